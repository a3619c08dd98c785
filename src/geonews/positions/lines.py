"""Shapes along lines and between places: borders, rivers, roads, arrows, and the sides of a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely
from shapely.geometry.base import BaseGeometry

from geonews.geodesy import bearing_to, buffered, destination, distance_m, length_m, straight, swept
from geonews.model import Location
from geonews.positions.drawing import NONE, Shape, country_only, of_area, of_line, tidy
from geonews.positions.geometry import ARROW_M, BAND_M, FAR_NEAR_M, at, near, toward

if TYPE_CHECKING:
    from geonews.borders import Borders

FINE = 4
"""geo_precision of a first-level unit: arrows need ends at least as good."""
WIDTH = 0.1
"""Of the length of the line between two places."""
SIDE_M = 2_000_000
"""As far as a side of a line reaches before the named land ends it."""
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
    location: Location,
    bearing: float | None,
    iso2: str | None,
    borders: Borders,
    *,
    within: Location | None = None,
    bank: bool = False,
) -> Shape:
    """South of a river, the western bank: what has the line behind it, cut to the named area, else to the country.

    Args:
        location: the river or border.
        bearing: the side; None when the words name none that the map knows ("the far bank").
        iso2: the country that it is about; None takes the line's own.
        borders: the border set.
        within: the named area.
        bank: only a band of 25 km along the line.
    """
    country = iso2 or location.iso2
    line = line_of(location, country, borders)
    if line is None or bearing is None:
        return along(location, iso2, borders, within)
    named = borders.place_polygon(within.place) if within is not None and within.place is not None else None
    land = named if named is not None else borders.country_polygon(country) if country else None
    side = swept(shapely.simplify(line, SWEPT_DEG), bearing, BAND_M if bank else SIDE_M)
    area = side if land is None else shapely.intersection(side, land)
    if area.is_empty or area.area == 0:
        return along(location, iso2, borders, within)
    return of_area(area, country, 5, BAND_M if bank else None)


def side_of_flow(location: Location, bank: str | None, borders: Borders) -> float | None:
    """Bearing of a river's left or right bank, seen downstream; None where its course is not known."""
    course = borders.river(location.place, None) if location.place is not None else None
    if course is None or bank not in ("left_bank", "right_bank"):
        return None
    whole = max(shapely.get_parts(shapely.line_merge(course)), key=length_m)
    flow = bearing_to(whole.coords[0], whole.coords[-1])
    return (flow + (90 if bank == "right_bank" else 270)) % 360


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
