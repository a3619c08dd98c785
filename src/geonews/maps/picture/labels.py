"""Names on the map, greedily: what matters most takes its spot first, and no name stands over another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from geonews.maps.picture.boxes import Box
from geonews.maps.picture.canvas import Canvas, Floats, compound
from geonews.maps.picture.projection import Frame
from geonews.maps.picture.text import Type, clean, fit, width

Row = dict[str, Any]
NEWS, CAPITAL, CITY, TOWN = 4, 3, 2, 1
"""Importance of a label; 3 to 0 are those of the basemap's towns."""
TYPES = {
    NEWS: Type(8.6, bold=True),
    CAPITAL: Type(8.2),
    CITY: Type(7.6),
    TOWN: Type(7.2),
    0: Type(7.0),
}
LONGEST = 110.0
"""Longer names are cut, points."""
AIR = {NEWS: 1.0, CAPITAL: 3.0, CITY: 9.0, TOWN: 16.0, 0: 22.0}
"""Free space that a label keeps around it, points: the less it matters, the more."""
ROOMY, MOST_AIR = 20.0, 3.0
"""From how many points a degree the air is enough, and by how much it grows at most."""
EDGE = 3.0
"""A dot this close to the map's edge would be cut, points."""
SAME_PLACE = 6.0
Z = 5.0
SPACED = "\u200a\u200a"


@dataclass(frozen=True, slots=True)
class Label:
    """A name beside its point of the sheet."""

    text: str
    x: float
    y: float
    importance: int
    dot: bool = True
    """False where another mark stands at the place."""
    gap: float = 4.0


@dataclass(frozen=True, slots=True)
class Set:
    """A label with its spot: the baseline's left end."""

    label: Label
    x: float
    y: float
    box: Box


def candidates(places: Iterable[Label], towns: Sequence[Sequence[Any]], frame: Frame) -> list[Label]:
    """Labels in the order of their importance, each place once.

    Args:
        places: of the news.
        towns: [name, lon, lat, importance] of the basemap, most important first.
        frame: the map.
    """
    found = [label for label in places if _inside(label.x, label.y, frame.box)]
    for name, lon, lat, importance in towns:
        x, y = frame.point(lon, lat)
        if _inside(x, y, frame.box) and not any(same_place(x, y, other) for other in found):
            found.append(Label(clean(name, 40), x, y, importance))
    return found


def same_place(x: float, y: float, label: Label) -> bool:
    """Whether a point of the sheet is that of a label."""
    return abs(x - label.x) < SAME_PLACE and abs(y - label.y) < SAME_PLACE


def arrange(
    labels: Sequence[Label], taken: Sequence[Box], frame: Box, shapes: Sequence[shapely.Geometry], scale: float = 1e3
) -> list[Set]:
    """The labels that find a spot, in their order.

    Args:
        labels: most important first.
        taken: boxes that no label may touch.
        frame: labels that it would cut are left out.
        shapes: lines and bands, on the sheet, that only the news and capitals may cross.
        scale: points a degree; on maps of continents labels keep more air.
    """
    placed = list(taken)
    soft = shapely.STRtree(list(shapes))
    crowd = min(max(ROOMY / scale, 1.0), MOST_AIR)
    found: list[Set] = []
    for label in labels:
        air = AIR[label.importance] * (1 if label.importance == NEWS else crowd)
        free = [
            spot
            for spot in _spots(label)
            if not spot.box.padded(2).outside(frame)
            and not any(spot.box.padded(air).overlaps(other) for other in placed)
        ]
        clear = [spot for spot in free if not len(soft.query(_rectangle(spot.box), "intersects"))]
        chosen = next(iter(clear or (free if label.importance >= CAPITAL else [])), None)
        if chosen is not None:
            found.append(chosen)
            placed += [chosen.box, Box.at(label.x, label.y, 2.5)]
    return found


def draw(canvas: Canvas, labels: Iterable[Set]) -> None:
    """Names with a halo and the dots of towns."""
    palette = canvas.palette
    for spot in labels:
        label = spot.label
        if label.dot:
            _dot(canvas, label)
        colour = palette.label if label.importance >= CAPITAL else palette.label2
        canvas.text(spot.x, spot.y, label.text, TYPES[label.importance], colour, halo=True, z=Z)


def _dot(canvas: Canvas, label: Label) -> None:
    palette = canvas.palette
    if label.importance == CAPITAL:
        canvas.path(compound([_square(label.x, label.y, 1.8)]), fill=palette.label, z=Z - 0.1)
    else:
        canvas.discs([(label.x, label.y, 1.3)], fill=palette.label2, z=Z - 0.1)


def spaced(name: str) -> str:
    """A country's name in wide capitals; scripts without capitals keep their letters together."""
    upper = clean(name, 40).upper()
    return SPACED.join(upper) if upper.isascii() else upper


def _spots(label: Label) -> Iterable[Set]:
    """Eight spots round a point, the right-hand one first."""
    style = TYPES[label.importance]
    text = fit(label.text, style, LONGEST)
    w, h = width(text, style), style.size
    g = label.gap
    shown = Label(text, label.x, label.y, label.importance, label.dot, g)
    for left, middle in (
        (g, 0.0),
        (-g - w, 0.0),
        (-w / 2, -g - h / 2),
        (-w / 2, g + h / 2),
        (g * 0.8, -g * 0.8 - h / 2),
        (g * 0.8, g * 0.8 + h / 2),
        (-g * 0.8 - w, -g * 0.8 - h / 2),
        (-g * 0.8 - w, g * 0.8 + h / 2),
    ):
        x, y = label.x + left, label.y + middle
        yield Set(shown, x, y + 0.36 * h, Box(x - 1, y - h / 2, w + 2, h))


def _square(x: float, y: float, half: float) -> Floats:
    return np.array([[x - half, y - half], [x + half, y - half], [x + half, y + half], [x - half, y + half]])


def _inside(x: float, y: float, box: Box) -> bool:
    return box.x + EDGE < x < box.x + box.w - EDGE and box.y + EDGE < y < box.y + box.h - EDGE


def _rectangle(box: Box) -> shapely.Geometry:
    return shapely.box(box.x, box.y, box.x + box.w, box.y + box.h)
