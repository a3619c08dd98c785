"""Dates that a page states in full, and weekdays counted back from the publication date.

Only a day, a month and a year together are a date here. What could be read two ways (12/06/2024) is none.
"""

# ruff: noqa: RUF001  # month names and endings of many scripts

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
# The month names of Syria, Iraq, Lebanon, Jordan and Palestine, which dateparser does not know.
_LEVANTINE = {
    "كانون الثاني": 1, "شباط": 2, "آذار": 3, "اذار": 3, "نيسان": 4, "أيار": 5, "ايار": 5, "حزيران": 6,
    "تموز": 7, "آب": 8, "اب": 8, "أيلول": 9, "ايلول": 9, "تشرين الأول": 10, "تشرين الاول": 10,
    "تشرين الثاني": 11, "كانون الأول": 12, "كانون الاول": 12,
}  # fmt: skip
_LANGUAGES = (
    "fr", "de", "es", "pt", "it", "ru", "uk", "ar", "tr", "fa", "pl", "nl", "he", "hi", "ro", "cs", "sv", "el", "bg",
    "sr", "hu", "id", "sw",
)  # fmt: skip
_SETTINGS: dict[str, object] = {"DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True}

_WORD = r"[^\W\d_]{2,14}"
_MONTH = rf"(?P<month>{_WORD}(?:[ ]{_WORD})?(?:/{_WORD})?)"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?<!\d)(?P<day>\d{1,2})"
_SHAPES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![\d./-])(?P<year>(?:19|20)\d\d)-(?P<number>\d{2})-(?P<day>\d{2})(?![\d-])",
        r"(?<![\d./-])(?P<year>(?:19|20)\d\d)([./])(?P<number>\d{1,2})\2(?P<day>\d{1,2})(?![\d./])",
        rf"(?<![\d./-])(?P<day>\d{{1,2}})([.-])(?P<number>\d{{1,2}})\2{_YEAR}",
        rf"(?<![\d./-])(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/{_YEAR}",
        r"(?P<year>(?:19|20)\d\d)\s?[年년]\s?(?P<number>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]",
        rf"{_DAY}(?:st|nd|rd|th|er|\.|º|-го)?[ -](?:of |de |d')?{_MONTH}\.?,?[ -](?:de |del )?{_YEAR}",
        # Converters glue a date to the author before it.
        rf"(?P<month>{'|'.join(m.capitalize() for m in _MONTHS)}) (?P<day>\d{{1,2}}),? {_YEAR}",
        rf"(?<![^\W\d_]){_MONTH}\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}",
    )
)
_HAS_YEAR = re.compile(r"\d{4}")
_SPACES = re.compile(r"[ \t\u00a0\u202f\u2009]")
_SEARCHED = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A full date in a text."""

    start: int
    end: int
    value: date


def find_dates(text: str) -> list[FoundDate]:
    """Full dates in the first characters of a line, in text order, not overlapping.

    Numeric dates are day first; with slashes only when one number is over twelve or both are equal.
    """
    if not _HAS_YEAR.search(text, 0, _SEARCHED):
        return []
    plain = _plain(text[:_SEARCHED])
    found: list[FoundDate] = []
    for shape in _SHAPES:
        for match in shape.finditer(plain):
            value = _value(match)
            start, end = match.span()
            if value and not any(f.start < end and start < f.end for f in found):
                found.append(FoundDate(start=start, end=end, value=value))
    return sorted(found, key=lambda f: f.start)


def parse_date(text: str) -> date | None:
    """The date that `text` is, alone or with a time behind it; None for anything else.

    >>> parse_date("6 December 2024"), parse_date("2024-12-06T10:30:00Z"), parse_date("may")
    (datetime.date(2024, 12, 6), datetime.date(2024, 12, 6), None)
    """
    text = text.strip()
    found = find_dates(text)
    if len(found) != 1 or found[0].start != 0:
        return None
    return found[0].value if re.fullmatch(r"(?:[T ,]*\d[\d:.Z +-]*(?:[A-Z]{2,4})?)?", text[found[0].end :]) else None


def resolve_weekday(name: str, published: date | None) -> date | None:
    """The latest day called `name` on or before publication ("on Wednesday" in Wednesday's paper is that day).

    Args:
        name: an English weekday, in full or as three or more letters, any case.
        published: the publication date.

    Returns:
        None when the publication date is not known: a weekday by itself is no date.

    Raises:
        ValueError: `name` is no weekday.
    """
    number = _weekday_number(name)
    return None if published is None else _latest(number, published)


def latest_weekday(name: str, day: date) -> date:
    """The latest day called `name` on or before `day`. Raises ValueError: `name` is no weekday."""
    return _latest(_weekday_number(name), day)


def _weekday_number(name: str) -> int:
    key = name.strip().rstrip(".").lower()
    numbers = [i for i, day in enumerate(_WEEKDAYS) if len(key) >= 3 and day.startswith(key)]
    if not numbers:
        raise ValueError(f'"{name}" is no weekday')
    return numbers[0]


def _latest(number: int, day: date) -> date:
    return day - timedelta(days=(day.weekday() - number) % 7)


def _plain(text: str) -> str:
    """ASCII digits and plain spaces, one for one, so that the shapes fit every script."""
    if text.isascii():
        return text
    digits = "".join(str(unicodedata.decimal(c)) if c.isdecimal() and not c.isascii() else c for c in text)
    return _SPACES.sub(" ", digits)


def _value(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    year = int(groups["year"])
    if groups.get("month"):
        return _named(int(groups["day"]), groups["month"].lower(), year)
    if groups.get("number"):
        return _date(year, int(groups["number"]), int(groups["day"]))
    first, second = int(groups["first"]), int(groups["second"])
    if first <= 12 and second <= 12 and first != second:
        return None
    return _date(year, *((second, first) if first > 12 else (first, second)))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=1024)
def _named(day: int, month: str, year: int) -> date | None:
    for name in _readings(month):
        number = _month_number(name)
        if number:
            return _date(year, number, day)
    return None


def _readings(month: str) -> Iterator[str]:
    """A month by itself, two names of one month ("كانون الأول/ديسمبر"), a word too many in front ("by december")."""
    yield month
    names = month.split("/")
    yield from names
    yield names[0].split()[-1]


@lru_cache(maxsize=1024)
def _month_number(name: str) -> int | None:
    if name in _LEVANTINE:
        return _LEVANTINE[name]
    if name.isascii():
        english = [i for i, month in enumerate(_MONTHS, 1) if month.startswith(name) and len(name) >= 3]
        if english or name == "sept":
            return english[0] if english else 9
    import dateparser  # noqa: PLC0415  # only for months that are neither English nor Levantine

    parsed = dateparser.parse(f"1 {name} 2024", languages=list(_LANGUAGES), settings=dict(_SETTINGS))
    # dateparser reads a weekday or a unit as "near today"; a month gives back the day and the year that went in.
    return parsed.month if parsed and (parsed.day, parsed.year) == (1, 2024) else None
