"""Shapes as all formats write them: cut at the antimeridian, rounded, rings by the right-hand rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geonews.export.antimeridian import cut
from geonews.tables import Row, shape_of, table

if TYPE_CHECKING:
    import geopandas as gpd

DIGITS = 6
"""Of coordinates: a tenth of a metre, as RFC 7946 section 11.2 advises."""


def finished(row: Row) -> BaseGeometry | None:
    """The shape of a row, longitude before latitude, WGS 84; None where nothing is to be drawn."""
    shape = shape_of(row)
    if shape is None or shape.is_empty:
        return None
    rounded = shapely.transform(cut(shape), lambda coordinates: np.round(coordinates, DIGITS))
    return shapely.orient_polygons(rounded, exterior_cw=False)


def finished_frame(rows: Sequence[Row], columns: Mapping[str, str]) -> gpd.GeoDataFrame:
    """Rows of a layer as a GeoDataFrame, EPSG:4326, with nullable dtypes and shapes as in `finished`."""
    import geopandas as gpd

    shapes: list[Any] = [finished(row) for row in rows]  # stubs forget None, where there are stubs
    return gpd.GeoDataFrame(table(rows, columns), geometry=gpd.GeoSeries(shapes, crs="EPSG:4326"), crs="EPSG:4326")
