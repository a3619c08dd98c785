"""Writes the layers with pyogrio and beside them the table of styles that QGIS looks for."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geonews.config import find_data
from geonews.export.geopackage.ground import ground_layers
from geonews.export.geopackage.rows import Layer, mention_layers, position_layers, ring_layer, situation_layer, tables
from geonews.export.provenance import provenance_lines
from geonews.export.qml import style_of_layer
from geonews.files import beside
from geonews.tables import Row, table

if TYPE_CHECKING:
    import pandas as pd

_STYLES = """
CREATE TABLE layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256),
    f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
    useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
    update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
)
"""
_REGISTER = """
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change)
VALUES ('layer_styles', 'attributes', 'layer_styles', '', ?)
"""
_STYLE = """
INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML,
    styleSLD, useAsDefault, description, owner, update_time)
VALUES ('', '', ?, 'geom', ?, ?, '', 1, ?, '', ?)
"""


def write_geopackage(path: Path, rows: Mapping[str, Sequence[Row]], provenance: Row) -> list[Path]:
    """All rows as layers and tables that QGIS opens styled.

    Args:
        path: the file; an earlier one is replaced.
        rows: by "positions", "mentions", "situations", "articles"; what is missing is empty.
        provenance: what made the rows; `made_at` is the date inside the file, so that the same rows give the same file.

    Returns:
        The file.

    Raises:
        ExportError: it cannot be written, say because QGIS holds it open; one line.
    """
    write_layers(path, list(layers_of(rows, provenance)), provenance)
    return [path]


def write_layers(path: Path, layers: Sequence[Layer], provenance: Row) -> None:
    """Write layers that are made already. Raises ExportError; one line."""
    from pyogrio.errors import DataLayerError, DataSourceError

    with beside(path, DataSourceError, DataLayerError, sqlite3.Error) as temporary, _dated(provenance):
        for number, layer in enumerate(layers):
            _write(layer, temporary, append=number > 0)
        _add_styles(temporary, layers, str(provenance.get("made_at") or ""))


def layers_of(rows: Mapping[str, Sequence[Row]], provenance: Row) -> Iterator[Layer]:
    """The layers, from the news down to the ground, then the tables."""
    positions, mentions = rows.get("positions", ()), rows.get("mentions", ())
    reported, named = position_layers(positions), mention_layers(mentions)
    with_shape = [layer for layer in (*reported, *named) if layer.geometry is not None]
    yield from (layer for layer in with_shape if layer.name.startswith(("positions", "undated")))
    yield ring_layer(positions)
    yield situation_layer(rows.get("situations", ()))
    yield from (layer for layer in with_shape if layer.name in ("mentions", "places"))
    drawn = [shape for layer in with_shape for shape in layer.shapes or ()]
    yield from ground_layers(positions, mentions, drawn, find_data())
    yield from (layer for layer in (*reported, *named) if layer.geometry is None)
    yield from tables(rows.get("articles", ()), positions, provenance_lines(provenance))


def _write(layer: Layer, path: Path, *, append: bool) -> None:
    import geopandas as gpd
    import pyogrio

    columns = table(layer.rows, layer.columns)
    if layer.added_columns:
        columns = columns.join(table(layer.added, layer.added_columns))
    frame: Any = _with_days(columns)
    if layer.shapes is not None:
        frame = gpd.GeoDataFrame(frame, geometry=gpd.GeoSeries(list(layer.shapes), crs="EPSG:4326"), crs="EPSG:4326")
    options = {"DESCRIPTION": layer.title} | ({} if layer.geometry else {"ASPATIAL_VARIANT": "GPKG_ATTRIBUTES"})
    pyogrio.write_dataframe(
        frame,
        path,
        layer=layer.name,
        driver="GPKG",
        geometry_type=layer.geometry,
        promote_to_multi=layer.geometry is not None and layer.geometry.startswith("Multi"),
        append=append,
        use_arrow=True,
        layer_options=options,
    )


def _with_days(frame: pd.DataFrame) -> pd.DataFrame:
    """Days as days: GDAL would make moments of them."""
    import pandas as pd
    import pyarrow as pa

    day = pd.ArrowDtype(pa.date32())
    dated = [str(name) for name, kind in frame.dtypes.items() if str(kind).startswith("datetime64")]
    return frame.assign(**{name: frame[name].astype(day) for name in dated})


@contextmanager
def _dated(provenance: Row) -> Iterator[None]:
    """GDAL writes the current time into the file unless it is told another one."""
    import pyogrio

    made_at = str(provenance.get("made_at") or "")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": made_at[:19] + ".000Z" if made_at else None})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


def _add_styles(path: Path, layers: Sequence[Layer], made_at: str) -> None:
    with closing(sqlite3.connect(os.fspath(path))) as connection, connection:
        connection.execute(_STYLES)
        connection.execute(_REGISTER, (made_at[:19] + ".000Z",))
        for layer in layers:
            qml = style_of_layer(layer.name)
            if layer.geometry is not None and qml is not None:
                connection.execute(_STYLE, (layer.name, layer.name, qml, layer.title, made_at[:19] + ".000Z"))
