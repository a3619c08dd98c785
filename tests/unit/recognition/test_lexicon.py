"""Recognition by the gazetteer and the words beside a name."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geonews.recognition import LexiconRecogniser
from geonews.recognition.spans import formed_names
from geonews.recognition.words import load_words
from tests.fakes import article
from tests.unit.recognition.conftest import GAZETTEER

RECOGNISER = LexiconRecogniser(GAZETTEER)


def found(text: str) -> list[str]:
    return [mention.text for mention in RECOGNISER.recognise(article(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell in Nyala and Kassala.", ["Nyala", "Kassala"]),
        ("Reading is a good habit, and reading pays. He moved from Sudan.", ["Sudan"]),
        ("Nyala is calm. Troops had left Nyala.", ["Nyala", "Nyala"]),
        ("Mr. Houston said so. Later Houston denied it.", []),
        ("A storm hit Houston, Texas.", ["Houston"]),
        ("The Lagos Post and Post Office workers went on strike.", []),
        ("U.S. forces came from Paducah, Ky.", ["U.S.", "Paducah", "Ky."]),
        ("He told US officials in the US.", ["US", "US"]),
        ("Chadian and Sudanese troops met.", ["Chadian", "Sudanese"]),
        ("People fled to Zamzam camp near El Fasher.", ["Zamzam camp", "El Fasher"]),
        ("They camped at Flat Creek in Kentucky.", ["Flat Creek", "Kentucky"]),
        ("KHARTOUM (AFP) — Calm returned.", ["KHARTOUM"]),
        ("", []),
    ],
)
def test_names_are_told_from_other_words(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "kind", "role"),
    [
        ("Fighting broke out in Sudan.", "literal", "at"),
        ("He travelled from Sudan.", "literal", "from"),
        ("Trucks crossed Sudan's border.", "literal", "border_party"),
        ("Talks were held by Sudan.", "metonymic", None),
        ("They rejected Sudan's offer.", "metonymic", "state_possessive"),
        ("A Sudan-backed group fled.", "metonymic", None),
        ("A Sudan-based group fled.", "literal", None),
    ],
)
def test_a_country_is_its_land_or_its_government(text: str, kind: str, role: str | None) -> None:
    (mention,) = RECOGNISER.recognise(article(text))
    assert (mention.mention_type, mention.role, mention.iso2_cue) == (kind, role, "SD")


def test_given_spans_are_mentions_whatever_they_are() -> None:
    text = "Sudanese troops left Atlantis."
    people, unknown = RECOGNISER.mentions_at(article(text), [(21, 29), (0, 8)])
    assert (people.text, people.mention_type, people.iso2_cue) == ("Sudanese", "demonym", "SD")
    assert (unknown.text, unknown.mention_type) == ("Atlantis", "literal")


PIECES = st.lists(
    st.sampled_from(["Nyala", "Sudan", "Sudanese", " in ", ", ", "Ky.", " Creek", "’s", "\n", " said", "é"])
)


@given(PIECES.map("".join) | st.text())
def test_mentions_are_apart_and_mirror_the_source(text: str) -> None:
    one = article(text)
    mentions = RECOGNISER.recognise(one)
    assert all(one.source_text[m.start : m.end] == m.text for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Wichita County and near Flat Creek", ["Wichita County", "Flat Creek"]),
        ("Dane’s Long Upper Blue Hill Road", ["Long Upper Blue Hill", "Upper Blue Hill Road"]),
        ("County. Road works, the River", []),
    ],
)
def test_names_are_formed_by_their_last_word(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in formed_names(text, load_words())] == expected
