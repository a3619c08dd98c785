"""What the command line says: lines on stdout, messages and progress on stderr."""

from __future__ import annotations

import contextlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from contextvars import ContextVar

SLOW_S = 1.0
QUIET: ContextVar[bool] = ContextVar("quiet", default=False)
"""Whether --quiet was given to the command that runs."""
Report = Callable[[str, int, int | None], None]


def say(text: str) -> None:
    """One line of result. What the terminal cannot show is escaped."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    sys.stdout.write(text.encode(encoding, errors="backslashreplace").decode(encoding) + "\n")


def say_json(value: object) -> None:
    """One line of JSON: no NaN, text as it is, escaped where the terminal's encoding has no character for it."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = json.dumps(value, allow_nan=False)
    sys.stdout.write(text + "\n")


def tell(text: str) -> None:
    """One line of message; nothing with --quiet."""
    if QUIET.get():
        return
    _write(text)


def _write(text: str) -> None:
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    sys.stderr.write(text.encode(encoding, errors="backslashreplace").decode(encoding) + "\n")


def complain(text: str) -> None:
    """One line of error; line breaks in it are folded."""
    _write("geonews: " + " ".join(text.split()))


@contextlib.contextmanager
def progress() -> Iterator[Report]:
    """A progress callback: a bar on a terminal, shown only for work over a second; silent elsewhere."""
    if QUIET.get() or not sys.stderr.isatty():
        yield lambda _what, _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

    began = time.monotonic()
    tasks: dict[str, TaskID] = {}
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:

        def report(what: str, done: int, total: int | None) -> None:
            if time.monotonic() - began < SLOW_S:
                return
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done, total=total)

        yield report
