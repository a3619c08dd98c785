"""How the made-up positions are placed: points mostly, the other shapes about as often as real articles need them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Any

import shapely

from geonews.geodesy import disc, sector
from tests.benchmarks.maps_ground import DIGITS, Area, Country, Geometry, Town

Fields = dict[str, Any]
Placed = tuple[Fields, Geometry | None]
"""Fields of a `PositionReport`, and its geometry as GeoJSON."""
QUARTERS = {"north": 0.0, "east": 90.0, "south": 180.0, "west": 270.0}
NEAR_M, FAR_M, HALF_ANGLE = 5_000, 30_000, 45.0


def placed(chance: Random, country: Country, towns: Sequence[Town]) -> Placed:
    """One way of placing a report that names these towns."""
    (way,) = chance.choices(list(WAYS), list(WAYS.values()))
    return way(chance, country, towns)


def _point(_: Random, country: Country, towns: Sequence[Town]) -> Placed:
    geometry = {"type": "Point", "coordinates": [towns[0].lon, towns[0].lat]}
    return _at(towns[0], country, "point", "at", 1, 5_000), geometry


def _near(_: Random, country: Country, towns: Sequence[Town]) -> Placed:
    shape = disc(towns[0].lon, towns[0].lat, NEAR_M)
    return _at(towns[0], country, "disc", "near", 2, NEAR_M) | {"geometry_invented_m": NEAR_M}, _geojson(shape)


def _direction(chance: Random, country: Country, towns: Sequence[Town]) -> Placed:
    quarter, bearing = chance.choice(list(QUARTERS.items()))
    shape = sector(towns[0].lon, towns[0].lat, bearing, HALF_ANGLE, NEAR_M, FAR_M)
    words = {"spatial_text": f"{quarter} of {towns[0].name}", "geometry_invented_m": FAR_M}
    return _at(towns[0], country, "sector", "direction_of", 2, FAR_M) | words, _geojson(shape)


def _between(chance: Random, country: Country, towns: Sequence[Town]) -> Placed:
    start, end = towns[0], towns[-1]
    if start is end:
        return _point(chance, country, towns)
    geometry = {"type": "LineString", "coordinates": [[start.lon, start.lat], [end.lon, end.lat]]}
    return _at(end, country, "line_between", "from_to", 2, 50_000) | {"from_place": start.name}, geometry


def _unit(chance: Random, country: Country, _: Sequence[Town]) -> Placed:
    area = chance.choice(country.units)
    return _at(area, country, "polygon", "in", 4, 60_000), area.geometry


def _band(chance: Random, country: Country, _: Sequence[Town]) -> Placed:
    area = chance.choice(country.bands)
    fields = _at(area, country, "border_line", "along_border", 5, 200_000) | {"geometry_invented_m": 20_000}
    return fields, area.geometry


def _border(chance: Random, country: Country, _: Sequence[Town]) -> Placed:
    area = chance.choice(country.borders)
    return _at(area, country, "border_line", "cross_border", 5, 200_000), area.geometry


def _country(_: Random, country: Country, __: Sequence[Town]) -> Placed:
    fields = {"iso2": country.iso2, "geom_basis": "country_only", "spatial_op": "unnamed_in", "geo_precision": 6}
    return fields | {"spatial_text": "several villages"}, None


def _nowhere(_: Random, __: Country, ___: Sequence[Town]) -> Placed:
    return {}, None


WAYS: Mapping[Callable[[Random, Country, Sequence[Town]], Placed], float] = {
    _point: 68, _near: 8, _direction: 4, _between: 4, _unit: 4, _band: 1.5, _border: 0.5, _country: 6, _nowhere: 4,
}  # fmt: skip
"""In percent."""


def _at(place: Town | Area, country: Country, basis: str, op: str, precision: int, uncertainty_m: int) -> Fields:
    return {
        "place_name": place.name,
        "iso2": country.iso2,
        "lon": place.lon,
        "lat": place.lat,
        "geom_basis": basis,
        "spatial_op": op,
        "geo_precision": precision,
        "uncertainty_m": uncertainty_m,
    }


def _geojson(shape: shapely.geometry.base.BaseGeometry) -> Geometry:
    """As tables give it after a round trip through WKT of five decimals."""
    return shapely.geometry.mapping(shapely.from_wkt(shapely.to_wkt(shape, rounding_precision=DIGITS)))
