"""Whether the country is right, whatever the place."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from geonews.borders import Borders
from geonews.evaluation.corpus import GoldToponym
from geonews.evaluation.measures import share, within
from geonews.evaluation.predictions import FoundToponym
from geonews.evaluation.table import Bools, Table

ACROSS = frozenset(["CONT", "RGN", "OCN", "SEA", "STM", "LK", "MTS", "DSRT", "PEN", "CONTINENT", "REGION"])
"""Types of places that may lie in several countries: their point says nothing."""
HEADLINE_KM = 25.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryScores:
    """Figures over the gold toponyms whose country is known."""

    n: int
    right: float | None
    """Found, and in the gold's country; missed and unresolved ones are wrong."""
    within_25km_and_right: float | None


class Countries:
    """Countries of gold and found toponyms: as stated, else by the borders; each point is looked up once."""

    def __init__(self, borders: Borders) -> None:
        self._borders = borders
        self._known: dict[tuple[float, float], str | None] = {}

    def of(self, toponym: GoldToponym | FoundToponym) -> str | None:
        """ISO 3166-1 alpha-2; None without a point, at sea, or where the place may lie in several countries."""
        if toponym.iso2 is not None:
            return toponym.iso2
        if toponym.lon is None or toponym.lat is None:
            return None
        if isinstance(toponym, GoldToponym) and toponym.type in ACROSS:
            return None
        point = (toponym.lon, toponym.lat)
        if point not in self._known:
            self._known[point] = self._borders.country_at(*point)
        return self._known[point]

    def compare(self, table: Table) -> tuple[Bools, Bools]:
        """Of each gold toponym: its country is known; what was found lies there too."""
        gold = [None if toponym.lat is None else self.of(toponym) for toponym in table.gold]
        pairs = zip(gold, table.mates(), strict=True)
        right = [iso2 is not None and mate is not None and self.of(mate) == iso2 for iso2, mate in pairs]
        return np.array([iso2 is not None for iso2 in gold], dtype=np.bool_), np.array(right, dtype=np.bool_)


def country_scores(table: Table, countries: Countries) -> CountryScores:
    """Shares of the gold toponyms in whose country something was found."""
    known, right = countries.compare(table)
    n = int(known.sum())
    both = right & within(table, HEADLINE_KM)
    return CountryScores(n=n, right=share(int(right.sum()), n), within_25km_and_right=share(int(both.sum()), n))
