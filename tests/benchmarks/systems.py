"""What is timed and scored: ours, spaCy's bare entity pass, and two gazetteer matchers. Each opens when asked for."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from geonews.config import Config
from geonews.language import PACKAGE
from geonews.pipeline import Stages, locate
from geonews.reading.articles import article_from_text
from geonews.reading.sources import Record
from geonews.recognition.coordinates import with_coordinates

Span = tuple[int, int]
PLACES = frozenset(["GPE", "LOC", "FAC", "NORP"])


@dataclass(frozen=True)
class System:
    """Something that finds toponyms."""

    name: str
    run: Callable[[Sequence[str]], None]
    """Does the work on articles; this is timed."""
    spans: Callable[[str], Iterable[Span]]
    """What it finds in one text; this is scored."""


def spacy_entities() -> System:
    """spaCy md with nothing but its entity recogniser, which has word vectors of its own."""
    import spacy

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")  # a patch release of the same model
        model = spacy.load(PACKAGE, exclude=["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer"])
    assert model.pipe_names == ["ner"]

    def run(articles: Sequence[str]) -> None:
        for _ in model.pipe(articles):
            pass

    def spans(text: str) -> Iterable[Span]:
        return ((entity.start_char, entity.end_char) for entity in model(text).ents if entity.label_ in PLACES)

    return System("spaCy md, bare entity pass", run, spans)


def ours(name: str, *, resolve: bool) -> System:
    """geonews with the tagger or the lexicon, with or without resolution."""
    stages = Stages.open(Config.load(recogniser=name))

    @cache  # reading, which tells the language too, is no part of what is timed: it is done in the warm-up round
    def record(text: str) -> Record:
        return Record(article=article_from_text(text, id="bench", raw=True, language="en"))

    def recognise(text: str) -> list[Span]:
        article = record(text).article
        mentions = with_coordinates(article, stages.recogniser.recognise(article))
        return [(m.start, m.end) for m in mentions if m.mention_type != "part_of_name"]

    def run(articles: Sequence[str]) -> None:
        for text in articles:
            if resolve:
                locate(record(text), stages)
            else:
                recognise(text)

    label = "the model" if name == "tagger" else "--recogniser lexicon"
    return System(f"geonews, {label}, {'with' if resolve else 'no'} resolution", run, recognise)


def geotext() -> System:
    """geotext names no offsets: every whole-word occurrence of a name that it found counts as its span."""
    from geotext import GeoText

    def spans(text: str) -> Iterable[Span]:
        found = GeoText(text)
        names = {*found.cities, *found.countries, *found.nationalities}
        pattern = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
        return [match.span() for match in re.finditer(rf"\b(?:{pattern})\b", text)] if names else []

    def run(articles: Sequence[str]) -> None:
        for text in articles:
            GeoText(text)

    return System("geotext", run, spans)


def flashgeotext() -> System:
    """flashgeotext with its own lists of cities and countries."""
    from flashgeotext.geotext import GeoText

    finder = GeoText()

    def spans(text: str) -> Iterable[Span]:
        found = finder.extract(text, span_info=True)
        return sorted({tuple(span) for kind in found.values() for one in kind.values() for span in one["span_info"]})

    def run(articles: Sequence[str]) -> None:
        for text in articles:
            finder.extract(text)

    return System("flashgeotext", run, spans)
