"""FlatGeobuf: one layer in one binary file, for QGIS and web maps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from geonews.export.shapes import finished_frame
from geonews.files import beside
from geonews.tables import Row


def write_flatgeobuf(path: Path, rows: Sequence[Row], columns: Mapping[str, str], provenance: Row) -> None:
    """The rows in their order, without a spatial index: that would sort them and drop those without a shape.

    There is no place for the provenance.

    Raises:
        ExportError: the file cannot be written; one line.
    """
    del provenance
    import pyogrio
    from pyogrio.errors import DataLayerError, DataSourceError

    frame = finished_frame(rows, columns)
    with beside(path, DataSourceError, DataLayerError) as temporary:
        pyogrio.write_dataframe(frame, temporary, layer=path.stem, driver="FlatGeobuf", SPATIAL_INDEX="NO")
