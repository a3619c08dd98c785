from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import geonews
from geonews.errors import InputError, StoreError
from geonews.model import Annotated
from geonews.pipeline import Stages, run
from geonews.reading.sources import Overrides
from geonews.store import Store
from tests.fake_stages import fake_stages
from tests.unit.situations.reports import report

TEXT = "Fighting was heard in Khartoum on Sunday, and in Gao too."


def test_a_text_is_annotated_with_what_is_known_of_it() -> None:
    found = geonews.annotate(
        TEXT, title="Fighting", outlet="Radio", published=date(2024, 5, 6), language="en", stages=fake_stages()
    )
    assert [location.mention.text for location in found.locations] == ["Khartoum", "Gao"]
    article = found.article
    assert (article.title, article.outlet, article.published) == ("Fighting", "Radio", date(2024, 5, 6))


def test_articles_in_hand_are_compared_without_a_workspace() -> None:
    stages = fake_stages()
    found = [replace(annotate_one(name, stages), positions=(report(name),)) for name in ("a", "b")]
    [situation] = geonews.find_situations(found, config=stages.config)
    assert (situation.n_articles, situation.n_independent) == (2, 2)
    assert geonews.find_situations([], config=stages.config) == []


def annotate_one(name: str, stages: Stages) -> Annotated:
    return geonews.annotate(f"{name}: {TEXT}", article_id=name, stages=stages)


def test_an_empty_text_is_refused() -> None:
    with pytest.raises(InputError, match="is empty"):
        geonews.annotate("  ", stages=fake_stages())


def test_a_workspace_is_read_as_tables(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    stages = fake_stages()
    with Store(tmp_path / "w.sqlite") as store:
        run([str(tmp_path / "a.txt")], store, stages, overrides=Overrides(published=date(2024, 5, 6)))
    workspace = geonews.Workspace(tmp_path / "w.sqlite")
    mentions = workspace.mentions()
    assert mentions.crs.to_epsg() == 4326
    assert list(mentions["iso2"]) == ["SD", "ML"]
    assert list(mentions.geometry.x) == [32.5, 0.0]
    assert workspace.positions(country="ML").empty
    [article] = workspace.articles().to_dict("records")
    assert article["published"].date() == date(2024, 5, 6)


def test_a_workspace_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no workspace"):
        geonews.Workspace(tmp_path / "w.sqlite").positions()
    assert list(tmp_path.iterdir()) == []


def test_the_public_names_are_few_and_all_there() -> None:
    assert len(geonews.__all__) <= 20
    for name in geonews.__all__:
        assert getattr(geonews, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        geonews.nonsense  # noqa: B018


def test_importing_geonews_loads_nothing_heavy() -> None:
    code = "import sys, geonews; print([m for m in ('numpy', 'shapely', 'spacy', 'typer') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
