from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from geonews.errors import InputError
from geonews.pipeline.explain import _occurrence, article_with
from tests import fakes


def at(name: str, text: str, number: int = 1) -> tuple[int, int]:
    return _occurrence(name, fakes.article(text), number)


def test_whole_words_are_taken_first() -> None:
    assert at("Gao", "Gaoui is not Gao.") == (13, 16)
    assert at("Gao", "Only Gaoui.") == (5, 8)


def test_occurrences_count_from_one() -> None:
    assert at("Gao", "Gao, Gao.", 2) == (5, 8)
    with pytest.raises(InputError, match="stands 2 times"):
        at("Gao", "Gao, Gao.", 3)


def test_a_name_may_hold_anything() -> None:
    assert at("(Gao).*", "In (Gao).* it rained.") == (3, 10)


def test_a_name_outside_the_main_text_is_said_to_be_there() -> None:
    article = fakes.article("Gao | News\n\nIt rained.")
    article = replace(article, segments=article.segments[1:])
    with pytest.raises(InputError, match="outside the main text only"):
        _occurrence("Gao", article, 1)


def test_the_first_article_with_the_name_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "1", "text": "Rain in Kyiv."}\n{"id": "2", "text": "Rain in Gao."}\n', encoding="utf-8")
    assert article_with("Gao", str(path)).id == "2"
    assert article_with("Goma", str(path)).id == "1"
    with pytest.raises(InputError, match=r"no\.txt"):
        article_with("Gao", str(tmp_path / "no.txt"))
