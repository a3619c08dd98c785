"""GeoJSON as RFC 7946 wants it: WGS84 and no crs member, right-hand rule, cut at the antimeridian, a bbox, no NaN."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geonews.errors import ExportError
from geonews.export.antimeridian import box_of
from geonews.export.shapes import finished
from geonews.files import beside
from geonews.tables import Row, exported


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
    shapes = [finished(row) for row in rows]
    collection: dict[str, Any] = {"type": "FeatureCollection"}
    box = box_of([shape for shape in shapes if shape is not None])
    if box is not None:
        collection["bbox"] = box
    if provenance:
        collection["provenance"] = provenance
    head = as_json(collection, str(path)).removesuffix("}")
    with beside(path) as temporary, temporary.open("x", encoding="utf-8", newline="\n") as file:
        file.write(f'{head},"features":[')
        for number, (row, shape) in enumerate(zip(rows, shapes, strict=True)):
            file.write("," if number else "")
            file.write(as_json(feature(row, shape, columns), str(path)))  # one by one: together they fill the memory
        file.write("]}\n")


def feature(row: Row, shape: BaseGeometry | None, columns: Mapping[str, str]) -> dict[str, Any]:
    """A row as a Feature (RFC 7946 section 3.2), with its id and, where it has a shape, a bbox."""
    made: dict[str, Any] = {"type": "Feature", "id": row["id"]}
    if shape is not None:
        made["bbox"] = box_of([shape])
    made["geometry"] = None if shape is None else shapely.geometry.mapping(shape)
    made["properties"] = exported(row, columns)
    return made


def as_json(value: Mapping[str, Any], goal: str) -> str:
    """One line of JSON without blanks.

    Raises:
        ExportError: a value is not a number; one line that names the goal.
    """
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except ValueError as error:
        raise ExportError(f"{goal}: a value is not a number, which GeoJSON cannot say ({error})") from error
