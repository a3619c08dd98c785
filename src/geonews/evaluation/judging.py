"""Whether a found event has the type, claim status, place and actor of a marked one.

The rules are those that the annotated articles were made with:

- Types of one group below stand for each other where the words leave both open; the exact type is told apart.
- A place is right within 25 km, or within the gold's own tolerance; a country needs the country and no point (precision
  6 or 7); where no place is stated, a point is wrong. Requests, authorizations and agreements need none.
- An actor is right when half of the content words of the shorter name are shared with any name of the gold's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from geonews.evaluation.event import Event, GoldPlace, Point
from geonews.evaluation.table import haversine_km
from geonews.vocabulary import CATEGORY_OF

NEAR_KM = 25.0
ACTOR_SHARE = 0.5
EQUIVALENT: tuple[frozenset[str], ...] = (
    frozenset({"deployment", "presence"}),
    frozenset({"capture", "control"}),
    frozenset({"movement", "crossing", "deployment"}),
    frozenset({"intervention", "deployment", "invasion", "mobilization"}),
    frozenset({"fortification", "defence"}),
    frozenset({"displacement", "withdrawal", "movement"}),
    frozenset({"attack", "clash", "air_strike"}),
)
_CONTEXT = frozenset(kind for kind, category in CATEGORY_OF.items() if category == "context")
_COUNTRY, _NO_PLACE, _FUZZY = 6, 9, 5
_WORD = re.compile(r"[\w'’]+")
_POSSESSIVE = re.compile(r"['’]s")
_STEM = 5
_EMPTY = frozenset(
    word
    for line in (
        "the a an of and in to for at on by with from its their his her our",
        "some more several other first many one two",
    )
    for word in line.split()
)
_GENERIC = frozenset(
    word
    for line in (
        "force forces troop troops soldier soldiers army military fighters units unit armed group groups",
        "member members they it he we",
    )
    for word in line.split()
)
_STEPS = 50


@dataclass(frozen=True, slots=True)
class Verdict:
    """A found event beside a marked one."""

    exact_type: bool
    status: bool
    place: bool
    actor: bool
    actor_share: float | None
    """None when the gold names no actor."""

    @property
    def right(self) -> bool:
        """All but the exact type."""
        return self.status and self.place and self.actor


def judge(gold: Event, found: Event) -> Verdict | None:
    """The verdict; None when the types are not even equivalent."""
    exact = found.event_type in (gold.event_type, *gold.also_types)
    if not exact and not _equivalent(gold, found):
        return None
    shared = actor_share(gold, found)
    return Verdict(
        exact_type=exact,
        status=found.claim_status in (gold.claim_status, *gold.also_statuses),
        place=same_place(gold, found),
        actor=shared is None or shared >= ACTOR_SHARE,
        actor_share=shared,
    )


def _equivalent(gold: Event, found: Event) -> bool:
    return any(
        found.event_type in group and kind in group
        for group in EQUIVALENT
        for kind in (gold.event_type, *gold.also_types)
    )


def shared_characters(gold: Event, found: Event) -> int:
    """How much of a marked sentence a found event's sentence holds; the most over all marked ones."""
    spans = ((gold.start, gold.end), *gold.more)
    return max(max(0, min(end, found.end) - max(start, found.start)) for start, end in spans)


def same_place(gold: Event, found: Event) -> bool:
    """Whether the found place is one of the gold's."""
    unplaced = found.lat is None
    if gold.event_type in _CONTEXT and unplaced:
        return True
    if not gold.places:
        return unplaced or (found.geo_precision or 0) >= _COUNTRY
    if any(_is_at(place, gold, found) for place in gold.places):
        return True
    return gold.geo_precision == _NO_PLACE and unplaced


def _is_at(place: GoldPlace, gold: Event, found: Event) -> bool:
    if not place.line and (gold.geo_precision == _COUNTRY or (gold.geo_precision == _NO_PLACE and place.is_country)):
        return _is_country(place, gold, found)
    distance = _km(place, found)
    return distance is not None and distance <= max(NEAR_KM, place.tolerance_km)


def _is_country(place: GoldPlace, gold: Event, found: Event) -> bool:
    loose = gold.geo_precision == _NO_PLACE
    if found.geo_precision not in (_COUNTRY, _COUNTRY + 1) and not (loose and found.lat is None):
        return False
    distance = _km(place, found)
    return (
        loose
        or (found.iso2 is not None and found.iso2 == place.iso2)
        or (distance is not None and distance <= place.tolerance_km)
    )


def _km(place: GoldPlace, found: Event) -> float | None:
    """From the found point to the place; None when either has none."""
    if found.lon is None or found.lat is None:
        return None
    if place.line:
        return min((_km_to_leg((found.lon, found.lat), a, b) for a, b in zip(place.line, place.line[1:], strict=False)))
    if place.lon is None or place.lat is None:
        return None
    return float(haversine_km(np.array([[found.lon, found.lat]]), np.array([[place.lon, place.lat]]))[0])


def _km_to_leg(point: Point, a: Point, b: Point) -> float:
    legs = np.linspace(np.array(a), np.array(b), _STEPS + 1)
    return float(haversine_km(np.broadcast_to(np.array(point), legs.shape), legs).min())


def actor_share(gold: Event, found: Event) -> float | None:
    """The share of content words that the closest two names have in common; None when the gold names nobody."""
    if not gold.actors:
        return None
    if not found.actors:
        return 0.0 if gold.actor_stated else 1.0
    return max(_names_share(ours, theirs) for ours in gold.actors for theirs in found.actors)


def _names_share(ours: str, theirs: str) -> float:
    if ours.strip().lower() == theirs.strip().lower():
        return 1.0
    (own, own_all), (other, other_all) = _stems(ours), _stems(theirs)
    if bool(own) != bool(other):
        return 0.0  # "the army" is not the army of some state
    a, b = (own, other) if own else (own_all, other_all)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _stems(name: str) -> tuple[set[str], set[str]]:
    """Beginnings of the words that tell bodies apart, and of all words."""
    words = [word for word in _WORD.findall(_POSSESSIVE.sub("", name.lower())) if word not in _EMPTY]
    return {word[:_STEM] for word in _without_generic(words)}, {word[:_STEM] for word in words}


def _without_generic(words: Iterable[str]) -> list[str]:
    return [word for word in words if word not in _GENERIC]
