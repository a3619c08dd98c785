"""Decisions on the command line, on real data: they outlive another reading of a changed article, and are undone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Result

pytestmark = pytest.mark.xdist_group("gazetteer")
Command = Callable[..., Result]
TEXT = (
    "April 3, 2024\n\nThe Malian army retook the town of Timbuktu on Tuesday, the defence ministry said. "
    "Residents fled to Zzarbaq on Monday.\n"
)


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, encoding="utf-8")


def captures(geonews: Command) -> dict[str, dict[str, Any]]:
    assert geonews("export", "out.geojson").code == 0
    rows = [one["properties"] for one in json.loads(Path("out.geojson").read_text(encoding="utf-8"))["features"]]
    return {row["place_name"]: row for row in rows if row["event_type"] == "capture"}


def test_a_decision_outlives_a_changed_article_and_is_undone(geonews: Command) -> None:
    geonews("run", "a.txt")
    before = captures(geonews)["Timbuktu"]
    decided = geonews(
        "review", "position", before["id"], "--status", "alleged", "--date", "2024-04-01", "--reviewer", "lin"
    )
    assert decided.code == 0, decided.err
    Path("a.txt").write_text(TEXT.replace("\n\n", "\n\nA new first sentence. "), encoding="utf-8")
    assert "1 read" in geonews("run", "a.txt").out
    after = captures(geonews)["Timbuktu"]
    assert after["id"] != before["id"]
    assert (after["claim_status"], after["date_from"], after["decided_by"]) == ("alleged", "2024-04-01", "human")
    [logged] = map(json.loads, geonews("review", "log", "--json").out.splitlines())
    assert (logged["reviewer"], logged["holds"]) == ("lin", True)
    assert geonews("review", "undo", logged["id"][:8]).code == 0
    assert captures(geonews)["Timbuktu"]["claim_status"] == before["claim_status"]
    assert "(undone)" in geonews("review", "log").out


def test_names_are_listed_decided_on_and_gone_from_the_list(geonews: Command) -> None:
    geonews("run", "a.txt")
    listed = [json.loads(line) for line in geonews("review", "--json").out.splitlines()]
    assert "Zzarbaq" in [one["name"] for one in listed if one["kind"] == "name"]
    told = geonews("review", "mention", "Zzarbaq", "--everywhere", "--place", "16.9", "-3.2")
    assert "16.90000, -3.20000 (ML)" in told.out
    assert "Zzarbaq" not in geonews("review").out
    geonews("export", "m.csv", "--layer", "mentions")
    [row] = [line for line in Path("m.csv").read_text(encoding="utf-8-sig").splitlines() if "Zzarbaq" in line]
    assert "corrected" in row
    assert "human" in row


def test_rejected_reports_leave_exports_and_say_so(geonews: Command) -> None:
    geonews("run", "a.txt")
    geonews("review", "position", captures(geonews)["Timbuktu"]["id"], "--reject")
    exported = geonews("export", "out.geojson")
    assert "1 rejected report" in exported.err
    assert "Timbuktu" not in captures(geonews)


def test_the_workspace_may_stand_before_or_after_the_command(geonews: Command) -> None:
    geonews("run", "a.txt", "-w", "w.sqlite", "--recogniser", "lexicon")
    before = geonews("review", "-w", "w.sqlite", "--reviewer", "lin", "mention", "May", "--everywhere", "--no-place")
    assert before.out.endswith("by lin\n")
    assert len(geonews("review", "log", "-w", "w.sqlite").out.splitlines()) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        ("mention", "Gao"),
        ("mention", "Gao", "--no-place"),
        ("mention", "Gao", "--everywhere", "--place", "99", "0"),
        ("mention", "Gao", "--everywhere", "--gazetteer", "geonames:0"),
        ("mention", "Gao", "--everywhere", "--outlet", "x", "--no-place"),
        ("position", "x", "--reject"),
        ("position", "x", "--reject", "--confirm"),
        ("position", "x", "--date", "Monday"),
        ("position", "x", "--status", "sure"),
        ("undo", "x"),
        ("--apply", "gone.json"),
    ],
)
def test_what_cannot_be_decided_is_told_in_one_line(geonews: Command, wrong: tuple[str, ...]) -> None:
    geonews("run", "a.txt", "--recogniser", "lexicon")
    told = geonews("review", *wrong)
    assert told.code == 2
    assert len(told.err.strip().splitlines()) == 1
    assert not Path("geonews.corrections.jsonl").exists()
