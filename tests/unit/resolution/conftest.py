"""Places that share names, and articles that mention them."""

from collections.abc import Sequence

import pytest

from geonews.model import Article, Mention, Place
from geonews.vocabulary import MentionType, PlaceKind
from tests.fakes import FakeGazetteer, article


def place(
    place_id: str,
    name: str,
    lon: float,
    lat: float,
    iso2: str | None,
    *,
    kind: PlaceKind = "city",
    code: str = "PPL",
    population: int | None = None,
    adm1: str | None = None,
    layer: str = "world",
    n_names: int = 5,
) -> Place:
    return Place(
        id=place_id,
        name=name,
        lon=lon,
        lat=lat,
        feature_class="A" if kind in ("country", "adm1", "adm2") else "P",
        feature_code=code,
        kind=kind,
        iso2=iso2,
        population=population,
        adm1=adm1,
        layer=layer,
        n_names=n_names,
    )


PLACES = (
    place("fr", "France", 2, 46, "FR", kind="country", code="PCLI", population=67_000_000, n_names=90),
    place("us", "United States", -98, 39, "US", kind="country", code="PCLI", population=330_000_000, n_names=90),
    place("ge", "Georgia", 43.5, 42, "GE", kind="country", code="PCLI", population=3_700_000, n_names=90),
    place("sd", "Sudan", 30, 15, "SD", kind="country", code="PCLI", population=45_000_000, n_names=90),
    place("us-ga", "Georgia", -83, 32.7, "US", kind="adm1", code="ADM1", adm1="GA", n_names=60),
    place("us-tx", "Texas", -99, 31, "US", kind="adm1", code="ADM1", adm1="TX", n_names=60),
    place("paris", "Paris", 2.35, 48.85, "FR", code="PPLC", population=2_100_000, adm1="11", n_names=99),
    place("paris-tx", "Paris", -95.5, 33.66, "US", population=25_000, adm1="TX", n_names=8),
    place("dallas", "Dallas", -96.8, 32.78, "US", population=1_300_000, adm1="TX", n_names=40),
    place("atlanta", "Atlanta", -84.4, 33.75, "US", code="PPLA", population=460_000, adm1="GA", n_names=60),
    place("tbilisi", "Tbilisi", 44.8, 41.7, "GE", code="PPLC", population=1_000_000, adm1="51", n_names=80),
    place("kassala", "Kassala", 36.4, 15.45, "SD", code="PPLA", population=400_000, adm1="52", n_names=12),
    place("kassala-state", "Kassala", 35.5, 15.8, "SD", kind="adm1", code="ADM1", adm1="52", n_names=10),
    place("khartoum", "Khartoum", 32.5, 15.6, "SD", code="PPLC", population=1_900_000, adm1="29", n_names=60),
    place("sp-il", "Springfield", -89.6, 39.8, "US", code="PPLA", population=116_000, adm1="IL", n_names=10),
    place("sp-mo", "Springfield", -93.3, 37.2, "US", population=166_000, adm1="MO", n_names=10),
    place("us-il", "Illinois", -89, 40, "US", kind="adm1", code="ADM1", adm1="IL", n_names=60),
    place("q-khartoum", "Jabra", 32.52, 15.55, "SD", kind="neighbourhood", layer="supplement"),
    place("q-other", "Jabra", 20, 30, "LY", population=3_000),
)
GAZETTEER = FakeGazetteer(*PLACES, demonyms={"Sudanese": "SD", "French": "FR"}, within={"q-khartoum": "Khartoum"})


def mentioned(text: str, *names: str | tuple[str, MentionType]) -> tuple[Article, Sequence[Mention]]:
    """An article and mentions of the given names, in order."""
    made = article(text)
    mentions, at = [], 0
    for item in names:
        name, kind = item if isinstance(item, tuple) else (item, "literal")
        start = text.index(name, at)
        at = start + len(name)
        iso2 = GAZETTEER.demonym(name)
        mentions.append(
            Mention(
                article_id=made.id,
                start=start,
                end=at,
                text=name,
                normalised=name,
                zone="body",
                mention_type=kind,
                iso2_cue=iso2,
            )
        )
    return made, mentions


@pytest.fixture
def gazetteer() -> FakeGazetteer:
    return GAZETTEER
