from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyogrio
import pytest
from lxml import etree

from geonews.errors import ExportError
from geonews.export import excel, export
from geonews.tables import POSITION_COLUMNS, TABLES, Row
from tests.unit.export.rows import mention, row


def workbook(folder: Path, *rows: Row, **options: Any) -> Path:
    [path] = export(str(folder / "out.xlsx"), {"positions": rows}, **options)
    return path


def part(path: Path, name: str) -> Any:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


def sheets(path: Path) -> Sequence[str]:
    return [name for name, _ in pyogrio.list_layers(path)]


def column(path: Path, name: str) -> list[Any]:
    return list(pyogrio.read_dataframe(path, layer="positions")[name])


def test_each_layer_has_a_sheet_and_the_columns_are_explained(tmp_path: Path) -> None:
    rows = {"positions": [row()], "mentions": [mention()], "situations": [], "articles": []}
    [path] = export(str(tmp_path / "out.xlsx"), rows, provenance={"made_at": "2025"})
    assert sheets(path) == ["positions", "mentions", "situations", "articles", "about"]
    about = pyogrio.read_dataframe(path, layer="about")
    assert about.to_numpy().tolist()[:2] == [["sheet", "column", "meaning"], ["made by", "made_at", "2025"]]
    assert len(about) == 2 + sum(map(len, TABLES.values()))


def test_one_layer_alone(tmp_path: Path) -> None:
    [path] = export(str(tmp_path / "out.xlsx"), {"positions": [row()], "mentions": [mention()]}, layer="mentions")
    assert sheets(path) == ["mentions", "about"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "{="])
def test_there_are_no_formulas_and_no_links(tmp_path: Path, start: str) -> None:
    path = workbook(tmp_path, row(evidence=f"{start}1+1", source_url="https://example.org/a"))
    sheet = part(path, "xl/worksheets/sheet1.xml")
    assert [element for name in ("f", "hyperlink") for element in sheet.iter(f"{{*}}{name}")] == []
    assert column(path, "evidence") == [f"{start}1+1"]


def test_what_looks_like_a_formula_is_marked_as_text(tmp_path: Path) -> None:
    path = workbook(tmp_path, row(evidence="=1+1", hedge="said"))
    formats = [xf.get("quotePrefix") for xf in part(path, "xl/styles.xml").find("{*}cellXfs")]
    marked = {
        cell.get("r").rstrip("0123456789"): formats[int(cell.get("s", 0))]
        for cell in part(path, "xl/worksheets/sheet1.xml").iter("{*}c")
        if cell.get("r").endswith("2")
    }
    assert [letters for letters, quote in marked.items() if quote == "1"] == [letters_of("evidence")]


def letters_of(name: str) -> str:
    first, second = divmod(list(POSITION_COLUMNS).index(name), 26)
    return (chr(64 + first) if first else "") + chr(65 + second)


def test_dates_are_dates_and_numbers_numbers(tmp_path: Path) -> None:
    path = workbook(tmp_path, row(date_from="2024-02-29", count_min=3, speaker_named=True))
    found = pyogrio.read_dataframe(path, layer="positions")
    assert found["date_from"].dtype.kind == "M"
    assert found["count_min"].tolist() == [3]
    assert found["speaker_named"].tolist() == [True]


def test_dates_before_the_calendar_of_excel_are_text(tmp_path: Path) -> None:
    assert column(workbook(tmp_path, row(date_from="1897-05-01")), "date_from") == ["1897-05-01"]


@pytest.mark.parametrize("character", ["x", "\U0001f5fa"])
def test_text_longer_than_a_cell_is_cut(tmp_path: Path, character: str) -> None:
    [found] = column(workbook(tmp_path, row(evidence=character * 40_000)), "evidence")
    assert len(found.encode("utf-16-le")) // 2 in (32_766, 32_767)
    assert set(found) == {character}


def test_more_rows_than_a_sheet_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "MOST_ROWS", 1)
    with pytest.raises(ExportError, match="2 positions, but a sheet holds 1"):
        workbook(tmp_path, row("a"), row("b"))
