"""Lengths of time counted from the day of printing: "two weeks ago", "for the third day", "in the coming days".

Without a publication date each stays open: None on both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from geonews.positions.dates.calendar_dates import OPEN, Anchor, Days
from geonews.positions.dates.relative import (
    LENGTH,
    NUMBER,
    ONE_DAY,
    UNIT,
    RelativeReader,
    count_in,
    monday_of,
    month_at,
    search_all,
    whole_words,
)
from geonews.vocabulary import DatePrecision

_ORDINALS = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_MOST_YEARS_BACK = 100


def find_spans(text: str, anchor: Anchor) -> Iterator[tuple[int, int, Days]]:
    """Start, end and days of each length of time, of overlapping readings all."""
    yield from search_all(_READERS, text, anchor)


def _ago(match: re.Match[str], published: date, _: Anchor) -> Days:
    """So many days back to the day; weeks, months and years back to the week, month or year."""
    number, unit = count_in(match), match["unit"].lower()
    if unit == "hour":
        first = published - timedelta(days=-(-number // 24) if number > 12 else 1)
        return first, published, "day"
    if unit in ("day", "night"):
        day = published - timedelta(days=number)
        return day, day, "day"
    if unit in ("week", "fortnight"):
        monday = monday_of(published - timedelta(days=LENGTH[unit] * number), "this")
        return monday, monday + timedelta(days=6), "week"
    if unit == "month":
        return month_at(published, -number)
    if number > _MOST_YEARS_BACK:
        return OPEN
    return date(published.year - number, 1, 1), date(published.year - number, 12, 31), "year"


def _vaguely_ago(match: re.Match[str], published: date, _: Anchor) -> Days:
    """Days and weeks are recent; months and years only lie in the past: when they ended is not said."""
    unit = match["unit"].lower()
    if unit in ("minutes", "hours"):
        return published - ONE_DAY, published, "day"
    if unit in ("days", "weeks"):
        return None, published, "recent"
    least = {"months": 60}.get(unit, 365 if unit == "years" else 3650)
    return None, published - timedelta(days=least), "past"


def _past(match: re.Match[str], published: date, _: Anchor) -> Days:
    number, unit = count_in(match) if match["number"] else 1, match["unit"].lower()
    if unit == "hour":
        return published - timedelta(days=-(-number // 24)), published, "day"
    return published - timedelta(days=number * LENGTH[unit]), published, "recent"


def _running(match: re.Match[str], published: date, _: Anchor) -> Days:
    """As in "for the third day": two days before and today."""
    ordinal = match["ordinal"].lower()
    number = _ORDINALS.get(ordinal) or int(re.sub(r"\D", "", ordinal))
    first = published - timedelta(days=(number - 1) * LENGTH[match["unit"].lower()])
    return first, published, "day" if match["unit"].lower() in ("day", "night") else "week"


def _lasting(match: re.Match[str], published: date, anchor: Anchor) -> Days:
    """As in "have fought for three weeks": up to now, unless it is over or still to come."""
    if anchor.past or anchor.ahead:
        return OPEN
    return published - timedelta(days=count_in(match) * LENGTH[match["unit"].lower()]), published, "recent"


def _recent(_: re.Match[str], published: date, __: Anchor) -> Days:
    return None, published, "recent"


def _coming(match: re.Match[str], published: date, _: Anchor) -> Days:
    """As in "within a week", "in the next three days"; without a number the end is open."""
    if not match["number"]:
        return published, None, "unknown"
    days = count_in(match) * LENGTH[match["unit"].lower()]
    return (
        published,
        published + timedelta(days=max(days, 1)),
        "day" if days <= 1 else "week" if days <= 14 else "month",
    )


def _gone(_: re.Match[str], __: date, ___: Anchor) -> Days:
    return None, None, "past"


_ROUGHLY = r"(?:about |around |some |nearly |almost |just |over |more than )?"
_FEW = r"(?:(?:a few|several|some|many|a couple of|just) )?"
_ORDINAL = rf"(?P<ordinal>{'|'.join(_ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))"
_LATELY = (
    r"recently|lately|of late|in recent (?:hours|days|weeks|months)"
    r"|(?:(?:in|over|during|for) )?the (?:past|last) (?:few|several|couple of) (?:hours|days|weeks|months)"
    r"|(?:in|over|during) the (?:past|last) (?:days|weeks|months)"
)
_RUNNING = (
    rf"(?:for )?(?:the |a )?{_ORDINAL}(?: (?:straight|consecutive|successive))?"
    r" (?P<unit>day|night|week|month)(?! of)(?: (?:running|in a row|straight))?"
)
_SOON = r"(?:within|in the (?:next|coming)|over the (?:next|coming)|in coming)"
_PATTERNS: tuple[tuple[RelativeReader, DatePrecision, str], ...] = (
    (_ago, "unknown", rf"{_ROUGHLY}{NUMBER} {UNIT} ago"),
    (_vaguely_ago, "recent", rf"{_FEW}(?P<unit>minutes|hours|days|weeks) ago"),
    (_vaguely_ago, "past", rf"{_FEW}(?P<unit>months|years|decades|centuries|a decade) ago"),
    (_past, "recent", rf"(?:in |over |during |within )?(?:the )?(?:past|last|previous) {NUMBER} {UNIT}"),
    (_past, "recent", rf"(?:in|over|during|within|for) the (?:past|last)(?P<number>) {UNIT}(?! of)"),
    (_recent, "recent", _LATELY),
    (_running, "unknown", _RUNNING),
    (_lasting, "unknown", rf"for (?:(?:about|around|nearly|almost|over|more than|at least|the past) )?{NUMBER} {UNIT}"),
    (_coming, "unknown", rf"{_SOON} (?:the next )?{NUMBER} {UNIT}"),
    (_coming, "unknown", rf"{_SOON}(?P<number>) (?:(?:few|several) )?(?P<unit>hours|days|weeks|months)"),
    (
        _gone,
        "past",
        r"in the past|in previous (?:years|decades)|in years past|historically|formerly|before(?=\s*(?:[.,;]|$))",
    ),
)
_READERS = tuple((whole_words(words), reader, undated) for reader, undated, words in _PATTERNS)
