"""Main text of a plain text that may be a page saved with its menus, related links, sidebars and footers.

After jusText (Pomikálek 2011) and boilerpipe (Kohlschütter et al. 2010), which judge a block by itself and by its
neighbours; here on plain text alone, by length, sentence ends, case and the words of furniture.toml. A text without any
sign of a page around it comes back whole.
"""

# sentence ends of many scripts

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from geonews.reading.blocks import Block, split_blocks
from geonews.reading.body import find_body
from geonews.reading.datelines import has_clock
from geonews.reading.furniture import DROPPED
from geonews.reading.headline import find_headline
from geonews.reading.lines import paragraphs, split_lines
from geonews.reading.segments import Piece
from geonews.vocabulary import Zone

_SURE_SIGNS = frozenset(("related", "ending", "notice"))
_MENU_SIGNS = frozenset(("nav", "share"))
_MENU_RUN = 8
_MENU_WORDS = 4
_LIST = 12
_BIOGRAPHY = re.compile(
    r"\b(?:is|was) (?:an?|the) (?:[\w'’-]+ ){0,4}(?:reporter|journalist|correspondent|editor|writer|columnist"
    r"|freelancer|bureau chief)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Where the article lies among the blocks of a text."""

    blocks: Sequence[Block]
    title: int | None
    """Index of the headline's block."""
    kept: tuple[int, ...]
    """Indices of the blocks of main text, the headline's first."""
    body_start: int
    """Index of the first block of running text."""
    body_end: int
    """One past the last block of the article."""
    page: bool
    """The text shows signs of a page around the article."""


def whole_text(text: str) -> list[Piece]:
    """Every paragraph of `text` as body."""
    return [Piece("body", start, end) for start, end in paragraphs(text, split_lines(text))]


def pieces(cut: Cut) -> list[Piece]:
    """The kept blocks with their zones."""
    return [Piece(_zone(cut, i), cut.blocks[i].start, cut.blocks[i].end) for i in cut.kept]


def cut_text(text: str) -> Cut:
    """Find the article in `text`."""
    blocks = split_blocks(text)
    if _is_page(blocks):
        return _cut_page(blocks)
    return _cut_article(blocks)


def _is_page(blocks: Sequence[Block]) -> bool:
    if any(block.kind in _SURE_SIGNS for block in blocks):
        return True
    # "Weather" alone may be a heading of the article; menus come in rows.
    if any(block.kind == "nav" and block.words > _MENU_WORDS for block in blocks):
        return True
    if any(a.kind in _MENU_SIGNS and b.kind in _MENU_SIGNS for a, b in pairwise(blocks)):
        return True
    first = next((i for i, block in enumerate(blocks) if block.prose), None)
    last = next((i for i in range(len(blocks) - 1, -1, -1) if blocks[i].prose), None)
    if first is None or last is None:
        return False
    return _menu_run(blocks[:first]) or _menu_run(blocks[last + 1 :])


def _menu_run(blocks: Sequence[Block]) -> bool:
    run = 0
    for block in blocks:
        run = run + 1 if block.words <= _MENU_WORDS and not block.sentence else 0
        if run >= _MENU_RUN:
            return True
    return False


# A text without a page around it.


def _cut_article(blocks: Sequence[Block]) -> Cut:
    body = next((i for i, b in enumerate(blocks) if b.prose or (b.sentence and b.kind == "text" and not b.heading)), 0)
    top = max(body, min(3, len(blocks) - 1))
    title = next((i for i in range(top) if blocks[i].heading), None) if len(blocks) > 1 else None
    if title is not None and any(blocks[i].kind == "text" for i in range(title)):
        title = None
    headings = _date_headings(blocks, range(len(blocks)), body)
    kept = [
        i
        for i, block in enumerate(blocks)
        if _stays_in_article(block, i, body, top=i <= max(body, top), date_heading=i in headings)
    ]
    return Cut(blocks=blocks, title=title, kept=tuple(kept), body_start=body, body_end=len(blocks), page=False)


def _stays_in_article(block: Block, index: int, body: int, *, top: bool, date_heading: bool) -> bool:
    if block.kind == "date":
        return date_heading or not (top or has_clock(block.plain))
    if block.kind == "credit":
        return index > body or index == 0 or len(block.plain.split()) > 4
    return block.kind == "nav" or block.kind not in DROPPED


def _date_headings(blocks: Sequence[Block], among: Sequence[int], body: int) -> frozenset[int]:
    """Date lines that head the entries of a chronicle: more than one, each with running text behind it.

    One with the time of day is the stamp of a post.
    """
    dates = [i for i in among if blocks[i].kind == "date" and i + 1 < len(blocks) and not has_clock(blocks[i].plain)]
    followed = [i for i in dates if blocks[i + 1].prose or blocks[i + 1].weak or blocks[i + 1].sentence]
    inside = [i for i in followed if i > body]
    return frozenset(followed) if len(followed) > 1 and inside and 2 * len(followed) > len(dates) else frozenset()


# A page with an article in it.


def _cut_page(blocks: Sequence[Block]) -> Cut:
    start, end = find_body(blocks)
    title = find_headline(blocks, start)
    begin = start if title is None else title
    headings = _date_headings(blocks, range(begin, end), start)
    kept: list[int] = []
    seen: set[str] = set()
    for i in range(begin, end):
        block = blocks[i]
        if block.plain in seen and (i < start or (block.words > 3 and not block.prose)):
            continue
        if i == title or i in headings or _stays_in_page(blocks, i, start, end):
            kept.append(i)
            seen.add(block.plain)
    return Cut(blocks=blocks, title=title, kept=tuple(kept), body_start=start, body_end=end, page=True)


def _stays_in_page(blocks: Sequence[Block], index: int, start: int, end: int) -> bool:
    block = blocks[index]
    if block.kind in DROPPED:
        return False
    if index < start:
        if block.kind == "credit":
            return False
        # An author's name, a slogan.
        above_date = block.short and blocks[index + 1].kind in ("date", "byline")
        if above_date and (block.words <= 6 or not block.has_name):
            return False
        if block.short and _below_links(blocks, index):
            return False
        return block.kind in ("caption", "dateline") or block.words > 3 or _place_line(blocks, index)
    if not block.short:
        return not _biography(block, index, end)
    return not _in_headline_list(blocks, index)


def _place_line(blocks: Sequence[Block], index: int) -> bool:
    """A dateline on a line of its own: capitals, right before the running text."""
    return blocks[index].upper and index + 1 < len(blocks) and blocks[index + 1].prose


def _biography(block: Block, index: int, end: int) -> bool:
    return index >= end - 3 and block.words <= 60 and _BIOGRAPHY.search(block.plain) is not None


def _in_headline_list(blocks: Sequence[Block], index: int) -> bool:
    """Whether a short block belongs to a list of links in the middle of the article."""
    if blocks[index].plain.endswith(":"):
        return False
    first = index
    while (
        first and index - first < _LIST and (blocks[first - 1].short or blocks[first - 1].kind in ("inline", "share"))
    ):
        first -= 1
    if first and blocks[first - 1].kind == "related":
        return True
    if first and blocks[first - 1].plain.endswith(":"):
        return False
    last = index
    while last + 1 < len(blocks) and last - index < _LIST and blocks[last + 1].short:
        last += 1
    return sum(block.short for block in blocks[first : last + 1]) >= 3 and not blocks[index].bullet


def _first_short(blocks: Sequence[Block], index: int) -> int:
    first = index
    while (
        first and index - first < _LIST and (blocks[first - 1].short or blocks[first - 1].kind in ("inline", "share"))
    ):
        first -= 1
    return first


def _below_links(blocks: Sequence[Block], index: int) -> bool:
    """Whether only short blocks lie between this one and the heading of a list of links."""
    first = _first_short(blocks, index)
    return first > 0 and blocks[first - 1].kind == "related"


def _zone(cut: Cut, index: int) -> Zone:
    block = cut.blocks[index]
    if index == cut.title:
        return "title"
    if block.kind in ("caption", "credit"):
        return "caption" if block.kind == "caption" else "credit"
    if block.prose or block.sentence or block.bullet or block.kind == "dateline":
        return "body"
    standfirst = index < cut.body_start and (block.weak or block.words > 2)
    return "subhead" if standfirst or block.words <= 14 else "body"
