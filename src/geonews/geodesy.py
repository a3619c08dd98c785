"""Distances and shapes in metres on the WGS84 ellipsoid. Coordinates are degrees, longitude first.

Metric work is done with pyproj.Geod or in an azimuthal equidistant projection around the shape, never in degrees.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Geod, Transformer
from shapely.geometry.base import BaseGeometry

GEOD = Geod(ellps="WGS84")
STEPS = 64
EDGE_DEG, EDGE_M = 0.1, 10_000
Points = NDArray[np.float64]


def distance_m(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """Geodesic distance of two points in metres."""
    return float(GEOD.inv(lon1, lat1, lon2, lat2)[2])


def destination(lon: float, lat: float, bearing: float, metres: float) -> tuple[float, float]:
    """The point `metres` away at a bearing in degrees clockwise from north."""
    end_lon, end_lat, _ = GEOD.fwd(lon, lat, bearing, metres)
    return float(end_lon), float(end_lat)


def length_m(line: BaseGeometry) -> float:
    """Geodesic length of a line in metres."""
    return float(GEOD.geometry_length(line))


def furthest_m(lon: float, lat: float, shape: BaseGeometry) -> int:
    """Distance in metres from a point to the furthest vertex of a shape, rounded up."""
    coordinates = shapely.get_coordinates(shape)
    if not len(coordinates):
        return 0
    n = len(coordinates)
    _, _, metres = GEOD.inv([lon] * n, [lat] * n, coordinates[:, 0], coordinates[:, 1])
    return math.ceil(float(max(metres)))


def disc(lon: float, lat: float, radius_m: float) -> BaseGeometry:
    """Geodesic disc; cut at the antimeridian, closed over a pole."""
    ring = [destination(lon, lat, 360 * i / STEPS, radius_m) for i in range(STEPS)]
    return closed_ring(lon, lat, ring, radius_m)


def sector(lon: float, lat: float, bearing: float, half_angle: float, near_m: float, far_m: float) -> BaseGeometry:
    """Part of a ring between two distances and within `half_angle` degrees of a bearing."""
    steps = max(4, STEPS // 4)
    angles = [bearing - half_angle + 2 * half_angle * i / steps for i in range(steps + 1)]
    outer = [destination(lon, lat, a, far_m) for a in angles]
    inner = [destination(lon, lat, a, near_m) for a in reversed(angles)] if near_m > 0 else [(lon, lat)]
    return closed_ring(lon, lat, [*outer, *inner], far_m)


def closed_ring(lon: float, lat: float, ring: list[tuple[float, float]], radius_m: float) -> BaseGeometry:
    """Polygon of a ring around lon, lat, made legal where it crosses the antimeridian or a pole."""
    for pole in (90.0, -90.0):
        if distance_m(lon, lat, lon, pole) < radius_m:
            return _over_pole(ring, pole)
    return cut_antimeridian([(_near(x, lon), y) for x, y in ring])


def _near(lon: float, reference: float) -> float:
    """The same meridian, written within 180 degrees of a reference."""
    return lon + 360 * round((reference - lon) / 360)


def _over_pole(ring: list[tuple[float, float]], pole: float) -> BaseGeometry:
    """A ring around a pole becomes a band along the map's edge."""
    edge = sorted(((x + 180) % 360 - 180, y) for x, y in ring)
    first, last = edge[0][1], edge[-1][1]
    return shapely.make_valid(shapely.Polygon([(-180, pole), (-180, first), *edge, (180, last), (180, pole)]))


def cut_antimeridian(ring: list[tuple[float, float]]) -> BaseGeometry:
    """Polygon of a ring whose longitudes may leave [-180, 180], cut into parts that do not."""
    whole = shapely.make_valid(shapely.Polygon(ring))
    parts = []
    for shift in (-360, 0, 360):
        window = shapely.box(-180 - shift, -90, 180 - shift, 90)
        part = shapely.intersection(whole, window)
        if not part.is_empty:
            parts.append(shapely.transform(part, lambda c, s=shift: c + np.array((s, 0.0))))  # type: ignore[misc]
    return parts[0] if len(parts) == 1 else shapely.union_all(parts)


def buffered(shape: BaseGeometry, metres: float) -> BaseGeometry:
    """A buffer of some metres around a line or polygon, in a projection centred on each of its parts.

    A part is at most a few thousand kilometres long: an azimuthal equidistant projection keeps the error of a 25 km
    band below 1 % out to 1,500 km from its centre.
    """
    return shapely.union_all([_buffer_part(part, metres) for part in _short_parts(shape)])


def _short_parts(shape: BaseGeometry) -> Iterable[BaseGeometry]:
    for part in getattr(shape, "geoms", [shape]):
        if part.geom_type != "LineString" or len(part.coords) <= STEPS:
            yield part
            continue
        coordinates = list(part.coords)
        for i in range(0, len(coordinates) - 1, STEPS):
            yield shapely.LineString(coordinates[i : i + STEPS + 1])


def _buffer_part(part: BaseGeometry, metres: float) -> BaseGeometry:
    centre = part.centroid
    local = CRS.from_proj4(f"+proj=aeqd +lat_0={centre.y} +lon_0={centre.x} +datum=WGS84 +units=m")
    there = Transformer.from_crs("EPSG:4326", local, always_xy=True)
    back = Transformer.from_crs(local, "EPSG:4326", always_xy=True)
    # a straight edge of the map is bent in the projection, and the other way round
    flat = shapely.transform(shapely.segmentize(part, EDGE_DEG), lambda c: _project(there, c))
    wide = shapely.segmentize(shapely.buffer(flat, metres, quad_segs=6), EDGE_M)
    return shapely.transform(wide, lambda c: _project(back, c))


def _project(transformer: Transformer, coordinates: Points) -> Points:
    x, y = transformer.transform(coordinates[:, 0], coordinates[:, 1])
    return np.column_stack([x, y])


def halfway(line: BaseGeometry) -> tuple[float, float]:
    """The point halfway along a line by geodesic length; for several parts, on the longest."""
    part = max(getattr(line, "geoms", [line]), key=length_m)
    coordinates = list(part.coords)
    remaining = length_m(part) / 2
    for (x0, y0), (x1, y1) in pairwise(coordinates):
        azimuth, _, metres = GEOD.inv(x0, y0, x1, y1)
        if metres >= remaining:
            return destination(x0, y0, azimuth, remaining)
        remaining -= metres
    return float(coordinates[-1][0]), float(coordinates[-1][1])
