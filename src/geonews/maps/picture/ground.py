"""The ground: land, countries in the news, borders, rivers and lakes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from shapely.geometry.base import BaseGeometry

from geonews.geodata import read_features
from geonews.maps.basemap import DETAILS, MARGIN, SPILL, basemap
from geonews.maps.names import Town
from geonews.maps.picture import sheet
from geonews.maps.picture.canvas import Canvas, compound
from geonews.maps.picture.projection import MAX_LAT, TURN, Frame

Row = dict[str, Any]
STEP = 1.5 * MARGIN
ADMIN_SCALE = 9.0
"""Points a degree below which first-level borders would be a tangle."""
RIVER_SCALE = 5.0


def of_frame(frame: Frame, data_dir: Path, towns: Sequence[Town]) -> Row:
    """The basemap that fills the frame, as finely as the frame needs it."""
    west, south, east, north = frame.bounds
    south, north = max(south, -MAX_LAT), min(north, MAX_LAT)
    if west >= -TURN / 2 and east <= TURN / 2 and (east - west) * (north - south) <= DETAILS[0].area:
        net = [(x, y) for x in _inner(west, east) for y in _inner(south, north)]
    else:
        longitudes = (np.arange(west, east + STEP, STEP) + TURN / 2) % TURN - TURN / 2
        latitudes = np.arange(south, north + STEP, STEP)
        net = [(float(x), float(min(y, MAX_LAT))) for x in longitudes for y in latitudes]
    return basemap(net, data_dir, towns)


def _inner(low: float, high: float) -> tuple[float, float]:
    """Two points from which the basemap, which spills beyond its points, reaches from low to high."""
    middle, half = (low + high) / 2, (high - low) / 2
    shrunk = half / (1 + 2 * SPILL)
    return middle - shrunk, middle + shrunk


def countries(codes: Iterable[str], data_dir: Path, frame: Frame) -> dict[str, list[BaseGeometry]]:
    """Polygons of countries on the sheet, by ISO 3166-1 alpha-2 code; those outside the map are missing."""
    wanted = set(codes)
    properties, shapes = read_features(data_dir / "countries.geojson.xz")
    found: dict[str, list[BaseGeometry]] = {}
    for facts, shape in zip(properties, shapes, strict=True):
        if facts.get("iso2") in wanted and (parts := sheet.on_sheet(shape, frame)):
            found.setdefault(facts["iso2"], []).extend(part for part in parts if part.geom_type == "Polygon")
    return found


def draw(canvas: Canvas, base: Row, focus: Iterable[BaseGeometry], frame: Frame) -> None:
    """Draw the ground under everything else.

    Args:
        canvas: the sheet.
        base: nested lists of `geonews.maps.basemap`.
        focus: polygons, on the sheet, of the countries in the news.
        frame: the map.
    """
    palette, box = canvas.palette, frame.box
    corners = np.array([[box.x, box.y], [box.x + box.w, box.y], [box.x + box.w, box.y + box.h], [box.x, box.y + box.h]])
    canvas.path(compound([np.vstack([corners, corners[:1]])]), fill=palette.sea, z=1)
    _fill(canvas, sheet.filled([rings for _, *rings in base["land"]], frame), palette.land, 1.1, frame)
    _fill(canvas, sheet.polygons(focus), palette.focus, 1.2, frame)
    _fill(canvas, sheet.filled(base["lakes"], frame), palette.sea, 1.3, frame)
    if frame.scale >= ADMIN_SCALE:
        canvas.line(sheet.merged(base["admin"], frame), palette.admin, 0.5, z=1.4, clip=box)
    if frame.scale >= RIVER_SCALE:
        canvas.line(sheet.merged(base["rivers"], frame), palette.river, 0.8, z=1.5, clip=box)
    canvas.line(sheet.merged(base["borders"], frame), palette.border, 0.8, z=1.6, clip=box)
    canvas.line(sheet.merged(base["disputed"], frame), palette.border, 0.8, dash=(3.5, 2.5), z=1.6, clip=box)


def _fill(canvas: Canvas, rings: list[Any], colour: str, z: float, frame: Frame) -> None:
    if rings:
        canvas.path(compound(rings), fill=colour, stroke=colour, width=0.2, z=z, clip=frame.box)
