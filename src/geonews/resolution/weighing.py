"""Both passes over an article's names: what each candidate is worth by itself and beside where the others were put."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from geonews.model import Place
from geonews.resolution import own
from geonews.resolution.atlas import Atlas
from geonews.resolution.evidence import Name
from geonews.resolution.features import FEATURES, LEARNED, NEAREST_KM, alone, among
from geonews.resolution.inside import EARTH_KM, SAME_SPOT_KM
from geonews.resolution.outlets import Home
from geonews.resolution.prior import prior
from geonews.resolution.rank import Ranking, by_hand, logistic, shares
from geonews.resolution.rules import by_rule
from geonews.resolution.spellings import supported
from geonews.resolution.table import Floats, Table, tabulate
from geonews.text import fold

_COUNTRY_SHARE, _NEAREST = (LEARNED.index(name) for name in ("country_share", "nearest"))
_SURE = 0.5


@dataclass(frozen=True, slots=True)
class Weighing:
    """The candidates of an article with all that was made of them."""

    table: Table
    rows: Floats
    """(n, FEATURES): the features of the second pass."""
    belief: Floats
    """(n,): the share of belief among the candidates of a name."""
    trust: Floats
    """(names,): probability that the most believed candidate is right; 0 where none was allowed."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an article says about where one of its names may lie."""

    holders: tuple[Place, ...]
    """Places that the text puts the name in."""
    countries: Mapping[str, float]
    """Belief in the other names, by country code."""
    resolved: tuple[Place, ...]
    """Where other names surely are."""


def weigh(names: Mapping[str, Name], atlas: Atlas, ranking: Ranking, home: Home | None = None) -> Weighing:
    """Both passes over all names."""
    table = tabulate(names.values())
    fixed, rules = alone(table), by_rule(table, context_of(table, names, atlas))
    belief, rows, learned = prior(table), np.zeros((len(table), len(FEATURES))), slice(len(LEARNED))
    for model in (ranking.first, ranking.second):
        rows = np.hstack([fixed, among(table, belief, home), rules])
        scores = model(rows[:, learned]) + by_hand(rows, ranking.rules)
        allowed = supported(table, belief, rows[:, _COUNTRY_SHARE], 10 ** rows[:, _NEAREST] - NEAREST_KM)
        allowed &= own.own_allowed(table, belief, names.values(), atlas)
        belief = shares(table, np.where(allowed, scores, -np.inf))
    best = table.best(belief)
    about = np.hstack([rows[best, learned], winners(table, belief)])
    trust = logistic(ranking.trusting(about) + by_hand(rows[best], ranking.trust_rules))
    # Whoever adds a place says what its name means.
    added = np.array([table.candidates[i].place.layer == own.LAYER for i in best], dtype=bool)
    trust = np.where(added, belief[best], trust)
    return Weighing(table, rows, belief, np.where(belief[best] > 0, trust, 0.0))


def winners(table: Table, belief: Floats) -> Floats:
    """(names, 2): each winner's share of belief, and its lead over the next place.

    Twins in other layers, and the unit around a town, share the winner's belief without speaking against it.
    """
    best = table.best(belief)
    mine = best[table.of]
    near = EARTH_KM * np.arccos(np.clip((table.xyz * table.xyz[mine]).sum(axis=1), -1.0, 1.0)) < SAME_SPOT_KM
    there = (mine == np.arange(len(table))) | (near & (table.country == table.country[mine]))
    share = table.by_name(np.where(there, belief, 0.0))
    rival = table.largest(np.where(there, 0.0, belief))[table.starts[:-1]] if len(table) else share
    return np.stack([share, share - rival], axis=1)


def context_of(table: Table, names: Mapping[str, Name], atlas: Atlas) -> Mapping[str, tuple[bool, Sequence[str]]]:
    """For curated places inside another: whether the article names that, and the ids that they then beat."""
    found = {}
    for i, candidate in enumerate(table.candidates):
        holder = atlas.within(candidate.place)
        if holder is not None:
            key = table.names[table.of[i]].key
            named = any(fold(o.mentions[0].normalised) == fold(holder) for o in names.values() if o.key != key)
            found[candidate.place.id] = named, atlas.blocks(candidate.place)
    return found


def surroundings(name: Name, weighing: Weighing) -> Surroundings:
    """What the other names say about one, which may have no candidates of its own."""
    table, belief = weighing.table, weighing.belief
    weight = table.weight[table.of] * belief
    own = next((i for i, other in enumerate(table.names) if other.key == name.key), -1)
    countries: dict[str, float] = {}
    for candidate, i, share in zip(table.candidates, table.of, weight, strict=True):
        if i != own and candidate.place.iso2:
            countries[candidate.place.iso2] = countries.get(candidate.place.iso2, 0.0) + float(share)
    best = {other.key: int(k) for other, k in zip(table.names, table.best(belief), strict=True)}
    holders = [table.candidates[best[key]].place for key in (*name.holders, *name.loose_holders) if key in best]
    sure = [k for key, k in best.items() if key != name.key and belief[k] > _SURE]
    return Surroundings(tuple(holders), countries, tuple(table.candidates[k].place for k in sure))
