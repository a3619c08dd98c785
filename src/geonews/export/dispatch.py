"""Which function writes which suffix, and what a folder gets."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from geonews.errors import ExportError
from geonews.export.csv_ import write_csv
from geonews.export.excel import write_workbook
from geonews.export.flatgeobuf import write_flatgeobuf
from geonews.export.geojson import write_geojson
from geonews.export.geopackage import write_geopackage
from geonews.export.kml import write_kml
from geonews.export.parquet import write_parquet
from geonews.export.project import write_project
from geonews.export.sequence import text_sequence, write_sequence
from geonews.tables import MENTION_COLUMNS, POSITION_COLUMNS, SITUATION_COLUMNS, Row, shape_of

Columns = Mapping[str, str]
Writer = Callable[[Path, Sequence[Row], Columns, Row], None]
"""Writes one layer: path, rows, their columns, provenance."""
WholeWriter = Callable[[Path, Mapping[str, Sequence[Row]], Row], list[Path]]
"""Writes all layers: path, rows by layer name, provenance; returns the files that it wrote."""

KNOWN_LAYERS: Mapping[str, Columns] = {
    "positions": POSITION_COLUMNS,
    "mentions": MENTION_COLUMNS,
    "situations": SITUATION_COLUMNS,
}
DEFAULT_LAYER = "positions"
FORMATS: Mapping[str, Writer] = {
    ".geojson": write_geojson,
    ".geojsons": write_sequence,
    ".parquet": write_parquet,
    ".csv": write_csv,
    ".kml": write_kml,
    ".fgb": write_flatgeobuf,
}
"""What holds one layer, by lower-case suffix."""
WHOLE: Mapping[str, WholeWriter] = {
    ".xlsx": write_workbook,
    ".gpkg": write_geopackage,
    ".qgz": write_project,
}
"""What holds all layers, by lower-case suffix."""
_KINDS = {
    "Point": "points", "MultiPoint": "points", "LineString": "lines", "MultiLineString": "lines", "Polygon": "areas",
    "MultiPolygon": "areas", "GeometryCollection": "mixed", None: "without_geometry",
}  # fmt: skip


def export(
    target: str, rows: Mapping[str, Sequence[Row]], *, layer: str | None = None, provenance: Row | None = None
) -> list[Path]:
    """Write to a file by its suffix, or to a folder as one GeoJSON file for each type of geometry.

    Args:
        target: path of the file or of the folder; a folder that is not there yet is named with a trailing slash.
        rows: rows by layer name.
        layer: "positions", "mentions" or "situations"; None takes all for a folder and for a file that holds all
            layers, the positions for other files.
        provenance: what made the rows; goes into formats that have a place for it.

    Returns:
        The files that were written.

    Raises:
        ExportError: unknown suffix or layer, no such folder, or the file cannot be written; one line.
    """
    _check_layer(layer)
    path, made = Path(target), provenance or {}
    suffix = path.suffix.lower()
    if target.endswith(("/", os.sep)) or path.is_dir():
        return _export_folder(path, rows, (layer,) if layer else tuple(KNOWN_LAYERS), made)
    if suffix in WHOLE:
        return WHOLE[suffix](path, rows if layer is None else {layer: rows.get(layer, ())}, made)
    if suffix not in FORMATS:
        known = ", ".join((*FORMATS, *WHOLE))
        raise ExportError(f'{path}: unknown suffix "{path.suffix}"; known are {known}, or a folder with a trailing /')
    name = layer or DEFAULT_LAYER
    FORMATS[suffix](path, rows.get(name, ()), KNOWN_LAYERS[name], made)
    return [path]


def write_rows(path: Path, rows: Sequence[Row], columns: Columns, provenance: Row) -> None:
    """Rows of any table to a file by its suffix, such as those of a comparison.

    Raises:
        ExportError: a suffix that holds no single layer, or the file cannot be written; one line.
    """
    write = FORMATS.get(path.suffix.lower())
    if write is None:
        raise ExportError(f'{path}: unknown suffix "{path.suffix}"; known are {", ".join(FORMATS)}')
    write(path, rows, columns, provenance)


def stream(rows: Mapping[str, Sequence[Row]], *, layer: str | None = None) -> Iterator[bytes]:
    """A layer, or the positions, as a GeoJSON text sequence, feature by feature.

    Raises:
        ExportError: unknown layer, or a value is not a number; one line.
    """
    _check_layer(layer)
    name = layer or DEFAULT_LAYER
    return text_sequence(rows.get(name, ()), KNOWN_LAYERS[name])


def _check_layer(layer: str | None) -> None:
    if layer is not None and layer not in KNOWN_LAYERS:
        raise ExportError(f'unknown layer "{layer}"; known are {", ".join(KNOWN_LAYERS)}')


def _export_folder(
    folder: Path, rows: Mapping[str, Sequence[Row]], names: Sequence[str], provenance: Row
) -> list[Path]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"{folder}: the folder cannot be made ({error.strerror or error})") from error
    written = []
    for name in names:
        parts: dict[str, list[Row]] = {kind: [] for kind in sorted(set(_KINDS.values()))}
        for row in rows.get(name, ()):
            shape = shape_of(row)
            parts[_KINDS[None if shape is None else shape.geom_type]].append(row)
        for kind, part in parts.items():
            path = folder / f"{name}_{kind}.geojson"
            # what an earlier export left there would pass for part of this one
            if part or path.exists():
                write_geojson(path, part, KNOWN_LAYERS[name], provenance)
                written.append(path)
    return written
