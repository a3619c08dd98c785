"""Main text of a plain text that may be a page saved with its menus, related links, sidebars and footers.

After jusText (Pomikálek 2011) and boilerpipe (Kohlschütter et al. 2010), which judge a block by itself and by its
neighbours; here on plain text alone, by length, sentence ends, case and the words of furniture.toml. A text without any
sign of a page around it comes back whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geonews.model import Zone
from geonews.reading.blocks import Block, repeated, split_blocks
from geonews.reading.furniture import DROPPED
from geonews.reading.lines import paragraphs, split_lines
from geonews.reading.segments import Piece

_AROUND = frozenset(("nav", "share", "related", "ending", "notice", "inline"))
_ABOVE_BODY = frozenset(("byline", "date", "tags", "share"))
_MENU_RUN = 8
_MENU_WORDS = 4
_TITLE_WORDS = (2, 32)
_TOP_BLOCKS = 15
_DROP = 60.0
_ENOUGH = 40.0
_AFTER_ENDING = 0.3
_SCORES = {"nav": -25, "share": -10, "inline": -3, "notice": -20, "byline": -6, "date": -8, "caption": -3, "credit": 0}
_BIOGRAPHY = re.compile(
    r"\b(?:is|was) (?:an?|the) (?:[\w'’-]+ ){0,4}(?:reporter|journalist|correspondent|editor|writer|columnist|freelancer"
    r"|bureau chief)\b"
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
    if any(block.kind in _AROUND for block in blocks):
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


def _heading(block: Block) -> bool:
    """Whether the block could be a headline."""
    low, high = _TITLE_WORDS
    return (
        block.kind == "text"
        and low <= block.words <= high
        and not block.bullet
        and not (block.sentence and block.plain.endswith((".", "。", "۔", '."', '."', ".”")))
        and not block.inner_sentences
        and not _dateline(block)
    )


def _dateline(block: Block) -> bool:
    return block.plain.rstrip().endswith(("—", "–", "--", "—)"))


# A text without a page around it.


def _cut_article(blocks: Sequence[Block]) -> Cut:
    body = next((i for i, block in enumerate(blocks) if block.prose), 0)
    top = max(body, min(3, len(blocks) - 1))
    title = next((i for i in range(top) if _heading(blocks[i])), None) if len(blocks) > 1 else None
    if title is not None and any(blocks[i].kind == "text" for i in range(title)):
        title = None
    headings = _date_headings(blocks, range(len(blocks)), body)
    kept = [i for i, block in enumerate(blocks) if _stays_in_article(block, i, i <= max(body, top), i in headings)]
    return Cut(blocks=blocks, title=title, kept=tuple(kept), body_start=body, body_end=len(blocks), page=False)


def _stays_in_article(block: Block, index: int, top: bool, date_heading: bool) -> bool:
    if block.kind == "date":
        return date_heading or not top
    if block.kind == "credit":
        return not top or index == 0 or len(block.plain.split()) > 4
    return block.kind not in DROPPED


def _date_headings(blocks: Sequence[Block], among: Sequence[int], body: int) -> frozenset[int]:
    """Date lines that head the entries of a chronicle: more than one, each with running text behind it."""
    dates = [i for i in among if blocks[i].kind == "date" and i + 1 < len(blocks)]
    followed = [i for i in dates if blocks[i + 1].prose or blocks[i + 1].weak]
    inside = [i for i in followed if i > body]
    return frozenset(followed) if len(followed) > 1 and inside and 2 * len(followed) > len(dates) else frozenset()


# A page with an article in it.


def _cut_page(blocks: Sequence[Block]) -> Cut:
    start, end = _body(blocks)
    again = repeated(blocks)
    title = _title(blocks, start, again)
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
        return block.kind == "caption" or block.words > 3 or _place_line(blocks, index)
    if block.prose or block.weak or block.sentence or block.kind in ("credit", "caption"):
        return not _biography(block, index, end)
    return not _in_headline_list(blocks, index)


def _place_line(blocks: Sequence[Block], index: int) -> bool:
    """A dateline on a line of its own: capitals, right before the running text."""
    return blocks[index].upper and index + 1 < len(blocks) and blocks[index + 1].prose


def _biography(block: Block, index: int, end: int) -> bool:
    return index >= end - 3 and block.words <= 60 and _BIOGRAPHY.search(block.plain) is not None


def _short(block: Block) -> bool:
    return block.kind == "text" and not (block.prose or block.weak or block.sentence)


def _in_headline_list(blocks: Sequence[Block], index: int) -> bool:
    """Whether a short block belongs to a list of links in the middle of the article."""
    if blocks[index].plain.endswith(":"):
        return False
    first = index
    while first and _short(blocks[first - 1]):
        first -= 1
    last = index
    while last + 1 < len(blocks) and _short(blocks[last + 1]):
        last += 1
    before = blocks[first - 1] if first else None
    if before and before.kind in ("related", "inline") and (before.kind == "related" or last > first):
        # The last short block before running text may be a heading, but not where links were announced.
        return True
    if before and before.plain.endswith(":"):
        return False
    return last - first >= 2 and not blocks[index].bullet


def _scores(blocks: Sequence[Block]) -> list[float]:
    """How much each block speaks for running text (positive) or against it, with a look at its neighbours."""
    again = repeated(blocks)
    scores = [_score(block, again) for block in blocks]
    for i, block in enumerate(blocks):
        if block.prose and block.words < 12 and not block.inner_sentences:
            around = (*blocks[max(0, i - 1) : i], *blocks[i + 1 : i + 2])
            if not any(b.prose or b.weak for b in around):
                # A sentence among headlines is a headline that ends in a full stop.
                scores[i] = 1.0
    return scores


def _score(block: Block, again: set[str]) -> float:
    if block.kind in _SCORES:
        return _SCORES[block.kind]
    if block.prose:
        return min(block.words, 80) + (10.0 if block.words >= 15 or block.inner_sentences else 0.0)
    if block.weak:
        return min(block.words, 30) / 2
    if block.sentence:
        return 2.0
    return (-7.0 if block.words <= 2 else -4.0) - (6.0 if block.plain in again else 0.0)


def _runs(blocks: Sequence[Block]) -> list[tuple[int, int, float]]:
    """Runs of blocks in which running text outweighs the rest: start, end, score.

    None goes on behind the heading of a list of links or an ending; what begins after an ending (comments, the next
    article) counts less.
    """
    scores = _scores(blocks)
    runs: list[tuple[int, int, float]] = []
    start, total, peak, peak_end, ended = -1, 0.0, 0.0, -1, False

    def close() -> None:
        nonlocal start
        if start >= 0 and peak > 0:
            runs.append((start, peak_end, _AFTER_ENDING * peak if ended else peak))
        start = -1

    for i, block in enumerate(blocks):
        if block.kind == "ending":
            close()
            ended = ended or any(score >= _ENOUGH for _, _, score in runs)
            continue
        if block.kind in ("related", "tags"):
            close()
            continue
        score = scores[i]
        if start < 0:
            if not (block.prose and score > 0):
                continue
            start, total, peak, peak_end = i, 0.0, 0.0, i
        total += score
        if total > peak:
            peak, peak_end = total, i + 1
        if total <= 0 or peak - total > _DROP:
            close()
    close()
    return runs


def _body(blocks: Sequence[Block]) -> tuple[int, int]:
    """The article's running text: its first block and one past its last."""
    runs = _runs(blocks)
    if not runs:
        return _without_prose(blocks)
    weights = [score * (1.5 if _announced(blocks, start) else 1.0) for start, _, score in runs]
    # The article stands before its comments, teasers and next articles.
    chosen = next(i for i, weight in enumerate(weights) if 2 * weight >= max(weights))
    start, end, _ = runs[chosen]
    for following, stop, _ in runs[chosen + 1 :]:
        until = _cut_teasers(blocks, following, stop)
        if _goes_on(blocks, end, following, until):
            end = until
    start = _skip_teaser(blocks, start, end)
    end = _cut_teasers(blocks, start, end)
    return start, _with_credit(blocks, end)


def _without_prose(blocks: Sequence[Block]) -> tuple[int, int]:
    sentences = [i for i, block in enumerate(blocks) if block.kind == "text" and (block.sentence or block.weak)]
    return (sentences[0], sentences[-1] + 1) if sentences else (0, 0)


def _announced(blocks: Sequence[Block], start: int) -> bool:
    """A byline or a date stands shortly before."""
    return any(block.kind in ("date", "byline") for block in blocks[max(0, start - 8) : start])


def _goes_on(blocks: Sequence[Block], end: int, following: int, stop: int) -> bool:
    """Whether the run that begins at `following` is the article again, after a box of links."""
    gap = blocks[end:following]
    if len(gap) > _TOP_BLOCKS or any(block.kind in ("ending", "date", "byline", "notice") for block in gap):
        return False
    run = [block for block in blocks[following:stop] if block.kind not in ("inline", "share")]
    prose = [block for block in run if block.prose or block.weak]
    return len(prose) >= 2 and len(prose) >= 0.7 * len(run) and sum(b.words for b in prose) >= 10 * len(prose)


def _skip_teaser(blocks: Sequence[Block], start: int, end: int) -> int:
    """A headline with its date or byline inside the run begins the article, where less stands before it than behind."""
    total = sum(block.words for block in blocks[start:end] if block.prose)
    before = 0
    for i in range(start, end):
        block = blocks[i]
        if block.prose:
            before += block.words
        if 2 * before > total:
            break
        if block.kind in ("date", "byline") and any(_heading(b) for b in blocks[max(start, i - 2) : i]):
            return next((j for j in range(i, end) if blocks[j].prose), start)
    return start


def _cut_teasers(blocks: Sequence[Block], start: int, end: int) -> int:
    """Cut where dense running text turns into headlines, each with a date, a caption or a sentence."""
    prose = 0
    for i in range(start, end):
        if blocks[i].prose:
            prose += 1
            continue
        if prose < 3 or prose < 0.75 * (i - start) or not blocks[i - 1].prose:
            continue
        rest = blocks[i:end]
        running = [block for block in rest if block.prose]
        short = [block for block in rest if _short(block)]
        few = sum(b.words for b in rest) <= 0.6 * sum(b.words for b in blocks[start:i])
        lines = all(b.words < 15 and not b.inner_sentences for b in running)
        if 2 * len(running) > len(rest) or not short or not (few or lines):
            continue
        dated = any(block.kind in ("date", "byline") for block in rest)
        if dated or (len(short) >= 3 and sum(b.words for b in running) <= 30 * len(running)):
            return i
    return end


def _with_credit(blocks: Sequence[Block], end: int) -> int:
    """Add the last short sentences and the agency credit."""
    for i in range(end, min(end + 3, len(blocks))):
        if blocks[i].kind == "text" and blocks[i].sentence:
            end = i + 1
        elif blocks[i].kind not in ("inline", "share"):
            break
    for i in range(end, min(end + 4, len(blocks))):
        if blocks[i].kind == "credit":
            return i + 1
        if blocks[i].kind in ("related", "ending", "nav"):
            break
    return end


def _title(blocks: Sequence[Block], start: int, again: set[str]) -> int | None:
    """The headline above the running text: repeated on the page, or followed by a date or byline, or the nearest."""
    candidates: list[int] = []
    menu = 0
    for i in range(start - 1, max(-1, start - 1 - _TOP_BLOCKS), -1):
        block = blocks[i]
        menu = menu + 1 if block.kind == "nav" or (_short(block) and block.words <= 2) else 0
        if menu >= 3:
            break
        if _heading(block) or (block.kind == "text" and 3 <= block.words <= 16 and _dated(blocks, i, start)):
            candidates.append(i)
    if not candidates:
        return None

    def rank(i: int) -> tuple[float, int]:
        named = any(blocks[i].plain in blocks[j].plain for j in range(min(3, i)))
        long = blocks[i].words >= 4
        return long * (1 + 1.5 * (blocks[i].plain in again) + 3 * named) + 2 * _dated(blocks, i, start), i

    # A page's first line may be the headline with the site's name behind it.
    plain = [blocks[i].plain for i in candidates]
    candidates = [i for i in candidates if not any(_extends(blocks[i].plain, other) for other in plain)]
    best = max(candidates, key=rank)
    first = _above_standfirst(blocks, best, candidates)
    # The headline is often printed twice, with nothing but byline and date between.
    while True:
        above = next((i for i in range(first - 1, -1, -1) if blocks[i].kind not in _ABOVE_BODY), None)
        if above is None or blocks[above].plain != blocks[first].plain:
            return first
        first = above


def _extends(longer: str, shorter: str) -> bool:
    return longer.startswith(shorter) and re.match(r"\s*[|–—·-]\s", longer[len(shorter) :]) is not None


def _dated(blocks: Sequence[Block], index: int, start: int) -> bool:
    return any(blocks[j].kind in ("date", "byline") for j in range(index + 1, min(index + 4, start)))


def _above_standfirst(blocks: Sequence[Block], index: int, candidates: Sequence[int]) -> int:
    """The headline above a standfirst, which is longer than it; a line among other headlines is itself."""
    above = index - 1
    if above in candidates and above - 1 not in candidates and 9 <= blocks[index].words > blocks[above].words >= 4:
        return above
    return index


def _zone(cut: Cut, index: int) -> Zone:
    block = cut.blocks[index]
    if index == cut.title:
        return "title"
    if block.kind in ("caption", "credit"):
        return "caption" if block.kind == "caption" else "credit"
    if block.prose or block.sentence or block.bullet or block.upper:
        return "body"
    standfirst = index < cut.body_start and (block.weak or block.words > 2)
    return "subhead" if standfirst or block.words <= 14 else "body"
