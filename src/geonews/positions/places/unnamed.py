"""Places without a name: "two cities", "the town", "its airport", "there", "the east of the country"."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from geonews.positions.parse.scene import Scene, text_of
from geonews.positions.places.around import pattern, sides_of
from geonews.positions.places.phrases import Phrase, PlaceMemory, has_name, home_of, named_phrase, span_of, words_of
from geonews.positions.places.place_words import AREA_NOUNS, CITY_NOUNS, FACILITY_NOUNS, SIDES, TOWARDS

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


_DEFINITE = ("the", "this", "these", "that", "those")
_SOME = ("several", "many", "some", "few", "other", "vast", "key", "dozens")
_TOWN_KINDS = ("city", "neighbourhood", "camp")
_ANY_KINDS = ("region", "adm1", "adm2", "neighbourhood", "city", "camp", "facility", "river", "coordinates")
_AREA_KINDS = {
    "province": ("adm1", "region"),
    "governorate": ("adm1", "region"),
    "oblast": ("adm1",),
    "region": ("region", "adm1", "adm2"),
    "territory": ("adm2", "adm1", "region"),
    "district": ("adm2", "neighbourhood", "adm1"),
    "neighbourhood": ("neighbourhood",),
    "neighborhood": ("neighbourhood",),
    "suburb": ("neighbourhood", "city"),
    "camp": ("camp", "neighbourhood"),
    "island": ("region", "adm1", "city"),
}
"""Kinds of place that a noun may go back to."""
_ROAD_CODE = re.compile(r"[AEMNR]-?\d{1,3}")
_ROAD_NOUNS = ("highway", "motorway", "road", "expressway")


def road_phrase(token: Token, scene: Scene) -> Phrase | None:
    """As in "the M5 highway", "along the M4": a road that no gazetteer has; what names the area narrows it."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    named = after is not None and after.lemma_.lower() in _ROAD_NOUNS
    before = token.doc[token.i - 1].lower_ if token.i else ""
    if _ROAD_CODE.fullmatch(token.text) is None or not (named or before in ("the", "on", "along")):
        return None
    head = after if named and after is not None else token
    iso2 = _sentence_country(token.sent, scene) or home_of(scene)
    text = text_of(token.doc)[token.idx : head.idx + len(head.text)]
    return Phrase(op="along", text=text, span=(token.idx, head.idx + len(head.text)), iso2=iso2)


_OF_COUNTRY = pattern(rf"{SIDES}(?:\s+(?:[\w-]+\s+)?(?:part|parts|areas?|regions?|provinces?|states?|half))?\s+of\s+$")
_COUNTRYS = pattern(rf"^['’]s\s+(?:far\s+|restive\s+|war-torn\s+)?{SIDES}\b")


def part_of_country(token: Token, scene: Scene, memory: PlaceMemory) -> Phrase | None:
    """As in "the north of the country", "the country's eastern provinces"."""
    determiner = next((c for c in token.children if c.dep_ == "det" and c.lower_ in ("the", "this")), None)
    country = _country_back(token, scene, memory)
    if token.lower_ != "country" or determiner is None or country is None:
        return None
    text, sentence, end = text_of(token.doc), token.sent, token.idx + len(token.text)
    before = _OF_COUNTRY.search(text[sentence.start_char : determiner.idx])
    after = _COUNTRYS.match(text[end : sentence.end_char])
    if before is not None:
        start = sentence.start_char + before.start()
    elif after is not None:
        start, end = determiner.idx, end + after.end()
    else:
        return None
    sides = sides_of(before or after)  # type: ignore[arg-type]  # one of them is
    return replace(country, op="part_of", bearings=sides, text=text[start:end], span=(start, end), place_noun=None)


def unnamed_phrase(token: Token, scene: Scene, memory: PlaceMemory, sentence: Span) -> Phrase | None:
    """How a noun without a name places something: "two cities", "the town", "its airport", "there"."""
    lemma = token.lemma_.lower()
    if token.lower_ == "there" and token.dep_ in ("advmod", "pobj", "pcomp"):
        return _back(memory, lambda _: True, token)
    if lemma in FACILITY_NOUNS and (own := _owner(token)) is not None:
        town = _town_before(own, scene)
        return None if town is None else replace(town, op="near", text=words_of(token), span=span_of(token))
    if lemma == "river":
        return _river_back(token, scene)
    if lemma not in (*CITY_NOUNS, *AREA_NOUNS, "country", "third") or has_name(token, scene, None):
        return None
    if lemma == "third":
        elliptic = any(c.lower_ in ("a", "another") for c in token.children) and token.dep_ == "pobj"
        return _unnamed(token, scene, sentence) if elliptic else None
    definite = any(c.dep_ == "det" and c.lower_ in _DEFINITE for c in token.children) and _is_bare(token)
    if lemma == "country":
        part = part_of_country(token, scene, memory)
        return part or (_country_back(token, scene, memory) if definite else None)
    return _definite(token, scene, memory) if definite else _several(token, scene, sentence)


def _owner(noun: Token) -> Token | None:
    """As in "its airport"."""
    return next((c for c in noun.children if c.dep_ == "poss" and c.lower_ in ("its", "their")), None)


def _is_bare(noun: Token) -> bool:
    """Whether nothing but an article (and "same") stands by the noun."""
    says_more = ("amod", "compound", "nummod", "poss", "relcl", "acl", "prep")
    return not any(c.dep_ in says_more and c.lower_ != "same" for c in noun.children)


def _definite(noun: Token, scene: Scene, memory: PlaceMemory) -> Phrase | None:
    """As in "the town", "the same district", "these sectors": the latest such place."""
    lemma = noun.lemma_.lower()
    if lemma == "capital":
        return _capital(noun, scene)
    if noun.tag_ in ("NN", "NNP"):
        kinds = _TOWN_KINDS if lemma in CITY_NOUNS else _AREA_KINDS.get(lemma, _ANY_KINDS)
        found = _back(memory, lambda p: _kind(p) in kinds, noun) or _named_before(noun, scene, kinds)
        # a district bears its town's name, and a gazetteer may have only one of them
        return found or (_back(memory, lambda p: _kind(p) == "adm2", noun) if lemma in CITY_NOUNS else None)
    if lemma in CITY_NOUNS:
        return None
    return Phrase(op="same_as", text=words_of(noun), span=span_of(noun))


def _capital(noun: Token, scene: Scene) -> Phrase | None:
    """As in "the capital": the one that the article names; "X, the capital" only says what X is."""
    comma = noun.i + 2 < len(noun.doc) and noun.doc[noun.i + 1].text == ","
    if noun.dep_ == "appos" or (comma and noun.i + 2 in scene.location_tokens):
        return None
    named = (
        location
        for _, location in sorted(scene.locations.items())
        if location.place is not None and location.place.feature_code == "PPLC" and location.iso2 in scene.focus[:1]
    )
    location = next(named, None)
    if location is None:
        return None
    return Phrase(op="same_as", text=words_of(noun), span=span_of(noun), location=location, iso2=location.iso2)


def _several(noun: Token, scene: Scene, sentence: Span) -> Phrase | None:
    """As in "two cities", "several villages"."""
    counted = any(c.dep_ == "nummod" or c.lower_ in _SOME for c in noun.children)
    lemma = noun.lemma_.lower()
    if lemma not in CITY_NOUNS or not (counted or noun.tag_ == "NNS"):
        return None
    return replace(_unnamed(noun, scene, sentence), place_noun=lemma)


def _unnamed(noun: Token, scene: Scene, sentence: Span) -> Phrase:
    country = _sentence_country(sentence, scene)
    return Phrase(op="unnamed_in", text=words_of(noun), span=span_of(noun), iso2=country)


def _kind(phrase: Phrase) -> str | None:
    return phrase.location.place.kind if phrase.location is not None and phrase.location.place is not None else None


_BANK_OF = pattern(rf"(?P<side>{TOWARDS})\s+(?:bank|side|shore)\s+of\s+the\s+$|(?P<also>{TOWARDS})\s+of\s+the\s+$")
_BANK = pattern(rf"^['’]s\s+(?P<side>{TOWARDS})\s+(?:bank|side|shore)")


def _river_back(token: Token, scene: Scene) -> Phrase | None:
    """As in "the river", "the river's eastern bank": the one named last before it."""
    if not any(c.lower_ == "the" for c in token.children) or has_name(token, scene, None):
        return None
    rivers = [
        location
        for i, location in sorted(scene.locations.items())
        if i < token.i and location.place is not None and location.place.kind == "river"
    ]
    if not rivers:
        return None
    text, end = text_of(token.doc), token.idx + len(token.text)
    side = _BANK_OF.search(text[token.sent.start_char : token.idx]) or _BANK.match(text[end : token.sent.end_char])
    return Phrase(
        op="along" if side is None else "side_of_line",
        text=words_of(token),
        span=span_of(token),
        location=rivers[-1],
        iso2=rivers[-1].iso2 or home_of(scene),
        bearings=() if side is None else sides_of(side),
        manner=None if side is None else "bank",
    )


def _town_before(token: Token, scene: Scene) -> Phrase | None:
    """The settlement named last before a token in its sentence."""
    for i in range(token.i - 1, token.sent.start - 1, -1):
        location = scene.locations.get(i)
        if location is not None and location.place is not None and location.place.kind == "city":
            return named_phrase(token.doc[i], location, scene)
    return None


def _back(memory: PlaceMemory, fits: Callable[[Phrase], bool], token: Token) -> Phrase | None:
    found = next((p for p in reversed(memory.phrases) if fits(p)), None)
    return None if found is None else same_as(found, words_of(token), span_of(token))


def _named_before(noun: Token, scene: Scene, kinds: Collection[str]) -> Phrase | None:
    """The place that was named last, where none has placed an event yet ("They had been in X. They left the town")."""
    for i in sorted((i for i in scene.locations if i < noun.i), reverse=True):
        location = scene.locations[i]
        literal = location.mention.mention_type == "literal"
        if literal and location.place is not None and location.place.kind in kinds:
            found = named_phrase(noun.doc[i], location, scene)
            return None if found is None else same_as(found, words_of(noun), span_of(noun))
    return None


def same_as(found: Phrase, text: str, span: tuple[int, int] | None) -> Phrase:
    """A phrase that goes back to another one and keeps its geometry."""
    return replace(found, op="same_as", meant=found.meant or found.op, text=text, span=span)


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
