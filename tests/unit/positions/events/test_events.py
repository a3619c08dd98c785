"""Which words report an event: signs of war, crowds, notes, weapons, tolls, everyday verbs."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib import resources

import pytest

from geonews.model import PositionReport
from geonews.positions import load_lexicon
from geonews.positions.parse.lexicon import WORD_LISTS
from tests.position_cases import read


def types(text: str) -> set[str]:
    return {report.event_type for report in read(text)}


def one(text: str, event_type: str) -> PositionReport:
    found = [report for report in read(text) if report.event_type == event_type]
    assert len({(r.trigger, r.ev_start) for r in found}) == 1, [(r.event_type, r.trigger) for r in read(text)]
    return found[0]


PAIRS = [
    ("attack", "Rebels attacked a convoy near [Gao|ML|city].", "Critics attacked the plan in [Gao|ML|city]."),
    ("attack", "The strike on [Sanaa|YE|city] killed two.", "The strike by pilots in [Sanaa|YE|city] goes on."),
    ("attack", "An explosion shook [Kandahar|AF|city].", "A gas explosion shook [Kandahar|AF|city]."),
    ("attack", "The siege of [Marib|YE|city] continues.", "A film about the siege of [Marib|YE|city] was shown."),
    ("clash", "Soldiers fought rebels in [Sake|CD|city].", "Doctors fought cholera in [Sake|CD|city]."),
    ("capture", "The army took [Bria|CF|city].", "The liberals took [Bria|CF|city] in the election."),
    ("withdrawal", "Troops withdrew from [Diffa|NE|city].", "The team withdrew from the cup in [Diffa|NE|city]."),
    ("withdrawal", "The army pulled out of [Diffa|NE|city].", "Rebels in the party withdrew their support."),
    ("advance", "Troops advanced on [Odesa|UA|city].", "The storm advanced on [Odesa|UA|city]."),
    ("fortification", "Soldiers built a line of trenches.", "The union built a line of argument."),
    ("movement", "A battalion landed at [Aden|YE|city].", "A delegation landed at [Aden|YE|city]."),
    ("presence", "Soldiers remain in [Bria|CF|city].", "Doubts remain in [Bria|CF|city]."),
    ("agreement", "The army and the rebels signed a truce.", "The truce was the talk of the town."),
    ("invasion", "The 1978 invasion of [Cambodia|KH|country].", "Tourists made an invasion of the beach."),
    ("control", "Rebels hold most of [Bria|CF|city].", "The union held its ground in [Bria|CF|city]."),
]


@pytest.mark.parametrize(("event_type", "war", "peace"), PAIRS, ids=[pair[1][:40] for pair in PAIRS])
def test_words_with_two_senses_need_a_sign_of_war(event_type: str, war: str, peace: str) -> None:
    assert event_type in types(war)
    assert types(peace) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Police fired tear gas at students in [Tunis|TN|city].",
        "Residents of [Jos|NG|city] protested against the curfew. Soldiers fired shots into the air.",
        "Demonstrators clashed with the army in [Beirut|LB|city].",
        "The army opened fire on protesters in [Khartoum|SD|city].",
        "Women protested against the shelling of their village by the army.",
    ],
)
def test_a_protest_with_police_is_no_event(text: str) -> None:
    found = types(text)
    assert not found & {"attack", "clash", "movement", "deployment", "intervention"} or "shelling" in text
    assert "clash" not in found


def test_a_protest_ends_where_another_place_is_named() -> None:
    text = "Residents protested in [Jos|NG|city] on Friday. Gunmen attacked a village near [Yola|NG|city]."
    assert "attack" in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "An attack by rebels on [Beni|CD|city] sparked protests.",
        "After rebels attacked a post in [Beni|CD|city], residents protested.",
        "Jets bombed [Beni|CD|city] during a protest.",
    ],
)
def test_what_a_protest_follows_stays_an_event(text: str) -> None:
    assert types(text) & {"attack", "air_strike"}


def test_damage_tells_of_an_attack_only_in_a_note_or_beside_its_weapon() -> None:
    assert types("[Izium|UA|city]. Damage to a school.") == {"attack"}
    assert types("[Izium|UA|city]. Crater in a park.") == {"attack"}
    assert types("The damage to the school in [Izium|UA|city] was repaired.") == set()
    assert types("[Izium|UA|city]. Damage to a school after the storm.") == set()
    assert "attack" in types("Damage from shelling was seen in [Izium|UA|city].")


def test_who_laid_a_mine_acts_and_who_trod_on_it_does_not() -> None:
    report = one("A lorry ran over a mine laid by rebels near [Gao|ML|city].", "attack")
    assert report.actor_text == "rebels"
    assert one("A tractor exploded on a mine near [Gao|ML|city].", "attack").actor_text is None


def test_a_missile_acts_for_whoever_fired_it() -> None:
    assert one("Two missiles landed in [Odesa|UA|city].", "attack").actor_text is None
    assert one("Rockets fired by Hezbollah landed in [Safed|IL|city].", "attack").actor_id == "hezbollah"


def test_a_weapon_shot_down_is_an_attack_and_a_missile_in_flight_no_movement() -> None:
    text = "The army shot down a missile flying over [Lviv|UA|city]."
    assert types(text) == {"attack"}
    assert types("Police intercepted a boat with smugglers off [Lamu|KE|city].") == set()


def test_a_toll_is_no_event_of_its_own() -> None:
    assert len(read("Rebels attacked [Beni|CD|city]. Ten people were killed.")) == 1
    assert len(read("Rebels shelled [Beni|CD|city], killing ten people.")) == 1
    assert types("Ten soldiers were killed in [Beni|CD|city].") == {"attack"}


@pytest.mark.parametrize(
    ("text", "event_type", "actor"),
    [
        ("There are soldiers in [Bria|CF|city].", "presence", "soldiers"),
        ("[France|FR|country|metonymic] has 900 soldiers in [Gao|ML|city].", "presence", "France"),
        ("Fighters were seen near [Derna|LY|city].", "presence", "Fighters"),
        ("[Bria|CF|city] is in the hands of the rebels.", "control", "rebels"),
        ("The army has lost [Bria|CF|city] to the rebels.", "capture", "rebels"),
        ("[Bria|CF|city] fell to the rebels.", "capture", "rebels"),
        ("The army drove the rebels out of [Bria|CF|city].", "withdrawal", "rebels"),
        ("The clashes forced 4,000 people from their homes.", "displacement", "people"),
        ("Rebels are marching on [Goma|CD|city].", "advance", "Rebels"),
        ("Tanks rolled across the border.", "crossing", "Tanks"),
        ("The group has 5,000 fighters, and its rebels are hungry.", "strength", "group"),
    ],
)
def test_everyday_verbs_beside_armed_bodies(text: str, event_type: str, actor: str) -> None:
    report = one(text, event_type)
    assert actor in f"{report.actor_text} {report.actor_name}"


def test_two_sides_make_one_agreement() -> None:
    report = one("A truce between the army and M23 was signed.", "agreement")
    assert (report.actor_text, report.target_name) == ("army", "M23")


def test_no_word_list_stands_in_two_tables() -> None:
    text = resources.files("geonews.positions").joinpath("lexicon.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    names = Counter(name for table in WORD_LISTS for name in data[table])
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize(
    ("event_type", "needs"), [("attack", "violence"), ("control", "place"), ("presence", "force"), ("capture", "place")]
)
def test_the_first_frame_of_a_type_is_the_widest(event_type: str, needs: str) -> None:
    frames = [frame for frame in load_lexicon().frames if frame.event == event_type]
    assert frames[0].needs == needs
    assert len(frames[0].verbs) == max(len(frame.verbs) for frame in frames)
