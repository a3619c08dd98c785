"""Own places out of a CSV table or a GeoJSON file; a wrong row costs only itself."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geonews.errors import InputError
from geonews.gazetteer.entries import texts
from geonews.gazetteer.own import OwnPlace, place_of

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "place", "title"),
    "lat": ("lat", "latitude", "y"),
    "lon": ("lon", "lng", "long", "longitude", "x"),
    "within": ("within",),
    "kind": ("kind", "type"),
    "iso2": ("iso2", "country"),
    "radius": ("radius_m", "radius", "uncertainty_m"),
    "aliases": ("aliases", "alias", "names"),
    "note": ("note", "notes", "comment"),
}
"""Fields and the headings that they may have, in any case."""
_NEEDED = ("name", "lat", "lon")


@dataclass(frozen=True, slots=True)
class WrongRow:
    """A row that cannot be read."""

    error: str
    """File, row, and why, in one line."""


def read_places(path: Path) -> Iterator[tuple[str, OwnPlace] | WrongRow]:
    """The places of a .csv, .geojson or .json file, each with where it stands ("places.csv line 3").

    Raises:
        InputError: the file as a whole cannot be read.
    """
    rows = {".csv": _csv, ".tsv": _csv, ".geojson": _geojson, ".json": _geojson}.get(path.suffix.lower())
    if rows is None:
        raise InputError(f"{path}: own places come as .csv or .geojson")
    for where, make in rows(path):
        try:
            yield f"{path.name} {where}", make()
        except InputError as error:
            yield WrongRow(f"{path.name} {where}: {error}")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(f"no such file: {path}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read {path}: {error}; save it as UTF-8") from error


def _csv(path: Path) -> Iterator[tuple[str, Any]]:
    lines = _text(path).splitlines()
    heading = next((line for line in lines if line.strip()), "")
    # Spreadsheets write what their country uses.
    delimiter = max("\t;,", key=heading.count)
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        columns = _columns(next(reader, []), path)
        for row in reader:
            if any(cell.strip() for cell in row):
                yield f"line {reader.line_num}", _Row(row, columns, delimiter).place
    except csv.Error as error:
        raise InputError(f"{path} line {reader.line_num}: {error}") from error


def _columns(heading: Sequence[str], path: Path) -> dict[str, int]:
    cells = [cell.strip().lower() for cell in heading]
    found = {field: cells.index(n) for field, names in COLUMNS.items() for n in reversed(names) if n in cells}
    missing = [field for field in _NEEDED if field not in found]
    if missing:
        raise InputError(f"{path} has no column {', '.join(missing)}; its first line names name, lat, lon and more")
    return found


@dataclass(frozen=True, slots=True)
class _Row:
    cells: Sequence[str]
    columns: Mapping[str, int]
    delimiter: str

    def get(self, field: str) -> str:
        column = self.columns.get(field)
        return self.cells[column].strip() if column is not None and column < len(self.cells) else ""

    def number(self, field: str) -> float:
        text = self.get(field)
        try:
            return float(text if self.delimiter == "," else text.replace(",", "."))
        except ValueError as error:
            raise InputError(f'{field} "{text}" is no number of degrees or metres') from error

    def place(self) -> OwnPlace:
        kind: Any = self.get("kind").lower() or None
        return OwnPlace(
            name=self.get("name"),
            lat=self.number("lat"),
            lon=self.number("lon"),
            kind=kind,
            iso2=self.get("iso2").upper() or None,
            within=self.get("within") or None,
            aliases=texts(self.get("aliases")),
            radius_m=round(self.number("radius")) if self.get("radius") else None,
            note=self.get("note") or None,
        )


def _geojson(path: Path) -> Iterator[tuple[str, Any]]:
    try:
        content = json.loads(_text(path))
        features = content["features"] if content.get("type") == "FeatureCollection" else [content]
    except (ValueError, KeyError, AttributeError, RecursionError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(f"{path} is not GeoJSON: {error!r}") from error
    for number, feature in enumerate(features, 1):
        yield f"feature {number}", lambda feature=feature: place_of(feature)
