"""Fit the trees that rank candidates: `python scripts/train_ranking.py ../shared/corpora --work DIR`.

    pip install -e . --group training

Trained on LGL, TUD-Loc and WikToR; TR-News is only measured. Prints, with places given, the share of toponyms within
161 and 25 km: on LGL for outlets that the trees have not seen (five folds), on TR-News for the models that are written.
DIR keeps what the tagger says of the texts, so that a second run is faster.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from geonews.config import Config
from geonews.gazetteer import open_gazetteer
from geonews.gazetteer.actors import load_actors
from geonews.model import Article, Mention
from geonews.reading.articles import article_from_text
from geonews.recognition import Tagger, TaggerRecogniser
from geonews.resolution.atlas import GazetteerAtlas
from geonews.resolution.evidence import group, home_of
from geonews.resolution.features import LEARNED, alone, among
from geonews.resolution.outlets import OUTLETS, Home, Outlets
from geonews.resolution.prior import prior
from geonews.resolution.rank import ABOUT_WINNER, by_hand, load_rules, shares
from geonews.resolution.rules import by_rule
from geonews.resolution.table import Floats, Ints, Table, kilometres, on_sphere, tabulate
from geonews.resolution.weighing import context_of, winners
from ranking_trees import Booster, fit_scores, fit_trust, write_onnx

MODEL = Path(__file__).resolve().parents[1] / "src" / "geonews" / "resolution" / "model"
TRAINED_ON = ("lgl_dev", "tudloc", "wiktor")
CHECKED_ON = "trnews"
FOLDS = 5
WIKTOR = 1_500
"""Of its 5,000 articles: more teach only that Wikipedia likes the rarer place."""
WEIGHT = {"lgl_dev": 1.0, "tudloc": 1.0, "wiktor": 0.4, "trnews": 1.0}
RIGHT_KM = 25
WIDE = frozenset(["CONT", "CONTINENT", "REGION", "RGN", "AREA", "ZN", "SEA", "OCN", "ISLS"])


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its candidates and where the annotation puts each name."""

    corpus: str
    source: str
    table: Table
    home: Home | None
    fixed: Floats
    rules: Floats
    """(n, RULES): features that the trees do not see."""
    right: Ints
    """(names,): the right candidate; -1 where it is not among them, -2 where nobody annotated the name."""
    gold: tuple[tuple[int, float, float], ...]
    """Name (-1: without candidates), longitude and latitude of each annotated mention."""


def main() -> None:
    """Fit, report, write."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpora", type=Path)
    arguments.add_argument("--work", type=Path, required=True)
    arguments.add_argument("--no-folds", action="store_true", help="skip the five folds")
    options = arguments.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    found = {name: documents(options.corpora / f"{name}.jsonl", options.work) for name in (*TRAINED_ON, CHECKED_ON)}
    train = [document for name in TRAINED_ON for document in found[name]]
    if not options.no_folds:
        judged = [pair for fold in range(FOLDS) for pair in held_out(train, fold)]
        report("lgl_dev, outlets never seen", judged)
    models = fit(train)
    report(CHECKED_ON, [(d, *predict(d, models)) for d in found[CHECKED_ON]])
    MODEL.mkdir(exist_ok=True)
    widths = len(LEARNED), len(LEARNED), len(ABOUT_WINNER)
    for name, model, width in zip(("first", "second", "trust"), models, widths, strict=True):
        write_onnx(model, width, MODEL / f"{name}.onnx")


def documents(path: Path, work: Path) -> list[Document]:
    """The articles of a corpus."""
    config = Config.load()
    atlas, outlets = GazetteerAtlas(open_gazetteer(config)), Outlets(config.data_dir / OUTLETS)
    found = []
    for row, article, mentions in _recognised(path, work, config):
        names = group(article, mentions, atlas)
        table = tabulate(names.values())
        gold = {(t["start"], t["end"]): t for t in row["toponyms"] if t.get("lat") is not None}
        at = {name.key: i for i, name in enumerate(table.names)}
        of_mention = {(m.start, m.end): at.get(name.key, -1) for name in names.values() for m in name.mentions}
        points = [(of_mention.get(span, -1), float(t["lon"]), float(t["lat"])) for span, t in gold.items()]
        right = np.array([_right(table, i, gold) for i in range(len(table.names))], dtype=np.int64)
        source = str(row.get("source") or path.stem)
        home = home_of(replace(article, outlet=row.get("source"), url=row.get("url")), outlets)
        rules = by_rule(table, context_of(table, names, atlas))
        found.append(Document(path.stem, source, table, home, alone(table), rules, right, tuple(points)))
    print(f"{path.stem}: {len(found)} articles, {sum(len(d.gold) for d in found)} toponyms", flush=True)
    return found


def _recognised(path: Path, work: Path, config: Config) -> list[tuple[dict[str, Any], Article, Sequence[Mention]]]:
    kept = work / f"{path.stem}.pickle"
    if kept.is_file():
        return list(pickle.loads(kept.read_bytes()))  # noqa: S301  # our own
    gazetteer = open_gazetteer(config)
    recogniser = TaggerRecogniser(Tagger(), gazetteer, load_actors(config.data_dir / "actors.toml"))
    made = []
    for line in path.read_text(encoding="utf-8").splitlines()[: WIKTOR if path.stem == "wiktor" else None]:
        row = json.loads(line)
        article = article_from_text(row["text"], id=str(row["doc_id"]), raw=True)
        spans = [(t["start"], t["end"]) for t in row["toponyms"]]
        given = recogniser.mentions_at(article, spans)
        if row.get("partial"):
            taken = {(m.start, m.end) for m in given}
            given = sorted(
                [*given, *(m for m in recogniser.recognise(article) if (m.start, m.end) not in taken)],
                key=lambda mention: mention.start,
            )
        made.append((row, article, given))
    kept.write_bytes(pickle.dumps(made))
    return made


def _right(table: Table, i: int, gold: dict[tuple[int, int], dict[str, Any]]) -> int:
    votes: Counter[int] = Counter()
    for mention in table.names[i].mentions:
        toponym = gold.get((mention.start, mention.end))
        if toponym is not None:
            votes[_index(table, i, toponym)] += 1
    return votes.most_common(1)[0][0] if votes else -2


def _index(table: Table, i: int, toponym: dict[str, Any]) -> int:
    a, b = int(table.starts[i]), int(table.starts[i + 1])
    for k in range(a, b):
        candidate = table.candidates[k]
        if candidate.place.id == f"geonames:{toponym.get('geonameid')}":
            return k
        if candidate.method == "supplement" and candidate.place.kind == "region" and toponym.get("type") in WIDE:
            return k
    km = kilometres(table.xyz[a:b], on_sphere([toponym["lon"]], [toponym["lat"]]))[:, 0]
    return a + int(km.argmin()) if km.min() < RIGHT_KM else -1


Models = tuple[Booster, Booster, Booster]


def fold_of(source: str) -> int:
    """The fold of an outlet, by its name alone; the same as the tagger's."""
    return int(hashlib.sha256(source.encode()).hexdigest(), 16) % FOLDS


def held_out(train: Sequence[Document], fold: int) -> list[tuple[Document, Floats, Floats]]:
    """LGL's documents of one fold as models judge them that have not seen their outlets."""
    test = [d for d in train if d.corpus == "lgl_dev" and fold_of(d.source) == fold]
    models = fit([d for d in train if not (d.corpus == "lgl_dev" and fold_of(d.source) == fold)])
    return [(d, *predict(d, models)) for d in test]


def fit(train: Sequence[Document]) -> Models:
    """Both passes and the trust; a later one is fitted to what the earlier says of documents that it has not seen."""
    priors = [prior(d.table) for d in train]
    first_rows = [rows_of(d, belief) for d, belief in zip(train, priors, strict=True)]
    beliefs = _unseen(train, first_rows, fit_first)
    second_rows = [rows_of(d, belief) for d, belief in zip(train, beliefs, strict=True)]
    final = _unseen(train, second_rows, fit_second)
    return fit_first(train, first_rows), fit_second(train, second_rows), _fit_trust(train, second_rows, final)


def fit_first(train: Sequence[Document], rows: Sequence[Floats]) -> Booster:
    """The model of the first pass."""
    return fit_scores(*_ranked(train, rows), trees=120, leaves=15)


def fit_second(train: Sequence[Document], rows: Sequence[Floats]) -> Booster:
    """The model of the second pass."""
    return fit_scores(*_ranked(train, rows), trees=220, leaves=15)


def rows_of(document: Document, belief: Floats) -> Floats:
    """(n, LEARNED) features."""
    return np.hstack([document.fixed, among(document.table, belief, document.home)])


def _ranked(train: Sequence[Document], rows: Sequence[Floats]) -> tuple[Floats, Ints, Floats, Floats]:
    """Rows, sizes of names, whether right, weights of names: of those whose right place is among several."""
    kept, sizes, right, weights = [], [], [], []
    for document, features in zip(train, rows, strict=True):
        table = document.table
        for i, k in enumerate(document.right):
            a, b = int(table.starts[i]), int(table.starts[i + 1])
            if k >= 0 and b - a > 1:
                kept.append(features[a:b])
                sizes.append(b - a)
                right.append(np.arange(a, b) == k)
                weights.append(WEIGHT[document.corpus] * len(table.names[i].mentions) ** 0.5)
    return np.concatenate(kept), np.array(sizes), np.concatenate(right).astype(float), np.array(weights)


def _unseen(
    train: Sequence[Document], rows: Sequence[Floats], fitter: Callable[[Sequence[Document], Sequence[Floats]], Booster]
) -> list[Floats]:
    """Belief in each document's candidates by a model fitted without its outlet."""
    groups = np.array([fold_of(d.source + ("" if d.corpus == "lgl_dev" else str(n))) for n, d in enumerate(train)])
    found: list[Floats] = [np.zeros(0)] * len(train)
    for fold in range(FOLDS):
        inside = np.flatnonzero(groups != fold)
        model = fitter([train[i] for i in inside], [rows[i] for i in inside])
        for i in np.flatnonzero(groups == fold):
            found[i] = _belief(train[i], rows[i], model)
    return found


def _belief(document: Document, rows: Floats, model: Booster) -> Floats:
    if not len(rows):
        return np.zeros(0)
    added = by_hand(np.hstack([rows, document.rules]), load_rules()[0])
    return shares(document.table, np.asarray(model.predict(rows)) + added)


def _fit_trust(train: Sequence[Document], rows: Sequence[Floats], beliefs: Sequence[Floats]) -> Booster:
    about, right, weights = [], [], []
    for document, features, belief in zip(train, rows, beliefs, strict=True):
        if not len(document.table):
            continue
        table = document.table
        best = table.best(belief)
        told = np.hstack([features[best], winners(table, belief)])
        for i, k in enumerate(document.right):
            if k != -2:
                about.append(told[i])
                right.append(float(k >= 0 and _near(table, int(best[i]), int(k))))
                weights.append(WEIGHT[document.corpus] * len(table.names[i].mentions) ** 0.5)
    return fit_trust(np.array(about), np.array(right), np.array(weights))


def _near(table: Table, i: int, k: int) -> bool:
    return bool(kilometres(table.xyz[i : i + 1], table.xyz[k : k + 1])[0, 0] <= RIGHT_KM)


def predict(document: Document, models: Models) -> tuple[Floats, Floats]:
    """Belief and trust as `resolve` comes to them, but for spellings that the context does not allow."""
    table, belief = document.table, prior(document.table)
    rows = np.zeros((0, len(LEARNED)))
    for model in models[:2]:
        rows = rows_of(document, belief) if len(table) else rows
        belief = _belief(document, rows, model)
    if not len(table):
        return belief, np.zeros(0)
    best = table.best(belief)
    odds = np.asarray(models[2].predict(np.hstack([rows[best], winners(table, belief)]), raw_score=True))
    return belief, 1 / (1 + np.exp(-odds))


def report(name: str, judged: Sequence[tuple[Document, Floats, Floats]]) -> None:
    """Print accuracies over mentions and how well the trust is calibrated."""
    km, trusts = [], []
    for document, belief, trust in judged:
        best = document.table.best(belief) if len(document.table) else np.zeros(0, dtype=np.int64)
        for i, lon, lat in document.gold:
            point = on_sphere([lon], [lat])
            km.append(np.inf if i < 0 else kilometres(document.table.xyz[best[i]][None], point)[0, 0])
            trusts.append(0.0 if i < 0 else trust[i])
    away, sure = np.array(km), np.array(trusts)
    brier = np.mean((sure - (away <= RIGHT_KM)) ** 2)
    covered = sure >= 0.7  # the literature's threshold
    print(
        f"{name}: {len(away)} toponyms; within 161 km {np.mean(away <= 161):.3f}, 25 km {np.mean(away <= 25):.3f}, "
        f"5 km {np.mean(away <= 5):.3f}; Brier {brier:.3f}; trust >= .7: {covered.mean():.2f} of them, "
        f"{np.mean(away[covered] <= 161):.3f} right",
        flush=True,
    )


if __name__ == "__main__":
    main()
