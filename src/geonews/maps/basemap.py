"""The vector basemap: a coarse world behind, and finer borders and waters around what is drawn.

Natural Earth (public domain) for shapes, GeoNames (CC BY 4.0) for towns. Everything travels inside the page, so the
detail follows the extent: a map of two countries carries some 300 kB of shapes, a map of the whole world about 1 MB.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geonews.geodata import read_features
from geonews.maps import names
from geonews.maps.names import Town

Row = dict[str, Any]
Shapes = NDArray[np.object_]
MARGIN = 6.0
"""Degrees around each drawn point that get the fine basemap."""
SPILL = 0.6
"""Share of the extent that a screen may show on each side of it."""
CELL = 2
"""Degrees: points in one cell share a box of the window."""
COARSE_DEG = 0.25
SPECK_DEG2 = 0.05
"""Islands smaller than this are left out of the coarse world; near what is drawn they are there."""
GRID_DEG = 0.001
RING = 4
SETTLED = "International boundary"


@dataclass(frozen=True)
class Detail:
    """How finely a window is drawn."""

    area: float
    """Square degrees up to which it holds."""
    tolerance: float
    """Degrees by which lines may be simplified."""
    rank: int
    """Largest Natural Earth rank of rivers and lakes that are drawn; 0 is the most important."""
    admin1: bool


DETAILS = (
    Detail(area=900, tolerance=0.008, rank=9, admin1=True),
    Detail(area=2_500, tolerance=0.02, rank=7, admin1=True),
    Detail(area=8_000, tolerance=0.05, rank=5, admin1=True),
    Detail(area=float("inf"), tolerance=0.1, rank=4, admin1=False),
)


def basemap(points: Sequence[tuple[float, float]], data_dir: Path, towns: Sequence[Town] = ()) -> Row:
    """Land, borders, first-level borders, waters, and what may be labelled.

    Args:
        points: lon, lat of all that is drawn.
        data_dir: folder of the vendored data.
        towns: that may be labelled.

    Returns:
        Nested lists of lon, lat: "world" (coarse polygons) and "land" (fine ones near the points), both as
        [iso2 or None, rings …], "borders", "disputed", "admin", "rivers" (lines), "lakes" (polygons). Names:
        "countries" ({iso2, name, big, lon, lat, points}, the first point being the best), "towns" ([name, lon, lat,
        importance 0 to 3]) and "water" ([name, lon, lat, kind, rank]).
    """
    window = _window(points)
    detail = next(d for d in DETAILS if window is None or shapely.area(window) <= d.area)
    properties, shapes = read_features(data_dir / "countries.geojson.xz")
    codes = [p.get("iso2") for p in properties]
    lines, parts = read_features(data_dir / "border_lines.geojson.xz")
    # Lines come in thousands of short pieces, of which none can be simplified.
    borders = shapely.line_merge(parts)
    disputed = np.array([not str(p.get("featurecla", SETTLED)).startswith(SETTLED) for p in lines])
    rivers = _ranked(data_dir / "rivers.geojson.xz", window, detail)
    lakes = _ranked(data_dir / "lakes.geojson.xz", window, detail)
    return {
        "world": _world(codes, shapes),
        "land": _land(codes, shapes, window, detail),
        "worldborders": _coords(shapely.simplify(borders, COARSE_DEG), 2),
        "borders": _near(borders[~disputed], window, detail),
        "disputed": _near(borders[disputed], window, detail),
        "admin": _edges(data_dir / "admin1.geojson.xz", window, detail) if detail.admin1 else [],
        "rivers": _coords(rivers[1], 3),
        "lakes": _coords(lakes[1], 3),
        "countries": names.countries(properties, shapes),
        "towns": names.towns(towns, window),
        "water": names.waters(data_dir, rivers, lakes, window),
    }


def _window(points: Sequence[tuple[float, float]]) -> BaseGeometry | None:
    """The area around what is drawn: one box that fills a wide screen, or where that is too large, many joined."""
    if not points:
        return None
    (west, south), (east, north) = np.min(points, axis=0), np.max(points, axis=0)
    wide, high = max(MARGIN, SPILL * (east - west)), max(MARGIN, SPILL * (north - south))
    whole: BaseGeometry = shapely.box(
        max(west - wide, -180), max(south - high, -85), min(east + wide, 180), min(north + high, 85)
    )
    if shapely.area(whole) <= DETAILS[0].area:
        return whole
    cells = sorted({(round(x / CELL) * CELL, round(y / CELL) * CELL) for x, y in points})
    boxes = [
        shapely.box(max(x - MARGIN, -180), max(y - MARGIN, -85), min(x + MARGIN, 180), min(y + MARGIN, 85))
        for x, y in cells
    ]
    joined: BaseGeometry = shapely.union_all(boxes)
    return joined


def _clipped(shapes: Shapes, window: BaseGeometry, detail: Detail) -> tuple[NDArray[np.intp], Shapes]:
    """Numbers of the shapes that reach into the window, and their parts in it, simplified."""
    shapely.prepare(window)
    touched = np.flatnonzero(shapely.intersects(window, shapes))
    # Simplified first: clipping the coast of Norway at full detail takes a second.
    simple = shapely.simplify(shapes[touched], detail.tolerance)
    valid = np.where(shapely.is_valid(simple), simple, shapely.make_valid(simple))
    return touched, shapely.intersection(valid, window)


def _world(codes: Sequence[str | None], shapes: Shapes) -> list[Any]:
    parts, owners = shapely.get_parts(shapes, return_index=True)
    large = shapely.area(parts) > SPECK_DEG2
    return _polygons([codes[i] for i in owners[large]], shapely.simplify(parts[large], COARSE_DEG), 2)


def _land(codes: Sequence[str | None], shapes: Shapes, window: BaseGeometry | None, detail: Detail) -> list[Any]:
    if window is None:
        return []
    touched, parts = _clipped(shapes, window, detail)
    return _polygons([codes[i] for i in touched], parts, 3)


def _near(shapes: Shapes, window: BaseGeometry | None, detail: Detail) -> list[Any]:
    return [] if window is None else _coords(_clipped(shapes, window, detail)[1], 3)


def _edges(path: Path, window: BaseGeometry | None, detail: Detail) -> list[Any]:
    """Outlines of polygons in the window, each shared edge once."""
    if window is None:
        return []
    _, shapes = read_features(path)
    shapely.prepare(window)
    edges = shapely.boundary(shapes[shapely.intersects(window, shapes)])
    whole = shapely.union_all(shapely.intersection(edges, window), grid_size=GRID_DEG)
    # Line by line: regard for the topology of all of them together takes ten times as long.
    merged = shapely.get_parts(shapely.line_merge(whole))
    return _coords(shapely.simplify(merged, 2 * detail.tolerance), 2)


def _ranked(path: Path, window: BaseGeometry | None, detail: Detail) -> tuple[list[Mapping[str, Any]], Shapes]:
    """Properties and clipped shapes of the rivers or lakes that matter at this detail; none without the file."""
    nothing = np.array([], dtype=object)
    if window is None or not path.exists():
        return [], nothing
    properties, shapes = read_features(path)
    kept = np.array([i for i, p in enumerate(properties) if p.get("rank", 0) <= detail.rank], dtype=np.intp)
    touched, parts = _clipped(shapes[kept], window, detail)
    return [properties[kept[i]] for i in touched], parts


def _polygons(codes: Sequence[str | None], shapes: Shapes, digits: int) -> list[Any]:
    """Each polygon as [iso2, ring, …]."""
    return [
        [code, *rings]
        for code, shape in zip(codes, shapes, strict=True)
        for rings in _coords(np.array([shape]), digits, lines=False)
    ]


def _coords(shapes: Shapes, digits: int, *, lines: bool = True) -> list[Any]:
    """Rings of polygons, and lines if wanted, as nested lists of rounded lon, lat."""
    out: list[Any] = []
    for part in shapely.get_parts(shapes):
        if part.geom_type == "Polygon":
            rings = [part.exterior, *part.interiors]
            out.append([_round(ring, digits) for ring in rings if len(ring.coords) >= RING])
        elif lines and part.geom_type in ("LineString", "LinearRing"):
            out.append(_round(part, digits))
        elif part.geom_type in ("MultiPolygon", "MultiLineString", "GeometryCollection"):
            out += _coords(np.array([part]), digits, lines=lines)
    return [item for item in out if item]


def _round(line: BaseGeometry, digits: int) -> list[list[float]]:
    return np.round(shapely.get_coordinates(line), digits).tolist()  # type: ignore[no-any-return]
