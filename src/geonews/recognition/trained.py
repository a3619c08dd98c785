"""Recognition with the trained tagger: its guesses, the names that need no guessing, and one reading for each name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from geonews.model import Article, Mention
from geonews.recognition.beside import Beside, beside, kind_cue, means_land, on_land, role
from geonews.recognition.decode import Guess, guesses
from geonews.recognition.names import ActorTable, longer_names
from geonews.recognition.ruled_out import kept, occurrences
from geonews.recognition.spans import (
    NameSource,
    Spot,
    completed,
    dateline_spots,
    given_mention,
    in_source,
)
from geonews.recognition.standing import Standing
from geonews.recognition.word_features import WordFeatures, word_features
from geonews.recognition.words import load_words
from geonews.vocabulary import MentionType, PlaceKind

THRESHOLD = 0.65
"""Belief from which a word belongs to a name; chosen on held-out outlets, see the model card."""
_REPEATED, _SURE = 0.15, 0.8
"""A name that is surely a place once is taken elsewhere with less."""
_MIN_REPEATED = 4
_SHORT = 4
_NEXT_WORD = re.compile(r"['’]s?\s([\w-]+)")


class WordTagger(Protocol):
    """What is asked of `tagger.Tagger`."""

    def probabilities(self, text: str, features: WordFeatures) -> NDArray[np.float32]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class _Found:
    """A name with what is known of it."""

    spot: Spot
    mention_type: MentionType


class TaggerRecogniser:
    """Finds toponyms with the trained tagger and a gazetteer; implements `protocols.Recogniser`.

    Attributes:
        tagger: says of each word how likely it belongs to a toponym, and of which type.
        gazetteer: what is a place name.
        actors: names of forces and groups, whose parts are no places; None for none.
    """

    def __init__(self, tagger: WordTagger, gazetteer: NameSource, actors: ActorTable | None = None) -> None:
        self.tagger, self.gazetteer, self.actors = tagger, gazetteer, actors
        self._words = load_words()
        self._standing = Standing(gazetteer)

    def recognise(self, article: Article) -> Sequence[Mention]:
        """Mentions in text order, not overlapping; names inside longer names are `part_of_name`."""
        text = article.text
        if not text.strip():
            return ()
        features = word_features(text, self.gazetteer, self._standing, self._words)
        probabilities = self.tagger.probabilities(text, features)
        guessed = list(guesses(text, features.spans, probabilities, THRESHOLD))
        guessed += self._repeated(text, features, probabilities, guessed)
        covers = list(longer_names(text, self.actors, self._words))
        guessed = kept(text, guessed, self.gazetteer.knows, self._words, covers)
        certain = self._certain(text, guessed, features, probabilities)
        found = _apart([*certain, *(self._guessed(text, guess) for guess in guessed)])
        mentions = (self._mention(article, self._covered(text, one, covers)) for one in found)
        return tuple(mention for mention in mentions if mention is not None)

    def mentions_at(self, article: Article, spans: Sequence[tuple[int, int]]) -> Sequence[Mention]:
        """One mention for each given source span, for inputs that say where the names are."""
        text = article.text
        features = word_features(text, self.gazetteer, self._standing, self._words)
        probabilities = self.tagger.probabilities(text, features)
        found = []
        for start, end in sorted(set(spans)):
            inside = article.span_to_text(start, end)
            mention = None
            if inside is not None:
                mention = self._mention(article, self._given(text, inside, features, probabilities))
            found.append(mention or given_mention(article, start, end))
        return tuple(found)

    def _given(
        self, text: str, span: tuple[int, int], features: WordFeatures, probabilities: NDArray[np.float32]
    ) -> _Found:
        name = text[slice(*span)]
        if self._is_demonym(name):
            return _Found(Spot(*span, "demonym", self._words.region_adjectives.get(name.lower(), "")), "demonym")
        state = self._words.states.get(name, "")
        return _Found(
            Spot(*span, "abbreviation" if state else "guess", state), _acting_or_not(span, features, probabilities)
        )

    def _is_demonym(self, text: str) -> bool:
        return self.gazetteer.demonym(text) is not None or text.lower() in self._words.region_adjectives

    def _certain(
        self, text: str, guessed: Sequence[Guess], features: WordFeatures, probabilities: NDArray[np.float32]
    ) -> Iterator[_Found]:
        """Names by their form alone: abbreviations of states, datelines, adjectives of countries."""
        for spot in features.abbreviations:
            yield _Found(spot, _acting_or_not((spot.start, spot.end), features, probabilities))
        for spot in dateline_spots(text, self.gazetteer):
            yield _Found(spot, "literal")
        parts = [g for g in guessed if g.mention_type == "part_of_name"]
        wholes = [g for g in guessed if g.mention_type in ("literal", "metonymic")]
        for start, end in features.demonyms:
            if any(g.start <= start and end <= g.end and g.end - g.start > end - start for g in wholes):
                continue  # "American Samoa"
            region = self._words.region_adjectives.get(text[start:end].lower(), "")
            part = any(g.start <= start and end <= g.end for g in parts)
            yield _Found(Spot(start, end, "demonym", region), "part_of_name" if part else "demonym")

    def _guessed(self, text: str, guess: Guess) -> _Found:
        spot = completed(text, Spot(guess.start, guess.end, "guess"))
        name = text[spot.start : spot.end]
        kind = guess.mention_type
        if kind == "demonym":  # an adjective that no list knows has no country of its own
            kind = "metonymic"
        return _Found(Spot(spot.start, spot.end, "guess", spot.normalised or self._words.states.get(name, "")), kind)

    def _repeated(
        self, text: str, features: WordFeatures, probabilities: NDArray[np.float32], guessed: Sequence[Guess]
    ) -> Iterator[Guess]:
        """Further occurrences of sure names where the tagger hesitates."""
        sure = {text[g.start : g.end]: g for g in guessed if g.belief >= _SURE and g.mention_type != "part_of_name"}
        taken = [(g.start, g.end) for g in guessed]
        belief = probabilities[:, 1:7].sum(axis=1)
        for name, model in sure.items():
            if len(name) < _MIN_REPEATED or name.islower():
                continue
            for start, end in occurrences(name, text):
                first, last = np.searchsorted(features.spans[:, 0], (start, end))
                if first == last or any(start < e and s < end for s, e in taken):
                    continue
                if float(belief[first:last].mean()) >= _REPEATED:
                    taken.append((start, end))
                    yield Guess(start, end, float(belief[first:last].mean()), model.mention_type)

    def _acts(self, name: str, near: Beside) -> bool:
        """Whether the country's name is used for the state: "US troops", "Chad's army", "Chad's Ministry of Health"."""
        if near.possessive:
            word = _NEXT_WORD.match(near.right)
            return word is not None and word.group(1).lower() in self._words.bodies
        return len(name) <= _SHORT and name.isupper() and near.after in self._words.bodies

    def _kind(self, spot: Spot, name: str, near: Beside) -> PlaceKind | None:
        if spot.source == "abbreviation" and spot.normalised:
            return None if self._standing.of(name).is_country else "adm1"
        return None if spot.source == "demonym" else kind_cue(name, near, self._words)

    def _covered(self, text: str, found: _Found, covers: Iterable[tuple[int, int]]) -> _Found:
        """The same, as part of a name where a known longer name holds it."""
        spot = found.spot
        for start, end in covers:
            if not (start <= spot.start and spot.end <= end and end - start > spot.end - spot.start):
                continue
            if re.match(r"['’]s?\s", text[spot.end : spot.end + 3]):
                continue  # "Chad's army": the possessor stands outside the name
            after = text[spot.end : end].lstrip(" -")
            if spot.source == "demonym" and not (after[:1].isupper() or spot.start > start + 4):
                continue  # "Syrian army" is a force of that state
            return _Found(spot, "part_of_name")
        return found

    def _mention(self, article: Article, found: _Found) -> Mention | None:
        spot, kind = found.spot, found.mention_type
        at = in_source(article, spot.start, spot.end)
        if at is None:
            return None
        start, end, zone = at
        text = article.text
        name = spot.normalised or text[spot.start : spot.end].replace("\n", " ")
        near = beside(text, spot.start, spot.end)
        is_people = spot.source == "demonym"
        rank = self._standing.of(name)
        if kind == "metonymic" and means_land(near, self._words):
            kind = "literal"
        if kind == "literal" and rank.is_country and self._acts(name, near):
            kind = "metonymic"
        iso2 = self.gazetteer.demonym(name) if is_people else None
        if iso2 is None and kind != "part_of_name" and rank.is_country and rank.place is not None:
            iso2 = rank.place.iso2
        return Mention(
            article_id=article.id,
            start=start,
            end=end,
            text=article.source_text[start:end],
            normalised=name,
            zone=zone,
            mention_type=kind,
            literal_context=kind == "demonym" and on_land(near, self._words),
            role="dateline" if spot.source == "dateline" else role(near, kind, self._words),
            kind_cue=self._kind(spot, name, near),
            iso2_cue=iso2,
        )


def _acting_or_not(
    span: tuple[int, int], features: WordFeatures, probabilities: NDArray[np.float32]
) -> Literal["literal", "metonymic"]:
    """Whether the tagger takes the name for land or for who rules it."""
    first, last = np.searchsorted(features.spans[:, 0], span)
    literal, metonymic = probabilities[first:last, 1:3].sum(), probabilities[first:last, 3:5].sum()
    return "metonymic" if metonymic > literal else "literal"


def _apart(found: Iterable[_Found]) -> list[_Found]:
    """In text order without overlaps; the longer name wins, then the earlier given."""
    kept: list[_Found] = []
    for one in sorted(found, key=lambda f: f.spot.start - f.spot.end):
        if not any(one.spot.start < other.spot.end and other.spot.start < one.spot.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda f: f.spot.start)
