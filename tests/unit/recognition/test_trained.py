"""Sentences with what is to be found in them: spans, types, roles, and names that are no places."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geonews.gazetteer.actors import Actor, Actors
from geonews.model import Mention
from geonews.recognition import LexiconRecogniser, Tagger, TaggerRecogniser
from tests.fakes import article
from tests.unit.recognition.conftest import GAZETTEER

CASES = Path(__file__).parents[2] / "cases" / "mentions.tsv"


def cases() -> list[tuple[str, list[tuple[str, ...]]]]:
    """Sentence, then "text/type" or "text/type/role" for each mention that is no part of a longer name."""
    rows = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            sentence, *expected = line.split("\t")
            rows.append((sentence, [tuple(item.split("/")) for item in expected]))
    return rows


def found(mentions: list[Mention]) -> list[tuple[str, ...]]:
    return [(m.text, m.mention_type, m.role or "") for m in mentions if m.mention_type != "part_of_name"]


@pytest.mark.parametrize(
    ("sentence", "expected"), cases(), ids=lambda value: value[:40] if isinstance(value, str) else ""
)
def test_mentions_of_a_sentence(recogniser: TaggerRecogniser, sentence: str, expected: list[tuple[str, ...]]) -> None:
    got = found(list(recogniser.recognise(article(sentence))))
    assert [item[: len(want)] for item, want in zip(got, expected, strict=False)] == expected
    assert len(got) == len(expected)


def test_offsets_are_the_sources(recogniser: TaggerRecogniser) -> None:
    text = "Shells fell on Omdurman.\n\nThe army left Nyala’s airport."
    mentions = recogniser.recognise(article(text))
    assert [text[m.start : m.end] for m in mentions] == ["Omdurman", "Nyala"]
    assert all(m.text == text[m.start : m.end] and m.zone == "body" for m in mentions)


def test_a_camp_is_another_name(recogniser: TaggerRecogniser) -> None:
    (mention,) = recogniser.recognise(article("Shells hit Zamzam camp at dawn."))
    assert (mention.text, mention.kind_cue) == ("Zamzam camp", "camp")


def test_a_kind_word_says_what_the_name_is(recogniser: TaggerRecogniser) -> None:
    (mention,) = recogniser.recognise(article("Clashes went on in North Kordofan state."))
    assert (mention.text, mention.kind_cue) == ("North Kordofan", "adm1")


def test_a_dateline_is_a_literal_place(recogniser: TaggerRecogniser) -> None:
    mention = recogniser.recognise(article("KHARTOUM (Reuters) — The army said it was calm."))[0]
    assert (mention.text, mention.role, mention.mention_type) == ("KHARTOUM", "dateline", "literal")


def test_a_state_is_looked_up_by_its_full_name(recogniser: TaggerRecogniser) -> None:
    mentions = recogniser.recognise(article("He was born in Paducah, Ky., in 1950."))
    assert [(m.text, m.normalised) for m in mentions] == [("Paducah", "Paducah"), ("Ky.", "Kentucky")]


def test_an_adjective_says_its_country_and_whether_it_means_land(recogniser: TaggerRecogniser) -> None:
    soil, army = recogniser.recognise(article("They fought on Sudanese soil against the Chadian army."))
    assert (soil.iso2_cue, soil.literal_context) == ("SD", True)
    assert (army.iso2_cue, army.literal_context) == ("TD", False)


def test_a_name_inside_a_known_group_is_no_place() -> None:
    group = Actor(
        id="x", name="Movement for Sudan", aliases=("Ethiopian Defence Forces",), type="militia", iso2=None, short="X"
    )
    recogniser = TaggerRecogniser(Tagger(), GAZETTEER, Actors([group]))
    text = "The Movement for Sudan and the Ethiopian Defence Forces met in Nyala. The Ethiopian army was absent."
    mentions = recogniser.recognise(article(text))
    assert [(m.text, m.mention_type) for m in mentions] == [
        ("Sudan", "part_of_name"),
        ("Ethiopian", "part_of_name"),
        ("Nyala", "literal"),
        ("Ethiopian", "demonym"),
    ]


def test_a_surname_stays_a_person(recogniser: TaggerRecogniser) -> None:
    text = "Sheriff Sam Houston spoke on Monday. Houston said nobody was hurt. He lives in Houston."
    mentions = recogniser.recognise(article(text))
    assert [m.start for m in mentions] == [text.rindex("Houston")]


def test_given_spans_are_all_kept(recogniser: TaggerRecogniser) -> None:
    text = "Sudanese troops left Atlantis."
    mentions = recogniser.mentions_at(article(text), [(21, 29), (0, 8)])
    assert [(m.text, m.mention_type) for m in mentions] == [("Sudanese", "demonym"), ("Atlantis", "literal")]


def test_nothing_is_found_outside_the_main_text(recogniser: TaggerRecogniser) -> None:
    assert recogniser.recognise(article("")) == ()


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Sudan", "Chad’s", "in", "(Nyala", "U.S.", "—", "\n\n", "The", "Omdurman,", "é"]), max_size=12
    )
)
def test_spans_always_fit_the_source(words: list[str]) -> None:
    text = " ".join(words)
    mentions = LexiconRecogniser(GAZETTEER).recognise(article(text))
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Fighting went on in Nyala and near Omdurman.", [("Nyala", "literal"), ("Omdurman", "literal")]),
        ("Sudan's army said Chad-backed rebels fled.", [("Sudan", "metonymic"), ("Chad", "metonymic")]),
        ("Reading is fun. They were reading in Khartoum.", [("Khartoum", "literal")]),
        ("Sudanese troops crossed into Chad.", [("Sudanese", "demonym"), ("Chad", "literal")]),
        ("President Jordan spoke.", []),
        ("Paducah, Ky., is small.", [("Paducah", "literal"), ("Ky.", "literal")]),
    ],
)
def test_the_lexicon_alone(sentence: str, expected: list[tuple[str, str]]) -> None:
    mentions = LexiconRecogniser(GAZETTEER).recognise(article(sentence))
    assert [(m.text, m.mention_type) for m in mentions] == expected
