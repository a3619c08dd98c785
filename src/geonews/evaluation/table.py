"""A scored corpus as arrays: one entry a gold toponym, one a found toponym, one a document.

The rules, so that figures cannot flatter:

- Spans are paired one to one (`pairing`).
- A missed or unresolved toponym is wrong: its error is half the globe, and it stays in every denominator.
- Gold without coordinates counts for recognition only; what was found there is neither right nor wrong end to end.
- A partial document has only some toponyms marked: what else was found in it counts for nothing.
- Gold of the types to skip is left out, and so is what was found there and touches no other gold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from geonews.evaluation.corpus import Document, GoldToponym
from geonews.evaluation.pairing import pair
from geonews.evaluation.predictions import Found, FoundToponym

EARTH_KM = 6371.0088
HALF_GLOBE_KM = 20039.0
"""The error of what was missed or left unresolved."""
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Table:
    """All toponyms of a corpus, in the order of its documents."""

    documents: tuple[Document, ...]
    gold: tuple[GoldToponym, ...]
    found: tuple[FoundToponym, ...]
    """Those that count: in partial documents only the paired ones."""
    gold_document: Ints
    """Index of each gold toponym's document."""
    found_document: Ints
    mate: Ints
    """Index of the found toponym paired with each gold one, or -1."""
    exact: Bools
    """Of each gold toponym: paired with equal offsets."""

    @property
    def partial(self) -> bool:
        """Whether any document has only some of its toponyms marked: then there is no precision."""
        return any(document.partial for document in self.documents)

    @cached_property
    def located(self) -> Bools:
        """Of each gold toponym: has coordinates."""
        return np.array([toponym.lat is not None for toponym in self.gold], dtype=np.bool_)

    @cached_property
    def matched(self) -> Bools:
        """Of each gold toponym: found at all."""
        return self.mate >= 0

    @cached_property
    def found_located(self) -> Bools:
        """Of each found toponym: resolved to a point."""
        return np.array([toponym.lat is not None for toponym in self.found], dtype=np.bool_)

    @cached_property
    def judged(self) -> Bools:
        """Of each found toponym: can be right or wrong end to end. The mate of gold without coordinates cannot."""
        judged = np.ones(len(self.found), dtype=np.bool_)
        judged[self.mate[self.matched & ~self.located]] = False
        return judged

    @cached_property
    def km(self) -> Floats:
        """Of each gold toponym: the distance of the chosen place in kilometres.

        NaN without gold coordinates, infinite when missed or unresolved.
        """
        pairs = self.resolved
        km = np.where(self.located, np.inf, np.nan)
        gold = _points(self.gold)[pairs]
        chosen = _points(self.found)[self.mate[pairs]]
        km[pairs] = haversine_km(gold, chosen)
        return km

    @cached_property
    def resolved(self) -> Bools:
        """Of each gold toponym with coordinates: found and resolved."""
        resolved = self.matched & self.located
        resolved[resolved] = self.found_located[self.mate[resolved]]
        return resolved

    def mates(self) -> list[FoundToponym | None]:
        """Of each gold toponym: what was found there."""
        return [self.found[j] if j >= 0 else None for j in self.mate]

    def name_of(self, toponym: GoldToponym | FoundToponym, document: int) -> str:
        """The words of a toponym."""
        return self.documents[document].text[toponym.start : toponym.end]

    def per_document(self, which: Bools, documents: Ints) -> Ints:
        """How many of `which` each document has."""
        return np.bincount(documents[which], minlength=len(self.documents)).astype(np.int64)


def tabulate(documents: Iterable[Document], found: Callable[[Document], Found], skip: Iterable[str] = ()) -> Table:
    """Pair what was found with the gold.

    Args:
        documents: the corpus.
        found: gives what was found in a document.
        skip: types of gold to leave out; "adjectival" stands for the flag.
    """
    types = frozenset(skip)
    rows = _Rows()
    for document in documents:
        rows.add(document, found(document).toponyms, types)
    return Table(
        documents=tuple(rows.documents),
        gold=tuple(rows.gold),
        found=tuple(rows.found),
        gold_document=np.array(rows.gold_document, dtype=np.int64),
        found_document=np.array(rows.found_document, dtype=np.int64),
        mate=np.array(rows.mate, dtype=np.int64),
        exact=np.array(rows.exact, dtype=np.bool_),
    )


class _Rows:
    """The columns of a table while it grows."""

    def __init__(self) -> None:
        self.documents: list[Document] = []
        self.gold: list[GoldToponym] = []
        self.found: list[FoundToponym] = []
        self.gold_document: list[int] = []
        self.found_document: list[int] = []
        self.mate: list[int] = []
        self.exact: list[bool] = []

    def add(self, document: Document, found: Sequence[FoundToponym], skip: frozenset[str]) -> None:
        gold = [toponym for toponym in document.toponyms if not toponym.is_of(skip)]
        left_out = [toponym for toponym in document.toponyms if toponym.is_of(skip)]
        theirs = _spans(found)
        kept = pair(_spans(gold), theirs).touched | ~pair(_spans(left_out), theirs).touched
        counted = [toponym for toponym, keep in zip(found, kept, strict=True) if keep]
        pairing = pair(_spans(gold), _spans(counted))
        mate = pairing.mate
        if document.partial:
            counted = [counted[j] for j in mate if j >= 0]
            mate = np.where(mate >= 0, np.cumsum(mate >= 0) - 1, -1)
        here, before = len(self.documents), len(self.found)
        self.documents.append(document)
        self.gold += gold
        self.found += counted
        self.gold_document += [here] * len(gold)
        self.found_document += [here] * len(counted)
        self.mate += [int(j) + before if j >= 0 else -1 for j in mate]
        self.exact += pairing.exact.tolist()


def _spans(toponyms: Sequence[GoldToponym | FoundToponym]) -> list[tuple[int, int]]:
    return [(toponym.start, toponym.end) for toponym in toponyms]


def _points(toponyms: Sequence[GoldToponym | FoundToponym]) -> Floats:
    """(n, 2) lon, lat in degrees; NaN where there are none."""
    points = [(np.nan, np.nan) if t.lon is None or t.lat is None else (t.lon, t.lat) for t in toponyms]
    return np.array(points, dtype=np.float64).reshape(-1, 2)


def haversine_km(a: Floats, b: Floats) -> Floats:
    """Great-circle kilometres between two (n, 2) arrays of lon, lat degrees, as the literature measures."""
    (lon1, lat1), (lon2, lat2) = np.radians(a).T, np.radians(b).T
    h = np.sin((lat2 - lat1) / 2) ** 2 + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    return np.asarray(2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(h, 0, 1))), dtype=np.float64)
