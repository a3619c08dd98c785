"""GeoParquet 1.1: columns with their types, for notebooks, DuckDB and QGIS."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from geonews.export.shapes import finished_frame
from geonews.files import beside
from geonews.tables import Row

if TYPE_CHECKING:
    import pyarrow as pa


def write_parquet(path: Path, rows: Sequence[Row], columns: Mapping[str, str], provenance: Row) -> None:
    """The rows in their order, shapes as WKB, each shape's box as the column `bbox`, which readers filter by.

    The provenance goes along as the frame's `attrs`, which geopandas gives back.

    Raises:
        ExportError: the file cannot be written; one line.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    frame = finished_frame(rows, columns)
    frame.attrs = {"provenance": provenance} if provenance else {}
    made = io.BytesIO()
    frame.to_parquet(made, index=False, schema_version="1.1.0", write_covering_bbox=True)
    table = _without_empty_boxes(pq.read_table(pa.BufferReader(made.getvalue())))
    with beside(path, pa.ArrowException) as temporary:
        pq.write_table(table, temporary, compression="zstd")


def _without_empty_boxes(table: pa.Table) -> pa.Table:
    """Null boxes for null shapes, as GeoParquet wants; geopandas writes boxes of NaN."""
    import pyarrow as pa

    box = table["bbox"].combine_chunks()
    masked = pa.StructArray.from_arrays(
        box.flatten(), fields=list(box.type), mask=table["geometry"].is_null().combine_chunks()
    )
    at = table.schema.get_field_index("bbox")
    return table.set_column(at, table.schema.field(at), masked)
