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
    if not len(table):
        return np.zeros(0)
    people, is_country = table.people, table.kinds == "country"
    written = np.array([candidate.method not in SPELLED for candidate in table.candidates], dtype=bool)
    weight = written * np.sqrt(np.where(people > 0, people, np.where(table.kinds == "adm1", _UNIT, _UNKNOWN)))
    belief: Floats = weight / np.maximum(table.by_name(weight)[table.of], 1e-9)
    # A country of the name is meant, unless a metropolis bears it too.
    largest = table.largest(np.where(written & ~is_country, people, 0.0)) < _METROPOLIS
    sure = (table.by_name(is_country & written)[table.of] > 0) & largest
    numbers = np.arange(len(table))
    first = table.largest(np.where(is_country & written, -numbers, -len(table))) == -numbers
    return np.where(sure, np.where(first & is_country, _COUNTRY, 0.0), belief)
