"""What the command line says: lines on stdout, messages and progress on stderr."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator

SLOW_S = 1.0


def say(text: str) -> None:
    """One line of result."""
    sys.stdout.write(text + "\n")


def tell(text: str) -> None:
    """One line of message."""
    sys.stderr.write(text + "\n")


def complain(text: str) -> None:
    """One line of error; line breaks in it are folded."""
    sys.stderr.write("geonews: " + " ".join(text.split()) + "\n")


@contextlib.contextmanager
def progress() -> Iterator[Callable[[str, int, int | None], None]]:
    """A progress callback: a bar on a terminal, shown only for work over a second; silent elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _what, _done, _total: None
        return
    from rich.console import Console
    from rich.progress import Progress, TaskID

    began = time.monotonic()
    tasks: dict[str, TaskID] = {}
    with Progress(console=Console(stderr=True), transient=True) as bar:

        def report(what: str, done: int, total: int | None) -> None:
            if time.monotonic() - began < SLOW_S:
                return
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done, total=total)

        yield report
