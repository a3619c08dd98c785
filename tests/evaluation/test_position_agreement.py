"""The scores of positions against the shared scorer, on systems of every sort of fault."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from geonews.evaluation.events import EventScores, event_scores
from geonews.vocabulary import CLAIM_STATUSES, EVENT_TYPES
from tests.evaluation.gold_articles import marked, open_scorer, read_gold

THIRD_DECIMAL = 0.0005


@pytest.fixture(scope="module")
def scorer(shared: Path) -> Any:
    return open_scorer(shared)


def faulty(gold: dict[str, Any], scorer: Any, chance: random.Random) -> list[dict[str, Any]]:
    """The gold's positions with some missed, moved, retyped, said twice or invented."""
    made: list[dict[str, Any]] = []
    for one in scorer.gold_as_pred(gold)["positions"]:
        if chance.random() < 0.1:
            continue
        made += [_with_faults(one, chance) for _ in range(chance.choice([1, 1, 1, 2]))]
    sentences = chance.sample([event["evidence"][0] for event in gold["events"]], 3)
    made += [_bare(chance.choice(EVENT_TYPES), sentence) for sentence in sentences]
    return [*made, *(_bare("attack", trap["span"]) for trap in gold["negative_events"][:2])]


def _bare(kind: str, where: dict[str, Any]) -> dict[str, Any]:
    return {
        "event_type": kind,
        "claim_status": "asserted",
        "lat": None,
        "lon": None,
        "geo_precision": 9,
        "ev_start": where["start"],
        "ev_end": where["end"],
    }


def _with_faults(one: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    made = dict(one)
    if chance.random() < 0.2:
        made["event_type"] = chance.choice(EVENT_TYPES)
    if chance.random() < 0.15:
        made["claim_status"] = chance.choice(CLAIM_STATUSES)
    if made["lat"] is not None:
        if made["geo_precision"] == 6 and chance.random() < 0.7:
            made["lat"] = made["lon"] = None
        else:
            away = chance.choice([0, 0, 0, 0.1, 0.3, 1.0, 4.0])
            made["lat"], made["lon"] = made["lat"] - away, made["lon"] + away
    elif chance.random() < 0.3:
        made["lat"], made["lon"] = 20.0, 20.0
    if chance.random() < 0.2:
        made["geo_precision"] = chance.choice([1, 5, 6, 7, 9, None])
    if chance.random() < 0.2:
        made["iso2"] = chance.choice([None, "ML", "TR"])
    if chance.random() < 0.3:
        made["actor_text"] = chance.choice(
            [None, "the army", "French forces", "the group", "Islamist fighters", "Turkey"]
        )
        made["actor_name"] = chance.choice([None, "Malian army"])
    if chance.random() < 0.2:
        made["ev_start"] = max(0, made["ev_start"] - 60)
    return made


def ours(scores: EventScores) -> dict[str, float | None]:
    return {
        "core_recall": scores.core_recall,
        "precision_one_to_one": scores.precision_one_to_one,
        "precision_lenient": scores.precision_lenient,
        "exact_type": scores.exact_type,
        "claim_status_acc": scores.claim_status_acc,
        "place_acc": scores.place_acc,
        "actor_right": scores.actor_right,
        "headline": scores.headline_core_all_right,
        "traps_hit": scores.traps_hit,
        "found": scores.found,
    }


def theirs(figures: dict[str, Any]) -> dict[str, float]:
    events = figures["events"]
    kept = {
        name: value for name, value in events.items() if name not in ("actor_overlap_mean", "evidence_in_boilerplate")
    }
    return kept | {
        "headline": figures["headline_core_all_right"],
        "traps_hit": int(figures["negative_events_hit"].split("/")[0]),
        "found": figures["n"]["predicted_positions"],
    }


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("name", ["seeds", "open"])
def test_figures_agree_to_the_third_decimal(shared: Path, scorer: Any, name: str, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # faults, not secrets
    total: Counter[str] = Counter()
    documents = []
    for gold in read_gold(shared, name):
        positions = faulty(gold, scorer, chance)
        total += scorer.score_doc(gold, {"positions": positions})
        documents.append(marked(gold, positions, scorer))
    scores = event_scores(documents)
    assert scores is not None
    found = theirs(scorer.report(total))
    assert ours(scores) == pytest.approx(found, abs=THIRD_DECIMAL)
    assert 0.1 < found["headline"] < 0.9, "the faults leave something right and something wrong"


@pytest.mark.parametrize("name", ["seeds", "open"])
def test_the_gold_itself_is_all_right(shared: Path, scorer: Any, name: str) -> None:
    articles = read_gold(shared, name)
    documents = [marked(gold, scorer.gold_as_pred(gold)["positions"], scorer) for gold in articles]
    scores = event_scores(documents)
    assert scores is not None
    assert scores.headline_core_all_right == scores.precision_one_to_one == 1.0
    assert scores.mistakes == {}
