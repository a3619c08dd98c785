"""One tagger for all, and a gazetteer of a few real places."""

import pytest

from geonews.model import Place
from geonews.recognition import Tagger, TaggerRecogniser
from geonews.vocabulary import PlaceKind
from tests.fakes import FakeGazetteer


def place(
    name: str, iso2: str | None, kind: PlaceKind = "city", code: str = "PPL", population: int | None = 50_000
) -> Place:
    return Place(
        id=f"test:{name}",
        name=name,
        lon=0,
        lat=0,
        feature_class="A" if kind in ("country", "adm1") else "P",
        feature_code=code,
        kind=kind,
        iso2=iso2,
        population=population,
    )


GAZETTEER = FakeGazetteer(
    place("Sudan", "SD", "country", "PCLI", 45_000_000),
    place("Chad", "TD", "country", "PCLI", 16_000_000),
    place("Ethiopia", "ET", "country", "PCLI", 110_000_000),
    place("Jordan", "JO", "country", "PCLI", 10_000_000),
    place("United States", "US", "country", "PCLI", 330_000_000),
    place("Khartoum", "SD", code="PPLC", population=1_900_000),
    place("Omdurman", "SD", population=1_200_000),
    place("El Fasher", "SD", population=252_000),
    place("Nyala", "SD", population=500_000),
    place("Kassala", "SD", code="PPLA", population=400_000),
    place("Zamzam", "SD", population=2_000),
    place("Zamzam camp", "SD", "camp", "CMPRF", None),
    place("North Kordofan", "SD", "adm1", "ADM1", None),
    place("Nile", None, "river", "STM", None),
    place("Kentucky", "US", "adm1", "ADM1", None),
    place("Paducah", "US", population=27_000),
    place("Houston", "US", population=2_300_000),
    place("Post", "US", population=5_000),
    place("Reading", "GB", population=300_000),
    names={"U.S.": "test:United States", "US": "test:United States", "North Kordofan state": "test:North Kordofan"},
    demonyms={"Sudanese": "SD", "Chadian": "TD", "Ethiopian": "ET", "American": "US", "Americans": "US"},
)


@pytest.fixture(scope="session")
def recogniser() -> TaggerRecogniser:
    return TaggerRecogniser(Tagger(), GAZETTEER)
