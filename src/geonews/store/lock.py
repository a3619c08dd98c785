"""One writer at a time: a lock that ends with the process, however that ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from geonews.errors import StoreError

WAIT_S = 0.5
"""How long a second writer waits for the first."""


@contextmanager
def only_writer(workspace: Path) -> Iterator[None]:
    """Be the only one who writes a workspace, for as long as a run takes; readers go on beside it.

    The lock is one of the operating system on a file beside the workspace.

    Raises:
        StoreError: another geonews is writing, or the file cannot be made; one line.
    """
    lock = FileLock(workspace.with_name(f"{workspace.name}.lock"), timeout=WAIT_S)
    try:
        lock.acquire()
    except Timeout as error:
        raise StoreError(in_use(workspace)) from error
    except OSError as error:
        raise StoreError(
            f"{lock.lock_file} cannot be made ({error.strerror}); name another workspace with -w"
        ) from error
    try:
        yield
    finally:
        lock.release()


def in_use(workspace: Path) -> str:
    """What a second writer is told."""
    return f"workspace {workspace} is in use by another geonews; wait for it or name another file with -w"
