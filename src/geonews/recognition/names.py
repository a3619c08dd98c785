"""Longer names whose parts are no places: known actors, newspapers, battles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

from geonews.recognition.words import Words


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


def longer_names(text: str, actors: ActorTable | None, words: Words) -> Iterator[tuple[int, int]]:
    """Names of known actors, and names by the words that make them: "Lagos Times", "Battle of Adwa"."""
    if actors is not None:
        for span in actors.find(text):
            yield span.start, span.end
    capitalised = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}"
    outlets = "|".join(sorted(words.outlets))
    before_of = "|".join(sorted(words.before_of))
    for pattern in (rf"\b(?:The )?{capitalised} (?:{outlets})\b", rf"\b(?:{before_of}) of (?:the )?{capitalised}"):
        for match in re.finditer(pattern, text):
            yield match.span()
