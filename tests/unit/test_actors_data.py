"""The table of actors is edited by hand, so its form is held by tests, and so is what its names are taken to mean."""

from __future__ import annotations

import lzma
import re
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from geonews.gazetteer.actors import Actors, load_actors
from geonews.text import fold

GAZETTEER = Path(__file__).resolve().parents[2] / "gazetteer"
TABLE = GAZETTEER / "actors.toml"
TYPES = {
    "government",
    "military",
    "police",
    "rebel_group",
    "militia",
    "coalition",
    "political",
    "civilians",
    "international_mission",
    "private_military",
    "other",
}
REQUIRED = {"id", "name", "aliases", "type", "iso2", "short"}
OPTIONAL = {"parent", "ambiguous", "active"}

Row = dict[str, Any]

ROWS: list[Row] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["actor"]
BY_ID = {row["id"]: row for row in ROWS}


def names(row: Row) -> list[str]:
    return [row["name"], *row["aliases"]]


def compared(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in re.findall(r"\w+", name))


@pytest.fixture(scope="module")
def actors() -> Actors:
    return load_actors(TABLE)


@pytest.fixture(scope="module")
def countries() -> set[str]:
    packed = GAZETTEER / "countries.geojson.xz"
    if not packed.exists():
        pytest.skip("the table of countries has not been made")
    return set(re.findall(r'"iso2": ?"([A-Z]{2})"', lzma.decompress(packed.read_bytes()).decode("utf-8")))


def test_every_actor_is_loaded(actors: Actors) -> None:
    assert len(actors) == len(ROWS) >= 250


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_form(row: Row) -> None:
    assert row.keys() >= REQUIRED
    assert row.keys() <= REQUIRED | OPTIONAL
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["id"])
    assert re.fullmatch(r"(?=.*[A-Z])[A-Z0-9]{2,4}", row["short"])
    assert row["type"] in TYPES
    assert all(name == name.strip() and compared(name) for name in names(row))
    assert len(set(names(row))) == len(names(row))
    assert set(row.get("ambiguous", [])) <= set(names(row))
    assert "active" not in row or row.get("ambiguous")
    assert row.get("parent", "") != row["id"]


def test_ids_and_names_are_unique() -> None:
    assert len(BY_ID) == len(ROWS)
    assert len({row["name"] for row in ROWS}) == len(ROWS)


def test_short_codes_are_unique() -> None:
    owners = defaultdict(list)
    for row in ROWS:
        owners[row["short"]].append(row["id"])
    assert {short: ids for short, ids in owners.items() if len(ids) > 1} == {}


def test_parents_exist_and_make_no_circle() -> None:
    for row in ROWS:
        chain = [row["id"]]
        while parent := BY_ID[chain[-1]].get("parent"):
            assert parent in BY_ID, row["id"]
            assert parent not in chain, row["id"]
            chain.append(parent)


def test_a_name_of_two_actors_is_marked_ambiguous_in_both() -> None:
    owners = defaultdict(dict)
    for row in ROWS:
        for name in names(row):
            owners[compared(name)].setdefault(row["id"], name)
    shared = {words: found for words, found in owners.items() if len(found) > 1}
    unmarked = [
        (ident, name)
        for found in shared.values()
        for ident, name in found.items()
        if name not in BY_ID[ident].get("ambiguous", [])
    ]
    assert shared
    assert unmarked == []


def test_ambiguous_names_can_be_settled() -> None:
    lost = [row["id"] for row in ROWS if row.get("ambiguous") and not (row["iso2"] or row.get("active"))]
    assert [ident for ident in lost if set(names(BY_ID[ident])) == set(BY_ID[ident]["ambiguous"])] == []


def test_country_codes_are_real(countries: set[str]) -> None:
    used = {code for row in ROWS for code in [row["iso2"], *row.get("active", [])] if code}
    assert used - countries == set()


@pytest.mark.parametrize(
    ("text", "countries", "expected"),
    [
        ("SNA units left the town.", {"SO"}, ["sna-so"]),
        ("SNA units left the town.", {"SY"}, ["sna-sy"]),
        ("SNA units left the town.", {"FR"}, []),
        ("The Syrian National Army (SNA) left the town.", set(), ["sna-sy", "sna-sy"]),
        ("AA fighters entered Paletwa.", {"MM"}, ["arakan-army"]),
        ("AA batteries are cheap.", {"DE"}, []),
        ("The PDF can be printed.", set(), []),
        ("Fano is a town on the Adriatic.", {"IT"}, []),
        ("Amhara Fano fighters took Lalibela.", set(), ["fano"]),
        ("The Islamic State group and al-Shabaab denied it.", set(), ["islamic-state", "al-shabaab"]),
        ("JeM and LeT were banned.", {"PK"}, ["jaish-e-mohammed", "lashkar-e-taiba"]),
        ("JEM fighters left Darfur.", {"SD"}, ["jem"]),
        ("Hashd al-Sha’abi and Kataib Hizballah agreed.", set(), ["pmf", "kataib-hezbollah"]),
        ("Popular Mobilisation Forces", set(), ["pmf"]),
        ("Popular Mobilization Forces", set(), ["pmf"]),
        ("قال الجيش السوداني إن قوات الدعم السريع انسحبت", set(), ["saf-sd", "rsf"]),
        ("Збройні сили України відступили", set(), ["uaf"]),
        ("Pakistani Taliban, not the Afghan Taliban", set(), ["ttp", "taliban"]),
        ("AFC/M23 took Walikale.", set(), ["m23"]),
    ],
)
def test_names_mean(text: str, countries: set[str], expected: list[str], actors: Actors) -> None:
    assert [hit.actor.id for hit in actors.find(text, countries)] == expected


def test_each_clear_name_finds_its_actor(actors: Actors) -> None:
    wrong = []
    for actor in actors:
        for name in {actor.name, *actor.aliases} - actor.ambiguous:
            hits = actors.find(name)
            first_letter = next(i for i, char in enumerate(name) if char.isalnum())
            if [(hit.start, hit.actor.id) for hit in hits][:1] != [(first_letter, actor.id)]:
                wrong.append((actor.id, name, [hit.actor.id for hit in hits]))
    assert wrong == []
