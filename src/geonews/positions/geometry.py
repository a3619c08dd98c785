"""The geometry of each spatial operator, by section 5 of the position schema.

Every width and distance that the text does not state is returned as `invented_m`. Countries and unnamed places have
no geometry. Shapes are WGS84, longitude first, rounded to 5 decimals (about a metre).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely
from shapely.geometry.base import BaseGeometry

from geonews.borders import half
from geonews.geodesy import (
    buffered,
    destination,
    disc,
    distance_m,
    furthest_m,
    halfway,
    length_m,
    sector,
)
from geonews.model import Location, Place
from geonews.vocabulary import GeomBasis

if TYPE_CHECKING:
    from geonews.borders import Borders

NEAR_M = 10_000
BAND_M = 25_000
DIRECTION_M = (5_000, 40_000)
ARROW_M = (15_000, 4_000)
"""An arrow towards a place is this long and stops this short of it."""
GRID = 1e-5
SIMPLIFY_DEG = 0.002
MAX_VERTICES = 400
FINE = 4
"""geo_precision of a first-level unit: arrows need ends at least as good."""
ROAD_FACTOR = 1.3
"""Road distances are about 1.3 times the straight line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Geometry with its precision. lon, lat and geometry are None for country_only and none."""

    basis: GeomBasis
    geometry: BaseGeometry | None = None
    lon: float | None = None
    lat: float | None = None
    geo_precision: int = 9
    uncertainty_m: int | None = None
    invented_m: int | None = None
    iso2: str | None = None


NONE = Shape(basis="none")


def country_only(iso2: str | None) -> Shape:
    """A country is never a spot."""
    return Shape(basis="country_only", geo_precision=6, iso2=iso2) if iso2 else NONE


def at(location: Location, borders: Borders) -> Shape:
    """In, at, inside: the gazetteer's point, or the polygon of an area."""
    place = location.place
    if place is None:
        return NONE
    if place.kind == "country":
        return country_only(location.iso2)
    polygon = borders.place_polygon(place) if place.kind in ("adm1", "region") else None
    if polygon is not None:
        return _area(polygon, location.iso2, 4 if place.kind == "adm1" else 5)
    if place.kind in ("region", "adm2", "river", "road", "border") and location.uncertainty_m:
        return _disc(place, location.uncertainty_m, location, gp=location.geo_precision or 5, invented=None)
    return Shape(
        basis="point",
        geometry=shapely.Point(place.lon, place.lat),
        lon=place.lon,
        lat=place.lat,
        geo_precision=location.geo_precision or 1,
        uncertainty_m=location.uncertainty_m,
        iso2=location.iso2,
    )


def along_river(location: Location, iso2: str | None, borders: Borders) -> Shape:
    """On or along a river: its course in a country; where on it is not stated."""
    place = location.place
    course = borders.river(place, iso2) if place is not None else None
    if course is None:
        return country_only(iso2 or location.iso2)
    lon, lat = halfway(course)
    return Shape(
        basis="border_line",
        geometry=_tidy(course),
        lon=lon,
        lat=lat,
        geo_precision=5,
        uncertainty_m=furthest_m(lon, lat, course),
        iso2=iso2 or location.iso2,
    )


def near(location: Location, borders: Borders, metres: int = NEAR_M) -> Shape:
    """Near, around, outside: a full disc, clipped to land."""
    place = location.place
    if place is None or place.kind in ("country", "adm1", "region"):
        return at(location, borders)
    return _disc(place, metres, location, gp=2, invented=metres)


def offset(location: Location, bearing: float, km: float, *, road: bool = False) -> Shape:
    """Some kilometres in a direction: a sector of 22.5 degrees to either side."""
    place = location.place
    if place is None:
        return NONE
    metres = km * 1000
    shape = sector(place.lon, place.lat, bearing, 22.5, metres / ROAD_FACTOR, metres * 1.1)
    lon, lat = destination(place.lon, place.lat, bearing, metres / ROAD_FACTOR if road else metres)
    return Shape(
        basis="sector",
        geometry=_tidy(shape),
        lon=lon,
        lat=lat,
        geo_precision=2 if km <= BAND_M / 1000 else 5,
        uncertainty_m=furthest_m(lon, lat, shape),
        iso2=location.iso2,
    )


def direction_of(location: Location, bearing: float) -> Shape:
    """South of a place, no distance stated: a sector from 5 to 40 km."""
    place = location.place
    if place is None or place.kind == "country":
        return country_only(location.iso2)
    shape = sector(place.lon, place.lat, bearing, 45, *DIRECTION_M)
    lon, lat = destination(place.lon, place.lat, bearing, sum(DIRECTION_M) / 2)
    return Shape(
        basis="sector",
        geometry=_tidy(shape),
        lon=lon,
        lat=lat,
        geo_precision=5,
        uncertainty_m=furthest_m(lon, lat, shape),
        invented_m=DIRECTION_M[1],
        iso2=location.iso2,
    )


def toward(location: Location, borders: Borders) -> Shape:
    """Advancing on a place from an unknown side: the ring around it that an arrow would reach, never the place."""
    place = location.place
    if place is None or place.kind in ("country", "adm1", "region"):
        return at(location, borders)
    ring = shapely.difference(
        disc(place.lon, place.lat, ARROW_M[0] + ARROW_M[1]), disc(place.lon, place.lat, ARROW_M[1])
    )
    return Shape(
        basis="sector",
        geometry=_tidy(_on_land(ring, location, borders)),
        lon=place.lon,
        lat=place.lat,
        geo_precision=5,
        uncertainty_m=sum(ARROW_M),
        invented_m=ARROW_M[0],
        iso2=location.iso2,
    )


def part_of(location: Location, bearing: float, borders: Borders) -> Shape:
    """Northern X: the half of X's polygon that lies north of its centre. Conventional regions come as places."""
    place = location.place
    polygon = borders.place_polygon(place) if place is not None else None
    if polygon is None:
        return at(location, borders)
    return _area(half(polygon, bearing), location.iso2, 5)


def along_border(subject: str, neighbour: str | None, borders: Borders) -> Shape:
    """Along a border: the shared line with a band of 25 km on the subject's side; how deep is not stated."""
    line = borders.shared_border(subject, neighbour) if neighbour else borders.border_of(subject)
    land = borders.country_polygon(subject)
    if line is None or land is None:
        return country_only(subject)
    band = shapely.intersection(buffered(line, BAND_M), land)
    lon, lat = halfway(line)
    return Shape(
        basis="border_line",
        geometry=_tidy(band),
        lon=lon,
        lat=lat,
        geo_precision=5,
        uncertainty_m=furthest_m(lon, lat, band),
        invented_m=BAND_M,
        iso2=subject,
    )


def cross_border(subject: str, neighbour: str | None, borders: Borders) -> Shape:
    """Across a border, where is not stated: the line itself."""
    line = borders.shared_border(subject, neighbour) if neighbour else borders.border_of(subject)
    if line is None:
        return country_only(subject)
    lon, lat = halfway(line)
    return Shape(
        basis="border_line",
        geometry=_tidy(line),
        lon=lon,
        lat=lat,
        geo_precision=5,
        uncertainty_m=furthest_m(lon, lat, line),
        iso2=subject,
    )


def from_to(origin: Location, goal: Location, borders: Borders) -> Shape:
    """From X to Y: a schematic arrow when both ends are first-level units or better, else the destination alone."""
    end = at(goal, borders)
    start = at(origin, borders)
    if max(start.geo_precision, end.geo_precision) > FINE or start.lon is None or end.lon is None:
        return end
    if start.lat is None or end.lat is None:
        return end
    arrow = shapely.LineString([(start.lon, start.lat), (end.lon, end.lat)])
    return Shape(
        basis="line_between",
        geometry=_tidy(arrow),
        lon=end.lon,
        lat=end.lat,
        geo_precision=max(start.geo_precision, end.geo_precision),
        uncertainty_m=round(max(end.uncertainty_m or 0, distance_m(start.lon, start.lat, end.lon, end.lat))),
        iso2=goal.iso2,
    )


def between(first: Location, second: Location) -> Shape:
    """Between X and Y: the line buffered by 10 % of its length."""
    one, two = first.place, second.place
    if one is None or two is None:
        return NONE
    line = shapely.LineString([(one.lon, one.lat), (two.lon, two.lat)])
    width = round(0.1 * length_m(line))
    shape = buffered(line, max(width, 1))
    lon, lat = halfway(line)
    return Shape(
        basis="line_between",
        geometry=_tidy(shape),
        lon=lon,
        lat=lat,
        geo_precision=5,
        uncertainty_m=furthest_m(lon, lat, shape),
        invented_m=width,
        iso2=first.iso2 if first.iso2 == second.iso2 else None,
    )


def _disc(place: Place, metres: int, location: Location, *, gp: int, invented: int | None) -> Shape:
    return Shape(
        basis="disc",
        geometry=_tidy(disc(place.lon, place.lat, metres)),
        lon=place.lon,
        lat=place.lat,
        geo_precision=gp,
        uncertainty_m=metres,
        invented_m=invented,
        iso2=location.iso2,
    )


def _area(polygon: BaseGeometry, iso2: str | None, gp: int) -> Shape:
    point = shapely.point_on_surface(polygon)
    return Shape(
        basis="polygon",
        geometry=_tidy(polygon),
        lon=round(point.x, 5),
        lat=round(point.y, 5),
        geo_precision=gp,
        uncertainty_m=furthest_m(point.x, point.y, polygon),
        iso2=iso2,
    )


def _on_land(shape: BaseGeometry, location: Location, borders: Borders) -> BaseGeometry:
    """The part of a shape on the land of its country; the whole shape when none of it is."""
    land = borders.country_polygon(location.iso2) if location.iso2 else None
    clipped = shapely.intersection(shape, land) if land is not None else shape
    return shape if clipped.is_empty else clipped


def _tidy(shape: BaseGeometry) -> BaseGeometry:
    """Valid, counter-clockwise, with no more detail than a map of reports can use."""
    detailed = shapely.get_num_coordinates(shape) > MAX_VERTICES
    simple = shapely.simplify(shape, SIMPLIFY_DEG, preserve_topology=True) if detailed else shape
    legal = shapely.make_valid(shapely.set_precision(simple, GRID))
    if shape.geom_type in ("Polygon", "MultiPolygon"):
        parts = [g for g in getattr(legal, "geoms", [legal]) if g.geom_type in ("Polygon", "MultiPolygon")]
        legal = shapely.union_all(parts) if parts else legal
    return shapely.orient_polygons(legal)
