"""The notebook of the documentation, run cell by cell as Jupyter would."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import folium
import geopandas as gpd
import pytest

from tests.conftest import CACHE, ROOT

pytestmark = pytest.mark.xdist_group("gazetteer")
NOTEBOOK = ROOT / "docs" / "notebook.ipynb"


def cells() -> list[str]:
    found = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in found if cell["cell_type"] == "code"]


def run(code: str, names: dict[str, Any]) -> Any:
    """Run a cell; the value of its last line, which a notebook shows."""
    body = ast.parse(code).body
    last = body.pop() if isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), str(NOTEBOOK), "exec"), names)  # noqa: S102 # our own notebook
    return None if last is None else eval(compile(ast.Expression(last.value), str(NOTEBOOK), "eval"), names)  # type: ignore[attr-defined]  # noqa: S307


def test_it_has_no_outputs() -> None:
    found = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    assert all(not cell.get("outputs") and cell.get("execution_count") is None for cell in found)


def test_every_cell_runs_and_shows_something(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GEONEWS_CACHE_DIR", str(CACHE))
    monkeypatch.setenv("GEONEWS_USER_DIR", str(tmp_path / "user"))
    names: dict[str, Any] = {"__name__": "__main__"}
    shown = [run(code, names) for code in cells()]
    assert all(value is not None for value in shown)
    assert ("capture", "denied") in [row[:2] for row in shown[0]] or ("control", "denied") in [r[:2] for r in shown[0]]
    assert isinstance(names["positions"], gpd.GeoDataFrame)
    assert set(names["positions"]["claim_status"]) <= {"asserted", "denied"}
    page = shown[-1]
    assert isinstance(page, folium.Map)
    assert "<iframe srcdoc=" in page._repr_html_()
    assert (
        "Reports on Ukraine" in (tmp_path / "notebook.html").read_text(encoding="utf-8")
        or (tmp_path / "notebook.html").stat().st_size > 500_000
    )
