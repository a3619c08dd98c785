"""What a plain text states about itself: title, publication date, outlet, agency. None where it states nothing."""

# ruff: noqa: RUF001  # words of many scripts

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from geonews.reading.blocks import Block
from geonews.reading.datelines import date_line, has_clock, is_updated_label
from geonews.reading.dates import find_dates
from geonews.reading.dump import Cut
from geonews.reading.furniture import classify
from geonews.reading.phrases import is_agency

_AFTER_BODY = 8
_COPYRIGHT = re.compile(
    r"(?:copyright|all content)?\s*(?:©|\(c\)|copyright)\s*(?:copyright\s*)?"
    r"(?:(?:19|20)\d\d(?:\s*[-–—,]\s*(?:(?:19|20)\d\d)?)?)?\s*(?:by\s+)?(?P<name>[^|©]*)",
    re.IGNORECASE,
)
_NAME_END = re.compile(
    r"\s*(?:[.,;:]\s|[|•·]|[.,;]$|\ball rights?\b|\brights reserved\b|\btous droits\b|\balle rechte\b|\btodos los\b"
    r"|\bвсе права\b|\bусі права\b|\bجميع الحقوق\b|\b(?:19|20)\d\d\b|\s[–—-]\s)",
    re.IGNORECASE,
)
_PICTURE_AGENCIES = re.compile(r"getty|alamy|shutterstock|istock|picture.alliance|imago", re.IGNORECASE)
_SUFFIX = re.compile(r"\s+[|–—-]\s+")
# A dateline: place in capitals, perhaps a date and an agency in brackets, then a dash or the text.
_DATELINE = re.compile(
    r"^[^a-zа-яё\n(]{2,60}?(?:,\s*(?P<date>[^()—–]{5,30}?))?\s*"
    r"(?:\((?P<agency>[^()]{2,40})\)\s*(?:[-—–:,]+\s*)?|[-—–]{1,2}\s*)"
)
_BRACKETS = "()[]—–- \t"
_MAX_NAME_WORDS = 6
_CUT_LENGTH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the text states. None means that it does not."""

    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    wire: str | None = None


def find_facts(source: str, cut: Cut) -> Facts:
    """Read the facts around and inside the article that `cut` found in `source`."""
    title = _words(source, cut.blocks[cut.title]) if cut.title is not None else None
    return Facts(title=title, published=_published(source, cut), outlet=_outlet(source, cut), wire=_wire(source, cut))


def _words(source: str, block: Block) -> str:
    return " ".join(source[block.start : block.end].split())


def _published(source: str, cut: Cut) -> date | None:
    """The date in the lines between headline and running text; elsewhere only one with a label, or in a dateline."""
    if _posted_on_many_days(source, cut):
        return None
    blocks, kept = cut.blocks, set(cut.kept)
    top = range(cut.body_start) if cut.title is None else range(cut.title + 1, cut.body_start)
    if cut.page and cut.title is None:
        top = range(max(0, cut.body_start - 3), cut.body_start)
    above = range(max(0, (cut.title or 0) - 3), cut.title or 0)
    below = range(cut.body_end, min(len(blocks), cut.body_end + _AFTER_BODY))
    for among, any_date in ((top, True), (above, not cut.page), (below, False)):
        for i in among:
            if i in kept and blocks[i].kind != "dateline":
                continue
            # A page's header shows today's date; only a date with a time right above the headline is the article's.
            timed = among is above and i + 1 == cut.title and has_clock(source[blocks[i].start : blocks[i].end])
            value = _date_of(source, blocks, i, any_date=any_date or timed)
            if value:
                return value
    return _dateline_date(source, cut)


def _posted_on_many_days(source: str, cut: Cut) -> bool:
    """Whether the text is posts of different days, each with its stamp above it: it has no day of publication."""
    stamps = [
        line.value
        for block, below in pairwise(cut.blocks)
        if block.kind == "date" and below.kind == "text" and (below.prose or below.weak or below.sentence)
        if has_clock(block.plain) and (line := date_line(source[block.start : block.end]))
    ]
    return not cut.page and len({day for day in stamps if day}) > 1


def _date_of(source: str, blocks: Sequence[Block], index: int, *, any_date: bool) -> date | None:
    block = blocks[index]
    if block.kind not in ("date", "byline", "dateline"):
        return None
    line = date_line(source[block.start : block.end])
    if line is None or line.value is None:
        return None
    label = (
        blocks[index - 1] if index and blocks[index - 1].kind == "date" and not blocks[index - 1].words > 2 else None
    )
    if label and not find_dates(source[label.start : label.end]):
        return None if is_updated_label(label.plain) else line.value
    return line.value if any_date or line.labelled else None


def _first_prose(cut: Cut) -> Block | None:
    return next((cut.blocks[i] for i in cut.kept if cut.blocks[i].prose), None)


def _dateline_date(source: str, cut: Cut) -> date | None:
    first = _first_prose(cut)
    match = _DATELINE.match(source[first.start : first.start + _CUT_LENGTH]) if first else None
    found = find_dates(match["date"]) if match and match["date"] else []
    return found[0].value if len(found) == 1 else None


def _outlet(source: str, cut: Cut) -> str | None:
    """The name behind the copyright sign, or behind the headline in the saved page's first line."""
    for block in cut.blocks:
        if block.kind == "ending":
            match = _COPYRIGHT.match(source[block.start : block.end][:_CUT_LENGTH].strip())
            name = _name(match["name"]) if match else None
            if name:
                return name
    if cut.title is None or not cut.page:
        return None
    title = cut.blocks[cut.title].plain
    for block in cut.blocks[:3]:
        parts = _SUFFIX.split(_words(source, block)[:_CUT_LENGTH])
        if len(parts) > 1 and title.startswith(parts[0].lower()) and parts[0].lower() != parts[-1].lower():
            return _name(parts[-1])
    return None


def _name(text: str) -> str | None:
    end = _NAME_END.search(text)
    name = text[: end.start()] if end else text
    name = name.strip(" .,:;-–—|")
    usable = any(map(str.isalpha, name)) and len(name.split()) <= _MAX_NAME_WORDS
    return name if usable and not _PICTURE_AGENCIES.search(name) and not is_agency(name) else None


def _wire(source: str, cut: Cut) -> str | None:
    """The agency credit line as printed, without brackets; else the agency of the dateline or the byline."""
    for i in cut.kept:
        block = cut.blocks[i]
        if block.kind == "credit":
            return _words(source, block).strip(_BRACKETS)
    first = _first_prose(cut)
    match = _DATELINE.match(source[first.start : first.start + _CUT_LENGTH]) if first else None
    if match and match["agency"] and is_agency(match["agency"]):
        return match["agency"].strip()
    top = cut.blocks[cut.title or 0 : cut.body_start]
    for block in top:
        line = _words(source, block).strip(_BRACKETS)
        named = re.sub(r"^(?:by|source|par|von|por|source:)\s+", "", line, flags=re.IGNORECASE)
        if block.kind in ("byline", "credit") and (is_agency(named) or classify(line) == "credit"):
            return named
    return None
