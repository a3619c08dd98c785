"""A workspace of two articles in which decisions are made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from geonews.store import Store
from tests.fake_stages import fake_stages
from tests.unit.pipeline.review.decided import article_results


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "w.sqlite") as opened:
        opened.begin_run(fake_stages().provenance())
        opened.put(article_results(), 1)
        opened.put(article_results("b", outlet="Radio"), 1)
        yield opened
