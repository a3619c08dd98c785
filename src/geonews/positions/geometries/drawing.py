"""A geometry with its precision, and how any shape is made fit to be stored: on land, legal, not too detailed.

Shapes are WGS84, longitude first, rounded to 5 decimals (about a metre).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely
from shapely.geometry.base import BaseGeometry

from geonews.geodesy import furthest_m, halfway
from geonews.vocabulary import GeomBasis

if TYPE_CHECKING:
    from geonews.borders import Borders

GRID = 1e-5
SIMPLIFY_DEG = 0.002
MAX_VERTICES = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Geometry with its precision. lon, lat and geometry are None for country_only and none."""

    basis: GeomBasis
    geometry: BaseGeometry | None = None
    lon: float | None = None
    lat: float | None = None
    geo_precision: int = 9
    """UCDP where_prec; 9 no place."""
    uncertainty_m: int | None = None
    """Metres from lon, lat to the furthest part of the geometry."""
    invented_m: int | None = None
    """A width or distance in metres that was chosen here and not stated by the text."""
    iso2: str | None = None


NONE = Shape(basis="none")


def country_only(iso2: str | None, gp: int = 6) -> Shape:
    """A country is never a spot. gp is 7 for its airspace."""
    return Shape(basis="country_only", geo_precision=gp, iso2=iso2) if iso2 else NONE


def of_area(polygon: BaseGeometry, iso2: str | None, gp: int, invented: int | None = None) -> Shape:
    """An area with a point inside it."""
    point = shapely.point_on_surface(max(shapely.get_parts(polygon), key=lambda part: part.area))
    return Shape(
        basis="polygon",
        geometry=tidy(polygon),
        lon=round(point.x, 5),
        lat=round(point.y, 5),
        geo_precision=gp,
        uncertainty_m=furthest_m(point.x, point.y, polygon),
        invented_m=invented,
        iso2=iso2,
    )


def of_line(
    line: BaseGeometry,
    iso2: str | None,
    *,
    basis: GeomBasis,
    area: BaseGeometry | None = None,
    invented: int | None = None,
) -> Shape:
    """A line, or an area along it, with the point halfway along the line."""
    lon, lat = halfway(line)
    drawn = line if area is None else area
    return Shape(
        basis=basis,
        geometry=tidy(drawn),
        lon=lon,
        lat=lat,
        geo_precision=5,
        uncertainty_m=furthest_m(lon, lat, drawn),
        invented_m=invented,
        iso2=iso2,
    )


def on_land(shape: BaseGeometry, borders: Borders) -> BaseGeometry:
    """The part of a shape that is land; the whole shape where none of it is (a small island, a ship)."""
    land = _areas(borders.land_in(shape))
    return shape if land is None else land


def at_sea(shape: BaseGeometry, borders: Borders) -> BaseGeometry:
    """The part of a shape that is water; the whole shape where none of it is."""
    water = _areas(shapely.difference(shape, borders.land_in(shape)))
    return shape if water is None else water


def _areas(shape: BaseGeometry) -> BaseGeometry | None:
    """The polygons of a shape: an intersection leaves points and lines where edges touch."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon" and not part.is_empty]
    return shapely.union_all(parts) if parts else None


def tidy(shape: BaseGeometry) -> BaseGeometry:
    """Valid, counter-clockwise, with no more detail than a map of reports can use."""
    detailed = shapely.get_num_coordinates(shape) > MAX_VERTICES
    simple = shapely.simplify(shape, SIMPLIFY_DEG, preserve_topology=True) if detailed else shape
    legal = shapely.make_valid(shapely.set_precision(simple, GRID))
    if shape.geom_type in ("Polygon", "MultiPolygon"):
        legal = _areas(legal) or legal
    return shapely.orient_polygons(legal)
