from __future__ import annotations

import json
from pathlib import Path

import pytest

from geonews.errors import ExportError
from geonews.export import export
from tests.unit.export.rows import here, mention, row


def count(path: Path) -> int:
    return len(json.loads(path.read_text(encoding="utf-8"))["features"])


ROWS = {
    "positions": [
        row("a"),
        row("b", "LINESTRING (0 0, 1 1)"),
        row("c", "POLYGON ((0 0, 1 0, 1 1, 0 0))"),
        row("d", None),
        row("e", "MULTIPOINT (0 0, 1 1)"),
    ],
    "mentions": [mention()],
}


@pytest.mark.parametrize("made", [False, True])
def test_a_folder_gets_one_geometry_type_a_file(tmp_path: Path, *, made: bool) -> None:
    folder = tmp_path / "out"
    if made:
        folder.mkdir()
    written = export(str(folder) if made else f"{folder}/", ROWS)
    assert {path.name: count(path) for path in written} == {
        "positions_areas.geojson": 1,
        "positions_lines.geojson": 1,
        "positions_points.geojson": 2,
        "positions_without_geometry.geojson": 1,
        "mentions_points.geojson": 1,
    }


def test_nothing_of_an_earlier_export_is_left_in_a_folder(tmp_path: Path) -> None:
    export(f"{tmp_path}/", ROWS)
    export(f"{tmp_path}/", {"positions": [row("a")], "mentions": []})
    assert count(tmp_path / "positions_points.geojson") == 1
    assert count(tmp_path / "positions_areas.geojson") == 0
    assert count(tmp_path / "mentions_points.geojson") == 0


def test_one_layer_of_a_folder(tmp_path: Path) -> None:
    export(f"{tmp_path}/", ROWS, layer="mentions")
    assert here(tmp_path) == ["mentions_points.geojson"]


def test_suffixes_are_read_in_either_case(tmp_path: Path) -> None:
    [path] = export(str(tmp_path / "OUT.GeoJSON"), ROWS)
    assert count(path) == 5


@pytest.mark.parametrize(
    ("target", "layer", "says"),
    [
        ("out.shp", None, r'unknown suffix ".shp"; known are .geojson'),
        ("out", None, "unknown suffix"),
        ("x.geojson", "roads", "unknown layer"),
        ("no/x.geojson", None, "does not exist"),
    ],
)
def test_wrong_targets(tmp_path: Path, target: str, layer: str | None, says: str) -> None:
    with pytest.raises(ExportError, match=says) as caught:
        export(str(tmp_path / target), ROWS, layer=layer)
    assert "\n" not in str(caught.value)
    assert here(tmp_path) == []


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(ExportError, match="cannot be made"):
        export(f"{tmp_path}/file/", ROWS)
