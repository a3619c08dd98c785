"""Dates that mean something only on the day they are printed: weekdays, "yesterday", "last month", "the next day".

Without a publication date each stays open: None on both sides, never today.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from geonews.positions.dates.calendar_dates import OPEN, Anchor, Days
from geonews.reading.dates import latest_weekday
from geonews.vocabulary import DatePrecision

_DAY = "|".join(calendar.day_name)
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30,
}  # fmt: skip
NUMBER = rf"(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)})"
UNIT = r"(?P<unit>hour|day|night|week|fortnight|month|year)s?"
LENGTH = {"hour": 0, "day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}
"""Days; hours are of the same day."""
ONE_DAY = timedelta(days=1)

RelativeReader = Callable[[re.Match[str], date, Anchor], Days]
"""What a match means on a publication date."""


def find_relative(text: str, anchor: Anchor) -> Iterator[tuple[int, int, Days]]:
    """Start, end and days of each such date, of overlapping readings all."""
    yield from search_all(_READERS, text, anchor)


def search_all(
    readers: Sequence[tuple[re.Pattern[str], RelativeReader, DatePrecision]], text: str, anchor: Anchor
) -> Iterator[tuple[int, int, Days]]:
    """What each reader finds; days outside the calendar are left out.

    Args:
        readers: pattern, what it means, and the precision where no publication date anchors it.
        text: a sentence.
        anchor: the publication date and the tense.
    """
    if not _TIMED.search(text):
        return
    for pattern, reader, undated in readers:
        for match in pattern.finditer(text):
            if anchor.published is None:
                yield match.start(), match.end(), (None, None, undated)
                continue
            try:
                yield match.start(), match.end(), reader(match, anchor.published, anchor)
            except (ValueError, OverflowError):
                continue


_TIMED = re.compile(
    r"day|night|week|month|year|hour|minute|decade|centur|present|moment|now|current|recent|late|to date|morning"
    r"|afternoon|evening|past|before|historical|formerly|tomorrow",
    re.IGNORECASE,
)
"""Without one of these no relative date is there."""


def whole_words(words: str) -> re.Pattern[str]:
    """The words, not inside others or beside a hyphen."""
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w]|-\w)", re.IGNORECASE)


def _one(day: date) -> Days:
    return day, day, "day"


def count_in(match: re.Match[str]) -> int:
    """The number of a match, in words or digits."""
    number = match["number"].lower()
    return _NUMBERS.get(number) or int(number)


# -- weekdays ----------------------------------------------------------------------------------------------------------


def _next(name: str, published: date, *, same_day: bool = False) -> date:
    """The first day called `name` after publication, or on it."""
    last = latest_weekday(name, published)
    return last if same_day and last == published else last + timedelta(days=7)


def _weekday(match: re.Match[str], published: date, anchor: Anchor) -> Days:
    """The latest on or before publication; "last Friday" in Friday's paper is a week before, "next" is ahead."""
    name, which = match["day"], (match["which"] or "").lower()
    if which in ("next", "coming"):
        return _one(_next(name, published))
    if which == "following":  # counted from another day of the text
        return OPEN if anchor.before is None else _one(_next(name, anchor.before))
    if anchor.ahead and not which:
        return _one(_next(name, published, same_day=True))
    before = published - ONE_DAY if which in ("last", "past", "previous") else published
    return _one(latest_weekday(name, before))


def _weekday_of_week(match: re.Match[str], published: date, _: Anchor) -> Days:
    monday = monday_of(published, match["which"])
    return _one(_next(match["day"], monday, same_day=True))


def _weekdays(match: re.Match[str], published: date, anchor: Anchor) -> Days:
    """As in "on Monday and Tuesday", "between Monday and Thursday": the last one counts, the first is before it."""
    if anchor.ahead:
        first = _next(match["first"], published, same_day=True)
        return first, _next(match["day"], first, same_day=True), "day"
    last = latest_weekday(match["day"], published)
    return latest_weekday(match["first"], last), last, "day"


# -- weeks, months, years ----------------------------------------------------------------------------------------------


def monday_of(published: date, which: str) -> date:
    """The Monday of this, last or next week."""
    weeks = {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(which.lower(), 0)
    return published + timedelta(days=7 * weeks - published.weekday())


def _week(match: re.Match[str], published: date, _: Anchor) -> Days:
    which = (match["which"] or "this").lower()
    monday = monday_of(published, which)
    end = monday + timedelta(days=6)
    return monday, end if which in ("next", "coming") else min(end, published), "week"


def _weekend(match: re.Match[str], published: date, _: Anchor) -> Days:
    """The latest that began on or before publication; "last weekend" has ended."""
    which = (match["which"] or "").lower()
    saturday = latest_weekday("Saturday", published)
    if which in ("next", "coming"):
        saturday += timedelta(days=7)
    elif which == "last" and published <= saturday + ONE_DAY:
        saturday -= timedelta(days=7)
    end = saturday + ONE_DAY
    return saturday, end if which in ("next", "coming") else min(end, published), "day"


def _month(match: re.Match[str], published: date, anchor: Anchor) -> Days:
    which = match["which"].lower()
    if which in ("this", "the"):
        first, last, _ = month_at(published, 0)
        return (published, last, "month") if anchor.ahead else (first, published, "month")
    return month_at(published, 1 if which in ("next", "coming") else -1)


def month_at(published: date, months: int) -> Days:
    """The whole month so many months away."""
    year, month = divmod(published.year * 12 + published.month - 1 + months, 12)
    return date(year, month + 1, 1), date(year, month + 1, calendar.monthrange(year, month + 1)[1]), "month"


def _year(match: re.Match[str], published: date, anchor: Anchor) -> Days:
    which = match["which"].lower()
    year = published.year + {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(which, 0)
    if which in ("this", "the"):
        return (published, date(year, 12, 31), "year") if anchor.ahead else (date(year, 1, 1), published, "year")
    return date(year, 1, 1), date(year, 12, 31), "year"


def _start_or_end(match: re.Match[str], published: date, anchor: Anchor) -> Days:
    """As in "at the end of last month", "since the start of the year": the first or last week, month for years."""
    first, last, _ = {"week": _week, "month": _month, "year": _year}[match["unit"]](match, published, anchor)
    if first is None or last is None:
        return OPEN
    if match["unit"] == "week":
        return first, last, "week"
    starts = match["part"].lower() not in ("end", "late")
    if match["unit"] == "year":
        year = first.year
        return (
            (date(year, 1, 1), date(year, 1, 31), "month")
            if starts
            else (date(year, 12, 1), date(year, 12, 31), "month")
        )
    whole = calendar.monthrange(first.year, first.month)[1]
    edge = (1, 10) if starts else (21, whole)
    return first.replace(day=edge[0]), first.replace(day=edge[1]), "month"


# -- near days ---------------------------------------------------------------------------------------------------------


def _near(match: re.Match[str], published: date, _: Anchor) -> Days:
    words = match.group().lower()
    if words.startswith("overnight"):
        return published - ONE_DAY, published, "day"
    days = {"the day before yesterday": -2, "tomorrow": 1, "the day after tomorrow": 2}.get(words, 0)
    if ("yesterday" in words and not days) or words.startswith("last "):
        days = -1
    return _one(published + timedelta(days=days))


def _overnight(match: re.Match[str], published: date, anchor: Anchor) -> Days:
    """As in "overnight into Tuesday", "overnight on Monday": the day named with the one before or after it."""
    day = latest_weekday(match["day"], published)
    if (match["into"] or "").lower() in ("to", "into"):
        return day - ONE_DAY, day, "day"
    return day, min(day + ONE_DAY, published) if not anchor.ahead else day + ONE_DAY, "day"


def _now(_: re.Match[str], published: date, __: Anchor) -> Days:
    return None, published, "as_of"


def _other_day(match: re.Match[str], _: date, anchor: Anchor) -> Days:
    """As in "the next day", "two days earlier": counted from the last day that the text named."""
    if anchor.before is None:
        return OPEN
    words = match.group().lower()
    if "same" in words or words == "that day":
        return _one(anchor.before)
    count = count_in(match) if match["number"] else 1
    if match["unit"] and not match["unit"].startswith("day"):
        return OPEN
    back = re.search(r"before|earlier|previous|prior|preceding", words) is not None
    return _one(anchor.before + timedelta(days=-count if back else count))


# -- patterns ----------------------------------------------------------------------------------------------------------

_WHICH = r"(?P<which>last|this|next|coming|previous)"
_EARLIER = r"(?:earlier |later |early |late |sometime )?(?<!the )"
_DAYPART = r"(?: (?:morning|afternoon|evening|night|noon|midday|midnight|dawn))?"
_JOINED = r"(?: to | and | or | until | through | into |-|/)"
_NEAR_DAYS = (
    r"the day (?:before yesterday|after tomorrow)|(?:yesterday|tomorrow)(?: (?:morning|afternoon|evening|night))?"
    r"|(?:earlier |later )?today|tonight|overnight|last (?:night|evening)"
    r"|(?:earlier )?this (?:morning|afternoon|evening)"
)
_OTHER_DAYS = (
    r"(?:the|that) (?:same|next|following|previous|preceding|prior) day|that day"
    rf"|(?:the|{NUMBER}) (?P<unit>days?|hours?|weeks?|months?|years?)"
    r" (?:before|earlier|later|prior|after|afterwards)(?! yesterday| tomorrow)"
)
_NOW = r"at present|at the moment|for now|right now|as of now|currently|nowadays|these days|to this day"
_PATTERNS: tuple[tuple[RelativeReader, DatePrecision, str], ...] = (
    (_weekday_of_week, "unknown", rf"(?:on )?(?P<day>{_DAY}),? (?:of )?(?P<which>last|this|next) week"),
    (_weekday_of_week, "unknown", rf"(?P<which>last|this|next) week,? on (?P<day>{_DAY})"),
    (_overnight, "unknown", rf"overnight,? (?:(?P<into>into|to|on|from|of) )?(?P<day>{_DAY})"),
    (
        _weekdays,
        "unknown",
        rf"(?:on |from |between )?(?P<first>{_DAY}){_DAYPART}{_JOINED}(?P<day>{_DAY}){_DAYPART}",
    ),
    (
        _weekday,
        "unknown",
        rf"(?:on |this )?(?:(?P<which>last|past|previous|next|coming|following) )?(?P<day>{_DAY}){_DAYPART}",
    ),
    (
        _start_or_end,
        "unknown",
        r"the (?P<part>end|start|beginning) of (?P<which>the|last|this|next) (?P<unit>week|month|year)",
    ),
    (_start_or_end, "unknown", rf"(?P<part>early|late) {_WHICH} (?P<unit>month|year)"),
    (_week, "unknown", rf"{_EARLIER}{_WHICH} week"),
    (_week, "unknown", r"(?:earlier|later) in (?P<which>the) week"),
    (_weekend, "unknown", r"(?:(?P<which>last|this|past|next|coming)|the|a) weekend"),
    (_month, "unknown", rf"{_EARLIER}{_WHICH} month"),
    (_month, "unknown", r"(?:earlier|later) in (?P<which>the) month"),
    (_year, "unknown", rf"{_EARLIER}{_WHICH} year"),
    (_year, "unknown", r"(?:earlier|later) in (?P<which>the) year"),
    (_near, "unknown", _NEAR_DAYS),
    (_now, "as_of", _NOW),
    (_other_day, "unknown", _OTHER_DAYS),
)
_READERS = tuple((whole_words(words), reader, undated) for reader, undated, words in _PATTERNS)
