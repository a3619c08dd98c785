"""Which answers are taken: kind, country and name must fit."""

from __future__ import annotations

import pytest

from geonews.protocols import Question
from geonews.resolution.geocoder.answers import from_nominatim
from geonews.resolution.geocoder.fit import fitting, is_like, kind_of, load_kinds
from geonews.vocabulary import PlaceKind
from tests.fake_geocoder import LICENCE, entry

KINDS = load_kinds()


def fits(tag: str = "place=village", *, cue: PlaceKind | None = None, name: str = "Rabia", iso2: str = "SY") -> bool:
    question = Question(names=("Rabia",), kind_cue=cue, countries=("SY", "TR"))
    answers = [from_nominatim(entry(name, 36.0, 35.8, iso2, tag=tag))]
    return bool(fitting(question, "Rabia", answers, KINDS, "nominatim"))


@pytest.mark.parametrize(
    ("tag", "cue", "expected"),
    [
        ("place=village", None, True),
        ("place=suburb", None, True),
        ("natural=valley", None, True),
        ("waterway=river", None, True),
        ("shop=bakery", None, False),
        ("office=company", None, False),
        ("amenity=school", None, False),
        ("amenity=school", "facility", False),
        ("building=yes", None, False),
        ("natural=tree", None, False),
        ("place=country", None, False),
        ("highway=primary", None, False),
        ("highway=primary", "road", True),
        ("highway=residential", "road", False),
        ("aeroway=aerodrome", None, False),
        ("aeroway=aerodrome", "facility", True),
        ("amenity=refugee_site", None, False),
        ("amenity=refugee_site", "camp", True),
        ("place=village", "camp", False),
        ("place=village", "city", True),
        ("place=village", "river", False),
        ("waterway=river", "river", True),
        ("waterway=dam", "river", False),
        ("place=suburb", "neighbourhood", True),
    ],
)
def test_the_kind_must_fit(tag: str, cue: PlaceKind | None, *, expected: bool) -> None:
    assert fits(tag, cue=cue) is expected


def test_the_country_must_fit_where_the_article_names_some() -> None:
    assert fits(iso2="TR")
    assert not fits(iso2="IT")
    assert not fits(iso2="")
    anywhere = Question(names=("Rabia",))
    assert fitting(anywhere, "Rabia", [from_nominatim(entry("Rabia", 9, 40, "IT"))], KINDS, "nominatim")


def test_the_name_must_fit() -> None:
    assert not fits(name="New Rabia Furniture")
    assert not fits(name="Tripoli")


@pytest.mark.parametrize(
    ("asked", "found", "expected"),
    [
        ("Kafr Oweid", "Kafr Oweid", True),
        ("kafr oweid", "Kafr-Oweid", True),
        ("al-Fatira", "Fatira", True),
        ("Mokri Yaly river", "Mokri Yaly", True),
        ("Kafr Oweid", "Kafr ‘Uwayd", True),
        ("Novodarivka", "Новодарівка", True),
        ("Ber", "Bir", False),
        ("Kafr Oweid", "Kafr Nabl", False),
        ("Lobkove", "Лобкове", True),
        ("Lobkove", "Кринки", False),
    ],
)
def test_spellings_of_one_name(asked: str, found: str, *, expected: bool) -> None:
    assert is_like(asked, found) is expected


def test_any_of_its_names_may_be_the_one() -> None:
    raw = entry("Kobani", 38.35, 36.89, "SY") | {"namedetails": {"name": "عين العرب", "alt_name": "Ain al-Arab"}}
    question = Question(names=("Ain al-Arab",), countries=("SY",))
    (place,) = fitting(question, "Ain al-Arab", [from_nominatim(raw)], KINDS, "nominatim")
    assert (place.name, place.n_names) == ("Kobani", 3)


def test_a_place_says_where_it_comes_from_and_how_exact_it_is() -> None:
    question = Question(names=("Rabia",), countries=("SY",))
    raw = entry("Rabia", 36.0, 35.8, "SY", number=7)
    (place,) = fitting(question, "Rabia", [from_nominatim(raw)], KINDS, "nominatim")
    assert (place.id, place.layer, place.licence) == ("geocoder:nominatim/node/7", "geocoder:nominatim", LICENCE)
    assert (place.kind, place.iso2, place.lon, place.lat) == ("city", "SY", 36.0, 35.8)
    assert place.uncertainty_m == pytest.approx(2_860, rel=0.01)  # half the diagonal of 3.6 by 4.4 km
    point = raw | {"boundingbox": ["35.79995", "35.80005", "35.99995", "36.00005"]}
    (place,) = fitting(question, "Rabia", [from_nominatim(point)], KINDS, "nominatim")
    assert place.uncertainty_m is None


def test_every_kind_of_the_table_is_one() -> None:
    from typing import get_args

    for key, values in KINDS.items():
        for value, kind in values.items():
            assert kind == "" or kind in get_args(PlaceKind), f"{key}={value}"
    unlisted = from_nominatim(entry("X", 1, 1, "SY", tag="craft=brewery"))
    assert kind_of(unlisted, KINDS) is None
