"""Trays and clusters, drawn."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from geonews.maps.picture import symbols
from geonews.maps.picture.boxes import Box
from geonews.maps.picture.canvas import Canvas
from geonews.maps.picture.stacks import Point, Stack
from geonews.maps.picture.text import Type, width
from geonews.maps.picture.trays import Wanted, landing

COLUMN, ROW = 24.0, 29.0
ACROSS = 5
"""Symbols in one row of a tray."""
CAPTION = Type(6.8, italic=True)
CAPTION_H = 9.0
SPLIT_H, SPLIT_GAP = 14.0, 6.0
NUMBER = Type(7.6, bold=True)
DOT, SMALL_DOT = 2.3, 1.4
Z_LEADER = 4.0


def wanted(stack: Stack) -> Wanted:
    """The room that a stack takes."""
    anchors = (stack.first,) if stack.clustered else tuple(stack.anchors)
    if stack.clustered:
        return Wanted(anchors, split_width(stack.split), SPLIT_H)
    n = len(stack.groups)
    wide, high = min(n, ACROSS) * COLUMN, math.ceil(n / ACROSS) * ROW
    if stack.caption:
        wide, high = max(wide, width(stack.caption, CAPTION)), high + CAPTION_H
    return Wanted(anchors, wide, high)


def draw(canvas: Canvas, stack: Stack, box: Box) -> None:
    """Leaders from the place, then the symbols or, for a cluster, how many there are of each status."""
    for point in [] if stack.clustered else list(stack.anchors)[1:]:
        _line(canvas, point, stack.first, dot=stack.anchors[point])
    _line(canvas, stack.first, _end(stack, box), dot=stack.anchors[stack.first])
    _dots(canvas, [point for point, dot in stack.anchors.items() if dot], small=stack.clustered)
    if stack.clustered:
        split(canvas, box, stack.split)
        return
    for i, (mark, count) in enumerate(stack.groups):
        symbols.draw(canvas, *_slot(box, i, len(stack.groups)), mark, count)
    if stack.caption:
        x, _ = box.centre
        canvas.text(
            x, box.y + box.h - 2, stack.caption, CAPTION, canvas.palette.label, align="center", halo=True, z=6.5
        )  # fmt: skip


def _end(stack: Stack, box: Box) -> Point:
    """Where leaders end: behind the nearest symbol, or at the plate."""
    start = stack.first
    if stack.clustered:
        return landing(box, start)
    n = len(stack.groups)
    return min((_slot(box, i, n) for i in range(n)), key=lambda slot: math.dist(slot, start))


def split_width(counts: list[tuple[str, int]]) -> float:
    """Width of a row of status symbols with their numbers, points."""
    return sum(_before(style) + symbols.MINI + 3 + width(str(n), NUMBER) + SPLIT_GAP for style, n in counts) + SPLIT_GAP


def _before(style: str) -> float:
    """Room for the arrow that comes into a planned symbol."""
    return 3.0 if style == "planned" else 0.0


def split(canvas: Canvas, box: Box, counts: list[tuple[str, int]]) -> None:
    """How many reports of each status, on a plate: never one number for all."""
    palette = canvas.palette
    canvas.plate(box, fill=palette.paper, stroke=palette.border, width=0.7, z=5.8)
    x, (_, y) = box.x + SPLIT_GAP, box.centre
    for style, n in counts:
        x += _before(style)
        colour = palette.void if style == "denied" else palette.ink
        symbols.symbol(canvas, x + symbols.MINI / 2, y, symbols.MINI, style, None, colour)
        canvas.text(x + symbols.MINI + 3, y + 2.8, str(n), NUMBER, palette.ink, z=6.5)
        x += symbols.MINI + 3 + width(str(n), NUMBER) + SPLIT_GAP


def _slot(box: Box, i: int, n: int) -> Point:
    """Centre of the i-th symbol of a tray; each row stands in the middle."""
    row, column = divmod(i, ACROSS)
    in_row = min(ACROSS, n - row * ACROSS)
    left = box.x + (box.w - in_row * COLUMN) / 2
    return left + (column + 0.5) * COLUMN, box.y + row * ROW + 2 + symbols.SIZE / 2


def leader(canvas: Canvas, start: Point, end: Point) -> None:
    """A place's dot and its line, as a tray has them."""
    _line(canvas, start, end, dot=True)
    _dots(canvas, [start])


def _line(canvas: Canvas, start: Point, end: Point, *, dot: bool) -> None:
    """From a place that the text names, or dotted from a shape."""
    line = np.array([start, end])
    canvas.line([line], canvas.palette.halo, 2, alpha=0.8, z=Z_LEADER)
    canvas.line([line], canvas.palette.ink, 0.8, dash=() if dot else (1, 2), z=Z_LEADER + 0.1)


def _dots(canvas: Canvas, points: Sequence[Point], *, small: bool = False) -> None:
    """Dots of places, small where they are many and gathered in a cluster."""
    circles = [(x, y, SMALL_DOT if small else DOT) for x, y in points]
    canvas.discs(
        circles, fill=canvas.palette.ink, stroke=canvas.palette.halo, width=0.3 if small else 0.8, z=Z_LEADER + 0.2
    )
