"""Everything that reads articles, built once, and one article through all of it."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from geonews.borders import Borders
from geonews.config import Config
from geonews.errors import GeonewsError
from geonews.gazetteer.actors import Actors, load_actors
from geonews.gazetteer.lookup import Gazetteer, open_gazetteer
from geonews.gazetteer.names import read_adjectives
from geonews.language import SpacyParser
from geonews.model import Annotated, Article, Location, Mention, PositionReport, Provenance, Resolution
from geonews.positions import extract, load_lexicon
from geonews.positions.geometries.shapes import BorderShaper, Shaper
from geonews.positions.parse.event_tagger import EventTagger
from geonews.positions.parse.lexicon import Lexicon
from geonews.protocols import Parser, Recogniser
from geonews.reading.sources import Failure, Record
from geonews.recognition import LanguageRecogniser, LexiconRecogniser, Tagger, TaggerRecogniser, load_languages
from geonews.recognition.coordinates import with_coordinates
from geonews.resolution.focus import focus
from geonews.resolution.geocoder import Fallback, open_geocoder
from geonews.resolution.lowered import lowered
from geonews.resolution.outlets import OUTLETS, Outlets
from geonews.resolution.resolve import resolve

Progress = Callable[[str, int, int | None], None]
"""What is done, how much of it, of how much (None when that is unknown)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """Everything that reads articles."""

    config: Config
    parser: Parser | None
    """None with the lexicon recogniser: then no positions are read."""
    gazetteer: Gazetteer
    recogniser: Recogniser
    outlets: Outlets
    borders: Borders
    actors: Actors
    lexicon: Lexicon
    shaper: Shaper
    event_tagger: EventTagger | None
    """The second opinion on events; None where no positions are read."""
    adjectives: Mapping[str, str]
    """ISO 3166-1 alpha-2 → adjective, to name a state's forces."""
    geocoder: Fallback | None = None
    """Asked over the network for names that the gazetteer does not know; None asks nobody."""

    @classmethod
    def open(
        cls,
        config: Config,
        progress: Progress | None = None,
        *,
        parser: Parser | None = None,
        warn: Callable[[str], None] | None = None,
    ) -> Stages:
        """Build the stages; indexes the gazetteer where its index is missing or old.

        Args:
            config: the settings.
            progress: told how the index comes along.
            parser: takes the place of spaCy's own; ignored by the lexicon recogniser, which needs none.
            warn: told of trouble with the geocoder, in one line for each kind; None for the log.

        Raises:
            GazetteerError, ConfigError: data are missing or damaged; the message says which.
        """
        # first, because a wrong setting must not cost the wait for an index
        geocoder = open_geocoder(config, warn or logging.getLogger(__name__).warning)
        gazetteer = open_gazetteer(config, progress)
        actors = load_actors(config.data_dir / "actors.toml")
        parser = None if config.recogniser == "lexicon" else parser or SpacyParser()
        borders = Borders(config.data_dir, config.worldview)
        english = TaggerRecogniser(Tagger(), gazetteer, actors) if parser else LexiconRecogniser(gazetteer)
        return cls(
            config=config,
            parser=parser,
            gazetteer=gazetteer,
            recogniser=LanguageRecogniser(english, gazetteer, load_languages(config.data_dir), actors),
            outlets=Outlets(config.data_dir / OUTLETS),
            borders=borders,
            actors=actors,
            lexicon=load_lexicon(),
            event_tagger=EventTagger() if parser else None,
            shaper=BorderShaper(borders),
            adjectives=read_adjectives(config.data_dir / "demonyms.csv"),
            geocoder=geocoder,
        )

    def _models(self) -> str:
        english = self.recogniser.english if isinstance(self.recogniser, LanguageRecogniser) else self.recogniser
        names = [Tagger.version] if isinstance(english, TaggerRecogniser) else []
        names += [self.event_tagger.version] if self.event_tagger is not None else []
        if isinstance(self.parser, SpacyParser):
            names.append(self.parser.version)
        return " + ".join(names) or "lexicon"

    def provenance(self) -> Provenance:
        """What these stages are made of."""
        countries = self.config.data_dir / "countries.geojson.xz"
        return Provenance(
            package=version("geonews"),
            model=self._models(),
            gazetteer={layer.name: layer.sha256 for layer in self.gazetteer.layers},
            borders=f"Natural Earth {sha256_of(countries)[:16]}",
            worldview=self.config.worldview,
            config=self.config.fingerprint,
            made_at=self.config.made_at,
            licences={layer.name: layer.origin.credit for layer in self.gazetteer.layers if layer.origin is not None},
        )


def locate(record: Record, stages: Stages) -> tuple[Location, ...]:
    """The toponyms of one article with their places, in text order; positions are not read.

    Where the record gives spans, nothing is recognised and exactly these are resolved.
    """
    article = record.article
    if record.spans is None:
        mentions: Sequence[Mention] = with_coordinates(article, stages.recogniser.recognise(article))
    else:
        mentions = stages.recogniser.mentions_at(article, sorted(set(record.spans)))
    resolutions = _resolve(article, mentions, stages)
    return tuple(stages.borders.locate(resolution) for resolution in resolutions)


def annotate(record: Record, stages: Stages) -> Annotated:
    """Everything found in one article; its toponyms as `locate` gives them."""
    locations = locate(record, stages)
    return Annotated(
        article=record.article,
        locations=locations,
        positions=_positions(record.article, locations, stages),
        focus=tuple(focus(record.article, [location.resolution for location in locations])),
    )


def _resolve(article: Article, mentions: Sequence[Mention], stages: Stages) -> list[Resolution]:
    """The place of each mention; less sure where names alone were gone by."""
    resolutions = resolve(article, mentions, stages.gazetteer, geocoder=stages.geocoder, outlets=stages.outlets)
    recogniser = stages.recogniser
    language = recogniser.language(article) if isinstance(recogniser, LanguageRecogniser) else None
    if language is None:
        return resolutions
    return lowered(resolutions, language.trust, f"recognised by names alone in {language.name}")


def _positions(article: Article, locations: Sequence[Location], stages: Stages) -> tuple[PositionReport, ...]:
    if stages.parser is None:
        return ()
    reports = extract(
        article,
        locations,
        parser=stages.parser,
        actors=stages.actors,
        lexicon=stages.lexicon,
        shaper=stages.shaper,
        adjectives=stages.adjectives,
        tagger=stages.event_tagger,
        historical_days=stages.config.historical_days,
    )
    return tuple(reports)


def attempt(record: Record, stages: Stages, *, debug: bool = False) -> Annotated | Failure:
    """`annotate`, with whatever goes wrong as a `Failure`: an article that fails costs that article only.

    The one place where an article's unforeseen errors are caught; `debug` lets them through with their trace.
    """
    try:
        return annotate(record, stages)
    except Exception as error:
        if debug:
            raise
        kind = "" if isinstance(error, GeonewsError) else f"{type(error).__name__}: "
        reason = " ".join(str(error).split()) or "no message"
        name = record.article.id
        hint = "" if isinstance(error, GeonewsError) else "; run with --debug for the trace"
        return Failure(id=name, error=f"{name}: could not be annotated ({kind}{reason}){hint}")


def annotate_all(
    records: Iterable[Record | Failure], stages: Stages, *, debug: bool = False
) -> Iterator[Annotated | Failure]:
    """Each record annotated as it comes, in order; failures pass through."""
    for record in records:
        yield record if isinstance(record, Failure) else attempt(record, stages, debug=debug)


def sha256_of(path: Path) -> str:
    """Of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
