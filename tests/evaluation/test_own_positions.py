"""The gate of positions that runs everywhere: articles of our own about many wars, and some about no war."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from geonews.evaluation import Document, evaluate, predict, read_corpus
from geonews.pipeline import Stages
from geonews.vocabulary import CLAIM_STATUSES, EVENT_TYPES
from tests.evaluation.floors import below
from tests.evaluation.own_positions import CORPUS, lines

pytestmark = pytest.mark.xdist_group("gazetteer")
ARTICLES = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
MARKED = [position for article in ARTICLES for position in article["positions"]]
LENGTHS = range(120, 351)


def quiet() -> list[Document]:
    """The articles about no war."""
    return [document for document in read_corpus(CORPUS) if not document.events]


def test_the_corpus_is_what_its_sources_make() -> None:
    made = list(lines())
    assert CORPUS.read_text(encoding="utf-8").splitlines() == made, "run python -m tests.evaluation.own_positions"


def test_marks_hold_and_are_of_the_vocabulary() -> None:
    for article in ARTICLES:
        for one in article["positions"]:
            assert article["text"][one["trigger_start"] : one["trigger_end"]] == one["trigger"]
            assert {one["event_type"], *one.get("event_type_also_ok", ())} <= set(EVENT_TYPES)
            assert {one["claim_status"], *one.get("claim_status_also_ok", ())} <= set(CLAIM_STATUSES)


def test_the_articles_are_many_and_of_the_stated_length() -> None:
    assert len(ARTICLES) - len(quiet()) >= 24
    assert len(quiet()) == 5
    assert {article["id"]: n for article in ARTICLES if (n := len(article["text"].split())) not in LENGTHS} == {}
    assert set(EVENT_TYPES) == {one["event_type"] for one in MARKED}
    assert set(CLAIM_STATUSES) == {one["claim_status"] for one in MARKED}
    assert min(Counter(article["style"] for article in ARTICLES if article["positions"]).values()) >= 2


@pytest.mark.evaluation
def test_positions(stages: Stages) -> None:
    scores = evaluate(CORPUS, stages).positions
    assert scores is not None
    told = scores.calibration
    in_quiet = sum(len(found.events) for found in predict(quiet(), stages))
    figures = {
        "core_recall": scores.core_recall,
        "precision_one_to_one": scores.precision_one_to_one,
        "claim_status_acc": scores.claim_status_acc,
        "place_acc": scores.place_acc,
        "actor_right": scores.actor_right,
        "headline_core_all_right": scores.headline_core_all_right,
        "reports_where_no_war_is": -float(in_quiet),
        "calibration_error": -told.ece if told is not None else None,
    }
    print(json.dumps(figures, indent=1))  # noqa: T201 # `make eval` shows it
    assert below({name: value or 0.0 for name, value in figures.items()}, "own_positions", CORPUS) == {}
