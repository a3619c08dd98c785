"""From raw text to coordinates on LGL, each outlet judged by a tagger and a ranking that have not seen it.

    python scripts/cross_validate.py ../shared/corpora --folds DIR --work DIR --out PREDICTIONS.jsonl

--folds holds fold0.pkl to fold4.pkl of `train_tagger.py --fold`, --work what `train_ranking.py` keeps. Writes what the
scorers read: one line an article with its toponyms.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geonews.config import Config
from geonews.gazetteer import open_gazetteer
from geonews.gazetteer.actors import load_actors
from geonews.reading.articles import article_from_text
from geonews.recognition import TaggerRecogniser
from geonews.recognition.word_features import WordFeatures
from geonews.resolution.outlets import OUTLETS, Outlets
from geonews.resolution.rank import Ranking, load_rules
from geonews.resolution.resolve import resolve
from geonews.resolution.table import Floats
from ranking_trees import Booster
from train_ranking import FOLDS, TRAINED_ON, documents, fit, fold_of

CORPUS = "lgl_dev"


class Held:
    """A tagger's guesses about one text, made when its outlet was held out."""

    def __init__(self, guesses: NDArray[np.float32]) -> None:
        self._guesses = guesses

    def probabilities(self, text: str, features: WordFeatures) -> NDArray[np.float32]:
        """What the tagger said of the words."""
        del text
        if len(self._guesses) != len(features.spans):
            raise SystemExit("the folds were made with other words: train them again")
        return self._guesses


class Scores:
    """A booster as the ranking calls it."""

    def __init__(self, booster: Booster) -> None:
        self._booster = booster

    def __call__(self, rows: Floats) -> Floats:
        """(n,) raw scores."""
        return np.asarray(self._booster.predict(rows, raw_score=True)) if len(rows) else np.zeros(0)


def main() -> None:
    """Judge every fold."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpora", type=Path)
    for name in ("--folds", "--work", "--out"):
        arguments.add_argument(name, type=Path, required=True)
    options = arguments.parse_args()
    train = [d for name in TRAINED_ON for d in documents(options.corpora / f"{name}.jsonl", options.work)]
    rows = [json.loads(line) for line in (options.corpora / f"{CORPUS}.jsonl").open(encoding="utf-8")]
    with options.out.open("w", encoding="utf-8") as out:
        for fold in range(FOLDS):
            kept = options.folds / f"fold{fold}.pkl"
            if not kept.is_file():
                print(f"no {kept}: its outlets are left out")
                continue
            models = fit([d for d in train if not (d.corpus == CORPUS and fold_of(d.source) == fold)])
            ranking = Ranking(*map(Scores, models), *load_rules())
            guesses = pickle.loads(kept.read_bytes())  # noqa: S301  # our own
            mine = [row for row in rows if fold_of(str(row.get("source"))) == fold]
            for line in predictions(mine, guesses, ranking):
                out.write(json.dumps(line, ensure_ascii=False) + "\n")


def predictions(
    rows: list[dict[str, Any]], guesses: dict[str, NDArray[np.float32]], ranking: Ranking
) -> Iterator[dict[str, Any]]:
    """Toponyms of each article."""
    config = Config.load()
    gazetteer, outlets = open_gazetteer(config), Outlets(config.data_dir / OUTLETS)
    actors = load_actors(config.data_dir / "actors.toml")
    for row in rows:
        recogniser = TaggerRecogniser(Held(guesses[row["text"]]), gazetteer, actors)
        outlet, url = row.get("source"), row.get("url")
        article = article_from_text(row["text"], id=row["doc_id"], raw=True, outlet=outlet, url=url)
        found = resolve(article, recogniser.recognise(article), gazetteer, outlets=outlets, ranking=ranking)
        yield {
            "doc_id": row["doc_id"],
            "toponyms": [
                {
                    "start": r.mention.start,
                    "end": r.mention.end,
                    "lat": r.place.lat if r.place else None,
                    "lon": r.place.lon if r.place else None,
                }
                for r in found
                if r.mention.mention_type != "part_of_name"
            ],
        }


if __name__ == "__main__":
    main()
