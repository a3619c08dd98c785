"""Names that are spelled like one that nothing matches: for people who search, not for articles."""

from __future__ import annotations

import math
from collections.abc import Iterable

from geonews.gazetteer.lookup import Gazetteer
from geonews.gazetteer.spelling import key_of
from geonews.model import Candidate
from geonews.text import fold
from geonews.vocabulary import SPELLED

ALIKE = 75.0
"""Likeness from which a name is shown, 0 to 100: one slip in four letters, two in eight."""
SHOWN = 15
"""Most places shown."""
_SLIPS = 2  # Letters that may be missing or too many.
_SAME_SOUNDS = 10.0  # A name of the same consonants is worth as much as this likeness,
_TENFOLD = 1.0  # ten times the people as much as this.


def find(name: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Places that bear the name itself, exactly (folded) or as an alias, in any script; by population, then id."""
    found = (candidate for candidate in gazetteer.candidates(name) if candidate.method not in SPELLED)
    return tuple(sorted(found, key=lambda candidate: (-(candidate.place.population or 0), candidate.place.id)))


def spelled_like(name: str, gazetteer: Gazetteer, limit: int = SHOWN) -> tuple[Candidate, ...]:
    """Places whose names resemble `name`, the most alike first: typos, and other romanisations.

    Compared with names that share its first letter and have about its length.

    Args:
        name: as typed, in any script.
        gazetteer: where to look.
        limit: most places.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415  # only when a search found nothing

    key = fold(name)
    if not key:
        return ()
    keys = gazetteer.keys(key[0], max(1, len(key) - _SLIPS), len(key) + _SLIPS)
    alike = process.extract(key, keys, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=2 * limit)
    found = [c for near, _, _ in alike for c in gazetteer.candidates(near) if c.method not in SPELLED]
    found += [candidate for candidate in gazetteer.candidates(name) if candidate.method in SPELLED]

    def likeness(candidate: Candidate) -> float:
        sounds = key_of(name, candidate.place.iso2)
        same = sounds is not None and key_of(candidate.matched, candidate.place.iso2) == sounds
        people = math.log10((candidate.place.population or 0) + 1)
        return fuzz.ratio(key, fold(candidate.matched)) + _SAME_SOUNDS * same + _TENFOLD * people

    return tuple(_once(sorted(found, key=lambda c: (-likeness(c), c.place.id))))[:limit]


def _once(found: Iterable[Candidate]) -> Iterable[Candidate]:
    """Each place with its first, most alike name."""
    best: dict[str, Candidate] = {}
    for candidate in found:
        best.setdefault(candidate.place.id, candidate)
    return best.values()
