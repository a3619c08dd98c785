"""Main text from pieces of the source: the cleaned text and the segments that lead back, one code point for one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from geonews.model import Segment
from geonews.vocabulary import Zone

SEPARATOR = "\n\n"
"""Stands between segments in the cleaned text, so that no sentence crosses from one to the next."""

# Line breaks inside a paragraph are hard wraps; control characters mean nothing to a reader.
_TO_SPACE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class Piece(NamedTuple):
    """A paragraph, heading or caption of main text: `source[start:end]`, half-open code points."""

    zone: Zone
    start: int
    end: int


def build(source: str, pieces: Sequence[Piece]) -> tuple[str, tuple[Segment, ...]]:
    """Join pieces of main text.

    Args:
        source: the source text.
        pieces: ascending and not overlapping.

    Returns:
        The cleaned text, in which every line break or control character inside a piece is one space, and one segment
        for each piece.
    """
    texts: list[str] = []
    segments: list[Segment] = []
    text_start = 0
    for piece in pieces:
        segments.append(Segment(zone=piece.zone, start=piece.start, end=piece.end, text_start=text_start))
        texts.append(_TO_SPACE.sub(" ", source[piece.start : piece.end]))
        text_start += piece.end - piece.start + len(SEPARATOR)
    return SEPARATOR.join(texts), tuple(segments)
