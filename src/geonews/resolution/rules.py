"""What speaks for and against a candidate that training articles hardly show, and that was therefore weighed by hand.

The weights are in model/rules.json.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from geonews.resolution.evidence import Name
from geonews.resolution.table import Flags, Floats, Table
from geonews.resolution.units import KIND_GROUPS, UNIT_KINDS, is_around, is_seat
from geonews.vocabulary import SPELLED

RULES = (
    "spelling", "cost", "context_of_supplement", "out_of_context", "blocked", "in_pack", "own", "unit_of_seat",
    "town_of_unit", "unit_meant",
)  # fmt: skip


def by_rule(table: Table, context: Mapping[str, tuple[bool, Sequence[str]]]) -> Floats:
    """(n, len(RULES)) features with weights set by hand.

    Args:
        table: the candidates.
        context: for ids of curated places inside another: whether the article names it, and the ids they then beat.
    """
    places = [candidate.place for candidate in table.candidates]
    named = [context.get(place.id, (None, ()))[0] for place in places]
    columns = (
        [candidate.method in SPELLED for candidate in table.candidates],
        [candidate.cost for candidate in table.candidates],
        [inside is True for inside in named],
        [inside is False for inside in named],
        _blocked(table, context),
        [place.layer.startswith("pack:") for place in places],
        [place.layer == "own" for place in places],
        _units_of_seats(table),
        *_meant(table),
    )
    return np.array(columns, dtype=float).T.reshape(len(table), len(RULES))


def _blocked(table: Table, context: Mapping[str, tuple[bool, Sequence[str]]]) -> Flags:
    """Places beaten by a curated one of the same name."""
    found = np.zeros(len(table), dtype=bool)
    for a, b in table.ranges if context else ():
        ids = [candidate.place.id for candidate in table.candidates[a:b]]
        beaten = {other for i in ids if context.get(i, (False, ()))[0] for other in context[i][1]}
        found[a:b] = [i in beaten for i in ids]
    return found


def _units_of_seats(table: Table) -> Flags:
    """Units whose seat bears the name, unless the words say that the unit is meant: plain "Kassala" is the town."""
    found = np.zeros(len(table), dtype=bool)
    is_unit = np.isin(table.kinds, UNIT_KINDS)
    seats = is_seat(table) & (table.kinds == "city")
    seats &= np.array([candidate.method not in SPELLED for candidate in table.candidates], dtype=bool)
    for i in np.flatnonzero(is_unit & (table.by_name(seats)[table.of] > 0)):
        a, b = table.ranges[table.of[i]]
        unit = table.candidates[i].place
        if all(mention.kind_cue != unit.kind for mention in table.names[table.of[i]].mentions):
            found[i] = any(is_around(unit, table.candidates[k].place) for k in range(a, b) if seats[k])
    return found


def _meant(table: Table) -> tuple[Flags, Flags]:
    """Towns where words mean a unit or a river of their name, and these: "Homs governorate", "along the Dnipro"."""
    towns, units = np.zeros(len(table), dtype=bool), np.zeros(len(table), dtype=bool)
    spelled = np.array([candidate.method in SPELLED for candidate in table.candidates], dtype=bool)
    for name, (a, b) in zip(table.names, table.ranges, strict=True):
        kinds = table.kinds[a:b]
        is_town, is_meant = kinds == "city", np.isin(kinds, _wanted(name)) & ~spelled[a:b]
        if is_town.any() and is_meant.any():
            towns[a:b], units[a:b] = is_town, is_meant
    return towns, units


def _wanted(name: Name) -> list[str]:
    """Kinds of unit or water that the words beside each mention of a name allow; empty where a town may be meant."""
    cues = {mention.kind_cue for mention in name.mentions}
    if all(mention.role == "along" for mention in name.mentions):
        return ["river"]
    if not cues <= set(UNIT_KINDS):
        return []
    return [kind for cue in cues if cue is not None for kind in KIND_GROUPS.get(cue, (cue,)) if kind in UNIT_KINDS]
