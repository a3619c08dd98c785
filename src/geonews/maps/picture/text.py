"""Text as it can be drawn: plain, in a bundled font that has its letters, measured in points.

Fonts come with matplotlib, so that every machine draws the same. DejaVu Sans has Latin, Cyrillic, Greek, Arabic and
Hebrew (joined and ordered by matplotlib's own shaping); letters that it lacks become boxes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import matplotlib as mpl
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.textpath import text_to_path

MISSING = "□"
ELLIPSIS = "…"
_FILES = {
    (False, False): "DejaVuSans.ttf",
    (True, False): "DejaVuSans-Bold.ttf",
    (False, True): "DejaVuSans-Oblique.ttf",
    (True, True): "DejaVuSans-BoldOblique.ttf",
}
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
"""Control and bidi characters, lone surrogates: never drawn, they could turn or break a line."""


@dataclass(frozen=True, slots=True)
class Type:
    """Size in points, weight and slope."""

    size: float
    bold: bool = False
    italic: bool = False


def clean(text: str, limit: int = 300) -> str:
    """One line of characters that can be seen, cut at `limit` characters."""
    spaced = "".join(" " if c.isspace() else c for c in text[: limit * 4])
    seen = " ".join("".join(c for c in spaced if unicodedata.category(c) not in _UNSEEN).split())
    return seen if len(seen) <= limit else seen[: limit - 1].rstrip() + ELLIPSIS


def drawable(text: str, style: Type) -> tuple[str, FontProperties]:
    """Text with boxes for letters that no bundled font has, and the font that has all others."""
    text = "".join(c for c in text if unicodedata.category(c) not in _UNSEEN)
    for key in ((style.bold, style.italic), (style.bold, False), (False, False)):
        if all(ord(c) in _letters(key) for c in text):
            return text, _font(key, style.size)
    known = _letters((False, False))
    return "".join(c if ord(c) in known else MISSING for c in text), _font((False, False), style.size)


def width(text: str, style: Type) -> float:
    """Width of a line, points."""
    shown, font = drawable(text, style)
    return _width(shown, font) if shown else 0.0


def wrap(text: str, style: Type, room: float, lines: int) -> list[str]:
    """Text on at most so many lines of at most so many points; what does not fit ends in an ellipsis."""
    wrapped: list[str] = []
    words = list(_pieces(clean(text), style, room))
    while words and len(wrapped) < lines:
        line = words.pop(0)
        while words and width(f"{line} {words[0]}", style) <= room:
            line = f"{line} {words.pop(0)}"
        wrapped.append(line)
    if words:
        wrapped[-1] = fit(f"{wrapped[-1]} {words[0]}{ELLIPSIS}", style, room)
    return wrapped


def fit(text: str, style: Type, room: float) -> str:
    """Text cut so that it takes at most `room` points."""
    shown = clean(text)
    while len(shown) > 1 and width(shown, style) > room:
        keep = max(1, min(len(shown) - 2, int(len(shown) * room / width(shown, style))))
        shown = shown[:keep].rstrip() + ELLIPSIS if keep > 1 else ELLIPSIS
    return shown


def _pieces(text: str, style: Type, room: float) -> Iterator[str]:
    """Words; those longer than a line are cut."""
    for word in text.split():
        yield word if width(word, style) <= room else fit(word, style, room)


@lru_cache(maxsize=64)
def _font(key: tuple[bool, bool], size: float) -> FontProperties:
    return FontProperties(fname=_path(key), size=size)


@lru_cache(maxsize=4)
def _letters(key: tuple[bool, bool]) -> frozenset[int]:
    return frozenset(get_font(_path(key)).get_charmap())


def _path(key: tuple[bool, bool]) -> Path:
    return Path(mpl.get_data_path()) / "fonts" / "ttf" / _FILES[key]


@lru_cache(maxsize=4096)
def _width(text: str, font: FontProperties) -> float:
    return float(text_to_path.get_text_width_height_descent(text, font, ismath=False)[0])
