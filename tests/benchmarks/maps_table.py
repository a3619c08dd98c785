"""The table of `make bench-map`: figures of each page, geonews as a share of each baseline, and the goals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from statistics import median

from tests.benchmarks.maps_browser import OPENS_S, Seen
from tests.benchmarks.maps_write import GEONEWS, Written

HEADINGS = (
    "mentions", "page", "write\ns", "rows\nMiB", "peak\nMiB", "size\nMB", "first\nclick s", "clicks",
    "opening,\nfrozen ms", "in use,\nfrozen ms", "heap\nMB",
)  # fmt: skip
NUMBERS = tuple(range(2, len(HEADINGS)))
GOAL_SIZE = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One page written and opened."""

    written: Written
    seen: Seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What is asked of the page at 100,000 mentions: less than so much."""

    what: str
    unit: str
    below: float
    of: Callable[[Run], float | None]


GOALS = (
    Goal(what="size", unit="MB", below=15.0, of=lambda run: run.written.megabytes),
    Goal(what="first click", unit="s", below=3.0, of=lambda run: run.seen.first_click_s),
    Goal(what="write", unit="s", below=10.0, of=lambda run: run.written.seconds),
    Goal(what="longest frozen moment, opening", unit="ms", below=200.0, of=lambda run: run.seen.opening_ms),
    Goal(what="longest frozen moment, in use", unit="ms", below=200.0, of=lambda run: run.seen.session_ms),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A goal beside what was measured."""

    goal: Goal
    figure: float | None

    @property
    def met(self) -> bool:
        """What did not get so far has missed."""
        return self.figure is not None and self.figure < self.goal.below

    @property
    def cells(self) -> tuple[str, ...]:
        """As the table shows it."""
        unit = self.goal.unit
        figure = "not reached" if self.figure is None else f"{self.figure:,.1f} {unit}"
        return self.goal.what, figure, f"< {self.goal.below:g} {unit}", "met" if self.met else "missed"


def middle(runs: Sequence[Run]) -> Run:
    """The median of each figure; of those that are None in most runs, None."""
    return Run(
        written=Written(**{f.name: median(getattr(run.written, f.name) for run in runs) for f in fields(Written)}),
        seen=Seen(**{f.name: _median([getattr(run.seen, f.name) for run in runs]) for f in fields(Seen)}),
    )


def lines(n: int, runs: Mapping[str, Run]) -> Iterator[tuple[str, ...]]:
    """Rows of the table: each page, then geonews as a share of the others.

    Args:
        n: mentions in the pages.
        runs: by page, geonews among them.
    """
    for page, run in runs.items():
        yield f"{n:,}", page, *_cells(run)
    for page, run in runs.items():
        if page != GEONEWS:
            yield f"{n:,}", f"{GEONEWS} / {page}", *_ratios(runs[GEONEWS], run)


def verdicts(run: Run) -> list[Verdict]:
    """Each goal with what was measured."""
    return [Verdict(goal=goal, figure=goal.of(run)) for goal in GOALS]


def _figures(run: Run) -> tuple[float | None, ...]:
    """In the order of the headings, which is that of the fields."""
    return (*astuple(run.written), *astuple(run.seen))


def _cells(run: Run) -> list[str]:
    digits = (1, 0, 0, 1, 2, 0, 0, 0, 0)
    cells = ["-" if v is None else f"{v:,.{d}f}" for v, d in zip(_figures(run), digits, strict=True)]
    if run.seen.first_click_s is None:
        cells[4] = f"none in {OPENS_S:.0f}"
    return cells


def _ratios(ours: Run, other: Run) -> list[str]:
    pairs = zip(_figures(ours), _figures(other), strict=True)
    return ["-" if a is None or not b else f"{a / b:.2f}" for a, b in pairs]


def _median(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return median(known) if 2 * len(known) > len(values) else None
