"""Coordinates in a text as mentions beside the names."""

from __future__ import annotations

from collections.abc import Sequence

from geonews.coordinates import find_coordinates
from geonews.model import Article, Mention
from geonews.recognition.spans import in_source


def with_coordinates(article: Article, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions and one for each pair of coordinates, in text order; names inside coordinates give way."""
    points = _points(article)
    if not points:
        return tuple(mentions)
    names = [m for m in mentions if not any(m.start < p.end and p.start < m.end for p in points)]
    return tuple(sorted([*names, *points], key=lambda mention: mention.start))


def _points(article: Article) -> list[Mention]:
    found = []
    for point in find_coordinates(article.text):
        at = in_source(article, point.start, point.end)
        if at is None:
            continue
        start, end, zone = at
        text = article.source_text[start:end]
        found.append(
            Mention(
                article_id=article.id,
                start=start,
                end=end,
                text=text,
                normalised=article.text[point.start : point.end],
                zone=zone,
                mention_type="literal",
                role="at",
                kind_cue="coordinates",
            )
        )
    return found
