from __future__ import annotations

from typing import Any

import pytest

from geonews.maps.reasons import place_reasons
from geonews.maps.words import date_words, days_in_words, precision_words
from tests.maprows import point, report

BORDER = {"type": "LineString", "coordinates": [[40.0, 33.0], [41.0, 34.0]]}
BAND = {"type": "Polygon", "coordinates": [[[40, 33], [41, 34], [41.15, 33.85], [40.15, 32.85], [40, 33]]]}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "no place stated"),
        ({"geom_basis": "country_only"}, "only the country is stated; not placed on the map"),
        (point(0, 16), "named place, within about 3.0 km"),
        (point(0, 16) | {"geom_basis": "disc", "geo_precision": 2}, "near the named place, within about 3.0 km"),
        (point(0, 16) | {"uncertainty_m": None}, "named place"),
        (
            {"geom_basis": "border_line", "spatial_op": "cross_border", "place_name": "A-B border", "geometry": BORDER},
            "somewhere on about 145 km of the A-B border; where is not stated",
        ),
        ({"geom_basis": "polygon", "spatial_op": "at"}, "somewhere in this area"),
        ({"geom_basis": "polygon", "spatial_op": "part_of"}, "somewhere in this half, which is drawn, not stated"),
        (
            {"geom_basis": "sector", "spatial_op": "direction_of"},
            "somewhere in this direction; distance and width are drawn, not stated",
        ),
        (
            {"geom_basis": "line_between", "spatial_op": "from_to"},
            "both ends are named; the line is a sketch, not a route",
        ),
        (
            {"geom_basis": "disc", "spatial_op": "toward", "place_name": "Kupiansk"},
            "on the way to Kupiansk; from where and how near is not stated",
        ),
    ],
)  # fmt: skip
def test_precision_is_told_in_words(fields: dict[str, Any], said: str) -> None:
    assert precision_words(report("r", **fields)) == said


def test_the_length_of_a_band_is_that_of_its_border() -> None:
    fields = {"spatial_op": "along_border", "geom_basis": "border_line", "place_name": "A-B border"}
    said = precision_words(report("r", geometry=BAND, geometry_invented_m=20_000, **fields))
    length = int(said.split("about ")[1].split(" km")[0])
    assert 135 <= length <= 155
    assert said.endswith("the depth of 20 km is drawn, not stated")


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2024-12-06", "2024-12-06", "6 December 2024"),
        ("2024-12-01", "2024-12-31", "December 2024"),
        ("2003-01-01", "2003-12-31", "2003"),
        ("2018-01-01", "2019-12-31", "2018 to 2019"),
        ("2024-12-01", "2024-12-05", "1 to 5 December 2024"),
        ("2024-11-28", "2024-12-05", "28 November 2024 to 5 December 2024"),
        ("2024-02-01", "2024-02-29", "February 2024"),
    ],
)
def test_days_are_told_as_people_do(start: str, end: str, said: str) -> None:
    assert days_in_words(start, end) == said


def test_a_publication_date_is_called_so() -> None:
    assert date_words({"date_to": "2024-12-06", "date_precision": "as_of"}) == "as of 6 December 2024 (publication)"
    assert date_words({"date_from": "2013-01-01", "date_precision": "year_open"}) == "since 2013"


def mention(start: int, end: int, **fields: Any) -> dict[str, Any]:
    base = {"doc_id": "a.txt", "place_name": "Tripoli", "why": "near the other places", "runner_up": "Tripoli (GR)"}
    return base | {"start": start, "end": end} | fields


def test_a_report_says_why_its_place_was_chosen_and_what_came_second() -> None:
    row = report("r", place_name="Tripoli", place_spans=((10, 30),))
    reason = ("near the other places", "Tripoli (GR)")
    assert place_reasons([row], [mention(20, 27)]) == {"r": reason}
    assert place_reasons([row], [mention(40, 47)]) == {}
    assert place_reasons([row], [mention(20, 27, place_name="Benghazi"), mention(22, 29)]) == {"r": reason}
    assert place_reasons([row], [mention(20, 27, doc_id="b.txt")]) == {}
