"""Spatial phrases: which words place something, as an operator with arguments. The geometry is made elsewhere.

Operators are those of the position schema (at, near, along_border, cross_border, part_of, from_to, unnamed_in …).
A city that the text does not name is never guessed: it stays `unnamed_in` its country.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from geonews.model import Location
from geonews.positions.scene import Scene
from geonews.vocabulary import SpatialOp

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

NEAR = (
    "near",
    "around",
    "outside",
    "close",
    "surrounding",
    "vicinity",
    "outskirts",
    "by",
    "nearby",
    "next",
    "beside",
)
DIRECTIONS = {
    "north": 0,
    "northeast": 45,
    "north-east": 45,
    "east": 90,
    "southeast": 135,
    "south-east": 135,
    "south": 180,
    "southwest": 225,
    "south-west": 225,
    "west": 270,
    "northwest": 315,
    "north-west": 315,
}
ADJECTIVES = {f"{name}ern": bearing for name, bearing in DIRECTIONS.items()}
LAND_NOUNS = ("flank", "countryside", "part", "half", "side", "desert", "coast", "region", "area", "territory", "front")
CITY_NOUNS = ("city", "town", "village", "settlement", "capital", "locality")
AREA_NOUNS = (
    "area",
    "region",
    "sector",
    "neighbourhood",
    "neighborhood",
    "district",
    "province",
    "zone",
    "suburb",
    "territory",
    "place",
    "location",
    "site",
)
FACILITY_NOUNS = (
    "airport",
    "base",
    "outskirts",
    "centre",
    "center",
    "suburb",
    "port",
    "station",
    "airbase",
    "airfield",
    "barracks",
    "edge",
)

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
    """The "from" of from_to, the first end of between."""
    iso2: str | None = None
    """Subject's country for borders; the country of an unnamed place."""
    neighbour: str | None = None
    neighbour_inferred: bool = False
    bearing: float | None = None
    distance_km: float | None = None
    place_noun: str | None = None


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
        if not mention.literal_context:
            return None
        noun = token.head if token.dep_ in ("amod", "compound", "poss", "nmod") else token
        if (
            noun.lemma_.lower() in CITY_NOUNS + AREA_NOUNS
            and (noun.tag_ == "NNS" or noun.lemma_.lower() in CITY_NOUNS)
            and noun.lemma_.lower() != "territory"
        ):
            return (
                None
                if _has_name(noun, scene, token)
                else replace(base, op="unnamed_in", text=words_of(noun), location=None)
            )
        return base
    if mention.mention_type != "literal" or location.place is None:
        return None
    if _is_owner(token, location, scene):
        return None
    if location.place.kind == "river":
        return replace(base, op="along", iso2=location.iso2 or next(iter(scene.focus), None))
    noun, bearing = _direction(token)
    if bearing is not None and location.place.kind in ("country", "adm1", "adm2", "region"):
        return replace(base, op="part_of", bearing=bearing, text=words_of(noun), span=span_of(noun))
    if (offset := _offset(token)) is not None:
        return replace(
            base, op="offset" if offset[0] else "direction_of", distance_km=offset[0], bearing=offset[1], text=offset[2]
        )
    if (
        token.dep_ == "poss"
        and token.head.lemma_.lower() in AREA_NOUNS + CITY_NOUNS
        and location.place.kind == "country"
    ):
        return replace(base, op="unnamed_in", location=None, text=words_of(token.head))
    return base


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
    where = scene.words("place_nouns") | scene.words("land_nouns") | set(DIRECTIONS)
    moves = scene.lexicon.by_noun(noun.lemma_.lower()) is not None
    return noun.lemma_.lower() not in where and not moves


def _direction(token: Token) -> tuple[Token, float | None]:
    """As in "northern Mali", "the north of Mali", "Iraq's western flank": the noun phrase and its bearing."""
    for child in token.children:
        if child.lower_ in ADJECTIVES:
            return token, ADJECTIVES[child.lower_]
    head = token.head
    if token.dep_ in ("poss", "compound", "nmod") and head.lemma_.lower() in LAND_NOUNS:
        for child in head.children:
            if child.lower_ in ADJECTIVES:
                return head, ADJECTIVES[child.lower_]
    if token.dep_ == "pobj" and head.lower_ == "of" and head.head.lower_ in DIRECTIONS and _measured(head.head) is None:
        inside = head.head.dep_ == "pobj"
        return head.head, float(DIRECTIONS[head.head.lower_]) if inside and any(
            c.dep_ == "det" for c in head.head.children
        ) else None
    before = token.doc[token.left_edge.i - 1] if token.left_edge.i > token.sent.start else None
    if before is not None and before.lower_ in ADJECTIVES:
        return token, ADJECTIVES[before.lower_]
    return token, None


def _offset(token: Token) -> tuple[float | None, float, str] | None:
    """As in "30 km south of Homs", "south of Homs": distance (None when not stated), bearing, words."""
    head = token.head
    if token.dep_ != "pobj" or head.lower_ != "of" or head.i == 0:
        return None
    direction = head.head if head.head.lower_ in DIRECTIONS else head.nbor(-1)
    if direction.lower_ not in DIRECTIONS or any(c.dep_ == "det" for c in direction.children):
        return None
    measured = _measured(direction)
    start = measured[1] if measured else direction
    return measured[0] if measured else None, DIRECTIONS[direction.lower_], token.doc[start.i : token.i + 1].text


def _measured(direction: Token) -> tuple[float, Token] | None:
    window = direction.doc[max(direction.sent.start, direction.i - 4) : direction.i].text
    match = re.search(r"(\d[\d.,]*)\s*-?\s*(km|kilomet\w+|mi|miles?)\s*(?:to the\s*)?$", window)
    if match is None:
        return None
    km = float(match[1].replace(",", "")) * (1.609344 if match[2].startswith("mi") else 1.0)
    first = next(
        t
        for t in direction.doc[max(direction.sent.start, direction.i - 4) : direction.i]
        if t.text.startswith(match[1][:1])
    )
    return km, first


def unnamed_phrase(token: Token, scene: Scene, memory: PlaceMemory, sentence: Span) -> Phrase | None:
    """How a noun without a name places something: "two cities", "the town", "its airport", "there"."""
    lemma = token.lemma_.lower()
    if token.lower_ == "there" and token.dep_ == "advmod":
        return _back(memory, lambda _: True, "there", token)
    if (
        lemma in FACILITY_NOUNS
        and (own := next((c for c in token.children if c.dep_ == "poss" and c.lower_ in ("its", "their")), None))
        is not None
    ):
        town = _town_before(own, scene)
        return None if town is None else replace(town, op="near", text=words_of(token), span=span_of(token))
    if lemma not in (*CITY_NOUNS, *AREA_NOUNS, "country", "third") or _has_name(token, scene, None):
        return None
    if lemma == "third":
        elliptic = any(c.lower_ in ("a", "another") for c in token.children) and token.dep_ == "pobj"
        return (
            Phrase(op="unnamed_in", text=words_of(token), span=span_of(token), iso2=_sentence_country(sentence, scene))
            if elliptic
            else None
        )
    definite = any(c.dep_ == "det" and c.lower_ in ("the", "this", "these", "that", "those") for c in token.children)
    bare = not any(c.dep_ == "prep" for c in token.children) and not any(
        c.dep_ in ("amod", "compound", "nummod", "poss", "relcl", "acl") or c.lower_ == "of" for c in token.children
    )
    if lemma == "country":
        return None if not (definite and bare) else _country_back(token, scene, memory)
    if definite and bare and token.tag_ in ("NN", "NNP"):
        kinds = (
            ("city", "neighbourhood", "camp")
            if lemma in CITY_NOUNS
            else ("region", "adm1", "adm2", "neighbourhood", "city", "camp", "facility")
        )
        return _back(
            memory,
            lambda p: p.location is not None and p.location.place is not None and p.location.place.kind in kinds,
            words_of(token),
            token,
        )
    if definite and bare:
        return None if lemma in CITY_NOUNS else Phrase(op="same_as", text=words_of(token), span=span_of(token))
    counted = any(
        c.dep_ == "nummod" or c.lower_ in ("several", "many", "some", "few", "other", "vast", "key")
        for c in token.children
    )
    if lemma in CITY_NOUNS and (counted or token.tag_ == "NNS"):
        return Phrase(
            op="unnamed_in",
            text=words_of(token),
            span=span_of(token),
            iso2=_sentence_country(sentence, scene),
            place_noun=lemma,
        )
    return None


def _town_before(token: Token, scene: Scene) -> Phrase | None:
    """The settlement named last before a token in its sentence."""
    for i in range(token.i - 1, token.sent.start - 1, -1):
        location = scene.locations.get(i)
        if location is not None and location.place is not None and location.place.kind == "city":
            return named_phrase(token.doc[i], location, scene)
    return None


def _back(memory: PlaceMemory, fits: Callable[[Phrase], bool], text: str, token: Token) -> Phrase | None:
    found = next((p for p in reversed(memory.phrases) if fits(p)), None)
    return None if found is None else replace(found, op="same_as", text=text, span=span_of(token))


def _country_back(token: Token, scene: Scene, memory: PlaceMemory) -> Phrase | None:
    """As in "the country": the one of the latest placed event, else the article's main one."""
    latest = next((p.iso2 for p in reversed(memory.phrases) if p.iso2), None) or next(iter(scene.focus), None)
    if latest is None:
        return None
    return Phrase(op="unnamed_in", text=words_of(token), span=span_of(token), iso2=latest, place_noun="country")


def _sentence_country(sentence: Span, scene: Scene) -> str | None:
    """The one country that the sentence names as a place; None when it names none or several."""
    literal = {
        location.iso2
        for token in sentence
        if (location := scene.locations.get(token.i)) is not None
        and location.mention.mention_type == "literal"
        and location.iso2
        and location.place is not None
        and location.place.kind == "country"
    }
    return literal.pop() if len(literal) == 1 else None


def _has_name(noun: Token, scene: Scene, besides: Token | None) -> bool:
    """As in "the town of Konna", "Sheikh Maqsud neighbourhoods": the noun only says what a name is."""
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
    return token.doc.text[start:end]


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
