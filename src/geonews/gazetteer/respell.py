"""Names of a country that are spelled like a written one, with what each costs: from an index's `spelling` table."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from geonews.gazetteer.spelling import Sounds, Tradition, cost, edits, neighbours, readings, sounds_of, tradition_of
from geonews.vocabulary import Method

MAX_COST = 0.32
"""Spellings that are less alike are no candidates."""
GOOD_COST = 0.15
"""With a spelling as alike as this, slips of the pen are not thought of."""
_SLIPS = ((9, 2), (6, 1))
"""So many sounds must a name have for so many slips of the pen."""
_SLIP_COST = 0.1
_MIN_SOUNDS = 3
_MOST = 12
_MUCH_LESS_ALIKE = 0.1  # What costs so much more than the best spelling is no rival to it.
_BY_KEYS = """SELECT name.place, name.spelling FROM spelling JOIN name ON name.rowid = spelling.name
    WHERE spelling.iso2 = ? AND spelling.key IN (SELECT value FROM json_each(?))"""

Query = Callable[..., Sequence[tuple[Any, ...]]]
"""(SQL, values …) → rows of one index."""
AnyIndex = TypeVar("AnyIndex", bound="Index")


@dataclass(frozen=True, slots=True)
class Likeness:
    """A place with the one of its names that is most like the written one."""

    place: int
    """Row of the place in its index."""
    spelling: str
    method: Method
    cost: float
    """0 alike to MAX_COST."""


class Index(Protocol):
    """An opened index."""

    def rows(self, query: str, *values: object) -> Sequence[tuple[Any, ...]]:
        """The rows of an SQL query."""
        ...


def most_alike(
    name: str, indexes: Iterable[tuple[AnyIndex, Collection[str]]], *, slips: bool
) -> list[tuple[Likeness, AnyIndex]]:
    """The places of some countries in some indexes whose names are most like `name`, most alike first, at most 12.

    Args:
        name: as a text has it.
        indexes: and the countries to look for in each, the one that others yield to first.
        slips: as for `alike`.
    """
    found = [
        (likeness, index)
        for index, countries in indexes
        for iso2 in sorted(countries)
        for likeness in alike(name, iso2, index.rows, slips=slips)[:_MOST]
    ]
    found.sort(key=lambda item: item[0].cost)
    return [item for item in found[:_MOST] if item[0].cost <= found[0][0].cost + _MUCH_LESS_ALIKE]


def alike(name: str, iso2: str, query: Query, *, slips: bool = True) -> list[Likeness]:
    """Places of one country in one index whose names are spelled like `name`, most alike first.

    Args:
        name: as a text has it.
        iso2: the country, "" for places of none.
        query: of the index.
        slips: whether to think of slips of the pen when no romanisation fits well. A name of six sounds may have one,
            a name of nine two; method "fuzzy".
    """
    tradition = tradition_of(iso2)
    written = [reading for reading in readings(name, tradition) if reading.key and len(reading.text) >= _MIN_SOUNDS]
    found = _best(_romanised(written, tradition, _named(query, iso2, {reading.key for reading in written})))
    if slips and written and not any(likeness.cost <= GOOD_COST for likeness in found):
        found = _best([*found, *_slipped(written[0], tradition, query, iso2)])
    return found


def _named(query: Query, iso2: str, keys: Iterable[str]) -> Sequence[tuple[Any, ...]]:
    return query(_BY_KEYS, iso2, json.dumps(sorted(keys)))


def _romanised(written: Sequence[Sounds], tradition: Tradition, rows: Iterable[tuple[Any, ...]]) -> Iterable[Likeness]:
    for place, spelling in rows:
        known = sounds_of(spelling, tradition)
        least = min(cost(reading, known) for reading in written)
        if least <= MAX_COST:
            yield Likeness(place, spelling, "spelling", round(least, 3))


def _slipped(written: Sounds, tradition: Tradition, query: Query, iso2: str) -> Iterable[Likeness]:
    allowed = next((slips for sounds, slips in _SLIPS if len(written.text) >= sounds), 0)
    if not allowed:
        return
    for place, spelling in _named(query, iso2, neighbours(written.key)):
        known = sounds_of(spelling, tradition)
        if edits(written, known) <= allowed:
            yield Likeness(place, spelling, "fuzzy", round(min(1.0, cost(written, known) + _SLIP_COST), 3))


def _best(found: Iterable[Likeness]) -> list[Likeness]:
    best: dict[int, Likeness] = {}
    for likeness in found:
        if likeness.place not in best or likeness.cost < best[likeness.place].cost:
            best[likeness.place] = likeness
    return sorted(best.values(), key=lambda likeness: (likeness.cost, likeness.place))
