from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import geoparquet_validator
import pyarrow.parquet as pq

from geonews.export import export
from geonews.tables import POSITION_COLUMNS
from tests.unit.export.rows import row

ROWS = [
    row("a", date_from="2024-02-29", speaker_named=True, count_min=3),
    row("b", None),
    row("c", "POLYGON ((0 0, 0 1, 1 1, 0 0))"),
]


def written(folder: Path, **options: object) -> Path:
    [path] = export(str(folder / "out.parquet"), {"positions": ROWS}, **options)  # type: ignore[arg-type]
    return path


def test_the_validator_finds_nothing_wrong(tmp_path: Path) -> None:
    report = geoparquet_validator.check(str(written(tmp_path)))
    passed = {outcome["id"] for outcome in report["outcomes"] if outcome["status"] == "pass"}
    assert geoparquet_validator.failed(report) == []
    assert {"/conf/core/geo-metadata", "/conf/covering/bbox-column-repetition"} <= passed


def test_the_metadata_name_version_and_boxes(tmp_path: Path) -> None:
    geo = json.loads(pq.read_schema(written(tmp_path)).metadata[b"geo"])
    column = geo["columns"]["geometry"]
    assert geo["version"] == "1.1.0"
    assert column["covering"]["bbox"]["xmin"] == ["bbox", "xmin"]
    assert sorted(column["geometry_types"]) == ["Point", "Polygon"]


def test_a_box_reads_only_what_lies_in_it(tmp_path: Path) -> None:
    assert list(gpd.read_parquet(written(tmp_path), bbox=(-1, -1, 2, 2))["id"]) == ["c"]


def test_types_and_nulls_come_back(tmp_path: Path) -> None:
    found = gpd.read_parquet(written(tmp_path))
    assert list(found.columns) == [*POSITION_COLUMNS, "geometry"]
    kinds = {name: str(found[name].dtype) for name in ("evidence", "count_min", "speaker_named", "lon")}
    assert kinds == {"evidence": "string", "count_min": "Int64", "speaker_named": "boolean", "lon": "Float64"}
    assert found["date_from"].dtype.kind == "M"
    assert found["count_min"].isna().tolist() == [False, True, True]


def test_provenance_goes_along(tmp_path: Path) -> None:
    path = written(tmp_path, provenance={"made_at": "2025", "gazetteer": {"world": "abc"}})
    assert gpd.read_parquet(path).attrs == {"provenance": {"made_at": "2025", "gazetteer": {"world": "abc"}}}
