"""What real QGIS makes of the GeoPackage and of the project."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from geonews.export import export
from geonews.export.qml import STYLED
from geonews.export.qml.symbols import LOOKS
from tests.maprows import ARTICLES, MENTIONS, POSITIONS

PROVENANCE = {"made_at": "2025-01-01T00:00:00+00:00", "package": "0.1.0", "licences": {"osm": "ODbL"}}

PYTHON = "/usr/bin/python3"
LOOK = Path(__file__).with_name("look.py")
NEWS = tuple(f"{when}_{what}" for when in ("positions", "undated") for what in ("points", "lines", "areas"))
PNG = b"\x89PNG"


def _has_qgis() -> bool:
    try:
        return subprocess.run([PYTHON, "-c", "import qgis.core"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


HERE = _has_qgis()
if not HERE and "GEONEWS_REQUIRE_QGIS" in os.environ:
    raise RuntimeError("QGIS is required here: apt-get install qgis python3-qgis")
pytestmark = [pytest.mark.qgis, pytest.mark.skipif(not HERE, reason="needs QGIS (apt-get install qgis python3-qgis)")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("qgis")
    rows = {"positions": POSITIONS, "mentions": MENTIONS, "articles": ARTICLES, "situations": []}
    export(str(made / "war.qgz"), rows, provenance=PROVENANCE)
    return made


def look(*arguments: Path) -> dict[str, Any]:
    done = subprocess.run(
        [PYTHON, str(LOOK), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": ""},
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


@pytest.fixture(scope="module")
def package(folder: Path) -> dict[str, Any]:
    found = look(folder / "war.gpkg", folder / "package.png")
    return found | {"by_name": {layer["name"]: layer for layer in found["layers"]}}


def test_every_layer_of_the_package_opens_in_its_style(package: dict[str, Any]) -> None:
    for name, layer in package["by_name"].items():
        assert layer["valid"], name
        assert (layer["renderer"] is not None) == (name in STYLED), name
    layers = package["by_name"]
    assert [layers[name]["geometry"] for name in NEWS] == [0, 1, 2] * 2
    for name in NEWS:
        assert layers[name]["renderer"] == ("pointDisplacement" if name.endswith("points") else "RuleRenderer")
        assert layers[name]["rules"] == [[look.words, look.shown] for look in LOOKS.values()]
        assert layers[name]["labels"]
    assert layers["uncertainty"]["renderer"] == "singleSymbol"


def test_dated_reports_follow_the_time_and_undated_ones_do_not(package: dict[str, Any]) -> None:
    for name in NEWS:
        dated = name.startswith("positions")
        assert package["by_name"][name]["time"] == ([True, "t_from", "t_to"] if dated else [False, "", ""])
    assert package["by_name"]["positions_points"]["types"]["t_from"] == "Date"


def test_fields_read_well(package: dict[str, Any]) -> None:
    layer = package["by_name"]["positions_points"]
    assert layer["aliases"]["uncertainty_m"] == "uncertainty, m"
    assert layer["words"]["claim_status"] == 7
    assert layer["words"]["event_type"] == 21


def test_it_draws(package: dict[str, Any], folder: Path) -> None:
    assert package["errors"] == []
    assert (folder / "package.png").read_bytes().startswith(PNG)


def test_the_project_opens_wherever_the_folder_lies(folder: Path, tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere"
    folder.rename(moved)
    try:
        found = look(moved / "war.qgz", moved / "project.png", moved / "page.png")
    finally:
        moved.rename(folder)
    assert all(layer["valid"] for layer in found["layers"])
    assert {layer["source"].split("|")[0] for layer in found["layers"]} == {str(moved / "war.gpkg")}
    assert found["crs"].startswith("EPSG:326")
    assert found["layouts"] == ["Page to print"]
    assert found["errors"] == []
    assert found["printed"] == 0
    assert (folder / "page.png").read_bytes().startswith(PNG)
