"""Who acts: bodies behind things, pronouns and definite phrases, sponsors, units by number."""

from __future__ import annotations

import pytest

from geonews.model import PositionReport
from tests.position_cases import read


def last(text: str) -> PositionReport:
    return max(read(text), key=lambda report: report.ev_start)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Vehicles belonging to the [Russian|RU|country|demonym] army moved to [Izium|UA|city].", "Russian army"),
        ("The radar system of the army shot down a drone over [Lviv|UA|city].", "army"),
        ("The 47th Brigade liberated [Robotyne|UA|city].", "47th Brigade"),
        ("Pro-government fighters retook [Sirte|LY|city].", "Pro-government fighters"),
        ("An army sniper shot and killed a boy in [Taiz|YE|city].", "army sniper"),
        ("On 3 May 2020 opposition rebels destroyed an army vehicle near [Idlib|SY|city].", "opposition rebels"),
    ],
)
def test_the_body_that_acts(text: str, actor: str) -> None:
    assert actor in {report.actor_text for report in read(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("M23 attacked [Sake|CD|city]. The group captured the town a day later.", "M23"),
        ("The army shelled [Bria|CF|city]. The soldiers then entered the town.", "army"),
        ("M23 took [Sake|CD|city]. They withdrew from the town on Friday.", "M23"),
        ("The Houthi attacked a ship off [Aden|YE|city]. The movement also shelled a base.", "Ansar Allah"),
    ],
)
def test_a_definite_phrase_or_pronoun_leads_back(text: str, name: str) -> None:
    assert last(text).actor_name == name


def test_a_town_is_never_the_group() -> None:
    assert last("Gunmen attacked [Sake|CD|city]. The group captured the town.").actor_name != "Sake"


@pytest.mark.parametrize(
    ("text", "sponsor"),
    [
        ("Turkey-backed rebels attacked a base near [Manbij|SY|city].", "Turkey"),
        ("Militias backed by Iran attacked a base near [Manbij|SY|city].", "Iran"),
        ("Rebels attacked a base near [Manbij|SY|city].", None),
    ],
)
def test_sponsor(text: str, sponsor: str | None) -> None:
    assert {report.sponsor for report in read(text) if report.event_type == "attack"} == {sponsor}


def test_an_army_of_accountants_is_no_army() -> None:
    assert read("An army of accountants entered the offices in [Seoul|KR|city].") == ()
