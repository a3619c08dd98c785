"""Dates that mean something only on the day they are printed: weekdays, "yesterday", "two weeks ago".

Without a publication date each stays open: None on both sides, never today.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from geonews.reading.dates import latest_weekday
from geonews.vocabulary import DatePrecision

Days = tuple[date | None, date | None, DatePrecision]
"""First and last day, None where open or unknown, and how exact they are."""
OPEN: Days = (None, None, "unknown")

_DAY = "|".join(calendar.day_name)
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12,
}  # fmt: skip
_NUMBER = rf"(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)})"
_MOST_YEARS_BACK = 100


def read_relative(text: str, published: date | None, *, ahead: bool = False) -> tuple[str, Days] | None:
    """The first such date in `text` and the days it means; None when there is none.

    Args:
        text: a date expression, such as a DATE entity.
        published: the publication date; None leaves every date open.
        ahead: the words speak of the future, so that a bare weekday is the next one.

    Raises:
        ValueError, OverflowError: the day lies outside the calendar.
    """
    found = [
        (match.start(), rank, match) for rank, (pattern, _) in enumerate(_READERS) if (match := pattern.search(text))
    ]
    if not found:
        return None
    _, rank, match = min(found, key=lambda f: f[:2])
    if published is None:
        return match.group(), OPEN
    if ahead and _READERS[rank][1] is _weekday and not match["which"]:
        return match.group(), _one(_next(match["day"], published, same_day=True))
    return match.group(), _READERS[rank][1](match, published)


def _one(day: date) -> Days:
    return day, day, "day"


def _next(name: str, published: date, *, same_day: bool = False) -> date:
    """The first day called `name` after publication, or on it."""
    last = latest_weekday(name, published)
    return last if same_day and last == published else last + timedelta(days=7)


def _weekday(match: re.Match[str], published: date) -> Days:
    """The latest on or before publication; "last Friday" in Friday's paper is a week before, "next" is ahead."""
    name, which = match["day"], (match["which"] or "").lower()
    if which in ("next", "coming"):
        return _one(_next(name, published))
    if which == "following":  # counted from another day of the text
        return OPEN
    before = published - timedelta(days=1) if which in ("last", "past", "previous") else published
    return _one(latest_weekday(name, before))


def _weekday_of_week(match: re.Match[str], published: date) -> Days:
    monday = _monday(published, match["which"])
    return _one(_next(match["day"], monday, same_day=True))


def _monday(published: date, which: str) -> date:
    weeks = {"last": -1, "next": 1}.get(which.lower(), 0)
    return published + timedelta(days=7 * weeks - published.weekday())


def _week(match: re.Match[str], published: date) -> Days:
    monday = _monday(published, match["which"])
    end = monday + timedelta(days=6)
    return monday, end if match["which"].lower() == "next" else min(end, published), "week"


def _weekend(match: re.Match[str], published: date) -> Days:
    """The latest that began on or before publication; "last weekend" has ended."""
    which = (match["which"] or "").lower()
    saturday = latest_weekday("Saturday", published)
    if which == "next":
        saturday += timedelta(days=7)
    elif which == "last" and published <= saturday + timedelta(days=1):
        saturday -= timedelta(days=7)
    end = saturday + timedelta(days=1)
    return saturday, end if which == "next" else min(end, published), "day"


def _month(match: re.Match[str], published: date) -> Days:
    which = match["which"].lower()
    if which == "this":
        return published.replace(day=1), published, "month"
    return _month_at(published, 1 if which == "next" else -1)


def _month_at(published: date, months: int) -> Days:
    year, month = divmod(published.year * 12 + published.month - 1 + months, 12)
    return date(year, month + 1, 1), date(year, month + 1, calendar.monthrange(year, month + 1)[1]), "month"


def _year(match: re.Match[str], published: date) -> Days:
    which = match["which"].lower()
    year = published.year + {"last": -1, "next": 1}.get(which, 0)
    return date(year, 1, 1), published if which == "this" else date(year, 12, 31), "year"


def _near(match: re.Match[str], published: date) -> Days:
    words = match.group().lower()
    if words == "overnight":
        return published - timedelta(days=1), published, "day"
    days = {"the day before yesterday": -2, "yesterday": -1, "last night": -1, "tomorrow": 1}.get(words, 0)
    return _one(published + timedelta(days=days))


def _ago(match: re.Match[str], published: date) -> Days:
    """So many days back to the day; weeks, months and years back to the week, month or year."""
    number, unit = _count(match), match["unit"].lower()
    if unit == "day":
        return _one(published - timedelta(days=number))
    if unit == "week":
        monday = _monday(published - timedelta(days=7 * number), "this")
        return monday, monday + timedelta(days=6), "week"
    if unit == "month":
        return _month_at(published, -number)
    if number > _MOST_YEARS_BACK:
        return OPEN
    return date(published.year - number, 1, 1), date(published.year - number, 12, 31), "year"


def _past(match: re.Match[str], published: date) -> Days:
    number, unit = _count(match), match["unit"].lower()
    if unit == "hour":
        return published - timedelta(days=-(-number // 24)), published, "day"
    days = number * {"day": 1, "week": 7, "month": 30, "year": 365}[unit]
    return published - timedelta(days=days), published, "recent"


def _count(match: re.Match[str]) -> int:
    number = match["number"].lower()
    return _NUMBERS.get(number) or int(number)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Days]], ...] = (
    (_pattern(rf"(?:on )?(?P<day>{_DAY}),? (?P<which>last|this|next) week"), _weekday_of_week),
    (_pattern(rf"(?P<which>last|this|next) week,? on (?P<day>{_DAY})"), _weekday_of_week),
    (_pattern(rf"(?:on |this )?(?:(?P<which>last|past|previous|next|coming|following) )?(?P<day>{_DAY})"), _weekday),
    (_pattern(r"(?:earlier |later )?(?P<which>last|this|next) week"), _week),
    (_pattern(r"(?:(?P<which>last|this|past|next)|the) weekend"), _weekend),
    (_pattern(r"(?:earlier |later )?(?P<which>last|this|next) month"), _month),
    (_pattern(r"(?:earlier |later )?(?P<which>last|this|next) year"), _year),
    (
        _pattern(
            r"the day before yesterday|yesterday|today|tonight|tomorrow|overnight|last night"
            r"|this (?:morning|afternoon|evening)"
        ),
        _near,
    ),
    (_pattern(rf"{_NUMBER} (?P<unit>day|week|month|year)s? ago"), _ago),
    (_pattern(rf"(?:past|last) {_NUMBER} (?P<unit>hour|day|week|month|year)s?"), _past),
)
