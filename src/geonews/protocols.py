"""The seams between stages: what a stage asks of its helpers, so that tests can hand in written fakes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from geonews.model import Article, Candidate, Mention, Place
from geonews.vocabulary import PlaceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Parser(Protocol):
    """A dependency parser with entity labels."""

    def parse(self, text: str, worth: Sequence[tuple[int, int]] | None = None) -> Doc:
        """Tokens, sentences, dependencies and entities of `text`; token offsets index `text`.

        Paragraphs that touch no span of `worth` may be left as bare tokens; None makes all worth it.
        """
        ...


class Lookup(Protocol):
    """A gazetteer index."""

    def candidates(
        self, name: str, *, limit: int = 100, countries: Collection[str] | None = None
    ) -> Sequence[Candidate]:
        """Places that `name` may stand for, later layers first, unranked. Empty when nothing matches.

        In `countries` (ISO codes) places are found by other spellings too; None leaves it to the look-up.
        """
        ...

    def knows(self, name: str) -> bool:
        """Whether `name` matches anything exactly (folded)."""
        ...

    def scan(self, text: str) -> Iterable[tuple[int, int, str]]:
        """Gazetteer names in `text` as (start, end, name): leftmost-longest, at word boundaries."""
        ...

    def place(self, place_id: str) -> Place | None:
        """The place with this id, None when no layer has it."""
        ...


class Recogniser(Protocol):
    """Finds toponyms."""

    def recognise(self, article: Article) -> Sequence[Mention]:
        """Mentions in text order, not overlapping."""
        ...

    def mentions_at(self, article: Article, spans: Sequence[tuple[int, int]]) -> Sequence[Mention]:
        """One mention for each source span that the caller marked: nothing is recognised beside them."""
        ...


Box = tuple[float, float, float, float]
"""West, south, east, north in degrees; west is less than east."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a geocoding service is asked about a name. Nothing else of an article leaves the machine."""

    names: tuple[str, ...]
    """Spellings to try in turn: as the text has it, then without its kind word ("river")."""
    kind_cue: PlaceKind | None = None
    """What the words around the name say it is; not sent, the answers are held against it."""
    countries: tuple[str, ...] = ()
    """ISO 3166-1 alpha-2 codes of the countries where it may lie; empty when the article names none."""
    box: Box | None = None
    """Around the article's other places; None when it has none, or when they lie too far apart to say anything."""


class Geocoder(Protocol):
    """A geocoding service; reaches the network, so it is only built when the user names it."""

    def geocode(self, question: Question) -> Sequence[Place]:
        """The service's places that fit the question, best first.

        Empty when it knows none and also when it cannot be asked: trouble is told to the user, never raised, because
        no article may fail over a service.
        """
        ...
