"""Which function writes which suffix, and what a folder gets."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from geonews.errors import ExportError
from geonews.export.geojson import write_geojson
from geonews.tables import MENTION_COLUMNS, POSITION_COLUMNS, SITUATION_COLUMNS, Row, shape_of

Columns = Mapping[str, str]
Writer = Callable[[Path, Sequence[Row], Columns, Row], None]

KNOWN_LAYERS: Mapping[str, Columns] = {
    "positions": POSITION_COLUMNS,
    "mentions": MENTION_COLUMNS,
    "situations": SITUATION_COLUMNS,
}
FORMATS: Mapping[str, Writer] = {".geojson": write_geojson}
"""By lower-case suffix."""
_KINDS = {
    "Point": "points", "MultiPoint": "points", "LineString": "lines", "MultiLineString": "lines", "Polygon": "areas",
    "MultiPolygon": "areas", "GeometryCollection": "mixed", None: "without_geometry",
}  # fmt: skip


def export(
    target: str, rows: Mapping[str, Sequence[Row]], *, layer: str | None = None, provenance: Row | None = None
) -> list[Path]:
    """Write a layer to a file by its suffix, or layers to a folder as one GeoJSON file for each type of geometry.

    Args:
        target: path of the file or of the folder; a folder that is not there yet is named with a trailing slash.
        rows: rows by layer name.
        layer: "positions", "mentions" or "situations"; None takes the positions for a file and all for a folder.
        provenance: what made the rows; goes into formats that have a place for it.

    Returns:
        The files that were written.

    Raises:
        ExportError: unknown suffix or layer, no such folder, or the file cannot be written; one line.
    """
    if layer is not None and layer not in KNOWN_LAYERS:
        raise ExportError(f'unknown layer "{layer}"; known are {", ".join(KNOWN_LAYERS)}')
    path = Path(target)
    if target.endswith(("/", os.sep)) or path.is_dir():
        return _export_folder(path, rows, (layer,) if layer else tuple(KNOWN_LAYERS), provenance or {})
    write = FORMATS.get(path.suffix.lower())
    if write is None:
        known = ", ".join(FORMATS)
        raise ExportError(f'{path}: unknown suffix "{path.suffix}"; known are {known}, or a folder with a trailing /')
    name = layer or "positions"
    write(path, rows.get(name, ()), KNOWN_LAYERS[name], provenance or {})
    return [path]


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
