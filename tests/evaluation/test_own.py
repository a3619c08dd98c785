"""The gate that runs everywhere: short articles of our own about many wars and local news, see own/articles.txt."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from geonews.config import Config
from geonews.evaluation import evaluate
from geonews.gazetteer.lookup import Gazetteer
from geonews.geodesy import distance_m
from geonews.pipeline import Stages
from tests.evaluation.floors import below
from tests.evaluation.own_corpus import CORPUS, lines
from tests.evaluation.scorers import gated

pytestmark = pytest.mark.xdist_group("gazetteer")
ARTICLES = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]


def test_the_corpus_is_what_its_sources_make() -> None:
    assert CORPUS.read_text(encoding="utf-8").splitlines() == list(lines()), "run python -m tests.evaluation.own_corpus"


def test_offsets_hold_and_marks_are_in_order() -> None:
    for article in ARTICLES:
        toponyms = article["toponyms"]
        assert [article["text"][t["start"] : t["end"]] for t in toponyms] == [t["name"] for t in toponyms]
        assert all(a["end"] <= b["start"] for a, b in pairwise(toponyms))
        assert not set(article["text"]) & set("[]|"), f"a mark of {article['doc_id']} was not read"


def test_points_are_those_of_their_entries(stages: Stages) -> None:
    """Of towns: the points that stand for countries and units differ from gazetteer to gazetteer."""
    gazetteer: Gazetteer = stages.gazetteer
    far = {}
    for gold in (t for article in ARTICLES for t in article["toponyms"] if "geonameid" in t):
        place = gazetteer.place(f"geonames:{gold['geonameid']}")
        assert place is not None or gold["type"] == "ADM1", gold
        if place is not None and gold["type"].startswith("PPL"):
            far[gold["name"]] = distance_m(place.lon, place.lat, gold["lon"], gold["lat"])
    assert {name: metres for name, metres in far.items() if metres > 25_000} == {}
    assert len(far) > 100


@pytest.mark.evaluation
def test_raw_text(stages: Stages) -> None:
    assert below(gated(evaluate(CORPUS, stages, raw=True)), "own", CORPUS) == {}


@pytest.mark.evaluation
def test_gold_spans(stages: Stages) -> None:
    of = evaluate(CORPUS, stages, raw=True, spans=True).all_gold
    figures = {f"accuracy_{radius}km": share or 0.0 for radius, share in of.accuracy.items()}
    assert below(figures, "own_spans", CORPUS) == {}


@pytest.mark.evaluation
def test_lexicon(stages: Stages) -> None:
    config: Config = stages.config
    lexicon = Stages.open(
        Config.load(cache_dir=config.cache_dir, user_dir=config.user_dir, made_at=config.made_at, recogniser="lexicon")
    )
    assert below(gated(evaluate(CORPUS, lexicon, raw=True)), "own_lexicon", CORPUS) == {}
