"""What a block of a saved page is by its words: menu, share link, byline, date line, caption … (furniture.toml)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Literal

from geonews.reading.dates import FoundDate, find_dates

Kind = Literal[
    "nav", "share", "related", "ending", "inline", "notice", "byline", "date", "tags", "credit", "caption", "text"
]
DROPPED: frozenset[Kind] = frozenset(
    ("nav", "share", "related", "ending", "inline", "notice", "byline", "date", "tags")
)
"""Kinds that are never main text."""

_APOSTROPHES = str.maketrans("’‘ʼ`", "''''")
_SPACES = re.compile(r"\s+")
_LINK_NUMBER = re.compile(r"\[\d{1,4}\]")
_EDGE = " \t\r\n*•·▪◦‣▼▶►»«›‹→←|#_=<>[]{}…"
_TRAILING = re.compile(r"(?:\s*\(\d+\)|\s+\d{1,6}|\s*[:：.+»›>→↓])+$")
_COUNTER = re.compile(
    r"[\d.,]+\s*[km]?|[\d.,]+[km]?\s+(?:shares?|views?|likes?|votes?|reads?|followers?|retweets?|просмотр\w*"
    r"|перегляд\w*|مشاهدة)"
    r"|\d+\s*(?:-\s*)?(?:min|mins|minutes?|minuten|minutos|мин\w*|хв\w*|دقائق|دقيقة)\b.{0,12}|reading time.{0,20}"
    r"|page \d+( of \d+)?|\d+ of \d+|\d+/\d+"
)
_COMMENTS = re.compile(r"[\d.,]+\s+(?:comments?|responses?|replies|commentaires?|kommentare?|comentarios|комментари\w+|коментар\w*|تعليق\w*)")
_CLOCK = re.compile(
    r"(?:(?:at|à|um|о|в)\s+)?\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[a-z]{2,4}|[+-]\d{1,4}|utc[+-]\d)?"
    r"|(?:an?|\d+)\s+(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)\s+ago|just now|yesterday|today"
    r"|il y a \d+ \w+|vor \d+ \w+|hace \d+ \w+|\d+ (?:минут|час|дн)\w* назад|منذ \d* ?\w+"
)
_SEPARATED = re.compile(r"\s*[|•·›»>▸→]\s*|\s+[/–—-]\s+|\s{2,}")
_TAG_LIST = re.compile(r"in [A-Z][\w'.-]*(?: (?:and |& |of )?[A-Z][\w'.-]*)*(?:, [A-Z][\w'.& -]*)+")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_ROLE = re.compile(
    r"(?:, |\| )(?:[\w' ]+ )?(?:staff writer|staff|reporter|correspondent|editor|staff reporter|columnist|bureau chief)$"
    r"|^special to |^for the associated press$"
)
_NAMES = re.compile(r"(?:[Bb]y )?[A-Z][\w'’.-]*(?: (?:and )?[A-Z][\w'’.-]*){1,4}")
_NOTICE_WORDS = 80
_SHORT_WORDS = 40
_LINE_WORDS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLine:
    """The date of a line that consists of little else."""

    value: date | None
    """None for "2 hours ago", for a clock time and where the only date is that of an update."""
    labelled: bool
    """A word such as "Published" stands in the line."""


class _Phrases:
    """One kind's phrases, ready to match."""

    def __init__(self, table: dict[str, list[str]]) -> None:
        self.whole = frozenset(table.get("whole", ()))
        self.starts = tuple(table.get("starts", ()))
        self.agencies = frozenset(table.get("agencies", ()))
        contains = table.get("contains", ())
        self._within = re.compile("|".join(map(_bounded, contains))) if contains else None
        self._begins = re.compile("|".join(map(_bounded, self.starts))) if self.starts else None

    def is_whole(self, plain: str) -> bool:
        return plain in self.whole or _TRAILING.sub("", plain) in self.whole

    def begins(self, plain: str) -> bool:
        return self._begins is not None and self._begins.match(plain) is not None

    def within(self, plain: str) -> bool:
        return self._within is not None and self._within.search(plain) is not None


def _bounded(phrase: str) -> str:
    """A pattern that matches `phrase` but not inside a longer word."""
    phrase = phrase.strip()
    left = r"(?<!\w)" if phrase[:1].isalnum() else ""
    right = r"(?!\w)" if phrase[-1:].isalnum() else ""
    return left + re.escape(phrase) + right


@lru_cache(maxsize=1)
def _phrases() -> dict[str, _Phrases]:
    text = resources.files("geonews.reading").joinpath("furniture.toml").read_text(encoding="utf-8")
    return {kind: _Phrases(table) for kind, table in tomllib.loads(text).items()}


def plain_form(text: str) -> str:
    """The form in which blocks are compared: lower case, single spaces, straight apostrophes, no bullets or arrows."""
    return _SPACES.sub(" ", _LINK_NUMBER.sub("", text)).translate(_APOSTROPHES).lower().strip(_EDGE)


def classify(text: str) -> Kind:
    """What a block is by its words alone; "text" for all that could be the article's.

    Args:
        text: a line or paragraph.
    """
    plain = plain_form(text)
    words = len(_WORD.findall(plain[:2000]))
    if not any(map(str.isalnum, plain)):
        return "inline"
    if words > _NOTICE_WORDS:
        return "text"
    for kind in ("notice", "ending"):
        phrases = _phrases()[kind]
        if phrases.is_whole(plain) or phrases.begins(plain) or phrases.within(plain):
            return kind
    if _COMMENTS.fullmatch(plain):
        return "ending"
    if words > _SHORT_WORDS:
        return "caption" if _phrases()["caption"].within(plain) else "text"
    return _classify_short(text, plain, words)


def _classify_short(text: str, plain: str, words: int) -> Kind:
    phrases = _phrases()
    if is_credit(text):
        return "credit"
    for kind in ("related", "share", "nav", "inline", "tags"):
        short_enough = words <= _LINE_WORDS or kind in ("inline", "share", "tags")
        if phrases[kind].is_whole(plain) or (short_enough and phrases[kind].begins(plain)):
            return kind
    if _COUNTER.fullmatch(plain):
        return "share"
    if _is_menu_line(plain):
        return "nav"
    if phrases["date_label"].is_whole(plain) or date_line(text):
        return "date"
    if _is_byline(text, plain, words):
        return "byline"
    if _TAG_LIST.fullmatch(_SPACES.sub(" ", text).translate(_APOSTROPHES).strip(_EDGE)) and words <= _LINE_WORDS:
        return "tags"
    return "caption" if phrases["caption"].within(plain) else "text"


def is_credit(text: str) -> bool:
    """Whether a short block names the agencies behind the article."""
    credit = _phrases()["credit"]
    plain = plain_form(text).strip("()[]—–- ")
    if len(plain.split()) > _LINE_WORDS + 4:
        return False
    return credit.begins(plain) or credit.within(plain) or is_agency(plain)


def is_agency(text: str) -> bool:
    """Whether `text` is nothing but names of agencies ("Reuters | AFP")."""
    names = [name for name in re.split(r"\s*(?:[|,/&+;]| and | et | und | y | и | و)\s*", plain_form(text)) if name]
    return bool(names) and all(name.strip("().—–- ") in _phrases()["credit"].agencies for name in names)


def is_updated_label(text: str) -> bool:
    """Whether the words in front of a date say that it is not the publication date."""
    return _phrases()["updated"].within(plain_form(text)) or _phrases()["updated"].begins(plain_form(text))


def has_clock(text: str) -> bool:
    """Whether a line shows the time of day."""
    return re.search(r"(?<!\d)\d{1,2}[:.h]\d{2}(?![.\d])", text) is not None


def date_line(text: str) -> DateLine | None:
    """The date of a line that holds a date (or a clock time) and little else: a label, a byline, a place, a time.

    None when the line is anything else, such as a sentence or a caption with a date in it.
    """
    labels = _phrases()["date_label"]
    if len(text) > 200 or _phrases()["caption"].within(plain_form(text)):
        return None
    found = find_dates(text)
    parts = [part for part in _SEPARATED.split(_without(text, found)) if part.strip()]
    if not found:
        plain = [plain_form(part) for part in parts]
        dated = any(_CLOCK.fullmatch(part) for part in plain)
        names = [part for part in parts if _NAMES.fullmatch(part.strip())]
        known = all(_CLOCK.fullmatch(part) or labels.is_whole(part) for part in plain if part not in map(plain_form, names))
        return DateLine(value=None, labelled=False) if dated and known else None
    labelled = labels.begins(plain_form(text)) or any(labels.begins(plain_form(part)) for part in parts)
    if not _little_else(parts, labelled=labelled):
        return None
    return DateLine(value=_published(text, found), labelled=labelled)


def _without(text: str, found: Iterable[FoundDate]) -> str:
    """`text` with a mark in place of its dates."""
    for date_ in reversed(list(found)):
        text = f"{text[: date_.start]} \x00 {text[date_.end :]}"
    return text


def _little_else(parts: list[str], *, labelled: bool) -> bool:
    total = 0
    for part in parts:
        rest = _CLOCK.sub(" ", plain_form(part).replace("\x00", " "))
        count = len(_WORD.findall(rest))
        total += count
        byline = _phrases()["byline"].begins(rest.strip())
        if count > (8 if byline else 5 if labelled else 2 if "\x00" in part else 6):
            return False
        if re.search(r"[.!?؟。]\s", part.strip()) and not labelled and not byline:
            return False
    return total <= 14


def _published(text: str, found: list[FoundDate]) -> date | None:
    before = 0
    for date_ in found:
        if not is_updated_label(text[before : date_.start]):
            return date_.value
        before = date_.end
    return None


def _is_menu_line(plain: str) -> bool:
    """Menus and breadcrumbs on one line: "Home | World", "Home › Africa", "Facebook Twitter Email"."""
    menus = _phrases()["nav"].whole | _phrases()["share"].whole
    parts = [part.strip(_EDGE) for part in re.split(r"[|•·›»>/▸→]|\s{2,}", plain) if part.strip(_EDGE)]
    known = sum(part in menus for part in parts)
    if len(parts) > 1 and 2 * known >= len(parts):
        return True
    if len(parts) >= 5 and all(len(part.split()) <= 4 for part in parts):
        return True
    words = plain.split()
    if 2 <= len(words) <= 12 and all(word in menus for word in words):
        return True
    return words[0] in ("home", "accueil", "главная", "головна", "الرئيسية") and len(words) <= 5


def _is_byline(text: str, plain: str, words: int) -> bool:
    byline = _phrases()["byline"]
    plain = plain.lstrip("([—– ")
    if byline.is_whole(plain) or (byline.within(plain) and words <= _SHORT_WORDS):
        return True
    if words <= 10 and _ROLE.search(plain) and not text.rstrip().endswith("."):
        return True
    halves = plain.split(" by ")
    if len(halves) == 2 and halves[0] == halves[1]:
        return True
    if not byline.begins(plain):
        return False
    if re.match(r"\(?(?:additional )?(?:reporting|writing|editing) by ", plain):
        return True
    # "By Friday evening the army had left" is no byline: a byline is names.
    cased = [word for word in _WORD.findall(text) if word[0].lower() != word[0].upper()]
    lower = sum(word[0].islower() for word in cased)
    few = words <= 6 or 3 * lower <= max(3, len(cased))
    return words <= _LINE_WORDS and few and not text.rstrip().endswith((".", "!", "?"))
