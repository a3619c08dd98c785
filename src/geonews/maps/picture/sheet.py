"""Shapes of lon, lat as shapes of the sheet: on the right side of the globe, simplified, cut at the map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geonews.maps.picture.boxes import Box
from geonews.maps.picture.projection import TURN, Frame

Floats = NDArray[np.float64]
DETAIL = 0.25
"""Points; finer detail than this cannot be printed."""
BEYOND = 12.0
"""Points around the map that are kept, so that cut edges are never seen."""


def on_sheet(shape: BaseGeometry, frame: Frame) -> list[BaseGeometry]:
    """The parts of a shape near the map, in points of the sheet.

    Args:
        shape: lon, lat; a part that crosses the antimeridian is expected to be cut there.
        frame: the map.
    """
    around = frame.box.padded(BEYOND)
    kept: list[BaseGeometry] = []
    for part in shapely.get_parts(shape):
        for turn in _turns(part, frame):
            moved = shapely.transform(part, partial(_points, frame, turn))
            kept += _cut(shapely.simplify(moved, DETAIL), around)
    return kept


def _points(frame: Frame, turn: float, lonlat: Floats) -> Floats:
    return frame.points(lonlat + np.array([turn, 0.0]), unwrap=False)


def rings(polygon: shapely.Polygon) -> list[Floats]:
    """Outer ring and holes of a polygon as (n, 2) arrays."""
    return [shapely.get_coordinates(ring) for ring in (polygon.exterior, *polygon.interiors)]


def polygons(parts: Iterable[BaseGeometry]) -> list[Floats]:
    """All rings of the polygons among the parts."""
    return [ring for part in parts if isinstance(part, shapely.Polygon) for ring in rings(part)]


def lines(parts: Iterable[BaseGeometry]) -> list[Floats]:
    """The lines among the parts."""
    return [shapely.get_coordinates(part) for part in parts if part.geom_type in ("LineString", "LinearRing")]


def merged(lonlat: Sequence[Sequence[Sequence[float]]], frame: Frame) -> list[Floats]:
    """Many short lines as few long ones on the sheet, each drawn once."""
    made = shapely.MultiLineString([line for line in lonlat if len(line) > 1])
    joined = shapely.line_merge(made)
    return lines(on_sheet(joined, frame))


def filled(lonlat: Sequence[Sequence[Sequence[Sequence[float]]]], frame: Frame) -> list[Floats]:
    """Rings on the sheet of polygons given as nested lists."""
    made = [shapely.Polygon(outer, holes) for outer, *holes in lonlat]
    return [ring for polygon in made for ring in polygons(on_sheet(polygon, frame))]


def _turns(part: BaseGeometry, frame: Frame) -> list[float]:
    """By how many degrees the part is moved so that it lies in the map; none where it does not."""
    west, _, east, _ = part.bounds
    left, _, right, _ = frame.bounds
    return [turn for turn in (-TURN, 0.0, TURN) if west + turn < right and east + turn > left]


def _cut(shape: BaseGeometry, box: Box) -> list[BaseGeometry]:
    edges = (box.x, box.y, box.x + box.w, box.y + box.h)
    try:
        clipped = shapely.clip_by_rect(shape, *edges)
    except shapely.errors.GEOSException:
        clipped = shapely.intersection(shapely.make_valid(shape), shapely.box(*edges))
    return singles(clipped)


def singles(shape: BaseGeometry) -> list[BaseGeometry]:
    """The single polygons and lines of a shape; points are dropped."""
    return [
        single
        for part in shapely.get_parts(shape)
        for single in ([part] if part.geom_type in ("Polygon", "LineString", "LinearRing") else _nested(part))
        if not single.is_empty
    ]


def _nested(part: BaseGeometry) -> list[BaseGeometry]:
    return singles(part) if hasattr(part, "geoms") else []
