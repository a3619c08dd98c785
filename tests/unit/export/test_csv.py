from __future__ import annotations

import csv
from pathlib import Path

import pytest

from geonews.export import export
from geonews.tables import POSITION_COLUMNS, Row
from tests.unit.export.rows import row


def cells(folder: Path, *rows: Row) -> list[dict[str, str]]:
    [path] = export(str(folder / "out.csv"), {"positions": rows})
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_spreadsheet_knows_the_encoding_and_the_lines(tmp_path: Path) -> None:
    [path] = export(str(tmp_path / "out.csv"), {"positions": [row(evidence="Київ")]})
    written = path.read_bytes()
    assert written.startswith(b"\xef\xbb\xbfid,doc_id,")
    assert written.count(b"\r\n") == written.count(b"\n") == 2
    assert "Київ".encode() in written


def test_the_shape_is_the_last_column(tmp_path: Path) -> None:
    [found, nowhere] = cells(tmp_path, row("a", "POINT (30.123456789 50.4)"), row("b", None))
    assert list(found) == [*POSITION_COLUMNS, "wkt"]
    assert found["wkt"] == "POINT (30.123457 50.4)"
    assert nowhere["wkt"] == ""


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_text_never_runs_as_a_formula(tmp_path: Path, start: str) -> None:
    [found] = cells(tmp_path, row(evidence=f"{start}1+1", lon=-1.5))
    assert found["evidence"] == f"'{start}1+1"
    assert found["lon"] == "-1.5"


def test_line_breaks_and_quotes_stay_in_their_cell(tmp_path: Path) -> None:
    text = 'He said: "now, or never"\r\nand left'
    assert [found["evidence"] for found in cells(tmp_path, row(evidence=text))] == [text]


def test_yes_no_and_nobody_knows_differ(tmp_path: Path) -> None:
    found = cells(tmp_path, row(speaker_named=True), row(speaker_named=False), row(speaker_named=None))
    assert [cell["speaker_named"] for cell in found] == ["true", "false", ""]
