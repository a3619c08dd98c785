"""Decisions from files: the page's, another workspace's, and layers edited in QGIS."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from shapely import Point

from geonews.config import Config
from geonews.errors import InputError
from geonews.export import export
from geonews.model import Correction
from geonews.pipeline import rows_of
from geonews.pipeline.review.deciding import Desk
from geonews.pipeline.review.handed_in import handed_in, sorted_out
from geonews.store import Store
from geonews.store.corrections import append
from tests.unit.pipeline.review.decided import attack, decide

A, B = attack("a").id, attack("b").id


def taken(path: Path, store: Store) -> tuple[list[Correction], list[str]]:
    desk = Desk(store, Config.load(), reviewer="lin", warn=print)
    made, wrong = sorted_out(handed_in(path, desk, lambda: rows_of(store, Config.load())))
    desk.keep(*made)
    return made, wrong


def rows(store: Store) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in rows_of(store, Config.load()).positions}


@pytest.mark.parametrize("suffix", [".gpkg", ".geojson", ".fgb"])
def test_an_edited_layer_gives_what_was_edited_and_nothing_else(store: Store, tmp_path: Path, suffix: str) -> None:
    made = rows_of(store, Config.load())
    path = tmp_path / f"positions{suffix}"
    export(str(path), {"positions": made.positions}, layer="positions")
    layer = {"layer": "undated_points"} if suffix == ".gpkg" else {}
    edited = gpd.read_file(path, **layer)
    assert taken(path, store) == ([], [])
    edited.loc[edited["id"] == A, "claim_status"] = "denied"
    edited.loc[edited["id"] == B, "geometry"] = Point(32.5, 15.6)
    edited.to_file(path, **layer)
    decisions, wrong = taken(path, store)
    assert wrong == []
    assert {one.target: (one.claim_status, one.lon, one.iso2) for one in decisions} == {
        A: ("denied", None, None),
        B: (None, 32.5, "SD"),
    }
    after = rows(store)
    assert (after[A]["claim_status"], after[B]["lon"], after[B]["reviewer"]) == ("denied", 32.5, "lin")
    assert taken(path, store) == ([], [])


def test_a_cell_of_nonsense_costs_its_row(store: Store, tmp_path: Path) -> None:
    features = [
        {"id": A, "claim_status": "certain"},
        {"id": B, "claim_status": "asserted", "date_from": "2024-05-02"},
        {"id": "nobody", "claim_status": "denied"},
    ]
    path = write_geojson(tmp_path, features)
    decisions, wrong = taken(path, store)
    assert [(one.target, str(one.date_from), str(one.date_to)) for one in decisions] == [
        (B, "2024-05-02", "2024-05-02")
    ]
    assert len(wrong) == 2
    assert 'claim_status "certain" is unknown' in wrong[0]
    assert "no report nobody" in wrong[1]


def write_geojson(folder: Path, features: list[dict[str, Any]]) -> Path:
    path = folder / "edited.geojson"
    found = [{"type": "Feature", "geometry": None, "properties": one} for one in features]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": found}), encoding="utf-8")
    return path


def test_what_the_page_saved(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "geonews-review.json"
    decisions: list[Any] = [
        {"report": A, "review": "corrected", "claim_status": "alleged", "reviewed_at": "2025-01-01T00:00:00.123Z"},
        {"report": B, "review": "corrected", "placeless": True},
        {"report": B, "review": "corrected", "claim_status": "sure"},
        {"report": "nobody", "review": "rejected"},
        {"report": A, "review": "rejected", "reviewed_at": "Monday"},
        7,
    ]
    path.write_text(json.dumps({"decisions": decisions}), encoding="utf-8")
    made, wrong = taken(path, store)
    assert (len(made), len(wrong)) == (2, 4)
    assert [line.split(":")[0] for line in wrong] == [f"{path.name}, decision {n}" for n in (3, 4, 5, 6)]
    assert made[0].reviewed_at == "2025-01-01T00:00:00.123+00:00"
    assert taken(path, store)[0][0] == made[0]
    after = rows(store)
    assert (after[A]["claim_status"], after[B]["geometry"]) == ("alleged", None)


def test_decisions_of_another_workspace(store: Store, tmp_path: Path) -> None:
    theirs = Correction(subject="position", review="rejected", target=A, doc_id="a", reviewed_at="2025-01-01")
    path = tmp_path / "theirs.jsonl"
    append(path, [theirs], print)
    with path.open("a", encoding="utf-8") as stream:
        stream.write("nonsense\n")
    made, wrong = taken(path, store)
    assert made == [theirs]
    assert len(wrong) == 1
    assert set(rows(store)) == {B}


@pytest.mark.parametrize("name", ["gone.json", "list.json", "text.gpkg"])
def test_a_file_of_another_kind_is_told_in_one_line(store: Store, tmp_path: Path, name: str) -> None:
    if name != "gone.json":
        (tmp_path / name).write_text("[1]", encoding="utf-8")
    with pytest.raises(InputError) as told:
        taken(tmp_path / name, store)
    assert "\n" not in str(told.value)


def test_a_decision_after_a_move_goes_on_from_the_one_before(store: Store) -> None:
    decide(store, subject="position", review="corrected", target="before", doc_id="a", event_type="attack",
           evidence=attack("a").evidence, trigger="attacked", claim_status="denied")  # fmt: skip
    desk = Desk(store, Config.load(), warn=print)
    desk.keep(desk.on_report(A, "confirmed"))
    assert (rows(store)[A]["review"], rows(store)[A]["claim_status"]) == ("confirmed", "denied")
