"""The user's own places: where their context is named they win over everything, elsewhere they are out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from geonews.model import Place
from geonews.resolution.atlas import Atlas
from geonews.resolution.evidence import Name
from geonews.resolution.table import Flags, Floats, Table
from geonews.text import fold
from geonews.vocabulary import SPELLED

LAYER = "own"
WHY = "you added this place"
_BELIEVED = 0.5


def own_allowed(table: Table, belief: Floats, names: Iterable[Name], atlas: Atlas) -> Flags:
    """(n,): which candidates may stand for their name: own places alone where one is meant, none out of its context.

    An own place that nothing holds is always meant; another where the article names its holder or its country.

    Args:
        table: the candidates.
        belief: (n,) as of the pass before; tells what the other names stand for.
        names: all names of the article, those without candidates too.
        atlas: what holds a place.
    """
    allowed = np.ones(len(table), dtype=bool)
    own = [i for i, candidate in enumerate(table.candidates) if candidate.place.layer == LAYER]
    if not own:
        return allowed
    best = table.best(belief)
    resolved = {
        fold(name.mentions[0].normalised): table.candidates[i].place
        for name, i in zip(table.names, best, strict=True)
        if belief[i] > _BELIEVED
    }
    spelled = {fold(name.mentions[0].normalised) for name in names}
    for i in own:
        candidate, key = table.candidates[i], fold(table.names[table.of[i]].mentions[0].normalised)
        others = {other: place for other, place in resolved.items() if other != key}
        allowed[i] = _is_meant(candidate.place, spelled - {key}, others, atlas)
    for i in own:
        if allowed[i] and table.candidates[i].method not in SPELLED:
            rivals = [k for k in range(len(table)) if table.of[k] == table.of[i] and k not in own]
            allowed[rivals] = False
    return allowed


def _is_meant(place: Place, spelled: Iterable[str], resolved: Mapping[str, Place], atlas: Atlas) -> bool:
    holder = atlas.within(place)
    if holder is None:
        return True
    if any(other.kind == "country" and other.iso2 == place.iso2 for other in resolved.values()):
        return True
    key = fold(holder)
    if key in resolved:  # the other Tripoli holds nothing of this one
        return place.iso2 in (None, resolved[key].iso2)
    return key in spelled or any(other.id == atlas.within_id(place) for other in resolved.values())
