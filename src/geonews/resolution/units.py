"""Administrative units and the towns in them, among the candidates of a name."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from geonews.model import Place
from geonews.resolution.inside import contains, km
from geonews.resolution.table import Flags, Table

UNIT_KINDS = ("adm1", "adm2")
_DISTRICT_KM = 150
KIND_GROUPS: Mapping[str, frozenset[str]] = {
    "city": frozenset(["city", "neighbourhood"]),
    "adm1": frozenset(["adm1", "region"]),
    "neighbourhood": frozenset(["neighbourhood", "city"]),
    "region": frozenset(["region", "adm1"]),
}
"""What the words say a name is → the kinds of place that it may then be; any other word fits its own kind only."""


def is_seat(table: Table) -> Flags:
    """(n,): whether a candidate is the seat of a unit or a capital."""
    seats: Flags = np.char.startswith(table.codes, "PPLA") | (table.codes == "PPLC")
    return seats


def is_around(unit: Place, town: Place) -> bool:
    """Whether a town lies in a unit, as far as its codes and its point tell."""
    if unit.kind == "adm1":
        return contains(unit, town)
    return unit.kind == "adm2" and unit.iso2 == town.iso2 and km(unit, town) < _DISTRICT_KM
