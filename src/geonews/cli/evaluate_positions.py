"""What `geonews evaluate` says of positions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from geonews.cli.say import say
from geonews.cli.tables import printable, say_table

if TYPE_CHECKING:
    from geonews.evaluation.events import EventScores
    from geonews.evaluation.measures import Calibration

NOTHING = "–"


def say_positions(scores: EventScores) -> None:
    """All figures of the positions."""
    say("")
    traps = f"; {scores.traps_hit} of {scores.traps} traps hit" if scores.traps else ""
    say(f"positions: {scores.gold:,} marked, {scores.core:,} of them core, {scores.found:,} found{traps}")
    for name, value, said in _figures(scores):
        say(f"  {name:<24} {_n(value)}  {said}")
    statuses = (f"{status} {_n(value)}" for status, value in scores.recall_by_status.items())
    say(f"  {'recall by claim status':<24} {', '.join(statuses)}")
    say("")
    headings = (
        "event type",
        "core",
        "found",
        "recall",
        "precision",
        "exact type",
        "status",
        "place",
        "actor",
        "all right",
    )
    rows = [
        (
            one.event_type,
            str(one.core),
            str(one.found),
            *map(_n, (one.recall, one.precision, one.exact_type, one.claim_status_acc, one.place_acc)),
            *map(_n, (one.actor_right, one.all_right)),
        )
        for one in scores.by_type
    ]
    say_table(headings, rows, numbers=range(1, len(headings)))
    _say_confusion("event type marked", scores.types)
    _say_confusion("claim status marked", scores.statuses)
    _say_mistakes(scores)
    if scores.calibration is not None:
        told = scores.calibration
        say("")
        say(
            f"confidence of {told.n:,} found, right is type and place: Brier {told.brier:.3f}, "
            f"calibration error {told.ece:.3f}"
        )
        say_bins("confidence", told)


def say_bins(name: str, told: Calibration) -> None:
    """A calibration's bins as a table."""
    bins = [(f"{b.low:.1f}-{b.high:.1f}", str(b.n), _n(b.mean_score), _n(b.right)) for b in told.bins]
    say_table((name, "n", f"mean {name}", "share right"), bins, numbers=(1, 2, 3))


def _figures(scores: EventScores) -> tuple[tuple[str, float | None, str], ...]:
    return (
        ("core recall", scores.core_recall, "core events found, with the same or an equivalent type"),
        ("precision one to one", scores.precision_one_to_one, f"lenient {_n(scores.precision_lenient)}"),
        ("exact type", scores.exact_type, "of the core events found"),
        ("claim status", scores.claim_status_acc, "of the core events found"),
        ("place", scores.place_acc, "of the core events found"),
        ("actor", scores.actor_right, "of the core events found"),
        ("all right", scores.headline_core_all_right, "of all core events: found, with status, place and actor right"),
    )


def _say_confusion(name: str, counted: Mapping[str, Mapping[str, int]]) -> None:
    """One row a marked word: the found words with their numbers, most frequent first."""
    if not counted:
        return
    say("")
    rows = [
        (marked, str(found.get(marked, 0)), ", ".join(f"{word} {n}" for word, n in found.items() if word != marked))
        for marked, found in counted.items()
    ]
    say_table((name, "same", "found as"), rows, numbers=(1,))


def _say_mistakes(scores: EventScores) -> None:
    from geonews.evaluation.event_tables import EVENT_REASONS

    if not scores.mistakes:
        return
    say("")
    rows = [(name, str(scores.mistakes[name]), said) for name, said in EVENT_REASONS.items() if name in scores.mistakes]
    say_table(("mistakes", "n", ""), rows, numbers=(1,))
    for one in scores.worst:
        say("")
        said = [f"marked {printable(one.gold)}"] if one.gold else []
        said += [f"found {printable(one.found)}"] if one.found else []
        say(f"{one.reason}  {one.document}:{one.start}  {'; '.join(said)}")
        say(f"    {printable(one.context)}")


def _n(value: float | None) -> str:
    return NOTHING if value is None else f"{value:.3f}"
