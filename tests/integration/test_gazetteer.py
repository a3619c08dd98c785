"""The built-in gazetteer: what it must know, and what it must not."""

import time

import pytest

from geonews.gazetteer import layers
from geonews.pipeline import Stages


@pytest.mark.parametrize(
    ("name", "iso2", "lon", "lat"),
    [
        ("Kyiv", "UA", 30.52, 50.45),
        ("Kiev", "UA", 30.52, 50.45),
        ("Київ", "UA", 30.52, 50.45),
        ("دمشق", "SY", 36.29, 33.51),
        ("Goma", "CD", 29.23, -1.68),
        ("Zaporizhzhia", "UA", 35.18, 47.84),
        ("Al-Bukamal", "SY", 40.92, 34.45),
        ("Port Sudan", "SD", 37.22, 19.62),
    ],
)
def test_a_town_is_among_the_candidates(stages: Stages, name: str, iso2: str, lon: float, lat: float) -> None:
    near = [
        c.place
        for c in stages.gazetteer.candidates(name)
        if c.place.iso2 == iso2 and abs(c.place.lon - lon) < 0.2 and abs(c.place.lat - lat) < 0.2
    ]
    assert near


@pytest.mark.parametrize(("name", "iso2"), [("Sudan", "SD"), ("U.S.", "US"), ("Ukraine", "UA"), ("Congo", "CD")])
def test_a_country_is_known(stages: Stages, name: str, iso2: str) -> None:
    assert iso2 in [c.place.iso2 for c in stages.gazetteer.candidates(name) if c.place.kind == "country"]


@pytest.mark.parametrize(
    ("word", "iso2"), [("Sudanese", "SD"), ("Ukrainians", "UA"), ("Malian", "ML"), ("Dutch", "NL")]
)
def test_a_people_has_its_country(stages: Stages, word: str, iso2: str) -> None:
    assert stages.gazetteer.demonym(word) == iso2


def test_every_layer_says_what_it_holds(stages: Stages) -> None:
    world, post, supplement = layers(stages.config)
    assert (world.name, post.name, supplement.name) == ("world", "post", "supplement")
    assert post.places > 90_000
    assert world.places > 200_000
    assert sum(world.countries.values()) == world.places
    assert len(world.sha256) == 64


def test_villages_with_a_post_code_are_known_but_not_scanned_for(stages: Stages) -> None:
    found = [c.place for c in stages.gazetteer.candidates("Meadow Grove")]
    assert [(place.layer, place.iso2, place.adm1) for place in found] == [("post", "US", "NE")]
    assert "Meadow Grove" not in [name for _, _, name in stages.gazetteer.scan("A fire burned in Meadow Grove.")]


def test_all_countries_have_a_point_and_a_code(stages: Stages) -> None:
    countries = stages.gazetteer.countries()
    assert len({country.iso2 for country in countries}) == len(countries) > 230
    russia = stages.gazetteer.country("RU")
    assert russia is not None
    assert 60 < russia.lon < 120


def test_scanning_is_fast_enough(stages: Stages) -> None:
    text = "Fighting between Khartoum and Omdurman spread to Kassala, said the mayor of El Fasher. " * 100
    list(stages.gazetteer.scan(text))
    began = time.perf_counter()
    found = list(stages.gazetteer.scan(text))
    assert len(found) >= 400
    assert time.perf_counter() - began < 1


def test_the_second_opening_is_quick(stages: Stages) -> None:
    began = time.perf_counter()
    layers(stages.config)
    assert time.perf_counter() - began < 2
