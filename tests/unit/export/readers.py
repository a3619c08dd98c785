"""Exported files, read back by geopandas and pyogrio into values that can be compared across formats."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio
import shapely

from geonews.export.shapes import finished
from geonews.tables import Row, exported


def read(path: Path, layer: str = "positions") -> pd.DataFrame:
    """All rows of a layer, in the file's order."""
    if path.suffix == ".parquet":
        return gpd.read_parquet(path)
    found = pyogrio.read_dataframe(path, **({"layer": layer} if path.suffix == ".xlsx" else {}))
    return found.drop(columns="id").rename(columns={"row_id": "id"}) if path.suffix == ".kml" else found


def values(path: Path, columns: Mapping[str, str], layer: str = "positions") -> list[Row]:
    """Rows as `expected` gives them."""
    found = read(path, layer)
    rows = found.to_dict("records")
    return [{name: _plain(row.get(name), kind) for name, kind in columns.items()} for row in rows]


def expected(rows: list[Row], columns: Mapping[str, str]) -> list[Row]:
    """What the rows are, with text for dates and None for null."""
    return [exported(row, columns) for row in rows]


def shapes(path: Path) -> list[shapely.Geometry | None]:
    """The shapes of a file, in its order."""
    found = read(path)
    if path.suffix == ".csv":
        return [None if _null(text) else shapely.from_wkt(text) for text in found["wkt"]]
    return list(found["geometry"])


def same_shapes(path: Path, rows: list[Row]) -> bool:
    """Whether the file has the shapes of the rows, in the same order."""
    pairs = zip(shapes(path), map(finished, rows), strict=True)
    return all(
        one == other if one is None or other is None else _single(one).equals_exact(_single(other), 1e-9)
        for one, other in pairs
    )


def _single(shape: shapely.Geometry) -> shapely.Geometry:
    """A collection of one as that one: in some formats a layer has either points or multipoints."""
    return shapely.get_geometry(shape, 0) if shapely.get_num_geometries(shape) == 1 else shape


def _plain(value: Any, kind: str) -> Any:
    if _null(value):
        return None
    if kind == "boolean":
        return value.lower() in ("true", "1") if isinstance(value, str) else bool(value)
    if kind == "Int64":
        return int(value)
    if kind == "Float64":
        return float(value)
    return str(value)[:10] if kind.startswith("datetime") else str(value)


def _null(value: Any) -> bool:
    return value is None or value == "" or bool(pd.isna(value))
