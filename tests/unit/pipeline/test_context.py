from __future__ import annotations

from typing import Any

from geonews.model import Annotated
from geonews.pipeline.context import LONGEST, add_sentences
from tests.fakes import article


def row(text: str, name: str) -> dict[str, Any]:
    rows: list[dict[str, Any]] = [{"start": text.index(name)}]
    add_sentences(rows, Annotated(article=article(text), locations=(), positions=(), focus=()))
    return rows[0]


def test_a_mention_carries_the_sentence_that_it_stands_in() -> None:
    text = "Gen. Diallo left Gao. Rebels entered Kidal on Monday. All was quiet."
    assert row(text, "Gao")["sentence"] == "Gen. Diallo left Gao."
    assert row(text, "Kidal")["sentence"] == "Rebels entered Kidal on Monday."


def test_a_table_without_full_stops_is_cut_around_the_mention() -> None:
    found = row("word " * 500 + "Kidal " + "word " * 500, "Kidal")["sentence"]
    assert "Kidal" in found
    assert len(found) <= LONGEST
