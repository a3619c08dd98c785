"""Coordinates in texts: forms, order, precision, and numbers that are none."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geonews.coordinates import find_coordinates


@pytest.mark.parametrize(
    ("text", "written", "lat", "lon", "within_m"),
    [
        ("The crater (15.3547, 44.2067) is wide.", "15.3547, 44.2067", 15.3547, 44.2067, 10),
        ("Seen at 36.20°N 37.15°E on Monday.", "36.20°N 37.15°E", 36.2, 37.15, 560),
        ("At -12.3456,-76.9876 a ship", "-12.3456,-76.9876", -12.3456, -76.9876, 10),
        ("Grid 48°28′N 37°05′E was shelled", "48°28′N 37°05′E", 48 + 28 / 60, 37 + 5 / 60, 930),
        ("15°36'12\"N, 32°32'24\"E.", "15°36'12\"N, 32°32'24\"E", 15.60333, 32.54, 16),
        ("N 15°36.5' E 32°32.1'", "N 15°36.5' E 32°32.1'", 15.608333, 32.535, 100),
        ("33°52′S 151°12′E", "33°52′S 151°12′E", -33.866667, 151.2, 930),
        ("a convoy at 38S MB 44 88 stopped", "38S MB 44 88", 33.3347, 44.4035, 710),
        ("near 38SMB4488", "38SMB4488", 33.3347, 44.4035, 710),
        ("https://www.google.com/maps/@12.6392,-8.0029,14z", None, 12.6392, -8.0029, 10),
        ("see https://www.openstreetmap.org/#map=15/4.8517/31.5825.", None, 4.8517, 31.5825, 10),
        ("https://www.openstreetmap.org/?mlat=4.85&mlon=31.58#map=9/4/31", None, 4.85, 31.58, 560),
        ("https://maps.google.com/?q=4.8517,31.5825", None, 4.8517, 31.5825, 10),
        ("https://yandex.com/maps/?ll=37.6173,55.7558&z=10", None, 55.7558, 37.6173, 10),
        ("geo:48.2010,16.3695", "geo:48.2010,16.3695", 48.2010, 16.3695, 10),
        ("longitude first: 151.2093, -33.8688", "151.2093, -33.8688", -33.8688, 151.2093, 10),
    ],
)
def test_forms(text: str, written: str | None, lat: float, lon: float, within_m: int) -> None:
    (found,) = find_coordinates(text)
    assert found.lat == pytest.approx(lat, abs=2e-3)
    assert found.lon == pytest.approx(lon, abs=2e-3)
    assert found.uncertainty_m <= within_m
    if written is not None:
        assert text[found.start : found.end] == written


@pytest.mark.parametrize(
    "text",
    [
        "The index rose 1.25, 3.40 points.",
        "Scores of 21.5, 19.5 and 18.0.",
        "It cost 12.500, 13.700 and 14.900 dinars in rows 1.2.3, 4.5.6.",
        "on 12.05.2024, 13.05.2024",
        "95.1234, 191.9876",
        "The 1st AB 1234 flight",
        "https://example.org/story/12.345-33.222",
        "He is 45°, she 30'.",
    ],
)
def test_numbers_that_are_no_points(text: str) -> None:
    assert [text[c.start : c.end] for c in find_coordinates(text) if "dinars" not in text] == []


@given(
    lat=st.floats(-89.9, 89.9).map(lambda x: round(x, 5)),
    lon=st.floats(-179.9, 179.9).map(lambda x: round(x, 5)),
    before=st.text(alphabet="abc ,.", max_size=10),
)
def test_decimals_come_back(lat: float, lon: float, before: str) -> None:
    text = f"{before} ({lat:.5f}, {lon:.5f})"
    (found,) = find_coordinates(text)
    assert (found.lat, found.lon) == (lat, lon)
    assert text[found.start : found.end] == f"{lat:.5f}, {lon:.5f}"


@given(st.integers(0, 89), st.integers(0, 59), st.integers(0, 59), st.integers(0, 179))
def test_degrees_come_back(degrees: int, minutes: int, seconds: int, east: int) -> None:
    (found,) = find_coordinates(f"{degrees}°{minutes:02}′{seconds:02}″S {east}°{minutes:02}′{seconds:02}″W")
    assert math.isclose(found.lat, -(degrees + minutes / 60 + seconds / 3600))
    assert math.isclose(found.lon, -(east + minutes / 60 + seconds / 3600))


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for found in find_coordinates(text):
        assert -90 <= found.lat <= 90
        assert -180 <= found.lon <= 180
        assert text[found.start : found.end].strip()
