"""The word lists of lexicon.toml, read once for each recogniser."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any, get_args

from geonews.vocabulary import PlaceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Lower-case words by what they say of a name beside them; see the comments in lexicon.toml."""

    locative: frozenset[str]
    directional: frozenset[str]
    titles: frozenset[str]
    fighters: frozenset[str]
    no_first_names: frozenset[str]
    no_last_names_before: frozenset[str]
    directions: frozenset[str]
    parts: frozenset[str]
    kinds: Mapping[str, PlaceKind]
    kinds_of_several: Mapping[str, PlaceKind]
    land: frozenset[str]
    events: frozenset[str]
    between_land: frozenset[str]
    state_prepositions: frozenset[str]
    state_participles: frozenset[str]
    bodies: frozenset[str]
    common: frozenset[str]
    outlets: frozenset[str]
    before_of: frozenset[str]
    endings: frozenset[str]
    """Capitalised words that end names of places."""
    institutions: frozenset[str]
    """Capitalised words that end names of what is no place, though a place's name may begin it."""
    speech: frozenset[str]
    points: Mapping[str, float]
    """What each clue of `clues` tells; "any" is for every name."""
    region_adjectives: Mapping[str, str]
    """Lower-case adjective or people noun → name of the region."""
    sure_states: frozenset[str]
    states: Mapping[str, str]
    """Abbreviation → name of a state or province."""


def load_words() -> Words:
    """Read the packaged lexicon.toml."""
    table = tomllib.loads((resources.files("geonews.recognition") / "lexicon.toml").read_text(encoding="utf-8"))
    context, literal, metonymic = table["context"], table["literal"], table["metonymic"]
    return Words(
        locative=frozenset(context["locative"]),
        directional=frozenset(context["directional"]),
        titles=frozenset(context["titles"]),
        fighters=frozenset(context["fighters"]),
        no_first_names=frozenset(context["no_first_names"]),
        no_last_names_before=frozenset(context["no_last_names_before"]),
        directions=frozenset(table["direction"]["words"]),
        parts=frozenset(table["direction"]["parts"]),
        kinds=_kinds(table["kinds"]),
        kinds_of_several=_kinds(table["kinds_of_several"]),
        land=frozenset(literal["land"]),
        events=frozenset(literal["events"]),
        between_land=frozenset(literal["between"]),
        state_prepositions=frozenset(metonymic["prepositions"]),
        state_participles=frozenset(metonymic["state_participles"]),
        bodies=frozenset(metonymic["bodies"]),
        common=frozenset(table["lexicon"]["common"]),
        outlets=frozenset(table["covers"]["outlets"]),
        before_of=frozenset(table["covers"]["before_of"]),
        endings=frozenset(table["forms"]["endings"]),
        institutions=frozenset(table["forms"]["institutions"]),
        speech=frozenset(table["people"]["speech"]),
        points=dict(table["points"]),
        region_adjectives=dict(table["region_adjectives"]),
        sure_states=frozenset(table["sure_states"]["alone"]),
        states=dict(table["states"]),
    )


def _kinds(table: Mapping[str, Any]) -> Mapping[str, PlaceKind]:
    found: dict[str, PlaceKind] = {}
    for kind in get_args(PlaceKind):
        for word in table.get(kind, ()):
            found.setdefault(word, kind)
    return found
