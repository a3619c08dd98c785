"""Sounds, keys and costs of names, by the writing tradition of their country."""

import tomllib
from collections import defaultdict
from importlib import resources
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geonews.gazetteer.respell import MAX_COST
from geonews.gazetteer.spelling import Sounds, cost, edits, key_of, neighbours, readings, sounds_of, tradition_of
from geonews.text import fold

CASES = Path(__file__).parents[2] / "cases" / "spellings.tsv"
RULES = tomllib.loads((resources.files("geonews.gazetteer") / "romanisation.toml").read_text(encoding="utf-8"))
TRADITIONS = [tradition_of(part["countries"][0]) for part in RULES["traditions"].values()] + [tradition_of(None)]


def cases() -> list[tuple[str, str, tuple[str, ...]]]:
    """(country, own spelling, other spellings)."""
    rows = [line.split("\t") for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(iso2, own, tuple(others)) for iso2, own, *others in rows]


def least_cost(written: str, known: str, iso2: str) -> float:
    tradition = tradition_of(iso2)
    return min(cost(reading, sounds_of(known, tradition)) for reading in readings(written, tradition))


@pytest.mark.parametrize(("iso2", "own", "others"), cases(), ids=[f"{iso2}-{others[0]}" for iso2, _, others in cases()])
def test_a_romanisation_finds_the_name_in_its_own_script(iso2: str, own: str, others: tuple[str, ...]) -> None:
    key = key_of(own, iso2)
    for other in others:
        assert key in {reading.key for reading in readings(other, tradition_of(iso2))}, other
        assert least_cost(other, own, iso2) <= MAX_COST, other


def test_there_are_two_hundred_pairs_of_every_tradition() -> None:
    assert sum(len(others) for _, _, others in cases()) >= 200
    assert {tradition_of(iso2).name for iso2, _, _ in cases()} == set(RULES["traditions"])


def test_different_places_are_kept_apart() -> None:
    names = defaultdict(list)
    for iso2, own, _ in cases():
        names[iso2].append(own)
    pairs = [(a, b, iso2) for iso2, owns in names.items() for a, b in combinations(owns, 2)]
    alike = [(a, b) for a, b, iso2 in pairs if key_of(a, iso2) == key_of(b, iso2)]
    assert len(alike) <= len(pairs) / 200, alike


@pytest.mark.parametrize(
    ("iso2", "a", "b"),
    [
        ("SY", "Western Ghariyeh", "Al Ghariyah al Gharbiyah"),
        ("SY", "Khirbet Amud", "Khirbat ‘Amūd"),
        ("SY", "Tell Hamis", "Tall Ḩamīs"),
        ("IQ", "Beit Faris", "Bayt Faris"),
        ("UA", "New Hryhorivka", "Novyi Grigorovka"),
        ("UA", "Oleksiivka village", "Alekseyevka"),
        ("BF", "Kongoussi", "Kongusi"),
        ("ML", "Gao region", "Gao"),
    ],
)
def test_parts_of_names_that_do_not_tell_places_apart(iso2: str, a: str, b: str) -> None:
    assert least_cost(a, b, iso2) < 0.15


@pytest.mark.parametrize(
    ("iso2", "a", "b"), [("SY", "Manbij", "Salqin"), ("UA", "Izium", "Kherson"), ("ML", "Gao", "Kidal")]
)
def test_other_names_cost_much(iso2: str, a: str, b: str) -> None:
    assert least_cost(a, b, iso2) > 2 * MAX_COST


def test_the_nearer_spelling_costs_less() -> None:
    assert least_cost("Ein Issa", "Ein Issa", "SY") == 0
    assert 0 < least_cost("Ein Issa", "‘Ayn ‘Īsá", "SY") < least_cost("Ein Issa", "Ain Assaf", "SY")


@pytest.mark.parametrize("name", ["", "北京", "Αθήνα", "–"])
def test_without_a_known_script_there_is_no_key(name: str) -> None:
    assert key_of(name, "SY") is None


@given(st.text(), st.sampled_from(TRADITIONS))
def test_any_text_can_be_read(name: str, tradition: object) -> None:
    assert 1 <= len(readings(name, tradition)) <= 16
    assert readings(name, tradition)[0] == sounds_of(name, tradition)


@given(st.text(alphabet=st.characters(categories=("L", "Zs", "Pd"), max_codepoint=0x24F)), st.sampled_from(TRADITIONS))
def test_case_and_hyphens_do_not_matter(name: str, tradition: object) -> None:
    hyphenated = name.replace(" ", "-")
    assert sounds_of(name.title().swapcase().lower(), tradition) == sounds_of(name.lower(), tradition)
    assert sounds_of(hyphenated, tradition) == sounds_of(name, tradition)


@given(st.sampled_from(cases()))
def test_a_name_without_its_marks_can_be_read_as_with_them(case: tuple[str, str, tuple[str, ...]]) -> None:
    iso2, _, others = case
    for other in others:
        assert key_of(other, iso2) in {reading.key for reading in readings(fold(other), tradition_of(iso2))}


@given(*[st.text(alphabet="aiubdfkrs", max_size=9)] * 2)
def test_cost_is_a_distance_between_nought_and_one(a: str, b: str) -> None:
    first, second = Sounds(a, a), Sounds(b, b)
    assert 0 <= cost(first, second) == cost(second, first) <= 1
    assert cost(first, first) == 0
    assert edits(first, second) == edits(second, first)


@given(st.text(alphabet="bdfkrs", min_size=2, max_size=6))
def test_neighbours_are_one_edit_away_both_ways(key: str) -> None:
    near = neighbours(key)
    assert key not in near
    assert all(edits(Sounds(key, key), Sounds(other, other)) == 1 for other in near)
    assert all(key in neighbours(other) for other in list(near)[:20])
