"""Symbols: status by fill, outline and an extra mark, so that it can be read without colour."""

from __future__ import annotations

from geonews.maps.picture.boxes import Box
from geonews.maps.picture.canvas import Canvas
from geonews.maps.picture.glyphs import (
    ARROW_IN,
    CROSS,
    FRAME,
    GLYPHS,
    QUOTES,
    STROKED,
    UNIT,
    kind_of,
    placed,
)
from geonews.maps.picture.marks import Mark
from geonews.maps.picture.text import Type, fit

SIZE = 16.5
"""Width of a symbol, points."""
MINI = 9.0
LETTERS = Type(7.0, bold=True)
COUNT = Type(6.4, bold=True)
Z = 6.0
DASH = (4.2, 2.6)
"""In units of the glyph's square."""


def draw(canvas: Canvas, x: float, y: float, mark: Mark, count: int = 1) -> None:
    """A report's symbol, centred, with its letters below and a count where several look alike."""
    symbol(canvas, x, y, SIZE, mark.style, kind_of(mark.event, mark.category), mark.colour)
    shown = fit(mark.letters, LETTERS, SIZE + 7)
    canvas.text(
        x, y + SIZE / 2 + 7.8, shown, LETTERS, canvas.palette.label, align="center", halo=True, z=Z + 0.3
    )  # fmt: skip
    if count > 1:
        _count(canvas, x - SIZE / 2 + 0.5, y - SIZE / 2 + 0.5, count)


def symbol(
    canvas: Canvas, x: float, y: float, size: float, style: str, glyph: str | None, colour: str, clip: Box | None = None
) -> None:
    """Frame, glyph and the mark of its status. A denied symbol has no glyph: it would read as an event."""
    unit = size / UNIT
    paper = canvas.palette.paper
    canvas.path(placed(FRAME, x, y, size * 1.22), fill=canvas.palette.halo, alpha=0.85, z=Z - 0.1, clip=clip)
    dash = tuple(unit * length / (2.2 * unit) for length in DASH) if style == "dashed" else ()
    canvas.path(
        placed(FRAME, x, y, size), fill=colour if style == "solid" else paper, stroke=colour, width=2.2 * unit,
        dash=dash, z=Z, clip=clip,
    )  # fmt: skip
    if style != "denied" and glyph:
        ink = paper if style == "solid" else colour
        stroked = glyph in STROKED
        canvas.path(
            placed(GLYPHS[glyph], x, y, size), fill=None if stroked else ink, stroke=ink if stroked else None,
            width=2.2 * unit, z=Z + 0.1, clip=clip,
        )  # fmt: skip
    _extra(canvas, x, y, size, style, colour)


def _extra(canvas: Canvas, x: float, y: float, size: float, style: str, colour: str) -> None:
    unit = size / UNIT
    if style == "denied":
        canvas.path(placed(CROSS, x, y, size), stroke=colour, width=2.6 * unit, z=Z + 0.2)
    elif style == "planned":
        canvas.path(placed(ARROW_IN, x, y, size), stroke=colour, width=2.6 * unit, z=Z + 0.2)
    elif style == "party":
        canvas.discs([(x + 10 * unit, y - 10 * unit, 5.5 * unit)], fill=canvas.palette.paper, z=Z + 0.15)
        canvas.path(placed(QUOTES, x, y, size), fill=colour, z=Z + 0.2)


def _count(canvas: Canvas, x: float, y: float, count: int) -> None:
    palette = canvas.palette
    wide = 4.3 if count < 10 else 5.6
    canvas.discs([(x, y, wide)], fill=palette.paper, stroke=palette.ink, width=0.7, z=Z + 0.4)
    canvas.text(x, y + 2.3, str(count), COUNT, palette.ink, align="center", z=Z + 0.5)
