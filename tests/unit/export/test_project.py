"""The QGIS project: what it names, where it looks, and the same bytes for the same rows."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import shapely
from lxml.etree import fromstring
from pyproj import CRS

from geonews.export import export
from geonews.export.project.region import region_of
from tests.maprows import ARTICLES, MENTIONS, POSITIONS

PROVENANCE = {"made_at": "2025-01-01T00:00:00+00:00", "package": "0.1.0", "licences": {"osm": "ODbL"}}

ROWS = {"positions": POSITIONS, "mentions": MENTIONS, "articles": ARTICLES, "situations": []}


def test_it_names_the_package_beside_it_and_all_of_its_layers(tmp_path: Path) -> None:
    path = tmp_path / "war.qgz"
    assert export(str(path), ROWS, provenance=PROVENANCE) == [path, tmp_path / "war.gpkg"]
    with zipfile.ZipFile(path) as archive:
        root = fromstring(archive.read("war.qgs"))
    sources = [node.text or "" for node in root.iter("datasource")]
    assert sources
    assert all(source.startswith("./war.gpkg|layername=") for source in sources)
    listed = {node.get("id") for node in root.find("layer-tree-group").iter("layer-tree-layer")}  # type: ignore[union-attr]
    assert listed == {node.text for node in root.iter("id")}
    assert all(len(name or "") > 10 for name in listed)


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    one, two = tmp_path / "war.qgz", tmp_path / "b" / "war.qgz"
    for path in (one, two):
        export(str(path), ROWS, provenance=PROVENANCE)
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize(
    ("box", "code"),
    [
        ((38.0, 33.0, 46.0, 37.0), "EPSG:32638"),
        ((-3.0, 14.0, -1.0, 17.0), "EPSG:32630"),
        ((28.0, -12.0, 31.0, -2.0), "EPSG:32735"),
        ((179.0, -18.0, 180.0, -16.0), "EPSG:32760"),
        ((-60.0, 10.0, 45.0, 50.0), "EPSG:8857"),
        ((0.0, 85.0, 10.0, 86.0), "EPSG:3995"),
        ((0.0, -86.0, 10.0, -85.0), "EPSG:3031"),
    ],
)
def test_the_region_has_a_metric_system_of_its_own(box: tuple[float, float, float, float], code: str) -> None:
    region = region_of([shapely.box(*box), None])
    assert region.crs == code
    assert {axis.unit_name for axis in CRS.from_user_input(code).axis_info} == {"metre"}
    west, south, east, north = region.bounds
    assert west < east
    assert south < north


def test_without_anything_to_draw_it_shows_the_world() -> None:
    assert region_of([]).crs == "EPSG:8857"
