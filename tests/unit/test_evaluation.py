from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from geonews.errors import InputError
from geonews.evaluation import Tally, evaluate, score, total
from geonews.model import Annotated, PositionReport
from geonews.pipeline import annotate
from geonews.reading.sources import Record
from tests import fakes
from tests.fake_stages import fake_stages

TEXT = "Fighting was heard in Khartoum, not in Gao."
KHARTOUM = {"start": 22, "end": 30, "lon": 32.5, "lat": 15.6}
GAO = {"start": 39, "end": 42, "lon": 0.0, "lat": 16.3}


def found(*reports: PositionReport) -> Annotated:
    annotated = annotate(Record(article=fakes.article(TEXT)), fake_stages())
    return replace(annotated, positions=reports)


def report(event: str = "attack", status: str = "asserted", start: int = 0, **fields: object) -> PositionReport:
    return PositionReport(
        doc_id="a.txt", category="action", event_type=event, claim_status=status, evidence="x", ev_start=start,
        ev_end=start + 20, **fields,
    )  # type: ignore[arg-type]  # fmt: skip


def test_all_right() -> None:
    scores = score(found(), [KHARTOUM, GAO]).scores
    assert scores["toponym_f1"] == scores["located_f1_25km"] == scores["located_f1_161km"] == 1.0
    assert scores["position_recall"] is None, "nobody has marked positions"


def test_a_missed_toponym_lowers_recall_and_an_invented_one_precision() -> None:
    tally = score(found(), [KHARTOUM, {"start": 0, "end": 8, "lon": 1.0, "lat": 1.0}, {"start": 9, "end": 12}])
    assert tally.scores["toponym_precision"] == 0.5
    assert tally.scores["toponym_recall"] == 0.3333
    assert tally.scores["located_f1_25km"] == 0.5


def test_distance_decides() -> None:
    half_a_degree_off = KHARTOUM | {"lat": 15.1}
    scores = score(found(), [half_a_degree_off, GAO]).scores
    assert scores["located_f1_25km"] == 0.5
    assert scores["located_f1_161km"] == 1.0


def test_gold_without_coordinates_is_neither_right_nor_wrong() -> None:
    tally = score(found(), [KHARTOUM, {"start": 39, "end": 42, "lon": None, "lat": None}])
    assert (tally.found_judged, tally.gold_located, tally.near) == (1, 1, 1)


def test_an_unresolved_toponym_is_wrong() -> None:
    annotated = annotate(Record(article=fakes.article(TEXT), spans=((0, 8),)), fake_stages())
    tally = score(annotated, [{"start": 0, "end": 8, "lon": 0.0, "lat": 0.0}])
    assert (tally.same_spans, tally.far, tally.found_judged) == (1, 0, 1)


def test_parts_of_names_are_not_toponyms() -> None:
    annotated = found()
    resolution = annotated.locations[0].resolution
    part = replace(resolution, mention=replace(resolution.mention, mention_type="part_of_name"))
    located = replace(annotated.locations[0], resolution=part)
    assert score(replace(annotated, locations=(located,)), []).found_toponyms == 0


def test_events_are_paired_one_to_one_and_best_first() -> None:
    gold = [
        {"event_type": "attack", "claim_status": "denied", "ev_start": 0, "ev_end": 20, "lon": None, "lat": None},
        {"event_type": "attack", "claim_status": "asserted", "ev_start": 0, "ev_end": 20, "lon": 32.5, "lat": 15.6},
        {"event_type": "clash", "claim_status": "asserted", "ev_start": 0, "ev_end": 20},
    ]
    tally = score(
        found(report(lon=32.5, lat=15.7, geom_basis="point"), report(status="denied"), report(start=30)), [], gold
    )
    assert (tally.gold_positions, tally.found_positions, tally.same_events) == (3, 3, 2)
    assert (tally.same_statuses, tally.same_places) == (2, 2)
    assert tally.scores["position_recall"] == 0.6667


def test_tallies_add_up_and_unmarked_positions_stay_unmarked() -> None:
    one, marked = score(found(), [KHARTOUM, GAO]), score(found(), [GAO], [])
    assert total([]).gold_positions is None
    assert total([one, one]).gold_positions is None
    both = total([one, marked])
    assert both == one + marked
    assert (both.articles, both.gold_toponyms, both.gold_positions) == (2, 3, 0)
    assert Tally().scores["toponym_f1"] is None


def corpus(tmp_path: Path, *rows: object) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(
        "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows), encoding="utf-8"
    )
    return path


def test_a_corpus_is_scored_article_by_article(tmp_path: Path) -> None:
    path = corpus(
        tmp_path,
        {"id": "1", "text": TEXT, "toponyms": [KHARTOUM, GAO]},
        {"doc_id": "2", "text": TEXT, "toponyms": []},
    )
    tallies = list(evaluate(path, fake_stages(), raw=True))
    assert [tally.gold_toponyms for tally in tallies] == [2, 0]
    assert total(tallies).scores["toponym_precision"] == 0.5


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{nonsense", "gold.jsonl:1: is not valid JSON"),
        ({"id": "1", "text": TEXT}, 'has no "toponyms"'),
        ({"id": "1", "text": "", "toponyms": []}, "is empty"),
        ({"id": "1", "text": TEXT, "toponyms": [{"start": 3}]}, "gold is not as it should be"),
    ],
)
def test_wrong_lines_are_named(tmp_path: Path, line: object, says: str) -> None:
    with pytest.raises(InputError, match=says):
        list(evaluate(corpus(tmp_path, line), fake_stages(), raw=True))


def test_a_corpus_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        list(evaluate(tmp_path / "no.jsonl", fake_stages()))
