from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from geonews.borders import Borders
from geonews.errors import InputError
from geonews.evaluation import Options, evaluate, evaluate_predictions, read_corpus
from geonews.evaluation.predictions import found
from geonews.pipeline import annotate, locate
from geonews.reading.sources import Record
from geonews.tables import annotate_row
from tests import fakes
from tests.fake_stages import FakeBorders, fake_stages

TEXT = "Fighting was heard in Khartoum, not in Gao."
KHARTOUM = {"start": 22, "end": 30, "lon": 32.5, "lat": 15.6, "iso2": "SD", "type": "PPLC", "fclass": "P"}
GAO = {"start": 39, "end": 42, "lon": 0.0, "lat": 16.3, "iso2": "ML"}
EVENT = {"event_type": "clash", "claim_status": "asserted", "ev_start": 0, "ev_end": 9}
BORDERS = cast("Borders", FakeBorders())


def corpus(tmp_path: Path, *rows: object, name: str = "gold.jsonl") -> Path:
    path = tmp_path / name
    path.write_text(
        "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows), encoding="utf-8"
    )
    return path


def test_a_corpus_is_scored(tmp_path: Path) -> None:
    path = corpus(
        tmp_path, {"id": "1", "text": TEXT, "toponyms": [KHARTOUM, GAO]}, {"doc_id": "2", "text": TEXT, "toponyms": []}
    )
    done: list[tuple[int, int]] = []
    told = evaluate(path, fake_stages(), raw=True, done=lambda n, of: done.append((n, of)))
    assert done == [(1, 2), (2, 2)]
    assert (told.documents, told.exact.precision, told.exact.recall) == (2, 0.5, 1.0)
    assert (told.country.right, told.positions) == (1.0, None)


def test_given_spans_are_resolved_and_nothing_else(tmp_path: Path) -> None:
    nowhere = {"start": 0, "end": 8, "lon": 1.0, "lat": 1.0, "iso2": "GH"}
    path = corpus(tmp_path, {"id": "1", "text": TEXT, "toponyms": [KHARTOUM, nowhere]})
    told = evaluate(path, fake_stages(), Options(most=5), raw=True, spans=True)
    assert (told.exact.f1, told.all_gold.accuracy["25"]) == (1.0, 0.5)
    assert [(one.reason, one.text) for one in told.worst] == [("not_in_gazetteer", "Fighting")]


def test_a_line_may_speak_the_corpora_s_language(tmp_path: Path) -> None:
    row = {
        "doc_id": 7,
        "text": TEXT,
        "source": "desk",
        "date": "2024-01-02 10:00",
        "title": "T",
        "toponyms": [KHARTOUM],
    }
    document = next(read_corpus(corpus(tmp_path, row)))
    article = document.record(raw=True).article
    assert (article.id, article.outlet, str(article.published), article.title) == ("7", "desk", "2024-01-02", "T")
    assert document.record(raw=True, spans=True).spans == ((22, 30),)
    assert document.toponyms[0].kind == "city"


def test_parts_of_names_are_not_toponyms() -> None:
    locations = locate(Record(article=fakes.article(TEXT)), fake_stages())
    first = locations[0].resolution
    part = replace(first, mention=replace(first.mention, mention_type="part_of_name"))
    assert len(found((replace(locations[0], resolution=part), locations[1]), (), fake_stages()).toponyms) == 1


def test_locate_gives_what_annotate_has() -> None:
    record = Record(article=fakes.article(TEXT))
    assert locate(record, fake_stages()) == annotate(record, fake_stages()).locations


def test_predictions_from_a_file_have_the_figures_of_the_stages(tmp_path: Path) -> None:
    path = corpus(tmp_path, {"id": "a.txt", "text": TEXT, "toponyms": [KHARTOUM, GAO | {"lat": 30.0}]})
    line = annotate_row(annotate(Record(article=fakes.article(TEXT)), fake_stages()))
    part = {"start": 0, "end": 8, "mention_type": "part_of_name"}
    line["mentions"].append(part)
    told = evaluate_predictions(path, corpus(tmp_path, line, name="out.jsonl"), BORDERS)
    # a file does not tell which places might have been chosen
    assert replace(told, mistakes={}) == replace(evaluate(path, fake_stages(), raw=True), mistakes={})
    assert told.mistakes == {"wrong_referent": 1}


def test_a_document_without_predictions_has_nothing_found(tmp_path: Path) -> None:
    path = corpus(
        tmp_path,
        {"id": "1", "text": TEXT, "toponyms": [GAO], "positions": []},
        {"id": "2", "text": TEXT, "toponyms": [GAO]},
    )
    gao = {"start": 39, "end": 42, "lon": 0.0, "lat": 16.3, "geonameid": 5}
    event = {"event_type": "clash", "claim_status": "asserted", "ev_start": 0, "ev_end": 9}
    line = {"doc_id": "1", "toponyms": [gao], "positions": [event]}
    told = evaluate_predictions(
        path, corpus(tmp_path, line, {"id": "2", "error": "2: is empty"}, name="out.jsonl"), BORDERS
    )
    assert (told.exact.recall, told.exact.precision) == (0.5, 1.0)
    assert told.positions is not None
    assert (told.positions.gold, told.positions.found) == (0, 1)
    assert evaluate_predictions(path, tmp_path / "out.jsonl", BORDERS, Options(positions=False)).positions is None


def test_positions_alone_are_a_gold_too(tmp_path: Path) -> None:
    path = corpus(tmp_path, {"id": "1", "text": TEXT, "positions": [EVENT]})
    line = {"doc_id": "1", "toponyms": [GAO], "positions": [EVENT | {"actor_text": "the army", "confidence": 0.5}]}
    told = evaluate_predictions(path, corpus(tmp_path, line, name="out.jsonl"), BORDERS)
    assert (told.gold, told.found, told.exact.precision) == (0, 0, None), "not looked at is not wrong"
    assert told.positions is not None
    assert told.positions.headline_core_all_right == 1.0
    assert told.positions.calibration is not None


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{nonsense", "gold.jsonl:1: is not valid JSON"),
        ({"id": "1", "text": TEXT}, 'has no "toponyms"'),
        ({"id": "1", "toponyms": []}, 'has no "text"'),
        ({"text": TEXT, "toponyms": []}, 'has no "id"'),
        ({"id": "1", "text": "", "toponyms": []}, "document 1: is empty"),
        ({"id": "1", "text": TEXT, "toponyms": ["Gao"]}, "has a toponym that is not a JSON object"),
        ({"id": "1", "text": TEXT, "toponyms": [{"start": 3}]}, '"end" None, which are no span'),
        ({"id": "1", "text": TEXT, "toponyms": [{"start": True, "end": 3}]}, "no span"),
        ({"id": "1", "text": TEXT, "toponyms": [{"start": 3, "end": 99}]}, "beyond its 43 characters"),
        ({"id": "1", "text": TEXT, "toponyms": [GAO | {"lat": 91}]}, "no point on the globe"),
        ({"id": "1", "text": TEXT, "toponyms": [GAO | {"lat": "16"}]}, "no point on the globe"),
        (
            {"id": "1", "text": TEXT, "toponyms": [], "positions": [{"ev_start": 0, "ev_end": 3}]},
            'without "event_type"',
        ),
        ({"id": "1", "text": TEXT, "positions": [EVENT | {"ev_end": 99}]}, "beyond its 43 characters"),
        ({"id": "1", "text": TEXT, "positions": [EVENT | {"line": [[0, 91]]}]}, "no point on the globe"),
        ({"id": "1", "text": TEXT, "positions": [EVENT | {"actor": 7}]}, "are not words"),
        ({"id": "1", "text": TEXT, "positions": {}}, "is no list"),
        ({"id": "1", "text": TEXT, "positions": [], "traps": [[5, 2]]}, "no span"),
    ],
)  # fmt: skip
def test_wrong_lines_are_named(tmp_path: Path, line: object, says: str) -> None:
    with pytest.raises(InputError, match=says):
        evaluate(corpus(tmp_path, line), fake_stages(), raw=True)


def test_a_corpus_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        evaluate(tmp_path / "no.jsonl", fake_stages())


def test_an_id_occurs_once(tmp_path: Path) -> None:
    row = {"id": "1", "text": TEXT, "toponyms": []}
    with pytest.raises(InputError, match=':2: has the id "1" again'):
        evaluate(corpus(tmp_path, row, row), fake_stages())


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ({"id": "9", "mentions": []}, 'document "9" is not in'),
        ({"id": "1"}, 'out.jsonl:1: has neither "mentions" nor "toponyms"'),
        ({"id": "1", "mentions": [{"start": 4, "end": 2}]}, "out.jsonl:1: .* no span"),
    ],
)
def test_wrong_predictions_are_named(tmp_path: Path, line: object, says: str) -> None:
    path = corpus(tmp_path, {"id": "1", "text": TEXT, "toponyms": []})
    with pytest.raises(InputError, match=says):
        evaluate_predictions(path, corpus(tmp_path, line, name="out.jsonl"), BORDERS)
