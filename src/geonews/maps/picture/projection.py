"""Web Mercator from degrees to points of the picture, and which part of the world it shows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geonews.geodesy import M_PER_DEGREE
from geonews.maps.picture.boxes import Box

Floats = NDArray[np.float64]
Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees; east passes 180 where the box crosses the antimeridian."""
MAX_LAT = 85.0
TURN = 360.0
WORLD: Bounds = (-170.0, -56.0, 190.0, 75.0)


def mercator(lat: Floats) -> Floats:
    """Latitudes in degrees → Mercator ordinates in degrees, equal to longitudes in scale."""
    radians = np.radians(np.clip(lat, -MAX_LAT, MAX_LAT))
    return np.degrees(np.arctanh(np.sin(radians)))


def latitude(ordinate: float) -> float:
    """The inverse of `mercator`, for one value."""
    return math.degrees(math.asin(math.tanh(math.radians(ordinate))))


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the map stands on the sheet and what lies in its middle."""

    box: Box
    """In points, y down."""
    lon: float
    ordinate: float
    """The Mercator ordinate in the middle of the box."""
    scale: float
    """Points a degree of longitude."""

    @classmethod
    def around(cls, bounds: Bounds, box: Box, *, padding: tuple[float, float], min_km: float) -> Frame:
        """The frame that shows `bounds` with room for symbols beside them.

        Args:
            bounds: what must be visible.
            box: the map's place on the sheet, points.
            padding: room left and right, above and below, points.
            min_km: at least as much is shown across the height, so that one village still has neighbours.
        """
        west, south, east, north = bounds
        low, high = (float(y) for y in mercator(np.array([south, north])))
        middle = (low + high) / 2
        height_deg = min_km * 1000 / M_PER_DEGREE / math.cos(math.radians(latitude(middle)))
        scale = min(
            (box.w - 2 * padding[0]) / max(east - west, 1e-9),
            (box.h - 2 * padding[1]) / max(high - low, 1e-9),
            box.h / height_deg,
        )
        scale = max(scale, box.w / TURN)
        half = box.h / scale / 2
        limit = float(mercator(np.array([MAX_LAT]))[0])
        if half < limit:
            middle = min(max(middle, half - limit), limit - half)
        return cls(box, (west + east) / 2, middle, scale)

    def points(self, lonlat: Floats, *, unwrap: bool = True) -> Floats:
        """(n, 2) lon, lat → (n, 2) points of the sheet, x right and y down.

        With `unwrap`, every longitude is taken on the side of the globe that is nearest to the frame's middle.
        """
        lon = self.near(lonlat[:, 0]) if unwrap else lonlat[:, 0]
        x = self.box.x + self.box.w / 2 + (lon - self.lon) * self.scale
        y = self.box.y + self.box.h / 2 - (mercator(lonlat[:, 1]) - self.ordinate) * self.scale
        return np.column_stack([x, y])

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """One place on the sheet."""
        x, y = self.points(np.array([[lon, lat]]))[0]
        return float(x), float(y)

    def near(self, lon: Floats) -> Floats:
        """Longitudes within half a turn of the frame's middle."""
        return self.lon + (lon - self.lon + TURN / 2) % TURN - TURN / 2

    @property
    def bounds(self) -> Bounds:
        """What the box shows, degrees."""
        half_w, half_h = self.box.w / self.scale / 2, self.box.h / self.scale / 2
        south, north = latitude(self.ordinate - half_h), latitude(self.ordinate + half_h)
        return self.lon - half_w, south, self.lon + half_w, north

    @property
    def metres_a_point(self) -> float:
        """At the latitude of the map's middle; Mercator's scale changes with latitude."""
        return M_PER_DEGREE * math.cos(math.radians(latitude(self.ordinate))) / self.scale


def hull(boxes: Sequence[Bounds]) -> Bounds | None:
    """The narrowest box round all boxes, across the antimeridian where that is shorter; None for no box.

    Boxes are (west, south, east, north) within -180 to 180, west not above east.
    """
    if not boxes:
        return None
    spans = sorted((west, east) for west, _, east, _ in boxes)
    reach, start, widest = spans[0][1], spans[0][0], spans[0][0] + TURN - max(east for _, east in spans)
    for west, east in spans[1:]:
        if west - reach > widest:
            start, widest = west, west - reach
        reach = max(reach, east)
    south, north = min(box[1] for box in boxes), max(box[3] for box in boxes)
    return start, south, start + TURN - widest, north
