"""Only full dates are dates; weekdays count back from publication."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geonews.reading.datelines import date_line
from geonews.reading.dates import find_dates, parse_date, resolve_weekday

DAY = date(2023, 4, 6)


@pytest.mark.parametrize(
    "text",
    [
        "2023-04-06",
        "2023-04-06T10:30:00+02:00",
        "6 April 2023",
        "April 6, 2023",
        "Apr. 6, 2023",
        "6th of April 2023",
        "06.04.2023",
        "06-04-2023",
        "2023/04/06",
        "6 avril 2023",
        "6. April 2023",
        "6 de abril de 2023",
        "6 апреля 2023",
        "6 квітня 2023",
        "6 أبريل 2023",
        "٦ نيسان ٢٠٢٣",
        "6 نيسان/أبريل 2023",
        "6 Nisan 2023",
        "2023年4月6日",
        "2023년 4월 6일",
    ],
)
def test_full_dates(text: str) -> None:
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "April 2023",
        "6 April",
        "may",
        "Wednesday",
        "04/06/2023",  # the sixth of April in one country, the fourth of June in the other
        "2023-13-01",
        "31 June 2023",
        "6 tanks 2023",
        "1,200 troops in 2023",
        "2023",
        "yesterday",
        "6 April 2023 was a Thursday",
    ],
)
def test_everything_else_is_no_date(text: str) -> None:
    assert parse_date(text) is None


def test_slashes_only_where_one_reading_is_possible() -> None:
    assert parse_date("25/12/2023") == parse_date("12/25/2023") == date(2023, 12, 25)


def test_finds_dates_in_their_order() -> None:
    line = "Published: 6 April 2023 | Updated: April 7, 2023"
    assert [line[f.start : f.end] for f in find_dates(line)] == ["6 April 2023", "April 7, 2023"]


def test_finds_a_date_glued_to_the_author() -> None:
    assert [f.value for f in find_dates("by the news deskDecember 20, 2022 4:06 pm")] == [date(2022, 12, 20)]


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_iso_and_english_agree(day: date) -> None:
    assert parse_date(day.isoformat()) == parse_date(f"{day.day} {day:%B} {day.year}") == day


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("6 April 2023", DAY),
        ("Thursday, April 6, 2023", DAY),
        ("Published: 6 April 2023 18:20 CAT", DAY),
        ("Publié le 6 avril 2023 à 10h15 | Mis à jour le 13 avril 2023 à 08h02", DAY),
        ("Updated 7 April 2023 | Published 6 April 2023", DAY),
        ("The news desk • 6 April 2023 • 3 min read", DAY),
        ("Gao, 6 April 2023", DAY),
        ("Last updated: 6 April 2023", None),
        ("2 hours ago", None),
        ("14:05", None),
    ],
)
def test_date_lines(line: str, value: date | None) -> None:
    found = date_line(line)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    "line",
    [
        "On 6 April 2023 the army entered Konna.",
        "A fighter looks at the hills around Marib, Yemen, on April 6, 2023. Photo: AFP",
        "Soldiers rest in the shade of a truck near Gao, 6 April 2023",
        "Myanmar: three weeks of fighting until 6 April 2023",
        "Troops leave Kidal",
    ],
)
def test_sentences_captions_and_headlines_are_no_date_lines(line: str) -> None:
    assert date_line(line) is None


def test_a_weekday_is_the_latest_one_on_or_before_publication() -> None:
    friday = date(2022, 2, 25)
    assert resolve_weekday("Thursday", friday) == date(2022, 2, 24)
    assert resolve_weekday("friday", friday) == friday
    assert resolve_weekday("Sat", friday) == date(2022, 2, 19)


def test_a_weekday_without_publication_stays_open() -> None:
    assert resolve_weekday("Monday", None) is None


@given(st.dates(date(1990, 1, 1)), st.sampled_from(["monday", "Tue", "Wed.", "thursday", "fri", "Saturday", "sun"]))
def test_weekdays_lie_within_the_last_week(published: date, name: str) -> None:
    day = resolve_weekday(name, published)
    assert day is not None
    assert timedelta(0) <= published - day < timedelta(7)
    assert f"{day:%A}".lower().startswith(name.lower().rstrip("."))


@pytest.mark.parametrize("name", ["", "s", "may", "day", "fridays"])
def test_other_words_are_no_weekday(name: str) -> None:
    with pytest.raises(ValueError, match="no weekday"):
        resolve_weekday(name, DAY)
