"""Where the running text of a page begins and ends among its blocks.

Runs of blocks are scored as in a maximal-sum search: sentences add their words, menus, dates and headlines subtract.
The scores were set on saved pages (the cases in tests/cases/reading and pages put together from news texts).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from geonews.reading.blocks import Block, repeated

_SCORES = {
    "nav": -25,
    "share": -10,
    "inline": -3,
    "notice": -8,
    "byline": -6,
    "date": -8,
    "caption": -3,
    "credit": 0,
    "dateline": 0,
}
_DROP = 60.0
"""A run ends where this much speaks against it."""
_ENOUGH = 40.0
"""Score of a run that may be an article: what follows its ending is not."""
_AFTER_ENDING = 0.3
_BOX = 15
"""Blocks of the largest box of links within an article."""


_SECTIONS = 3
"""Dated sections of a chronicle, at least."""


class Run(NamedTuple):
    """Blocks `start` to `end` (exclusive) in which running text outweighs the rest."""

    start: int
    end: int
    score: float


def _scores(blocks: Sequence[Block]) -> list[float]:
    """How much each block speaks for running text (positive) or against it, with a look at its neighbours."""
    again = repeated(blocks)
    scores = [_score(block, again) for block in blocks]
    for i, block in enumerate(blocks):
        if block.prose and block.words < 12 and not block.inner_sentences:
            around = (*blocks[max(0, i - 1) : i], *blocks[i + 1 : i + 2])
            if not any(b.prose or b.weak for b in around) and not _last_section(blocks, i):
                # A sentence among headlines is a headline that ends in a full stop.
                scores[i] = 1.0
    return scores


def _last_section(blocks: Sequence[Block], index: int) -> bool:
    """Whether a sentence stands below a heading within the article, and no further headline behind it."""
    above = blocks[max(0, index - 2) : index]
    below = blocks[index + 1 : index + 2]
    section = len(above) == 2 and above[0].prose and above[0].words >= 15 and above[1].heading
    return section and not any(block.short for block in below)


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


def find_runs(blocks: Sequence[Block]) -> list[Run]:
    """Runs of running text, in order.

    None goes on behind the heading of a list of links or an ending; what begins after an ending (comments, the next
    article) counts less.
    """
    scores = _scores(blocks)
    runs: list[Run] = []
    ended = False
    begin = 0
    for i in range(len(blocks) + 1):
        if i < len(blocks) and blocks[i].kind not in ("ending", "related", "tags"):
            continue
        weight = _AFTER_ENDING if ended else 1.0
        runs.extend(Run(r.start, r.end, weight * r.score) for r in _runs_between(blocks, scores, begin, i))
        ended = ended or (i < len(blocks) and blocks[i].kind == "ending" and any(r.score >= _ENOUGH for r in runs))
        begin = i + 1
    return runs


def _runs_between(blocks: Sequence[Block], scores: Sequence[float], begin: int, stop: int) -> list[Run]:
    runs: list[Run] = []
    at = begin
    while at < stop:
        if not blocks[at].prose or scores[at] <= 0:
            at += 1
            continue
        run = _run_from(at, scores, stop)
        runs.append(run)
        at = run.end  # what stands behind the peak may be a run of its own
    return runs


def _run_from(start: int, scores: Sequence[float], stop: int) -> Run:
    total = peak = 0.0
    end = start + 1
    for i in range(start, stop):
        total += scores[i]
        if total > peak:
            peak, end = total, i + 1
        if total <= 0 or peak - total > _DROP:
            break
    return Run(start, end, peak)


def find_body(blocks: Sequence[Block]) -> tuple[int, int]:
    """The article's running text: its first block and one past its last."""
    runs = find_runs(blocks)
    if not runs:
        return _without_prose(blocks)
    weights = [score * (1.5 if _announced(blocks, start) else 1.0) for start, _, score in runs]
    # The article stands before its comments, teasers and next articles.
    chosen = next(i for i, weight in enumerate(weights) if 2 * weight >= max(weights))
    start, whole, _ = runs[chosen]
    start = _skip_teaser(blocks, start, whole)
    end = _cut_teasers(blocks, start, whole)
    chronicle = _is_chronicle(blocks[max(0, start - 1) : end])
    for following, stop, _ in runs[chosen + 1 :] if end == whole else ():
        until = _cut_teasers(blocks, following, stop)
        if _goes_on(blocks, end, following, until, chronicle=chronicle):
            end = until
    return start, _with_credit(blocks, end)


def _without_prose(blocks: Sequence[Block]) -> tuple[int, int]:
    sentences = [i for i, block in enumerate(blocks) if block.kind == "text" and (block.sentence or block.weak)]
    return (sentences[0], sentences[-1] + 1) if sentences else (0, 0)


def _announced(blocks: Sequence[Block], start: int) -> bool:
    """A byline or a date stands shortly before."""
    return any(block.kind in ("date", "byline") for block in blocks[max(0, start - 8) : start])


def _is_chronicle(blocks: Sequence[Block]) -> bool:
    """Whether dates head the text's sections, as in a timeline."""
    headed = sum(a.kind == "date" and b.prose for a, b in pairwise(blocks))
    return headed >= _SECTIONS and 3 * headed >= sum(block.prose for block in blocks)


def _goes_on(blocks: Sequence[Block], end: int, following: int, stop: int, *, chronicle: bool) -> bool:
    """Whether the run that begins at `following` is the article again, after a box of links."""
    gap = blocks[end:following]
    if chronicle and gap and gap[-1].kind == "date":
        gap = gap[:-1]  # the heading of the next day
    if len(gap) > _BOX or any(block.kind in ("ending", "date", "byline", "notice") for block in gap):
        return False
    passed = ("inline", "share", "date") if chronicle else ("inline", "share")
    run = [block for block in blocks[following:stop] if block.kind not in passed]
    prose = [block for block in run if block.prose or block.weak]
    if len(run) == 1 and gap and gap[0].kind == "related":
        # The last paragraph below a box of links, unless headlines go on behind it.
        return run[0].prose and not any(block.short for block in blocks[stop : stop + 1])
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
        if block.kind in ("date", "byline") and any(b.heading for b in blocks[max(start, i - 2) : i]):
            return next((j for j in range(i, end) if blocks[j].prose), start)
    return start


def _cut_teasers(blocks: Sequence[Block], start: int, end: int) -> int:
    """Cut where dense running text turns into headlines, each with a date, a caption or a sentence."""
    rests = _rests(blocks[start:end])
    total = rests[0].words if rests else 0
    prose = 0
    for i in range(start, end):
        if blocks[i].prose:
            prose += 1
            continue
        if prose >= 3 and prose >= 0.75 * (i - start) and blocks[i - 1].prose:
            rest = rests[i - start]
            few = rest.words <= 0.6 * (total - rest.words)
            if 2 * rest.prose <= end - i and (few or rest.long_prose == 0) and rest.like_teasers:
                return i
    return end


class _Rest(NamedTuple):
    """Counts over the blocks from one to the end of its run."""

    words: int = 0
    prose: int = 0
    prose_words: int = 0
    long_prose: int = 0
    short: int = 0
    dated: int = 0

    @property
    def like_teasers(self) -> bool:
        """Headlines with dates, or several with little text to each."""
        return self.short >= (1 if self.dated else 3) and (self.dated > 0 or self.prose_words <= 30 * self.prose)


def _rests(blocks: Sequence[Block]) -> list[_Rest]:
    def add(rest: _Rest, block: Block) -> _Rest:
        return _Rest(
            rest.words + block.words,
            rest.prose + block.prose,
            rest.prose_words + block.prose * block.words,
            rest.long_prose + (block.prose and (block.words >= 15 or block.inner_sentences)),
            rest.short + block.short,
            rest.dated + (block.kind in ("date", "byline")),
        )

    return list(accumulate(reversed(blocks), add, initial=_Rest()))[:0:-1]


def _with_credit(blocks: Sequence[Block], end: int) -> int:
    """Add the last short sentences and the agency credit."""
    for i in range(end, min(end + 3, len(blocks))):
        if blocks[i].kind == "text" and blocks[i].sentence:
            end = i + 1
        elif blocks[i].kind not in ("inline", "share", "notice"):
            break
    for i in range(end, min(end + 4, len(blocks))):
        if blocks[i].kind == "credit":
            return i + 1
        if blocks[i].kind in ("related", "ending", "nav"):
            break
    return end
