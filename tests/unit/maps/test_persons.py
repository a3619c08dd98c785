from __future__ import annotations

from typing import Any

import pytest

from geonews.maps.share.hiding import Hider, Names
from geonews.maps.share.persons import Persons, persons_of
from geonews.maps.share.words import share_words
from tests.maprows import report

WORDS = share_words()


def said(speaker: str, role: str | None, **fields: Any) -> dict[str, Any]:
    return report("r", speaker=speaker, speaker_role=role, speaker_named=True, voice="indirect_speech", **fields)


def private(*rows: dict[str, Any], texts: tuple[str, ...] = (), mentions: Any = ()) -> dict[str, str]:
    return persons_of(rows, mentions, texts, WORDS).private


@pytest.mark.parametrize(
    ("role", "instead"),
    [
        ("resident", "a resident"),
        ("a teacher from Kherson", "a teacher"),
        ("45-year-old mother of three", "a mother"),
        ("head teacher", "a teacher"),
        ("an eyewitness", "an eyewitness"),
        ("something that no list knows", "an unnamed person"),
        (None, "an unnamed person"),
    ],
)
def test_who_holds_no_office_is_private(role: str | None, instead: str) -> None:
    assert private(said("Jane Doe", role)) == {"Jane Doe": instead}


@pytest.mark.parametrize(
    ("speaker", "role"),
    [
        ("Jane Doe", "defence minister"),
        ("Jane Doe", "a member of the Defence and Security Committee"),
        ("Jane Doe", "spokeswoman for the refugee agency"),
        ("Jane Doe", "political analyst"),
        ("RSF", "armed group"),
        ("UNIFIL", None),
        ("Example Times", None),
        ("force", None),
    ],
)
def test_who_speaks_for_an_office_or_a_body_is_not(speaker: str, role: str | None) -> None:
    assert private(said(speaker, role)) == {}


def test_unnamed_sources_are_no_names() -> None:
    assert private(said("residents", "witness") | {"speaker_named": False}) == {}


def test_a_surname_alone_is_the_official_who_was_named_before() -> None:
    rows = said("Jane Doe", "prime minister"), said("Doe", None)
    assert private(*rows) == {}
    assert private(said("Doe", None), texts=("Foreign Minister Jane Doe left.",)) == {}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jane Doe, a teacher from Kherson, said so.", {"Jane Doe": "a teacher"}),
        ("The shell killed resident Fulan al-Fulani.", {"Fulan al-Fulani": "a resident"}),
        ("“We fled,” said Jane Doe, 34.", {"Jane Doe": "an unnamed person"}),
        ("Jane Doe, the mayor, spoke.", {}),
        ("President Jane Doe, 60, spoke.", {}),
        ("Teachers Monday went on strike; residents of Port Sudan fled.", {}),
    ],
)
def test_sentences_introduce_people(text: str, names: dict[str, str]) -> None:
    assert private(texts=(text,)) == names


def test_places_and_listed_actors_are_no_people() -> None:
    rows = said("Omdurman", None), said("Rapid Support", None), report("x", actor_id="rsf", actor_text="Rapid Support")
    assert private(*rows, mentions=[{"text": "Omdurman"}]) == {}


def test_somebody_who_fled_is_private() -> None:
    fled = report("r", event_type="displacement", category="movement", actor_text="Jane Doe", actor_type="other")
    assert private(fled) == {"Jane Doe": "an unnamed person"}
    assert private(fled | {"actor_text": "Kurdish civilians"}) == {}


HIDER = Hider(Persons(private={"Jane Doe": "a teacher"}), Names({"Fulan al-Fulani": "a resident"}), WORDS)


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Jane Doe and JANE  DOE and Doe’s son", "[name] and [name] and [name]’s son"),
        ("Doer, Does, doe", "Doer, Does, doe"),
        ("Fulan al-Fulani is of another article, Fulani is not", "[name] is of another article, Fulani is not"),
        ("see /home/ana/a.txt or C:\\Users\\ana or file:///tmp/x", "see [path] or [path] or [path]"),
        ("and/or https://example.org/home/x 5/6/2024", "and/or https://example.org/home/x 5/6/2024"),
    ],
)
def test_texts_lose_names_and_paths(text: str, hidden: str) -> None:
    assert HIDER.text(text) == hidden


def test_what_is_said_of_people_in_our_own_words() -> None:
    assert HIDER.told("resident Fulan al-Fulani; Jane Doe") == "a resident; a teacher"
    assert HIDER.told("house of Doe") == "house of a teacher"


def test_nobody_to_hide_hides_nothing() -> None:
    assert Hider(Persons(), Names({}), WORDS).text("Jane Doe") == "Jane Doe"
