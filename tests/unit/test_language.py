"""The parser's promises: offsets index the text, sentences respect blank lines and real ends."""

import pickle

import pytest

from geonews.language import SpacyParser


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
