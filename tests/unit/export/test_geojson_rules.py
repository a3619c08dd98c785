from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geonews.export import export
from geonews.geodesy import disc
from tests.geojson_rules import broken
from tests.unit.export.rows import row


def feature(geometry: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": geometry, "properties": {}}]}


@pytest.mark.parametrize(
    "collection",
    [
        {"type": "Feature"},
        {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": None}]},
        {"type": "FeatureCollection", "features": [], "crs": {}},
        {"type": "FeatureCollection", "features": [], "bbox": [0, 1, 0]},
        feature({"type": "Point", "coordinates": [181, 0]}),
        feature({"type": "LineString", "coordinates": [[179, 0], [-179, 0]]}),
        feature({"type": "LineString", "coordinates": [[0, 0]]}),
        feature({"type": "Polygon", "coordinates": [[[0, 0], [0, 1], [1, 1], [0, 0]]]}),
        feature({"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1]]]}),
        feature({"type": "MultiPolygon", "coordinates": [[[[0, 0], [0, 1], [1, 1], [0, 0]]]]}),
        feature({"type": "Circle", "coordinates": [0, 0]}),
    ],
)
def test_the_rules_find_what_is_wrong(collection: Any) -> None:
    assert broken(collection) != []


SHAPES = st.one_of(
    st.none(),
    st.builds(lambda lon, lat: f"POINT ({lon} {lat})", st.floats(-180, 180), st.floats(-90, 90)),
    st.builds(lambda lon, lat: disc(lon, lat, 300_000).wkt, st.floats(-180, 180), st.floats(-80, 80)),
    st.builds(lambda lon, east: f"LINESTRING ({lon} 0, {east} 10)", st.floats(-180, 180), st.floats(-180, 180)),
)


@given(shapes=st.lists(SHAPES, max_size=4))
def test_every_file_follows_them(tmp_path_factory: pytest.TempPathFactory, shapes: list[str | None]) -> None:
    path: Path = tmp_path_factory.mktemp("x") / "out.geojson"
    export(str(path), {"positions": [row(f"p{n}", wkt) for n, wkt in enumerate(shapes)]})
    assert broken(json.loads(path.read_text(encoding="utf-8"))) == []
