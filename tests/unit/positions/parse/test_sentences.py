"""Sentences without a parse: where they end, which may hold an event, and what is parsed around them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geonews.positions import load_lexicon
from geonews.positions.parse.sentences import candidates, runs, split

LEXICON = load_lexicon()
QUIET = "Rain fell on the market."
TEXTS = st.lists(
    st.sampled_from(
        ["The army left.", "Rain", " ", "\n", "\n\n", "\t", "“Go!” he", "Gen.", "U.S.", "(Yes?)", "…", "🛑"]
    )
).map("".join)


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


def worth(text: str) -> list[str]:
    return [text[start:end] for start, end in candidates(text, LEXICON)]


@pytest.mark.parametrize(
    "marked",
    [
        "Rebels left.| The army came.",
        "Who fired?| Nobody!| So they say…|  Perhaps.",
        "Gen. Smith met Lt. Jones in St. Louis.| Both left.",
        "Capt. Smith and Brig. Jones met Prof. Lee.",
        "The U.S. Army and the U.N. force left.| J. Smith stayed.",
        "They took the town of Konna.| It fell at noon.",
        "Some 2.5 km away, at 4.30 a.m., it began.",
        '"We will stay."| He left.| (Nobody saw it.)| "Why?"| she asked.',
        "“We left.”| The town fell.",
        "Ceasefire holds|\n\nThe army left Bangui.|\nIt rained.",
        "The army left Bangui.|\n\n\n  \n\nIt rained.",
        "One without a full stop",
    ],
)
def test_where_sentences_end(marked: str) -> None:
    """Each bar is an end."""
    assert [part.strip() for part in sentences(marked.replace("|", ""))] == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("text", ["", " \n\n \t"])
def test_white_space_is_no_sentence(text: str) -> None:
    assert sentences(text) == []


@given(TEXTS | st.text())
def test_sentences_come_in_order_and_leave_out_white_space_only(text: str) -> None:
    cursor = 0
    for start, end in split(text):
        assert cursor <= start < end <= len(text)
        assert not text[cursor:start].strip()
        assert text[start:end].strip()
        cursor = end
    assert not text[cursor:].strip()


# -- candidates --------------------------------------------------------------------------------------------------------


def test_in_other_news_only_sentences_with_a_word_of_arms_are_candidates() -> None:
    text = " ".join([QUIET] * 5 + ["Gunmen came."] + [QUIET] * 5)
    assert candidates(text, LEXICON) == [(text.index("Gunmen"), text.index("Gunmen") + len("Gunmen came."))]


def test_in_an_article_about_fighting_every_sentence_is_a_candidate() -> None:
    text = f"Troops shelled Gao. {QUIET} {QUIET} {QUIET} They took it. The shelling went on."
    assert candidates(text, LEXICON) == list(split(text))


def test_a_short_note_is_read_whole() -> None:
    assert worth("They took Goma. It rained.") == ["They took Goma.", "It rained."]
    quiet = " ".join([QUIET] * 4)
    assert candidates(quiet, LEXICON) == list(split(quiet))
    assert candidates(" ".join([QUIET] * 5), LEXICON) == []


@pytest.mark.parametrize(
    "word", ["soldiers", "SOLDIERS", "shelling", "bombed", "Militiamen", "ambushes", "ceasefire", "rebels’", "troops,"]
)
def test_forms_of_words_of_arms_count(word: str) -> None:
    assert worth(" ".join([*[QUIET] * 6, f"There were {word} again."])) == [f"There were {word} again."]


@pytest.mark.parametrize("word", ["attacked", "units", "united", "position", "armchair", "troupe"])
def test_words_of_peace_too_do_not(word: str) -> None:
    assert worth(" ".join([*[QUIET] * 6, f"There were {word} again."])) == []


def test_an_empty_text_has_no_candidates() -> None:
    assert candidates("", LEXICON) == []


# -- runs --------------------------------------------------------------------------------------------------------------

PARAGRAPHS = "One is here. Two is here. Three is here. Four is here.\n\nFive is here. Six is here."


def parsed(*names: str, text: str = PARAGRAPHS) -> list[str]:
    """Runs around the sentences that begin with these words."""
    return [text[a:b] for a, b in runs(text, [(text.index(name), text.index(name) + len(name)) for name in names])]


def test_a_run_begins_with_the_sentence_before() -> None:
    assert parsed("Three") == ["Two is here. Three is here."]


def test_a_run_does_not_reach_back_over_a_blank_line() -> None:
    assert parsed("Five") == ["Five is here."]
    assert parsed("One") == ["One is here."]


def test_neighbouring_runs_are_one() -> None:
    assert parsed("Two", "Four") == ["One is here. Two is here. Three is here. Four is here."]
    assert parsed("Two", "Six") == ["One is here. Two is here.", "Five is here. Six is here."]
    assert parsed("Four", "Five") == ["Three is here. Four is here.\n\nFive is here."]


def test_nothing_wanted_nothing_parsed() -> None:
    assert runs(PARAGRAPHS, []) == []


@given(TEXTS, st.data())
def test_runs_hold_what_is_wanted_and_stand_apart(text: str, data: st.DataObject) -> None:
    found = list(split(text))
    wanted = data.draw(st.lists(st.sampled_from(found), unique=True)) if found else []
    got = runs(text, wanted)
    assert all(any(a <= start and end <= b for a, b in got) for start, end in wanted)
    assert all(b < c or text[b:c].strip() == "" for (_, b), (c, _) in pairwise(got))
    assert all(a < b for a, b in got)
    assert got == sorted(got)
    assert {edge for edges in got for edge in edges} <= {edge for edges in found for edge in edges}
    assert sum(1 for start, end in found if any(a <= start < b for a, b in got)) <= 2 * len(wanted)
