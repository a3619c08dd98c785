"""Fit the weights of the ranking on toponym corpora.

usage: python scripts/fit_ranking.py CORPUS.jsonl... [--check CORPUS.jsonl] [--out src/geonews/resolution/weights.json]

A corpus line is {"doc_id", "text", "source"?, "partial"?, "toponyms": [{"start", "end", "lat", "lon", "geonameid"?}]}.
The two passes are a conditional logit over the candidates of a name, the trust a logistic regression over the winners.
Prints accuracies over names, weighted by mentions; with cross-validation by source for the first corpus.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from geonews.config import Config
from geonews.gazetteer import Gazetteer, open_gazetteer
from geonews.gazetteer.actors import load_actors
from geonews.language import SpacyParser
from geonews.model import Article, Place
from geonews.reading.articles import article_from_text
from geonews.recognition import SpacyRecogniser
from geonews.resolution.atlas import GazetteerAtlas
from geonews.resolution.evidence import Name, group, home_country
from geonews.resolution.features import FEATURES, km, vector
from geonews.resolution.rank import shares
from geonews.resolution.resolve import prior, setting_of

Array = NDArray[np.float64]
# What peacetime news hardly shows is set by hand: romanised spellings, the supplement's context, containment, and that
# a plain name is the town and not its province.
BY_HAND = {
    "spelling": -4.0,
    "context_of_supplement": 3.0,
    "out_of_context": -4.0,
    "blocked": -4.0,
    "facility": 0.0,
    "neighbourhood": 0.0,
    "held": 2.0,
    "held_elsewhere": -1.5,
    "loosely_held": 0.0,
    "unit_of_seat": -4.0,
    "in_pack": 1.0,
}
TRUST_BY_HAND = {
    "spelling": -0.5,
    "context_of_supplement": 1.5,
    "out_of_context": -1.5,
    "blocked": -2.0,
    "neighbourhood": 0.0,
    "held": 1.0,
    "loosely_held": 0.0,
    "in_pack": 0.7,
}
RIGHT_KM = 25
WIDE = frozenset(["CONT", "CONTINENT", "REGION", "RGN", "AREA", "ZN", "SEA", "OCN", "ISLS", "LANDMARK"])


@dataclass(frozen=True)
class Document:
    """One article, its names, and the index of the right candidate of each annotated name (-1: not among them)."""

    corpus: str
    source: str
    article: Article
    names: dict[str, Name]
    right: dict[str, tuple[int, int]]


@dataclass(frozen=True)
class Example:
    """One name: its candidates' features, the right one, how often it is mentioned."""

    corpus: str
    source: str
    vectors: Array
    right: int
    weight: float


def documents(path: Path, recogniser: SpacyRecogniser, gazetteer: Gazetteer) -> Iterator[Document]:
    """Articles with their names resolved by the annotation."""
    atlas = GazetteerAtlas(gazetteer)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        article = article_from_text(row["text"], id=str(row["doc_id"]), raw=True)
        spans = [(t["start"], t["end"]) for t in row["toponyms"]]
        mentions = recogniser.recognise(article) if row.get("partial") else recogniser.mentions_at(article, spans)
        names = group(article, mentions, atlas)
        gold = {(t["start"], t["end"]): t for t in row["toponyms"] if t.get("lat") is not None}
        right = {key: found for key, name in names.items() if (found := _right(name, gold))}
        yield Document(path.stem, str(row.get("source") or path.stem), article, names, right)


def _right(name: Name, gold: dict[tuple[int, int], dict[str, object]]) -> tuple[int, int] | None:
    votes: Counter[int] = Counter()
    for mention in name.mentions:
        toponym = gold.get((mention.start, mention.end))
        if toponym is not None and mention.mention_type in ("literal", "metonymic"):
            votes[_index(name, toponym)] += 1
    return (votes.most_common(1)[0][0], votes.total()) if votes else None


def _index(name: Name, toponym: dict[str, object]) -> int:
    point = Place(
        id="gold",
        name="gold",
        lon=float(str(toponym["lon"])),
        lat=float(str(toponym["lat"])),
        feature_class="",
        feature_code="",
        kind="city",
        iso2=None,
    )
    for i, candidate in enumerate(name.candidates):
        if candidate.place.id == f"geonames:{toponym.get('geonameid')}":
            return i
        if candidate.method == "supplement" and candidate.place.kind == "region" and toponym.get("type") in WIDE:
            return i
    near = [(km(candidate.place, point), i) for i, candidate in enumerate(name.candidates)]
    return min(near)[1] if near and min(near)[0] < RIGHT_KM else -1


def examples(found: Sequence[Document], gazetteer: Gazetteer, first: Sequence[float] | None) -> list[Example]:
    """Feature vectors of the annotated names; for the second pass with the beliefs of the first."""
    atlas = GazetteerAtlas(gazetteer)
    made = []
    for document in found:
        home = home_country(document.article)
        beliefs = {key: prior(name) for key, name in document.names.items()}
        if first is not None:
            beliefs = {
                key: _believed(name, [vector(c, name.candidates, setting) for c in name.candidates], first)
                for key, name in document.names.items()
                for setting in [setting_of(document.names, beliefs, atlas, key, home)]
            }
        for key, (right, n) in document.right.items():
            name = document.names[key]
            if name.candidates:
                setting = setting_of(document.names, beliefs, atlas, key, home)
                vectors = np.array([vector(c, name.candidates, setting) for c in name.candidates])
                made.append(Example(document.corpus, document.source, vectors, right, n**0.5))
    return made


def _believed(name: Name, vectors: Sequence[Sequence[float]], weights: Sequence[float]) -> list[tuple[Place, float]]:
    ranked = zip((c.place for c in name.candidates), shares(vectors, weights), strict=True)
    return sorted(ranked, key=lambda item: -item[1])[:5]


def adam(gradient: object, size: int, steps: int, rate: float) -> Array:
    """Minimise by Adam from zero; `gradient` maps weights to their gradient."""
    w, m, v = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, steps + 1):
        g = gradient(w)  # type: ignore[operator]
        m, v = 0.9 * m + 0.1 * g, 0.99 * v + 0.01 * g**2
        w = w - rate * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.99**step)) + 1e-8)
    return w


def fit_ranking(made: Sequence[Example], l2: float = 0.3) -> Array:
    """Conditional logit over the names whose right place is among several candidates."""
    used = [e for e in made if e.right >= 0 and len(e.vectors) > 1]
    rows = np.concatenate([e.vectors for e in used])
    starts = np.cumsum([0, *(len(e.vectors) for e in used)])
    right = np.array([starts[i] + e.right for i, e in enumerate(used)])
    weight = np.array([e.weight for e in used])
    of = np.repeat(np.arange(len(used)), np.diff(starts))

    def gradient(w: Array) -> Array:
        z = rows @ w
        odds = np.exp(z - np.maximum.reduceat(z, starts[:-1])[of])
        share = odds / np.add.reduceat(odds, starts[:-1])[of]
        return ((weight[of] * share) @ rows - weight @ rows[right]) / weight.sum() + l2 * w / len(used)

    return adam(gradient, len(FEATURES), 400, 0.08)


def fit_trust(made: Sequence[Example], ranking: Array, l2: float = 1.0) -> Array:
    """Logistic regression: is the winner right?"""
    rows, right = [], []
    for example in made:
        share = np.array(shares(example.vectors.tolist(), ranking.tolist()))
        best = int(share.argmax())
        rows.append([*example.vectors[best], share[best], 1.0])
        right.append(float(best == example.right))
    x, y, weight = np.array(rows), np.array(right), np.array([e.weight for e in made])

    def gradient(w: Array) -> Array:
        return x.T @ (weight * (1 / (1 + np.exp(-x @ w)) - y)) / weight.sum() + l2 * w / len(y)

    return adam(gradient, len(FEATURES) + 2, 600, 0.05)


def accuracy(made: Sequence[Example], weights: Array) -> float:
    """Share of the names, weighted by the root of their mentions, whose best candidate is right."""
    total = sum(e.weight for e in made) or 1.0
    return sum(e.weight for e in made if e.right >= 0 and int(np.argmax(e.vectors @ weights)) == e.right) / total


def cross_validated(made: Sequence[Example], corpus: str, folds: int = 4) -> float:
    """Accuracy on sources of `corpus` that the weights have not seen."""
    sources = sorted({e.source for e in made if e.corpus == corpus})
    scores, sizes = [], []
    for fold in range(folds):
        held_out = set(sources[fold::folds])
        weights = fit_ranking([e for e in made if e.source not in held_out])
        test = [e for e in made if e.corpus == corpus and e.source in held_out]
        scores.append(accuracy(test, weights))
        sizes.append(sum(e.weight for e in test))
    return float(np.average(scores, weights=sizes))


def main() -> None:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--check", type=Path, action="append", default=[], help="measured, never fitted on")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    config = Config.load()
    gazetteer = open_gazetteer(config)
    recogniser = SpacyRecogniser(SpacyParser(), gazetteer, load_actors(config.data_dir / "actors.toml"))
    found = [d for path in [*options.corpora, *options.check] for d in documents(path, recogniser, gazetteer)]
    fitted_on = {path.stem for path in options.corpora}

    def train(made: Sequence[Example]) -> list[Example]:
        return [e for e in made if e.corpus in fitted_on]

    one = examples(found, gazetteer, None)
    first = fit_ranking(train(one))
    two = examples(found, gazetteer, first.tolist())
    second = fit_ranking(train(two))
    trusted = fit_trust(train(two), second)
    for corpus in sorted({e.corpus for e in two}):
        print(f"{corpus}: {accuracy([e for e in two if e.corpus == corpus], second):.3f}")
    print(f"{options.corpora[0].stem}, unseen sources: {cross_validated(train(two), options.corpora[0].stem):.3f}")
    tables = {
        "first": dict(zip(FEATURES, first.tolist(), strict=True)) | BY_HAND,
        "second": dict(zip(FEATURES, second.tolist(), strict=True)) | BY_HAND,
        "trust": dict(zip((*FEATURES, "share", "constant"), trusted.tolist(), strict=True)) | TRUST_BY_HAND,
    }
    if options.out:
        rounded = {k: {n: round(w, 2) for n, w in t.items() if round(w, 2)} for k, t in tables.items()}
        options.out.write_text(json.dumps(rounded, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
