"""Places that a name may be another spelling of, held in check by where the article is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np

from geonews.model import Candidate
from geonews.resolution.atlas import GazetteerAtlas
from geonews.resolution.evidence import Name
from geonews.resolution.prior import prior
from geonews.resolution.table import Flags, Floats, Table, tabulate
from geonews.vocabulary import SPELLED

_MIN_SHARE = 0.1  # A country that the article says less of is no context for a spelling.
_MAX_COUNTRIES = 5
_NOTHING = 1e-9
_NEAR_KM = 100
_MAX_PACKS = 10  # Who adds more than this reads of the whole world.
_PACK_COST = 0.1
_BASE_COST, _SHARE_COST, _NEAR_COST = 0.05, 0.1, 0.12
_Weights = Mapping[str, Mapping[str, float]]
"""Name → country → weight."""


def with_spellings(names: Mapping[str, Name], atlas: GazetteerAtlas) -> dict[str, Name]:
    """The names with candidates that are spelled alike in the countries that the other names speak of.

    Args:
        names: with candidates that bear the name as written.
        atlas: where candidates come from.
    """
    weights = _weights(tabulate(names.values(), distances=False))
    # "Russian forces" tells who, not where.
    said = {key for key, name in names.items() if any(m.mention_type != "demonym" for m in name.mentions)}
    of_places, of_all = _sums(said, weights), _sums(names, weights)
    found = {}
    for key, name in names.items():
        own = weights.get(key, {})
        countries = _context(of_places, own if key in said else {}) or _context(of_all, own)
        found[key] = _respelled(name, countries, atlas)
    return found


def _weights(table: Table) -> _Weights:
    weight = table.weight[table.of] * prior(table)
    found: dict[str, dict[str, float]] = {}
    for i, candidate, share in zip(table.of, table.candidates, weight, strict=True):
        if candidate.place.iso2:
            own = found.setdefault(table.names[i].key, {})
            own[candidate.place.iso2] = own.get(candidate.place.iso2, 0.0) + float(share)
    return found


def _sums(names: Iterable[str], weights: _Weights) -> dict[str, float]:
    sums: dict[str, float] = {}
    for name in names:
        for iso2, weight in weights.get(name, {}).items():
            sums[iso2] = sums.get(iso2, 0.0) + weight
    return sums


def _context(sums: Mapping[str, float], own: Mapping[str, float]) -> frozenset[str]:
    """Codes of the few countries that hold most of the belief in the other names, and a tenth of it each."""
    others = {iso2: weight - own.get(iso2, 0.0) for iso2, weight in sums.items()}
    others = {iso2: weight for iso2, weight in others.items() if weight > _NOTHING}
    most = sorted(others.items(), key=lambda item: (-item[1], item[0]))[:_MAX_COUNTRIES]
    return frozenset(iso2 for iso2, weight in most if weight >= _MIN_SHARE * sum(others.values()))


def _respelled(name: Name, countries: frozenset[str], atlas: GazetteerAtlas) -> Name:
    if not countries and not name.candidates:
        packs = atlas.pack_countries()
        countries = packs if len(packs) <= _MAX_PACKS else frozenset()
    if not countries or any(candidate.place.kind == "country" for candidate in name.candidates):
        return name
    return replace(name, candidates=atlas.candidates(name.mentions[0], countries))


def supported(table: Table, belief: Floats, country_share: Floats, nearest_km: Floats) -> Flags:
    """(n,): candidates as written, and those that the article makes up for being spelled otherwise.

    The more of the article is about the candidate's country, and when another of its places is near, the less alike
    the spelling may be. Where the article speaks of no country, the user's pack speaks for spellings that are nearly
    the same.

    Args:
        table: the candidates.
        belief: (n,) of the pass before.
        country_share: (n,) share of the other names' belief that the candidate's country has.
        nearest_km: (n,) to the nearest other place.
    """
    weight = table.weight[table.of] * belief
    others = weight.sum() - table.by_name(weight)[table.of] if len(table) else weight
    allowed = np.ones(len(table), dtype=bool)
    for i, candidate in enumerate(table.candidates):
        if candidate.method in SPELLED:
            silent = others[i] <= 0
            allowed[i] = _is_supported(candidate, None if silent else float(country_share[i]), float(nearest_km[i]))
    return allowed


def _is_supported(candidate: Candidate, share: float | None, nearest_km: float) -> bool:
    if share is None:
        return candidate.place.layer.startswith("pack:") and candidate.cost <= _PACK_COST
    near = nearest_km < _NEAR_KM
    return share >= _MIN_SHARE and candidate.cost <= _BASE_COST + _SHARE_COST * share + _NEAR_COST * near
