"""The five-second summary: which countries it names."""

from __future__ import annotations

from geonews.maps import strip
from tests.maprows import ARTICLES, POSITIONS, report


def test_countries_stand_by_the_number_of_their_shown_reports() -> None:
    rows = [report(f"r{i}", iso2=iso2) for i, iso2 in enumerate(("ML", "BF", "ML", "NE", None))]
    hidden = [report(f"h{i}", iso2="TD", claim_status="negated") for i in range(5)]
    assert strip.strip(rows + hidden, ARTICLES)["areas"] == ["ML", "BF", "NE"]


def test_where_all_is_hidden_the_hidden_tell_the_area() -> None:
    assert strip.strip([report("h", iso2="TD", claim_status="negated")], [])["areas"] == ["TD"]
    assert strip.strip([], [])["areas"] == []
    assert strip.strip(POSITIONS, ARTICLES)["areas"] == ["BF"]
