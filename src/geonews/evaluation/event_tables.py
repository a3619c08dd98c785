"""Scores of reported events told by event type, what was taken for what, and the mistakes with their reasons."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from geonews.evaluation.event import Event
from geonews.evaluation.event_pairs import Pair, Paired
from geonews.evaluation.judging import shared_characters
from geonews.evaluation.measures import share
from geonews.vocabulary import EVENT_TYPES

NONE = "none"
Reason = Literal["missed", "other_type", "extra", "repeat", "status", "place", "actor"]
EVENT_REASONS: Mapping[Reason, str] = {
    "missed": "nothing found in the sentence",
    "other_type": "found in the sentence with a type that does not stand for it",
    "extra": "found where no event is marked",
    "repeat": "found once more than it is marked",
    "status": "found with another claim status",
    "place": "found with another place",
    "actor": "found with another actor",
}
_SHOWN = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeScores:
    """Figures of one event type; the shares are of the core events found."""

    event_type: str
    core: int
    found: int
    """By the system, with this type."""
    recall: float | None
    precision: float | None
    """Of what was found with this type, however it is marked."""
    exact_type: float | None
    claim_status_acc: float | None
    place_acc: float | None
    actor_right: float | None
    all_right: float | None
    """Of all core events of the type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMistake:
    """One event that is wrong in some way."""

    reason: Reason
    document: str
    start: int
    context: str
    """The sentence or what is marked of it, on one line."""
    gold: str | None
    """As marked; None when nothing is."""
    found: str | None


def by_type(paired: Sequence[Paired]) -> Iterator[TypeScores]:
    """Figures of each type that is marked or found, in the order of the vocabulary."""
    core = Counter(event.event_type for one in paired for event in one.document.gold if event.core)
    found = Counter(event.event_type for one in paired for event in one.document.found)
    partners = Counter(pair.found.event_type for one in paired for pair in one.pairs)
    pairs: dict[str, list[Pair]] = defaultdict(list)
    for one in paired:
        for pair in one.pairs:
            if pair.gold.core:
                pairs[pair.gold.event_type].append(pair)
    known = list(EVENT_TYPES)
    for kind in [*known, *sorted((core.keys() | found.keys()) - set(known))]:
        if core[kind] or found[kind]:
            yield _of_type(kind, core[kind], found[kind], partners[kind], pairs[kind])


def _of_type(kind: str, core: int, found: int, partners: int, pairs: Sequence[Pair]) -> TypeScores:
    verdicts = [pair.verdict for pair in pairs]
    return TypeScores(
        event_type=kind,
        core=core,
        found=found,
        recall=share(len(pairs), core),
        precision=share(partners, found),
        exact_type=share(sum(one.exact_type for one in verdicts), len(pairs)),
        claim_status_acc=share(sum(one.status for one in verdicts), len(pairs)),
        place_acc=share(sum(one.place for one in verdicts), len(pairs)),
        actor_right=share(sum(one.actor for one in verdicts), len(pairs)),
        all_right=share(sum(one.right for one in verdicts), core),
    )


def confusion(paired: Iterable[Paired]) -> dict[str, dict[str, int]]:
    """Marked type → found type → how often: pairs, then what is left of a sentence against what is left of it."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for one in paired:
        for pair in one.pairs:
            counted[pair.gold.event_type][_named(pair)] += 1
        beside = left_over(one)
        for gold, found in beside:
            counted[NONE if gold is None else gold.event_type][NONE if found is None else found.event_type] += 1
    return _sorted(counted)


def _named(pair: Pair) -> str:
    """A type that is as good as the marked one is told as the marked one."""
    return pair.gold.event_type if pair.verdict.exact_type else pair.found.event_type


def left_over(paired: Paired) -> list[tuple[Event | None, Event | None]]:
    """Missed core events with extra ones of the same sentence, then those of either kind that are alone."""
    extra = list(paired.extra)
    told: list[tuple[Event | None, Event | None]] = []
    for gold in paired.missed:
        mate = max(extra, key=lambda found: shared_characters(gold, found), default=None)
        if mate is not None and shared_characters(gold, mate):
            extra.remove(mate)
        else:
            mate = None
        if gold.core:
            told.append((gold, mate))
    return [*told, *((None, found) for found in extra)]


def statuses(pairs: Iterable[Pair]) -> dict[str, dict[str, int]]:
    """Marked claim status → found claim status → how often."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for pair in pairs:
        status = pair.gold.claim_status
        counted[status][status if pair.verdict.status else pair.found.claim_status] += 1
    return _sorted(counted)


def _sorted(counted: Mapping[str, Counter[str]]) -> dict[str, dict[str, int]]:
    return {name: dict(counted[name].most_common()) for name in sorted(counted, key=lambda one: (one == NONE, one))}


def event_mistakes(paired: Sequence[Paired], most: int) -> tuple[dict[str, int], tuple[EventMistake, ...]]:
    """How many of each reason, and at most so many of each told."""
    made = [mistake for one in paired for mistake in _mistakes(one)]
    counted = Counter(mistake.reason for mistake in made)
    order = get_args(Reason)
    told = [m for reason in order for m in [one for one in made if one.reason == reason][:most]]
    return {reason: counted[reason] for reason in order if counted[reason]}, tuple(told)


def _mistakes(paired: Paired) -> Iterator[EventMistake]:
    for gold, found in left_over(paired):
        if gold is not None:
            yield _mistake(paired, "missed" if found is None else "other_type", gold, found)
        else:
            again = found is not None and any(found is paired.document.found[j] for j in paired.possible)
            yield _mistake(paired, "repeat" if again else "extra", None, found)
    for pair in paired.pairs:
        if pair.gold.core:
            wrong = {"status": pair.verdict.status, "place": pair.verdict.place, "actor": pair.verdict.actor}
            for reason in get_args(Reason):
                if not wrong.get(reason, True):
                    yield _mistake(paired, reason, pair.gold, pair.found)


def _mistake(paired: Paired, reason: Reason, gold: Event | None, found: Event | None) -> EventMistake:
    where = found or gold
    if where is None:
        raise ValueError("a mistake is about something marked or something found")
    context = " ".join(paired.document.text[where.start : where.end].split())
    return EventMistake(
        reason=reason,
        document=paired.document.name,
        start=where.start,
        context=context if len(context) <= _SHOWN else context[: _SHOWN - 1] + "…",
        gold=None if gold is None else _told(gold),
        found=None if found is None else _told(found),
    )


def _told(event: Event) -> str:
    points = [(event.lat, event.lon), *((place.lat, place.lon) for place in event.places)]
    place = next((f"{lat:.2f}, {lon:.2f}" for lat, lon in points if lat is not None and lon is not None), None)
    where = place or event.iso2 or "no place"
    return f"{event.event_type}, {event.claim_status}, {next(iter(event.actors), 'no actor')}, {where}"
