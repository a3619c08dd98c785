"""The headline of a saved page."""

# dashes

from __future__ import annotations

import re
from collections.abc import Sequence

from geonews.reading.blocks import Block, repeated

_SEARCHED = 15
_SUFFIX = re.compile(r"\s*[|–—·-]\s")
_BETWEEN = frozenset(("byline", "date", "tags", "share"))


def find_headline(blocks: Sequence[Block], body: int) -> int | None:
    """Index of the headline above the running text that begins at `body`, None when there is none.

    Of the lines that could be one, it is printed twice, or part of the page's first line, or followed by a date or
    byline; else it is the nearest.
    """
    candidates = _candidates(blocks, body)
    if not candidates:
        return None
    again = repeated(blocks)

    def rank(i: int) -> tuple[float, int]:
        block = blocks[i]
        named = any(block.plain in first.plain for first in blocks[: min(3, i)])
        sure = 1 + 1.5 * (block.plain in again) + 3 * named if block.words >= 4 else 0
        return sure + 2 * _dated(blocks, i, body), i

    best = _above_standfirst(blocks, max(candidates, key=rank), candidates)
    # The headline is often printed twice, with nothing but byline and date between.
    while True:
        above = next((i for i in range(best - 1, -1, -1) if blocks[i].kind not in _BETWEEN), None)
        if above is None or blocks[above].plain != blocks[best].plain:
            return best
        best = above


def _candidates(blocks: Sequence[Block], body: int) -> list[int]:
    found: list[int] = []
    menu = 0
    for i in range(body - 1, max(-1, body - 1 - _SEARCHED), -1):
        block = blocks[i]
        menu = menu + 1 if block.kind == "nav" or (block.short and block.words <= 2) else 0
        if menu >= 3:
            break
        if block.heading or (block.kind == "text" and 3 <= block.words <= 16 and _dated(blocks, i, body)):
            found.append(i)
    # A page's first line may be the headline with the site's name behind it.
    return [i for i in found if not any(_extends(blocks[i].plain, blocks[j].plain) for j in found)]


def _extends(longer: str, shorter: str) -> bool:
    return longer.startswith(shorter) and _SUFFIX.match(longer[len(shorter) :]) is not None


def _dated(blocks: Sequence[Block], index: int, body: int) -> bool:
    return any(blocks[j].kind in ("date", "byline") for j in range(index + 1, min(index + 4, body)))


def _above_standfirst(blocks: Sequence[Block], index: int, candidates: Sequence[int]) -> int:
    """The headline above a standfirst, which is longer than it; a line among other headlines is itself."""
    above = index - 1
    if above in candidates and above - 1 not in candidates and 9 <= blocks[index].words > blocks[above].words >= 4:
        return above
    return index
