"""Names that are spelled like one that nothing matches: for people who search, not for articles."""

from __future__ import annotations

from collections.abc import Iterable

from geonews.gazetteer.lookup import Gazetteer
from geonews.model import Candidate
from geonews.text import fold

ALIKE = 75.0
"""Likeness from which a name is shown, 0 to 100: one slip in four letters, two in eight."""
_SLIPS = 2  # Letters that may be missing or too many.
_INEXACT = frozenset(["spelling", "fuzzy"])


def find(name: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Places that bear the name itself, exactly (folded) or as an alias, in any script; by population, then id."""
    return _by_size(c for c in gazetteer.candidates(name) if c.method not in _INEXACT)


def spelled_like(name: str, gazetteer: Gazetteer, limit: int = 10) -> tuple[Candidate, ...]:
    """Places whose names resemble `name`, the most alike first: typos, and other romanisations.

    Compared with names that share its first letter and have about its length.

    Args:
        name: as typed, in any script.
        gazetteer: where to look.
        limit: most names that are taken as alike; a name may stand for several places.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415  # only when a search found nothing

    key = fold(name)
    if not key:
        return ()
    keys = gazetteer.keys(key[0], max(1, len(key) - _SLIPS), len(key) + _SLIPS)
    alike = process.extract(key, keys, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=limit)
    ranked = sorted(alike, key=lambda match: (-match[1], match[0]))
    found = [c for near, _, _ in ranked for c in _by_size(gazetteer.candidates(near)) if c.method not in _INEXACT]
    found += [c for c in _by_size(gazetteer.candidates(name)) if c.method in _INEXACT]
    return tuple({candidate.place.id: candidate for candidate in reversed(found)}.values())[::-1]


def _by_size(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    return tuple(sorted(found, key=lambda candidate: (-(candidate.place.population or 0), candidate.place.id)))
