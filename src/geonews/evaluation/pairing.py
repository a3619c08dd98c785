"""Which found span stands for which gold span."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Indices into the two lists of spans that were paired."""

    mate: NDArray[np.int64]
    """Of each gold span: the found span paired with it, or -1."""
    exact: NDArray[np.bool_]
    """Of each gold span: whether its pair has the same offsets."""
    touched: NDArray[np.bool_]
    """Of each found span: whether it shares a character with any gold span."""


def pair(gold: Sequence[Span], found: Sequence[Span]) -> Pairing:
    """One-to-one pairs: equal spans first, then by most shared characters, the shorter and nearer found span first."""
    ours, theirs = _array(gold), _array(found)
    shared = np.minimum(ours[:, None, 1], theirs[:, 1]) - np.maximum(ours[:, None, 0], theirs[:, 0])
    i, j = np.nonzero(shared > 0)
    same = (ours[i] == theirs[j]).all(axis=1)
    length = theirs[j, 1] - theirs[j, 0]
    apart = np.abs(theirs[j, 0] - ours[i, 0])
    mate = np.full(len(gold), -1, dtype=np.int64)
    exact = np.zeros(len(gold), dtype=np.bool_)
    taken: set[int] = set()
    for k in np.lexsort((apart, length, -shared[i, j], ~same)):  # the last key counts most; ties stay in text order
        if mate[i[k]] < 0 and j[k] not in taken:
            mate[i[k]], exact[i[k]] = j[k], same[k]
            taken.add(j[k])
    touched = np.zeros(len(found), dtype=np.bool_)
    touched[j] = True
    return Pairing(mate, exact, touched)


def _array(spans: Sequence[Span]) -> NDArray[np.int64]:
    return np.array(spans, dtype=np.int64).reshape(-1, 2)
