"""Where the made-up reports of `make bench-map` lie: real towns, first-level units and borders of some countries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geonews.borders import Borders
from geonews.config import Config
from geonews.gazetteer.lookup import open_gazetteer

COUNTRIES = (
    "UA", "SY", "SD", "IQ", "CD", "MM", "BF", "YE", "ML", "SO", "LB", "ET", "AF", "NG", "NE", "LY",
)  # fmt: skip
"""ISO 3166-1 alpha-2, those most in the made-up news first."""
MIN_POPULATION = 500
BAND_DEG, DETAIL_DEG, DIGITS = 0.2, 0.005, 5
"""Half the width of a band along a border; what positions' shapes are simplified by, and their decimals."""
Geometry = dict[str, Any]
"""As in GeoJSON: lon, lat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A populated place."""

    id: str
    name: str
    lon: float
    lat: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Anything that is no point, with a point in it or on it."""

    name: str
    lon: float
    lat: float
    geometry: Geometry


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """What reports about one country may name."""

    iso2: str
    towns: Sequence[Town]
    """Largest first."""
    units: Sequence[Area]
    """First-level units."""
    bands: Sequence[Area]
    """Strips along the borders with neighbours."""
    borders: Sequence[Area]
    """The same borders as lines."""


def read_ground(config: Config, countries: Sequence[str] = COUNTRIES) -> list[Country]:
    """The countries, from the vendored gazetteer and border set."""
    borders = Borders(config.data_dir)
    listed = open_gazetteer(config).towns(MIN_POPULATION)
    lons, lats = np.array([town[1] for town in listed]), np.array([town[2] for town in listed])
    ground = []
    for iso2 in countries:
        polygon = borders.country_polygon(iso2)
        shapely.prepare(polygon)
        inside = np.flatnonzero(shapely.contains_xy(polygon, lons, lats))
        largest = sorted(inside, key=lambda i: (-listed[i][3], i))
        towns = [Town(id=f"town:{i}", name=listed[i][0], lon=listed[i][1], lat=listed[i][2]) for i in largest]
        units = [area(unit.name, unit.geometry) for unit in borders.units if unit.iso2 == iso2]
        shared = _shared(borders, iso2)
        bands = [area(name, line.buffer(BAND_DEG)) for name, line in shared]
        lines = [area(name, line) for name, line in shared]
        ground.append(Country(iso2=iso2, towns=towns, units=units, bands=bands, borders=lines))
    return ground


def area(name: str, shape: BaseGeometry) -> Area:
    """A shape as positions carry it: simplified, rounded, with its representative point."""
    simple = shapely.set_precision(shapely.simplify(shape, DETAIL_DEG), 10**-DIGITS)
    point = shapely.point_on_surface(simple)
    geometry = shapely.geometry.mapping(simple)
    return Area(name=name, lon=round(point.x, DIGITS), lat=round(point.y, DIGITS), geometry=geometry)


def _shared(borders: Borders, iso2: str) -> list[tuple[str, BaseGeometry]]:
    found = []
    for other in sorted(borders.neighbours(iso2)):
        line = borders.shared_border(iso2, other)
        if line is not None:
            found.append((f"{borders.country_name(iso2)}-{borders.country_name(other)} border", line))
    return found
