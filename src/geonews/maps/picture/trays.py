"""Where trays stand: beside their place, off each other, off labels and inside the map."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import shapely

from geonews.maps.picture.boxes import Box

Point = tuple[float, float]
RADII = (11.0, 17.0, 24.0, 33.0, 44.0, 58.0, 76.0, 100.0, 132.0)
"""Distances from the place to the tray that are tried, points."""
DIRECTIONS = tuple((math.cos(math.radians(a)), math.sin(math.radians(a))) for a in range(-45, 315, 24))
OVER_TRAY, OVER_DOT, OVER_LEADER, OUTSIDE, OVER_SHAPE = 1000.0, 220.0, 150.0, 150.0, 30.0
CROWDED = 0.35
"""Share of its radius that a tray pays for pointing towards the other places."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A tray to place: where its leaders come from and how large it is, points."""

    anchors: tuple[Point, ...]
    w: float
    h: float


def place(
    trays: Sequence[Wanted], taken: Sequence[Box], frame: Box, shapes: Sequence[shapely.Geometry] = ()
) -> list[Box]:
    """Boxes of the trays, in their order, each where it disturbs least.

    Args:
        trays: those placed first get the best places.
        taken: boxes that must stay free.
        frame: the map.
        shapes: lines and areas, on the sheet, that a tray rather leaves visible.
    """
    placed = list(taken)
    dots = [anchor for tray in trays for anchor in tray.anchors]
    leaders: list[tuple[Point, Point]] = []
    soft = shapely.STRtree(list(shapes))
    found = []
    for tray in trays:
        box = min(_candidates(tray), key=lambda b: _cost(b, tray, placed, dots, leaders, frame, soft))
        placed.append(box.padded(2))
        leaders += [(anchor, landing(box, anchor)) for anchor in tray.anchors]
        found.append(box)
    return found


def landing(box: Box, anchor: Point) -> Point:
    """Where a leader reaches the tray: the nearest point of its box."""
    return min(max(anchor[0], box.x), box.x + box.w), min(max(anchor[1], box.y), box.y + box.h)


def _candidates(tray: Wanted) -> list[Box]:
    x = sum(anchor[0] for anchor in tray.anchors) / len(tray.anchors)
    y = sum(anchor[1] for anchor in tray.anchors) / len(tray.anchors)
    return [
        Box(
            x + dx * radius + (dx - 1) / 2 * tray.w,
            y + dy * radius + (dy - 1) / 2 * tray.h,
            tray.w,
            tray.h,
        )
        for radius in RADII
        for dx, dy in DIRECTIONS
    ]


def _cost(
    box: Box,
    tray: Wanted,
    placed: Sequence[Box],
    dots: Sequence[Point],
    leaders: Sequence[tuple[Point, Point]],
    frame: Box,
    soft: shapely.STRtree,
) -> float:
    x, y = box.centre
    ax, ay = tray.anchors[0]
    distance = math.dist((x, y), (ax, ay))
    cost = distance + box.padded(6).outside(frame) * OUTSIDE
    cost += OVER_TRAY * sum(box.overlaps(other) for other in placed)
    cost += OVER_DOT * sum(box.padded(3).overlaps(Box.at(*dot, 0.1)) for dot in dots)
    mine = [(anchor, landing(box, anchor)) for anchor in tray.anchors]
    cost += OVER_LEADER * sum(_crosses(a, b, box) for a, b in leaders)
    cost += OVER_LEADER * sum(_crosses(a, b, other) for a, b in mine for other in placed) / len(mine)
    cost += OVER_SHAPE * len(soft.query(shapely.box(box.x, box.y, box.x + box.w, box.y + box.h), "intersects"))
    others = [dot for dot in dots if dot not in tray.anchors and math.dist(dot, (ax, ay)) < RADII[-1]]
    towards = sum((dot[0] - ax) * (x - ax) + (dot[1] - ay) * (y - ay) > 0 for dot in others)
    return cost + CROWDED * distance * towards / max(len(others), 1)


def _crosses(a: Point, b: Point, box: Box) -> bool:
    """Whether the line from a to b passes through a box: sampled, which is exact enough for boxes of 20 points."""
    steps = max(2, int(math.dist(a, b) / 5))
    return any(
        box.x < a[0] + (b[0] - a[0]) * i / steps < box.x + box.w
        and box.y < a[1] + (b[1] - a[1]) * i / steps < box.y + box.h
        for i in range(steps + 1)
    )
