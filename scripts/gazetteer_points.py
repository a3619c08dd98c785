"""points.csv: GeoNames' own points of continents, countries and first-level units, so that an id is one place anywhere.

`python scripts/gazetteer_points.py` makes it from the pinned package and points_by_hand.csv, which wins. A point
that lies over 100 km outside the polygon of its unit is left out and named.
"""

from __future__ import annotations

import bz2
import csv
import json
import lzma
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

import gazetteer_sources
from gazetteer_rows import GEOD

GAZETTEER = Path(__file__).resolve().parent.parent / "gazetteer"
LIST = "pyowm/commons/cityids/cities.db.bz2"
COLUMNS = ("geonameid", "lon", "lat", "iso2", "name", "source")
_FURTHEST_OUTSIDE_M = 100_000
_CONTINENT = "CONT"
_UNIT = "ADM1"
_CODES = (_CONTINENT, "PCLI", "PCL", "PCLD", _UNIT)


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of places.tsv that may be moved."""

    geonameid: str
    name: str
    lon: float
    lat: float
    code: str
    iso2: str
    admin1: str

    @property
    def key(self) -> str:
        """What its polygons are filed under: "SY.09", "SY", "Asia"."""
        if self.code == _CONTINENT:
            return self.name
        return f"{self.iso2}.{self.admin1}" if self.code == _UNIT else self.iso2


@dataclass(frozen=True, slots=True)
class Point:
    """Where GeoNames has an id, and which copy of GeoNames says so."""

    lon: float
    lat: float
    source: str


def write(out: Path, pyowm: Path, by_hand: Path) -> int:
    """Write points.csv beside places.tsv.xz and the polygons, and say what was left out.

    Args:
        out: folder with places.tsv.xz, countries.geojson.xz and admin1.geojson.xz.
        pyowm: the unpacked package.
        by_hand: points_by_hand.csv.

    Returns:
        The number of points.
    """
    polygons = _polygons(out)
    points = {**_listed(pyowm / LIST), **_by_hand(by_hand)}
    rows = []
    for unit in _units(out / "places.tsv.xz"):
        point = points.get(unit.geonameid)
        if point is None:
            continue
        outside_m = _outside_m(unit, point, polygons.get(unit.key))
        if outside_m > _FURTHEST_OUTSIDE_M:
            print(f"left out: {unit.geonameid} {unit.name} ({unit.iso2}), {outside_m / 1000:.0f} km outside")
            continue
        rows.append((unit.geonameid, _text(point.lon), _text(point.lat), unit.iso2, unit.name, point.source))
    with (out / "points.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    return len(rows)


def _text(degrees: float) -> str:
    return f"{degrees:.5f}".rstrip("0").rstrip(".")


def _units(places: Path) -> Iterator[Unit]:
    with lzma.open(places, "rt", encoding="utf-8") as stream:
        for line in stream:
            row = line.split("\t")
            if row[7] in _CODES:
                yield Unit(row[0], row[1], float(row[5]), float(row[4]), row[7], row[8], row[10])


def _listed(path: Path) -> dict[str, Point]:
    """OpenWeatherMap's list of places, whose ids and points are GeoNames'."""
    database = sqlite3.connect(":memory:")
    database.deserialize(bz2.decompress(path.read_bytes()))
    rows = database.execute("SELECT city_id, lon, lat FROM city")
    return {str(city): Point(round(lon, 5), round(lat, 5), "pyowm") for city, lon, lat in rows}


def _by_hand(path: Path) -> dict[str, Point]:
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream)
        return {r["geonameid"]: Point(float(r["lon"]), float(r["lat"]), r["source"]) for r in rows}


def _polygons(folder: Path) -> Mapping[str, list[BaseGeometry]]:
    found: dict[str, list[BaseGeometry]] = defaultdict(list)
    for feature in _features(folder / "countries.geojson.xz"):
        properties, shape = feature["properties"], shapely.from_geojson(json.dumps(feature["geometry"]))
        for key in filter(None, (properties.get("iso2"), properties.get("continent"))):
            found[key].append(shape)
    for feature in _features(folder / "admin1.geojson.xz"):
        if code := feature["properties"].get("gn_a1_code"):
            found[code].append(shapely.from_geojson(json.dumps(feature["geometry"])))
    return found


def _features(path: Path) -> list[dict[str, Any]]:
    return list(json.loads(lzma.decompress(path.read_bytes()))["features"])


def _outside_m(unit: Unit, point: Point, polygons: Iterable[BaseGeometry] | None) -> float:
    """Metres from the point to the unit's polygon, or to its seat where there is no polygon."""
    lines = [((unit.lon, unit.lat), (point.lon, point.lat))]
    if polygons:
        lines = [shapely.shortest_line(p, shapely.Point(point.lon, point.lat)).coords for p in polygons]
    return min(GEOD.inv(*start, *end)[2] for start, end in lines)


if __name__ == "__main__":
    unpacked = gazetteer_sources.fetch_one("pyowm", Path("build/gazetteer"))
    print(write(GAZETTEER, unpacked, GAZETTEER / "points_by_hand.csv"), "points")
