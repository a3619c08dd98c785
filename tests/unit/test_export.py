from __future__ import annotations

import json
from pathlib import Path

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geonews.errors import ExportError
from geonews.export import export
from geonews.model import PositionReport, to_dict
from geonews.tables import MENTION_COLUMNS, POSITION_COLUMNS, frame


def row(identifier: str = "p1", wkt: str | None = "POINT (30.5 50.4)", **fields: object) -> dict[str, object]:
    report = PositionReport(
        doc_id="a.txt", category="action", event_type="attack", claim_status="alleged", evidence="Shells fell.",
        ev_start=3, ev_end=15,
    )  # fmt: skip
    made = to_dict(report)
    made.pop("geometry_wkt")
    geometry = None if wkt is None else shapely.geometry.mapping(shapely.from_wkt(wkt))
    return made | {"id": identifier, "geometry": geometry, "actor_short": None, "acled_geo_precision": None} | fields


def exported(tmp_path: Path, rows: list[dict[str, object]]) -> dict[str, object]:
    [path] = export(str(tmp_path / "out.geojson"), {"positions": rows})
    return json.loads(path.read_text(encoding="utf-8"))


def test_features_follow_the_rfc(tmp_path: Path) -> None:
    clockwise = "POLYGON ((0 0, 0 1, 1 1, 1 0, 0 0))"
    found = exported(tmp_path, [row("a", clockwise), row("b", None), row("c")])
    assert found["type"] == "FeatureCollection"
    assert "crs" not in found
    assert found["bbox"] == [0, 0, 30.5, 50.4]
    area, nowhere, point = found["features"]
    assert shapely.LinearRing(area["geometry"]["coordinates"][0]).is_ccw
    assert nowhere["geometry"] is None
    assert "bbox" not in nowhere
    assert point["geometry"] == {"type": "Point", "coordinates": [30.5, 50.4]}
    assert [f["id"] for f in found["features"]] == ["a", "b", "c"]
    assert list(area["properties"]) == list(POSITION_COLUMNS)
    assert area["properties"]["char_start"] == 3


@given(st.text())
def test_any_text_survives(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    if any(0xD800 <= ord(c) <= 0xDFFF for c in words):
        return
    found = exported(tmp_path_factory.mktemp("x"), [row(evidence=words)])
    assert found["features"][0]["properties"]["evidence"] == words


def test_a_folder_gets_one_geometry_type_a_file(tmp_path: Path) -> None:
    rows = [row("a"), row("b", "LINESTRING (0 0, 1 1)"), row("c", "POLYGON ((0 0, 1 0, 1 1, 0 0))"), row("d", None)]
    paths = export(f"{tmp_path}/out/", {"positions": rows})
    assert [p.name for p in paths] == [
        "positions_areas.geojson", "positions_lines.geojson", "positions_points.geojson",
        "positions_without_geometry.geojson",
    ]  # fmt: skip
    for path in paths:
        assert len(json.loads(path.read_text(encoding="utf-8"))["features"]) == 1


def test_mentions(tmp_path: Path) -> None:
    mention = {"id": "m", "doc_id": "a", "start": 1, "end": 5, "text": "Kyiv", "lon": 30.5, "lat": 50.4}
    [path] = export(str(tmp_path / "m.geojson"), {"mentions": [mention]}, layer="mentions")
    [feature] = json.loads(path.read_text(encoding="utf-8"))["features"]
    assert feature["properties"]["char_end"] == 5
    assert feature["geometry"]["coordinates"] == [30.5, 50.4]


@pytest.mark.parametrize(
    ("target", "layer", "says"),
    [
        ("out.shp", "positions", "unknown suffix"),
        ("out", "positions", "unknown suffix"),
        ("x.geojson", "roads", "unknown layer"),
    ],
)
def test_wrong_targets(tmp_path: Path, target: str, layer: str, says: str) -> None:
    with pytest.raises(ExportError, match=says):
        export(str(tmp_path / target), {"positions": []}, layer=layer)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="does not exist"):
        export(str(tmp_path / "no" / "x.geojson"), {"positions": []})


def test_a_failed_export_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "x.geojson"
    path.write_text("before", encoding="utf-8")
    with pytest.raises(ValueError, match=r"Out of range|not JSON compliant"):
        export(str(path), {"positions": [row(confidence=float("nan"))]})
    assert path.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_frames_are_typed() -> None:
    made = frame([row(), row("b", None)], POSITION_COLUMNS)
    assert made.crs.to_epsg() == 4326
    assert {name: str(dtype) for name, dtype in made.drop(columns="geometry").dtypes.items()} == dict(POSITION_COLUMNS)
    assert made.geometry.iloc[1] is None
    assert frame([], MENTION_COLUMNS).empty
