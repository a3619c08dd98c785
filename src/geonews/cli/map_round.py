"""Making maps, each by itself, once or again and again."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from geonews.cli.map_job import MapJob, make
from geonews.cli.maps_file import Maps, read_maps
from geonews.cli.say import complain, progress, say, tell
from geonews.cli.watching import State, changes
from geonews.errors import GeonewsError

Done = tuple[list[Path], list[str]]
"""What was written, and a line for each map that was not."""


@dataclass(frozen=True)
class Round:
    """The maps of a command line, or of a file of maps, which is read anew each time."""

    job: MapJob
    maps: Path | None
    workspace: Path
    debug: bool = False

    def run(self) -> Done:
        """Make them: one that fails costs no other."""
        try:
            asked = Maps(jobs=[self.job]) if self.maps is None else read_maps(self.maps)
        except GeonewsError as error:
            return [], [self._line(error)]
        written: list[Path] = []
        errors = list(asked.errors)
        with progress() as report:
            for job in asked.jobs:
                try:
                    make(job, self.workspace, report)
                    written.append(job.output)
                except Exception as error:  # noqa: BLE001  # told in one line; the others go on
                    errors.append(self._line(error, job))
        return written, errors

    def _line(self, error: Exception, job: MapJob | None = None) -> str:
        if self.debug:
            raise error
        text = str(error)
        if not isinstance(error, GeonewsError):
            text = f"unforeseen {type(error).__name__}: {error}; run with --debug for the trace and report it"
        return text if job is None or self.maps is None else f'{self.maps}: map "{job.output}": {text}'


def remake(
    run: Callable[[], Done],
    look: Callable[[], State],
    before: State,
    *,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], str] = lambda: time.strftime("%H:%M:%S"),
) -> None:
    """Make the maps again after each change until Ctrl-C; what fails is told, and the next change is waited for.

    Args:
        run: makes them.
        look: what may change.
        before: how it looked before they were made last.
        sleep: waits for some seconds.
        clock: the time of day, for the line of each round.
    """
    tell("watching for changes; Ctrl-C ends it")
    sys.stdout.flush()
    with contextlib.suppress(KeyboardInterrupt):
        for _ in changes(look, before, sleep=sleep):
            written, errors = run()
            complain_all(errors)
            if written:
                say(f"{clock()} {', '.join(map(str, written))}")
            sys.stdout.flush()


def complain_all(errors: Sequence[str]) -> None:
    """One line each."""
    for error in errors:
        complain(error)
