from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geonews.positions.amounts.counts import parse_count


@pytest.mark.parametrize(
    ("text", "low", "high", "basis"),
    [
        ("some 2,000 troops", 2000, 2000, "stated"),
        ("more than 1,400 soldiers", 1400, None, "stated"),
        ("at least 30 fighters", 30, None, "stated"),
        ("up to 90,000 reservists", None, 90000, "stated"),
        ("450 to 500 trainers", 450, 500, "stated"),
        ("between 100 and 150 men", 100, 150, "stated"),
        ("thousands of police", 2000, 9999, "convention"),
        ("tens of thousands of residents", 20000, 99999, "convention"),
        ("dozens of vehicles", 24, 99, "convention"),
        ("two hundred marines", 200, 200, "stated"),
        ("twenty-five tanks", 25, 25, "stated"),
        ("1.5 million people", 1_500_000, 1_500_000, "stated"),
        ("half a dozen jets", 6, 6, "stated"),
    ],
)
def test_counts(text: str, low: int | None, high: int | None, basis: str) -> None:
    count = parse_count(text)
    assert count is not None
    assert (count.minimum, count.maximum, count.basis) == (low, high, basis)
    assert count.text in text


@pytest.mark.parametrize("text", ["the brigade", "T-72 tanks", "M23 fighters", "the 47th Brigade", "F-16s", ""])
def test_no_count(text: str) -> None:
    assert parse_count(text) is None


@pytest.mark.parametrize("text", ["some troops", "several units", "a number of fighters", "most of its 3,000 men"])
def test_words_that_leave_the_number_open(text: str) -> None:
    count = parse_count(text)
    assert count is not None
    assert (count.minimum, count.maximum, count.basis) == (None, None, None)
    assert count.text in text


@given(st.integers(min_value=1, max_value=10**9))
def test_digits_round_trip(number: int) -> None:
    for written in (str(number), f"{number:,}"):
        count = parse_count(f"about {written} soldiers")
        assert count is not None
        assert count.minimum == count.maximum == number


@given(st.text(max_size=60))
def test_any_text_gives_ordered_bounds(text: str) -> None:
    count = parse_count(text)
    if count is not None and count.minimum is not None and count.maximum is not None:
        assert 0 < count.minimum <= count.maximum


PARTS = st.sampled_from(
    [
        "over",
        "at least", "no more than", "up to", "between", "and", "to", "-", "some", "about", "half of its",
        "20% of the",
        "two", "three", "hundred", "thousand", "dozens", "of", "hundreds", "a few", "5", "12", "300", "5,000",
        "1.5 million",
        "12 000", "most of the", "or more", "soldiers", "brigades", "the 47th Brigade",
        "several", "a", "0",
        "9" * 20,
    ]
)  # fmt: skip


@given(st.lists(PARTS, max_size=8).map(" ".join))
def test_any_words_give_ordered_bounds_inside_the_text(text: str) -> None:
    count = parse_count(text)
    if count is None:
        return
    assert count.text in text
    assert (count.minimum or 1) >= 1
    assert (count.maximum or 1) >= 1
    if count.minimum is not None and count.maximum is not None:
        assert count.minimum <= count.maximum
    if count.minimum is None and count.maximum is None:
        assert count.basis is None


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_range_in_digits_is_read_as_written(first: int, second: int) -> None:
    low, high = sorted((first, second + first))
    for text in (f"between {low:,} and {high:,} men", f"{low} to {high} men", f"{low}-{high} men"):
        count = parse_count(text)
        assert count is not None
        assert (count.minimum, count.maximum) == (low, high)
