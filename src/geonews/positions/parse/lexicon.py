"""The trigger lexicon and cue words, read from lexicon.toml (or a user's own file of the same shape)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import get_args

from geonews.errors import ConfigError
from geonews.vocabulary import EventType, Means

WORD_LISTS = ("verbs", "cues", "senses", "traps", "context", "counting", "toll")
"""Tables of lexicon.toml that hold word lists; a name stands in one of them only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """How one event type is worded."""

    event: EventType
    verbs: frozenset[str]
    nouns: frozenset[str]
    phrases: frozenset[tuple[str, str]]
    """(verb lemma, particle or object lemma), or (modifier, noun) for two-word nouns."""
    object: str
    needs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Frames and word lists; `words["light"]` and so on."""

    frames: tuple[Frame, ...]
    words: Mapping[str, frozenset[str]]
    means: Mapping[Means, tuple[str, ...]] = field(default_factory=dict)
    """Words of one or several lemmas for each means, "car bomb" as "car bomb"."""

    armed: frozenset[str] = frozenset()
    """Forms of the words of arms and fighting, any of which makes a sentence worth reading."""

    def frame(self, event: EventType) -> Frame:
        """The first frame of an event type."""
        return next(f for f in self.frames if f.event == event)

    def by_verb(self, lemma: str) -> Frame | None:
        """The frame whose single-word verbs hold `lemma`."""
        return next((f for f in self.frames if lemma in f.verbs), None)

    def by_noun(self, lemma: str) -> Frame | None:
        """The frame whose nouns hold `lemma`."""
        return next((f for f in self.frames if lemma in f.nouns), None)

    def by_needs(self, needs: str) -> Frame | None:
        """The first frame that needs this to be found."""
        return next((f for f in self.frames if f.needs == needs), None)

    def is_clear(self, lemma: str) -> bool:
        """Whether a trigger tells of war by itself."""
        return lemma in self.words["clear_triggers"]

    def by_phrase(self, first: str, second: str) -> Frame | None:
        """The frame with the two-word trigger (first, second)."""
        return next((f for f in self.frames if (first, second) in f.phrases), None)


def load_lexicon(path: Path | None = None) -> Lexicon:
    """Read the lexicon; None reads the packaged one.

    Raises:
        ConfigError: the file is not of the expected shape; the message says where.
    """
    try:
        if path is None:
            text = resources.files("geonews.positions").joinpath("lexicon.toml").read_text(encoding="utf-8")
        else:
            text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
        frames = tuple(_frame(entry) for entry in data["frame"])
        words = {name: frozenset(values) for part in WORD_LISTS for name, values in data[part].items()}
        means: dict[Means, tuple[str, ...]] = {name: _means(name, v) for name, v in data["means"].items()}
    except (OSError, tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise ConfigError(
            f"lexicon {path or 'lexicon.toml'}: {error}; compare it with the packaged lexicon.toml"
        ) from error
    armed = (
        words["clear_triggers"]
        | words["war_words"]
        | words["military"]
        | ((words["force_nouns"] - words["unsure_forces"]) | words["clear_plurals"])
    )
    return Lexicon(frames=frames, words=words, means=means, armed=frozenset(_forms(armed)))


@cache
def packaged_words(name: str) -> frozenset[str]:
    """A word list of the packaged lexicon, for what is grammar and nobody's choice."""
    return load_lexicon().words[name]


def _forms(words: Iterable[str]) -> Iterator[str]:
    """Regular forms of English words, and a few that are none."""
    for word in words:
        yield from (word, f"{word}s", f"{word}es", f"{word}ed", f"{word}d", f"{word}ing")
        yield from (f"{word}{word[-1]}ed", f"{word}{word[-1]}ing")
        if word.endswith("e"):
            yield f"{word[:-1]}ing"
        if word.endswith("y"):
            yield from (f"{word[:-1]}ies", f"{word[:-1]}ied")
        if word.endswith("man"):
            yield f"{word[:-3]}men"


def _frame(entry: Mapping[str, object]) -> Frame:
    event = entry["event"]
    if event not in get_args(EventType):
        raise ValueError(f"unknown event type {event!r}")
    lists = {key: _strings(entry.get(key, [])) for key in ("verbs", "nouns", "phrases")}
    phrases = frozenset((first, second) for first, _, second in (p.partition(" ") for p in lists["phrases"]))
    return Frame(
        event=event,  # type: ignore[arg-type]  # checked above
        verbs=frozenset(lists["verbs"]),
        nouns=frozenset(lists["nouns"]),
        phrases=phrases,
        object=str(entry.get("object", "none")),
        needs=str(entry.get("needs", "none")),
    )


def _means(name: str, values: object) -> tuple[str, ...]:
    if name not in get_args(Means):
        raise ValueError(f"unknown means {name!r}")
    return tuple(_strings(values))


def _strings(value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise ValueError(f"expected a list of words, got {value!r}")
    return value
