"""Every column is explained, and the page of columns is that of the code."""

from __future__ import annotations

import runpy
from pathlib import Path

from geonews.tables import TABLES, column_notes

ROOT = Path(__file__).parents[2]
COLUMNS = {name for columns in TABLES.values() for name in columns}


def test_every_column_has_a_meaning_and_no_other_word_has() -> None:
    assert set(column_notes()) == COLUMNS


def test_meanings_are_one_short_line() -> None:
    assert [name for name, note in column_notes().items() if not note or len(note) > 150 or "\n" in note] == []


def test_a_name_has_one_type_in_all_tables() -> None:
    kinds = {name: {columns[name] for columns in TABLES.values() if name in columns} for name in COLUMNS}
    assert [name for name, found in kinds.items() if len(found) > 1] == []


def test_the_page_of_columns_is_that_of_the_code() -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "columns_table.py"))["page"]()
    assert (ROOT / "docs" / "columns.md").read_text(encoding="utf-8") == made
