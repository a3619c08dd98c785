"""Names of countries, and under them the reports that name no place but the country: a count, never a pin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geonews.maps.picture import groups, trays
from geonews.maps.picture.boxes import Box
from geonews.maps.picture.canvas import Canvas
from geonews.maps.picture.labels import spaced
from geonews.maps.picture.marks import SPLIT
from geonews.maps.picture.projection import Frame
from geonews.maps.picture.text import Type, width

Row = dict[str, Any]
NAME = Type(8.8, bold=True)
OTHER = Type(7.6)
SEEN = 2.0
"""Square points; of less a reader sees nothing."""
STEP = 11.0
"""Points by which a name is moved to find a free spot."""
TRIES = tuple(
    (dx, dy) for r in range(9) for dx in range(-r, r + 1) for dy in range(-r, r + 1) if max(abs(dx), abs(dy)) == r
)
Z = 5.2


@dataclass(frozen=True, slots=True)
class Named:
    """A country's name with the box that it and its counts take."""

    iso2: str
    name: str
    box: Box
    counts: tuple[tuple[str, int], ...]
    """Reports without a place by style, in the order of the legend; empty for none."""
    strong: bool
    """Whether something is reported about it."""
    callout: tuple[float, float] | None
    """A point inside the country where its name had to stand beside it; None where it stands in it."""


def arrange(
    rows: Sequence[Row],
    parts: Mapping[str, Sequence[BaseGeometry]],
    counts: Mapping[str, Mapping[str, int]],
    taken: Sequence[Box],
    strong: frozenset[str],
    frame: Frame,
) -> list[Named]:
    """Where the names of countries stand: inside the visible part of each country, off what is taken.

    Args:
        rows: iso2, name, lon, lat and big, of the basemap.
        parts: polygons on the sheet by iso2, of the countries to be named.
        counts: reports by style that name a country alone.
        taken: boxes to stay off.
        strong: countries about which something is reported.
        frame: the map.
    """
    placed = list(taken)
    found = []
    for row in rows:
        visible = _visible(parts.get(row["iso2"], ()), frame)
        split = tuple((style, n) for style in SPLIT if (n := counts.get(row["iso2"], {}).get(style, 0)))
        if visible is None:
            continue
        at = _centre(row, visible, frame)
        box = _spot(
            at, visible, _size(row["name"], split, strong=row["iso2"] in strong), placed, frame, must=bool(split)
        )
        if box is not None:
            placed.append(box)
            within = shapely.intersects(visible, shapely.Point(*box.centre))
            found.append(Named(row["iso2"], row["name"], box, split, row["iso2"] in strong, None if within else at))
    return found


def draw(canvas: Canvas, countries: Iterable[Named]) -> None:
    """Names in wide capitals; the counts of each status on a plate below."""
    palette = canvas.palette
    for country in countries:
        x, _ = country.box.centre
        style, colour = (NAME, palette.label) if country.strong else (OTHER, palette.label2)
        canvas.text(
            x, country.box.y + style.size, spaced(country.name), style, colour, align="center", halo=True, z=Z
        )  # fmt: skip
        if country.callout is not None:
            line = np.array([country.callout, trays.landing(country.box, country.callout)])
            canvas.line([line], palette.halo, 2.2, alpha=0.8, z=Z - 0.2)
            canvas.line([line], palette.label2, 0.7, z=Z - 0.1)
        if country.counts:
            split = list(country.counts)
            wide = groups.split_width(split)
            plate = Box(x - wide / 2, country.box.y + style.size + 4, wide, groups.SPLIT_H)
            groups.split(canvas, plate, split)


def _size(name: str, split: tuple[tuple[str, int], ...], *, strong: bool) -> tuple[float, float]:
    if not split:
        style = NAME if strong else OTHER
        return width(spaced(name), style) + 4, style.size + 4
    wide = max(width(spaced(name), NAME), groups.split_width(list(split)))
    return wide + 4, NAME.size + groups.SPLIT_H + 6


def _visible(parts: Sequence[BaseGeometry], frame: Frame) -> shapely.Polygon | None:
    """The largest visible part of a country."""
    b = frame.box
    inside = [
        single
        for part in parts
        for single in shapely.get_parts(
            shapely.intersection(shapely.make_valid(part), shapely.box(b.x, b.y, b.x + b.w, b.y + b.h))
        )
        if isinstance(single, shapely.Polygon) and single.area > SEEN
    ]
    return max(inside, key=lambda part: part.area, default=None)


def _centre(row: Row, visible: shapely.Polygon, frame: Frame) -> tuple[float, float]:
    """The country's label point where it can be seen, else the middle of what can be seen of the country."""
    x, y = frame.point(row["lon"], row["lat"])
    if shapely.contains_xy(visible, x, y):
        return x, y
    circle = shapely.get_coordinates(shapely.maximum_inscribed_circle(visible, 1.0))
    return float(circle[0][0]), float(circle[0][1])


def _spot(
    at: tuple[float, float], visible: shapely.Polygon, size: tuple[float, float], placed: Sequence[Box], frame: Frame,
    *, must: bool,
) -> Box | None:  # fmt: skip
    """The free spot inside the country that is nearest to its centre; a country with counts always gets one."""
    (x, y), (w, h) = at, size
    if not must and visible.area < w * h * 1.5:
        return None
    shapely.prepare(visible)
    best: tuple[float, Box] | None = None
    for dx, dy in TRIES:
        box = Box(x + dx * STEP - w / 2, y + dy * STEP - h / 2, w, h)
        airy = box.padded(3)
        clash = sum(airy.overlaps(other) for other in placed)
        inside = shapely.contains(visible, shapely.box(box.x, box.y, box.x + w, box.y + h))
        if (clash or not inside or box.padded(4).outside(frame.box)) and not must:
            continue
        cost = clash * 1000 + box.padded(4).outside(frame.box) * 60 + (0 if inside else 90) + STEP * (abs(dx) + abs(dy))
        if best is None or cost < best[0]:
            best = (cost, box)
    return None if best is None else best[1]
