"""What must hold of every spatial operator anywhere on the globe: it is where the words say, as large, and legal."""

from __future__ import annotations

import math
from typing import cast

import numpy as np
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry

from geonews.borders import Borders
from geonews.geodesy import GEOD, buffered, destination, disc, distance_m, half, one_piece, straight
from geonews.model import Candidate, Location, Mention, Place, Resolution
from geonews.positions.geometries import geometry, lines
from geonews.positions.geometries.drawing import Shape
from geonews.positions.geometries.shapes import BorderShaper
from geonews.positions.places.phrases import Phrase
from geonews.vocabulary import PlaceKind


# The antimeridian and the far north and south are where shapes break: they are drawn often.
def degrees(low: float, high: float) -> st.SearchStrategy[float]:
    """Coordinates as gazetteers have them, to a tenth of a metre."""
    return st.floats(low, high).map(lambda value: round(value, 6))


LON = st.one_of(degrees(-180, 180), degrees(179, 180), degrees(-180, -179))
LAT = st.one_of(degrees(-75, 75), degrees(70, 80))
BEARING = degrees(0, 359.9)
ROUNDED_M = 5.0
"""Shapes are rounded to about a metre, and vertices of discs lie on the circle, their edges a little inside."""


class World:
    """Borders of one country: all land unless `sea` is cut from it, with a province, a river and a border line."""

    def __init__(self, sea: BaseGeometry | None = None, **shapes: BaseGeometry | None) -> None:
        self._sea = sea
        self._shapes = shapes

    def land_in(self, shape: BaseGeometry) -> BaseGeometry:
        return shape if self._sea is None else shapely.difference(shape, self._sea)

    def place_polygon(self, place: Place) -> BaseGeometry | None:
        return self._shapes.get(place.kind)

    def country_polygon(self, iso2: str) -> BaseGeometry | None:
        return self._shapes.get(f"country_{iso2}", self._shapes.get("country"))

    def country_name(self, iso2: str) -> str:
        return iso2

    def river(self, place: Place, iso2: str | None) -> BaseGeometry | None:
        return self._shapes.get("river")

    def sides_of(self, place: Place) -> tuple[str, str] | None:
        return ("AA", "BB") if "line" in self._shapes else None

    def shared_border(self, first: str, second: str) -> BaseGeometry | None:
        return self._shapes.get("line")

    def border_of(self, iso2: str) -> BaseGeometry | None:
        return self._shapes.get("line")

    def coast_of(self, land: BaseGeometry) -> BaseGeometry | None:
        return self._shapes.get("coast")

    def region_named(self, name: str, iso2: str | None) -> BaseGeometry | None:
        return self._shapes.get("named") if name == "northern X" else None

    def admin1_at(self, lon: float, lat: float) -> None:
        return None

    def uncertainty_m(self, place: Place) -> int:
        return place.uncertainty_m or 5_000


def world(sea: BaseGeometry | None = None, **shapes: BaseGeometry | None) -> Borders:
    return cast("Borders", World(sea, **shapes))


def located(
    lon: float, lat: float, kind: PlaceKind = "city", radius: int | None = 5_000, text: str = "X", **fields: object
) -> Location:
    place = Place(
        id=str(fields.pop("id", "test:1")),
        name="X",
        lon=lon,
        lat=lat,
        feature_class="P",
        feature_code=str(fields.pop("code", "PPL")),
        kind=kind,
        iso2="AA",
        uncertainty_m=radius,
    )
    mention = Mention(
        article_id="a", start=0, end=len(text), text=text, normalised=text, zone="body", mention_type="literal"
    )
    resolution = Resolution(
        mention=mention,
        place=place,
        status="resolved",
        method="exact",
        score=1.0,
        candidates=cast("tuple[Candidate, ...]", fields.pop("candidates", ())),
    )
    gp = {"country": 6, "adm1": 4, "adm2": 3, "region": 5}.get(kind, 1)
    return Location(resolution=resolution, iso2="AA", border_iso2="AA", geo_precision=gp, uncertainty_m=radius)


def legal(shape: Shape) -> BaseGeometry:
    """The geometry: valid, on the map, nowhere wider than half the globe, and no further than the stated radius."""
    assert shape.geometry is not None
    assert shape.lon is not None
    assert shape.lat is not None
    assert shape.uncertainty_m is not None
    found = shape.geometry
    assert found.is_valid
    assert not found.is_empty
    west, south, east, north = found.bounds
    assert -180 <= west <= east <= 180
    assert -90 <= south <= north <= 90
    whole = one_piece(found)
    assert whole.bounds[2] - whole.bounds[0] < 180
    furthest = max(distance_m(shape.lon, shape.lat, x, y) for x, y in shapely.get_coordinates(found))
    assert furthest <= shape.uncertainty_m + ROUNDED_M
    return found


def spokes(lon: float, lat: float, shape: BaseGeometry) -> list[tuple[float, float]]:
    """Bearing and distance of each vertex from a point; those that the cut of an area makes are left out."""
    found = []
    for x, y in shapely.get_coordinates(shape):
        if abs(abs(x) - 180) > 1e-4 or shapely.get_dimensions(shape) == 1:
            azimuth, _, metres = GEOD.inv(lon, lat, x, y)
            found.append((azimuth % 360, metres))
    return found


def turn(one: float, other: float) -> float:
    """Degrees between two bearings."""
    return abs((one - other + 180) % 360 - 180)


def holds(shape: BaseGeometry, lon: float, lat: float, slack: float = 2e-5) -> bool:
    return any(shapely.distance(shape, shapely.Point(x, lat)) <= slack for x in (lon, lon - 360, lon + 360))


@given(lon=LON, lat=LAT)
def test_at_is_the_point(lon: float, lat: float) -> None:
    shape = geometry.at(located(lon, lat), world())
    assert (shape.lon, shape.lat, shape.basis, shape.geo_precision) == (lon, lat, "point", 1)
    assert (shape.uncertainty_m, shape.invented_m) == (5_000, None)


@given(lon=LON, lat=LAT, radius=st.integers(1_000, 25_000))
def test_near_is_a_full_disc(lon: float, lat: float, radius: int) -> None:
    shape = geometry.near(located(lon, lat, radius=radius), world())
    found = legal(shape)
    metres = max(radius, 10_000)
    assert holds(found, lon, lat)
    assert all(d == pytest.approx(metres, abs=ROUNDED_M) for _, d in spokes(lon, lat, found))
    assert (shape.geo_precision, shape.invented_m) == (2, metres)


@given(lon=LON, lat=LAT, km=st.floats(0.5, 60))
def test_within_some_kilometres_has_that_radius_and_invents_nothing(lon: float, lat: float, km: float) -> None:
    shape = geometry.near(located(lon, lat), world(), km)
    found = legal(shape)
    assert all(d == pytest.approx(km * 1000, abs=ROUNDED_M) for _, d in spokes(lon, lat, found))
    assert (shape.geo_precision, shape.invented_m) == (2 if km <= 25 else 5, None)


@given(lon=LON, lat=LAT, edge=st.integers(1_000, 25_000))
@example(lon=0.0, lat=0.0, edge=3_001)
def test_outskirts_follow_the_edge_of_the_town(lon: float, lat: float, edge: int) -> None:
    shape = geometry.outskirts(located(lon, lat, radius=edge), world())
    found = legal(shape)
    # A hole smaller than the rounding of coordinates may close.
    if not 0 < edge - 3_000 <= ROUNDED_M:
        assert holds(found, lon, lat) == (edge <= 3_000)
    for _, metres in spokes(lon, lat, found):
        assert edge - 3_000 - ROUNDED_M <= metres <= edge + 3_000 + ROUNDED_M
    assert (shape.geo_precision, shape.invented_m) == (2, 3_000)


@given(lon=LON, lat=LAT, bearing=BEARING)
def test_southern_outskirts_lie_south(lon: float, lat: float, bearing: float) -> None:
    found = legal(geometry.outskirts(located(lon, lat, radius=8_000), world(), bearing))
    assert all(turn(azimuth, bearing) <= 46 for azimuth, _ in spokes(lon, lat, found))
    assert holds(found, *destination(lon, lat, bearing, 8_000))


@given(lon=LON, lat=LAT, bearing=BEARING, km=st.floats(2, 150))
def test_an_offset_lies_where_it_says(lon: float, lat: float, bearing: float, km: float) -> None:
    shape = geometry.offset(located(lon, lat), bearing, km, world())
    found = legal(shape)
    assert shape.lon is not None
    assert shape.lat is not None
    assert distance_m(lon, lat, shape.lon, shape.lat) == pytest.approx(km * 1000, rel=1e-6)
    assert holds(found, *destination(lon, lat, bearing, km * 1000))
    for azimuth, metres in spokes(lon, lat, found):
        assert turn(azimuth, bearing) <= 22.5 + 1
        assert km * 1000 / 1.3 - ROUNDED_M <= metres <= km * 1100 + ROUNDED_M
    assert (shape.geo_precision, shape.invented_m) == (2 if km <= 25 else 5, None)


@given(lon=LON, lat=LAT, bearing=BEARING, km=st.floats(2, 150))
def test_a_distance_without_a_direction_is_a_ring(lon: float, lat: float, bearing: float, km: float) -> None:
    found = legal(geometry.offset(located(lon, lat), None, km, world()))
    assert holds(found, *destination(lon, lat, bearing, km * 1000))
    assert not holds(found, lon, lat)


@given(lon=LON, lat=LAT, bearing=BEARING)
def test_south_of_a_place_is_a_sector(lon: float, lat: float, bearing: float) -> None:
    shape = geometry.direction_of(located(lon, lat), (bearing,), world())
    found = legal(shape)
    for azimuth, metres in spokes(lon, lat, found):
        assert turn(azimuth, bearing) <= 46
        assert 5_000 - ROUNDED_M <= metres <= 40_000 + ROUNDED_M
    assert holds(found, *destination(lon, lat, bearing, 20_000))
    assert (shape.geo_precision, shape.invented_m) == (5, 40_000)


def test_north_and_south_of_a_place_are_two_sectors() -> None:
    found = legal(geometry.direction_of(located(30, 10), (0.0, 180.0), world()))
    assert holds(found, *destination(30, 10, 0, 20_000))
    assert holds(found, *destination(30, 10, 180, 20_000))
    assert not holds(found, *destination(30, 10, 90, 20_000))


@given(lon=LON, lat=degrees(-60, 60), bearing=st.sampled_from([0.0, 90.0, 180.0, 270.0]))
@settings(deadline=None)
def test_east_of_a_province_is_outside_it(lon: float, lat: float, bearing: float) -> None:
    province = disc(lon, lat, 60_000)
    shape = geometry.direction_of(located(lon, lat, "adm1", 60_000), (bearing,), world(adm1=province))
    found = legal(shape)
    assert shapely.intersection(found, province).area < 0.02 * found.area
    assert holds(found, *destination(lon, lat, bearing, 80_000))
    assert not holds(found, *destination(lon, lat, bearing + 180, 80_000))


@given(lon=LON, lat=LAT)
def test_toward_never_covers_its_goal(lon: float, lat: float) -> None:
    shape = geometry.toward(located(lon, lat), world())
    found = legal(shape)
    assert not holds(found, lon, lat)
    assert min(d for _, d in spokes(lon, lat, found)) == pytest.approx(4_000, abs=ROUNDED_M)
    assert (shape.geo_precision, shape.invented_m) == (5, 15_000)


@given(lon=LON, lat=LAT, bearing=BEARING, metres=st.floats(20_000, 900_000))
def test_an_arrow_from_a_place_stops_short_of_its_goal(lon: float, lat: float, bearing: float, metres: float) -> None:
    goal = destination(lon, lat, bearing, metres)
    if abs(goal[1]) > 80:
        return
    shape = lines.from_toward(located(lon, lat), located(*goal), world())
    found = legal(shape)
    assert min(d for _, d in spokes(*goal, found)) == pytest.approx(4_000, abs=ROUNDED_M * 2)
    assert holds(found, lon, lat)


@given(lon=LON, lat=LAT, bearing=BEARING, metres=st.floats(1_000, 2_000_000))
def test_from_to_joins_its_ends(lon: float, lat: float, bearing: float, metres: float) -> None:
    goal = destination(lon, lat, bearing, metres)
    if abs(goal[1]) > 80:
        return
    shape = lines.from_to(located(lon, lat), located(*goal), world())
    found = legal(shape)
    assert holds(found, lon, lat)
    assert holds(found, *goal)
    assert (shape.lon, shape.lat, shape.basis) == (*goal, "line_between")
    assert shape.uncertainty_m == pytest.approx(max(metres, 5_000), abs=1)


@given(lon=LON, lat=degrees(-65, 65), bearing=BEARING, metres=st.floats(2_000, 400_000))
@settings(deadline=None)
def test_between_holds_both_ends_and_a_tenth_to_each_side(
    lon: float, lat: float, bearing: float, metres: float
) -> None:
    goal = destination(lon, lat, bearing, metres)
    shape = lines.between(located(lon, lat), located(*goal), world())
    found = legal(shape)
    assert shape.invented_m == pytest.approx(metres / 10, rel=0.01, abs=2)
    middle = destination(lon, lat, bearing, metres / 2)
    along = GEOD.inv(*middle, *goal)[0] if metres > 1 else bearing
    assert holds(found, lon, lat)
    assert holds(found, *goal)
    for side in (90, -90):
        assert holds(found, *destination(*middle, along + side, metres * 0.08))
        assert not holds(found, *destination(*middle, along + side, metres * 0.12))
    assert shape.geo_precision == 5


@given(lon=LON, lat=degrees(-60, 60), bearing=st.sampled_from([0.0, 45.0, 90.0, 135.0, 180.0, 225.0, 270.0, 315.0]))
def test_a_part_lies_inside_and_on_its_side(lon: float, lat: float, bearing: float) -> None:
    land = disc(lon, lat, 150_000)
    shape = geometry.part_of(located(lon, lat, "adm1", 150_000), (bearing,), world(adm1=land))
    found = legal(shape)
    assert shapely.difference(found, shapely.buffer(land, 1e-3)).area < 1e-3
    assert holds(found, *destination(lon, lat, bearing, 100_000))
    assert not holds(found, *destination(lon, lat, bearing + 180, 30_000))
    assert (shape.geo_precision, shape.basis) == (5, "polygon")


def test_the_conventional_region_comes_before_the_half() -> None:
    region = shapely.box(0, 5, 1, 6)
    country = shapely.box(0, 0, 10, 10)
    borders = world(country=country, named=region)
    found = legal(geometry.part_of(located(5, 5, "country", None), (0.0,), borders))
    assert found.equals(region)
    assert legal(geometry.part_of(located(5, 5, "country", None), (90.0,), borders)).bounds[0] == pytest.approx(5)


@given(lon=LON, lat=degrees(-60, 60), bearing=BEARING)
def test_a_middle_is_the_middle(lon: float, lat: float, bearing: float) -> None:
    found = legal(geometry.part_of(located(lon, lat, "adm1", 150_000), (), world(adm1=disc(lon, lat, 150_000))))
    assert holds(found, lon, lat)
    assert holds(found, *destination(lon, lat, bearing, 100_000))
    assert not holds(found, *destination(lon, lat, bearing, 112_000))


@given(lon=LON, lat=degrees(-60, 60), bearing=BEARING)
def test_a_countryside_is_the_province_without_its_city(lon: float, lat: float, bearing: float) -> None:
    land = disc(lon, lat, 100_000)
    city = located(lon, lat, radius=8_000).place
    assert city is not None
    candidates = (Candidate(place=city, method="exact", matched="X"),)
    province = located(lon, lat, "adm1", 100_000, candidates=candidates)
    shape = geometry.countryside(province, (), world(adm1=land))
    found = legal(shape)
    assert not holds(found, lon, lat)
    assert holds(found, *destination(lon, lat, bearing, 20_000))
    assert not holds(found, *destination(lon, lat, bearing, 7_000))
    side = legal(geometry.countryside(province, (bearing,), world(adm1=land)))
    assert holds(side, *destination(lon, lat, bearing, 50_000))
    assert not holds(side, *destination(lon, lat, bearing + 180, 20_000))
    assert shape.geo_precision == 4


@given(lon=LON, lat=LAT, bearing=BEARING)
def test_the_countryside_of_a_small_town_lies_around_it(lon: float, lat: float, bearing: float) -> None:
    shape = geometry.countryside(located(lon, lat, radius=3_000), (), world())
    found = legal(shape)
    assert holds(found, *destination(lon, lat, bearing, 10_000))
    assert not holds(found, lon, lat)
    assert (shape.geo_precision, shape.invented_m) == (2, 25_000)


@given(lon=degrees(-179, 179), lat=degrees(-70, 70))
def test_discs_end_at_the_coast(lon: float, lat: float) -> None:
    sea = shapely.box(lon, -90, 180, 90)
    found = legal(geometry.near(located(lon - 0.01, lat), world(sea)))
    assert shapely.intersection(found, shapely.buffer(sea, -1e-3)).area == 0
    assert holds(found, lon - 0.01, lat)


def test_a_ship_far_from_land_keeps_its_disc() -> None:
    sea = shapely.box(-180, -90, 180, 90)
    found = legal(geometry.near(located(10, 10), world(sea)))
    assert found.area == pytest.approx(disc(10, 10, 10_000).area, rel=1e-3)


@given(lon=degrees(-178, 178), lat=degrees(-60, 60))
@settings(deadline=None)
def test_a_coast_is_a_band_on_its_side(lon: float, lat: float) -> None:
    land, sea = shapely.box(lon - 2, lat - 2, lon, lat + 2), shapely.box(lon, -90, 180, 90)
    coast = shapely.LineString([(lon, lat - 2), (lon, lat + 2)])
    borders = world(sea, country=land, coast=coast)
    place = located(lon - 1, lat, "country", None)
    ashore = geometry.coast(place, (), borders, off=False)
    off = geometry.coast(place, (), borders, off=True)
    east, west = destination(lon, lat, 90, 10_000), destination(lon, lat, 270, 10_000)
    assert holds(legal(ashore), *west)
    assert not holds(legal(ashore), *east)
    assert holds(legal(off), *east)
    assert not holds(legal(off), *west)
    assert (ashore.geo_precision, ashore.invented_m) == (5, 25_000)
    assert (off.geo_precision, off.invented_m) == (7, 50_000)


def test_off_a_town_and_at_sea_are_water() -> None:
    sea = shapely.box(30, -90, 180, 90)
    off = geometry.coast(located(29.95, 10), (), world(sea), off=True)
    assert shapely.difference(legal(off), shapely.buffer(sea, 1e-4)).is_empty
    assert off.geo_precision == 7
    away = geometry.offset(located(29.95, 10), 90.0, 60.0, world(sea), sea=True)
    assert shapely.difference(legal(away), shapely.buffer(sea, 1e-4)).is_empty
    assert away.geo_precision == 7
    water = geometry.at(located(31, 10, "region", 300_000, code="SEA"), world(sea))
    assert shapely.difference(legal(water), shapely.buffer(sea, 1e-4)).is_empty
    assert water.geo_precision == 7


def test_airspace_is_neither_a_point_of_a_country_nor_exact() -> None:
    country = geometry.airspace(located(5, 5, "country", None), world())
    assert (country.basis, country.geo_precision, country.lon) == ("country_only", 7, None)
    assert geometry.airspace(located(5, 5), world()).geo_precision == 7


@given(lon=LON, lat=LAT, radius=st.sampled_from([10, 71, 708, 7072]))
def test_a_grid_reference_is_a_square(lon: float, lat: float, radius: int) -> None:
    found = legal(geometry.grid_square(located(lon, lat, "coordinates", radius), world()))
    assert holds(found, lon, lat)
    assert all(d == pytest.approx(radius, abs=ROUNDED_M) for _, d in spokes(lon, lat, found))


@given(lon=degrees(-170, 170), lat=degrees(-60, 60))
@settings(deadline=None)
def test_a_border_band_lies_on_the_subjects_side(lon: float, lat: float) -> None:
    line = shapely.LineString([(lon, lat - 1), (lon, lat + 1)])
    land = shapely.box(lon - 3, lat - 1, lon, lat + 1)
    band = lines.along_border("AA", "BB", world(line=line, country_AA=land))
    found = legal(band)
    assert holds(found, *destination(lon, lat, 270, 24_000))
    assert not holds(found, *destination(lon, lat, 270, 26_500))
    assert not holds(found, *destination(lon, lat, 90, 2_000))
    assert (band.geo_precision, band.invented_m, band.basis) == (5, 25_000, "border_line")
    crossing = lines.cross_border("AA", "BB", world(line=line, country_AA=land))
    assert legal(crossing).geom_type == "LineString"
    assert crossing.invented_m is None


@given(
    lon=degrees(-170, 170),
    lat=degrees(-50, 50),
    bearing=st.sampled_from([0.0, 90.0, 180.0, 270.0]),
    steps=st.lists(st.floats(-0.2, 0.2, allow_subnormal=False), min_size=3, max_size=8),
)
@settings(deadline=None)
def test_a_side_has_the_line_behind_it(lon: float, lat: float, bearing: float, steps: list[float]) -> None:
    """A winding river that crosses the land from edge to edge; it never turns back."""
    ahead = np.linspace(-2, 2, len(steps))
    upright = bearing in (90.0, 270.0)
    course = [(lon + s, lat + a) if upright else (lon + a, lat + s) for s, a in zip(steps, ahead, strict=True)]
    river = shapely.LineString(course)
    land = shapely.box(lon - 2, lat - 2, lon + 2, lat + 2)
    place = located(lon, lat, "river", None)
    side = legal(lines.side_of_line(place, bearing, "AA", world(river=river, country=land)))
    back = legal(lines.side_of_line(place, (bearing + 180) % 360, "AA", world(river=river, country=land)))
    assert shapely.intersection(side, back).area < 0.02 * land.area
    assert shapely.union(side, back).area == pytest.approx(land.area, rel=0.02)
    move = {0.0: (0, 1.5), 90.0: (1.5, 0), 180.0: (0, -1.5), 270.0: (-1.5, 0)}[bearing]
    assert holds(side, lon + move[0], lat + move[1])
    assert not holds(side, lon - move[0], lat - move[1])


@given(
    lon=degrees(-170, 170),
    lat=degrees(-50, 50),
    steps=st.lists(st.floats(-0.2, 0.2, allow_subnormal=False), min_size=3, max_size=8),
    west=st.booleans(),
)
@settings(deadline=None)
def test_a_bank_is_a_band_on_its_side_of_a_winding_river(
    lon: float, lat: float, steps: list[float], *, west: bool
) -> None:
    ahead = np.linspace(2, -2, len(steps))
    river = shapely.LineString([(lon + s, lat + a) for s, a in zip(steps, ahead, strict=True)])
    land = shapely.box(lon - 3, lat - 3, lon + 3, lat + 3)
    shape = lines.bank(
        located(lon, lat, "river", None), 270.0 if west else 90.0, "AA", world(river=river, country=land)
    )
    found = legal(shape)
    x, y = river.interpolate(0.5, normalized=True).coords[0]
    bearing = 270 if west else 90
    assert holds(found, *destination(x, y, bearing, 3_000))
    assert not holds(found, *destination(x, y, bearing + 180, 3_000))
    assert not holds(found, *destination(x, y, bearing, 45_000))
    same = lines.bank(
        located(lon, lat, "river", None), "right_bank" if west else "left_bank", "AA", world(river=river, country=land)
    )
    assert same == shape
    assert shape.invented_m == 25_000


def test_a_side_without_a_named_land_is_cut_off() -> None:
    shape = lines.side_of_line(
        located(5, 5, "river", None), 90.0, None, world(river=shapely.LineString([(5, 4), (5, 6)]))
    )
    found = legal(shape)
    assert shape.invented_m == 100_000
    assert holds(found, *destination(5, 5, 90, 95_000))
    assert not holds(found, *destination(5, 5, 90, 105_000))


def test_south_of_a_named_border_is_the_country_that_lies_there() -> None:
    borders = world(
        line=shapely.LineString([(0, 5), (10, 5)]),
        country_AA=shapely.box(0, 5, 10, 10),
        country_BB=shapely.box(0, 0, 10, 5),
    )
    south = lines.side_of_line(located(5, 5, "border", 50_000), 180.0, "AA", borders)
    assert south.iso2 == "BB"
    assert legal(south).bounds[3] == pytest.approx(5, abs=1e-3)
    assert south.invented_m == 25_000


def test_a_side_is_cut_to_the_named_area() -> None:
    river = shapely.LineString([(0, 5), (10, 5)])
    borders = world(river=river, country=shapely.box(0, 0, 10, 10), adm1=shapely.box(2, 2, 4, 8))
    place, area = located(5, 5, "river", None), located(3, 5, "adm1", 300_000)
    south = legal(lines.side_of_line(place, 180.0, "AA", borders, within=area))
    assert south.bounds == pytest.approx((2, 2, 4, 5), abs=1e-3)
    course = legal(lines.along(place, "AA", borders, area))
    assert course.bounds == pytest.approx((2, 5, 4, 5), abs=1e-3)


def test_a_road_without_a_course_is_no_line() -> None:
    road, area = located(5, 5, "road", 30_000), located(3, 5, "adm1", 300_000)
    borders = world(adm1=shapely.box(2, 2, 4, 8))
    within = lines.along(road, "AA", borders, area)
    assert legal(within).equals(shapely.box(2, 2, 4, 8))
    assert within.geo_precision == 5
    towards = lines.along(located(5, 5), "AA", borders)
    assert (towards.geo_precision, towards.invented_m) == (5, 25_000)


def test_two_names_of_one_place_have_nothing_between_them() -> None:
    shape = lines.between(located(5, 5), located(5, 5), world())
    assert shape.basis == "point"
    assert shape.geo_precision == 5


@given(lon=LON, lat=LAT, bearing=BEARING, metres=st.floats(10, 1_500_000))
def test_a_straight_line_is_as_long_as_the_way(lon: float, lat: float, bearing: float, metres: float) -> None:
    end = destination(lon, lat, bearing, metres)
    line = straight((lon, lat), end)
    assert line.is_valid
    assert -180 <= line.bounds[0] <= line.bounds[2] <= 180
    length = sum(
        distance_m(*a, *b)
        for part in shapely.get_parts(line)
        for a, b in zip(part.coords[:-1], part.coords[1:], strict=True)
    )
    if abs(lat) < 60 and abs(end[1]) < 60:
        assert length == pytest.approx(metres, rel=5e-3, abs=0.1)


@given(lon=degrees(179, 180), lat=degrees(-60, 60), metres=st.floats(2_000, 60_000))
@settings(deadline=None)
def test_a_buffer_crosses_the_antimeridian(lon: float, lat: float, metres: float) -> None:
    line = shapely.LineString([(lon - 0.5, lat), (lon, lat)])
    band = buffered(line, metres)
    assert band.is_valid
    assert -180 <= band.bounds[0] <= band.bounds[2] <= 180
    middle = (lon - 0.25, lat)
    assert holds(band, *destination(*middle, 0, metres * 0.95))
    assert holds(band, *destination(lon, lat, 90, metres * 0.95), slack=1e-3)
    area = abs(GEOD.geometry_area_perimeter(shapely.orient_polygons(band))[0])
    length = distance_m(lon - 0.5, lat, lon, lat)
    assert area == pytest.approx(2 * metres * length + math.pi * metres**2, rel=0.03)


def test_a_country_across_the_antimeridian_is_halved_as_one() -> None:
    country = shapely.MultiPolygon([shapely.box(170, 60, 180, 70), shapely.box(-180, 60, -170, 70)])
    assert half(country, 90).bounds == pytest.approx((-180, 60, -170, 70), abs=1e-6)
    assert half(country, 270).bounds == pytest.approx((170, 60, 180, 70), abs=1e-6)


@pytest.mark.parametrize("lat", [88.0, 89.5, -89.7, 90.0])
@given(lon=LON, bearing=BEARING, metres=st.floats(2_000, 150_000))
def test_sectors_near_a_pole_have_their_area(lat: float, lon: float, bearing: float, metres: float) -> None:
    shape = geometry.offset(located(lon, lat), bearing, metres / 1000, world())
    assert shape.geometry is not None
    assert shape.geometry.is_valid
    west, south, east, north = shape.geometry.bounds
    assert -180 <= west <= east <= 180
    assert -90 <= south <= north <= 90


@given(lon=LON, lat=LAT)
def test_same_as_has_the_geometry_of_what_it_goes_back_to(lon: float, lat: float) -> None:
    shaper = BorderShaper(world())
    near = shaper.shape(Phrase(op="near", text="near X", location=located(lon, lat)))
    same = shaper.shape(Phrase(op="same_as", meant="near", text="there", location=located(lon, lat)))
    assert same == near
    assert near.uncertainty_m is not None


def test_an_unnamed_city_is_never_guessed() -> None:
    shaped = BorderShaper(world()).shape(Phrase(op="unnamed_in", text="two cities", iso2="AA"))
    assert (shaped.basis, shaped.geo_precision, shaped.lon, shaped.wkt) == ("country_only", 6, None, None)
    nowhere = BorderShaper(world()).shape(Phrase(op="none", text=""))
    assert (nowhere.basis, nowhere.geo_precision) == ("none", 9)
