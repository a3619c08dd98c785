"""Lines that hold a date and little else, and what that date says."""

# ruff: noqa: RUF001  # words of many scripts

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from geonews.reading.dates import FoundDate, find_dates
from geonews.reading.phrases import phrases, plain_form

_CLOCK = re.compile(
    r"(?:(?:at|à|um|о|в)\s+)?\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[a-z]{2,4}|[+-]\d{1,4}|utc[+-]\d)?"
    r"|(?:an?|\d+)\s+(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)\s+ago|just now|yesterday|today"
    r"|il y a \d+ \w+|vor \d+ \w+|hace \d+ \w+|\d+ (?:минут|час|дн)\w* назад|منذ \d* ?\w+"
)
_TIME_OF_DAY = re.compile(r"(?<!\d)\d{1,2}[:.h]\d{2}(?![.\d])")
_SEPARATED = re.compile(r"\s*[|•·›»>▸→]\s*|\s+[/–—-]\s+|\s{2,}")
_NAMES = re.compile(r"(?:[Bb]y )?[A-Z][\w'’.-]*(?: (?:and )?[A-Z][\w'’.-]*){1,4}")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_SENTENCE = re.compile(r"[.!?؟。]\s")
# "ALGIERS, March 31, 2013 (AFP)": where it was written is part of the article, where "SUNDAY, July 20" is not.
_PLACE = re.compile(r"(?!(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)[A-Z][A-Z .'-]{2,40}, ")
_MAX_LENGTH = 200
_MARK = "\x00"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLine:
    """The date of a line that consists of little else."""

    value: date | None
    """None for "2 hours ago", for a clock time and where the only date is that of an update."""
    labelled: bool
    """A word such as "Published" stands in the line."""
    place: bool
    """It begins with a place in capitals, as the line above an agency's report does."""


def date_line(text: str) -> DateLine | None:
    """The date of a line that holds a date (or a clock time) and little else: a label, a byline, a place, a time.

    None when the line is anything else, such as a sentence or a caption with a date in it.
    """
    if len(text) > _MAX_LENGTH:
        return None
    found = find_dates(text)
    if not found:
        clock = _CLOCK.search(text.lower()) is not None and _is_clock_line(text)
        return DateLine(value=None, labelled=False, place=False) if clock else None
    plain = plain_form(text)
    if phrases()["caption"].within(plain):
        return None
    labels = phrases()["date_label"]
    parts = [part for part in _SEPARATED.split(_marked(text, found)) if part.strip()]
    labelled = labels.begins(plain) or any(labels.begins(plain_form(part)) for part in parts)
    if not _little_else(parts, labelled=labelled):
        return None
    return DateLine(
        value=_published(text, found), labelled=labelled, place=not labelled and _PLACE.match(text) is not None
    )


def has_clock(text: str) -> bool:
    """Whether a line shows the time of day."""
    return _TIME_OF_DAY.search(text) is not None


def is_updated_label(text: str) -> bool:
    """Whether the words in front of a date say that it is not the publication date."""
    return phrases()["updated"].begins(plain_form(text)) or phrases()["updated"].within(plain_form(text))


def _is_clock_line(text: str) -> bool:
    """A clock time, alone or with a label or a name beside it."""
    parts = [part.strip() for part in _SEPARATED.split(text) if part.strip()]
    clocks = [part for part in parts if _CLOCK.fullmatch(plain_form(part))]
    others = [part for part in parts if part not in clocks]
    labels = phrases()["date_label"]
    return bool(clocks) and all(labels.is_whole(plain_form(part)) or _NAMES.fullmatch(part) for part in others)


def _marked(text: str, found: Iterable[FoundDate]) -> str:
    """`text` with a mark in place of its dates."""
    for date_ in reversed(list(found)):
        text = text[: date_.start] + _MARK + text[date_.end :]
    return text


def _little_else(parts: list[str], *, labelled: bool) -> bool:
    total = 0
    for part in parts:
        rest = _CLOCK.sub(" ", plain_form(part).replace(_MARK, " ")).strip()
        count = len(_WORD.findall(rest))
        total += count
        byline = phrases()["byline"].begins(rest)
        if count > (8 if byline else 5 if labelled else 2 if _MARK in part else 6):
            return False
        if _SENTENCE.search(part.strip()) and not labelled and not byline:
            return False
    return total <= 14


def _published(text: str, found: list[FoundDate]) -> date | None:
    before = 0
    for date_ in found:
        if not is_updated_label(text[before : date_.start]):
            return date_.value
        before = date_.end
    return None
