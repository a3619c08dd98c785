"""What a block of a saved page is by its words: menu, share link, byline, date line, caption … (furniture.toml)."""

# ruff: noqa: RUF001  # words of many scripts

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, cast

from geonews.reading.datelines import date_line
from geonews.reading.phrases import EDGE, bare, is_agency, phrases, plain_form, whole_blocks

Kind = Literal[
    "nav",
    "share",
    "related",
    "ending",
    "inline",
    "notice",
    "byline",
    "date",
    "tags",
    "credit",
    "caption",
    "dateline",
    "text",
]
DROPPED: frozenset[Kind] = frozenset(
    ("nav", "share", "related", "ending", "inline", "notice", "byline", "date", "tags")
)
"""Kinds that are never main text."""

_LIST_MARK = re.compile(r"list (?:of \d+ items?|\d+ of \d+)")
# "Smoke above the port [AFP]", but not "They hold the port. (AFP)": the source of a sentence stands behind its end.
_PICTURE_CREDIT = re.compile(r"\[[^\[\]]{2,60}\]$|[^.!?\s] \((?P<agency>[^()]{2,40})\)$")
_BEGINNINGS: tuple[Kind, ...] = ("related", "share", "nav", "inline", "tags")
_COUNTER = re.compile(
    r"[\d.,]+\s*[km]?|[\d.,]+[km]?\s+(?:shares?|views?|likes?|votes?|reads?|followers?|retweets?|просмотр\w*"
    r"|перегляд\w*|مشاهدة)"
    r"|\d+\s*(?:-\s*)?(?:min|mins|minutes?|minuten|minutos|мин\w*|хв\w*|دقائق|دقيقة)\b.{0,12}|reading time.{0,20}"
    r"|page \d+( of \d+)?|\d+ of \d+|\d+/\d+"
)
_COMMENTS = re.compile(
    r"[\d.,]+\s+(?:comments?|responses?|replies|commentaires?|kommentare?|comentarios|комментари\w+"
    r"|коментар\w*|تعليق\w*)"
)
_MENU_JOINTS = re.compile(r"[|•·›»>/▸→]|\s{2,}")
_TAG_LIST = re.compile(r"in [A-Z][\w'.-]*(?: (?:and |& |of )?[A-Z][\w'.-]*)*(?:, [A-Z][\w'.& -]*)+")
_ROLE = re.compile(
    r"(?:, |\| )(?:[\w' ]+ )?(?:staff writer|staff|reporter|correspondent|editor|columnist|bureau chief)$"
    r"|^special to |^for the associated press$"
)
_SIGNED_OFF = re.compile(r"(?:additional )?(?:reporting|writing|editing) by ")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_HOME = frozenset(("home", "accueil", "startseite", "inicio", "главная", "головна", "الرئيسية"))
_NOTICE_WORDS, _NOTICE_LENGTH = 80, 800
_SHORT_WORDS = 40
_LINE_WORDS = 16


@lru_cache(maxsize=2048)
def classify(text: str) -> Kind:
    """What a block is by its words alone; "text" for all that could be the article's.

    Args:
        text: a line or paragraph.
    """
    plain = plain_form(text)
    if not any(map(str.isalnum, plain)):
        return "inline"
    words = len(_WORD.findall(plain[:_NOTICE_LENGTH]))
    if len(plain) > _NOTICE_LENGTH or words > _NOTICE_WORDS:
        return "text"
    whole = whole_blocks().get(plain) or whole_blocks().get(bare(plain))
    if whole:
        return cast("Kind", whole)
    if phrases()["notice"].begins(plain) or phrases()["notice"].within(plain):
        return "notice"
    if phrases()["ending"].begins(plain) or phrases()["ending"].within(plain) or _COMMENTS.fullmatch(plain):
        return "ending"
    if words <= _SHORT_WORDS:
        return _classify_short(text, plain, words)
    return "caption" if phrases()["caption"].within(plain) else "text"


def announces_caption(plain: str) -> bool:
    """Whether a block says that the next one is a picture's caption ("Image caption")."""
    return phrases()["caption"].is_whole(plain)


def _classify_short(text: str, plain: str, words: int) -> Kind:
    if _is_credit(plain):
        return "credit"
    for kind in _BEGINNINGS:
        short_enough = words <= _LINE_WORDS or kind in ("inline", "share", "tags")
        if short_enough and phrases()[kind].begins(plain):
            return kind
    if _COUNTER.fullmatch(plain):
        return "share"
    if _LIST_MARK.fullmatch(plain) or announces_caption(plain):
        return "inline"
    if _is_menu_line(text, plain):
        return "nav"
    return _classify_line(text, plain, words)


def _classify_line(text: str, plain: str, words: int) -> Kind:
    line = date_line(text)
    if line and line.place:
        return "dateline"
    if line or phrases()["date_label"].is_whole(plain):
        return "date"
    if _is_byline(text, plain, words):
        return "byline"
    if words <= _LINE_WORDS and _TAG_LIST.fullmatch(" ".join(text.split()).strip(EDGE)):
        return "tags"
    if _is_caption(text, plain, words):
        return "caption" if words > 3 else "inline"
    return "text"


def _is_caption(text: str, plain: str, words: int) -> bool:
    if phrases()["caption"].begins(plain) or phrases()["caption"].within(plain):
        return True
    credit = _PICTURE_CREDIT.search(text.rstrip())
    return words >= 4 and credit is not None and (credit["agency"] is None or is_agency(credit["agency"]))


def _is_credit(plain: str) -> bool:
    """Whether a short block names the agencies behind the article."""
    credit = phrases()["credit"]
    plain = plain.strip("()[]—–- ")
    if len(plain.split()) > _LINE_WORDS + 4:
        return False
    return credit.begins(plain) or credit.within(plain) or is_agency(plain)


def _is_menu_line(text: str, plain: str) -> bool:
    """Menus and breadcrumbs on one line: "Home | World", "Home > Africa", "Facebook Twitter Email"."""
    menus = phrases()["nav"].whole, phrases()["share"].whole
    parts = [part for piece in _MENU_JOINTS.split(plain) if (part := piece.strip(EDGE))]
    known = sum(part in menus[0] or part in menus[1] for part in parts)
    if len(parts) > 1 and (2 * known >= len(parts) or parts[0] in _HOME):
        return True
    if len(parts) >= 5 and all(len(part.split()) <= 4 for part in parts):
        return True
    words = plain.split()
    known = sum(word in menus[0] or word in menus[1] for word in words)
    if known == len(words) and 2 <= known <= 12:
        return True
    capitals = not any(word[0].islower() for word in _WORD.findall(text))
    return words[0] in _HOME and known >= 2 and len(words) <= 6 and capitals


def _is_byline(text: str, plain: str, words: int) -> bool:
    byline = phrases()["byline"]
    plain = plain.lstrip("([—– ")
    sentence = text.rstrip().endswith((".", "!", "?"))
    if byline.is_whole(plain) or byline.within(plain):
        return True
    if words <= 10 and not sentence and _ROLE.search(plain):
        return True
    halves = plain.split(" by ")
    if len(halves) == 2 and halves[0] == halves[1]:
        return True
    if not byline.begins(plain):
        return False
    if _SIGNED_OFF.match(plain):
        return True
    # "By Friday evening the army had left" is no byline: a byline is names.
    cased = [word for word in _WORD.findall(text) if word[0].lower() != word[0].upper()]
    lower = sum(word[0].islower() for word in cased)
    names = words <= 6 or 3 * lower <= max(3, len(cased))
    return words <= _LINE_WORDS and names and not sentence
