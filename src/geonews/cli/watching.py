"""Waiting for files to change."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

POLL_S = 1.0
PATIENCE = 10
"""Looks after which a change counts though more follow: a long run stores article after article."""
State = tuple[tuple[int, int] | None, ...]


def workspace_files(workspace: Path) -> list[Path]:
    """The files in which a workspace changes: itself, SQLite's log and people's corrections beside it."""
    from geonews.store.corrections import corrections_path

    return [workspace, workspace.with_name(f"{workspace.name}-wal"), corrections_path(workspace)]


def state_of(files: Sequence[Path]) -> State:
    """Time of change (ns) and size of each file; None for one that is empty or not there, as a log between two runs."""
    return tuple(map(_state, files))


def _state(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size) if found.st_size else None


def changes(
    look: Callable[[], State], before: State, *, sleep: Callable[[float], None] = time.sleep
) -> Iterator[State]:
    """Each change, once nothing more has changed from one look to the next; without end.

    Args:
        look: what may change.
        before: how it looked to who was served last.
        sleep: waits for some seconds.
    """
    while True:
        sleep(POLL_S)
        now = look()
        if now != before:
            before = _settled(look, now, sleep)
            yield before


def _settled(look: Callable[[], State], now: State, sleep: Callable[[float], None]) -> State:
    for _ in range(PATIENCE):
        sleep(POLL_S)
        later = look()
        if later == now:
            break
        now = later
    return now
