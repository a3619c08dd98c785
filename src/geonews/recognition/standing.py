"""How a name stands in the world when nothing else is known: a country, a first-level unit, a capital, how populous."""

from __future__ import annotations

from dataclasses import dataclass

from geonews.model import Candidate, Place
from geonews.protocols import Lookup

_CAPITAL_MIN = 20_000
_REMEMBERED = 50_000


@dataclass(frozen=True, slots=True)
class Rank:
    """What a name most likely stands for, without any context."""

    place: Place | None
    is_country: bool = False
    is_adm1: bool = False
    is_capital: bool = False
    population: int = 0
    own_name: bool = False
    """Whether it is the place's main name and not an alternate."""

    @property
    def is_unit(self) -> bool:
        """A country or first-level unit."""
        return self.is_country or self.is_adm1


NOBODY = Rank(None)


class Standing:
    """Ranks of names, remembered."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._known: dict[str, Rank] = {}

    def of(self, name: str) -> Rank:
        """The rank of `name`; all false when the gazetteer does not know it exactly."""
        rank = self._known.get(name)
        if rank is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            rank = self._known[name] = self._rank(name)
        return rank

    def _rank(self, name: str) -> Rank:
        found = self._lookup.candidates(name, countries=())
        if not found:
            return NOBODY
        best = max(found, key=_weight)
        place = best.place
        return Rank(
            place,
            is_country=place.kind == "country",
            is_adm1=place.kind == "adm1",
            is_capital=place.feature_code == "PPLC",
            population=max(c.place.population or 0 for c in found),
            own_name=best.method in ("exact", "supplement"),
        )


def _weight(candidate: Candidate) -> tuple[int, int]:
    place = candidate.place
    class_weight = (
        4
        if place.kind == "country"
        else 3
        if place.feature_code == "PPLC" and (place.population or 0) > _CAPITAL_MIN
        else 2
        if place.kind == "adm1"
        else 1
    )
    if candidate.method == "alternate" and class_weight > 1 and place.kind == "adm1":
        class_weight = 1
    return class_weight, place.population or 0
