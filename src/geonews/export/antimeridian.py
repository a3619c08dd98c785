"""Cutting shapes at the antimeridian, and boxes across it (RFC 7946 sections 3.1.9 and 5.2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

HALF, WHOLE = 180.0, 360.0


def cut(shape: BaseGeometry) -> BaseGeometry:
    """The shape in parts that each stay between -180 and 180 degrees.

    A step of 180 to 360 degrees between neighbouring vertices is taken to go the short way round, and longitudes
    beyond ±180 to go on round the globe. Shapes that do neither come back as they are, and so do rings round a pole.
    """
    if shape.geom_type == "GeometryCollection":
        return shapely.GeometryCollection([cut(part) for part in shapely.get_parts(shape)])
    unrolled = _unrolled(shape)
    west, _, east, _ = unrolled.bounds
    if west >= -HALF and east <= HALF:
        return unrolled
    if not shapely.is_valid(unrolled):
        unrolled = shapely.make_valid(unrolled)
    dimension = int(shapely.get_dimensions(shape))
    turns = range(int(np.floor((west + HALF) / WHOLE)), int(np.ceil((east - HALF) / WHOLE)) + 1)
    parts = [part for turn in turns for part in _window(unrolled, turn) if shapely.get_dimensions(part) == dimension]
    return parts[0] if len(parts) == 1 else _gathered(parts, dimension)


def _gathered(parts: Sequence[BaseGeometry], dimension: int) -> BaseGeometry:
    kinds = (shapely.MultiPoint, shapely.MultiLineString, shapely.MultiPolygon)
    gathered: BaseGeometry = kinds[dimension](parts)  # type: ignore[arg-type]  # all parts have the dimension
    return gathered


def box_of(shapes: Iterable[BaseGeometry]) -> list[float] | None:
    """West, south, east, north of all shapes: the narrowest box, so that west > east when it crosses the antimeridian.

    None when there is nothing to hold.
    """
    bounds = np.array([part.bounds for shape in shapes for part in shapely.get_parts(shape) if not part.is_empty])
    if len(bounds) == 0:
        return None
    west, east = _span(bounds[:, 0], bounds[:, 2])
    return [west, float(bounds[:, 1].min()), east, float(bounds[:, 3].max())]


def _span(wests: NDArray[np.float64], easts: NDArray[np.float64]) -> tuple[float, float]:
    """All round the globe but the widest gap; the gap at the antimeridian where no other is wider."""
    order = np.argsort(wests)
    starts, reach = wests[order], np.maximum.accumulate(easts[order])
    gaps = starts[1:] - reach[:-1]
    if len(gaps) == 0 or gaps.max() <= starts[0] + WHOLE - reach[-1]:
        return float(starts[0]), float(reach[-1])
    widest = int(gaps.argmax())
    return float(starts[widest + 1]), float(reach[widest])


def _window(unrolled: BaseGeometry, turn: int) -> Sequence[BaseGeometry]:
    """What lies within one turn round the globe, moved to -180 … 180."""
    window = shapely.box(turn * WHOLE - HALF, -90, turn * WHOLE + HALF, 90)
    inside = shapely.get_parts(shapely.intersection(unrolled, window))
    return [_shifted(part, -turn * WHOLE) for part in inside if not part.is_empty]


def _shifted(shape: BaseGeometry, degrees: float) -> BaseGeometry:
    return shapely.transform(shape, lambda coordinates: coordinates + np.array([degrees, 0.0]))


def _unrolled(shape: BaseGeometry) -> BaseGeometry:
    """The shape with longitudes that never step by more than 180 degrees, so that it may reach beyond ±180."""
    if isinstance(shape, shapely.Polygon):
        shell = _path(shape.exterior)
        return shapely.Polygon(shell, [_beside(_path(ring), shell) for ring in shape.interiors])
    if isinstance(shape, shapely.LineString):
        return shapely.LineString(_path(shape))
    if isinstance(shape, shapely.Point):
        return shape
    return _gathered([_unrolled(part) for part in shapely.get_parts(shape)], int(shapely.get_dimensions(shape)))


def _path(line: BaseGeometry) -> NDArray[np.float64]:
    coordinates: NDArray[np.float64] = shapely.get_coordinates(line)
    steps = np.diff(coordinates[:, 0])
    short = np.where((np.abs(steps) > HALF) & (np.abs(steps) < WHOLE), -WHOLE * np.sign(steps), 0.0)
    turns = np.concatenate([[0.0], np.cumsum(short)])
    if line.is_ring and turns[-1] != 0:  # round a pole
        return coordinates
    path: NDArray[np.float64] = coordinates + np.column_stack([turns, np.zeros_like(turns)])
    return path


def _beside(ring: NDArray[np.float64], shell: NDArray[np.float64]) -> NDArray[np.float64]:
    """A hole on the same turn as its shell."""
    turns = np.round((shell[:, 0].mean() - ring[:, 0].mean()) / WHOLE)
    beside: NDArray[np.float64] = ring + np.array([turns * WHOLE, 0.0])
    return beside
