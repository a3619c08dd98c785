"""Shorter and emptier quotations, with the spans that are marked in them kept true."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

Row = dict[str, Any]
LONGEST = 300
"""Characters of a quotation that is passed on, without its ellipses."""
_CUT = "…"
_LISTS, _SINGLE = ("actor_spans", "place_spans"), ("trigger_span", "hedge_span")
Span = tuple[int, int]
Edit = tuple[int, int, int, int]
"""Start and end before, start and end after."""


def replaced(row: Row, pattern: re.Pattern[str], by: str) -> Row:
    """A report whose evidence has something else in place of each match; spans follow and count from its beginning.

    Args:
        row: a report; its spans count as its `ev_start` does.
        pattern: what to replace; it never matches the empty text.
        by: the new text.
    """
    text, base = row["evidence"], row["ev_start"]
    pieces: list[str] = []
    edits: list[Edit] = []
    last = length = 0
    for match in pattern.finditer(text):
        pieces += [text[last : match.start()], by]
        start = length + match.start() - last
        edits.append((match.start(), match.end(), start, start + len(by)))
        last, length = match.end(), start + len(by)
    pieces.append(text[last:])
    return _with_text(row, "".join(pieces), lambda span: _moved(span[0] - base, span[1] - base, edits))


def _moved(start: int, end: int, edits: Sequence[Edit]) -> Span:
    """Where a span lies after the edits; one that cuts into an edit takes the whole of it."""
    new_start, new_end = start, end
    for before_start, before_end, after_start, after_end in edits:
        if before_start <= start < before_end:
            new_start = after_start
        elif before_end <= start:
            new_start = start + after_end - before_end
        if before_start < end < before_end:
            new_end = after_end
        elif before_end <= end:
            new_end = end + after_end - before_end
    return new_start, new_end


def shortened(row: Row, longest: int = LONGEST) -> Row:
    """A report whose evidence is cut at word boundaries around its trigger; spans outside the cut are gone."""
    text, base = row["evidence"], row["ev_start"]
    trigger = row.get("trigger_span")
    start, end = window(text, None if trigger is None else (trigger[0] - base, trigger[1] - base), longest)
    head, tail = (_CUT if start else ""), (_CUT if end < len(text) else "")
    shift = len(head) - start - base

    def moved(span: Span) -> Span | None:
        inside = start <= span[0] - base and span[1] - base <= end
        return (span[0] + shift, span[1] + shift) if inside else None

    return _with_text(row, f"{head}{text[start:end]}{tail}", moved)


def window(text: str, focus: Span | None, longest: int = LONGEST) -> Span:
    """The part of a text to keep: its beginning, unless what matters stands later; between whole words.

    Args:
        text: a sentence.
        focus: what has to be in it; None for nothing in particular.
        longest: characters.
    """
    if len(text) <= longest:
        return 0, len(text)
    start = 0
    if focus is not None and focus[1] > longest:
        start = max(0, focus[0] - longest // 3)
        start = text.find(" ", start, focus[0]) + 1 or start
    end = min(len(text), start + longest)
    if end < len(text):
        space = text.rfind(" ", start, end + 1)
        end = space if space > start else end
    return start, end


def _with_text(row: Row, text: str, moved: Callable[[Span], Span | None]) -> Row:
    """The row with another evidence, whose spans count from its beginning."""
    lists = {
        name: [list(new) for span in row.get(name) or () if (new := moved(tuple(span))) is not None] for name in _LISTS
    }
    single = {
        name: list(new) if row.get(name) and (new := moved(tuple(row[name]))) is not None else None for name in _SINGLE
    }
    return row | lists | single | {"evidence": text, "ev_start": 0, "ev_end": len(text)}
