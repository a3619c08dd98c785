from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geonews.positions.when import When, is_history, read_date

FRIDAY = date(2024, 6, 14)


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("on 3 May 2024", date(2024, 5, 3), date(2024, 5, 3), "day"),
        ("May 3, 2024", date(2024, 5, 3), date(2024, 5, 3), "day"),
        ("on May 3", date(2024, 5, 3), date(2024, 5, 3), "day"),
        ("on December 20", date(2023, 12, 20), date(2023, 12, 20), "day"),
        ("in April 2023", date(2023, 4, 1), date(2023, 4, 30), "month"),
        ("in 2018 and 2019", date(2018, 1, 1), date(2019, 12, 31), "year"),
        ("2014", date(2014, 1, 1), date(2014, 12, 31), "year"),
        ("on Wednesday", date(2024, 6, 12), date(2024, 6, 12), "day"),
        ("Friday", FRIDAY, FRIDAY, "day"),
        ("yesterday", date(2024, 6, 13), date(2024, 6, 13), "day"),
        ("last week", date(2024, 6, 3), date(2024, 6, 9), "week"),
        ("last month", date(2024, 5, 1), date(2024, 5, 31), "month"),
    ],
)
def test_dates(text: str, start: date, end: date, precision: str) -> None:
    when = read_date(text, FRIDAY)
    assert when is not None
    assert (when.date_from, when.date_to, when.precision) == (start, end, precision)


@pytest.mark.parametrize("text", ["on Wednesday", "yesterday", "last week", "on May 3"])
def test_without_a_publication_date_nothing_is_guessed(text: str) -> None:
    when = read_date(text, None)
    assert when is not None
    assert when.date_from is None
    assert when.date_to is None


def test_no_date() -> None:
    assert read_date("the 47th Brigade may advance", FRIDAY) is None


def test_since_has_no_end() -> None:
    when = read_date("April 2012", FRIDAY, since=True)
    assert when is not None
    assert when.date_from == date(2012, 4, 1)
    assert when.date_to is None


@given(st.dates(min_value=date(1900, 2, 1), max_value=date(2090, 1, 1)), st.sampled_from(range(7)))
def test_a_weekday_is_the_latest_on_or_before_publication(published: date, number: int) -> None:
    name = (date(2024, 1, 1) + timedelta(days=number)).strftime("%A")
    when = read_date(f"on {name}", published)
    assert when is not None
    assert when.date_to is not None
    assert 0 <= (published - when.date_to).days < 7
    assert when.date_to.weekday() == number


def test_history_needs_the_window() -> None:
    old = When(text="2018", date_from=date(2018, 1, 1), date_to=date(2018, 12, 31), precision="year", years=(2018,))
    assert is_history(old, FRIDAY, None, 90)
    assert not is_history(old, date(2019, 2, 1), None, 90)
    assert is_history(old, None, 2024, 90)
    assert not is_history(old, None, 2018, 90)
    assert not is_history(None, FRIDAY, 2024, 90)
