"""Stages of written fakes: a few towns, no language model, no data files but the package's own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from geonews.borders import Borders
from geonews.config import Config
from geonews.gazetteer.actors import Actors
from geonews.gazetteer.lookup import Gazetteer
from geonews.model import Article, Location, Mention, Place, Provenance, Resolution
from geonews.pipeline import Stages
from geonews.positions import load_lexicon
from geonews.positions.geometries.shapes import Shaper
from geonews.protocols import Recogniser
from geonews.resolution.outlets import Outlets
from tests.fakes import FakeGazetteer


class FakeRecogniser:
    """A `Recogniser` that takes every name of the gazetteer for a literal mention."""

    def __init__(self, gazetteer: FakeGazetteer) -> None:
        self._gazetteer = gazetteer

    def recognise(self, article: Article) -> Sequence[Mention]:
        spans = [(start, end) for start, end, _ in self._gazetteer.scan(article.text)]
        return self.mentions_at(article, [article.span_to_source(*span) for span in spans])

    def mentions_at(self, article: Article, spans: Sequence[tuple[int, int]]) -> Sequence[Mention]:
        return [
            Mention(
                article_id=article.id,
                start=start,
                end=end,
                text=article.source_text[start:end],
                normalised=article.source_text[start:end],
                zone="body",
                mention_type="literal",
            )
            for start, end in spans
        ]


class FakeBorders:
    """Borders that believe the gazetteer and know no polygons."""

    def country_at(self, lon: float, lat: float) -> str | None:
        return None

    def locate(self, resolution: Resolution) -> Location:
        iso2 = resolution.place.iso2 if resolution.place else None
        return Location(resolution=resolution, iso2=iso2, border_iso2=iso2, geo_precision=1 if iso2 else None)


class FakeStages(Stages):
    """Stages that need no data files to say what they are."""

    def provenance(self) -> Provenance:
        return Provenance(
            package="1", model="fake", gazetteer={"test": "0"}, borders="fake", worldview=self.config.worldview,
            config="0", made_at=self.config.made_at,
        )  # fmt: skip


def town(name: str, iso2: str, lon: float, lat: float) -> Place:
    """A capital of a million."""
    return Place(
        id=f"test:{name}", name=name, lon=lon, lat=lat, feature_class="P", feature_code="PPLC", kind="city", iso2=iso2,
        population=1_000_000,
    )  # fmt: skip


TOWNS = (town("Khartoum", "SD", 32.5, 15.6), town("Gao", "ML", 0.0, 16.3), town("Kyiv", "UA", 30.5, 50.4))


def fake_stages(recogniser: Recogniser | None = None) -> Stages:
    """Stages over three towns."""
    gazetteer = FakeGazetteer(*TOWNS)
    return FakeStages(
        config=Config.load(recogniser="lexicon", made_at="2025-01-01T00:00:00+00:00"),
        parser=None,
        gazetteer=cast("Gazetteer", gazetteer),
        recogniser=recogniser or FakeRecogniser(gazetteer),
        outlets=Outlets(Path("none")),
        borders=cast("Borders", FakeBorders()),
        actors=Actors(()),
        lexicon=load_lexicon(),
        event_tagger=None,
        shaper=cast("Shaper", None),
        adjectives={},
    )
