"""Own places win where their context is named."""

from __future__ import annotations

import pytest

from geonews.resolution import resolve
from tests.fakes import FakeGazetteer
from tests.unit.resolution.conftest import GAZETTEER, PLACES, mentioned, place

JABRA = place("own:jabra", "Jabra", 36.41, 15.46, "SD", kind="neighbourhood", layer="own")
PARIS = place("own:paris", "Paris", -88.4, 38.0, "US", layer="own")


def resolved(gazetteer: FakeGazetteer, text: str, *names: str) -> tuple[str | None, str, float]:
    made, mentions = mentioned(text, *names)
    first = resolve(made, mentions, gazetteer)[0]
    return first.place.id if first.place else None, first.why, first.score


@pytest.mark.parametrize(
    ("text", "names", "wins"),
    [
        ("Shells hit Jabra in Kassala.", ("Jabra", "Kassala"), True),
        ("Shells hit Jabra, Sudan says.", ("Jabra", "Sudan"), True),
        ("Shells hit Jabra and Khartoum and Kassala.", ("Jabra", "Khartoum", "Kassala"), True),
        ("Shells hit Jabra in Khartoum.", ("Jabra", "Khartoum"), False),
        ("Shells hit Jabra in France.", ("Jabra", "France"), False),
        ("Shells hit Jabra.", ("Jabra",), False),
    ],
)
def test_with_a_holder_it_wins_where_that_or_its_country_is_named(
    text: str, names: tuple[str, ...], *, wins: bool
) -> None:
    gazetteer = FakeGazetteer(JABRA, *PLACES, within={"own:jabra": "Kassala", "q-khartoum": "Khartoum"})
    found, why, score = resolved(gazetteer, text, *names)
    assert (found == "own:jabra") is wins
    assert (why == "you added this place", score == 1) == (wins, wins)


@pytest.mark.parametrize(("text", "names"), [("Rain in Paris.", ("Paris",)), ("Paris, France.", ("Paris", "France"))])
def test_without_a_holder_it_wins_always(text: str, names: tuple[str, ...]) -> None:
    assert resolved(FakeGazetteer(*PLACES, PARIS), text, *names)[0] == "own:paris"
    assert resolved(GAZETTEER, text, *names)[0] == "paris"


def test_a_name_of_the_holder_that_means_another_place_is_no_context() -> None:
    other = place("own:old", "Old Town", 36.4, 15.4, "SD", layer="own")
    far = place("w-old", "Old Town", 2.3, 48.8, "FR")
    kassala = place("kassala-fr", "Kassala", 2.4, 48.9, "FR", population=9_000_000, n_names=90)
    gazetteer = FakeGazetteer(other, far, *PLACES, kassala, within={"own:old": "Kassala"})
    found, _, _ = resolved(gazetteer, "Old Town, Kassala, France.", "Old Town", "Kassala", "France")
    assert found == "w-old"


def test_an_own_place_beside_a_known_one_stays_itself() -> None:
    beside = place("own:khartoum", "Khartoum", 32.51, 15.61, "SD", layer="own")
    gazetteer = FakeGazetteer(*PLACES, beside)
    assert resolved(gazetteer, "Rain in Khartoum.", "Khartoum")[0] == "own:khartoum"
