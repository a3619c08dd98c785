"""Feature vectors → shares of belief and trust. Pure.

Weights: scripts/fit_ranking.py, a conditional logit for the two passes, a logistic regression for the trust, fitted on
LGL (Lieberman et al. 2010), TUD-Loc-2013 and WikToR (Gritta et al. 2018); features that these corpora of peacetime news
hardly show (spelling, what the supplement knows of its context) were set by hand.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

from geonews.resolution.features import FEATURES


@dataclass(frozen=True, slots=True)
class Weights:
    """One weight for each feature, for a pass without and a pass with the other names' places."""

    first: tuple[float, ...]
    second: tuple[float, ...]
    trust: tuple[float, ...]
    """Weights of the winner's features, then of its share of belief, then a constant: is it right at all?"""


def load_weights() -> Weights:
    """Read the packaged weights.json; a feature that it lacks weighs nothing."""
    table = json.loads((resources.files("geonews.resolution") / "weights.json").read_text(encoding="utf-8"))
    return Weights(
        first=tuple(float(table["first"].get(name, 0.0)) for name in FEATURES),
        second=tuple(float(table["second"].get(name, 0.0)) for name in FEATURES),
        trust=tuple(float(table["trust"].get(name, 0.0)) for name in (*FEATURES, "share", "constant")),
    )


def shares(vectors: Sequence[Sequence[float]], weights: Sequence[float]) -> list[float]:
    """Softmax of the weighted sums: how belief is shared among the candidates. Empty for no candidates."""
    sums = [math.fsum(w * x for w, x in zip(weights, vector, strict=True)) for vector in vectors]
    if not sums:
        return []
    top = max(sums)
    odds = [math.exp(value - top) for value in sums]
    total = math.fsum(odds)
    return [odd / total for odd in odds]


def trust(vector: Sequence[float], share: float, weights: Sequence[float]) -> float:
    """Probability that the winner is right, by logistic regression: the true place may be in no gazetteer."""
    value = math.fsum(w * x for w, x in zip(weights, (*vector, share, 1.0), strict=True))
    return 1 / (1 + math.exp(-value))


def main_reasons(
    vector: Sequence[float], rival: Sequence[float] | None, weights: Sequence[float], n: int = 3
) -> list[str]:
    """Names of the features that tell most for a candidate against its rival."""
    other = rival or [0.0] * len(vector)
    told = [(w * (a - b), name) for w, a, b, name in zip(weights, vector, other, FEATURES, strict=True)]
    return [name for gain, name in sorted(told, reverse=True)[:n] if gain > 0.05]
