from __future__ import annotations

import math
from itertools import pairwise

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geonews.geodesy import (
    GEOD,
    buffered,
    destination,
    disc,
    distance_m,
    furthest_m,
    halfway,
    length_m,
    sector,
)

LON, LAT = st.floats(-180, 180), st.floats(-80, 80)
BEARING = st.floats(0, 360, exclude_max=True)


@given(lon=LON, lat=LAT, bearing=BEARING, metres=st.floats(1, 2_000_000))
def test_a_destination_is_as_far_as_asked(lon: float, lat: float, bearing: float, metres: float) -> None:
    assert distance_m(lon, lat, *destination(lon, lat, bearing, metres)) == pytest.approx(metres, rel=1e-6, abs=1e-3)


@given(lon=LON, lat=LAT, radius=st.floats(500, 300_000))
def test_a_disc_has_its_radius_everywhere(lon: float, lat: float, radius: float) -> None:
    shape = disc(lon, lat, radius)
    assert shape.is_valid
    west, south, east, north = shape.bounds
    assert -180 <= west <= east <= 180
    assert -90 <= south <= north <= 90
    inner = [c for c in shapely.get_coordinates(shape) if abs(abs(c[0]) - 180) > 1e-6 and abs(c[1]) < 90]
    distances = [distance_m(lon, lat, x, y) for x, y in inner]
    assert max(distances) == pytest.approx(radius, rel=0.01)
    area = abs(GEOD.geometry_area_perimeter(shapely.orient_polygons(shape))[0])
    assert area == pytest.approx(math.pi * radius**2, rel=0.02)


@given(lon=LON, lat=st.floats(-70, 70), bearing=BEARING, metres=st.floats(2_000, 200_000))
def test_a_sector_holds_its_destination(lon: float, lat: float, bearing: float, metres: float) -> None:
    shape = sector(lon, lat, bearing, 22.5, metres / 1.3, metres * 1.1)
    assert shape.is_valid
    assert shapely.buffer(shape, 1e-9).contains(shapely.Point(*destination(lon, lat, bearing, metres)))


@pytest.mark.parametrize("lat", [0, 35, 60, 70])
@settings(deadline=None)
@given(bearing=BEARING, metres=st.floats(1_000, 50_000))
def test_a_buffer_is_as_wide_as_asked(lat: float, bearing: float, metres: float) -> None:
    line = shapely.LineString([(20, lat), destination(20, lat, bearing, 80_000)])
    band = buffered(line, metres)
    # edges are straight on the map, so the middle of the line is the middle of its coordinates
    (x0, y0), (x1, y1) = line.coords
    middle = ((x0 + x1) / 2, (y0 + y1) / 2)
    ahead = ((x0 + 1.01 * x1) / 2.01, (y0 + 1.01 * y1) / 2.01)
    along = GEOD.inv(*middle, *ahead)[0]
    for side in (along + 90, along - 90):
        assert shapely.contains_xy(band, *destination(*middle, side, metres * 0.97))
        assert not shapely.contains_xy(band, *destination(*middle, side, metres * 1.03))


@given(points=st.lists(st.tuples(st.floats(-170, 170), st.floats(-70, 70)), min_size=2, max_size=6, unique=True))
def test_halfway_halves_a_line(points: list[tuple[float, float]]) -> None:
    line = shapely.LineString(points)
    whole = length_m(line)
    middle = halfway(line)
    walked, best = 0.0, math.inf
    for start, end in pairwise(points):
        step = distance_m(*start, *end)
        through = distance_m(*start, *middle) + distance_m(*middle, *end)
        if math.isclose(through, step, rel_tol=1e-6, abs_tol=1.0):
            best = min(best, abs(walked + distance_m(*start, *middle) - whole / 2))
        walked += step
    assert best <= 1.0 + whole * 1e-6


def test_the_antimeridian_cuts_a_disc_in_two() -> None:
    shape = disc(179.9, -17.0, 50_000)
    assert shape.geom_type == "MultiPolygon"
    assert {round(part.bounds[0]) for part in shape.geoms} == {-180, 179}


def test_a_disc_over_a_pole_reaches_the_edge_of_the_map() -> None:
    shape = disc(0.0, 89.9, 50_000)
    assert shape.bounds[0] == -180
    assert shape.bounds[2] == 180
    assert shape.bounds[3] == 90


def test_furthest_is_rounded_up() -> None:
    square = shapely.box(0, 0, 1, 1)
    assert furthest_m(0, 0, square) == math.ceil(distance_m(0, 0, 1, 1))
    assert furthest_m(0, 0, shapely.Polygon()) == 0
