"""A name with the words around it: the sentence as text in which the other places are marks by size."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from geonews.model import Location, Place
from geonews.positions.places.place_words import CLASSIFIER, KINDS, SEAS, bearing_of
from geonews.vocabulary import SpatialOp

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geonews.positions.parse.scene import Scene

Manner = Literal[
    "outskirts", "countryside", "coast", "off_coast", "airspace", "front", "bank", "left_bank", "right_bank", "part"
]
"""How an operator is meant where it alone does not say: "near" on the outskirts, "part_of" as the countryside."""

SETTLED = ("city", "neighbourhood", "camp", "facility", "coordinates")
WIDE = ("country", "adm1", "region")
MARKS = {"adm2": "②", "adm1": "③", "region": "③", "country": "④", "river": "⑤", "road": "⑤", "border": "⑤"}
KNOWN = "[①②③④⑤]"
MARK = "[⓪①②③④⑤]"
"""⓪ is a name whose place is not known, or that stands for people: it counts in lists, but explains nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How the words place something by one name."""

    op: SpatialOp
    start: int
    """Where the words begin, in the cleaned text."""
    end: int
    bearings: tuple[float, ...] = ()
    """Degrees clockwise from north; two for "north and east of"."""
    distance_km: float | None = None
    manner: Manner | None = None
    other: Location | None = None
    """The other end of between and of a road."""


DROPPED = Wording(op="none", start=0, end=0)
"""The name only says where another one lies ("X, near Y", "X in Y province", "Y's X district")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """A name with the masked text to its left and right, within the sentence."""

    location: Location
    place: Place
    start: int
    end: int
    before: str
    core: str
    """`before` without what only says what the name is ("the town of") and without names joined to it ("X, Y and")."""
    after: str
    left: tuple[Location, ...]
    right: tuple[Location, ...]
    offsets: tuple[int, ...]
    """Offset in the text of each character of `before`."""

    @property
    def is_sea(self) -> bool:
        """A sea, gulf, strait or bay."""
        return self.place.feature_code in SEAS

    @property
    def settled(self) -> bool:
        """A settlement or something as small."""
        return self.place.kind in SETTLED

    def wording(self, op: SpatialOp, begin: int | None = None, tail: int = 0, **fields: object) -> Wording:
        """A wording from a position of `before` (None: the name itself) to `tail` characters behind the name."""
        start = self.start if begin is None else self.offsets[begin]
        return Wording(op=op, start=start, end=self.end + tail, **fields)  # type: ignore[arg-type]


def mark_of(location: Location) -> str:
    """The mark of a place in masked text: settlement, district, province, country, line."""
    place = location.place
    return MARKS.get(place.kind, "①") if place is not None and _is_known(location) else "⓪"


def look_around(token: Token, location: Location, scene: Scene) -> Around | None:
    """The name with its sentence to either side; None where it names no place or lies outside the main text."""
    span = scene.article.span_to_text(location.mention.start, location.mention.end)
    if span is None or location.place is None:
        return None
    text, sentence = scene.article.text, token.sent
    others = []
    for i, other in scene.locations.items():
        if sentence.start <= i < sentence.end and other is not location and _is_name(other):
            there = scene.article.span_to_text(other.mention.start, other.mention.end)
            if there is not None:
                others.append((there, other))
    others.sort(key=lambda item: item[0])
    left = [item for item in others if item[0][1] <= span[0]]
    right = [item for item in others if item[0][0] >= span[1]]
    before, offsets = _masked(text, sentence.start_char, span[0], left)
    after, _ = _masked(text, span[1], sentence.end_char, right)
    return Around(
        location=location,
        place=location.place,
        start=span[0],
        end=span[1],
        before=before,
        core=_core(before),
        after=after,
        left=tuple(other for _, other in left),
        right=tuple(other for _, other in right),
        offsets=tuple(offsets),
    )


def _is_name(location: Location) -> bool:
    return location.mention.mention_type in ("literal", "metonymic")


def _is_known(location: Location) -> bool:
    """A literal name with a place that is sure enough to be drawn."""
    drawn = location.resolution.status in ("resolved", "corrected")
    return location.mention.mention_type == "literal" and location.place is not None and drawn


def _masked(text: str, start: int, end: int, places: list[tuple[tuple[int, int], Location]]) -> tuple[str, list[int]]:
    out, offsets, at = "", list[int](), start
    for (first, last), location in places:
        out += text[at:first] + mark_of(location)
        offsets += [*range(at, first), first]
        at = last
    return out + text[at:end], [*offsets, *range(at, end)]


_JOINED = re.compile(
    rf"{MARK}(?:['’]s)?(?:\s+{KINDS})?\s*(?:,\s*(?:and\s+|or\s+)?|\s(?:and|or|as well as)\s+|\s?&\s?)(?:the\s+)?$",
    re.IGNORECASE,
)
_THE = re.compile(r"\b(?:the|a|an)\s+$", re.IGNORECASE)


def _core(before: str) -> str:
    core = _bare(before)
    while (joined := _JOINED.search(core)) is not None:
        core = _bare(core[: joined.start()])
    return core


def _bare(before: str) -> str:
    kind = CLASSIFIER.search(before)
    return _THE.sub("", before[: kind.start()] if kind is not None else before)


def pattern(words: str) -> re.Pattern[str]:
    """A pattern that ignores case."""
    return re.compile(words, re.IGNORECASE)


def sides_of(found: re.Match[str]) -> tuple[float, ...]:
    """Bearings of the groups "side" and "also" of a match."""
    named = found.groupdict()
    return tuple(bearing_of(named[key]) for key in ("side", "also") if named.get(key))
