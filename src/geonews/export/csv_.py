"""CSV for spreadsheets and scripts: UTF-8 with a byte order mark, lon, lat and WKT, nothing that runs as a formula."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geonews.export.formulas import looks_like_formula
from geonews.export.shapes import DIGITS, finished
from geonews.files import beside
from geonews.tables import Row, exported

WKT = "wkt"
"""The last column: the shape, longitude before latitude, WGS 84."""


def write_csv(path: Path, rows: Sequence[Row], columns: Mapping[str, str], provenance: Row) -> None:
    """A line of names and one of each row; null is an empty cell, dates are ISO 8601, lines end as RFC 4180 says.

    Text that would run as a formula gets an apostrophe in front, so that a spreadsheet shows it. There is no place for
    the provenance.

    Raises:
        ExportError: the file cannot be written; one line.
    """
    del provenance
    with beside(path) as temporary, temporary.open("x", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file)
        lines.writerow([*columns, WKT])
        lines.writerows([*map(_cell, exported(row, columns).values()), _wkt(finished(row))] for row in rows)


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and looks_like_formula(value):
        return f"'{value}"
    return value


def _wkt(shape: BaseGeometry | None) -> str | None:
    return None if shape is None else shapely.to_wkt(shape, rounding_precision=DIGITS)
