"""The GeoPackage: layers, days, rings, styles, the same bytes for the same rows."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pyogrio
import pytest
import shapely

from geonews.errors import ExportError
from geonews.export import export
from geonews.export.geopackage import write_geopackage
from geonews.export.geopackage.rows import days_of, ring_layer
from geonews.export.qml import STYLED, style_of_layer
from geonews.export.qml.symbols import LOOKS
from geonews.geodesy import distance_m
from geonews.styles import STYLES
from tests.conftest import ROOT
from tests.maprows import ARTICLES, MENTIONS, POSITIONS

PROVENANCE = {"made_at": "2025-01-01T00:00:00+00:00", "package": "0.1.0", "licences": {"osm": "ODbL"}}

ROWS: dict[str, Any] = {"positions": POSITIONS, "mentions": MENTIONS, "articles": ARTICLES, "situations": []}
NEWS = [f"{when}_{what}" for when in ("positions", "undated") for what in ("points", "lines", "areas")]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gpkg") / "war.gpkg"
    assert export(str(path), ROWS, provenance=PROVENANCE) == [path]
    return path


def ids(path: Path, layer: str) -> list[str]:
    return list(pyogrio.read_dataframe(path, layer=layer)["id"])


def test_every_report_and_mention_is_in_one_layer_in_order(package: Path) -> None:
    parts = [ids(package, name) for name in (*NEWS, "positions_without_geometry")]
    order = [row["id"] for row in POSITIONS]
    assert sorted(i for part in parts for i in part) == sorted(order)
    assert all(part == sorted(part, key=order.index) for part in parts)
    mentions = ids(package, "mentions") + ids(package, "mentions_without_point")
    assert sorted(mentions) == sorted(row["id"] for row in MENTIONS)
    assert ids(package, "articles") == [row["id"] for row in ARTICLES]


def test_each_layer_has_one_type_of_geometry(package: Path) -> None:
    kinds = dict(pyogrio.list_layers(package).tolist())
    assert [kinds[name] for name in NEWS] == ["Point", "MultiLineString", "MultiPolygon"] * 2
    assert kinds["articles"] is None
    for name in (*NEWS, "uncertainty", "mentions", "places", "countries", "basemap"):
        assert pyogrio.read_info(package, layer=name)["crs"] == "EPSG:4326"


def test_days_are_days_and_both_are_filled() -> None:
    row = {"date_from": None, "date_to": None, "published": "2024-12-06"}
    assert days_of(row) == {"t_from": "2024-12-06", "t_to": "2024-12-06"}
    assert days_of(row | {"date_to": "2024-12-01"}) == {"t_from": "2024-12-01", "t_to": "2024-12-01"}
    assert days_of(row | {"date_from": "2024-12-03", "date_to": "2024-12-05"})["t_to"] == "2024-12-05"
    assert days_of(row | {"published": None}) == {"t_from": None, "t_to": None}


def test_undated_reports_stand_apart(tmp_path: Path) -> None:
    undated = {**POSITIONS[0], "date_from": None, "date_to": None, "published": None}
    path = tmp_path / "a.gpkg"
    write_geopackage(path, {"positions": [undated, {**POSITIONS[0], "id": "dated", "published": "2024-12-06"}]}, {})
    assert ids(path, "undated_points") == [undated["id"]]
    found = pyogrio.read_dataframe(path, layer="positions_points")
    assert list(found["id"]) == ["dated"]
    assert isinstance(found["t_from"].iloc[0].date(), date)
    assert "t_from" not in pyogrio.read_info(path, layer="undated_points")["fields"]


def test_rings_are_as_wide_as_said_everywhere() -> None:
    rows = [
        {"geom_basis": "point", "lon": lon, "lat": lat, "uncertainty_m": 5_000, "place_name": None}
        for lon, lat in ((10.0, 0.0), (25.0, 69.0), (10.0, 0.0))
    ]
    layer = ring_layer([*rows, {**rows[0], "geom_basis": "border_line"}])
    assert [row["n_reports"] for row in layer.rows] == [2, 1]
    for shape, (lon, lat) in zip(layer.shapes or (), ((10.0, 0.0), (25.0, 69.0)), strict=True):
        assert shape is not None
        reach = [distance_m(lon, lat, x, y) for x, y in shapely.get_coordinates(shape)]
        assert max(reach) == pytest.approx(5_000, rel=0.01)
        assert min(reach) == pytest.approx(5_000, rel=0.01)


def test_each_layer_opens_in_its_style(package: Path) -> None:
    with closing(sqlite3.connect(package)) as connection:
        styled = dict(connection.execute("SELECT f_table_name, styleQML FROM layer_styles WHERE useAsDefault"))
        [kind] = connection.execute("SELECT data_type FROM gpkg_contents WHERE table_name = 'layer_styles'").fetchone()
        spatial = {name for (name,) in connection.execute("SELECT table_name FROM gpkg_geometry_columns")}
    assert kind == "attributes"
    assert set(styled) == spatial == set(STYLED)
    assert styled == {name: style_of_layer(name) for name in STYLED}


def test_the_styles_in_maps_are_those() -> None:
    files = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "maps" / "styles").glob("*.qml")}
    assert files == {name: style_of_layer(name) for name in STYLED}, "run scripts/qgis_styles.py"


def test_every_status_has_a_look_of_its_own_and_only_the_articles_own_words_are_solid() -> None:
    assert set(LOOKS) == {*STYLES.values(), "solid", "party"}
    drawn = [(look.filled, look.dash, look.sign, look.crossed) for look in LOOKS.values()]
    assert len(set(drawn)) == len(drawn)
    assert [name for name, look in LOOKS.items() if look.filled] == ["solid"]
    assert [name for name, look in LOOKS.items() if not look.shown] == ["conditional", "negated", "historical"]


def test_the_same_rows_give_the_same_bytes(package: Path, tmp_path: Path) -> None:
    again = tmp_path / "war.gpkg"
    write_geopackage(again, ROWS, PROVENANCE)
    assert again.read_bytes() == package.read_bytes()


def test_hostile_text_is_text(tmp_path: Path) -> None:
    words = "'); DROP TABLE articles; -- <b>\u202e &amp; ${x}"
    row = {**POSITIONS[0], "evidence": words, "actor_text": words, "place_name": words}
    path = tmp_path / "a.gpkg"
    write_geopackage(path, {"positions": [row], "articles": [{**ARTICLES[0], "title": words}]}, {"made_at": words})
    assert list(pyogrio.read_dataframe(path, layer="articles")["title"]) == [words]


def test_what_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="does not exist") as told:
        write_geopackage(tmp_path / "none" / "a.gpkg", ROWS, {})
    assert "\n" not in str(told.value)
