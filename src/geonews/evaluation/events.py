"""Scores of reported events: found one to one, then claim status, place and actor of what was found.

Recall, and the shares of what was found, are over the core events of the gold; precision is over everything found, the
headline over all core events. What counts as right is in `judging`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from geonews.evaluation.event import Event
from geonews.evaluation.event_pairs import Marked, Paired, pair_events
from geonews.evaluation.event_tables import EventMistake, TypeScores, by_type, confusion, event_mistakes, statuses
from geonews.evaluation.measures import Calibration, calibrated, share

Confusion = Mapping[str, Mapping[str, int]]
"""What was marked → what was found there → how often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventScores:
    """Figures over the documents whose positions are marked."""

    gold: int
    core: int
    found: int
    core_recall: float | None
    """Share of core events with a found one of the same or an equivalent type in an overlapping sentence."""
    precision_one_to_one: float | None
    """Share of found events that are some marked event's only partner."""
    precision_lenient: float | None
    """Share of found events that might be, repeats included."""
    exact_type: float | None
    """Of the core events found, as the next three."""
    claim_status_acc: float | None
    place_acc: float | None
    actor_right: float | None
    headline_core_all_right: float | None
    """Of all core events: found with claim status, place and actor right."""
    traps: int
    """Spans marked as no event."""
    traps_hit: int
    """Those that a found event without a partner overlaps."""
    recall_by_status: Mapping[str, float | None]
    by_type: tuple[TypeScores, ...]
    types: Confusion
    """"none" stands for nothing marked, and for nothing found."""
    statuses: Confusion
    """Of the pairs of core events."""
    mistakes: Mapping[str, int]
    """Reason → how many."""
    worst: tuple[EventMistake, ...]
    calibration: Calibration | None
    """Of the confidence, where right means that type and place are; None when no found event has one."""


def event_scores(documents: Iterable[Marked], most: int = 0) -> EventScores | None:
    """Scores of marked documents; None for no documents.

    Args:
        documents: gold and found events of each.
        most: mistakes to list of each reason.
    """
    marked = list(documents)
    if not marked:
        return None
    paired = [pair_events(one) for one in marked]
    core = [pair for one in paired for pair in one.pairs if pair.gold.core]
    n_core, found = sum(event.core for one in marked for event in one.gold), sum(len(one.found) for one in marked)
    reasons, worst = event_mistakes(paired, most)
    return EventScores(
        gold=sum(len(one.gold) for one in marked),
        core=n_core,
        found=found,
        core_recall=share(len(core), n_core),
        precision_one_to_one=share(sum(len(one.pairs) for one in paired), found),
        precision_lenient=share(sum(len(one.possible) for one in paired), found),
        exact_type=share(sum(pair.verdict.exact_type for pair in core), len(core)),
        claim_status_acc=share(sum(pair.verdict.status for pair in core), len(core)),
        place_acc=share(sum(pair.verdict.place for pair in core), len(core)),
        actor_right=share(sum(pair.verdict.actor for pair in core), len(core)),
        headline_core_all_right=share(sum(pair.verdict.right for pair in core), n_core),
        traps=sum(len(one.traps) for one in marked),
        traps_hit=sum(one.traps_hit for one in paired),
        recall_by_status=_recall_by_status(marked, paired),
        by_type=tuple(by_type(paired)),
        types=confusion(paired),
        statuses=statuses(core),
        mistakes=reasons,
        worst=worst,
        calibration=_calibration(paired),
    )


def _recall_by_status(marked: Sequence[Marked], paired: Sequence[Paired]) -> dict[str, float | None]:
    of = Counter(event.claim_status for one in marked for event in one.gold if event.core)
    hit = Counter(pair.gold.claim_status for one in paired for pair in one.pairs if pair.gold.core)
    return {status: share(hit[status], n) for status, n in sorted(of.items())}


def outcomes(paired: Paired) -> list[tuple[Event, bool]]:
    """Found events with whether their type and place are right, as a confidence is to say."""
    right = {pair.found_index for pair in paired.pairs if pair.verdict.place}
    return [(event, i in right) for i, event in enumerate(paired.document.found)]


def _calibration(paired: Iterable[Paired]) -> Calibration | None:
    told = [(e.confidence, right) for one in paired for e, right in outcomes(one) if e.confidence is not None]
    if not told:
        return None
    scores, hits = zip(*told, strict=True)
    return calibrated(np.array(scores, dtype=np.float64), np.array(hits, dtype=np.float64))
