"""Workspaces of every schema version there ever was open, and hold what they held.

A fixture is never made anew: when the schema changes, the version before gets one more file.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from geonews.store import MIGRATIONS, Filters, Store, runs
from tests.conftest import ROOT

FIXTURES = sorted((ROOT / "tests" / "fixtures" / "workspaces").glob("v*.sql"))


def test_every_version_has_a_fixture() -> None:
    assert [path.stem for path in FIXTURES] == [f"v{number}" for number in range(1, len(MIGRATIONS) + 1)]


@pytest.fixture(params=FIXTURES, ids=lambda path: path.stem)
def workspace(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "w.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(request.param.read_text(encoding="utf-8"))
    return path


def test_it_opens_with_all_that_it_held(workspace: Path) -> None:
    with Store(workspace) as store:
        assert [stored.article.id for stored in store.stored()] == ["one.txt", "two.txt"]
        assert store.require("two.txt").mended == {"published": "2024-12-07"}
        reports = [report for annotated, _ in store.results() for report in annotated.positions]
        assert {report.event_type for report in reports} >= {"capture", "clash", "withdrawal", "displacement"}
        assert [run.ended for run in runs(store)] == [True, True]
        assert [a.article.id for a, _ in store.results(Filters(statuses=("denied",)))] == ["two.txt"]


def test_it_opens_again_as_the_newest_version(workspace: Path) -> None:
    with Store(workspace):
        pass
    with closing(sqlite3.connect(workspace)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
