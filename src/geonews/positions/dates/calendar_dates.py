"""Dates that name a day, a month or a year: "3 and 4 May", "early March 2022", "between 2014 and 2016".

A day or month without a year is read from the publication date; without one it stays open. Thirds of a month or a year
("early", "mid", "late") are a convention of ours: days 1-10, 11-20, 21 to the end; months 1-4, 5-8, 9-12.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from geonews.vocabulary import DatePrecision

Days = tuple[date | None, date | None, DatePrecision]
"""First and last day, None where open or unknown, and how exact they are."""
OPEN: Days = (None, None, "unknown")

MONTHS = (
    {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
    | {name.lower(): i for i, name in enumerate(calendar.month_abbr) if name}
    | {"sept": 9}
)
_LEAP = 8
"""Years between two leap days, at most."""
_AHEAD = timedelta(days=31)
"""How far after publication a day without a year may lie where the tense says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What a date without a year is counted from."""

    published: date | None
    ahead: bool = False
    """The words speak of the future."""
    past: bool = False
    """The words speak of what is over."""
    before: date | None = None
    """The last day that the text named before, for "the next day"."""


Reader = Callable[[re.Match[str], Anchor], Days]


def find_calendar(text: str, anchor: Anchor) -> Iterator[tuple[int, int, Days]]:
    """Start, end and days of each calendar date, of overlapping readings all; impossible dates are left out."""
    if not _NAMED.search(text):
        return
    for pattern, reader in _READERS:
        for match in pattern.finditer(text):
            try:
                yield match.start(), match.end(), reader(match, anchor)
            except (ValueError, OverflowError):
                continue


# -- days --------------------------------------------------------------------------------------------------------------


def _days(match: re.Match[str], anchor: Anchor) -> Days:
    """One day, or the first and last of several."""
    part = match.groupdict()
    last_month = part["month"]
    year = int(part["year"]) if part.get("year") else None
    last = _day(int(part.get("last") or part["day"]), last_month, year, anchor)
    if last is None:
        return OPEN
    if part.get("last") is None:
        return last, last, _exactness(match)
    first_month = MONTHS[(part.get("month1") or last_month).lower().rstrip(".")]
    first_year = int(part["year1"]) if part.get("year1") else last.year
    first = date(first_year, first_month, int(part["day"]))
    if first > last:
        first = first.replace(year=first.year - 1)
    return (
        first,
        last,
        "day" if last - first < timedelta(days=7) else "week" if last - first < timedelta(28) else "month",
    )


def _exactness(match: re.Match[str]) -> DatePrecision:
    return "week" if re.match(r"(?:around|about|circa|on or about)\b", match.group(), re.IGNORECASE) else "day"


def _day(day: int, month: str, year: int | None, anchor: Anchor) -> date | None:
    """A day without a year is the nearest that fits the tense. Raises ValueError: no such day."""
    number = MONTHS[month.lower().rstrip(".")]
    if year is not None:
        return date(year, number, day)
    published = anchor.published
    if published is None:
        date(2000, number, day)  # a leap year has every day
        return None
    latest = (
        date.max if anchor.ahead else published if anchor.past or published > date.max - _AHEAD else published + _AHEAD
    )
    years = (
        range(published.year, published.year + _LEAP)
        if anchor.ahead
        else range(published.year + 1, published.year - _LEAP, -1)
    )
    for candidate in years:
        if not 1 <= candidate <= date.max.year or ((day, number) == (29, 2) and not calendar.isleap(candidate)):
            continue
        found = date(candidate, number, day)
        if found <= latest and (not anchor.ahead or found >= published):
            return found
    raise ValueError(f"no day {day} in month {month}")


def _numeric(match: re.Match[str], _: Anchor) -> Days:
    """2022-05-03, 03.05.2022; with slashes only where one number can be no month."""
    part = match.groupdict()
    year, first, second = int(part["year"]), int(part["first"]), int(part["second"])
    if part.get("slash"):
        if first <= 12 and second <= 12 and first != second:
            return OPEN
        first, second = (first, second) if second <= 12 else (second, first)
    found = date(year, second, first)
    return found, found, "day"


# -- months ------------------------------------------------------------------------------------------------------------


def _whole_month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _year_of(match: re.Match[str], month: int, anchor: Anchor) -> int | None:
    """The year as written ("2022", "last year"), else the nearest that fits the tense."""
    part = match.groupdict()
    if part.get("year"):
        return int(part["year"])
    published = anchor.published
    if published is None:
        return None
    which = (part.get("which") or "").lower()
    if part.get("of_year"):
        return published.year + {"last": -1, "this": 0, "next": 1}[part["of_year"].lower()]
    if which == "last":
        return published.year if month < published.month else published.year - 1
    if which == "next" or anchor.ahead:
        return published.year if month > published.month - (which != "next") else published.year + 1
    return published.year if month <= published.month else published.year - 1


def _month(match: re.Match[str], anchor: Anchor) -> Days:
    month = MONTHS[match["month"].lower().rstrip(".")]
    year = _year_of(match, month, anchor)
    if year is None:
        return OPEN
    first, last = _whole_month(year, month)
    return first, _not_after(last, first, match, anchor), "month"


def _not_after(last: date, first: date, match: re.Match[str], anchor: Anchor) -> date:
    """A month or year that is not over ends at publication, unless it is named in full or lies ahead."""
    full = match.groupdict().get("year")
    published = anchor.published
    return published if not full and not anchor.ahead and published is not None and first <= published < last else last


def _month_part(match: re.Match[str], anchor: Anchor) -> Days:
    month = MONTHS[match["month"].lower().rstrip(".")]
    year = _year_of(match, month, anchor)
    if year is None:
        return OPEN
    first, last = _whole_month(year, month)
    part = re.sub(r"^the | of$", "", match["part"].lower().strip(" -"))
    week = {"first week": 1, "second week": 8, "third week": 15, "fourth week": 22}.get(part)
    if week is not None:
        return first.replace(day=week), first.replace(day=week + 6), "week"
    if part in ("last week", "final week", "last days", "final days"):
        return last - timedelta(days=6), last, "week"
    if part == "first days":
        return first, first.replace(day=7), "week"
    start, end = _part(part)
    days = ((1, 10), (11, 20), (21, last.day), (1, 15), (16, last.day))
    low, high = days[start][0], days[end][1]
    return first.replace(day=low), first.replace(day=high), "month"


def _part(words: str) -> tuple[int, int]:
    """First and last part: three thirds, then two halves."""
    if "first half" in words:
        return 3, 3
    if "second half" in words:
        return 4, 4
    if re.search(r"early|start|beginning", words):
        return 0, 0
    return (1, 1) if re.search(r"mid", words) else (2, 2)


def _months(match: re.Match[str], anchor: Anchor) -> Days:
    last_month = MONTHS[match["month"].lower().rstrip(".")]
    year = _year_of(match, last_month, anchor)
    if year is None:
        return OPEN
    first_month = MONTHS[match["month1"].lower().rstrip(".")]
    first_year = int(match["year1"]) if match["year1"] else year - (first_month > last_month)
    return date(first_year, first_month, 1), _whole_month(year, last_month)[1], "month"


# -- years -------------------------------------------------------------------------------------------------------------


def _years(match: re.Match[str], _: Anchor) -> Days:
    first, second = int(match["year1"]), match["year"]
    last = int(second) if len(second) == 4 else first - first % 100 + int(second)
    if last < first:
        raise ValueError("years in the wrong order")
    return date(first, 1, 1), date(last, 12, 31), "year"


def _year(match: re.Match[str], _: Anchor) -> Days:
    year = int(match["year"])
    return date(year, 1, 1), date(year, 12, 31), "year"


def _year_part(match: re.Match[str], _: Anchor) -> Days:
    year, part = int(match["year"]), match["part"].lower()
    start, end = _part(part)
    months = ((1, 4), (5, 8), (9, 12), (1, 6), (7, 12))
    return date(year, months[start][0], 1), _whole_month(year, months[end][1])[1], "year"


def _quarter(match: re.Match[str], _: Anchor) -> Days:
    year, quarter = int(match["year"]), ("first", "second", "third", "fourth").index(match["quarter"].lower())
    return date(year, 3 * quarter + 1, 1), _whole_month(year, 3 * quarter + 3)[1], "year"


def _decade(match: re.Match[str], _: Anchor) -> Days:
    first = int(match["decade"])
    return date(first, 1, 1), date(first + 9, 12, 31), "year"


# -- patterns ----------------------------------------------------------------------------------------------------------

_NAMES = "|".join(sorted({m.capitalize() for m in MONTHS} | {m.upper() for m in MONTHS}, key=len, reverse=True))
_WEEKDAY = rf"(?:(?:on )?(?:{'|'.join(calendar.day_name)}),? (?:the )?)?"
_ABOUT = r"(?:(?i:around|about|circa|on or about) )?"
_TO = r"(?: ?[-–/] ?| (?:and|to|until|till|through|or|into) (?:the )?)"  # dashes
_FROM = r"(?:(?i:between|from) (?:the )?)?"


def _d(name: str) -> str:
    return rf"(?P<{name}>\d{{1,2}})(?:st|nd|rd|th)?"


def _m(name: str = "month") -> str:
    return rf"(?P<{name}>{_NAMES})\b(?:\.(?=,? (?:\d|last|this|next)))?"


def _y(name: str = "year") -> str:
    return rf"(?P<{name}>(?:19|20)\d{{2}})(?![,.]?\d)"


_OF_YEAR = rf"(?:,? (?:of )?(?:{_y()}|(?P<of_year>last|this|next) year))"
_PART = (
    r"(?P<part>(?i:(?:the )?(?:very )?(?:early|mid|late)(?:[- ]|(?: days)? (?:in|of) )"
    r"|(?:the )?(?:start|beginning|middle|end) of "
    r"|(?:the )?(?:first|second) half of |(?:the )?(?:first|second|third|fourth|last|final) week of "
    r"|(?:the )?(?:first|last|final) days of |(?:early|late) in ))"
)
_HOLDING = (
    "in", "In", "of", "by", "By", "since", "Since", "until", "Until", "during", "During", "from", "From", "before",
    "Before", "after", "After", "through", "throughout", "Throughout", "following", "Following", "to",
)  # fmt: skip
_HELD = "(?:" + "|".join(rf"(?<=\b{word} )" for word in _HOLDING) + ")"
_LAST = rf"{_d('last')} (?:of )?{_m()}(?:,? {_y()})?"
_FIRST_M = rf"{_m('month1')} {_d('day')}(?:,? {_y('year1')})?"
_SOURCES: tuple[tuple[str, Reader], ...] = (
    (rf"{_ABOUT}{_FROM}{_WEEKDAY}{_d('day')}(?: {_m('month1')}(?:,? {_y('year1')})?)?{_TO}{_LAST}", _days),
    (rf"{_ABOUT}{_FROM}{_WEEKDAY}{_FIRST_M}{_TO}{_m()} {_d('last')}\b(?:,? {_y()})?", _days),
    (rf"{_ABOUT}{_FROM}{_m()} {_d('day')}{_TO}{_d('last')}\b(?! (?:{_NAMES}))(?:,? {_y()})?", _days),
    (rf"{_ABOUT}{_WEEKDAY}(?:the )?{_d('day')}(?: |-)(?:of )?{_m()}(?:,? {_y()})?", _days),
    (rf"{_ABOUT}{_WEEKDAY}{_m()} (?:the )?{_d('day')}\b(?![,.]?\d)(?:,? {_y()})?", _days),
    (rf"{_y()}-(?P<second>\d{{2}})-(?P<first>\d{{2}})", _numeric),
    (rf"(?<![\d.])(?P<first>\d{{1,2}})\.(?P<second>\d{{1,2}})\.{_y()}", _numeric),
    (rf"(?<![\d/])(?P<first>\d{{1,2}})(?P<slash>/)(?P<second>\d{{1,2}})/{_y()}", _numeric),
    (rf"{_PART}{_m()}{_OF_YEAR}?", _month_part),
    (rf"{_FROM}{_m('month1')}(?: {_y('year1')})?{_TO}{_m()}{_OF_YEAR}?(?! \d)", _months),
    (rf"{_m()}{_OF_YEAR}", _month),
    (rf"(?P<which>(?i:last|next|this)) {_m()}", _month),
    (rf"{_HELD}(?P<month>{_NAMES})(?!\.? \d{{1,2}}\b)\b", _month),
    (rf"^(?P<month>{_NAMES})$", _month),
    (rf"(?P<month>{_NAMES})(?=['’]s\b)", _month),
    (rf"{_FROM}{_y('year1')}{_TO}(?P<year>(?:19|20)\d{{2}}|(?<=[-–/])\d{{2}})\b", _years),
    (rf"{_PART}{_y()}", _year_part),
    (rf"(?i:the )?(?P<quarter>(?i:first|second|third|fourth)) quarter of {_y()}", _quarter),
    (rf"(?i:(?:the )?(?:spring|summer|autumn|fall|winter)) (?:of )?{_y()}", _year),
    (r"(?i:the )?(?:(?i:early|mid|late)[- ])?(?P<decade>(?:19|20)\d0)s\b", _decade),
    (rf"(?:{_HELD}|(?<=\bthe )|(?<=\bThe )|(?<=\()|(?<=\bmid-)){_y()}\b(?!-)", _year),
    (rf"^{_y()}$", _year),
    (rf"\b{_y()}(?=['’]s\b)", _year),
)
_NAMED = re.compile(rf"\b(?:{_NAMES})\b|(?<!\d)(?:19|20)\d\d(?!\d)")
"""Without one of these no calendar date is there; most sentences have none, and the patterns are slow."""
_READERS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(rf"(?<![\w]){source}" if not source.startswith(("^", "(?<", "(?:(?:(?<")) else source), reader)
    for source, reader in _SOURCES
)
