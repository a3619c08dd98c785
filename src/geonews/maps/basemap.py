"""The vector basemap: a coarse world behind, and finer borders and towns around what is drawn.

Natural Earth (public domain) for shapes, GeoNames (CC BY 4.0) for towns. Everything travels inside the page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geonews.geodata import read_features

Row = dict[str, Any]
MARGIN = 4.0
"""Degrees around each drawn point that get the fine basemap."""
COARSE_DEG = 0.2
FINE_DEG = 0.01
GRID_DEG = 0.001
BIG_DEG2 = 8
RING = 4
SETTLED = "International boundary"
TOWNS = 260
TOWNS_PER_CELL = 7
MIN_TOWN = 5_000
"""Smaller towns are never labelled."""
MIDDLING, LARGE = 80_000, 500_000
Town = tuple[str, float, float, int, str]
TOWN_CODES = ("PPLC", "PPLA", "PPLA2", "PPLA3", "PPL", "PPLG")


def basemap(points: Sequence[tuple[float, float]], data_dir: Path, towns: Sequence[Town] = ()) -> Row:
    """Land, borders, first-level borders, country labels and towns.

    Args:
        points: lon, lat of all that is drawn.
        data_dir: folder of the vendored data.
        towns: (name, lon, lat, population, feature code) of towns that may be labelled.

    Returns:
        Nested lists of lon, lat: "world" (coarse polygons) and "land" (fine ones near the points), "borders",
        "disputed", "admin", "rivers" (lines), "lakes" (polygons); "countries" (label points with iso2) and "towns"
        ([name, lon, lat, importance 0 to 3]).
    """
    window = _window(points)
    properties, shapes = read_features(data_dir / "countries.geojson.xz")
    lines, borders = read_features(data_dir / "border_lines.geojson.xz")
    disputed = np.array([_is_disputed(p) for p in lines])
    return {
        "world": _coords(shapely.simplify(shapes, COARSE_DEG), 2),
        "land": _near(shapes, window, 3),
        "worldborders": _coords(shapely.simplify(borders, COARSE_DEG), 2),
        "borders": _near(borders[~disputed], window, 3),
        "disputed": _near(borders[disputed], window, 3),
        "admin": _near_lines(data_dir / "admin1.geojson.xz", window),
        "rivers": _optional(data_dir / "rivers.geojson.xz", window),
        "lakes": _optional(data_dir / "lakes.geojson.xz", window),
        "countries": _labels(properties, shapes),
        "towns": _towns(towns, window),
    }


def _labels(properties: Sequence[Mapping[str, Any]], shapes: NDArray[np.object_]) -> list[Row]:
    """Where each country's name stands, on its largest part."""
    areas = shapely.area(shapes)
    largest = {code: i for i in np.argsort(areas, kind="stable") if (code := properties[i].get("iso2"))}
    return [
        {
            "iso2": code,
            "name": p["name"].split(" (")[0],
            "lon": p["label_lon"],
            "lat": p["label_lat"],
            "big": bool(areas[i] > BIG_DEG2),
        }
        for code, i in sorted(largest.items())
        if (p := properties[i]).get("label_lon") is not None
    ]


def _window(points: Sequence[tuple[float, float]]) -> BaseGeometry | None:
    """The area around what is drawn: boxes of some degrees, joined."""
    cells = sorted({(round(x), round(y)) for x, y in points})
    boxes = [
        shapely.box(max(x - MARGIN, -180), max(y - MARGIN, -85), min(x + MARGIN, 180), min(y + MARGIN, 85))
        for x, y in cells
    ]
    return shapely.union_all(boxes) if boxes else None


def _near(shapes: NDArray[np.object_], window: BaseGeometry | None, digits: int) -> list[Any]:
    """The parts of shapes that lie in the window, simplified."""
    if window is None:
        return []
    shapely.prepare(window)
    touched = shapes[shapely.intersects(window, shapes)]
    return _coords(shapely.simplify(shapely.intersection(touched, window), FINE_DEG), digits)


def _near_lines(path: Path, window: BaseGeometry | None) -> list[Any]:
    """Outlines of polygons in the window, each shared edge once."""
    if window is None:
        return []
    _, shapes = read_features(path)
    shapely.prepare(window)
    edges = shapely.boundary(shapes[shapely.intersects(window, shapes)])
    clipped = shapely.simplify(shapely.intersection(edges, window), FINE_DEG)
    return _coords(np.array([shapely.union_all(clipped, grid_size=GRID_DEG)]), 2)


def _optional(path: Path, window: BaseGeometry | None) -> list[Any]:
    return _near(read_features(path)[1], window, 3) if path.exists() else []


def _coords(shapes: NDArray[np.object_], digits: int) -> list[Any]:
    """Rings of polygons, or lines, as nested lists of rounded lon, lat."""
    out: list[Any] = []
    for part in shapely.get_parts(shapes):
        if part.geom_type == "Polygon":
            rings = [part.exterior, *part.interiors]
            out.append([_round(ring, digits) for ring in rings if len(ring.coords) >= RING])
        elif part.geom_type in ("LineString", "LinearRing"):
            out.append(_round(part, digits))
        elif part.geom_type != "Point":
            out += _coords(np.array([part]), digits)
    return [item for item in out if item]


def _round(line: BaseGeometry, digits: int) -> list[list[float]]:
    return np.round(shapely.get_coordinates(line), digits).tolist()  # type: ignore[no-any-return]


def _is_disputed(properties: Mapping[str, Any]) -> bool:
    return not str(properties.get("featurecla", SETTLED)).startswith(SETTLED)


def _towns(towns: Sequence[Town], window: BaseGeometry | None) -> list[list[Any]]:
    """The largest towns of each two-degree cell, capitals always: [name, lon, lat, importance]."""
    if window is None or not towns:
        return []
    shapely.prepare(window)
    inside = shapely.contains_xy(window, [t[1] for t in towns], [t[2] for t in towns])
    cells: dict[tuple[int, int], list[tuple[int, int, str, float, float]]] = {}
    for (name, lon, lat, population, code), near in zip(towns, inside, strict=True):
        if near and code in TOWN_CODES:
            rank = _importance(population, code)
            cells.setdefault((int(lon // 2), int(lat // 2)), []).append((rank, population, name, lon, lat))
    best = [town for cell in cells.values() for town in sorted(cell, reverse=True)[:TOWNS_PER_CELL]]
    best.sort(key=lambda town: (-town[0], -town[1], town[2]))
    return [[name, round(lon, 3), round(lat, 3), rank] for rank, _, name, lon, lat in best[:TOWNS]]


def _importance(population: int, code: str) -> int:
    """3 capitals, 2 over half a million, 1 over 80,000 or seat of a first-level unit, 0 other."""
    if code == "PPLC":
        return 3
    if population > LARGE:
        return 2
    return int(population > MIDDLING or code == "PPLA")
