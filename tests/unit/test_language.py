"""The parser's promises: offsets index the text, sentences respect blank lines and real ends."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geonews.language import SpacyParser, words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return SpacyParser()


def sentences(parser: SpacyParser, text: str) -> list[str]:
    return [sentence.text.strip() for sentence in parser.parse(text).sents]


def test_token_offsets_index_the_text(parser: SpacyParser) -> None:
    text = "  Ceasefire holds\n\n\nKHARTOUM,— Shells fell on Omdurman (RSF)—a city of 2 million.\n \nIt’s calm.\n"
    doc = parser.parse(text)
    assert doc.text == text
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)


def test_a_heading_is_its_own_sentence(parser: SpacyParser) -> None:
    assert sentences(parser, "Ceasefire holds\n\nThe army left Bangui.") == ["Ceasefire holds", "The army left Bangui."]


def test_an_opening_quote_starts_the_next_sentence(parser: SpacyParser) -> None:
    text = 'The mayor of Goma was calm. "We will stay in the town," she said. "Nobody leaves."'
    assert sentences(parser, text) == [
        "The mayor of Goma was calm.",
        '"We will stay in the town," she said.',
        '"Nobody leaves."',
    ]


def test_long_dashes_are_cut(parser: SpacyParser) -> None:
    words = [t.text for t in parser.parse("The force (FARDC)—an army—left Goma. GOMA,— It rained.")]
    assert {"FARDC", "an", "army", "left", "GOMA"} <= set(words)


def test_what_is_not_worth_a_parse_is_one_bare_sentence(parser: SpacyParser) -> None:
    text = "It rained in Goma. Shops were shut. The army shelled Sake. Nobody said why."
    start = text.index("The army")
    doc = parser.parse(text, [(start, text.index(" Nobody"))])
    assert [s.text.strip() for s in doc.sents] == [text[: start - 1], "The army shelled Sake.", "Nobody said why."]
    assert [t.text for t in doc if t.pos] == ["The", "army", "shelled", "Sake", "."]
    bare = next(doc.sents)
    assert {t.dep_ for t in bare} == {"ROOT", "dep"}
    assert {t.head.i for t in bare} == {0}


def test_words_are_those_of_the_tokens(parser: SpacyParser) -> None:
    doc = parser.parse("Troops left.\n\n “We  go,” he said.")
    assert words_of(doc) == [token.text for token in doc]


def test_lemmas_of_known_and_unknown_words(parser: SpacyParser) -> None:
    doc = parser.parse("The fighters shelled armies and buses; mortars fell, drones were flying over the drumlins.")
    lemmas = {token.text: token.lemma_ for token in doc}
    assert {w: lemmas[w] for w in ("shelled", "armies", "buses", "fell", "flying", "drumlins")} == {
        "shelled": "shell",
        "armies": "army",
        "buses": "bus",
        "fell": "fall",
        "flying": "fly",
        "drumlins": "drumlin",
    }


def test_the_same_text_is_parsed_once(parser: SpacyParser) -> None:
    assert parser.parse("Rain fell on Bamako.") is parser.parse("Rain fell on Bamako.")


def test_empty_text_has_no_tokens(parser: SpacyParser) -> None:
    assert len(parser.parse("")) == 0


def test_pickles_by_name(parser: SpacyParser) -> None:
    parser.parse("Rain fell on Bamako.")
    assert len(pickle.dumps(parser)) < 1000
    assert pickle.loads(pickle.dumps(parser)).package == parser.package  # noqa: S301


def test_version_names_the_model(parser: SpacyParser) -> None:
    assert parser.version == "en_core_web_md 3.7.1"


# -- parts of a text that are worth a parse ----------------------------------------------------------------------------

ARTICLE = (
    "Ceasefire holds in Bangui\n\n"
    'The army (FARDC)—an old one—left Goma at dawn. It did not say why. "We stay," a colonel said. Rain fell.\n\n'
    "Rebels shelled Omdurman for 3 hours, killing ten people. Nobody claimed it.\n \n\n"
    "“Peace is far,” the U.N. envoy told reporters in New York. It’s calm 🛑 in Київ."
)
SENTENCES = ("The army (FARDC)—an old one—left Goma at dawn.", "Rebels shelled", "“Peace is far,” the U.N. envoy")


def run_of(first: str, last: str) -> tuple[int, int]:
    return ARTICLE.index(first), ARTICLE.index(last) + len(last)


def is_bare(token: Token) -> bool:
    return not (token.pos or token.lemma or token.ent_type or token.tag)


def described(part: Doc | Span, start: int = 0) -> list[tuple[object, ...]]:
    """All that is said of each token, with places counted from the part's beginning."""
    first = part[0].i
    return [
        (t.idx - start, t.text, t.pos_, t.tag_, t.lemma_, t.dep_, t.head.i - first, t.ent_type_, t.is_sent_start)
        for t in part
    ]


RUNS = (
    [run_of("The army", "dawn.")],
    [run_of("It did", "fell.")],
    [run_of("Rebels", "claimed it.")],
    [run_of("The army", "why."), run_of("Nobody", "it."), run_of("“Peace", "Київ.")],
    [run_of("Rain", "ten people.")],
    [(0, len(ARTICLE))],
)


@pytest.mark.parametrize("worth", RUNS, ids=range(len(RUNS)))
def test_a_run_is_parsed_as_if_it_stood_alone(parser: SpacyParser, worth: Sequence[tuple[int, int]]) -> None:
    doc = parser.parse(ARTICLE, worth)
    for start, end in worth:
        part = doc.char_span(start, end)
        assert part is not None, "a run ends between tokens"
        assert described(part, start) == described(parser.parse(ARTICLE[start:end]))
        assert any(token.pos for token in part)


@pytest.mark.parametrize("worth", RUNS, ids=range(len(RUNS)))
def test_what_is_not_worth_it_is_bare(parser: SpacyParser, worth: Sequence[tuple[int, int]]) -> None:
    doc = parser.parse(ARTICLE, worth)
    for token in doc:
        inside = any(start <= token.idx < end for start, end in worth)
        assert is_bare(token) != inside or token.is_space, (token.idx, token.text)


def test_nothing_worth_it_is_all_bare(parser: SpacyParser) -> None:
    doc = parser.parse(ARTICLE, [])
    assert doc.text == ARTICLE
    assert all(is_bare(token) for token in doc)
    assert not doc.ents


def test_without_choice_all_is_parsed(parser: SpacyParser) -> None:
    whole = parser.parse(ARTICLE)
    assert not any(is_bare(token) for token in whole)
    assert described(whole) == described(parser.parse(ARTICLE, [(0, len(ARTICLE))]))


def test_parses_of_other_runs_are_other_parses(parser: SpacyParser) -> None:
    one, other = RUNS[0], RUNS[1]
    assert parser.parse(ARTICLE, one) is parser.parse(ARTICLE, list(one))
    assert parser.parse(ARTICLE, one) is not parser.parse(ARTICLE, other)
    assert parser.parse(ARTICLE, one) is not parser.parse(ARTICLE)


@st.composite
def cuts(draw: st.DrawFn) -> list[tuple[int, int]]:
    """Runs anywhere in the article, even through the middle of words, apart and in order."""
    edges = sorted(draw(st.sets(st.integers(0, len(ARTICLE)), max_size=8)))
    return list(zip(edges[::2], edges[1::2], strict=False))


@settings(max_examples=30, deadline=None)
@given(cuts())
def test_tokens_are_those_of_the_text_wherever_it_is_cut(parser: SpacyParser, worth: list[tuple[int, int]]) -> None:
    doc = parser.parse(ARTICLE, worth)
    assert doc.text == ARTICLE
    assert all(ARTICLE[t.idx : t.idx + len(t)] == t.text for t in doc)
    for token in doc:
        inside = any(start <= token.idx < end for start, end in worth)
        assert inside or is_bare(token)
        assert not inside or token.pos or token.is_space
    edges = {edge for span in worth for edge in span}
    starts = {token.idx for token in doc} | {len(ARTICLE)}
    assert edges <= starts | {0}


@settings(max_examples=30, deadline=None)
@given(cuts())
def test_no_sentence_crosses_the_edge_of_a_run(parser: SpacyParser, worth: list[tuple[int, int]]) -> None:
    for sentence in parser.parse(ARTICLE, worth).sents:
        kinds = {any(start <= token.idx < end for start, end in worth) for token in sentence}
        assert len(kinds) == 1
