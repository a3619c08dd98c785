"""Which part of the world the picture shows: where reports are drawn, else where places are named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import shapely

from geonews.maps.picture.marks import Mark
from geonews.maps.picture.projection import WORLD, Bounds, hull

Row = dict[str, Any]


def bounds_of(marks: Sequence[Mark], places: Sequence[Row], countries: Sequence[Row]) -> Bounds:
    """The extent of drawn reports; without any, of mentions; then of countries with reports; else the world.

    Args:
        marks: reports on the map.
        places: mentioned places with lon, lat.
        countries: label points, lon and lat, of countries about which something is reported.
    """
    boxes = [box for mark in marks for box in _boxes(mark)]
    for rows in (places, countries):
        boxes = boxes or [(row["lon"], row["lat"], row["lon"], row["lat"]) for row in rows]
    return hull(boxes) or WORLD


def _boxes(mark: Mark) -> list[Bounds]:
    """One box a part: a shape that was cut at the antimeridian lies on both its sides."""
    if mark.shape is None:
        return [(mark.lon, mark.lat, mark.lon, mark.lat)]
    return [part.bounds for part in shapely.get_parts(mark.shape)]
