"""Texts that are copies of each other: the same words, though some were cut or changed.

MinHash signatures (rensa) find pairs that may be copies without comparing all; each pair is then compared exactly, so
that chance can only miss a pair of borderline texts, never make one up. Signatures are seeded: the same texts always
give the same copies.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

from rensa import RMinHash, RMinHashLSH

from geonews.text import fold

Key = TypeVar("Key", bound=Hashable)
PERMUTATIONS, BANDS, SEED = 192, 64, 20_240_229
"""Bands of three: two texts that share half of their runs are overlooked in 2 of 10,000 cases."""
_WORD = re.compile(r"\w+")


def copies(texts: Mapping[Key, str], *, words: int, least: int, shared: float) -> Mapping[Key, Key]:
    """Which texts are copies of which.

    Args:
        texts: text by key; keys of one type, which can be sorted.
        words: length of the runs of words that are compared.
        least: texts with fewer words are never copies: "Clashes continued." is nobody's wording.
        shared: part of all their runs that two copies have in common, 0 to 1.

    Returns:
        For each key the smallest key among its copies, itself included.
    """
    runs: dict[frozenset[str], list[Key]] = {}
    found = {key: key for key in texts}
    for key in sorted(texts):  # type: ignore[type-var]  # keys can be sorted, says the docstring
        tokens = _WORD.findall(fold(texts[key]))
        if len(tokens) >= max(least, words):
            run = frozenset(" ".join(tokens[i : i + words]) for i in range(len(tokens) - words + 1))
            runs.setdefault(run, []).append(key)
    sets = list(runs)
    leaders = _joined(sets, shared)
    for keys, leader in zip(runs.values(), leaders, strict=True):
        found.update(dict.fromkeys(keys, runs[sets[leader]][0]))
    return found


def _joined(sets: Sequence[frozenset[str]], shared: float) -> list[int]:
    """For each set the lowest number among those that it is joined to by pairs that share enough."""
    leader = list(range(len(sets)))

    def top(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    if len(sets) > 1:
        signatures = RMinHash.from_token_sets([sorted(run) for run in sets], num_perm=PERMUTATIONS, seed=SEED)
        index = RMinHashLSH(shared, PERMUTATIONS, BANDS)
        index.insert_many(signatures)
        for one, others in enumerate(index.query_all(signatures)):
            for other in sorted(others):
                if other > one and top(one) != top(other) and _alike(sets[one], sets[other], shared):
                    low, high = sorted((top(one), top(other)))
                    leader[high] = low
    return [top(number) for number in range(len(sets))]


def _alike(a: frozenset[str], b: frozenset[str], shared: float) -> bool:
    return len(a & b) >= shared * len(a | b)
