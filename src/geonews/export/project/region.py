"""Where the news lies, and a metric coordinate reference system that fits there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

WIDEST_ZONE_DEG = 18.0
"""Wider than this a zone of six degrees would bend the map too much."""
MARGIN = 0.15
_EQUAL_EARTH, _NORTH, _SOUTH = "EPSG:8857", "EPSG:3995", "EPSG:3031"
_POLAR_DEG = 84.0
_LEAST_M = 20_000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A view of a map."""

    crs: str
    """EPSG code; its unit is the metre."""
    bounds: tuple[float, float, float, float]
    """West, south, east, north in metres of that system, with a margin."""


def region_of(shapes: Iterable[BaseGeometry | None]) -> Region:
    """The region of some shapes (longitude before latitude): their UTM zone, near a pole or world-wide another system.

    Without shapes it is the world.
    """
    boxes = np.array([shape.bounds for shape in shapes if shape is not None and not shape.is_empty])
    if not len(boxes):
        boxes = np.array([(-170.0, -60.0, 170.0, 75.0)])
    west, south = boxes[:, :2].min(axis=0).tolist()
    east, north = boxes[:, 2:].max(axis=0).tolist()
    crs = _crs(west, south, east, north)
    there = Transformer.from_crs("EPSG:4326", crs, always_xy=True)
    left, bottom, right, top = there.transform_bounds(west, south, east, north)
    wide, high = max(MARGIN * (right - left), _LEAST_M), max(MARGIN * (top - bottom), _LEAST_M)
    return Region(crs=crs, bounds=(left - wide, bottom - high, right + wide, top + high))


def _crs(west: float, south: float, east: float, north: float) -> str:
    if south >= _POLAR_DEG or north <= -_POLAR_DEG:
        return _NORTH if south > 0 else _SOUTH
    if east - west > WIDEST_ZONE_DEG:
        return _EQUAL_EARTH
    zone = min(int(((west + east) / 2 + 180) // 6) + 1, 60)
    return f"EPSG:{(32600 if south + north >= 0 else 32700) + zone}"
