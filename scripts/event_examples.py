"""Training examples for the event tagger: labelled sentences → word pieces with what each word is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from event_sentences import LabelledEvent, Sentence, read_sentences
from geonews.config import Config
from geonews.pipeline import Stages
from geonews.positions.parse.event_tagger import EVENT_TYPES, ROLES, STATUSES, Features, features
from geonews.reading.articles import article_from_text

LETTERS = "AOPSDKHN"
"""Letter of each role, in the order of `ROLES`."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event by the words of its sentence."""

    word: int
    """The trigger's first word."""
    words: range
    kind: int
    """1 + index of the event type."""
    status: int
    roles: NDArray[np.float32]
    """(words, roles): 1 where the word plays the part."""


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled sentence."""

    sentence: Sentence
    features: Features
    kinds: NDArray[np.int64]
    """(words,): 0, or 1 + index of the event type that the word is the trigger of."""
    events: tuple[Event, ...]


class Reader:
    """Makes examples; toponyms and actors are those that geonews itself finds."""

    def __init__(self, tokenizer: Tokenizer, stages: Stages | None = None) -> None:
        self._stages, self._tokenizer = stages or Stages.open(Config.load()), tokenizer

    def examples(self, paths: Iterable[Path]) -> list[Example]:
        """All sentences of some files."""
        return [self._example(sentence) for sentence in read_sentences(paths)]

    def _example(self, sentence: Sentence) -> Example:
        article = article_from_text(sentence.text, id="sentence", raw=True, language="en")
        found = self._stages.recogniser.recognise(article)
        places = [(m.start, m.end, m.mention_type) for m in found]
        actors = [(hit.start, hit.end) for hit in self._stages.actors.find(sentence.text, ())]
        seen = features(sentence.text, places, actors, self._tokenizer)
        events = tuple(event for one in sentence.events if (event := _event(one, seen)) is not None)
        kinds = np.zeros(len(seen.spans), dtype=np.int64)
        for event in events:
            kinds[event.words.start : event.words.stop] = event.kind
        return Example(sentence, seen, kinds, events)


def _event(event: LabelledEvent, seen: Features) -> Event | None:
    """The event by its words; None where its trigger was cut off."""
    at = _words(seen, *event.trigger)
    if not len(at):
        return None
    roles = np.zeros((len(seen.spans), len(ROLES)), dtype=np.float32)
    for letter, spans in event.roles.items():
        for span in spans:
            roles[_words(seen, *span), LETTERS.index(letter)] = 1
    return Event(
        word=int(at[0]),
        words=range(int(at[0]), int(at[-1]) + 1),
        kind=1 + EVENT_TYPES.index(event.event_type),  # type: ignore[arg-type]  # a wrong one raises
        status=STATUSES.index(event.claim_status),  # type: ignore[arg-type]
        roles=roles,
    )


def _words(seen: Features, start: int, end: int) -> NDArray[np.int64]:
    return np.flatnonzero((seen.spans[:, 0] < end) & (start < seen.spans[:, 1]))
