"""A run that is killed at any moment loses nothing and does nothing twice; several processes find the same as one."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import CACHE

pytestmark = pytest.mark.xdist_group("kill")
KILLS = int(os.environ.get("GEONEWS_KILLS", "10"))
ARTICLES = 60
COMMAND = (sys.executable, "-m", "geonews", "run")
TOWNS = ("Khartoum", "Omdurman", "Port Sudan", "Gao", "Kidal", "Timbuktu", "Aleppo", "Homs", "Goma", "Bukavu")
ASKED = "SELECT id, sha256, record FROM articles ORDER BY id"
FOUND = "SELECT doc_id, seq, record FROM mentions ORDER BY doc_id, seq"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("articles")
    chance = random.Random(7)  # noqa: S311 # no secret
    for number in range(ARTICLES):
        lines = [f"Shelling was heard in {chance.choice(TOWNS)} and in {chance.choice(TOWNS)}." for _ in range(40)]
        (made / f"{number:03}.txt").write_text("\n".join(lines), encoding="utf-8")
    return made


def settings(user: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GEONEWS_")}
    return kept | {"GEONEWS_CACHE_DIR": str(CACHE), "GEONEWS_USER_DIR": str(user), "SOURCE_DATE_EPOCH": "1735689600"}


def start(folder: Path, workspace: Path, *options: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "geonews",
            "run",
            str(folder),
            "-w",
            str(workspace),
            "--recogniser",
            "lexicon",
            *options,
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=settings(workspace.parent / "user"),
    )


def finish(folder: Path, workspace: Path, *options: str) -> str:
    process = start(folder, workspace, *options)
    _, error = process.communicate(timeout=300)
    assert process.returncode == 0, error.decode()
    return error.decode()


def held(workspace: Path) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    with closing(sqlite3.connect(workspace)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return connection.execute(ASKED).fetchall(), connection.execute(FOUND).fetchall()


def count(workspace: Path) -> int:
    return number(workspace, "SELECT count(*) FROM articles")


def begun(workspace: Path) -> int:
    return number(workspace, "SELECT count(*) FROM runs")


def number(workspace: Path, query: str) -> int:
    if not workspace.exists():
        return 0
    with closing(sqlite3.connect(workspace)) as connection:
        try:
            return int(connection.execute(query).fetchone()[0])
        except sqlite3.OperationalError:  # the tables are being made
            return 0


@pytest.fixture(scope="module")
def whole(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = tmp_path_factory.mktemp("whole") / "w.sqlite"
    finish(folder, workspace)
    return workspace


def test_killed_again_and_again_it_ends_with_the_same(folder: Path, whole: Path, tmp_path: Path) -> None:
    workspace = tmp_path / "w.sqlite"
    chance = random.Random(11)  # noqa: S311 # no secret
    for _ in range(KILLS):
        before = count(workspace)
        process = start(folder, workspace)
        until = time.monotonic() + 60
        # some are killed while they start, some in the middle of their work
        wanted = before + chance.randrange(0, 8)
        while process.poll() is None and count(workspace) < wanted and time.monotonic() < until:
            time.sleep(0.005)
        time.sleep(chance.random() * 0.02)
        process.kill()
        process.communicate()
        assert count(workspace) >= before
    finish(folder, workspace)
    assert held(workspace) == held(whole)


def test_several_processes_find_the_same(folder: Path, whole: Path, tmp_path: Path) -> None:
    workspace = tmp_path / "w.sqlite"
    finish(folder, workspace, "--jobs", "2")
    assert held(workspace) == held(whole)


def test_a_second_run_is_refused_while_the_first_waits(folder: Path, tmp_path: Path) -> None:
    workspace = tmp_path / "w.sqlite"
    command = [*COMMAND, "-", "-w", str(workspace), "--recogniser", "lexicon"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, env=settings(tmp_path / "user")) as first:
        until = time.monotonic() + 60
        while begun(workspace) < 1 and time.monotonic() < until:
            time.sleep(0.01)
        second = start(folder, workspace)
        _, error = second.communicate(timeout=60)
        first.communicate(b"Shelling was heard in Gao.", timeout=60)
    assert second.returncode == 2
    assert b"in use by another geonews" in error
    assert len(error.decode().splitlines()) == 1
    assert (first.returncode, count(workspace)) == (0, 1)
