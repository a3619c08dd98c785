"""Which country pack a run recommends."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from geonews.gazetteer import Gazetteer, LayerInfo
from geonews.gazetteer.coverage import THIN_PER_MILLION, thin_countries
from geonews.model import Annotated, Focus, Location, Mention, Place, Resolution
from geonews.pipeline.gaps import Gaps, pack_hint
from geonews.vocabulary import MentionType, Status
from tests.fakes import FakeGazetteer, article


def country(iso2: str, name: str, people: int | None) -> Place:
    return Place(
        id=iso2, name=name, lon=0, lat=0, feature_class="A", feature_code="PCLI", kind="country", iso2=iso2,
        population=people,
    )  # fmt: skip


COUNTRIES = (
    country("SY", "Syria", 10_000_000),
    country("IQ", "Iraq", 10_000_000),
    country("FR", "France", 10_000_000),
    country("EH", "Western Sahara", None),
)


def layer(name: str, **countries: int) -> LayerInfo:
    return cast("LayerInfo", LayeredInfo(name, countries))


class LayeredInfo:
    def __init__(self, name: str, countries: dict[str, int]) -> None:
        self.name, self.countries = name, countries


WORLD = layer("world", SY=300, IQ=100, FR=THIN_PER_MILLION * 10, EH=1)


@pytest.mark.parametrize(
    ("packs", "thin"),
    [
        ((), ["IQ", "SY"]),
        ((layer("pack:SY", SY=10_000, IQ=40),), ["IQ"]),
        ((layer("pack:all", SY=10_000, IQ=10_000),), []),
        ((layer("own", SY=10_000),), ["IQ", "SY"]),
        ((layer("post", SY=1_000),), ["IQ"]),
    ],
)
def test_a_country_is_thin_by_its_people_until_a_pack_knows_more(packs: tuple[LayerInfo, ...], thin: list[str]) -> None:
    assert thin_countries(["FR", "IQ", "EH", "SY", "XX"], [WORLD, *packs], COUNTRIES) == thin


class Thin(FakeGazetteer):
    layers = (WORLD,)


def hint(**counts: int) -> str | None:
    return pack_hint(counts, cast("Gazetteer", Thin(*COUNTRIES)))


def test_the_hint_is_one_line_with_the_command() -> None:
    assert hint(SY=12, FR=3, IQ=1) == (
        "12 names in articles about Syria, 1 about Iraq stayed unresolved; "
        "built-in coverage is thin there: geonews gazetteer add SY IQ"
    )
    assert (hint(SY=1) or "").startswith("1 name in articles about Syria stayed")
    assert hint(FR=20) is None
    assert hint() is None


def found(name: str, status: Status, score: float = 0.0, kind: MentionType = "literal") -> Location:
    mention = Mention(article_id="a", start=0, end=1, text=name, normalised=name, zone="body", mention_type=kind)
    place = None if status == "unresolved" else COUNTRIES[0]
    resolution = Resolution(mention=mention, place=place, status=status, method=None, score=score)
    return Location(resolution=resolution, iso2=None, border_iso2=None)


def test_names_are_counted_once_under_the_main_country() -> None:
    made = Annotated(
        article=article("x"),
        locations=(
            found("Kansafra", "unresolved"),
            found("KANSAFRA", "unresolved"),
            found("Ain Issa", "ambiguous", 0.1),
            found("Tal Tamr", "ambiguous", 0.3),
            found("Aleppo", "resolved", 0.9),
            found("Kurdish", "unresolved", kind="demonym"),
            found("Texas", "ambiguous", 0.0, kind="part_of_name"),
        ),
        positions=(),
        focus=(Focus(article_id="a", iso2="SY", share=0.6), Focus(article_id="a", iso2="IQ", share=0.4)),
    )
    gaps = Gaps()
    for annotated in (made, made, replace(made, focus=())):
        gaps.note(annotated)
    assert gaps.counts() == {"SY": 2}
