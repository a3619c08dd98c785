"""Spatial phrases: which words place something, as an operator with arguments. The geometry is made elsewhere.

Operators are those of the position schema (at, near, along_border, cross_border, part_of, from_to, unnamed_in …).
A city that the text does not name is never guessed: it stays `unnamed_in` its country.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from geonews.borders import BEARINGS
from geonews.model import Location
from geonews.positions.parse.scene import Scene, text_of
from geonews.positions.places.around import DROPPED, Manner, Wording
from geonews.positions.places.place_words import AIR_NOUNS, AREA_NOUNS, CITY_NOUNS, NEAR, TOWARDS, WATER_NOUNS
from geonews.positions.places.wording import read_wording
from geonews.vocabulary import SpatialOp

if TYPE_CHECKING:
    from spacy.tokens import Token

THROUGH = ("compound", "poss", "amod", "nmod", "conj", "appos", "nummod", "npadvmod")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One way in which the words place an event."""

    op: SpatialOp
    text: str
    span: tuple[int, int] | None = None
    """Offsets of the place words in the cleaned text."""
    location: Location | None = None
    origin: Location | None = None
    """The "from" of from_to and toward, the first end of between and of a road."""
    iso2: str | None = None
    """Subject's country for borders; the country of an unnamed place."""
    neighbour: str | None = None
    neighbour_inferred: bool = False
    bearings: tuple[float, ...] = ()
    """Degrees clockwise from north; two for "north and east of"."""
    distance_km: float | None = None
    manner: Manner | None = None
    within: Location | None = None
    """The named area that a line or side of a line is cut to."""
    place_noun: str | None = None
    meant: SpatialOp | None = None
    """The operator of the phrase that same_as goes back to."""


NOWHERE = Phrase(op="none", text="")


@dataclass(slots=True)
class PlaceMemory:
    """Where events were placed so far, for "there", "the town", "these sectors"."""

    phrases: list[Phrase] = field(default_factory=list)
    label: Phrase | None = None
    """The place of a line or sentence that is nothing but a place name, for the sentences after it."""


def named_phrase(token: Token, location: Location, scene: Scene) -> Phrase | None:
    """How a toponym places something; None for one that names no place here (a state that acts, an adjective)."""
    mention = location.mention
    span = scene.article.span_to_text(mention.start, mention.end)
    base = Phrase(op="at", text=mention.text, span=span, location=location, iso2=location.iso2)
    if mention.mention_type == "demonym":
        return _demonym_phrase(token, base, scene)
    if mention.mention_type != "literal" or location.place is None:
        return None
    if _is_owner(token, location, scene):
        return None
    worded = read_wording(token, location, scene)
    if worded is DROPPED:
        return None
    if worded is not None:
        return _worded(base, worded, location, scene)
    if location.place.kind == "coordinates":
        return replace(base, op="coordinates")
    if location.place.kind == "region" and re.match(rf"(?:{TOWARDS}|central\b)", mention.text, re.IGNORECASE):
        return replace(base, op="part_of", manner="part")  # "southern Lebanon" is a place of its own
    if (
        token.dep_ == "poss"
        and token.head.lemma_.lower() in AREA_NOUNS + CITY_NOUNS
        and location.place.kind == "country"
    ):
        return replace(base, op="unnamed_in", location=None, text=words_of(token.head))
    return base


def home_of(scene: Scene) -> str | None:
    """The country that most of an article's places lie in; who acts there does not count."""
    countries = Counter(
        location.iso2
        for location in scene.locations.values()
        if location.iso2 and location.mention.mention_type == "literal" and location.place is not None
    )
    return min(countries, key=lambda iso2: (-countries[iso2], iso2), default=None)


def _demonym_phrase(token: Token, base: Phrase, scene: Scene) -> Phrase | None:
    """As in "Iraqi soil", "Polish airspace", "two Syrian towns"; None where the adjective places nothing."""
    location = base.location
    if location is None:
        return None
    noun = token.head if token.dep_ in ("amod", "compound", "poss", "nmod") else token
    if noun.i != token.i and (noun.lower_ in AIR_NOUNS or noun.lemma_.lower() in WATER_NOUNS):
        air = noun.lower_ in AIR_NOUNS
        return replace(base, op="at" if air else "part_of", text=words_of(noun), manner=_over(noun))
    if not location.mention.literal_context:
        return None
    if (
        noun.lemma_.lower() in CITY_NOUNS + AREA_NOUNS
        and (noun.tag_ == "NNS" or noun.lemma_.lower() in CITY_NOUNS)
        and noun.lemma_.lower() != "territory"
    ):
        return (
            None if has_name(noun, scene, token) else replace(base, op="unnamed_in", text=words_of(noun), location=None)
        )
    return base


def _worded(base: Phrase, worded: Wording, location: Location, scene: Scene) -> Phrase:
    """A phrase as the words around its name say; the country of a river that crosses several is the article's."""
    start, end = worded.start, worded.end
    lines = location.place is not None and location.place.kind in ("river", "border", "road")
    home = location.iso2 or (home_of(scene) if lines or worded.manner == "coast" else None)
    return replace(
        base,
        op=worded.op,
        text=scene.article.text[start:end],
        span=(start, end),
        iso2=home,
        bearings=worded.bearings,
        distance_km=worded.distance_km,
        manner=worded.manner,
        origin=location if worded.other is not None else None,
        location=worded.other or location,
    )


def _over(noun: Token) -> Manner:
    """As in "Polish airspace", "off the Yemeni coast", "the Syrian coast"."""
    if noun.lower_ in AIR_NOUNS:
        return "airspace"
    off = noun.left_edge.i > noun.sent.start and noun.doc[noun.left_edge.i - 1].lower_ == "off"
    return "off_coast" if off or noun.lemma_.lower() == "water" else "coast"


def _is_owner(token: Token, location: Location, scene: Scene) -> bool:
    """As in "the embassies of Rwanda", "the president of France": whose it is, not where."""
    if location.place is None or location.place.kind != "country" or token.dep_ not in ("pobj", "conj"):
        return False
    node = token
    while node.dep_ == "conj":
        node = node.head
    if node.dep_ != "pobj" or node.head.lower_ != "of":
        return False
    noun = node.head.head
    where = scene.words("place_nouns") | scene.words("land_nouns") | set(BEARINGS) | set(WATER_NOUNS)
    moves = scene.lexicon.by_noun(noun.lemma_.lower()) is not None
    return noun.lemma_.lower() not in where and not moves


def has_name(noun: Token, scene: Scene, besides: Token | None) -> bool:
    """As in "the town of Konna", "Sheikh Maqsud neighbourhoods": the noun only says what a name is.

    The name `besides` does not count.
    """
    for child in noun.subtree:
        if (
            child.i != noun.i
            and (besides is None or child.i != besides.i)
            and (location := scene.locations.get(child.i)) is not None
        ):
            place = location.place
            if (
                location.mention.mention_type == "literal"
                and place is not None
                and child.dep_ != "relcl"
                and is_within(child, noun)
            ):
                return True
    return False


def is_within(child: Token, noun: Token) -> bool:
    """Whether a name hangs on the noun itself, not on a clause below it."""
    node = child
    while node.i != noun.i:
        if node.dep_ in ("relcl", "acl", "advcl") or (node.dep_ == "prep" and node.lower_ != "of"):
            return False
        node = node.head
    return True


def words_of(token: Token) -> str:
    """The words of a noun phrase."""
    start, end = span_of(token)
    return text_of(token.doc)[start:end]


def span_of(token: Token) -> tuple[int, int]:
    """From the first modifier to the head, and on to a "with X" or "of X" right after it."""
    lefts = [c.left_edge for c in token.lefts if c.dep_ not in ("punct", "relcl", "acl", "cc", "prep")]
    start = min([t.idx for t in lefts] + [token.idx])
    rights = [c for c in token.rights if c.dep_ == "prep" and c.lower_ in ("with", "of", "between")]
    end_token = rights[0].right_edge if rights and rights[0].right_edge.i - token.i < 8 else token
    return start, end_token.idx + len(end_token.text)


def preposition_of(node: Token) -> str:
    """The preposition over a place, or "obj", "subj", "mod" where there is none."""
    climb = node
    while climb.dep_ in THROUGH and climb.head.i != climb.i:
        climb = climb.head
    if climb.dep_ == "pobj":
        prep = climb.head
        if (
            prep.lower_ == "of"
            and prep.head.pos_ in ("NOUN", "PROPN", "ADV")
            and prep.head.dep_ in ("pobj", "dobj", "prep", "conj", "nsubj", "nsubjpass", "attr", "pcomp")
        ):
            word = prep.head.lower_
            return word if word in NEAR or word == "out" else preposition_of(prep.head)
        if (
            prep.dep_ == "prep"
            and prep.head.dep_ == "prep"
            and prep.head.lower_ in ("out", "near", "close", "from", "outside")
        ):
            return prep.head.lower_
        return prep.lower_
    if climb.dep_ in ("dobj", "nsubjpass"):
        return "obj"
    if climb.dep_ == "nsubj":
        return "subj"
    return "mod"
