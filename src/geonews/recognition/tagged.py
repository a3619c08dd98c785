"""Recognition with a tagger: spaCy's entities joined with the gazetteer's names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from geonews.model import Article, Mention
from geonews.protocols import Lookup, Parser
from geonews.recognition.decide import Judge, Toponym
from geonews.recognition.mention_types import Reader
from geonews.recognition.names import ActorTable, find_covers, find_people, span_tokens
from geonews.recognition.spans import (
    PLACE_LABELS,
    Spot,
    abbreviation_spots,
    dateline_spots,
    entity_spots,
    scan_spots,
)
from geonews.recognition.standing import Rank, Standing
from geonews.recognition.words import load_words
from geonews.text import fold
from geonews.vocabulary import MentionType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


class NameSource(Lookup, Protocol):
    """A look-up that also knows what peoples are called."""

    def demonym(self, word: str) -> str | None:
        """Country code of an adjective or people noun."""
        ...


class SpacyRecogniser:
    """Finds toponyms with a parser and a gazetteer; implements `protocols.Recogniser`.

    Attributes:
        parser: tokens, dependencies and entities; shared with the positions stage, which parses the same texts.
        gazetteer: what is a place name.
        actors: names of forces and groups, whose parts are no places; None for none.
    """

    def __init__(self, parser: Parser, gazetteer: NameSource, actors: ActorTable | None = None) -> None:
        self.parser, self.gazetteer, self.actors = parser, gazetteer, actors
        self._words = load_words()
        self._standing = Standing(gazetteer)

    def recognise(self, article: Article) -> Sequence[Mention]:
        """Mentions in text order, not overlapping; names inside longer names are `part_of_name`."""
        if not article.text.strip():
            return ()
        doc = self.parser.parse(article.text)
        toponyms = self._toponyms(doc)
        reader = Reader(doc, self._words)
        found = (self._mention(article, doc, reader, toponym) for toponym in toponyms)
        return tuple(mention for mention in found if mention is not None)

    def mentions_at(self, article: Article, spans: Sequence[tuple[int, int]]) -> Sequence[Mention]:
        """One mention for each given source span, for inputs that say where the names are."""
        doc = self.parser.parse(article.text)
        reader = Reader(doc, self._words)
        found = []
        for start, end in sorted(set(spans)):
            inside = article.span_to_text(start, end)
            mention = None
            if inside is not None:
                mention = self._mention(article, doc, reader, self._given(doc.text[slice(*inside)], inside))
            found.append(mention or given_mention(article, start, end))
        return tuple(found)

    def _given(self, name: str, span: tuple[int, int]) -> Toponym:
        full = self._words.region_adjectives.get(name.lower()) or self._words.states.get(name, "")
        spot = Spot(*span, "GPE", "demonym" if self._is_demonym(name) else "entity", full)
        return Toponym(spot, full or name)

    def _toponyms(self, doc: Doc) -> list[Toponym]:
        words = self._words
        entities = list(entity_spots(doc))
        sure = {
            fold(doc.text[s.start : s.end])
            for s in entities
            if s.label in PLACE_LABELS and self.gazetteer.knows(doc.text[s.start : s.end])
        }
        people = find_people(doc, words, self.gazetteer, sure)
        spots = [
            *self._demonyms(doc),
            *abbreviation_spots(doc.text, words),
            *dateline_spots(doc.text, self.gazetteer),
            *entities,
            *scan_spots(doc, self.gazetteer),
        ]
        judge = Judge(doc, self.gazetteer, words, self._standing)
        return judge.accept(spots, find_covers(doc, self.actors, words), people)

    def _demonyms(self, doc: Doc) -> Iterator[Spot]:
        """Capitalised adjectives and people nouns, of one or two words."""
        i = 0
        while i < len(doc):
            for length in (3, 2, 1):
                span = doc[i : i + length]
                if len(span) == length and span[0].text[:1].isupper() and self._is_demonym(span.text):
                    region = self._words.region_adjectives.get(span.text.lower(), "")
                    yield Spot(span.start_char, span.end_char, "NORP", "demonym", region)
                    i += length - 1
                    break
            i += 1

    def _is_demonym(self, text: str) -> bool:
        return self.gazetteer.demonym(text) is not None or text.lower() in self._words.region_adjectives

    def _mention(self, article: Article, doc: Doc, reader: Reader, toponym: Toponym) -> Mention | None:
        spot = toponym.spot
        try:
            start, end = article.span_to_source(spot.start, spot.end)
        except ValueError:
            return None
        zone = article.zone_at(start)
        span = span_tokens(doc, spot.start, spot.end)
        if zone is None or span is None:
            return None
        rank = self._standing.of(toponym.name)
        is_people = spot.source == "demonym"
        kind = self._type(toponym, span, reader, rank)
        iso2 = self.gazetteer.demonym(toponym.name) if is_people else None
        if iso2 is None and kind != "part_of_name" and rank.is_country and rank.place is not None:
            iso2 = rank.place.iso2
        return Mention(
            article_id=article.id,
            start=start,
            end=end,
            text=article.source_text[start:end],
            normalised=toponym.name,
            zone=zone,
            mention_type=kind,
            literal_context=kind == "demonym" and reader.literal_context(span),
            role="dateline" if spot.source == "dateline" else reader.role(span, kind),
            kind_cue=None if is_people else reader.kind_cue(span),
            iso2_cue=iso2,
        )

    def _type(self, toponym: Toponym, span: Span, reader: Reader, rank: Rank) -> MentionType:
        if toponym.cover is not None:
            return "metonymic" if toponym.body else "part_of_name"
        if toponym.spot.source == "demonym":
            return "demonym"
        return "literal" if toponym.spot.source == "dateline" else reader.mention_type(span, rank)


def given_mention(article: Article, start: int, end: int) -> Mention:
    """A mention that somebody marked, with nothing read around it."""
    text = article.source_text[start:end]
    return Mention(
        article_id=article.id,
        start=start,
        end=end,
        text=text,
        normalised=text,
        zone=article.zone_at(start) or "body",
        mention_type="literal",
    )
