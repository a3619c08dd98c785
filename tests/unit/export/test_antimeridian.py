from __future__ import annotations

import math

import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st

from geonews.export.antimeridian import box_of, cut
from geonews.geodesy import disc


def within_the_globe(shape: shapely.Geometry) -> bool:
    west, _, east, _ = shape.bounds
    return west >= -180 and east <= 180


@pytest.mark.parametrize(
    ("wkt", "expected"),
    [
        ("POINT (190 -17)", "POINT (-170 -17)"),
        ("POINT (180 -17)", "POINT (180 -17)"),
        ("LINESTRING (179 -17, -179 -17)", "MULTILINESTRING ((179 -17, 180 -17), (-180 -17, -179 -17))"),
        ("LINESTRING (170 -17, 190 -17)", "MULTILINESTRING ((170 -17, 180 -17), (-180 -17, -170 -17))"),
        (
            "POLYGON ((179 0, -179 0, -179 1, 179 1, 179 0))",
            "MULTIPOLYGON (((179 0, 180 0, 180 1, 179 1, 179 0)), ((-180 0, -179 0, -179 1, -180 1, -180 0)))",
        ),
    ],
)
def test_shapes_across_are_cut(wkt: str, expected: str) -> None:
    made = cut(shapely.from_wkt(wkt))
    assert shapely.normalize(made).equals_exact(shapely.normalize(shapely.from_wkt(expected)), 1e-9), made


@pytest.mark.parametrize(
    "wkt",
    [
        "POINT (30 50)",
        "LINESTRING (-100 10, 60 20)",
        "POLYGON ((-180 -90, 180 -90, 180 -60, 0 -60, -180 -60, -180 -90))",
        "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))",
        "GEOMETRYCOLLECTION (POINT (1 1), LINESTRING (0 0, 1 1))",
    ],
)
def test_other_shapes_stay_as_they_are(wkt: str) -> None:
    shape = shapely.from_wkt(wkt)
    assert cut(shape).equals_exact(shape)


def test_a_hole_stays_in_its_part() -> None:
    ring = "(178 -18, -178 -18, -178 -14, 178 -14, 178 -18)"
    hole = "(-179.5 -17, -179 -17, -179 -16, -179.5 -16, -179.5 -17)"
    made = cut(shapely.from_wkt(f"POLYGON ({ring}, {hole})"))
    assert made.is_valid
    assert math.isclose(made.area, 4 * 4 - 0.5)
    assert not made.contains(shapely.Point(-179.25, -16.5))


@given(lon=st.floats(-180, 180), lat=st.floats(-75, 75), width=st.floats(0.5, 60), height=st.floats(0.5, 10))
def test_a_box_anywhere_keeps_its_area_and_stays_on_the_globe(
    lon: float, lat: float, width: float, height: float
) -> None:
    wrapped = lon + width if lon + width <= 180 else lon + width - 360
    corners = [(lon, lat), (wrapped, lat), (wrapped, lat + height), (lon, lat + height)]
    made = cut(shapely.Polygon(corners))
    assert made.is_valid
    assert within_the_globe(made)
    assert math.isclose(made.area, width * height, rel_tol=1e-6)


@given(lon=st.floats(-180, 180), lat=st.floats(-80, 80))
def test_discs_of_the_spatial_stage_need_no_further_cut(lon: float, lat: float) -> None:
    shape = disc(lon, lat, 25_000)
    assume(shape.is_valid)
    assert cut(shape).equals(shape)


@pytest.mark.parametrize(
    ("points", "box"),
    [
        ([], None),
        ([(30, 50)], [30, 50, 30, 50]),
        ([(-9, 1), (9, 0)], [-9, 0, 9, 1]),
        ([(179, 0), (-179, 1)], [179, 0, -179, 1]),
        ([(177, 0), (-178, 1), (179, 2)], [177, 0, -178, 2]),
        ([(-90, 0), (90, 0)], [-90, 0, 90, 0]),
    ],
)
def test_the_narrowest_box(points: list[tuple[float, float]], box: list[float] | None) -> None:
    assert box_of([shapely.Point(point) for point in points]) == box
