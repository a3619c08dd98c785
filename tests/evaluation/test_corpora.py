"""First figures on the shared corpora; only `make eval` runs them, since they take minutes."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from geonews.config import Config
from geonews.gazetteer.packs import add_pack
from geonews.pipeline import Stages
from tests.conftest import CACHE
from tests.evaluation.scorers import FLOORS, score_gold, score_rows, score_toponyms

pytestmark = [
    pytest.mark.evaluation,
    pytest.mark.xdist_group("gazetteer"),
    pytest.mark.skipif("GEONEWS_EVAL_ALL" not in os.environ, reason="takes minutes; `make eval` sets GEONEWS_EVAL_ALL"),
]


def show(name: str, figures: dict[str, Any]) -> None:
    print(f"\n{name}: {json.dumps(figures)}")  # noqa: T201 # `make eval` shows it


def test_articles_open_for_development(shared: Path, stages: Stages, tmp_path: Path) -> None:
    figures, _ = score_gold(shared, "open", stages, tmp_path)
    show("gold/open", figures)
    assert figures["events"]["core_recall"] >= FLOORS["open"]["events_core_recall"]


@pytest.mark.parametrize("corpus", ["trnews", "lgl_dev"])
def test_toponyms(shared: Path, stages: Stages, tmp_path: Path, corpus: str) -> None:
    figures = score_toponyms(shared, shared / "corpora" / f"{corpus}.jsonl", stages, tmp_path)
    show(corpus, figures)
    assert figures["recognition_exact"]["F1"] >= FLOORS[corpus]["exact_f1"]
    assert figures["end_to_end@161km"]["F1"] >= FLOORS[corpus]["end_to_end_f1"]


@pytest.mark.parametrize("packs", [False, True])
def test_coded_rows(shared: Path, tmp_path: Path, *, packs: bool) -> None:
    config = Config.load(cache_dir=CACHE, user_dir=tmp_path / "user", made_at="2025-01-01T00:00:00+00:00")
    if packs:
        for pack in sorted((shared / "packs").glob("*.zip")):
            add_pack(pack, config)
    show(f"rows, packs {packs}", score_rows(shared, Stages.open(config), tmp_path))
