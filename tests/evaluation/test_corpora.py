"""Figures on the shared corpora; only `make eval` runs them, since they take minutes."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from geonews.config import Config
from geonews.evaluation import Options, Report, evaluate
from geonews.gazetteer.packs import add_pack
from geonews.pipeline import Stages
from tests.conftest import CACHE
from tests.evaluation.floors import below
from tests.evaluation.scorers import event_figures, gated, row_figures, score_gold, score_rows

pytestmark = [
    pytest.mark.evaluation,
    pytest.mark.xdist_group("gazetteer"),
    pytest.mark.skipif("GEONEWS_EVAL_ALL" not in os.environ, reason="takes minutes; `make eval` sets GEONEWS_EVAL_ALL"),
]


def show(name: str, figures: dict[str, Any]) -> None:
    print(f"\n{name}: {json.dumps(figures)}")  # noqa: T201 # `make eval` shows it


def summary(report: Report) -> dict[str, Any]:
    return gated(report) | {"intervals": report.intervals, "mistakes": report.mistakes}


def test_articles_open_for_development(shared: Path, stages: Stages, tmp_path: Path) -> None:
    figures, _ = score_gold(shared, "open", stages, tmp_path)
    show("gold/open", figures)
    assert below(event_figures(figures), "open", shared / "gold" / "open") == {}


@pytest.mark.parametrize("name", ["trnews", "lgl_dev"])
def test_toponyms(shared: Path, stages: Stages, name: str) -> None:
    corpus = shared / "corpora" / f"{name}.jsonl"
    report = evaluate(corpus, stages, Options(draws=1000), raw=True)
    show(name, summary(report))
    assert below(gated(report), name, corpus) == {}


@pytest.mark.parametrize("name", ["trnews", "lgl_dev"])
def test_gold_spans(shared: Path, stages: Stages, name: str) -> None:
    corpus = shared / "corpora" / f"{name}.jsonl"
    accuracy = evaluate(corpus, stages, raw=True, spans=True).all_gold.accuracy
    figures = {f"accuracy_{radius}km": share or 0.0 for radius, share in accuracy.items()}
    show(f"{name}, gold spans", figures)
    assert below(figures, f"{name}_spans", corpus) == {}


@pytest.mark.parametrize("packs", [False, True])
def test_coded_rows(shared: Path, tmp_path: Path, *, packs: bool) -> None:
    config = Config.load(cache_dir=CACHE, user_dir=tmp_path / "user", made_at="2025-01-01T00:00:00+00:00")
    if packs:
        for pack in sorted((shared / "packs").glob("*.zip")):
            add_pack(pack, config)
    figures = score_rows(shared, Stages.open(config), tmp_path)
    show(f"rows, packs {packs}", figures)
    if packs:
        assert below(row_figures(figures), "rows", shared / "corpora" / "rows_dev.jsonl") == {}
