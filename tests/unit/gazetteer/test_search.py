"""Searching with typos, in any script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from geonews.config import Config
from geonews.gazetteer import Gazetteer, open_gazetteer
from geonews.gazetteer.search import find, spelled_like

if TYPE_CHECKING:
    from tests.conftest import Result


@pytest.fixture
def gazetteer(config: Config) -> Iterator[Gazetteer]:
    opened = open_gazetteer(config)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Khartuom", "Khartoum"),
        ("Kartoum", "Khartoum"),
        ("khartom", "Khartoum"),
        ("Omdurmann", "Omdurman"),
        ("الخرطم", "Khartoum"),
        ("Springfeld", "Springfield"),
        ("El-Fashir", "El Fasher"),
    ],
)
def test_a_typo_is_forgiven(gazetteer: Gazetteer, name: str, first: str) -> None:
    assert find(name, gazetteer) == ()
    assert spelled_like(name, gazetteer)[0].place.name == first


@pytest.mark.parametrize("name", ["Atlantis", "", "  ", "!", "K"])
def test_nothing_is_like_it(gazetteer: Gazetteer, name: str) -> None:
    assert find(name, gazetteer) == spelled_like(name, gazetteer) == ()


def test_a_name_itself_is_no_typo(gazetteer: Gazetteer) -> None:
    assert [c.place.id for c in find("Springfield", gazetteer)] == ["geonames:3", "geonames:2"]


def test_the_command(config: Config, geonews: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("data_dir", "cache_dir", "user_dir"):
        monkeypatch.setenv(f"GEONEWS_{name.upper()}", str(getattr(config, name)))
    assert geonews("gazetteer", "search", "Khartoum").out.startswith("geonames:379252  Khartoum")
    assert geonews("gazetteer", "search", "Khartuom").out.startswith("spelled like Khartoum:  geonames:379252")
    assert geonews("gazetteer", "search", "Springfeld", "--country", "SD").out == ""
    nothing = geonews("gazetteer", "search", "Atlantis")
    assert (nothing.out, nothing.err) == ("", 'geonews: no place is called "Atlantis" or spelled like it\n')
