from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from geonews.cli.map_round import Done, remake
from geonews.cli.watching import PATIENCE, State, state_of, workspace_files


class Clock:
    """Sleeps without waiting; pressing Ctrl-C when nothing more is to be seen."""

    def __init__(self, *sizes: int) -> None:
        self._sizes: Iterator[int] = iter(sizes)
        self.slept = 0

    def look(self) -> State:
        size = next(self._sizes, None)
        if size is None:
            raise KeyboardInterrupt
        return ((1, size),)

    def sleep(self, _seconds: float) -> None:
        self.slept += 1


def rounds_of(*sizes: int, run: Callable[[], Done]) -> None:
    clock = Clock(*sizes)
    remake(run, clock.look, ((1, 1),), sleep=clock.sleep, clock=lambda: "12:00:00")


def made() -> Done:
    return [Path("a.html"), Path("b.html")], []


@pytest.mark.parametrize(
    ("sizes", "rounds"),
    [
        ((1, 1, 1), 0),
        ((2, 2, 2, 2), 1),
        ((2, 3, 4, 4, 4), 1),
        ((2, 2, 3, 3, 3), 2),
        (tuple(range(2, PATIENCE + 3)), 1),
    ],
)
def test_one_line_for_each_change_that_has_settled(
    sizes: tuple[int, ...], rounds: int, capsys: pytest.CaptureFixture[str]
) -> None:
    rounds_of(*sizes, run=made)
    printed = capsys.readouterr()
    assert printed.out == "12:00:00 a.html, b.html\n" * rounds
    assert printed.err == "watching for changes; Ctrl-C ends it\n"


def test_what_fails_is_told_and_the_next_change_is_waited_for(capsys: pytest.CaptureFixture[str]) -> None:
    answers = iter([([], ["no workspace\nthere"]), made()])
    rounds_of(2, 2, 3, 3, 3, run=lambda: next(answers))
    printed = capsys.readouterr()
    assert printed.out == "12:00:00 a.html, b.html\n"
    assert printed.err.splitlines()[1:] == ["geonews: no workspace there"]


def test_a_workspace_changes_in_its_log_too(tmp_path: Path) -> None:
    files = workspace_files(tmp_path / "w.sqlite")
    assert [path.name for path in files] == ["w.sqlite", "w.sqlite-wal", "w.corrections.jsonl"]
    assert state_of(files) == (None, None, None)
    files[0].write_bytes(b"12")
    before = state_of(files)
    files[1].write_bytes(b"")
    assert state_of(files) == before, "an empty log says nothing"
    files[1].write_bytes(b"123")
    assert state_of(files) != before
