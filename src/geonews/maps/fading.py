"""Bands along a border that fade inland: how deep they reach is our choice, and the text does not say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import shapely

from geonews.borders import Borders
from geonews.geodesy import buffered

Row = dict[str, Any]
Geometry = Mapping[str, Any]
BANDS = ("along_border", "border_of")
SHARES = (2 / 3, 1 / 3)
"""Of a band's depth: parts that are drawn again over the whole, each nearer to the border and so darker."""
_NEAR_DEG = 0.02
"""How far a border and the edge of its band may lie apart: they were rounded apart."""
_DETAIL_DEG = 0.01
_DIGITS = 3


def fading(rows: Iterable[Row], data_dir: Path) -> list[tuple[Geometry, list[Geometry]]]:
    """The parts of each band that lie nearer to its border, the widest first.

    Args:
        rows: reports; only bands with a depth in `geometry_invented_m` (metres) fade.
        data_dir: folder of the vendored borders, which are opened only where there is a band.

    Returns:
        GeoJSON of each band, once, and of its parts, longitude first; bands that touch no border are left out.
    """
    bands = {
        str(row["geometry"]): row for row in rows if row.get("spatial_op") in BANDS and row.get("geometry_invented_m")
    }
    borders = Borders(data_dir) if bands else None
    found = []
    for row in bands.values():
        parts = _parts(row, borders) if borders is not None and row.get("geometry") and row.get("iso2") else []
        if parts:
            found.append((row["geometry"], parts))
    return found


def _parts(row: Row, borders: Borders) -> list[Geometry]:
    border = borders.border_of(row["iso2"])
    band = shapely.geometry.shape(row["geometry"])
    if border is None or shapely.get_dimensions(band) != 2:
        return []
    edge = shapely.simplify(shapely.intersection(border, shapely.buffer(band, _NEAR_DEG)), _DETAIL_DEG)
    if edge.is_empty:
        return []
    inner = (shapely.intersection(buffered(edge, row["geometry_invented_m"] * share), band) for share in SHARES)
    return [_rounded(part) for part in inner if not part.is_empty]


def _rounded(shape: shapely.Geometry) -> Geometry:
    simple = shapely.simplify(shape, _DETAIL_DEG)
    areas = [part for part in shapely.get_parts(simple) if shapely.get_dimensions(part) == 2]
    rounded = shapely.transform(shapely.MultiPolygon(areas), lambda xy: xy.round(_DIGITS))
    geometry: Geometry = shapely.geometry.mapping(rounded)
    return geometry
