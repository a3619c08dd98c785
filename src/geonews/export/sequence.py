"""GeoJSON text sequences (RFC 8142): one Feature a line, each behind a record separator, for pipes and large files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from geonews.export.geojson import as_json, feature
from geonews.export.shapes import finished
from geonews.files import beside
from geonews.tables import Row

SEPARATOR = "\x1e"


def text_sequence(rows: Sequence[Row], columns: Mapping[str, str], goal: str = "-") -> Iterator[bytes]:
    """Each row as its Feature between a record separator and a line feed, UTF-8, in the rows' order.

    Raises:
        ExportError: a value is not a number; one line that names the goal.
    """
    for row in rows:
        yield f"{SEPARATOR}{as_json(feature(row, finished(row), columns), goal)}\n".encode()


def write_sequence(path: Path, rows: Sequence[Row], columns: Mapping[str, str], provenance: Row) -> None:
    """A text sequence in a file. It has no place for the provenance.

    Raises:
        ExportError: the file cannot be written; one line.
    """
    del provenance
    with beside(path) as temporary, temporary.open("xb") as file:
        file.writelines(text_sequence(rows, columns, str(path)))
