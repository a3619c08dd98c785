"""What a service is asked about a name, and what its answers decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from geonews.model import Place
from geonews.protocols import Question
from geonews.resolution import resolve
from geonews.resolution.geocoded import decide
from geonews.vocabulary import MentionType, PlaceKind
from tests.fakes import FakeGazetteer
from tests.unit.resolution.conftest import mentioned, place

Names = Sequence[str | tuple[str, MentionType]]


class Ear:
    """A geocoder that knows nothing and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Question] = []

    def geocode(self, question: Question) -> Sequence[Place]:
        self.asked.append(question)
        return ()


def asked(gazetteer: FakeGazetteer, text: str, *names: str | tuple[str, MentionType]) -> Question:
    ear = Ear()
    made, mentions = mentioned(text, *names)
    resolve(made, mentions, gazetteer, geocoder=ear)
    (question,) = ear.asked
    return question


@pytest.mark.parametrize(
    ("text", "names", "countries"),
    [
        ("Shells hit Nowhere.", ("Nowhere",), ()),
        ("Shells hit Nowhere in Sudan.", ("Nowhere", "Sudan"), ("SD",)),
        ("Shells hit Nowhere, Texas, said the French.", ("Nowhere", "Texas", ("French", "demonym")), ("US",)),
        ("Shells hit Nowhere. Sudan blamed France.", ("Nowhere", "Sudan", "France"), ("FR", "SD")),
        ("Shells hit Nowhere. Sudan, Sudan, Sudan. Kassala, Khartoum. Paris, Texas, is far.",
         ("Nowhere", "Sudan", "Sudan", "Sudan", "Kassala", "Khartoum", "Paris", "Texas"), ("SD", "US")),
    ],
)  # fmt: skip
def test_countries_are_those_of_the_names_own_words_else_of_the_article(
    gazetteer: FakeGazetteer, text: str, names: Names, countries: tuple[str, ...]
) -> None:
    assert asked(gazetteer, text, *names).countries == countries


def test_the_box_is_around_the_other_places_in_these_countries(gazetteer: FakeGazetteer) -> None:
    question = asked(gazetteer, "From Kassala to Nowhere and Khartoum.", "Kassala", "Nowhere", "Khartoum")
    assert question.box == pytest.approx((32.0, 14.95, 36.9, 16.1))


def test_places_far_apart_make_no_box(gazetteer: FakeGazetteer) -> None:
    text = "Nowhere. Sudan and France. Paris, Khartoum."
    assert asked(gazetteer, text, "Nowhere", "Sudan", "France", "Paris", "Khartoum").box is None


def test_nothing_of_the_sentence_is_asked(gazetteer: FakeGazetteer) -> None:
    question = asked(gazetteer, "Secret words about Nowhere river in Sudan.", "Nowhere river", "Sudan")
    assert question == Question(names=("Nowhere river", "Nowhere"), countries=("SD",), box=None)


def village(number: int, lon: float, lat: float, iso2: str = "UA", kind: PlaceKind = "city") -> Place:
    return place(f"geocoder:test/node/{number}", "Zelene Pole", lon, lat, iso2, kind=kind, layer="geocoder:test")


WEST, EAST, FAR = village(1, 36.62, 47.83), village(2, 37.58, 48.33), village(3, 33.63, 48.06)
ASKED = Question(names=("Zelene Pole",), countries=("UA",))


def test_nothing_found() -> None:
    assert decide(ASKED, []).place is None


def test_the_only_one_is_resolved() -> None:
    found = decide(ASKED, [WEST])
    assert (found.place, found.status) == (WEST, "resolved")


def test_a_village_and_the_unit_around_it_are_one() -> None:
    unit = village(4, 36.7, 47.85, kind="adm2")
    found = decide(ASKED, [WEST, unit])
    assert (found.place, found.status) == (WEST, "resolved")


def test_several_are_ambiguous_and_all_are_listed() -> None:
    found = decide(ASKED, [EAST, WEST])
    assert (found.place, found.status) == (EAST, "ambiguous")
    assert [candidate.place for candidate in found.candidates] == [EAST, WEST]
    assert {candidate.method for candidate in found.candidates} == {"geocoder"}


def test_the_only_one_near_the_articles_places_is_resolved() -> None:
    near = replace(ASKED, box=(36.0, 47.0, 37.0, 48.0))
    found = decide(near, [EAST, WEST, FAR])
    assert (found.place, found.status) == (WEST, "resolved")
    both = replace(ASKED, box=(36.0, 47.0, 38.0, 49.0))
    assert decide(both, [EAST, WEST]).status == "ambiguous"


def test_without_a_country_to_check_it_by_nothing_is_resolved() -> None:
    found = decide(replace(ASKED, countries=()), [WEST])
    assert (found.place, found.status) == (WEST, "ambiguous")
    assert "no country" in found.why
