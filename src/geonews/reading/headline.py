"""The headline of a saved page."""

# dashes

from __future__ import annotations

import re
from collections.abc import Sequence

from geonews.reading.blocks import Block, repeated

_SEARCHED = 20
_MENU = 6
_TOLD_BLOCKS = 10
_STEM = 5
_LONG = 4
_WORD = re.compile(r"[^\W\d_]+")
_SUFFIX = re.compile(r"\s*[|–—·-]\s")
_BARE_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s[a-z]{2,4})?")
_BETWEEN = frozenset(("byline", "date", "tags", "share"))


def find_headline(blocks: Sequence[Block], body: int) -> int | None:
    """Index of the headline above the running text that begins at `body`, None when there is none.

    Of the lines that could be one, it is the one whose words come back in the text, that is printed twice, is part of
    the page's first line, or has a date or byline behind it; else the nearest.
    """
    candidates = _candidates(blocks, body)
    if not candidates:
        return None
    again = repeated(blocks)
    told = _stems(" ".join(block.plain for block in blocks[body : body + _TOLD_BLOCKS] if block.prose))
    named = [i for i in candidates if any(blocks[i].plain in b.plain for b in blocks[: min(3, i)])]

    def rank(i: int) -> tuple[float, int]:
        score = 2.0 * _dated(blocks, i, body)
        if blocks[i].words >= 4:
            score += 1 + 1.5 * (blocks[i].plain in again) + 3 * (i in named)
            score += 4 * _share(blocks[i].plain, told) + 0.5 * blocks[i].has_name
        return score, i

    best = max(candidates, key=rank)
    if best not in named:
        best = _above_standfirst(blocks, best, candidates)
    # The headline is often printed twice, with nothing but byline and date between.
    while True:
        above = next((i for i in range(best - 1, -1, -1) if blocks[i].kind not in _BETWEEN), None)
        if above is None or blocks[above].plain != blocks[best].plain:
            return best
        best = above


def _stems(plain: str) -> set[str]:
    """The beginnings of the longer words."""
    return {word[:_STEM] for word in _WORD.findall(plain) if len(word) >= _LONG}


def _share(plain: str, told: set[str]) -> float:
    """Share of a line's longer words that the text has too."""
    stems = _stems(plain)
    return len(stems & told) / len(stems) if stems else 0.0


def _candidates(blocks: Sequence[Block], body: int) -> list[int]:
    found: list[int] = []
    menu = 0
    for i in range(body - 1, max(-1, body - 1 - _SEARCHED), -1):
        block = blocks[i]
        menu = menu + 1 if block.kind == "nav" or (block.short and block.words <= 2) else 0
        if menu >= _MENU:
            break
        if block.heading or (block.kind == "text" and 3 <= block.words <= 16 and _dated(blocks, i, body)):
            found.append(i)
    entries = {i for i in found if i and _BARE_CLOCK.fullmatch(blocks[i - 1].plain)}
    if len(entries) < len(found):
        # In a live blog each entry has a heading under its time.
        found = [i for i in found if i not in entries]
    # A page's first line may be the headline with the site's name behind it.
    return [i for i in found if not any(_extends(blocks[i].plain, blocks[j].plain) for j in found)]


def _extends(longer: str, shorter: str) -> bool:
    return longer.startswith(shorter) and _SUFFIX.match(longer[len(shorter) :]) is not None


def _dated(blocks: Sequence[Block], index: int, body: int) -> bool:
    return any(blocks[j].kind in ("date", "byline") for j in range(index + 1, min(index + 4, body)))


def _above_standfirst(blocks: Sequence[Block], index: int, candidates: Sequence[int]) -> int:
    """The headline above a standfirst or a caption; a line in a list of headlines is itself."""
    group = [index]
    above = index - 1
    while above >= 0 and (above in candidates or blocks[above].kind in ("notice", "share")):
        if above in candidates:
            group.append(above)
        above -= 1
    while len(group) > 1 and blocks[group[-1]].words < 4:
        group.pop()
    return index if len(group) > 3 or (above >= 0 and _lists_headlines(blocks[above])) else group[-1]


def _lists_headlines(above: Block) -> bool:
    return above.kind == "related" or "breaking" in above.plain or (above.kind == "text" and above.words > 3)
