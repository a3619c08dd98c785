"""An Excel workbook: one sheet a layer, with real dates and numbers, and a sheet that explains the columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geonews.errors import ExportError
from geonews.export.formulas import looks_like_formula
from geonews.export.provenance import provenance_lines
from geonews.files import beside
from geonews.tables import TABLES, Row, column_notes, exported

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_575
"""Of a sheet, below its heading."""
MOST_CHARACTERS = 32_767
"""Of a cell, in UTF-16; longer text is cut."""
FIRST_YEAR = 1900
"""Excel knows no earlier dates; these are written as text."""
MADE = datetime(2000, 1, 1)  # noqa: DTZ001  # XlsxWriter takes no zones; the clock would make every file differ
_WIDE, _NARROW = 30, 12


def write_workbook(path: Path, rows: Mapping[str, Sequence[Row]], provenance: Row) -> list[Path]:
    """A sheet for each layer with rows in their order, and "about" with provenance and the meaning of all columns.

    There are no shapes, only lon and lat. Text is always text, never a formula or a link; what looks like a formula is
    marked as text, so that it stays text when the sheet is edited.

    Args:
        path: the file.
        rows: rows by layer name; layers that `geonews.tables` does not know are left out.
        provenance: what made the rows.

    Raises:
        ExportError: too many rows, or the file cannot be written; one line.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import XlsxWriterException

    layers = {name: rows[name] for name in TABLES if name in rows}
    for name, layer in layers.items():
        if len(layer) > MOST_ROWS:
            raise ExportError(
                f"{path}: {len(layer):,} {name}, but a sheet holds {MOST_ROWS:,}; filter, or take .parquet"
            )
    with beside(path, XlsxWriterException) as temporary:
        workbook = xlsxwriter.Workbook(temporary, {"constant_memory": True})
        workbook.set_properties({"title": path.stem, "created": MADE})
        cells = _Cells(workbook)
        for name, layer in layers.items():
            cells.layer(name, layer, TABLES[name])
        cells.about(provenance, list(layers))
        workbook.close()
    return [path]


class _Cells:
    """Writes values into cells by their type."""

    def __init__(self, workbook: Workbook) -> None:
        self._book = workbook
        self._bold: Format = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._day: Format = workbook.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self._quoted: Format = workbook.add_format({"quote_prefix": True})

    def layer(self, name: str, rows: Sequence[Row], columns: Mapping[str, str]) -> None:
        sheet = self._sheet(name, list(columns), [_WIDE if kind == "string" else _NARROW for kind in columns.values()])
        for number, row in enumerate(rows, 1):
            for column, (value, kind) in enumerate(zip(exported(row, columns).values(), columns.values(), strict=True)):
                self._write(sheet, number, column, _dated(value) if kind.startswith("datetime") else value)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)

    def about(self, provenance: Row, layers: Sequence[str]) -> None:
        notes = column_notes()
        lines = [("made by", key, value) for key, value in provenance_lines(provenance)]
        lines += [(layer, name, notes[name]) for layer in layers for name in TABLES[layer]]
        sheet = self._sheet("about", ["sheet", "column", "meaning"], [_NARROW, _WIDE, 4 * _WIDE])
        for number, line in enumerate(lines, 1):
            for column, text in enumerate(line):
                self._write(sheet, number, column, text)
        sheet.freeze_panes(1, 0)

    def _sheet(self, name: str, headings: Sequence[str], widths: Sequence[int]) -> Worksheet:
        sheet = self._book.add_worksheet(name)
        for column, (heading, width) in enumerate(zip(headings, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, heading, self._bold)
        return sheet

    def _write(self, sheet: Worksheet, row: int, column: int, value: Any) -> None:
        if isinstance(value, bool):
            sheet.write_boolean(row, column, value)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, self._day)
        elif isinstance(value, str):
            text = _short_enough(value)
            sheet.write_string(row, column, text, self._quoted if looks_like_formula(text) else None)
        elif value is not None:
            sheet.write_number(row, column, value)


def _dated(value: str | None) -> date | str | None:
    """The date of ISO text, or the text where Excel has no such date."""
    if value is None:
        return None
    day = date.fromisoformat(value[:10])
    return day if day.year >= FIRST_YEAR else value


def _short_enough(text: str) -> str:
    """Text that fits into a cell; characters beyond U+FFFF count twice there."""
    units = text.encode("utf-16-le")
    return text if len(units) <= 2 * MOST_CHARACTERS else units[: 2 * MOST_CHARACTERS].decode("utf-16-le", "ignore")
