"""Main text of a page saved as plain text."""

from __future__ import annotations

from geonews.reading.lines import paragraphs, split_lines
from geonews.reading.segments import Piece


def whole_text(text: str) -> list[Piece]:
    """Every paragraph of `text` as body."""
    return [Piece("body", start, end) for start, end in paragraphs(text, split_lines(text))]


def main_text(text: str) -> list[Piece]:
    """The pieces of main text."""
    return whole_text(text)
