"""Which reports stand together: one tray a place, one symbol a look, and clusters where there are too many trays."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from geonews.maps.picture.marks import SPLIT, Mark
from geonews.maps.picture.projection import Frame

Point = tuple[float, float]
TOGETHER = 7.0
"""Places closer than this on the sheet, in points, share a tray; each keeps its dot and its leader."""
MOST_TRAYS = 60
MOST_COMPARED = 400
"""With more places than this the grid gathers them anyway."""
MOST_SYMBOLS = 10
"""A tray with more symbols is drawn as a cluster."""
CELLS = (44.0, 60.0, 80.0, 105.0, 140.0, 190.0, 260.0)
"""Sides of the cells of the grid, points, tried until the trays are few enough."""
CAPTIONS = {
    "along_border": "somewhere in this band",
    "border_of": "somewhere in this band",
    "cross_border": "somewhere on this border",
    "along": "somewhere along this line",
}
SKETCH = "a sketch, not a route"


@dataclass(slots=True)
class Stack:
    """Reports that stand together."""

    anchors: dict[Point, bool] = field(default_factory=dict)
    """Points of the sheet; true where a dot may show the place."""
    marks: list[Mark] = field(default_factory=list)
    clustered: bool = False

    @property
    def groups(self) -> list[tuple[Mark, int]]:
        """One mark of each look with how many there are, in the order of their first report."""
        counts = Counter(mark.look for mark in self.marks)
        first = {mark.look: mark for mark in reversed(self.marks)}
        return [(first[look], n) for look, n in counts.items()]

    @property
    def split(self) -> list[tuple[str, int]]:
        """How many reports of each style, in the order of the legend."""
        counts = Counter(mark.style for mark in self.marks)
        return [(style, counts[style]) for style in SPLIT if counts[style]]

    @property
    def caption(self) -> str | None:
        """What the tray's shape means, in words."""
        return next((words for mark in self.marks if (words := caption_of(mark))), None)

    @property
    def first(self) -> Point:
        """From here the leader goes."""
        return next(iter(self.anchors))

    def join(self, other: Stack) -> None:
        """Take over another stack's reports."""
        for point, dot in other.anchors.items():
            self.anchors[point] = dot or self.anchors.get(point, False)
        self.marks += other.marks


def caption_of(mark: Mark) -> str | None:
    """Words under the tray of a report whose shape would say more than the text."""
    if mark.basis == "line_between" and mark.op == "from_to":
        return SKETCH
    return CAPTIONS.get(mark.op or "") if mark.shape is not None else None


def stacks(marks: Sequence[tuple[Mark, Point]], frame: Frame) -> list[Stack]:
    """Trays in the order in which they are placed, fullest first.

    Args:
        marks: each with the point of the sheet from which its leader goes.
        frame: its box bounds the grid of clusters.
    """
    places: dict[tuple[int, int, bool], Stack] = {}
    for mark, (x, y) in marks:
        stack = places.setdefault((round(x * 10), round(y * 10), mark.exact), Stack())
        stack.join(Stack({(x, y): mark.exact}, [mark]))
    joined = list(places.values())
    if len(joined) <= MOST_COMPARED:
        joined = _near_ones(joined)
    if len(joined) > MOST_TRAYS:
        joined = _clusters(joined, frame)
    for stack in joined:
        stack.clustered = stack.clustered or len(stack.groups) > MOST_SYMBOLS
    return sorted(joined, key=lambda stack: (-len(stack.groups), stack.first))


def _near_ones(places: Sequence[Stack]) -> list[Stack]:
    """Places that would lie on each other share a tray, and so do sketched movements; other shapes keep their own."""
    kept: list[Stack] = []
    for stack in places:
        found = next((other for other in kept if _belong(stack, other)), None)
        if found is None:
            kept.append(stack)
        else:
            found.join(stack)
    return kept


def _belong(stack: Stack, other: Stack) -> bool:
    exact = stack.anchors[stack.first]
    if not exact and not (stack.caption == other.caption == SKETCH):
        return False
    reach = TOGETHER if exact else 2 * TOGETHER
    return any(dot == exact and math.dist(stack.first, at) < reach for at, dot in other.anchors.items())


def _clusters(places: Sequence[Stack], frame: Frame) -> list[Stack]:
    """Trays by cells of the grid: alone in its cell, a tray stays what it is."""
    joined: list[Stack] = []
    for side in CELLS:
        cells: dict[tuple[int, int], Stack] = {}
        for stack in places:
            x, y = stack.first
            cell = (int((x - frame.box.x) // side), int((y - frame.box.y) // side))
            if cell in cells:
                cells[cell].join(stack)
                cells[cell].clustered = True
            else:
                cells[cell] = Stack(dict(stack.anchors), list(stack.marks))
        joined = list(cells.values())
        if len(joined) <= MOST_TRAYS:
            break
    return joined
