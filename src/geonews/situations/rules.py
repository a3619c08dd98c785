"""When two reports speak of the same thing: the settings of situations.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from typing import Any

from geonews.vocabulary import EventType


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Event types that can tell of one thing."""

    name: str
    events: frozenset[EventType]
    general: frozenset[EventType]
    """Those whose denial denies the whole family."""
    state: bool
    """True when it lasts, false when it happens."""
    days: int
    """Before its publication that a report without a stated date may speak of."""
    longest: int | None
    """Longest time in days that may be laid over a shorter one; None for no limit."""
    placeless: bool
    """Whether reports without a place can be of the same thing."""


@dataclass(frozen=True)
class Rules:
    """The settings."""

    families: tuple[Family, ...]
    least_m: int
    """An uncertainty below this, in metres, is taken for it."""
    most_m: int
    """Middles of wider areas must lie within this many metres."""
    unknown_m: int
    """Uncertainty of a point that states none."""
    bodies: frozenset[str]
    """Words, in lower case, that make an actor a body of its own."""
    qualifiers: Mapping[str, int]
    """Narrowing words in lower case; those with the same number say the same."""
    before: int
    after: int

    @cached_property
    def family_of(self) -> Mapping[EventType, Family]:
        """The family of each event type."""
        return {event: family for family in self.families for event in family.events}


def load_rules() -> Rules:
    """Read the packaged situations.toml."""
    text = resources.files("geonews.situations").joinpath("situations.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    place, narrowing = table["place"], table["qualifiers"]
    return Rules(
        families=tuple(_family(name, entry) for name, entry in table["family"].items()),
        least_m=place["least"],
        most_m=place["most"],
        unknown_m=place["unknown"],
        bodies=frozenset(table["bodies"]["words"]),
        qualifiers={word: number for number, words in enumerate(narrowing["words"]) for word in words},
        before=narrowing["before"],
        after=narrowing["after"],
    )


def _family(name: str, entry: Mapping[str, Any]) -> Family:
    return Family(
        name=name,
        events=frozenset(entry["events"]),
        general=frozenset(entry["general"]),
        state=entry["state"],
        days=entry["days"],
        longest=entry["longest"] or None,
        placeless=entry.get("placeless", False),
    )
