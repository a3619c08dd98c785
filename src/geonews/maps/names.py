"""Names that may stand on the map, and where: countries, towns, seas, lakes and rivers."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

Row = dict[str, Any]
Shapes = NDArray[np.object_]
Town = tuple[str, float, float, int, str]
"""Name, lon, lat, population, feature code."""
TOWNS = 420
TOWNS_PER_CELL = 9
MIN_TOWN = 5_000
"""Smaller towns are never labelled."""
TOWN_CODES = ("PPLC", "PPLA", "PPLA2", "PPLA3", "PPL", "PPLG")
SUBURB_DEG, TWIN = 0.13, 3
"""A town this near to one so many times larger is a suburb and stays without a label."""
MIDDLING, LARGE = 80_000, 500_000
BIG_DEG2 = 8
QUARTERS_DEG2 = 6
"""Countries larger than this have label points in their quarters too, so that one of them is in view."""
_SEA = re.compile(r"\b(?:Sea|Gulf|Bay|Strait|Channel|Ocean)$|^(?:Sea|Gulf|Bay|Strait) of ")
SUPPLEMENT = "supplement.geojson"


def countries(properties: Sequence[Mapping[str, Any]], shapes: Shapes) -> list[Row]:
    """Where each country's name may stand, on its largest part: the point of Natural Earth first."""
    areas = shapely.area(shapes)
    largest = {code: i for i in np.argsort(areas, kind="stable") if (code := properties[i].get("iso2"))}
    return [
        {
            "iso2": code,
            "name": p["name"].split(" (")[0],
            "lon": p["label_lon"],
            "lat": p["label_lat"],
            "points": [[p["label_lon"], p["label_lat"]], *_quarters(shapes[i])],
            "big": bool(areas[i] > BIG_DEG2),
        }
        for code, i in sorted(largest.items())
        if (p := properties[i]).get("label_lon") is not None
    ]


def _quarters(shape: BaseGeometry) -> list[list[float]]:
    """A point inside each quarter of a large country's main part."""
    main = max(shapely.get_parts(shape), key=shapely.area)
    if shapely.area(main) < QUARTERS_DEG2:
        return []
    west, south, east, north = shapely.bounds(main)
    x, y = (west + east) / 2, (south + north) / 2
    boxes = [shapely.box(west, y, x, north), shapely.box(x, y, east, north), shapely.box(west, south, x, y),
             shapely.box(x, south, east, y)]  # fmt: skip
    # Without regard to topology: a point of a label needs no more, and it is ten times faster.
    rough = shapely.buffer(shapely.simplify(main, 0.2, preserve_topology=False), 0)
    parts = [shapely.intersection(rough, box) for box in boxes]
    points = [shapely.point_on_surface(part) for part in parts if shapely.area(part) > QUARTERS_DEG2 / 8]
    return [[round(point.x, 2), round(point.y, 2)] for point in points]


def towns(known: Sequence[Town], window: BaseGeometry | None) -> list[list[Any]]:
    """The largest towns of each two-degree cell, capitals always, no suburbs: [name, lon, lat, importance 0 to 3]."""
    if window is None or not known:
        return []
    shapely.prepare(window)
    inside = shapely.contains_xy(window, [t[1] for t in known], [t[2] for t in known])
    cells: dict[tuple[int, int], list[Town]] = {}
    for town, near in zip(known, inside, strict=True):
        if near and town[4] in TOWN_CODES:
            cells.setdefault((int(town[1] // 2), int(town[2] // 2)), []).append(town)
    best = [town for cell in cells.values() for town in _first(cell)]
    best.sort(key=lambda town: (-_importance(town), -town[3], town[0]))
    return [[name, round(lon, 3), round(lat, 3), _importance((name, lon, lat, n, code))]
            for name, lon, lat, n, code in best[:TOWNS]]  # fmt: skip


def _first(cell: Sequence[Town]) -> list[Town]:
    ordered = sorted(cell, key=lambda town: (-_importance(town), -town[3], town[0]))
    kept: list[Town] = []
    for town in ordered:
        if not any(_is_suburb(town, other) for other in kept):
            kept.append(town)
        if len(kept) == TOWNS_PER_CELL:
            break
    return kept


def _is_suburb(town: Town, other: Town) -> bool:
    near = abs(town[1] - other[1]) < SUBURB_DEG and abs(town[2] - other[2]) < SUBURB_DEG
    return near and other[3] >= TWIN * town[3] and town[4] != "PPLC"


def _importance(town: Town) -> int:
    """3 capitals, 2 over half a million, 1 over 80,000 or seat of a first-level unit, 0 other."""
    _, _, _, population, code = town
    if code == "PPLC":
        return 3
    if population > LARGE:
        return 2
    return int(population > MIDDLING or code == "PPLA")


def waters(
    data_dir: Path,
    rivers: tuple[Sequence[Mapping[str, Any]], Shapes],
    lakes: tuple[Sequence[Mapping[str, Any]], Shapes],
    window: BaseGeometry | None,
) -> list[list[Any]]:
    """Seas, lakes and rivers of the window as [name, lon, lat, kind, Natural Earth rank]."""
    if window is None:
        return []
    return [*_seas(data_dir / SUPPLEMENT), *_named(*lakes, kind="lake"), *_named(*rivers, kind="river")]


def _seas(path: Path) -> list[list[Any]]:
    if not path.exists():
        return []
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return [
        [name, *feature["geometry"]["coordinates"], "sea", 0]
        for feature in features
        if _SEA.search(name := feature["properties"]["name"])
    ]


def _named(properties: Sequence[Mapping[str, Any]], shapes: Shapes, *, kind: str) -> list[list[Any]]:
    """One name a river or lake, on the middle of its longest or largest part in the window."""
    found: dict[str, list[Any]] = {}
    for p, shape in zip(properties, shapes, strict=True):
        if not p.get("name") or shapely.is_empty(shape) or p["name"] in found:
            continue
        part = max(shapely.get_parts(shape), key=lambda part: max(shapely.area(part), shapely.length(part)))
        line = part.geom_type == "LineString"
        point = shapely.line_interpolate_point(part, 0.5, normalized=True) if line else shapely.point_on_surface(part)
        found[p["name"]] = [p["name"], round(point.x, 3), round(point.y, 3), kind, p.get("rank", 9)]
    return sorted(found.values(), key=lambda item: (item[4], item[0]))
