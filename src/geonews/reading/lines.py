"""Lines and paragraphs of a plain text, by offsets; line breaks are never changed.

A paragraph is a run of lines that belong together: wrapped at a width by a mail program or a text browser, or broken
where a converter put each link on a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line that is not blank, without the white space around it."""

    start: int
    end: int
    indent: int
    """Characters of white space before `start` on the line."""
    blanks_before: int
    """Blank lines between this and the line before."""


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
    return [(line.start, line.end) for line in lines]
