"""The phrases of furniture.toml, ready to match."""

# ruff: noqa: RUF001  # marks of many scripts

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources

_APOSTROPHES = str.maketrans("’‘ʼ`", "''''")
_SPACES = re.compile(r"\s+")
_LINK_NUMBER = re.compile(r"\[(?:\d{1,4}|edit)\]", re.IGNORECASE)
_TRAILING = re.compile(r"(?:\s*\(\d+\)|\s+\d{1,6}|\s*[:：.+»›>→↓])+$")
_AGENCY_JOINTS = re.compile(r"\s*(?:[|,/&+;]| and | et | und | y | и | و)\s*")
EDGE = " \t\r\n*•·▪◦‣▼▶►»«›‹→←|#_=<>[]{}…"
"""Bullets, arrows and brackets that say nothing at the edges of a block."""


class Phrases:
    """One kind's phrases. Plain string search first: a hundred phrases as one pattern take a hundred times as long."""

    def __init__(self, table: dict[str, list[str]]) -> None:
        self.whole = frozenset(table.get("whole", ()))
        self.agencies = frozenset(table.get("agencies", ()))
        self._starts = tuple(phrase.strip() for phrase in table.get("starts", ()))
        self._contains = tuple(phrase.strip() for phrase in table.get("contains", ()))

    def is_whole(self, plain: str) -> bool:
        """Whether the block is a phrase, but for a colon, a number or an arrow behind it."""
        return plain in self.whole or bare(plain) in self.whole

    def begins(self, plain: str) -> bool:
        """Whether the block begins with a phrase."""
        if not plain.startswith(self._starts):
            return False
        return any(plain.startswith(phrase) and _ends_a_word(plain, len(phrase)) for phrase in self._starts)

    def within(self, plain: str) -> bool:
        """Whether the block holds a phrase."""
        return any(phrase in plain and re.search(_bounded(phrase), plain) for phrase in self._contains)


@lru_cache(maxsize=1)
def phrases() -> dict[str, Phrases]:
    """The phrases by kind."""
    text = resources.files("geonews.reading").joinpath("furniture.toml").read_text(encoding="utf-8")
    return {kind: Phrases(table) for kind, table in tomllib.loads(text).items()}


@lru_cache(maxsize=1)
def whole_blocks() -> dict[str, str]:
    """Kind by phrase, for the kinds that a whole block decides; where two kinds share one, the earlier in the file."""
    kinds = ("related", "ending", "share", "nav", "inline", "tags", "notice")
    return {phrase: kind for kind in reversed(kinds) for phrase in phrases()[kind].whole}


@lru_cache(maxsize=4096)
def plain_form(text: str) -> str:
    """The form in which blocks are compared: lower case, single spaces, straight apostrophes, no bullets or arrows."""
    return _SPACES.sub(" ", _LINK_NUMBER.sub("", text)).translate(_APOSTROPHES).lower().strip(EDGE)


@lru_cache(maxsize=4096)
def bare(plain: str) -> str:
    """A block's form without the colon, number or arrow at its end."""
    return _TRAILING.sub("", plain)


def is_agency(text: str) -> bool:
    """Whether `text` is nothing but names of agencies ("Reuters | AFP")."""
    plain = plain_form(text)
    agencies = phrases()["credit"].agencies
    names = [name for name in _AGENCY_JOINTS.split(plain) if name] if len(plain) < 200 else []
    return bool(names) and all(name.strip("().—–- ") in agencies for name in names)


def _ends_a_word(plain: str, end: int) -> bool:
    return not (plain[end - 1].isalnum() and plain[end : end + 1].isalnum())


def _bounded(phrase: str) -> str:
    """A pattern that matches `phrase` but not inside a longer word."""
    left = r"(?<!\w)" if phrase[:1].isalnum() else ""
    right = r"(?!\w)" if phrase[-1:].isalnum() else ""
    return left + re.escape(phrase) + right
