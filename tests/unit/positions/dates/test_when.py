from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geonews.positions.dates.calendar_dates import Anchor
from geonews.positions.dates.when import When, find_dates, is_history, read_date

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
        ("last Friday", date(2024, 6, 7), date(2024, 6, 7), "day"),
        ("last Wednesday", date(2024, 6, 12), date(2024, 6, 12), "day"),
        ("on Wednesday last week", date(2024, 6, 5), date(2024, 6, 5), "day"),
        ("last week on Sunday", date(2024, 6, 9), date(2024, 6, 9), "day"),
        ("next Wednesday", date(2024, 6, 19), date(2024, 6, 19), "day"),
        ("next Friday", date(2024, 6, 21), date(2024, 6, 21), "day"),
        ("Monday night", date(2024, 6, 10), date(2024, 6, 10), "day"),
        ("tomorrow", date(2024, 6, 15), date(2024, 6, 15), "day"),
        ("tonight", FRIDAY, FRIDAY, "day"),
        ("the day before yesterday", date(2024, 6, 12), date(2024, 6, 12), "day"),
        ("overnight", date(2024, 6, 13), FRIDAY, "day"),
        ("earlier this week", date(2024, 6, 10), FRIDAY, "week"),
        ("next week", date(2024, 6, 17), date(2024, 6, 23), "week"),
        ("over the weekend", date(2024, 6, 8), date(2024, 6, 9), "day"),
        ("last weekend", date(2024, 6, 8), date(2024, 6, 9), "day"),
        ("this month", date(2024, 6, 1), FRIDAY, "month"),
        ("last year", date(2023, 1, 1), date(2023, 12, 31), "year"),
        ("three days ago", date(2024, 6, 11), date(2024, 6, 11), "day"),
        ("two weeks ago", date(2024, 5, 27), date(2024, 6, 2), "week"),
        ("a month ago", date(2024, 5, 1), date(2024, 5, 31), "month"),
        ("14 months ago", date(2023, 4, 1), date(2023, 4, 30), "month"),
        ("two years ago", date(2022, 1, 1), date(2022, 12, 31), "year"),
        ("the past 24 hours", date(2024, 6, 13), FRIDAY, "day"),
        ("the last three days", date(2024, 6, 11), FRIDAY, "recent"),
        ("in recent days", None, FRIDAY, "recent"),
        ("the following Wednesday", None, None, "unknown"),
        ("on February 29", date(2024, 2, 29), date(2024, 2, 29), "day"),
    ],
)
def test_dates(text: str, start: date | None, end: date | None, precision: str) -> None:
    when = read_date(text, FRIDAY)
    assert when is not None
    assert (when.date_from, when.date_to, when.precision) == (start, end, precision)


@pytest.mark.parametrize("text", ["on Wednesday", "yesterday", "last week", "on May 3", "next Friday", "two days ago"])
def test_without_a_publication_date_nothing_is_guessed(text: str) -> None:
    when = read_date(text, None)
    assert when is not None
    assert when.date_from is None
    assert when.date_to is None


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("on Wednesday", date(2024, 6, 12), date(2024, 6, 12)),
        ("last Wednesday", date(2024, 6, 12), date(2024, 6, 5)),
        ("on December 31", date(2025, 1, 2), date(2024, 12, 31)),
        ("on January 2", date(2024, 12, 31), date(2025, 1, 2)),
        ("on February 29", date(2023, 5, 1), date(2020, 2, 29)),
        ("last weekend", date(2024, 6, 16), date(2024, 6, 8)),
        ("the weekend", date(2024, 6, 16), date(2024, 6, 15)),
        ("last month", date(2024, 1, 31), date(2023, 12, 1)),
    ],
)
def test_edges_of_week_month_and_year(text: str, published: date, day: date) -> None:
    when = read_date(text, published)
    assert when is not None
    assert when.date_from == day


@pytest.mark.parametrize(
    ("text", "day"), [("on Monday", 17), ("on Friday", 14), ("next Friday", 21), ("yesterday", 13)]
)
def test_a_bare_weekday_in_the_future_is_the_next_one(text: str, day: int) -> None:
    when = read_date(text, FRIDAY, ahead=True)
    assert when is not None
    assert when.date_from == date(2024, 6, day)


@pytest.mark.parametrize("text", ["999 years ago", "February 30", "yesterday"])
@pytest.mark.parametrize("published", [date(1, 1, 1), date(9999, 12, 31)])
def test_days_outside_the_calendar_raise_nothing(text: str, published: date) -> None:
    when = read_date(text, published)
    assert when is None or when.date_from is None or when.date_from.year in (1, 9999)


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


WORDS = st.sampled_from(
    [
        "since", "by", "until", "before", "after", "as of", "between", "from", "to", "and", "-", "early", "mid", "late",
        "the", "of", "in", "on", "last", "next", "this", "week", "month", "year", "Monday", "Friday", "May", "March",
        "February", "29", "3", "31", "7th", "2024", "2019", "1990s", "0000", "yesterday", "overnight", "two", "ago",
        "days", "for the third day", "weeks", "years", "earlier", "the end of", "first", "half", "2022-02-30",
        "31.4.2023",
        "a few", "recently", "in the past", "the day before", ",", "rebels attacked",
    ]
)  # fmt: skip


@given(
    text=st.lists(WORDS, max_size=12).map(" ".join),
    published=st.none() | st.dates(),
    ahead=st.booleans(),
    past=st.booleans(),
    before=st.none() | st.dates(),
)
def test_any_words_give_ordered_days_inside_the_text(
    text: str, published: date | None, *, ahead: bool, past: bool, before: date | None
) -> None:
    anchor = Anchor(published=published, ahead=ahead, past=past, before=before)
    end = 0
    for found in find_dates(text, anchor):
        when = found.when
        assert end <= found.bare_start
        end = found.end
        assert 0 <= found.start <= found.bare_start < found.end <= len(text)
        assert when.text == text[found.start : found.end]
        if when.date_from is not None and when.date_to is not None:
            assert when.date_from <= when.date_to
        if when.precision == "unknown" and not when.goes_on and published is None:
            assert when.date_from is None
            assert when.date_to is None


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)), st.none() | st.dates())
def test_a_full_date_is_read_whatever_the_publication_date(day: date, published: date | None) -> None:
    for written in (
        f"{day.day} {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
        day.isoformat(),
        f"{day:%d.%m.%Y}",
    ):
        when = read_date(f"on {written}", published)
        assert when is not None
        assert (when.date_from, when.date_to, when.precision) == (day, day, "day")


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)), st.integers(1, 27))
def test_a_range_of_days_is_read_from_its_first_to_its_last(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    when = read_date(f"from {first.day} {first:%B} {first.year} to {last.day} {last:%B} {last.year}", None)
    assert when is not None
    assert (when.date_from, when.date_to) == (first, last)


@given(st.dates(min_value=date(1960, 1, 1), max_value=date(2049, 12, 31)), st.integers(1, 360))
def test_a_day_without_a_year_is_the_latest_one_of_what_is_over(published: date, back: int) -> None:
    day = published - timedelta(days=back)
    if (day.month, day.day) == (2, 29):
        return
    when = read_date(f"on {day.day} {day:%B}", published, past=True)
    assert when is not None
    assert when.date_from == day
