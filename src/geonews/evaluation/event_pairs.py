"""Which found event stands for which marked one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geonews.evaluation.event import Event
from geonews.evaluation.judging import Verdict, judge, shared_characters

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One document with its marked and its found events."""

    name: str
    text: str
    gold: Sequence[Event]
    found: Sequence[Event]
    traps: Sequence[Span] = ()
    """Spans marked as no event."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A marked event with the found one that stands for it."""

    gold_index: int
    found_index: int
    gold: Event
    found: Event
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Paired:
    """A document's events after pairing."""

    document: Marked
    pairs: tuple[Pair, ...]
    """In the order of the gold."""
    possible: frozenset[int]
    """Indices of the found events that could have stood for some marked one."""

    @property
    def missed(self) -> list[Event]:
        """Marked events that nothing stands for."""
        taken = {pair.gold_index for pair in self.pairs}
        return [event for i, event in enumerate(self.document.gold) if i not in taken]

    @property
    def extra(self) -> list[Event]:
        """Found events that stand for nothing."""
        taken = {pair.found_index for pair in self.pairs}
        return [event for i, event in enumerate(self.document.found) if i not in taken]

    @property
    def traps_hit(self) -> int:
        """Marked traps that an extra event overlaps."""
        extra = self.extra
        return sum(any(one.start < end and start < one.end for one in extra) for start, end in self.document.traps)


def pair_events(document: Marked) -> Paired:
    """One-to-one pairs of equivalent types whose sentences overlap, most agreement first."""
    judged = []
    for i, gold in enumerate(document.gold):
        for j, found in enumerate(document.found):
            shared = shared_characters(gold, found)
            verdict = judge(gold, found) if shared else None
            if verdict is not None:
                judged.append((_agreement(gold, found, verdict, shared), -i, -j, verdict))
    taken: dict[int, Pair] = {}
    used: set[int] = set()
    for _, i, j, verdict in sorted(judged, key=lambda one: one[:3], reverse=True):
        if -i not in taken and -j not in used:
            taken[-i] = Pair(-i, -j, document.gold[-i], document.found[-j], verdict)
            used.add(-j)
    return Paired(document, tuple(taken[i] for i in sorted(taken)), possible=frozenset(-j for _, _, j, _ in judged))


def _agreement(gold: Event, found: Event, verdict: Verdict, shared: int) -> float:
    """The place tells events of a sentence apart best, then type and actor, then claim status."""
    return (
        2 * verdict.exact_type
        + 3 * verdict.place
        + 2 * verdict.actor
        + verdict.status
        + 0.5 * gold.core
        + 0.3 * (gold.claim_status == found.claim_status)
        + 0.2 * (verdict.actor_share or 0.0)
        + shared / 100_000
    )
