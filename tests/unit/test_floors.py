from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.evaluation.floors import FILE, below, digest, lowered, read_floors


def test_no_floor_was_ever_higher() -> None:
    """Against every version in the history of this commit."""
    path = f"./{FILE.relative_to(ROOT).as_posix()}"
    if shutil.which("git") is None:
        pytest.skip("git is not installed, so the history of the floors cannot be read")
    asked = subprocess.run(
        ["git", "-C", str(ROOT), "log", "--format=%H", "--", path], capture_output=True, text=True, check=False
    )
    commits = asked.stdout.split()
    if asked.returncode or not commits:
        pytest.skip("this copy has no history of the floors")
    fallen = []
    for commit in commits:
        shown = subprocess.run(
            ["git", "-C", str(ROOT), "show", f"{commit}:{path}"], capture_output=True, text=True, check=False
        )
        if shown.returncode == 0:  # else the commit removed the file, or a shallow clone ends here
            fallen += lowered(read_floors(shown.stdout), read_floors())
    assert sorted(set(fallen)) == []


@pytest.mark.parametrize(
    ("before", "now", "fallen"),
    [
        ({"a": {"f1": 0.8}}, {"a": {"f1": 0.8}}, 0),
        ({"a": {"f1": 0.8}}, {"a": {"f1": 0.9, "recall": 0.1}, "b": {"f1": 0.1}}, 0),
        ({"a": {"f1": 0.8}}, {"a": {"f1": 0.79}}, 1),
        ({"a": {"f1": 0.8, "recall": 0.7}}, {"a": {"f1": 0.8}}, 1),
        ({"a": {"f1": 0.8, "recall": 0.7}}, {}, 2),
        ({"a": {"f1": 0.8}}, {"a": {"f1": 0.7, "sha256": "new"}}, 1),
        ({"a": {"f1": 0.8, "sha256": "old"}}, {"a": {"f1": 0.7, "sha256": "new"}}, 0),
    ],
)
def test_what_counts_as_lowered(
    before: dict[str, dict[str, float]], now: dict[str, dict[str, float]], fallen: int
) -> None:
    assert len(lowered(before, now)) == fallen


def test_a_digest_knows_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("1", encoding="utf-8")
    first = digest(tmp_path)
    assert first == digest(tmp_path)
    (tmp_path / "b").write_text("2", encoding="utf-8")
    second = digest(tmp_path)
    (tmp_path / "b").rename(tmp_path / "c")
    assert len({first, second, digest(tmp_path)}) == 3


def test_floors_of_other_data_are_not_compared(tmp_path: Path) -> None:
    (tmp_path / "corpus").write_text("other", encoding="utf-8")
    with pytest.raises(AssertionError, match="were measured on other data"):
        below({"exact_f1": 1.0}, "own", tmp_path / "corpus")
