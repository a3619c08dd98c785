"""Other spellings are candidates only where the article speaks for them."""

from collections.abc import Collection
from dataclasses import replace

import pytest

from geonews.model import Candidate, Place
from geonews.resolution import resolve
from geonews.resolution.spellings import _context, _is_supported
from geonews.resolution.table import FAR_KM
from tests.fakes import FakeGazetteer
from tests.unit.resolution.conftest import mentioned, place

NYALA = place("nyala", "Nyala", 24.9, 12, "SD", population=500_000, n_names=20)
SUDAN = place("sd", "Sudan", 30, 15, "SD", kind="country", code="PCLI", population=45_000_000, n_names=90)
CHAD = place("td", "Chad", 19, 15, "TD", kind="country", code="PCLI", population=15_000_000, n_names=90)


def spelled(cost: float, of: Place = NYALA) -> Candidate:
    return Candidate(place=of, method="spelling", matched=of.name, cost=cost)


@pytest.mark.parametrize(
    ("share", "cost", "expected"),
    [(0.05, 0.0, False), (0.2, 0.05, True), (0.2, 0.1, False), (1.0, 0.1, True), (1.0, 0.2, False)],
)
def test_the_more_of_the_article_the_less_alike_may_it_be(share: float, cost: float, expected: object) -> None:
    assert _is_supported(spelled(cost), share, FAR_KM) is expected


def test_a_place_near_by_speaks_for_a_spelling() -> None:
    assert _is_supported(spelled(0.25), 1.0, 90)
    assert not _is_supported(spelled(0.25), 1.0, 110)


def test_a_pack_speaks_for_what_is_nearly_the_same() -> None:
    packed = replace(NYALA, layer="pack:SD")
    assert _is_supported(spelled(0.05, packed), None, FAR_KM)
    assert not _is_supported(spelled(0.2, packed), None, FAR_KM)
    assert not _is_supported(spelled(0.05), None, FAR_KM)
    assert not _is_supported(spelled(0.05, packed), 0.0, FAR_KM)


def test_the_context_is_the_countries_that_most_is_about() -> None:
    assert _context({"SD": 1.0}, {"SD": 1.0}) == frozenset()
    assert _context({"SD": 6.0, "TD": 3.5, "US": 0.5}, {}) == {"SD", "TD"}
    assert len(_context(dict.fromkeys(("SD", "TD", "US", "FR", "LY", "EG", "ER"), 1.0), {})) == 5


class Asked(FakeGazetteer):
    """Remembers in which countries it was asked for other spellings."""

    def __init__(self, *places: Place, packs: Collection[str] = ()) -> None:
        super().__init__(*places)
        self.asked: dict[str, set[str]] = {}
        self._packs = frozenset(packs)

    def candidates(self, name: str, *, limit: int = 100, countries: Collection[str] | None = None) -> list[Candidate]:
        self.asked.setdefault(name, set()).update(countries or ())
        return list(super().candidates(name, limit=limit))

    def pack_countries(self) -> frozenset[str]:
        return self._packs


def test_spellings_are_asked_for_in_the_countries_of_the_other_names() -> None:
    gazetteer = Asked(SUDAN, CHAD, NYALA, packs=["SY"])
    made, mentions = mentioned("Shells hit Niyala and Nyala in Sudan.", "Niyala", "Nyala", "Sudan")
    resolve(made, mentions, gazetteer)
    # A country is never another spelling.
    assert gazetteer.asked == {"Niyala": {"SD"}, "Nyala": {"SD"}, "Sudan": set()}


def test_whose_forces_they_are_is_not_where_they_are() -> None:
    gazetteer = Asked(SUDAN, CHAD, NYALA)
    made, mentions = mentioned("Chad’s army left Nyala for Niyala.", ("Chad", "demonym"), "Nyala", "Niyala")
    resolve(made, mentions, gazetteer)
    assert gazetteer.asked["Niyala"] == {"SD"}
    made, mentions = mentioned("Chad’s army left Niyala.", ("Chad", "demonym"), "Niyala")
    resolve(made, mentions, gazetteer)
    assert gazetteer.asked["Niyala"] == {"SD", "TD"}


def test_an_article_of_no_country_is_held_to_be_of_the_packs() -> None:
    gazetteer = Asked(SUDAN, NYALA, packs=["SD", "SY"])
    made, mentions = mentioned("Shells hit Niyala.", "Niyala")
    resolve(made, mentions, gazetteer)
    assert gazetteer.asked == {"Niyala": {"SD", "SY"}}
