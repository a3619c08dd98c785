"""The file of corrections: appended to, merged in any order, and no worse for one bad line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geonews.errors import InputError, StoreError
from geonews.model import Correction
from geonews.model.corrections import holding
from geonews.store.corrections import append, corrections_path, read_corrections, require

ONE = Correction(subject="name", review="rejected", name="May", reviewed_at="2025-01-01T00:00:00+00:00")
TWO = Correction(
    subject="name", review="corrected", name="غزة", lon=34.45, lat=31.5, reviewed_at="2025-01-02T00:00:00+00:00"
)
BACK = Correction(subject="undo", target=ONE.id, reviewed_at="2025-01-03T00:00:00+00:00")


def test_it_lies_beside_the_workspace() -> None:
    assert corrections_path(Path("x/war.2024.sqlite")) == Path("x/war.2024.corrections.jsonl")


def test_what_was_written_is_read_and_nothing_is_written_twice(tmp_path: Path) -> None:
    path = tmp_path / "w.corrections.jsonl"
    assert read_corrections(path, print) == []
    assert append(path, [ONE, TWO, ONE], print) == [ONE, TWO]
    before = path.read_bytes()
    assert append(path, [TWO, BACK], print) == [BACK]
    assert path.read_bytes().startswith(before)
    assert read_corrections(path, print) == [ONE, TWO, BACK]
    assert "غزة" in path.read_text(encoding="utf-8")
    assert json.loads(before.splitlines()[0])["id"] == ONE.id


def test_two_files_merged_either_way_say_the_same(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours.jsonl", tmp_path / "theirs.jsonl"
    append(ours, [ONE, TWO], print)
    append(theirs, [BACK, TWO], print)
    one_way, other_way = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    one_way.write_bytes(ours.read_bytes() + theirs.read_bytes())
    other_way.write_bytes(theirs.read_bytes() + ours.read_bytes())
    found = [holding(read_corrections(path, print)) for path in (one_way, other_way)]
    assert found == [[TWO], [TWO]]


def test_a_bad_line_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "w.corrections.jsonl"
    append(path, [ONE], print)
    with path.open("a", encoding="utf-8") as stream:
        stream.write('<<<<<<< ours\n[1]\n\n{"subject": "name"}\n{"subject": "name", "lon": NaN')
    told: list[str] = []
    append(path, [TWO], told.append)
    told.clear()
    assert read_corrections(path, told.append) == [ONE, TWO]
    assert [line.split(":")[0] for line in told] == [f"{path.name}, line {n}" for n in (2, 3, 5, 6)]


def test_a_decision_is_named_by_the_beginning_of_its_id() -> None:
    assert require([ONE, TWO], ONE.id[:6]) == ONE
    for name in ("", "zzz"):
        with pytest.raises(InputError, match="review log"):
            require([ONE, TWO], name)


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be read"):
        read_corrections(tmp_path, print)
