"""Scores of reported events: right are those of the same type in an overlapping sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geonews.evaluation.corpus import Event
from geonews.evaluation.measures import Shares, share, shares
from geonews.geodesy import distance_m

NEAR_M = 25_000


@dataclass(frozen=True, slots=True, kw_only=True)
class EventScores:
    """Figures over the documents whose positions are marked."""

    gold: int
    found: int
    events: Shares
    claim_status: float | None
    """Of the events found: the claim status is the same."""
    place_25km: float | None
    """Of the events found: the place is within 25 km, or neither has one."""


def event_scores(pairs: Iterable[tuple[Sequence[Event], Sequence[Event]]]) -> EventScores | None:
    """Scores of (gold, found) events of each document; None for no documents."""
    gold = found = 0
    paired: list[tuple[Event, Event]] = []
    looked = False
    for ours, theirs in pairs:
        looked = True
        gold, found = gold + len(ours), found + len(theirs)
        paired += pair_events(ours, theirs)
    if not looked:
        return None
    return EventScores(
        gold=gold,
        found=found,
        events=shares(len(paired), found, gold),
        claim_status=share(sum(a.claim_status == b.claim_status for a, b in paired), len(paired)),
        place_25km=share(sum(same_place(a, b) for a, b in paired), len(paired)),
    )


def pair_events(gold: Sequence[Event], found: Sequence[Event]) -> list[tuple[Event, Event]]:
    """One-to-one pairs of the same event type whose sentences overlap, most agreement first."""
    pairs = [
        (-(g.claim_status == f.claim_status) - same_place(g, f), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if g.event_type == f.event_type and g.start < f.end and f.start < g.end
    ]
    taken: dict[int, int] = {}
    for _, i, j in sorted(pairs):
        if i not in taken and j not in taken.values():
            taken[i] = j
    return [(gold[i], found[j]) for i, j in sorted(taken.items())]


def same_place(gold: Event, found: Event) -> bool:
    """Whether two events lie within 25 km, or neither has a place."""
    if gold.lon is None or gold.lat is None or found.lon is None or found.lat is None:
        return gold.lat is None and found.lat is None
    return distance_m(gold.lon, gold.lat, found.lon, found.lat) <= NEAR_M
