"""`python scripts/columns_table.py`: writes docs/columns.md, the table of all exported columns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from geonews.tables import TABLES, column_notes

PAGE = Path(__file__).parents[1] / "docs" / "columns.md"
KINDS = {
    "string": "text",
    "Int64": "integer",
    "Float64": "number",
    "boolean": "true or false",
    "datetime64[s]": "date",
}
HEAD = """# Columns of exported tables

All formats have the same rows in the same order with the same ids, and these columns; shapes come on top, except in
.xlsx. An empty cell means that the text does not say, or that nobody has looked yet. P positions, M mentions,
S situations, A articles. Made by `scripts/columns_table.py` from `src/geonews/tables.py` and `columns.toml` beside it.

| column | type | in | meaning |
| --- | --- | --- | --- |
"""


def page() -> str:
    """The page as it should be."""
    return HEAD + "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    notes = column_notes()
    for name in dict.fromkeys(name for columns in TABLES.values() for name in columns):
        tables = [(table, columns[name]) for table, columns in TABLES.items() if name in columns]
        letters = " ".join(table[0].upper() for table, _ in tables)
        yield f"| `{name}` | {KINDS[tables[0][1]]} | {letters} | {notes[name]} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
