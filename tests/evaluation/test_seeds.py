"""The two seed articles: what is found, what the map must show and must never show."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from geonews.pipeline import Stages
from tests.evaluation.floors import below
from tests.evaluation.scorers import event_figures, score_gold, script

pytestmark = [pytest.mark.evaluation, pytest.mark.xdist_group("gazetteer")]


@pytest.fixture(scope="module")
def scored(shared: Path, stages: Stages, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Path]:
    return score_gold(shared, "seeds", stages, tmp_path_factory.mktemp("seeds"))


def test_figures_hold_their_floors(shared: Path, scored: tuple[dict[str, Any], Path]) -> None:
    figures, _ = scored
    print(json.dumps(figures, indent=1))  # noqa: T201 # `make eval` shows it
    found = {
        "main_text_precision": figures["main_text"]["precision"],
        "main_text_recall": figures["main_text"]["recall"],
        "mentions_exact_f": figures["mentions_exact"]["F"],
        "resolution_literal": figures["resolution"]["literal"],
    } | event_figures(figures)
    assert below(found, "seeds", shared / "gold" / "seeds", shared / "seeds") == {}
    assert figures["mention_false_positives"]["in_boilerplate"] == 0


def test_the_map_shows_and_never_shows(shared: Path, scored: tuple[dict[str, Any], Path]) -> None:
    verdict = json.loads(script(shared, "check_seeds.py", scored[1], "--json"))
    print(verdict)  # noqa: T201 # `make eval` shows it
    assert verdict["wrong"] == []
    shown = {"shown": verdict["shown"], "wrongly": -len(verdict["wrong"])}
    assert below(shown, "check_seeds", shared / "gold" / "seeds", shared / "seeds") == {}
