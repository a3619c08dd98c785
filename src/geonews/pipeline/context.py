"""The sentence around each mention, for whoever shows it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from geonews.model import Annotated, Article
from geonews.positions.parse.sentences import split
from geonews.tables import Row

LONGEST = 400
"""Characters; what has no full stop, such as a table, is cut."""


def add_sentences(rows: list[Row], annotated: Annotated) -> None:
    """Write into each mention's row the sentence that it stands in.

    Args:
        rows: flat rows of the mentions of this article.
        annotated: the article and what was found in it.
    """
    for row, sentence in zip(rows, _sentences(annotated.article, [row["start"] for row in rows]), strict=True):
        if sentence is not None:
            row["sentence"] = sentence


def sentences_of(annotated: Annotated) -> list[str | None]:
    """The sentence around each mention, in their order; None outside the main text."""
    return _sentences(annotated.article, [location.mention.start for location in annotated.locations])


def _sentences(article: Article, offsets: Sequence[int]) -> list[str | None]:
    spans = list(split(article.text))
    starts = [start for start, _ in spans]
    found = []
    for offset in offsets:
        at = _in_text(article, offset)
        number = -1 if at is None else bisect_right(starts, at) - 1
        found.append(_cut(article.text, spans[number], at) if at is not None and number >= 0 else None)
    return found


def _in_text(article: Article, source_offset: int) -> int | None:
    """Where a source offset lies in the main text, in which paragraphs are one line; None between segments."""
    for segment in article.segments:
        if segment.start <= source_offset < segment.end:
            return segment.text_start + source_offset - segment.start
    return None


def _cut(text: str, span: tuple[int, int], at: int) -> str:
    start, end = span
    if end - start > LONGEST:
        start = max(start, at - LONGEST // 2)
        end = min(end, start + LONGEST)
    return " ".join(text[start:end].split())
