"""Lines and paragraphs of a plain text, by offsets; line breaks are never changed.

A paragraph is a run of lines that belong together: wrapped at a width by a mail program or a text browser, or broken
where a converter put each link on a line of its own.
"""

# ruff: noqa: RUF001  # sentence ends of many scripts

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from geonews.reading.furniture import DROPPED, classify

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BULLET = re.compile(r"(?:[•·▪◦‣∙●○■□*+–—-]|\d{1,2}[.)]|o(?=\s{2}))\s+")
_ENDED = re.compile(r"[.!?…:;؟۔。！？।][\"'”’»)\]]*$")
_CONTINUES = re.compile(r"[,.;:!?)\]”’»%](?!\w)|['’]s\b")
_MIN_WIDTH, _MAX_WIDTH = 40, 140
_FULL_SHARE = 0.7
_CAPITAL_SHARE = 0.7
_MIN_PAIRS = 2
_FRAGMENT_WORDS = 6
_SHORT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line that is not blank, without the white space around it."""

    start: int
    end: int
    indent: int
    """Characters of white space before `start` on the line."""
    blanks_before: int
    """Blank lines between this and the line before."""

    @property
    def width(self) -> int:
        """Column of its last character."""
        return self.indent + self.end - self.start


def split_lines(text: str) -> list[Line]:
    """The lines of `text` that hold more than white space, in order."""
    lines: list[Line] = []
    begin, blanks = 0, 0
    ends = [(m.start(), m.end()) for m in _BREAK.finditer(text)]
    for stop, following in [*ends, (len(text), len(text))]:
        raw = text[begin:stop]
        stripped = raw.strip()
        if stripped:
            indent = len(raw) - len(raw.lstrip())
            start = begin + indent
            lines.append(Line(start=start, end=start + len(stripped), indent=indent, blanks_before=blanks))
            blanks = 0
        else:
            blanks += 1
        begin = following
    return lines


def paragraphs(text: str, lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Spans of the paragraphs that `lines` form."""
    width = wrap_width(text, lines)
    spans: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        if number and _joins(text, lines, number, width, spans[-1][0]):
            spans[-1] = (spans[-1][0], line.end)
        else:
            spans.append((line.start, line.end))
    return spans


def wrap_width(text: str, lines: Sequence[Line]) -> int | None:
    """The column at which a program wrapped the lines of `text`, None when lines are whole paragraphs.

    A program fills each line: the first word of the next one would not have fitted. Lines broken for a reason (each
    a paragraph, a headline, a menu entry) are not full.
    """
    pairs: Counter[tuple[int, int, bool]] = Counter()
    for line, following in pairwise(lines):
        if following.blanks_before == 0 and line.width >= _MIN_WIDTH:
            # A line that ends a sentence may be full by chance; most lines of a wrapped text end in the middle of one.
            needed = 0 if _ends(text, line) else _needed(text, line, following)
            pairs[line.width, needed, text[following.start].isupper()] += 1
    best, most = None, _MIN_PAIRS - 1
    for width in sorted({width for width, _, _ in pairs if width <= _MAX_WIDTH}):
        fitting = [(n, capital) for (w, needed, capital), n in pairs.items() if 0.6 * width <= w <= width < needed]
        full = sum(n for n, _ in fitting)
        total = sum(n for (w, _, _), n in pairs.items() if w >= 0.6 * width)
        # Headlines of one length look full, but each begins with a capital.
        capitals = sum(n for n, capital in fitting if capital)
        if full > most and full >= _FULL_SHARE * total and capitals <= _CAPITAL_SHARE * full:
            best, most = width, full
    return best


def _ends(text: str, line: Line) -> bool:
    """Whether the line ends as a sentence does."""
    return _ENDED.search(text, max(line.start, line.end - 4), line.end) is not None


def _needed(text: str, line: Line, following: Line) -> int:
    """The column that `line` would have reached with the first word of the next."""
    first = text[following.start : min(following.end, following.start + _MAX_WIDTH)].split(maxsplit=1)[0]
    return line.width + 1 + len(first)


def _joins(text: str, lines: Sequence[Line], number: int, width: int | None, paragraph_start: int) -> bool:
    """Whether line `number` goes on with the paragraph of the line before it."""
    line, before = lines[number], lines[number - 1]
    if line.blanks_before:
        joins = not _ends(text, before) and _goes_on_after_blank(text, line, before)
    elif _BULLET.match(text, line.start, line.end):
        joins = False
    elif width is not None and before.width <= width < _needed(text, before, line):
        hanging = _BULLET.match(text, paragraph_start, before.end)
        joins = line.indent <= before.indent + 1 or hanging is not None
    else:
        joins = not _ends(text, before) and _is_fragment(text, lines, number, paragraph_start)
    return joins and not _is_furniture(text, line) and not _is_furniture(text, before)


def _is_furniture(text: str, line: Line) -> bool:
    """Whether a short line stands for itself: a byline, a date, a share link."""
    if line.end - line.start > _SHORT:
        return False
    words = text[line.start : line.end]
    return (" " in words or words[0].isdigit()) and classify(words) in DROPPED


def _goes_on_after_blank(text: str, line: Line, before: Line) -> bool:
    words = len(text[before.start : before.end].split())
    if _CONTINUES.match(text, line.start, line.end):
        return words >= 3
    return words >= 6 and text[line.start].islower() and text[before.end - 1].islower()


def _is_fragment(text: str, lines: Sequence[Line], number: int, paragraph_start: int) -> bool:
    """A sentence broken where a link was: the line goes on in lower case, or is a link before a line that does."""
    line, end = lines[number], lines[number - 1].end
    before = len(text[max(paragraph_start, end - 200) : end].split())
    words = len(text[line.start : min(line.end, line.start + 200)].split())
    if text[line.start].islower() or _CONTINUES.match(text, line.start, line.end):
        return before >= 3 or words >= 3
    if number + 1 == len(lines) or before < 3:
        return False
    following = lines[number + 1]
    goes_on = text[following.start].islower() or _CONTINUES.match(text, following.start, following.end) is not None
    return words <= _FRAGMENT_WORDS and following.blanks_before == 0 and not _ends(text, line) and goes_on
