"""Fit positions/confidence.toml: how sure it is that a report's event type and place were read rightly.

usage: python scripts/fit_confidence.py GOLD.jsonl... [--rows ROWS.jsonl --scorer score_rows.py --packs FOLDER]
       [--write]

GOLD is what `geonews evaluate` reads, with positions. A logistic regression over all reports that are found there; its
weights are printed and, with --write, written. Figures are from folds over articles, so that no article is judged by
weights that it had a part in. ROWS are coded event notes on which the fit is only measured, never fitted: their terms
allow no weights. Of each note the report nearest to the coded point is judged, as the scorer does.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geonews.config import Config
from geonews.evaluation import predict, read_corpus
from geonews.evaluation.event_pairs import Marked, pair_events
from geonews.evaluation.events import outcomes
from geonews.evaluation.measures import Calibration, calibrated
from geonews.gazetteer.packs import add_pack
from geonews.geodesy import distance_m
from geonews.model import Annotated, PositionReport
from geonews.pipeline import Stages, annotate
from geonews.positions import confidence, reader
from geonews.positions.parse.scene import Scene
from geonews.positions.reports import Draft
from geonews.reading.jsonlines import record_from_row

Array = NDArray[np.float64]
DATA = Path(confidence.__file__).with_name("confidence.toml")
HEAD = """\
# Written by scripts/fit_confidence.py. `fit`: weight of each signal of positions/confidence.py in the log odds that a
# report's event type and place are right. `usual`: what stands for a signal that there is not.
"""
RIDGE = 2.0
FOLDS = 10
NEAR_M = 25_000
OPTIONAL = ("belief", "type_share")


@dataclass(frozen=True, slots=True)
class Example:
    """One report that was found."""

    article: str
    signals: Mapping[str, float]
    right: bool


class Watch:
    """Sees the signals of each report while it is made; the report carries their number in place of a confidence."""

    def __init__(self) -> None:
        self.seen: list[Mapping[str, float]] = []
        reader.confidence_of = self  # type: ignore[assignment]  # for this process only

    def __call__(self, report: PositionReport, draft: Draft, scene: Scene) -> float:
        """The number of the report's signals."""
        self.seen.append(confidence.signals(report, draft, scene))
        return float(len(self.seen) - 1)

    def of(self, number: float | None) -> Mapping[str, float]:
        """The signals of a report."""
        return self.seen[int(number or 0)]


def from_gold(path: Path, stages: Stages, watch: Watch) -> Iterator[Example]:
    """Reports found in the articles of a gold corpus, right where type and place are."""
    documents = list(read_corpus(path))
    for document, found in zip(documents, predict(documents, stages), strict=True):
        marked = Marked(name=document.id, text=document.text, gold=document.events or (), found=found.events)
        for event, right in outcomes(pair_events(marked)):
            yield Example(document.id, watch.of(event.confidence), right)


def from_rows(path: Path, scorer: Any, stages: Stages, watch: Watch) -> Iterator[Example]:
    """Of each coded note the report nearest to the coded point; of notes on no armed event all reports, all wrong."""
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        ok = scorer.LABEL_MAP.get(row.get("note_label"), scorer.MAP.get(row["sub_event_type"]))
        if not row["control"] and (not ok or row["geo_precision"] not in (1, 2)):
            continue
        line = {"id": row["id"], "text": row["text"], "published": row["date"]}
        annotated = annotate(record_from_row(line), stages)
        yield from _judged(row, ok, annotated, watch)


def _judged(row: Mapping[str, Any], ok: Iterable[str], annotated: Annotated, watch: Watch) -> Iterator[Example]:
    if row["control"]:
        for report in annotated.positions:
            yield Example(row["id"], watch.of(report.confidence), right=False)
        return
    away = [_metres(row, report) for report in annotated.positions]
    if away:
        nearest = int(np.argmin(away))
        report = annotated.positions[nearest]
        right = report.event_type in ok and away[nearest] <= NEAR_M
        yield Example(row["id"], watch.of(report.confidence), right)


def _metres(row: Mapping[str, Any], report: PositionReport) -> float:
    if report.lon is None or report.lat is None:
        return float("inf")
    return distance_m(report.lon, report.lat, row["lon"], row["lat"])


def matrix(examples: Sequence[Example], names: Sequence[str], usual: Mapping[str, float]) -> Array:
    """Signals as rows, with a first column of ones."""
    rows = [[1.0, *(one.signals.get(name, usual.get(name, 0.0)) for name in names)] for one in examples]
    return np.array(rows, dtype=np.float64)


def fitted(x: Array, y: Array) -> Array:
    """Weights of a ridge logistic regression, the intercept not shrunk; Newton's method."""
    weights = np.zeros(x.shape[1])
    ridge = RIDGE * np.eye(x.shape[1])
    ridge[0, 0] = 0.0
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - p) - ridge @ weights
        weights += np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + ridge, slope)
    return np.asarray(weights, dtype=np.float64)


def scored(x: Array, weights: Array) -> Array:
    """Probabilities."""
    return np.asarray(np.clip(1 / (1 + np.exp(-x @ weights)), 0.02, 0.98), dtype=np.float64)


def folds(examples: Sequence[Example]) -> NDArray[np.int64]:
    """The fold of each example; an article stays in one."""
    return np.array([_hash(one.article) % FOLDS for one in examples], dtype=np.int64)


def _hash(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16)


def say(name: str, told: Calibration) -> None:
    """One line, and the bins."""
    print(f"{name}: n {told.n}, calibration error {told.ece:.3f}, Brier {told.brier:.3f}")
    print("   " + "  ".join(f"{b.low:.1f}: {b.mean_score:.2f}→{b.right:.2f} ({b.n})" for b in told.bins))


def cross_validated(examples: Sequence[Example], x: Array) -> Array:
    """Probabilities of each example by weights that its article had no part in."""
    y, of = _outcomes(examples), folds(examples)
    told = np.zeros(len(y))
    for fold in range(FOLDS):
        here = of == fold
        if here.any():
            told[here] = scored(x[here], fitted(x[~here], y[~here]))
    return told


def _outcomes(examples: Sequence[Example]) -> Array:
    return np.array([one.right for one in examples], dtype=np.float64)


def written(names: Sequence[str], weights: Array, usual: Mapping[str, float]) -> str:
    """The data file."""
    fit = "\n".join(f"{name} = {weight:.3f}" for name, weight in zip(("intercept", *names), weights, strict=True))
    means = "\n".join(f"{name} = {value:.3f}" for name, value in usual.items())
    return f"{HEAD}\n[fit]\n{fit}\n\n[usual]\n{means}\n"


def main() -> None:
    """Fit, measure, and write when asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--rows", type=Path)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--packs", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    watch = Watch()
    stages = Stages.open(Config.load())
    by_corpus = {path.name: list(from_gold(path, stages, watch)) for path in given.gold}
    examples = [one for found in by_corpus.values() for one in found]
    names = list(examples[0].signals)
    usual = {name: float(np.mean([e.signals[name] for e in examples if name in e.signals])) for name in OPTIONAL}
    x, y = matrix(examples, names, usual), _outcomes(examples)
    weights = fitted(x, y)
    print(written(names, weights, usual))
    say("no signal", calibrated(np.full(len(y), y.mean()), y))
    told = cross_validated(examples, x)
    say(f"{FOLDS} folds over articles", calibrated(told, y))
    corpora = np.array([name for name, found in by_corpus.items() for _ in found])
    for name in by_corpus:
        say(f"  {name}", calibrated(told[corpora == name], y[corpora == name]))
    if given.rows and given.scorer:
        _measure_rows(given, names, usual, weights, watch)
    if given.write:
        DATA.write_text(written(names, weights, usual), encoding="utf-8")


def _measure_rows(
    given: argparse.Namespace, names: Sequence[str], usual: Mapping[str, float], weights: Array, watch: Watch
) -> None:
    spec = importlib.util.spec_from_file_location("score_rows", given.scorer)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{given.scorer} is no Python file")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    with tempfile.TemporaryDirectory() as user:
        config = Config.load(user_dir=Path(user))
        for pack in sorted(given.packs.glob("*.zip")) if given.packs else ():
            add_pack(pack, config)
        examples = list(from_rows(given.rows, scorer, Stages.open(config), watch))
    x, y = matrix(examples, names, usual), _outcomes(examples)
    odd = np.array([_hash(one.article) % 2 == 1 for one in examples])
    for name, here in (("rows, even", ~odd), ("rows, odd", odd)):
        say(name, calibrated(scored(x[here], weights), y[here]))


if __name__ == "__main__":
    main()
