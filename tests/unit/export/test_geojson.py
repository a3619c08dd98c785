from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geonews.errors import ExportError
from geonews.export import export
from geonews.tables import POSITION_COLUMNS, Row
from tests.unit.export.rows import here, mention, row


def exported(folder: Path, rows: list[Row], **options: Any) -> dict[str, Any]:
    [path] = export(str(folder / "out.geojson"), {"positions": rows}, **options)
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_features_follow_the_rfc(tmp_path: Path) -> None:
    clockwise = "POLYGON ((0 0, 0 1, 1 1, 1 0, 0 0), (0.2 0.2, 0.8 0.2, 0.8 0.8, 0.2 0.8, 0.2 0.2))"
    found = exported(tmp_path, [row("a", clockwise), row("b", None), row("c")])
    assert found["type"] == "FeatureCollection"
    assert "crs" not in found
    assert found["bbox"] == [0, 0, 30.5, 50.4]
    area, nowhere, point = found["features"]
    outer, hole = area["geometry"]["coordinates"]
    assert shapely.LinearRing(outer).is_ccw
    assert not shapely.LinearRing(hole).is_ccw
    assert nowhere["geometry"] is None
    assert "bbox" not in nowhere
    assert point["geometry"] == {"type": "Point", "coordinates": [30.5, 50.4]}
    assert point["bbox"] == [30.5, 50.4, 30.5, 50.4]
    assert [f["id"] for f in found["features"]] == ["a", "b", "c"]


def test_every_column_is_there_and_no_other(tmp_path: Path) -> None:
    [feature] = exported(tmp_path, [row(actor_spans=[[1, 2]])])["features"]
    assert list(feature["properties"]) == list(POSITION_COLUMNS)
    assert (feature["properties"]["char_start"], feature["properties"]["char_end"]) == (3, 15)
    assert feature["properties"]["speaker"] is None


def test_shapes_are_cut_at_the_antimeridian(tmp_path: Path) -> None:
    found = exported(tmp_path, [row("fiji", "POLYGON ((179 -17, -179 -17, -179 -16, 179 -16, 179 -17))")])
    [feature] = found["features"]
    assert feature["geometry"]["type"] == "MultiPolygon"
    assert feature["bbox"] == found["bbox"] == [179, -17, -179, -16]


def test_coordinates_are_rounded_to_a_tenth_of_a_metre(tmp_path: Path) -> None:
    [feature] = exported(tmp_path, [row("a", "POINT (30.123456789 50.4)")])["features"]
    assert feature["geometry"]["coordinates"] == [30.123457, 50.4]


def test_an_empty_collection_has_no_box(tmp_path: Path) -> None:
    assert exported(tmp_path, []) == {"type": "FeatureCollection", "features": []}


def test_provenance_goes_along(tmp_path: Path) -> None:
    assert exported(tmp_path, [], provenance={"made_at": "2025"})["provenance"] == {"made_at": "2025"}


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    found = exported(tmp_path_factory.mktemp("x"), [row(evidence=words)])
    assert found["features"][0]["properties"]["evidence"] == words


points = st.tuples(st.floats(-179, 179), st.floats(-80, 80))


@given(
    st.one_of(
        points.map(shapely.Point),
        st.lists(points, min_size=2, max_size=5, unique=True).map(shapely.LineString),
        st.lists(points, min_size=1, max_size=4, unique=True).map(shapely.MultiPoint),
        points.map(lambda p: shapely.Point(p).buffer(0.7, quad_segs=3)),
    )
)
def test_any_shape_survives(tmp_path_factory: pytest.TempPathFactory, shape: shapely.Geometry) -> None:
    [feature] = exported(tmp_path_factory.mktemp("x"), [row(wkt=shape.wkt)])["features"]
    made = shapely.geometry.shape(feature["geometry"])
    assert math.isclose(made.area, shape.area, abs_tol=1e-4)
    assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in shapely.get_coordinates(made))


def test_what_is_not_a_number_is_refused_and_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "x.geojson"
    path.write_text("before", encoding="utf-8")
    with pytest.raises(ExportError, match="not a number"):
        export(str(path), {"positions": [row(confidence=float("nan"))]})
    assert path.read_text(encoding="utf-8") == "before"
    assert here(tmp_path) == ["x.geojson"]


@pytest.mark.parametrize(
    ("fields", "drawn"),
    [
        ({}, True),
        ({"mention_type": "metonymic"}, False),
        ({"mention_type": "demonym"}, False),
        ({"mention_type": "part_of_name"}, False),
        ({"status": "ambiguous"}, False),
        ({"status": "unresolved", "lon": None, "lat": None}, False),
        ({"status": "corrected"}, True),
        ({"kind": "country"}, False),
        ({"kind": "region"}, False),
        ({"kind": "river"}, True),
    ],
)
def test_mentions_are_points_only_where_a_point_is_due(
    tmp_path: Path, fields: dict[str, object], *, drawn: bool
) -> None:
    [path] = export(str(tmp_path / "m.geojson"), {"mentions": [mention(**fields)]}, layer="mentions")
    [feature] = json.loads(path.read_text(encoding="utf-8"))["features"]
    assert feature["geometry"] == ({"type": "Point", "coordinates": [30.5, 50.4]} if drawn else None)
    assert feature["properties"]["lon"] == fields.get("lon", 30.5)
