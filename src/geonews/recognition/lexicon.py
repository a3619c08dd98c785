"""Recognition by the gazetteer alone: no model, a tenth of the time, and coarser about what a name stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from geonews.model import Article, Mention
from geonews.recognition.beside import Beside, beside, kind_cue, means_land, on_land, role
from geonews.recognition.clues import Occurrence, name_clues, occurrences, of_state
from geonews.recognition.spans import (
    NameSource,
    Spot,
    abbreviation_spots,
    completed,
    dateline_spots,
    formed_names,
    given_mention,
    in_source,
)
from geonews.recognition.standing import Rank, Standing
from geonews.recognition.word_features import demonym_spans
from geonews.recognition.words import load_words
from geonews.vocabulary import MentionType

_REMEMBERED = 50_000
_OPENS = re.compile(r"(?:\A|[.!?…\n]['\"”’)]?\s*)['\"“‘(]*\Z")
_LAND_PREPOSITIONS = frozenset(["from", "to", "along"])


@dataclass(frozen=True, slots=True)
class _Known:
    """What a name says by itself."""

    points: float
    is_unit: bool
    is_state: bool
    """A country or capital."""


class LexiconRecogniser:
    """Finds gazetteer names by capitals and the words beside them; implements `protocols.Recogniser`.

    Each name collects points for and against (lexicon.toml, [points]); those above zero are places.
    """

    def __init__(self, gazetteer: NameSource) -> None:
        self.gazetteer = gazetteer
        self._words = load_words()
        self._standing = Standing(gazetteer)
        self._known: dict[str, _Known] = {}

    def recognise(self, article: Article) -> Sequence[Mention]:
        """Mentions in text order, not overlapping."""
        text = article.text
        states = list(abbreviation_spots(text, self._words))
        names = (Spot(one.start, one.end, "scan") for one in self.names(text, states) if self._is_place(one))
        people = (Spot(start, end, "demonym") for start, end in demonym_spans(text, self.gazetteer, self._words))
        spots = [*states, *dateline_spots(text, self.gazetteer), *people, *names]
        found = (self._mention(article, spot) for spot in _apart(text, spots))
        return tuple(mention for mention in found if mention is not None)

    def names(self, text: str, states: Iterable[Spot]) -> list[Occurrence]:
        """Everything that may be a place's name, with the clues beside it; `states` are the text's abbreviations."""
        spans = {(start, end) for start, end, _ in self.gazetteer.scan(text)}
        spans.update(formed_names(text, self._words))
        units = [start for start, end in spans if self._knowledge(text[start:end]).is_unit]
        units += [spot.start for spot in states]
        return occurrences(text, sorted(spans), units, self._words)

    def clues(self, one: Occurrence) -> frozenset[str]:
        """All clues of an occurrence, its name's too."""
        known = self._knowledge(one.name)
        beside = of_state(one.beside) if known.is_state else one.beside
        return beside.union(name_clues(one.name, self._standing.of(one.name), self._words))

    def mentions_at(self, article: Article, spans: Sequence[tuple[int, int]]) -> Sequence[Mention]:
        """One mention for each given source span."""
        found = []
        for start, end in sorted(set(spans)):
            inside = article.span_to_text(start, end)
            is_people = self._is_people(article.source_text[start:end])
            mention = self._mention(article, Spot(*inside, "demonym" if is_people else "guess")) if inside else None
            found.append(mention or given_mention(article, start, end))
        return tuple(found)

    def _is_people(self, name: str) -> bool:
        return self.gazetteer.demonym(name) is not None or name.lower() in self._words.region_adjectives

    def _is_place(self, one: Occurrence) -> bool:
        points, known = self._words.points, self._knowledge(one.name)
        beside = of_state(one.beside) if known.is_state else one.beside
        return points["any"] + known.points + sum(points[clue] for clue in beside if clue in points) > 0

    def _knowledge(self, name: str) -> _Known:
        known = self._known.get(name)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            rank, points = self._standing.of(name), self._words.points
            clues = name_clues(name, rank, self._words)
            known = self._known[name] = _Known(
                points=sum(points.get(clue, 0.0) for clue in clues),
                is_unit=rank.is_unit,
                is_state=rank.is_country or rank.is_capital,
            )
        return known

    def _mention(self, article: Article, spot: Spot) -> Mention | None:
        text = article.text
        if spot.source == "scan":
            spot = completed(text, spot)
        at = in_source(article, spot.start, spot.end)
        if at is None:
            return None
        start, end, zone = at
        is_people = spot.source == "demonym"
        written = text[spot.start : spot.end].replace("\n", " ")
        region = self._words.region_adjectives.get(written.lower(), "") if is_people else ""
        name = spot.normalised or region or written
        rank = self._standing.of(name)
        near = beside(text, spot.start, spot.end)
        kind: MentionType = "demonym" if is_people else self._type(text, spot, rank, near)
        iso2 = self.gazetteer.demonym(name) if is_people else None
        if iso2 is None and rank.is_country and rank.place is not None:
            iso2 = rank.place.iso2
        return Mention(
            article_id=article.id,
            start=start,
            end=end,
            text=article.source_text[start:end],
            normalised=name,
            zone=zone,
            mention_type=kind,
            literal_context=is_people and on_land(near, self._words),
            role="dateline" if spot.source == "dateline" else role(near, kind, self._words),
            kind_cue=None if is_people else kind_cue(name, near, self._words),
            iso2_cue=iso2,
        )

    def _type(self, text: str, spot: Spot, rank: Rank, near: Beside) -> MentionType:
        """A country's government by the words beside it, else its land."""
        words = self._words
        if not rank.is_country or spot.source == "dateline" or means_land(near, words):
            return "literal"
        if near.before in words.locative or near.before in _LAND_PREPOSITIONS:
            return "literal"
        if not near.possessive and (
            near.after in words.land or near.after in words.events or near.after in words.kinds
        ):
            return "literal"
        as_state = near.possessive or near.right[:1] == "-" or near.before in words.state_prepositions
        opens = _OPENS.search(text, max(0, spot.start - 6), spot.start) is not None
        return "metonymic" if as_state or opens else "literal"


def _apart(text: str, spots: Iterable[Spot]) -> Iterator[Spot]:
    """In text order without overlaps; the longer name wins, then the earlier given."""
    taken = bytearray(len(text))
    kept = []
    for spot in sorted(spots, key=lambda s: s.start - s.end):
        if not any(taken[spot.start : spot.end]):
            taken[spot.start : spot.end] = b"\1" * (spot.end - spot.start)
            kept.append(spot)
    yield from sorted(kept, key=lambda s: s.start)
