"""Shapes in KML 2.2."""

from __future__ import annotations

import shapely
from lxml import etree
from lxml.builder import ElementMaker
from shapely.geometry.base import BaseGeometry

KML = "http://www.opengis.net/kml/2.2"


def geometry(make: ElementMaker, shape: BaseGeometry) -> etree._Element:
    """A shape as an element: longitude before latitude, on the ground, lines and rings along the globe's surface."""
    if isinstance(shape, shapely.Point):
        return make.Point(_coordinates(make, shape))
    if isinstance(shape, shapely.LineString):
        return make.LineString(make.tessellate("1"), _coordinates(make, shape))
    if isinstance(shape, shapely.Polygon):
        holes = [make.innerBoundaryIs(_ring(make, ring)) for ring in shape.interiors]
        return make.Polygon(make.tessellate("1"), make.outerBoundaryIs(_ring(make, shape.exterior)), *holes)
    return make.MultiGeometry(*(geometry(make, part) for part in shapely.get_parts(shape)))


def _ring(make: ElementMaker, ring: BaseGeometry) -> etree._Element:
    return make.LinearRing(_coordinates(make, ring))


def _coordinates(make: ElementMaker, line: BaseGeometry) -> etree._Element:
    return make.coordinates(" ".join(f"{x!r},{y!r}" for x, y in shapely.get_coordinates(line).tolist()))
