from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geonews.maps.share.quotes import LONGEST, replaced, shortened, window

TEXT = "Jane Doe said that shells hit Tyre."
BASE = 50


def row(text: str, **spans: Any) -> dict[str, Any]:
    return {
        "evidence": text,
        "ev_start": BASE,
        "ev_end": BASE + len(text),
        "actor_spans": [],
        "place_spans": [],
    } | spans


def at(text: str, part: str) -> tuple[int, int]:
    return BASE + text.index(part), BASE + text.index(part) + len(part)


def marked(made: dict[str, Any], span: Any) -> str:
    return str(made["evidence"][span[0] - made["ev_start"] : span[1] - made["ev_start"]])


def test_what_is_marked_stays_marked_after_a_replacement() -> None:
    before = row(
        TEXT, actor_spans=(at(TEXT, "Jane Doe"),), trigger_span=at(TEXT, "hit"), place_spans=[at(TEXT, "Tyre")]
    )
    made = replaced(before, re.compile("Jane Doe"), "[name]")
    assert made["evidence"] == "[name] said that shells hit Tyre."
    assert [marked(made, span) for span in made["actor_spans"]] == ["[name]"]
    assert marked(made, made["trigger_span"]) == "hit"
    assert [marked(made, span) for span in made["place_spans"]] == ["Tyre"]
    assert made["hedge_span"] is None


def test_a_span_that_cuts_into_a_replacement_takes_the_whole_of_it() -> None:
    made = replaced(row(TEXT, trigger_span=at(TEXT, "Doe said")), re.compile("Jane Doe"), "[name]")
    assert marked(made, made["trigger_span"]) == "[name] said"


def test_a_short_sentence_is_not_cut() -> None:
    made = shortened(row(TEXT, trigger_span=at(TEXT, "hit")))
    assert made["evidence"] == TEXT
    assert marked(made, made["trigger_span"]) == "hit"


def test_a_long_sentence_is_cut_between_words_and_loses_spans_outside() -> None:
    text = "word " * 100 + "end"
    made = shortened(row(text, trigger_span=at(text, "word"), place_spans=[at(text, "end")]))
    assert made["evidence"].endswith(" word…")
    assert len(made["evidence"]) <= LONGEST + 1
    assert marked(made, made["trigger_span"]) == "word"
    assert made["place_spans"] == []


def test_a_cut_keeps_the_trigger_however_late_it_stands() -> None:
    text = "word " * 100 + "attacked the town " + "more " * 100
    made = shortened(row(text, trigger_span=at(text, "attacked")))
    assert made["evidence"].startswith("…word")
    assert made["evidence"].endswith("…")
    assert marked(made, made["trigger_span"]) == "attacked"


@pytest.mark.parametrize("text", ["x" * 500, "x" * 500 + " y", "y " + "x" * 500])
def test_text_without_blanks_is_cut_all_the_same(text: str) -> None:
    start, end = window(text, None)
    assert 0 < end - start <= LONGEST


@given(st.text(alphabet="ab \n", max_size=700), st.integers(0, 700), st.integers(0, 20))
def test_the_trigger_is_always_inside_the_window(text: str, start: int, length: int) -> None:
    focus = (min(start, len(text)), min(start + length, len(text)))
    kept = window(text, focus)
    assert kept[1] - kept[0] <= LONGEST
    assert kept[0] <= focus[0]
    assert focus[1] <= kept[1] + 1
