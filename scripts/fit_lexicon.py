"""Fit the points of recognition/lexicon.toml: what each clue tells for or against a name's being a place.

usage: python scripts/fit_lexicon.py CORPUS.jsonl [--check CORPUS.jsonl]

A corpus line is {"doc_id", "text", "source"?, "toponyms": [{"start", "end"}]}. A logistic regression over all names in
the texts that the gazetteer knows; its weights are printed, to be pasted into [points]. Weights of clues seen fewer
than ten times are left out: they are set by hand.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from geonews.config import Config
from geonews.gazetteer import open_gazetteer
from geonews.recognition import LexiconRecogniser
from geonews.recognition.spans import abbreviation_spots
from geonews.recognition.words import load_words

Array = NDArray[np.float64]
_RIDGE = 1.0
_MIN_SEEN = 10
_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Example:
    """One occurrence of a name."""

    source: str
    clues: frozenset[str]
    is_place: bool


def examples(path: Path, recogniser: LexiconRecogniser) -> list[Example]:
    """All names of a corpus."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        document = json.loads(line)
        text = document["text"]
        gold = {(t["start"], t["end"]) for t in document["toponyms"]}
        for one in recogniser.names(text, list(abbreviation_spots(text, load_words()))):
            # "U.S." is found as "U.S" and completed later
            ends = (one.end, one.end + 1) if text[one.end : one.end + 1] == "." else (one.end,)
            is_place = any((one.start, end) in gold for end in ends)
            found.append(Example(document.get("source", str(number)), recogniser.clues(one), is_place))
    return found


def fit(x: Array, y: Array) -> Array:
    """Weights of a logistic regression by Newton's method; the first one, the constant, is not shrunk."""
    weights = np.zeros(x.shape[1])
    ridge = np.eye(len(weights)) * _RIDGE
    ridge[0, 0] = 0
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + ridge
        weights -= np.linalg.solve(hessian, x.T @ (p - y) + ridge @ weights)
    return weights


def matrix(found: list[Example], names: list[str]) -> tuple[Array, Array]:
    """One row an example, one column a clue, and whether it is a place."""
    x = np.array([[name == "any" or name in e.clues for name in names] for e in found], dtype=float)
    return x, np.array([e.is_place for e in found], dtype=float)


def f1(scores: Array, y: Array) -> float:
    """F1 over the names that the gazetteer knows."""
    return float(2 * ((scores > 0) & (y > 0)).sum() / ((scores > 0).sum() + y.sum()))


def main() -> None:
    """Fit, report, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--check", type=Path, action="append", default=[], help="measured, never fitted on")
    options = parser.parse_args()
    recogniser = LexiconRecogniser(open_gazetteer(Config.load()))
    found = examples(options.corpus, recogniser)
    seen = Counter(clue for example in found for clue in example.clues)
    names = ["any", *sorted(clue for clue, n in seen.items() if n >= _MIN_SEEN)]
    x, y = matrix(found, names)
    order = {source: i % _FOLDS for i, source in enumerate(sorted({e.source for e in found}))}
    fold = np.array([order[e.source] for e in found])
    unseen = np.zeros(len(y))
    for k in range(_FOLDS):
        unseen[fold == k] = x[fold == k] @ fit(x[fold != k], y[fold != k])
    print(f"# F1 over known names, {options.corpus.stem}, unseen sources: {f1(unseen, y):.3f}")
    weights = fit(x, y)
    for path in options.check:
        checked, truth = matrix(examples(path, recogniser), names)
        print(f"# F1 over known names, {path.stem}: {f1(checked @ weights, truth):.3f}")
    for name, weight in zip(names, weights, strict=True):
        print(f"{name} = {weight:.1f}")


if __name__ == "__main__":
    main()
