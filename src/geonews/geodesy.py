"""Distances and shapes in metres on the WGS84 ellipsoid. Coordinates are degrees, longitude first.

Metric work is done with pyproj.Geod or in an azimuthal equidistant projection around the shape, never in degrees.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Geod, Proj
from shapely.geometry.base import BaseGeometry

GEOD = Geod(ellps="WGS84")
STEPS = 64
EDGE_DEG, EDGE_M = 0.1, 10_000
MILLIMETRE = 0.001
M_PER_DEGREE = 111_195.0
STEP_M = 250_000
"""Longest step of a straight line over the globe."""
HALF_TURN, TURN = 180.0, 360.0
REACH_DEG = 400.0
"""Further than any polygon reaches on the map."""
EDGE_OF_MAP = 2.0
"""Degrees: a shape that comes so near both edges of the map lies across the antimeridian."""
Points = NDArray[np.float64]
Position = tuple[float, float]
"""Longitude and latitude in degrees."""


def distance_m(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """Geodesic distance of two points in metres."""
    return float(GEOD.inv(lon1, lat1, lon2, lat2)[2])


def destination(lon: float, lat: float, bearing: float, metres: float) -> tuple[float, float]:
    """The point `metres` away at a bearing in degrees clockwise from north."""
    end_lon, end_lat, _ = GEOD.fwd(lon, lat, bearing, metres)
    return float(end_lon), float(end_lat)


def bearing_to(start: Position, end: Position) -> float:
    """Bearing in degrees clockwise from north at the start of the geodesic to `end`."""
    return float(GEOD.inv(*start, *end)[0])


def square(lon: float, lat: float, radius_m: float) -> BaseGeometry:
    """The upright square whose corners are `radius_m` from a point."""
    return closed_ring([destination(lon, lat, bearing, radius_m) for bearing in (45, 315, 225, 135)])


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
    return math.ceil(float(max(metres)) - MILLIMETRE)


def disc(lon: float, lat: float, radius_m: float) -> BaseGeometry:
    """Geodesic disc; cut at the antimeridian, closed over a pole."""
    return closed_ring([destination(lon, lat, 360 * i / STEPS, radius_m) for i in range(STEPS)])


def sector(lon: float, lat: float, bearing: float, half_angle: float, near_m: float, far_m: float) -> BaseGeometry:
    """Part of a ring between two distances and within `half_angle` degrees of a bearing."""
    steps = max(4, STEPS // 4)
    angles = [bearing - half_angle + 2 * half_angle * i / steps for i in range(steps + 1)]
    outer = [destination(lon, lat, a, far_m) for a in angles]
    inner = [destination(lon, lat, a, near_m) for a in reversed(angles)] if near_m > 0 else [(lon, lat)]
    return closed_ring([*outer, *inner])


def ring(lon: float, lat: float, near_m: float, far_m: float) -> BaseGeometry:
    """All that lies between two distances of a point."""
    outer = disc(lon, lat, far_m)
    return shapely.difference(outer, disc(lon, lat, near_m)) if near_m > 0 else outer


def closed_ring(ring: Sequence[Position]) -> BaseGeometry:
    """Polygon of a ring of positions, legal where it crosses the antimeridian or runs round a pole."""
    rolled = unrolled([*ring, ring[0]])
    if abs(rolled[-1][0] - rolled[0][0]) > HALF_TURN:
        return _over_pole(ring)
    return cut_antimeridian(rolled)


def unrolled(line: Sequence[Position]) -> list[Position]:
    """The same line with longitudes that run on over the antimeridian: each step goes the short way round."""
    out = [line[0]]
    for lon, lat in line[1:]:
        out.append((_near(lon, out[-1][0]), lat))
    return out


def _near(lon: float, reference: float) -> float:
    """The same meridian, written within 180 degrees of a reference."""
    return lon + TURN * round((reference - lon) / TURN)


def _over_pole(ring: Sequence[Position]) -> BaseGeometry:
    """A ring around a pole becomes a band along the map's edge."""
    pole = math.copysign(90.0, sum(lat for _, lat in ring))
    edge = sorted(((x + HALF_TURN) % TURN - HALF_TURN, y) for x, y in ring)
    first, last = edge[0][1], edge[-1][1]
    return shapely.make_valid(shapely.Polygon([(-180, pole), (-180, first), *edge, (180, last), (180, pole)]))


def cut_antimeridian(line: Sequence[Position]) -> BaseGeometry:
    """Polygon of a ring whose longitudes may leave [-180, 180], cut into parts that do not."""
    return rolled_back(shapely.make_valid(shapely.Polygon(line)))


def rolled_back(whole: BaseGeometry) -> BaseGeometry:
    """A shape whose longitudes may leave [-180, 180], cut into parts that do not."""
    west, _, east, _ = whole.bounds
    if west >= -HALF_TURN and east <= HALF_TURN:
        return whole
    parts = []
    for shift in (-TURN, 0.0, TURN):
        window = shapely.box(-HALF_TURN - shift, -90, HALF_TURN - shift, 90)
        part = shapely.intersection(whole, window)
        if shapely.get_dimensions(part) == shapely.get_dimensions(whole):
            parts.append(shapely.transform(part, lambda c, s=shift: c + np.array((s, 0.0))))  # type: ignore[misc]
    return parts[0] if len(parts) == 1 else shapely.union_all(parts)


def one_piece(shape: BaseGeometry) -> BaseGeometry:
    """A shape of both ends of the map, written from 0 to 360 degrees so that its parts lie side by side."""
    west, _, east, _ = shape.bounds
    if not (west < -HALF_TURN + EDGE_OF_MAP and east > HALF_TURN - EDGE_OF_MAP):
        return shape
    parts = [
        shapely.transform(part, lambda c: c + np.array((TURN, 0.0))) if part.bounds[2] < 0 else part
        for part in shapely.get_parts(shape)
    ]
    moved = shapely.union_all(parts)
    return moved if moved.bounds[2] - moved.bounds[0] < TURN - 1 else shape


def straight(start: Position, end: Position) -> BaseGeometry:
    """The geodesic between two points, cut at the antimeridian; short steps where the map would bend it."""
    metres = distance_m(*start, *end)
    steps = int(metres // STEP_M)
    between = [(float(x), float(y)) for x, y in GEOD.npts(*start, *end, steps)] if steps else []
    return rolled_back(shapely.LineString(unrolled([start, *between, end])))


def swept(line: BaseGeometry, bearing: float, metres: float) -> BaseGeometry:
    """All that a line passes over when it is moved some metres in a direction: the land on that side of it.

    It moves along a rhumb line (due east stays on the parallel), since that is what "east of the river" means.
    """
    north, east = math.cos(math.radians(bearing)), math.sin(math.radians(bearing))
    degrees = metres / M_PER_DEGREE
    quads = []
    for part in shapely.get_parts(line):
        whole = [(float(x), float(y)) for x, y in part.coords]
        moved = [_moved(x, y, north * degrees, east * degrees) for x, y in whole]
        for (a, b), (c, d) in zip(pairwise(whole), pairwise(moved), strict=True):
            quad = shapely.make_valid(shapely.Polygon([a, b, d, c, a]))
            quads += [q for q in shapely.get_parts(quad) if shapely.get_dimensions(q) == 2]
    return rolled_back(shapely.union_all(quads))


def _moved(lon: float, lat: float, north_deg: float, east_deg: float) -> Position:
    """Moved some degrees of latitude north and as many of the equator's longitude, in metres, east."""
    end = min(max(lat + north_deg, -90.0), 90.0)
    middle = math.radians((lat + end) / 2)
    return lon + east_deg / max(math.cos(middle), 0.05), end


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


def one_side(line: BaseGeometry, metres: float, *, left: bool) -> BaseGeometry:
    """The band of some metres on one side of a line, as one goes along it.

    Each part of the line is projected as a whole: over 1,000 km the band is up to 1 % too narrow at its ends.
    """
    return shapely.union_all([_side_part(part, metres, left=left) for part in shapely.get_parts(line)])


def _side_part(part: BaseGeometry, metres: float, *, left: bool) -> BaseGeometry:
    local = _local(part.centroid)
    flat = shapely.transform(shapely.segmentize(part, EDGE_DEG), lambda c: _project(local, c))
    band = shapely.buffer(flat, metres, cap_style="flat", quad_segs=6)
    # a cut a metre wide parts the band; a piece belongs to the side of the line that its middle lies on
    pieces = shapely.get_parts(shapely.difference(band, shapely.buffer(flat, 1.0)))
    course = shapely.LineString(shapely.get_coordinates(flat))
    chosen = [piece for piece in pieces if _is_left(course, piece.representative_point()) == left]
    wide = shapely.segmentize(shapely.union_all(chosen), EDGE_M)
    return _returned(wide, local, part.centroid.x)


def _is_left(line: shapely.LineString, point: shapely.Point) -> bool:
    """Whether a point lies to the left of the nearest step of a line (metres, or any flat unit)."""
    at = line.project(point)
    ahead, behind = line.interpolate(at + 1.0), line.interpolate(max(at - 1.0, 0.0))
    cross = (ahead.x - behind.x) * (point.y - behind.y) - (ahead.y - behind.y) * (point.x - behind.x)
    return bool(cross > 0)


def _local(centre: shapely.Point) -> Proj:
    """The azimuthal equidistant projection around a point."""
    return Proj(proj="aeqd", lat_0=centre.y, lon_0=centre.x, datum="WGS84", units="m")


def _buffer_part(part: BaseGeometry, metres: float) -> BaseGeometry:
    centre = part.centroid
    local = _local(centre)
    # a straight edge of the map is bent in the projection, and the other way round
    flat = shapely.transform(shapely.segmentize(part, EDGE_DEG), lambda c: _project(local, c))
    wide = shapely.segmentize(shapely.buffer(flat, metres, quad_segs=6), EDGE_M)
    return _returned(wide, local, centre.x)


def _returned(flat: BaseGeometry, local: Proj, lon: float) -> BaseGeometry:
    """A projected shape on the map again: legal, and cut where it crosses the antimeridian."""
    # the projection gives longitudes within [-180, 180]; next to the antimeridian they are written as its neighbours'
    shape = shapely.transform(flat, lambda c: _beside(_project(local, c, back=True), lon))
    return rolled_back(shapely.make_valid(shape, method="structure"))


def _beside(coordinates: Points, reference: float) -> Points:
    turns = np.round((reference - coordinates[:, 0]) / TURN)
    return np.column_stack([coordinates[:, 0] + TURN * turns, coordinates[:, 1]])


def _project(local: Proj, coordinates: Points, *, back: bool = False) -> Points:
    x, y = local(coordinates[:, 0], coordinates[:, 1], inverse=back)
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


def half(polygon: BaseGeometry, bearing: float, centre: Position | None = None) -> BaseGeometry:
    """The part of a polygon that lies towards a bearing (degrees clockwise from north).

    Args:
        polygon: any area; one across the antimeridian counts as one piece.
        bearing: the side.
        centre: lon, lat of what it lies towards the bearing of; None for the polygon's centroid.
    """
    whole = one_piece(polygon)
    middle_lon, middle_lat = centre or centre_of(polygon)
    middle_lon = _near(middle_lon, whole.centroid.x)
    east, north = math.sin(math.radians(bearing)), math.cos(math.radians(bearing))
    # degrees of longitude are shorter than degrees of latitude by the cosine of the latitude
    stretch = max(math.cos(math.radians(middle_lat)), 0.05)
    across_x, across_y = north / stretch * REACH_DEG, -east * REACH_DEG
    ahead_x, ahead_y = east / stretch * REACH_DEG, north * REACH_DEG
    corners = [
        (middle_lon + across_x, middle_lat + across_y),
        (middle_lon - across_x, middle_lat - across_y),
        (middle_lon - across_x + ahead_x, middle_lat - across_y + ahead_y),
        (middle_lon + across_x + ahead_x, middle_lat + across_y + ahead_y),
    ]
    return rolled_back(shapely.intersection(whole, shapely.Polygon(corners)))


def core(polygon: BaseGeometry) -> BaseGeometry:
    """The middle of a polygon: what lies within the radius of half its area around its centroid."""
    area = abs(GEOD.geometry_area_perimeter(shapely.orient_polygons(polygon))[0])
    middle = disc(*centre_of(polygon), math.sqrt(area / 2 / math.pi))
    inside = shapely.intersection(polygon, middle)
    return polygon if inside.is_empty else inside


def centre_of(shape: BaseGeometry) -> Position:
    """Centroid of a shape; one across the antimeridian counts as one piece."""
    centroid = one_piece(shape).centroid
    return rolled(centroid.x), centroid.y


def rolled(lon: float) -> float:
    """A longitude within [-180, 180]."""
    return lon - TURN * round(lon / TURN)
