"""Features → scores, shares of belief and trust.

The scores are sums of gradient-boosted trees (model/*.onnx, fitted by scripts/train_ranking.py; model/MODEL_CARD.md
says on what and how well) and of a few weights set by hand (model/rules.json) for what peacetime's news hardly shows.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

from geonews.resolution.features import FEATURES, LEARNED
from geonews.resolution.table import Floats, Table

FOLDER = "model"
ABOUT_WINNER = (*LEARNED, "share", "margin")
"""What the trust model sees: the winner's features, its share of belief, and its lead over the next."""


class Trees:
    """A sum of trees, run by onnxruntime on one thread."""

    def __init__(self, data: bytes) -> None:
        import onnxruntime  # noqa: PLC0415  # a tenth of a second, only when used

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])

    def __call__(self, rows: Floats) -> Floats:
        """(n,): the sum for each row of features."""
        if not len(rows):
            return np.zeros(0)
        found: Floats = self._session.run(None, {"x": rows.astype(np.float32)})[0][:, 0].astype(float)
        return found


@dataclass(frozen=True, slots=True)
class Ranking:
    """The fitted models and the weights set by hand."""

    first: Any
    """Scores of candidates when only prior belief is known; a callable of (n, LEARNED) rows."""
    second: Any
    """The same when the others have been ranked once."""
    trusting: Any
    """Log odds that a winner is right, of (n, ABOUT_WINNER) rows."""
    rules: Floats
    """(FEATURES,): weights set by hand, whose products are added to the scores."""
    trust_rules: Floats
    """(FEATURES,): the same for the log odds."""


@cache
def load_ranking() -> Ranking:
    """The packaged models."""
    folder = resources.files("geonews.resolution") / FOLDER
    rules, trust_rules = load_rules()
    return Ranking(
        first=Trees((folder / "first.onnx").read_bytes()),
        second=Trees((folder / "second.onnx").read_bytes()),
        trusting=Trees((folder / "trust.onnx").read_bytes()),
        rules=rules,
        trust_rules=trust_rules,
    )


def load_rules() -> tuple[Floats, Floats]:
    """The weights set by hand: (FEATURES,) for the scores and for the log odds of the trust."""
    path = resources.files("geonews.resolution") / FOLDER / "rules.json"
    table = json.loads(path.read_text(encoding="utf-8"))
    score, trust = (np.array([table[key].get(name, 0.0) for name in FEATURES]) for key in ("score", "trust"))
    return score, trust


def shares(table: Table, scores: Floats) -> Floats:
    """(n,): softmax of the scores within each name; a score of minus infinity has no share."""
    if not len(table):
        return np.zeros(0)
    top = table.largest(scores)
    odds = np.where(np.isneginf(scores), 0.0, np.exp(scores - np.where(np.isneginf(top), 0.0, top)))
    total = table.by_name(odds)[table.of]
    found: Floats = np.divide(odds, total, out=np.zeros_like(odds), where=total > 0)
    return found


def by_hand(rows: Floats, weights: Floats) -> Floats:
    """(n,): what the weights set by hand add; what is not known (NaN) adds nothing."""
    added: Floats = np.nan_to_num(rows) @ weights
    return added


def logistic(values: Floats) -> Floats:
    """Log odds → probability."""
    found: Floats = 1 / (1 + np.exp(-values))
    return found


def contributions(row: Floats, rival: Floats, ranking: Ranking) -> dict[str, float]:
    """What each feature gives a candidate against a rival: the change of its score when it alone is as the rival's.

    Args:
        row: the candidate's features, (FEATURES,).
        rival: the other's.
        ranking: the models.
    """
    n = len(LEARNED)
    swapped = np.repeat(row[None, :n], n + 1, axis=0)
    swapped[np.arange(n), np.arange(n)] = rival[:n]
    scores = ranking.second(swapped)
    effects = ranking.rules * np.nan_to_num(row - rival)
    effects[:n] += scores[n] - scores[:n]
    return dict(zip(FEATURES, effects.tolist(), strict=True))
