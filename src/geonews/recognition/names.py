"""What a name in a text is the name of: persons, organisations and known actors, whose parts are no places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from geonews.protocols import Lookup
from geonews.recognition.words import Words
from geonews.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_PARTICLE = re.compile(r"^(?:al|el|ad|ar|as|ash|at|az|an|abu|bin|ibn|ben|de|van|von)[- ]", re.IGNORECASE)
_NO_NAME = re.compile(r"[\d\n,;:()/]")
NAME_LABELS = frozenset(["ORG", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"])


class NamedSpan(Protocol):
    """Something with a place in the text."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


class ActorTable(Protocol):
    """What recognition asks of the table of actors."""

    def find(self, text: str) -> Iterable[NamedSpan]:
        """Names of actors in the text."""
        ...


@dataclass(frozen=True, slots=True)
class Cover:
    """A longer name that may hold place names: an organisation, event, work, or known actor."""

    start: int
    end: int
    actor: bool
    """Surely such a name, from the table of actors or by its pattern; otherwise the tagger's guess."""


@dataclass(slots=True)
class People:
    """The persons that an article names."""

    parts: set[str] = field(default_factory=set)
    """Folded words of their names, particles cut: "sudani"."""
    surnames: set[str] = field(default_factory=set)
    firsts: set[str] = field(default_factory=set)
    spans: list[tuple[int, int]] = field(default_factory=list)

    def has(self, name: str) -> bool:
        """Whether every word of `name` belongs to a person's name."""
        words = _words(name)
        return bool(words) and all(word in self.parts for word in words)

    def has_surname(self, name: str) -> bool:
        """Whether `name` ends in a person's last name."""
        words = _words(name)
        return bool(words) and words[-1] in self.surnames and all(word in self.parts for word in words)

    def add(self, name: str) -> None:
        """Take a full name or a surname."""
        words = _words(name)
        if words:
            self.parts.update(words)
            self.surnames.add(words[-1])
            self.firsts.update(words[:-1])


def _words(name: str) -> list[str]:
    cut = [_PARTICLE.sub("", word) for word in name.split()]
    return [folded for word in cut if (folded := fold(word)) and folded not in ("al", "el", "abu", "bin", "de", "van")]


def find_people(doc: Doc, words: Words, lookup: Lookup, places: Iterable[str] = ()) -> People:
    """Persons by the tagger's full names and by titles ("Prime Minister X").

    Args:
        doc: the parse.
        words: the word lists.
        lookup: the gazetteer; a "person" of two words or more whom something is in or at is a place that it knows.
        places: folded names that are surely places here, not to be taken for surnames.
    """
    people = People()
    sure = set(places)
    for entity in doc.ents:
        if entity.label_ == "PERSON" and not _NO_NAME.search(entity.text):
            name = _without_possessive(entity.text)
            capitals = [word for word in name.split() if word[:1].isupper() or _PARTICLE.match(word)]
            titled = entity.start > 0 and doc[entity.start - 1].lower_ in words.titles
            if fold(name) in sure or (_is_at(doc, entity, words) and lookup.knows(name)):
                continue
            if len(capitals) > 1 or titled:
                people.add(" ".join(capitals))
                people.spans.append((entity.start_char, entity.end_char))
    for token in doc[:-1]:
        if token.lower_ in words.titles and not token.is_sent_start:
            _add_titled(doc, token.i + 1, people, sure, words)
    return people


def _is_at(doc: Doc, entity: Span, words: Words) -> bool:
    return entity.start > 0 and doc[entity.start - 1].lower_ in words.locative


def _add_titled(doc: Doc, start: int, people: People, sure: set[str], words: Words) -> None:
    end = start
    while end < len(doc) and (doc[end].text[:1].isupper() or doc[end].text in ("al", "el", "-", "bin")):
        end += 1
    name = _without_possessive(doc[start:end].text)
    first = doc[start].ent_type_ if start < len(doc) else ""
    if end > start and first in ("PERSON", "GPE", "ORG", "NORP", "FAC", "LOC", "") and len(name) > 2:
        if first in ("GPE", "NORP") and end - start == 1 and fold(name) in sure:
            return
        if doc[start].lower_ not in words.titles and not _NO_NAME.search(name):
            people.add(name)
            people.spans.append((doc[start].idx, doc[end - 1].idx + len(doc[end - 1])))


def _without_possessive(name: str) -> str:
    return re.sub(r"['’]s?$", "", name)


def find_covers(doc: Doc, actors: ActorTable | None, words: Words) -> list[Cover]:
    """Names of organisations, events, works, outlets and known actors, longest first."""
    covers = [
        Cover(start, end, actor=False)
        for entity in doc.ents
        if entity.label_ in NAME_LABELS
        for start, end in pieces(entity)
    ]
    if actors is not None:
        covers += [Cover(span.start, span.end, actor=True) for span in actors.find(doc.text)]
    covers += _patterned(doc.text, words)
    return sorted(covers, key=lambda cover: (cover.start - cover.end, cover.start))


def _patterned(text: str, words: Words) -> Iterator[Cover]:
    """Names by the words that make them: "Lagos Times", "Battle of Adwa"."""
    capitalised = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}"
    outlets = "|".join(sorted(words.outlets))
    before_of = "|".join(sorted(words.before_of))
    for pattern in (rf"\b(?:The )?{capitalised} (?:{outlets})\b", rf"\b(?:{before_of}) of (?:the )?{capitalised}"):
        for match in re.finditer(pattern, text):
            yield Cover(match.start(), match.end(), actor=True)


def pieces(entity: Span) -> Iterator[tuple[int, int]]:
    """The entity cut where the tagger joined two names: at commas, line breaks, slashes and brackets."""
    start = entity.start_char
    for match in re.finditer(r"[\n/()]+|,\s+", entity.text):
        yield start, entity.start_char + match.start()
        start = entity.start_char + match.end()
    yield start, entity.end_char


def span_tokens(doc: Doc, start: int, end: int) -> Span | None:
    """The tokens that hold text[start:end]; None when there are none."""
    return doc.char_span(start, end, alignment_mode="expand")
