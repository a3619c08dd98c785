"""Shapes along lines and between places: borders, rivers, roads, arrows, and the sides of a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely
from shapely.geometry.base import BaseGeometry

from geonews.geodesy import bearing_to, buffered, destination, distance_m, length_m, one_side, straight, swept
from geonews.model import Location
from geonews.positions.geometries.drawing import NONE, Shape, country_only, of_area, of_line, tidy
from geonews.positions.geometries.geometry import ARROW_M, BAND_M, FAR_NEAR_M, at, near, toward

if TYPE_CHECKING:
    from geonews.borders import Borders

FINE = 4
"""geo_precision of a first-level unit: arrows need ends at least as good."""
WIDTH = 0.1
"""Of the length of the line between two places."""
SIDE_M = 2_000_000
"""As far as a side of a line reaches before the named land ends it."""
UNBOUNDED_M = 100_000
"""The same where no land is named."""
SHORT_M = 2_000
"""Stretches of a river shorter than this have no direction of their own."""
SWEPT_DEG = 0.005
"""Bends of a line smaller than this do not change which side a place lies on."""


def along_border(subject: str, neighbour: str | None, borders: Borders) -> Shape:
    """Along a border: the shared line with a band of 25 km on the subject's side; how deep is not stated."""
    line = _border(subject, neighbour, borders)
    land = borders.country_polygon(subject)
    if line is None or land is None:
        return country_only(subject)
    band = shapely.intersection(buffered(line, BAND_M), land)
    return of_line(line, subject, basis="border_line", area=band, invented=BAND_M)


def cross_border(subject: str, neighbour: str | None, borders: Borders) -> Shape:
    """Across a border, where is not stated: the line itself."""
    line = _border(subject, neighbour, borders)
    return country_only(subject) if line is None else of_line(line, subject, basis="border_line")


def _border(subject: str, neighbour: str | None, borders: Borders) -> BaseGeometry | None:
    return borders.shared_border(subject, neighbour) if neighbour else borders.border_of(subject)


def line_of(location: Location, iso2: str | None, borders: Borders) -> BaseGeometry | None:
    """The course of a river in a country, or the line of a named border; None where no line is known."""
    place = location.place
    if place is None:
        return None
    if place.kind == "border" and (sides := borders.sides_of(place)) is not None:
        return borders.shared_border(*sides)
    return borders.river(place, iso2) if place.kind == "river" else None


def along(location: Location, iso2: str | None, borders: Borders, within: Location | None = None) -> Shape:
    """On or along a river, road or line: its course in the named area; the area alone where no course is known."""
    place = location.place
    country = iso2 or location.iso2
    course = line_of(location, country, borders)
    if place is None:
        return NONE
    if course is None:
        if within is not None:
            return _fuzzy(at(within, borders))
        return country_only(country) if place.kind in ("river", "border") else _fuzzy(_around(location, borders))
    area = borders.place_polygon(within.place) if within is not None and within.place is not None else None
    if area is not None and not (inside := shapely.intersection(course, area)).is_empty:
        course = inside
    return of_line(course, country, basis="border_line")


def _around(location: Location, borders: Borders) -> Shape:
    """The road to a town: somewhere around the town."""
    place = location.place
    settled = place is not None and place.kind in ("city", "neighbourhood", "camp", "facility")
    return near(location, borders, FAR_NEAR_M / 1000) if settled else at(location, borders)


def _fuzzy(shape: Shape) -> Shape:
    """Somewhere in an area or around a place: never more exact than a line."""
    if shape.lon is None:
        return shape
    return Shape(
        basis=shape.basis,
        geometry=shape.geometry,
        lon=shape.lon,
        lat=shape.lat,
        geo_precision=5,
        uncertainty_m=shape.uncertainty_m,
        invented_m=shape.uncertainty_m if shape.basis == "disc" else None,
        iso2=shape.iso2,
    )


def side_of_line(
    location: Location, bearing: float, iso2: str | None, borders: Borders, within: Location | None = None
) -> Shape:
    """South of a river: what has it due north, cut to the named area, else to the country.

    Args:
        location: the river or border.
        bearing: the side.
        iso2: the country that the text is about; None takes the line's own.
        borders: the border set.
        within: the named area.
    """
    country = iso2 or location.iso2
    line = line_of(location, country, borders)
    if line is None:
        return along(location, iso2, borders, within)
    simple = shapely.simplify(line, SWEPT_DEG)
    if location.place is not None and location.place.kind == "border":
        return _side_of_border(location, swept(simple, bearing, BAND_M), borders)
    named = borders.place_polygon(within.place) if within is not None and within.place is not None else None
    land = named if named is not None else borders.country_polygon(country) if country else None
    if land is None:
        return of_area(swept(simple, bearing, UNBOUNDED_M), country, 5, UNBOUNDED_M)
    area = shapely.intersection(swept(simple, bearing, SIDE_M), land)
    return along(location, iso2, borders, within) if area.area == 0 else of_area(area, country, 5)


def _side_of_border(location: Location, side: BaseGeometry, borders: Borders) -> Shape:
    """South of a named border: the band in the country that lies there."""
    sides = borders.sides_of(location.place) if location.place is not None else None
    lands = [(iso2, borders.country_polygon(iso2)) for iso2 in sides or ()]
    parts = [(iso2, shapely.intersection(side, land)) for iso2, land in lands if land is not None]
    iso2, area = max(parts, key=lambda part: part[1].area, default=(None, shapely.Polygon()))
    if area.area == 0:
        return along(location, location.iso2, borders)
    return of_area(area, iso2, 5, BAND_M)


def bank(location: Location, side: float | str | None, iso2: str | None, borders: Borders) -> Shape:
    """The western or left bank of a river: a band of 25 km on that side of its course in the country.

    Args:
        location: the river.
        side: a bearing; "left_bank" or "right_bank" as seen downstream.
        iso2: the country that the text is about.
        borders: the border set.
    """
    line = line_of(location, iso2 or location.iso2, borders)
    flow = _flow(location, borders)
    if line is None or flow is None or side is None:
        return along(location, iso2, borders)
    left = side == "left_bank" if isinstance(side, str) else (side - flow) % 360 > 180
    merged = shapely.simplify(shapely.line_merge(line), SWEPT_DEG)
    parts = [_downstream(part, flow) for part in shapely.get_parts(merged) if length_m(part) > SHORT_M]
    area = shapely.union_all([one_side(part, BAND_M, left=left) for part in parts])
    country = iso2 or location.iso2
    land = borders.country_polygon(country) if country else None
    inside = area if land is None else shapely.intersection(area, land)
    return along(location, iso2, borders) if inside.area == 0 else of_area(inside, country, 5, BAND_M)


def _flow(location: Location, borders: Borders) -> float | None:
    """Bearing from the source to the mouth of a river, as its course is drawn; None where it is not known."""
    course = borders.river(location.place, None) if location.place is not None else None
    if course is None:
        return None
    whole = max(shapely.get_parts(shapely.line_merge(course)), key=length_m)
    return bearing_to(*_ends_of(whole))


def _ends_of(line: BaseGeometry) -> tuple[tuple[float, float], tuple[float, float]]:
    (x0, y0), (x1, y1) = line.coords[0], line.coords[-1]
    return (x0, y0), (x1, y1)


def _downstream(part: BaseGeometry, flow: float) -> BaseGeometry:
    """A stretch of a river in the direction of the whole."""
    way = bearing_to(*_ends_of(part))
    return part if abs((way - flow + 180) % 360 - 180) <= 90 else shapely.reverse(part)


def from_to(origin: Location, goal: Location, borders: Borders) -> Shape:
    """From X to Y: a schematic arrow when both ends are first-level units or better, else the destination alone."""
    end, start = at(goal, borders), at(origin, borders)
    ends = _ends(start, end)
    if ends is None or max(start.geo_precision, end.geo_precision) > FINE:
        return end
    (x0, y0), (x1, y1) = ends
    return Shape(
        basis="line_between",
        geometry=tidy(straight((x0, y0), (x1, y1))),
        lon=end.lon,
        lat=end.lat,
        geo_precision=max(start.geo_precision, end.geo_precision),
        uncertainty_m=round(max(end.uncertainty_m or 0, distance_m(x0, y0, x1, y1))),
        iso2=goal.iso2,
    )


def from_toward(origin: Location, goal: Location, borders: Borders) -> Shape:
    """From X towards Y: an arrow that stops short of Y; the ring around Y where X is no better than a country."""
    end, start = at(goal, borders), at(origin, borders)
    ends = _ends(start, end)
    if ends is None or max(start.geo_precision, end.geo_precision) > FINE or end.basis != "point":
        return toward(goal, borders)
    (x0, y0), (x1, y1) = ends
    metres = distance_m(x0, y0, x1, y1)
    if metres <= 2 * ARROW_M[1]:
        return toward(goal, borders)
    short = destination(x0, y0, bearing_to((x0, y0), (x1, y1)), metres - ARROW_M[1])
    return Shape(
        basis="line_between",
        geometry=tidy(straight((x0, y0), short)),
        lon=end.lon,
        lat=end.lat,
        geo_precision=5,
        uncertainty_m=round(metres),
        iso2=goal.iso2,
    )


def between(first: Location, second: Location, borders: Borders) -> Shape:
    """Between X and Y: the line buffered by 10 % of its length."""
    ends = _ends(at(first, borders), at(second, borders))
    if ends is None or ends[0] == ends[1]:
        return _fuzzy(at(second, borders))
    line = straight(*ends)
    width = max(round(WIDTH * length_m(line)), 1)
    return of_line(
        line,
        first.iso2 if first.iso2 == second.iso2 else None,
        basis="line_between",
        area=buffered(line, width),
        invented=width,
    )


def _ends(start: Shape, end: Shape) -> tuple[tuple[float, float], tuple[float, float]] | None:
    if start.lon is None or start.lat is None or end.lon is None or end.lat is None:
        return None
    return (start.lon, start.lat), (end.lon, end.lat)
