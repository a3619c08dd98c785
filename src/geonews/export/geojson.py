"""GeoJSON as RFC 7946 wants it: WGS84 and no crs member, right-hand rule, cut at the antimeridian, a bbox, no NaN."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geonews.errors import ExportError
from geonews.export.antimeridian import box_of, cut
from geonews.export.files import write_text
from geonews.tables import Row, exported, shape_of

DIGITS = 6
"""Of coordinates: a tenth of a metre, as RFC 7946 section 11.2 advises."""


def write_geojson(path: Path, rows: Sequence[Row], columns: Mapping[str, str], provenance: Row) -> None:
    """One FeatureCollection in the rows' order; features without geometry keep null.

    Args:
        path: the file.
        rows: rows of one layer.
        columns: names of the properties.
        provenance: what made the rows, as a foreign member (RFC 7946 section 6.1); left out when empty.

    Raises:
        ExportError: the file cannot be written; one line.
    """
    shapes = [_shape(row) for row in rows]
    collection: dict[str, Any] = {"type": "FeatureCollection"}
    box = box_of([shape for shape in shapes if shape is not None])
    if box is not None:
        collection["bbox"] = box
    if provenance:
        collection["provenance"] = provenance
    collection["features"] = [_feature(row, shape, columns) for row, shape in zip(rows, shapes, strict=True)]
    try:
        text = json.dumps(collection, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except ValueError as error:
        raise ExportError(f"{path}: a value is not a number, which GeoJSON cannot say ({error})") from error
    write_text(path, text + "\n")


def _feature(row: Row, shape: BaseGeometry | None, columns: Mapping[str, str]) -> dict[str, Any]:
    feature: dict[str, Any] = {"type": "Feature", "id": row["id"]}
    if shape is not None:
        feature["bbox"] = box_of([shape])
    feature["geometry"] = None if shape is None else shapely.geometry.mapping(shape)
    feature["properties"] = exported(row, columns)
    return feature


def _shape(row: Row) -> BaseGeometry | None:
    shape = shape_of(row)
    if shape is None or shape.is_empty:
        return None
    rounded = shapely.transform(cut(shape), lambda coordinates: np.round(coordinates, DIGITS))
    return shapely.orient_polygons(rounded, exterior_cw=False)
