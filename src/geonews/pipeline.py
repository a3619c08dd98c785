"""The stages joined: articles in, annotated articles out, stored one by one. Alone knows every stage."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geonews.config import Config
from geonews.errors import GeonewsError, InputError
from geonews.gazetteer.actors import Actors, load_actors
from geonews.gazetteer.names import read_adjectives
from geonews.model import Annotated, Article, Location, Mention, Place, Provenance, to_dict
from geonews.positions import extract, load_lexicon
from geonews.positions.lexicon import Lexicon
from geonews.positions.shapes import BorderShaper, Shaper
from geonews.protocols import Parser, Recogniser
from geonews.reading.sources import Failure, Overrides, Record, read_records
from geonews.resolution.focus import focus
from geonews.resolution.resolve import resolve
from geonews.store import Filters, Store
from geonews.tables import Row, article_row, mention_row, position_rows

if TYPE_CHECKING:
    from geonews.borders import Borders
    from geonews.gazetteer.lookup import Gazetteer

Progress = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """Everything that reads articles, built once for a run."""

    config: Config
    parser: Parser | None
    """None with the lexicon recogniser: then no positions are read."""
    gazetteer: Gazetteer
    recogniser: Recogniser
    borders: Borders
    actors: Actors
    lexicon: Lexicon
    shaper: Shaper
    adjectives: Mapping[str, str]

    @classmethod
    def open(cls, config: Config, progress: Progress | None = None, *, parser: Parser | None = None) -> Stages:
        """Build the stages; indexes the gazetteer when that is missing.

        `parser` replaces spaCy's with the default recogniser.

        Raises:
            GazetteerError, ConfigError: data are missing or damaged; the message says which.
        """
        from geonews.borders import Borders  # heavy libraries load when a run begins
        from geonews.gazetteer.lookup import open_gazetteer
        from geonews.language import SpacyParser

        gazetteer = open_gazetteer(config, progress)
        actors = load_actors(config.data_dir / "actors.toml")
        parser = (parser or SpacyParser()) if config.recogniser == "spacy" else None
        borders = Borders(config.data_dir, config.worldview)
        return cls(
            config=config,
            parser=parser,
            gazetteer=gazetteer,
            recogniser=_recogniser(parser, gazetteer, actors),
            borders=borders,
            actors=actors,
            lexicon=load_lexicon(),
            shaper=BorderShaper(borders),
            adjectives=read_adjectives(config.data_dir / "demonyms.csv"),
        )

    def provenance(self) -> Provenance:
        """What these stages are made of."""
        data = self.config.data_dir
        return Provenance(
            package=version("geonews"),
            model=getattr(self.parser, "version", "lexicon"),
            gazetteer={layer.name: layer.sha256 for layer in self.gazetteer.layers},
            borders=f"Natural Earth {_sha256(data / 'countries.geojson.xz')[:16]}",
            worldview=self.config.worldview,
            config=self.config.fingerprint,
            made_at=self.config.made_at,
        )


def _recogniser(parser: Parser | None, gazetteer: Gazetteer, actors: Actors) -> Recogniser:
    if parser is None:
        from geonews.recognition import LexiconRecogniser

        return LexiconRecogniser(gazetteer)
    from geonews.recognition import SpacyRecogniser

    return SpacyRecogniser(parser, gazetteer, actors)


def annotate(record: Record, stages: Stages) -> Annotated:
    """Everything found in one article."""
    article = record.article
    mentions = (
        stages.recogniser.recognise(article)
        if record.spans is None
        else stages.recogniser.mentions_at(article, record.spans)
    )
    resolutions = resolve(article, mentions, stages.gazetteer)
    locations: tuple[Location, ...] = tuple(stages.borders.locate(resolution) for resolution in resolutions)
    reports = (
        extract(
            article,
            locations,
            parser=stages.parser,
            actors=stages.actors,
            lexicon=stages.lexicon,
            shaper=stages.shaper,
            adjectives=stages.adjectives,
            historical_days=stages.config.historical_days,
        )
        if stages.parser is not None
        else []
    )
    return Annotated(
        article=article, locations=locations, positions=tuple(reports), focus=tuple(focus(article, resolutions))
    )


def _given(article: Article, spans: Sequence[tuple[int, int]]) -> list[Mention]:
    """Mentions for spans that the caller marked: nothing is recognised, exactly these are resolved."""
    return [
        Mention(
            article_id=article.id,
            start=start,
            end=end,
            text=article.source_text[start:end],
            normalised=article.source_text[start:end],
            zone=article.zone_at(start) or "body",
            mention_type="literal",
        )
        for start, end in sorted(set(spans))
    ]


def annotate_all(
    records: Iterable[Record | Failure], stages: Stages, *, debug: bool = False
) -> Iterator[Annotated | Failure]:
    """Annotated articles in order; an article that fails costs that article only, unless `debug` raises."""
    for record in records:
        if isinstance(record, Failure):
            yield record
            continue
        try:
            yield annotate(record, stages)
        except Exception as error:
            if debug:
                raise
            kind = "" if isinstance(error, GeonewsError) else f"{type(error).__name__}: "
            reason = " ".join(str(error).split()) or "no message"
            yield Failure(
                id=record.article.id,
                error=f"{record.article.id}: could not be annotated ({kind}{reason}); run with --debug for the trace",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a run did."""

    done: int
    skipped: int
    failures: tuple[Failure, ...]


def run(
    paths: Sequence[str],
    store: Store,
    stages: Stages,
    *,
    overrides: Overrides,
    debug: bool = False,
    progress: Progress | None = None,
) -> Summary:
    """Read articles into the workspace, each stored as soon as it is done; skip those whose text is there already."""
    skipped, done = 0, 0
    failures: list[Failure] = []

    def fresh() -> Iterator[Record | Failure]:
        nonlocal skipped
        for record in read_records(paths, overrides=overrides):
            if isinstance(record, Record) and store.has(record.article):
                skipped += 1
                continue
            yield record

    for result in annotate_all(fresh(), stages, debug=debug):
        if isinstance(result, Failure):
            failures.append(result)
        else:
            put(result, store, stages)
            done += 1
        if progress is not None:
            progress("articles", done + skipped + len(failures), None)
    store.log_run(to_dict(stages.provenance()), done, skipped, len(failures))
    return Summary(done=done, skipped=skipped, failures=tuple(failures))


def put(annotated: Annotated, store: Store, stages: Stages) -> None:
    """Store one annotated article."""
    mentions = [mention_row(location) for location in annotated.locations]
    store.put(annotated.article, mentions, position_rows(annotated, stages.actors))


def mend_article(article: Article, store: Store, stages: Stages, **facts: Any) -> None:
    """Set what is known of a stored article and read it again: dates depend on its publication date."""
    put(annotate(Record(article=replace(article, **facts)), stages), store, stages)


def map_rows(store: Store, filters: Filters | None = None) -> dict[str, list[Row]]:
    """Rows of articles, mentions and positions for a map or an export."""
    positions = store.positions(filters)
    return {
        "articles": [article_row(article) for article in store.articles()],
        "mentions": store.mentions(),
        "positions": positions,
    }


def map_page(
    store: Store,
    config: Config,
    *,
    filters: Filters | None = None,
    layers: Sequence[str] = ("positions", "mentions"),
    title: str | None = None,
) -> str:
    """The HTML page of a workspace's map."""
    from geonews.gazetteer.lookup import open_gazetteer
    from geonews.maps.basemap import MIN_TOWN
    from geonews.maps.page import MapInput, render

    rows = map_rows(store, filters)
    provenance = dict(store.last_provenance() or {}) | {"made_at": config.made_at, "worldview": config.worldview}
    data = MapInput(
        positions=rows["positions"] if "positions" in layers else [],
        mentions=rows["mentions"] if "mentions" in layers else [],
        articles=rows["articles"],
        provenance=provenance,
        title=title,
        towns=open_gazetteer(config).towns(MIN_TOWN),
    )
    page: str = render(data, data_dir=config.data_dir, worldview=config.worldview)
    return page


def explain_name(name: str, text: str | None, config: Config, progress: Progress | None = None) -> list[str]:
    """Lines that tell which places a name may stand for and which one is taken, in `text` when given.

    Raises:
        InputError: the name does not stand in the text.
    """
    from geonews.gazetteer.lookup import open_gazetteer
    from geonews.reading.articles import article_from_text

    gazetteer = open_gazetteer(config, progress)
    article = article_from_text(text or name, id="explain", raw=True)
    start = article.source_text.find(name)
    if start < 0:
        raise InputError(f'"{name}" does not stand in the text; write it as it stands there')
    mentions: Sequence[Mention] = _given(article, [(start, start + len(name))])
    if text is not None:
        stages = Stages.open(config, progress)
        found = stages.recogniser.recognise(article)
        mentions = [m for m in found if m.start < start + len(name) and start < m.end] or mentions
        others = [m for m in found if m not in mentions]
    else:
        others = []
    resolutions = resolve(article, sorted([*mentions, *others], key=lambda m: m.start), gazetteer)
    resolution = next(r for r in resolutions if r.mention in mentions)
    place = resolution.place
    head = "unresolved: no gazetteer entry matches" if place is None else f"{resolution.status}: {_describe(place)}"
    lines = [f"{name} → {head}", f"  why: {resolution.why or 'no other reading'}"]
    lines += [f"  {c.score:.2f}  {_describe(c.place)}  [{c.method}: {c.matched}]" for c in resolution.candidates]
    return lines


def _describe(place: Place) -> str:
    size = f", population {place.population:,}" if place.population else ""
    return (
        f"{place.name} ({place.kind}, {place.feature_code or place.feature_class}, {place.iso2 or 'no country'}{size}) "
        f"at {place.lat:.3f}, {place.lon:.3f}  {place.id}  layer {place.layer}"
    )


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def to_line(row: Row) -> str:
    """A row as one JSON line: no NaN, text as it is."""
    return json.dumps(row, ensure_ascii=False, allow_nan=False)
