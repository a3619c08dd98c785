"""What speaks for and against a name."""

import re
from collections.abc import Iterator

import pytest

from geonews.recognition.clues import name_clues, occurrences, of_state
from geonews.recognition.standing import NOBODY, Rank
from geonews.recognition.words import load_words
from geonews.vocabulary import PlaceKind
from tests.unit.recognition.conftest import place

WORDS = load_words()

BESIDE = [
    ("He is in Nyala.", {"locative", "ends", "elsewhere_place"}),
    ("the people of the Nyala area", {"article", "of"}),
    ("the city of Nyala, which", {"kind_of", "comma_after", "elsewhere_place"}),
    ("in northern Nyala province", {"direction", "kind_after", "elsewhere_place"}),
    ("between Nyala-based", {"between", "glued_after"}),
    ("from Nyala to", {"from"}),
    ("to Nyala", {"to", "ends"}),
    ("so pro-Nyala men", {"glued_before"}),
    ("Kas, Nyala and", {"held", "elsewhere_place"}),
    ("so, Nyala and", {"comma_before"}),
    ("Kas and Nyala were", {"and_before"}),
    ("They left. Nyala’s mayor", {"opens", "possessive"}),
    ("\nNyala, Chad", {"opens", "comma_capital", "unit_after", "elsewhere_place"}),
    ("Mr. Nyala said", {"title", "speaks", "elsewhere_person", "elsewhere_title", "elsewhere_speaks"}),
    ("John Nyala, 40, left", {"joined_before", "age", "elsewhere_person"}),
    ("with Nyala Johnson", {"joined_after"}),
    ("with Nyala University", {"absorbed"}),
    ("with Nyala Times", {"outlet"}),
    ("a nyala and NYALA", {"and_before", "capitals", "ends"}),
    ("a nyala, with Nyala he", {"written_small"}),
]


def clues(text: str, units: str = "Chad") -> Iterator[frozenset[str]]:
    """Of each "Nyala"."""
    spans = [match.span() for match in re.finditer(r"Nyala|NYALA", text)]
    return (one.beside for one in occurrences(text, spans, [text.find(units)], WORDS))


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_the_words_beside_a_name(text: str, expected: set[str]) -> None:
    assert set(next(clues(text))) == expected


def test_one_use_tells_of_the_others() -> None:
    first, second = clues("he left Nyala but in Nyala he")
    assert first == {"repeated", "elsewhere_place"}
    assert second == {"repeated", "elsewhere_place", "locative"}


@pytest.mark.parametrize(
    ("name", "kind", "code", "people", "expected"),
    [
        ("Chad", "country", "PCLI", 16_000_000, {"country"}),
        ("Texas", "adm1", "ADM1", None, {"adm1"}),
        ("Dane County", "adm2", "ADM2", 500_000, {"adm2", "ending", "hundred_thousand"}),
        ("Abu Dis", "city", "PPL", 12_000, {"several_words", "thousand"}),
        ("Khartoum", "city", "PPLC", 5_000_000, {"capital", "million"}),
        ("Ur", "city", "PPL", None, {"short", "small"}),
        ("Today", "city", "PPL", 20_000, {"common", "fifteen_thousand"}),
    ],
)
def test_the_name_itself(name: str, kind: PlaceKind, code: str, people: int | None, expected: set[str]) -> None:
    bearer = place(name, "SD", kind, code, people)
    rank = Rank(
        bearer,
        is_country=kind == "country",
        is_adm1=kind == "adm1",
        is_capital=code == "PPLC",
        population=people or 0,
        own_name=True,
    )
    assert set(name_clues(name, rank, WORDS)) == expected


def test_a_name_that_nobody_bears_or_another_spelling() -> None:
    assert set(name_clues("Atlantis", NOBODY, WORDS)) == {"unknown"}
    assert "alternate" in set(name_clues("Wad", Rank(place("Omdurman", "SD")), WORDS))
    assert "alternate" not in set(name_clues("أم درمان", Rank(place("Omdurman", "SD")), WORDS))


def test_governments_speak_too() -> None:
    assert of_state(["speaks", "locative", "title"]) == {"state_speaks", "locative", "state_title"}


def test_every_clue_in_the_table_is_known() -> None:
    """A misspelt key would tell nothing."""
    beside = {clue for _, expected in BESIDE for clue in expected} | {"repeated"}
    names = {"country", "adm1", "adm2", "capital", "region", "river", "feature", "supplement", "alternate", "unknown"}
    names |= {"million", "hundred_thousand", "fifteen_thousand", "thousand", "small"}
    names |= {"ending", "several_words", "short", "common"}
    assert {key.removeprefix("state_") for key in WORDS.points} <= beside | names | {"any"} | WORDS.directional
