"""Shapes in, at, around and beside one place: points, discs, sectors, parts of areas, coasts and waters.

Distances are geodesic; widths that the text does not state are constants here and are reported as `invented_m`.
Countries and unnamed places have no geometry. Discs are cut to land unless the words put them at sea.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import shapely
from shapely.geometry.base import BaseGeometry

from geonews.geodesy import buffered, centre_of, core, destination, disc, furthest_m, half, ring, sector, square
from geonews.model import Location, Place
from geonews.positions.geometries.drawing import NONE, Shape, at_sea, country_only, of_area, on_land, tidy
from geonews.positions.places.place_words import SEAS, SEATS

if TYPE_CHECKING:
    from geonews.borders import Borders

NEAR_M, FAR_NEAR_M = 10_000, 25_000
"""Near a place, and at most."""
BAND_M = 25_000
COAST_SEA_M = 50_000
"""Off a coast: as far out as is seen as such; some four times the territorial sea."""
OUTSKIRTS_M = 3_000
DIRECTION_M = (5_000, 40_000)
ARROW_M = (15_000, 4_000)
"""An arrow towards a place is this long and stops this short of it."""
ROAD_FACTOR, OVER_FACTOR = 1.3, 1.1
"""Road distances are about 1.3 times the straight line; rounded ones may fall short by a tenth."""
SMALL_KM = 25.0
"""Up to this distance an offset is still "near" (geo_precision 2)."""
HALF_ANGLE = 22.5
COMPASS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
AREAS = ("country", "adm1", "region")


def at(location: Location, borders: Borders) -> Shape:
    """In, at, inside: the gazetteer's point, or the polygon of an area."""
    place = location.place
    if place is None:
        return NONE
    if place.kind == "country":
        return country_only(location.iso2)
    if place.feature_code in SEAS:
        return _disc(place, location.uncertainty_m or BAND_M, location, borders, gp=7)
    polygon = borders.place_polygon(place) if place.kind in ("adm1", "region") else None
    if polygon is not None:
        return of_area(polygon, location.iso2, 4 if place.kind == "adm1" else 5)
    if place.kind in ("region", "adm1", "adm2", "river", "road", "border") and location.uncertainty_m:
        return _disc(place, location.uncertainty_m, location, borders, gp=location.geo_precision or 5)
    return Shape(
        basis="point",
        geometry=shapely.Point(place.lon, place.lat),
        lon=place.lon,
        lat=place.lat,
        geo_precision=location.geo_precision or 1,
        uncertainty_m=location.uncertainty_m,
        iso2=location.iso2,
    )


def grid_square(location: Location, borders: Borders) -> Shape:
    """A grid reference: the square that its digits leave open."""
    place = location.place
    if place is None or not location.uncertainty_m:
        return at(location, borders)
    shape = square(place.lon, place.lat, location.uncertainty_m)
    return Shape(
        basis="polygon",
        geometry=shape,
        lon=place.lon,
        lat=place.lat,
        geo_precision=1,
        uncertainty_m=location.uncertainty_m,
        iso2=location.iso2,
    )


def near(location: Location, borders: Borders, km: float | None = None) -> Shape:
    """Near, around, outside: a full disc on land; its size is ours unless the text states one ("within 5 km of")."""
    place = location.place
    if place is None or place.kind in AREAS:
        return at(location, borders)
    if km is not None:
        return _disc(place, round(km * 1000), location, borders, gp=_gp_of(km))
    least = location.uncertainty_m if place.kind in ("city", "facility", "camp") else None
    metres = min(max(NEAR_M, least or 0), FAR_NEAR_M)
    return _disc(place, metres, location, borders, gp=2, invented=metres)


def front_of(location: Location, borders: Borders) -> Shape:
    """On the front, axis or direction named after a place: how far it reaches is not stated."""
    place = location.place
    if place is None or place.kind in AREAS:
        return at(location, borders)
    return _disc(place, FAR_NEAR_M, location, borders, gp=5, invented=FAR_NEAR_M)


def outskirts(location: Location, borders: Borders, bearing: float | None = None) -> Shape:
    """On the outskirts: the edge of the town, 3 km to either side; only the side that the words name."""
    place = location.place
    if place is None or place.kind in AREAS:
        return at(location, borders)
    edge = location.uncertainty_m or OUTSKIRTS_M
    inner, outer = max(edge - OUTSKIRTS_M, 0), edge + OUTSKIRTS_M
    if bearing is None:
        shape = ring(place.lon, place.lat, inner, outer)
    else:
        shape = sector(place.lon, place.lat, bearing, 45, inner, outer)
    shape = on_land(shape, borders)
    return _around(place, shape, location, gp=2, invented=OUTSKIRTS_M)


def offset(
    location: Location, bearing: float | None, km: float, borders: Borders, *, road: bool = False, sea: bool = False
) -> Shape:
    """Some kilometres away: a sector of 22.5 degrees to either side of the bearing, a ring without one."""
    place = location.place
    if place is None:
        return NONE
    metres = km * 1000
    reach = metres / ROAD_FACTOR, metres * OVER_FACTOR
    if bearing is None:
        shape, (lon, lat) = ring(place.lon, place.lat, *reach), (place.lon, place.lat)
    else:
        shape = sector(place.lon, place.lat, bearing, HALF_ANGLE, *reach)
        lon, lat = destination(place.lon, place.lat, bearing, reach[0] if road else metres)
    cut = at_sea(shape, borders) if sea else on_land(shape, borders)
    return Shape(
        basis="sector",
        geometry=tidy(cut),
        lon=lon,
        lat=lat,
        geo_precision=7 if sea else _gp_of(km),
        uncertainty_m=furthest_m(lon, lat, cut),
        iso2=location.iso2,
    )


def direction_of(location: Location, bearings: Sequence[float], borders: Borders) -> Shape:
    """South of a place, no distance stated: a sector from 5 to 40 km; two for "north and east of"."""
    place = location.place
    if place is None or place.kind == "country":
        return country_only(location.iso2)
    polygon = borders.place_polygon(place) if place.kind in AREAS else None
    if polygon is not None:
        return _beside_area(polygon, location, bearings, borders)
    shape = shapely.union_all([sector(place.lon, place.lat, b, 45, *DIRECTION_M) for b in bearings])
    lon, lat = destination(place.lon, place.lat, bearings[0], sum(DIRECTION_M) / 2)
    cut = on_land(shape, borders)
    return Shape(
        basis="sector",
        geometry=tidy(cut),
        lon=lon,
        lat=lat,
        geo_precision=5,
        uncertainty_m=furthest_m(lon, lat, cut),
        invented_m=DIRECTION_M[1],
        iso2=location.iso2,
    )


def _beside_area(polygon: BaseGeometry, location: Location, bearings: Sequence[float], borders: Borders) -> Shape:
    """East of a province: what borders on it on that side, 40 km deep."""
    simple = shapely.simplify(polygon, 0.02)
    around = shapely.difference(buffered(simple, DIRECTION_M[1]), polygon)
    centre = centre_of(polygon)
    sides = [shapely.intersection(half(around, b - 45, centre), half(around, b + 45, centre)) for b in bearings]
    shape = shapely.union_all(sides)
    if shape.is_empty:
        return at(location, borders)
    return of_area(on_land(shape, borders), location.iso2, 5, DIRECTION_M[1])


def toward(location: Location, borders: Borders) -> Shape:
    """Advancing on a place from an unknown side: the ring around it that an arrow would reach, never the place."""
    place = location.place
    if place is None or place.kind in AREAS:
        return at(location, borders)
    shape = on_land(ring(place.lon, place.lat, ARROW_M[1], sum(ARROW_M)), borders)
    return _around(place, shape, location, gp=5, invented=ARROW_M[0])


def part_of(location: Location, bearings: Sequence[float], borders: Borders) -> Shape:
    """Northern X: the conventional region of that name, else the half of X's polygon; no bearing means its middle."""
    place = location.place
    if place is None:
        return NONE
    polygon = borders.place_polygon(place)
    if polygon is None:
        return _part_of_disc(location, bearings, borders)
    return of_area(_part(polygon, (place.name,), location.iso2, bearings, borders), location.iso2, 5)


def _part_of_disc(location: Location, bearings: Sequence[float], borders: Borders) -> Shape:
    """The part of an area of which only the extent is known."""
    shape, place = at(location, borders), location.place
    if place is None or shape.geometry is None or shape.basis != "disc":
        return shape
    sides = [half(shape.geometry, bearing, (place.lon, place.lat)) for bearing in bearings] or [core(shape.geometry)]
    part = shapely.union_all(sides)
    return shape if part.is_empty else of_area(part, location.iso2, 5)


def part_of_country(iso2: str, bearings: Sequence[float], borders: Borders) -> Shape:
    """As in "the east of the country"."""
    land = borders.country_polygon(iso2)
    if land is None:
        return country_only(iso2)
    return of_area(_part(land, (borders.country_name(iso2),), iso2, bearings, borders), iso2, 5)


def _part(
    whole: BaseGeometry, names: Sequence[str], iso2: str | None, bearings: Sequence[float], borders: Borders
) -> BaseGeometry:
    if not bearings:
        found = (borders.region_named(f"central {name}", iso2) for name in names)
        return next((region for region in found if region is not None), None) or core(whole)
    parts = []
    for bearing in bearings:
        word = COMPASS[round(bearing / 45) % 8]
        found = (borders.region_named(f"{side} {name}", iso2) for name in names for side in (f"{word}ern", word))
        region = next((region for region in found if region is not None), None)
        parts.append(half(whole, bearing) if region is None else region)
    return shapely.union_all(parts)


def countryside(location: Location, bearings: Sequence[float], borders: Borders) -> Shape:
    """The countryside of a province: the province without its city. A small town's is what lies around the town."""
    place = location.place
    if place is None or place.kind == "country":
        return country_only(location.iso2)
    town = place if place.kind == "city" else _namesake(location)
    land = borders.place_polygon(place) if place.kind != "city" else _province_of(place, borders)
    if land is None:
        return _around_town(location, bearings, borders)
    if town is not None:
        inside = disc(town.lon, town.lat, borders.uncertainty_m(town) or NEAR_M)
        land = shapely.difference(land, inside)
    if bearings:
        centre = (town.lon, town.lat) if town is not None else None
        land = shapely.union_all([half(land, bearing, centre) for bearing in bearings])
    return of_area(land, location.iso2, 5 if bearings else 4)


def _namesake(location: Location) -> Place | None:
    """The city that a province shares its name with, where it was a candidate too."""
    others = (candidate.place for candidate in location.resolution.candidates)
    return next((p for p in others if p.kind == "city" and p.iso2 == location.iso2), None)


def _province_of(town: Place, borders: Borders) -> BaseGeometry | None:
    """The province that a town is the seat of, or shares its name with; None for any other town."""
    unit = borders.admin1_at(town.lon, town.lat)
    if unit is None or (unit.iso2 != town.iso2 and town.iso2 is not None):
        return None
    seat = town.feature_code in SEATS or town.name.casefold() in unit.name.casefold()
    return unit.geometry if seat else None


def _around_town(location: Location, bearings: Sequence[float], borders: Borders) -> Shape:
    place = location.place
    if place is None or place.kind in AREAS:
        return at(location, borders)
    edge = min(location.uncertainty_m or 0, FAR_NEAR_M - NEAR_M)
    if bearings:
        shape = shapely.union_all([sector(place.lon, place.lat, b, 90, edge, FAR_NEAR_M) for b in bearings])
    else:
        shape = ring(place.lon, place.lat, edge, FAR_NEAR_M)
    return _around(place, on_land(shape, borders), location, gp=2, invented=FAR_NEAR_M)


def coast(location: Location, bearings: Sequence[float], borders: Borders, *, off: bool) -> Shape:
    """On or off the coast of a land: a band on its land side or out at sea; "off" a town is the sea around it."""
    place = location.place
    land = borders.place_polygon(place) if place is not None and place.kind in ("country", "adm1", "region") else None
    if place is None or (land is None and place.kind in AREAS):
        return at(location, borders)
    if land is None:
        return _off_town(place, location, borders) if off else near(location, borders)
    if bearings:
        land = shapely.union_all([half(land, bearing) for bearing in bearings])
    line = borders.coast_of(land)
    if line is None:
        return at(location, borders)
    width = COAST_SEA_M if off else BAND_M
    band = buffered(shapely.simplify(line, 0.02), width)
    cut = at_sea(band, borders) if off else shapely.intersection(band, land)
    return of_area(cut, location.iso2, 7 if off else 5, width)


def _off_town(place: Place, location: Location, borders: Borders) -> Shape:
    water = at_sea(disc(place.lon, place.lat, BAND_M), borders)
    return _around(place, water, location, gp=7, invented=BAND_M)


def airspace(location: Location, borders: Borders) -> Shape:
    """Over a country or a place: where it was is in the air."""
    shape = at(location, borders)
    if shape.basis == "country_only":
        return country_only(location.iso2, gp=7)
    return Shape(
        basis=shape.basis,
        geometry=shape.geometry,
        lon=shape.lon,
        lat=shape.lat,
        geo_precision=7,
        uncertainty_m=shape.uncertainty_m,
        iso2=shape.iso2,
    )


def _gp_of(km: float) -> int:
    return 2 if km <= SMALL_KM else 5


def _disc(
    place: Place, metres: int, location: Location, borders: Borders, *, gp: int, invented: int | None = None
) -> Shape:
    whole = disc(place.lon, place.lat, metres)
    cut = at_sea(whole, borders) if gp == 7 else on_land(whole, borders)
    return _around(place, cut, location, gp=gp, invented=invented)


def _around(place: Place, shape: BaseGeometry, location: Location, *, gp: int, invented: int | None) -> Shape:
    """A shape whose representative point is the place itself."""
    return Shape(
        basis="disc",
        geometry=tidy(shape),
        lon=place.lon,
        lat=place.lat,
        geo_precision=gp,
        uncertainty_m=furthest_m(place.lon, place.lat, shape),
        invented_m=invented,
        iso2=location.iso2,
    )
