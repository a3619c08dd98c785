"""Belief before anything is known but how populous places are."""

from __future__ import annotations

import numpy as np

from geonews.resolution.table import Floats, Table
from geonews.vocabulary import SPELLED

_METROPOLIS = 1_000_000
_UNIT, _UNKNOWN = 300_000.0, 500.0
_COUNTRY = 0.9


def prior(table: Table) -> Floats:
    """(n,): share of belief by name: countries are sure, others share by the root of their population."""
    people = np.array([candidate.place.population or 0 for candidate in table.candidates], dtype=float)
    spelled = np.array([candidate.method in SPELLED for candidate in table.candidates], dtype=bool)
    weight = np.sqrt(np.where(people > 0, people, np.where(table.kinds == "adm1", _UNIT, _UNKNOWN)))
    weight[spelled] = 0.0
    belief = weight / np.maximum(table.by_name(weight)[table.of], 1e-9) if len(table) else weight
    for a, b in zip(table.starts, table.starts[1:], strict=False):
        countries = a + np.flatnonzero((table.kinds[a:b] == "country") & ~spelled[a:b])
        others = people[a:b][(table.kinds[a:b] != "country") & ~spelled[a:b]]
        if len(countries) and others.max(initial=0) < _METROPOLIS:
            belief[a:b] = 0.0
            belief[countries[0]] = _COUNTRY
    return belief
