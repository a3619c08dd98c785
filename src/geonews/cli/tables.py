"""Tables for people to read, as plain lines: text is shown as it is, never as markup or control codes."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from io import StringIO

from geonews.cli.say import say

WIDE = 160
"""Columns when the output is no terminal: a file or a pipe may hold long lines."""


def say_table(headings: Sequence[str], rows: Sequence[Sequence[str]], *, numbers: Sequence[int] = ()) -> None:
    """One line or more for each row.

    Args:
        headings: of the columns.
        rows: cells; a line break in a cell makes another line.
        numbers: indices of columns that are set flush right.
    """
    for line in table_lines(headings, rows, numbers, _width()):
        say(line)


def table_lines(
    headings: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int], width: int
) -> Iterator[str]:
    """The lines of a table without trailing blanks."""
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=any(headings))
    for number, heading in enumerate(headings):
        table.add_column(heading, justify="right" if number in numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*("\n".join(map(printable, cell.split("\n"))) for cell in row))
    out = StringIO()
    # Nothing of the text may be taken for markup, emoji codes or colours.
    Console(file=out, width=width, markup=False, emoji=False, highlight=False, color_system=None).print(table)
    return (line.rstrip() for line in out.getvalue().splitlines())


def printable(text: str) -> str:
    """Text without control characters, which could steer a terminal."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def _width() -> int:
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDE
