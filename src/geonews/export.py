"""Files for other programs: one function a suffix.

GeoJSON follows RFC 7946: WGS84 without a crs member, right-hand rule, cut at the antimeridian, a bbox, no NaN. Files
are written beside their goal and renamed, so a failed export leaves what was there.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geonews.errors import ExportError
from geonews.tables import EXPORTED, MENTION_COLUMNS, POSITION_COLUMNS, Row

LAYERS: Mapping[str, Mapping[str, str]] = {"positions": POSITION_COLUMNS, "mentions": MENTION_COLUMNS}
KINDS = {
    "Point": "points", "MultiPoint": "points", "LineString": "lines", "MultiLineString": "lines", "Polygon": "areas",
    "MultiPolygon": "areas", "GeometryCollection": "areas",
}  # fmt: skip


def export(target: str, rows: Mapping[str, Sequence[Row]], *, layer: str = "positions") -> list[Path]:
    """Write one layer to a file by its suffix; a target that ends in "/" gets one file for each geometry type.

    Args:
        target: path of the file or, with a trailing slash, of the folder.
        rows: rows by layer name.
        layer: "positions" or "mentions".

    Returns:
        The files that were written.

    Raises:
        ExportError: unknown suffix or layer, no such folder, or the file cannot be written; one line.
    """
    if layer not in LAYERS:
        raise ExportError(f'unknown layer "{layer}"; known are {", ".join(LAYERS)}')
    if target.endswith(("/", os.sep)):
        return _export_folder(Path(target), rows[layer], layer)
    path = Path(target)
    write = WRITERS.get(path.suffix.lower())
    if write is None:
        raise ExportError(
            f'{path}: unknown suffix "{path.suffix}"; known are {", ".join(WRITERS)}, or a folder with a trailing /'
        )
    return [write(path, rows[layer], layer)]


def _export_folder(folder: Path, rows: Sequence[Row], layer: str) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    parts: dict[str, list[Row]] = {}
    for row in rows:
        shape = _geometry(row)
        parts.setdefault("without_geometry" if shape is None else KINDS[shape.geom_type], []).append(row)
    return [write_geojson(folder / f"{layer}_{kind}.geojson", part, layer) for kind, part in sorted(parts.items())]


def write_geojson(path: Path, rows: Sequence[Row], layer: str) -> Path:
    """One FeatureCollection; features without geometry keep null."""
    features = [_feature(row, LAYERS[layer]) for row in rows]
    boxes = [feature["bbox"] for feature in features if "bbox" in feature]
    collection: dict[str, Any] = {"type": "FeatureCollection", "features": features}
    if boxes:
        collection["bbox"] = [
            min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes),
        ]  # fmt: skip
    _write(path, json.dumps(collection, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n")
    return path


WRITERS: Mapping[str, Callable[[Path, Sequence[Row], str], Path]] = {".geojson": write_geojson}


def _feature(row: Row, columns: Mapping[str, str]) -> dict[str, Any]:
    shape = _geometry(row)
    renamed = {EXPORTED.get(key, key): value for key, value in row.items()}
    feature: dict[str, Any] = {
        "type": "Feature",
        "id": row["id"],
        "geometry": None if shape is None else shapely.geometry.mapping(shape),
        "properties": {name: renamed.get(name) for name in columns},
    }
    if shape is not None:
        feature["bbox"] = [round(value, 5) for value in shape.bounds]
    return feature


def _geometry(row: Row) -> BaseGeometry | None:
    """The row's shape, exterior rings counter-clockwise as RFC 7946 wants; points of mentions from lon, lat."""
    if "geometry" in row:
        return None if row["geometry"] is None else shapely.orient_polygons(shapely.geometry.shape(row["geometry"]))
    return None if row.get("lon") is None else shapely.Point(row["lon"], row["lat"])


def _write(path: Path, text: str) -> None:
    if not path.parent.is_dir():
        raise ExportError(f"{path}: the folder {path.parent} does not exist; create it first")
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(name).chmod(0o644)  # mkstemp makes it private
        Path(name).replace(path)  # the name says that it is atomic
    except OSError as error:
        raise ExportError(
            f"{path}: cannot be written ({error.strerror or error}); close it elsewhere or choose another name"
        ) from error


def write_text(path: Path, text: str) -> None:
    """Write a text file at once or not at all. Raises ExportError."""
    _write(path, text)
