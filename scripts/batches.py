"""Batches for training."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
_SORTED = 20
"""Batches' worth of items that are sorted by length together."""


def batches(items: Sequence[T], length: Callable[[T], int], size: int, rng: random.Random) -> list[list[T]]:
    """Items of like length together, in random order."""
    order = list(range(len(items)))
    rng.shuffle(order)
    found = []
    for start in range(0, len(order), _SORTED * size):
        chunk = sorted(order[start : start + _SORTED * size], key=lambda i: length(items[i]))
        found += [[items[i] for i in chunk[k : k + size]] for k in range(0, len(chunk), size)]
    rng.shuffle(found)
    return found
