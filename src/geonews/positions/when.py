"""When a report holds: dates as intervals with precision, and whether they are history.

Without a publication date a weekday or "yesterday" stays open (None), never today.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from geonews.positions.relative import Days, read_relative
from geonews.positions.scene import entities
from geonews.vocabulary import DatePrecision

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name} | {
    name.lower(): i for i, name in enumerate(calendar.month_abbr) if name
}
_LEAP = 8
"""Years between two leap days, at most."""
_MONTH = "|".join(sorted((m for m in MONTHS if m != "may"), key=len, reverse=True)) + "|may"
_Patterns = tuple[tuple[str, re.Pattern[str]], ...]
_EXPLICIT: _Patterns = (
    ("dmy", re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({_MONTH})\.?,?\s*(\d{{4}})?\b", re.IGNORECASE)),
    ("mdy", re.compile(rf"\b({_MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s*(\d{{4}}))?", re.IGNORECASE)),
    ("iso", re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")),
    ("my", re.compile(rf"\b({_MONTH})\s+(?:of\s+)?(\d{{4}})\b", re.IGNORECASE)),
    ("years", re.compile(r"\b(?:in|between|from|of)?\s*((?:19|20)\d{2})\s*(?:and|to|-|–)\s*((?:19|20)\d{2})\b")),
    ("year", re.compile(r"\b((?:19|20)\d{2})\b")),
)
_LOOSE: _Patterns = (
    ("month", re.compile(rf"\b(?:in|since|last|early in|late in)\s+({_MONTH})\b", re.IGNORECASE)),
    (
        "recent",
        re.compile(
            r"\b(recently|in recent (?:days|weeks|months)|lately|in the (?:past|last) (?:few )?(?:days|weeks))\b",
            re.IGNORECASE,
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date as stated: inclusive bounds, None where open or unknown."""

    text: str | None
    date_from: date | None
    date_to: date | None
    precision: DatePrecision
    years: tuple[int, ...] = ()
    """Explicit years of the words."""


def read_date(text: str, published: date | None, *, since: bool = False, ahead: bool = False) -> When | None:
    """The first date expression in `text`; None when there is none. Raises nothing: an impossible date is no date.

    Args:
        text: a date expression or a sentence.
        published: the publication date, from which weekdays, days without a year and the like are counted; None leaves
            them open.
        since: the date begins a time that goes on.
        ahead: the words speak of the future: a bare weekday is the next one.
    """
    for read in (
        partial(_search, _EXPLICIT),
        partial(read_relative, ahead=ahead),
        partial(_search, _LOOSE),
    ):
        try:
            found = read(text, published)
        except (ValueError, OverflowError):
            continue
        if found is not None:
            words, (start, end, precision) = found
            return When(
                text=words.strip(),
                date_from=start,
                date_to=None if since else end,
                precision=precision,
                years=tuple(map(int, re.findall(r"(?:19|20)\d{2}", words))),
            )
    return None


def _search(patterns: _Patterns, text: str, published: date | None) -> tuple[str, Days] | None:
    for kind, pattern in patterns:
        match = pattern.search(text)
        if match is None:
            continue
        try:
            return match.group(), _interpret(kind, match, published)
        except ValueError:
            continue
    return None


def _interpret(kind: str, match: re.Match[str], published: date | None) -> Days:
    if kind in ("dmy", "mdy"):
        day, month = (match[1], match[2]) if kind == "dmy" else (match[2], match[1])
        found = _day(int(day), MONTHS[month.lower()], int(match[3]) if match[3] else None, published)
        return (found, found, "day")
    if kind == "iso":
        found = date.fromisoformat(match.group())
        return (found, found, "day")
    if kind == "my":
        year, month_number = int(match[2]), MONTHS[match[1].lower()]
        return (
            date(year, month_number, 1),
            date(year, month_number, calendar.monthrange(year, month_number)[1]),
            "month",
        )
    if kind == "month":
        return _month(MONTHS[match[1].lower()], published)
    if kind == "years":
        return (date(int(match[1]), 1, 1), date(int(match[2]), 12, 31), "year")
    if kind == "year":
        return (date(int(match[1]), 1, 1), date(int(match[1]), 12, 31), "year")
    return (None, published, "recent")


def _day(day: int, month: int, year: int | None, published: date | None) -> date | None:
    """A day without a year is the latest such day up to a month after publication. Raises ValueError: no such day."""
    if year is not None:
        return date(year, month, day)
    if published is None:
        return None
    for candidate in range(published.year + 1, published.year - _LEAP, -1):
        if (day, month) == (29, 2) and not calendar.isleap(candidate):
            continue
        found = date(candidate, month, day)
        if found <= published + timedelta(days=31):
            return found
    raise ValueError(f"no day {day} in month {month}")


def _month(month: int, published: date | None) -> tuple[date | None, date | None, DatePrecision]:
    """A month without a year is the latest one that began on or before publication."""
    if published is None:
        return (None, None, "unknown")
    year = published.year if month <= published.month else published.year - 1
    end = date(year, month, calendar.monthrange(year, month)[1])
    return (date(year, month, 1), min(end, published), "month")


def date_of(trigger: Token, published: date | None) -> When | None:
    """The date expression that governs a trigger: in its own clause, or in a clause that it belongs to."""
    for span in _dates(trigger.sent):
        if _governs(span.root, trigger):
            since = span.start > 0 and trigger.doc[span.start - 1].lower_ == "since"
            when = read_date(span.text, published, since=since, ahead=_is_ahead(trigger))
            if when is not None:
                return when
    return None


def _is_ahead(trigger: Token) -> bool:
    """Whether the trigger's own verb stands in the future: "will attack on Friday"."""
    return any(child.dep_ == "aux" and child.lower_ in ("will", "'ll", "’ll", "shall") for child in trigger.children)


def _dates(sentence: Span) -> Sequence[Span]:
    return entities(sentence, ("DATE", "TIME")) + [
        sentence.doc[t.i : t.i + 1]
        for t in sentence
        if t.ent_type_ not in ("DATE", "TIME") and t.shape_ == "dddd" and re.fullmatch(r"(19|20)\d\d", t.text)
    ]


def _governs(root: Token, trigger: Token) -> bool:
    """Whether a date belongs to the trigger's clause or to one above it without a relative clause between."""
    holder = root
    while holder.dep_ in (
        "pobj",
        "prep",
        "npadvmod",
        "conj",
        "compound",
        "nummod",
        "amod",
        "dep",
        "nmod",
        "appos",
        "advmod",
        "pcomp",
    ):
        if holder.head.i == trigger.i:
            return True
        if holder.dep_ == "conj" and holder.head.pos_ in ("VERB", "AUX"):
            break
        holder = holder.head
        if holder.pos_ in ("VERB", "AUX") and holder.dep_ != "prep":  # "following" is a preposition here
            break
    node = trigger
    while True:
        if node.i == holder.i:
            return True
        if node.head.i == node.i or node.dep_ == "relcl":
            return False
        node = node.head


def is_history(when: When | None, published: date | None, latest_year: int | None, window_days: int) -> bool:
    """Whether a stated date ended before the reporting window.

    With a publication date: more than `window_days` before it. Without: a year before the latest one in the text.
    """
    if when is None or when.date_to is None:
        return False
    if published is not None:
        return when.date_to < published - timedelta(days=window_days)
    return bool(when.years) and latest_year is not None and max(when.years) < latest_year
