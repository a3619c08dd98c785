"""How much the figures might differ on other articles like these: bootstrap intervals.

Documents are drawn whole, with replacement: the mentions of one article are not independent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from geonews.evaluation.measures import key
from geonews.evaluation.table import Floats, Ints

Interval = tuple[float, float]
SEED = 0
PERCENTILES = (2.5, 97.5)
_BLOCK = 200


def intervals(
    counted: Mapping[str, Ints], radii: Sequence[float], draws: int, *, partial: bool = False
) -> dict[str, Interval]:
    """95 % percentile intervals of the main figures; empty without draws or documents.

    Args:
        counted: counts of each document, from `measures.counts`.
        radii: in km, those of `counted`.
        draws: how many samples of documents are drawn.
        partial: documents are partly marked, so that there is no F1.
    """
    documents = len(counted["gold"])
    if not draws or not documents:
        return {}
    drawn = np.concatenate(list(_samples(np.stack(list(counted.values()), axis=1), draws)))
    sums = dict(zip(counted, drawn.T, strict=True))
    figures = {f"accuracy_{key(r)}": _ratio(sums[f"within_{key(r)}"], sums["gold_located"]) for r in radii}
    if not partial:
        spans = sums["found"] + sums["gold"]
        figures["exact_f1"] = _ratio(2 * sums["exact"], spans)
        figures["overlap_f1"] = _ratio(2 * sums["overlap"], spans)
        ends = sums["judged"] + sums["gold_located"]
        figures |= {f"end_to_end_f1_{key(r)}": _ratio(2 * sums[f"within_{key(r)}"], ends) for r in radii}
    return {name: _interval(values) for name, values in figures.items()}


def _samples(counted: NDArray[np.int64], draws: int) -> Iterator[Floats]:
    """Sums over the documents of each draw, in blocks that fit the memory."""
    random, documents = np.random.default_rng(SEED), len(counted)
    for start in range(0, draws, _BLOCK):
        chosen = random.integers(0, documents, (min(_BLOCK, draws - start), documents))
        times = np.stack([np.bincount(one, minlength=documents) for one in chosen])
        yield (times @ counted).astype(np.float64)


def _ratio(part: Floats, whole: Floats) -> Floats:
    return part / np.maximum(whole, 1)


def _interval(values: Floats) -> Interval:
    low, high = np.percentile(values, PERCENTILES)
    return float(low), float(high)
