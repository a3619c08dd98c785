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
    leaving: frozenset[str]
    falling_on: frozenset[str]
    heads_before: frozenset[str]
    titles: frozenset[str]
    directions: frozenset[str]
    parts: frozenset[str]
    kinds: Mapping[str, PlaceKind]
    land: frozenset[str]
    events: frozenset[str]
    verbs_of_place: frozenset[str]
    passive_of_place: frozenset[str]
    objects_of_place: frozenset[str]
    relations: frozenset[str]
    institutions: frozenset[str]
    of_capitals: frozenset[str]
    state_prepositions: frozenset[str]
    spoken_to: frozenset[str]
    state_participles: frozenset[str]
    of_states: frozenset[str]
    said_by_governments: frozenset[str]
    body_heads: frozenset[str]
    body_of_heads: frozenset[str]
    fighters: frozenset[str]
    common: frozenset[str]
    outlets: frozenset[str]
    before_of: frozenset[str]
    region_adjectives: Mapping[str, str]
    """Lower-case adjective or people noun → name of the region."""
    sure_states: frozenset[str]
    states: Mapping[str, str]
    """Abbreviation → name of a state or province."""


def load_words() -> Words:
    """Read the packaged lexicon.toml."""
    table = tomllib.loads((resources.files("geonews.recognition") / "lexicon.toml").read_text(encoding="utf-8"))
    context, literal, metonymic, bodies = table["context"], table["literal"], table["metonymic"], table["bodies"]
    return Words(
        locative=frozenset(context["locative"]),
        directional=frozenset(context["directional"]),
        leaving=frozenset(context["leaving"]),
        falling_on=frozenset(context["falling_on"]),
        heads_before=frozenset(context["heads_before"]),
        titles=frozenset(context["titles"]),
        directions=frozenset(table["direction"]["words"]),
        parts=frozenset(table["direction"]["parts"]),
        kinds=_kinds(table["kinds"]),
        land=frozenset(literal["land"]),
        events=frozenset(literal["events"]),
        verbs_of_place=frozenset(literal["verbs_of_place"]),
        passive_of_place=frozenset(literal["passive_of_place"]),
        objects_of_place=frozenset(literal["objects_of_place"]),
        relations=frozenset(metonymic["relations"]),
        institutions=frozenset(metonymic["institutions"]),
        of_capitals=frozenset(metonymic["of_capitals"]),
        state_prepositions=frozenset(metonymic["prepositions"]),
        spoken_to=frozenset(metonymic["spoken_to"]),
        state_participles=frozenset(metonymic["state_participles"]),
        of_states=frozenset(metonymic["of_states"]),
        said_by_governments=frozenset(metonymic["said_by_governments"]),
        body_heads=frozenset(bodies["heads"]),
        body_of_heads=frozenset(bodies["of_heads"]),
        common=frozenset(table["lexicon"]["common"]),
        fighters=frozenset(context["fighters"]),
        outlets=frozenset(table["covers"]["outlets"]),
        before_of=frozenset(table["covers"]["before_of"]),
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
