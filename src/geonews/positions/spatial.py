"""Spatial phrases: which words place an event, as an operator with arguments. The geometry is made elsewhere.

Operators are those of the position schema (at, near, along_border, cross_border, part_of, from_to, unnamed_in …).
A city that the text does not name is never guessed: it stays `unnamed_in` its country.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from geonews.model import Location, SpatialOp
from geonews.positions.events import Event, is_state, subject_of
from geonews.positions.parties import Party
from geonews.positions.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

NEAR = ("near", "around", "outside", "close", "surrounding", "vicinity", "outskirts", "by", "nearby", "next", "beside")
TOWARD = ("toward", "towards")
DIRECTIONS = {
    "north": 0, "northeast": 45, "north-east": 45, "east": 90, "southeast": 135, "south-east": 135, "south": 180,
    "southwest": 225, "south-west": 225, "west": 270, "northwest": 315, "north-west": 315,
}  # fmt: skip
ADJECTIVES = {f"{name}ern": bearing for name, bearing in DIRECTIONS.items()}
BORDER_NOUNS = ("border", "frontier", "boundary")
BORDER_HEADS = ("defence", "defense", "security", "guard", "post", "force", "fortification", "measure", "crossing", "area", "region", "zone")
LAND_NOUNS = ("flank", "countryside", "part", "half", "side", "desert", "coast", "region", "area", "territory", "front")
CITY_NOUNS = ("city", "town", "village", "settlement", "capital", "locality")
AREA_NOUNS = ("area", "region", "sector", "neighbourhood", "neighborhood", "district", "province", "zone", "suburb", "territory", "place", "location", "site")
INSIDE = ("in", "at", "on", "inside", "within", "into", "to", "onto", "across", "through", "throughout", "over", "from", "of", "for", "against")
FACILITY_NOUNS = ("airport", "base", "outskirts", "centre", "center", "suburb", "port", "station", "airbase", "airfield", "barracks", "edge")
DROP = ("dateline", "container", "border_party", "state_possessive")
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


@dataclass(slots=True)
class PlaceMemory:
    """Where events were placed so far, for "there", "the town", "these sectors"."""

    phrases: list[Phrase] = field(default_factory=list)
    label: Phrase | None = None
    """The place of a line or sentence that is nothing but a place name, for the sentences after it."""


NOWHERE = Phrase(op="none", text="")


def place_events(sentence: Span, events: Sequence[Event], scene: Scene, parties: dict[int, Party | None], memory: PlaceMemory) -> dict[int, list[Phrase]]:
    """Phrases of each event of a sentence, by trigger index; a missing key means that nothing places the event."""
    held: dict[int, list[tuple[Token, str, Phrase]]] = {}
    anchors = {a.i: e for e in reversed(events) for a in e.anchors}
    for node, phrase in _nodes(sentence, scene, events, parties, memory):
        preposition, owner = _governor(node, anchors, events)
        if owner is not None:
            held.setdefault(owner.trigger.i, []).append((node, preposition, phrase))
    placed = {i: _combine(items, _event(events, i), scene) for i, items in held.items()}
    _share(events, placed)
    for event in events:
        if event.trigger.i not in placed and (back := _antecedent_clause(event, scene, memory)):
            placed[event.trigger.i] = back
    for event in events:
        if event.trigger.i not in placed and memory.label is not None:
            placed[event.trigger.i] = [memory.label]
    for event in events:
        memory.phrases += [p for p in placed.get(event.trigger.i, ()) if p.location is not None]
    return placed


def note_label(sentence: Span, scene: Scene, memory: PlaceMemory) -> bool:
    """Remember "Kharkiv." or "Kharkiv, Ukraine:" standing alone as a label; a new paragraph ends it. True when it is one."""
    words = [t for t in sentence if not t.is_punct and not t.is_space]
    if sentence.start == 0 or "\n" in sentence.doc[sentence.start - 1].text:
        memory.label = None
    named = [t for t in words if t.i in scene.location_tokens]
    if not named or len(words) > 6 or len(named) < len(words):
        return False
    location = scene.location(named[0])
    phrase = _named(named[0], location, scene) if location is not None else None
    memory.label = replace(phrase, op="at") if phrase is not None and phrase.location is not None else None
    return memory.label is not None


def _event(events: Iterable[Event], trigger: int) -> Event:
    return next(e for e in events if e.trigger.i == trigger)


# -- the words that can place something --------------------------------------------------------------------------------


def _nodes(
    sentence: Span, scene: Scene, events: Sequence[Event], parties: dict[int, Party | None], memory: PlaceMemory
) -> Iterable[tuple[Token, Phrase]]:
    used: set[int] = set()
    for token in sentence:
        if token.lemma_.lower() in BORDER_NOUNS and token.pos_ in ("NOUN", "PROPN") and token.i not in scene.actors:
            phrase = _border(token, scene, events, parties)
            if phrase is not None:
                used.update(t.i for t in token.subtree)
                used.update(c.i for c in token.lefts)
                yield token, phrase
    for token in sentence:
        if token.i in used or token.i in scene.actors:
            continue
        location = scene.locations.get(token.i)
        if location is not None:
            if (phrase := _named(token, location, scene)) is not None:
                yield token, phrase
        elif token.pos_ in ("NOUN", "PROPN", "NUM", "ADV", "ADJ", "PRON") and token.i not in scene.location_tokens:
            if (phrase := _unnamed(token, scene, memory, sentence)) is not None:
                yield token, phrase


def _named(token: Token, location: Location, scene: Scene) -> Phrase | None:
    mention = location.mention
    span = scene.article.span_to_text(mention.start, mention.end)
    base = Phrase(op="at", text=mention.text, span=span, location=location, iso2=location.iso2)
    if mention.mention_type == "demonym":
        if not mention.literal_context:
            return None
        noun = token.head if token.dep_ in ("amod", "compound", "poss", "nmod") else token
        if noun.lemma_.lower() in CITY_NOUNS + AREA_NOUNS and (noun.tag_ == "NNS" or noun.lemma_.lower() in CITY_NOUNS) and noun.lemma_.lower() != "territory":
            return None if _has_name(noun, scene, token) else replace(base, op="unnamed_in", text=_words(noun), location=None)
        return base
    if mention.mention_type != "literal" or location.place is None:
        return None
    noun, bearing = _direction(token, scene)
    if bearing is not None and location.place.kind in ("country", "adm1", "adm2", "region"):
        return replace(base, op="part_of", bearing=bearing, text=_words(noun), span=_span(noun))
    if (offset := _offset(token)) is not None:
        return replace(base, op="offset" if offset[0] else "direction_of", distance_km=offset[0], bearing=offset[1], text=offset[2])
    if token.dep_ == "poss" and token.head.lemma_.lower() in AREA_NOUNS + CITY_NOUNS and location.place.kind == "country":
        return replace(base, op="unnamed_in", location=None, text=_words(token.head))
    return base


def _direction(token: Token, scene: Scene) -> tuple[Token, float | None]:
    """"northern Mali", "the north of Mali", "Iraq's western flank": the noun phrase and its bearing."""
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
        return head.head, float(DIRECTIONS[head.head.lower_]) if inside and any(c.dep_ == "det" for c in head.head.children) else None
    before = token.doc[token.left_edge.i - 1] if token.left_edge.i > token.sent.start else None
    if before is not None and before.lower_ in ADJECTIVES:
        return token, ADJECTIVES[before.lower_]
    return token, None


def _offset(token: Token) -> tuple[float | None, float, str] | None:
    """"30 km south of Homs", "south of Homs": distance (None when not stated), bearing, words."""
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
    first = next(t for t in direction.doc[max(direction.sent.start, direction.i - 4) : direction.i] if t.text.startswith(match[1][:1]))
    return km, first


def _unnamed(token: Token, scene: Scene, memory: PlaceMemory, sentence: Span) -> Phrase | None:
    lemma = token.lemma_.lower()
    if token.lower_ == "there" and token.dep_ == "advmod":
        return _back(memory, lambda p: True, "there", token)
    if lemma in FACILITY_NOUNS and (own := next((c for c in token.children if c.dep_ == "poss" and c.lower_ in ("its", "their")), None)) is not None:
        town = _town_before(own, scene)
        return None if town is None else replace(town, op="near", text=_words(token), span=_span(token))
    if lemma not in (*CITY_NOUNS, *AREA_NOUNS, "country", "third") or _has_name(token, scene, None):
        return None
    if lemma == "third":
        elliptic = any(c.lower_ in ("a", "another") for c in token.children) and token.dep_ == "pobj"
        return Phrase(op="unnamed_in", text=_words(token), span=_span(token), iso2=_sentence_country(sentence, scene)) if elliptic else None
    definite = any(c.dep_ == "det" and c.lower_ in ("the", "this", "these", "that", "those") for c in token.children)
    bare = not any(c.dep_ in ("amod", "compound", "nummod", "poss", "relcl", "acl") or c.lower_ == "of" for c in token.children)
    if lemma == "country":
        return None if not (definite and bare) else _country_back(token, scene, memory)
    if definite and bare and token.tag_ in ("NN", "NNP"):
        kinds = ("city", "neighbourhood", "camp") if lemma in CITY_NOUNS else ("region", "adm1", "adm2", "neighbourhood", "city", "camp", "facility")
        return _back(memory, lambda p: p.location is not None and p.location.place is not None and p.location.place.kind in kinds, _words(token), token)
    if definite and bare:
        return None if lemma in CITY_NOUNS else Phrase(op="same_as", text=_words(token), span=_span(token))
    counted = any(c.dep_ == "nummod" or c.lower_ in ("several", "many", "some", "few", "other", "vast", "key") for c in token.children)
    if lemma in CITY_NOUNS and (counted or token.tag_ == "NNS"):
        return Phrase(op="unnamed_in", text=_words(token), span=_span(token), iso2=_sentence_country(sentence, scene), place_noun=lemma)
    return None


def _town_before(token: Token, scene: Scene) -> Phrase | None:
    """The settlement named last before a token in its sentence."""
    for i in range(token.i - 1, token.sent.start - 1, -1):
        location = scene.locations.get(i)
        if location is not None and location.place is not None and location.place.kind == "city":
            return _named(token.doc[i], location, scene)
    return None


def _back(memory: PlaceMemory, fits, text: str, token: Token) -> Phrase | None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    found = next((p for p in reversed(memory.phrases) if fits(p)), None)
    return None if found is None else replace(found, op="same_as", text=text, span=_span(token))


def _country_back(token: Token, scene: Scene, memory: PlaceMemory) -> Phrase | None:
    """"the country": the one of the latest placed event, else the article's main one."""
    latest = next((p.iso2 for p in reversed(memory.phrases) if p.iso2), None) or next(iter(scene.focus), None)
    if latest is None:
        return None
    return Phrase(op="unnamed_in", text=_words(token), span=_span(token), iso2=latest, place_noun="country")


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
    """"the town of Konna", "Sheikh Maqsud neighbourhoods": the noun only says what a name is."""
    for child in noun.subtree:
        if child.i != noun.i and (besides is None or child.i != besides.i) and (location := scene.locations.get(child.i)) is not None:
            place = location.place
            if location.mention.mention_type == "literal" and place is not None and child.dep_ != "relcl" and _within(child, noun):
                return True
    return False


def _within(child: Token, noun: Token) -> bool:
    """Whether a name hangs on the noun itself, not on a clause below it."""
    node = child
    while node.i != noun.i:
        if node.dep_ in ("relcl", "acl", "advcl") or (node.dep_ == "prep" and node.lower_ != "of"):
            return False
        node = node.head
    return True


# -- borders -----------------------------------------------------------------------------------------------------------


def _border(token: Token, scene: Scene, events: Sequence[Event], parties: dict[int, Party | None]) -> Phrase | None:
    """"along its border with Syria", "the Iraq-Syria border", "crossing the border", "border defences"."""
    sides = [iso for iso in (_iso(c, scene) for c in _name_parts(token)) if iso]
    other = [iso for c in token.children if c.lower_ in ("with", "between") and c.dep_ == "prep" for p in c.children for t in (p, *p.conjuncts) if (iso := _iso(t, scene))]
    own = next((c for c in token.children if c.dep_ == "poss" and c.pos_ == "PRON"), None)
    subject = sides[0] if sides else _subject_country(token, events, parties, scene) if own is not None or other else None
    modifies = token.dep_ in ("compound", "amod", "nmod") and token.head.lemma_.lower() in BORDER_HEADS
    if modifies:
        head = token.head
        owner = next((iso for c in head.children if c.i != token.i and (iso := _iso(c, scene))), None) or subject or _subject_country(head, events, parties, scene)
        if owner is None:
            return None
        neighbour = _paragraph_neighbour(token, scene, owner)
        return Phrase(op="border_of", text=_words(head), span=_span(head), iso2=owner, neighbour=neighbour, neighbour_inferred=neighbour is not None)
    pair = [*dict.fromkeys([*([subject] if subject else []), *sides, *other])]
    inferred = False
    if len(pair) < 2:
        guess = [iso for iso in _countries_near(token, scene) if iso not in pair]
        pair += guess[: 2 - len(pair)]
        inferred = True
    if not pair:
        return None
    if len(pair) > 1 and not sides and not own and subject is None:
        home = _subject_country(token, events, parties, scene)
        pair = sorted(pair[:2], key=lambda iso: iso != home)
    crossing = token.dep_ == "dobj" and token.head.lemma_ in ("cross", "breach") or _preposition(token) in ("across", "over", "through")
    op: SpatialOp = "cross_border" if crossing else "along_border" if len(pair) > 1 else "border_of"
    return Phrase(
        op=op, text=_words(token), span=_span(token), iso2=pair[0], neighbour=pair[1] if len(pair) > 1 else None, neighbour_inferred=inferred
    )


def _name_parts(token: Token) -> list[Token]:
    parts = [c for c in token.children if c.dep_ in ("compound", "amod", "poss", "nmod", "npadvmod")]
    return [*parts, *(g for c in parts for g in (*c.children, *c.conjuncts))]


def _iso(token: Token, scene: Scene) -> str | None:
    location = scene.location(token)
    if location is None or location.place is None or location.place.kind != "country":
        return None
    return location.iso2


def _subject_country(token: Token, events: Sequence[Event], parties: dict[int, Party | None], scene: Scene) -> str | None:
    """Whose border "its border" is: the country of the event's actor or of the clause's subject."""
    node = token
    while node.head.i != node.i:
        node = node.head
        for event in events:
            if node.i in {a.i for a in event.anchors}:
                for actor in ((event.owner,) if event.owner is not None else ()) + event.actors:
                    party = parties.get(actor.i)
                    if party is not None and party.iso2:
                        return party.iso2
                    if (iso := _iso(actor, scene)) is not None:
                        return iso
        if node.pos_ in ("VERB", "AUX"):
            for subject in subject_of(node):
                for part in (subject, *subject.children):
                    if (iso := _iso(part, scene)) is not None:
                        return iso
    return None


def _countries_near(token: Token, scene: Scene) -> list[str]:
    """Countries of the sentence, those nearest before first, then the article's main ones."""
    here = [(abs(i - token.i), location.iso2) for i, location in scene.locations.items() if token.sent.start <= i < token.sent.end]
    names = [iso for _, iso in sorted((d, iso) for d, iso in here if iso)]
    return list(dict.fromkeys([*names, *scene.focus[:2]]))


def _paragraph_neighbour(token: Token, scene: Scene, owner: str) -> str | None:
    start, end = token.i, token.i
    while start > 0 and "\n" not in token.doc[start - 1].text:
        start -= 1
    while end < len(token.doc) and "\n" not in token.doc[end].text:
        end += 1
    found = {location.iso2 for i, location in scene.locations.items() if start <= i < end and location.iso2 not in (owner, None)}
    return found.pop() if len(found) == 1 else None


# -- which event a phrase belongs to -------------------------------------------------------------------------------------


def _governor(node: Token, anchors: dict[int, Event], events: Sequence[Event]) -> tuple[str, Event | None]:
    """The preposition (or "obj", "subj", "mod") over a place and the event that it places."""
    preposition = _preposition(node)
    climb = node
    while True:
        event = anchors.get(climb.i)
        if event is not None and climb.i != node.i:
            return preposition, event
        if climb.head.i == climb.i:
            break
        if climb.dep_ in ("relcl", "ccomp", "advcl") and climb.i != node.i and climb.pos_ in ("VERB", "AUX"):
            break
        climb = climb.head
    before = [e for e in events if e.trigger.i < node.i and _same_clause(e.trigger, climb)]
    return preposition, before[-1] if before and preposition not in ("subj", "mod") else None


def _same_clause(trigger: Token, top: Token) -> bool:
    """A parser hangs a late phrase on the wrong noun; it still lies in the trigger's clause."""
    node = trigger
    while True:
        if node.i == top.i:
            return True
        if node.head.i == node.i or node.dep_ in ("relcl", "advcl"):
            return False
        node = node.head


def _preposition(node: Token) -> str:
    climb = node
    while climb.dep_ in THROUGH and climb.head.i != climb.i:
        climb = climb.head
    if climb.dep_ == "pobj":
        prep = climb.head
        if prep.lower_ == "of" and prep.head.pos_ in ("NOUN", "PROPN", "ADV") and prep.head.dep_ in ("pobj", "dobj", "prep", "conj", "nsubj", "nsubjpass", "attr", "pcomp"):
            word = prep.head.lower_
            return word if word in NEAR or word == "out" else _preposition(prep.head)
        if prep.dep_ == "prep" and prep.head.dep_ == "prep" and prep.head.lower_ in ("out", "near", "close", "from", "outside"):
            return prep.head.lower_
        return prep.lower_
    if climb.dep_ in ("dobj", "nsubjpass"):
        return "obj"
    if climb.dep_ == "nsubj":
        return "subj"
    return "mod"


def _combine(items: list[tuple[Token, str, Phrase]], event: Event, scene: Scene) -> list[Phrase]:
    """Origins and destinations joined, containers dropped, prepositions turned into operators."""
    ends: dict[str, list[Phrase]] = {"from": [], "at": []}
    for node, preposition, phrase in items:
        if preposition == "subj" and event.trigger.pos_ not in ("NOUN", "PROPN") and event.trigger.lemma_ != "fall":
            continue
        if node.dep_ == "poss" and is_state(node, scene) and phrase.op == "at":
            continue
        if preposition == "from" and event.frame.event not in _MOVING:
            continue  # where people come from, not where it happened
        leaves = event.event_type in ("withdrawal", "displacement") and (preposition == "obj" or (preposition == "of" and node.i > event.trigger.i))
        if preposition in ("from", "out") or (leaves and event.event_type == "displacement"):
            ends["from"].append(phrase)
        else:
            ends["at"].append(_with_preposition(phrase, preposition, event))
    at = _finest(ends["at"])
    if not at:
        return [replace(p, op=p.op if event.event_type in ("withdrawal",) or p.op != "at" else "at") for p in _finest(ends["from"])]
    if ends["from"] and event.frame.event in _MOVING:
        origin = next((p for p in _finest(ends["from"]) if p.location is not None), None)
        if origin is not None:
            at = [replace(p, op="from_to", origin=origin.location, text=f"{origin.text} … {p.text}") if p.location is not None and p.op in ("at", "in") else p for p in at]
    return at


_MOVING = ("movement", "crossing", "displacement", "withdrawal", "deployment", "advance", "mobilization")


def _with_preposition(phrase: Phrase, preposition: str, event: Event) -> Phrase:
    if phrase.op != "at" or phrase.location is None or phrase.location.place is None:
        return phrase
    settlement = phrase.location.place.kind in ("city", "neighbourhood", "camp", "facility")
    if preposition in NEAR and settlement:
        return replace(phrase, op="near")
    if preposition in TOWARD or (preposition in ("on", "to") and event.event_type == "advance"):
        return replace(phrase, op="toward") if settlement else phrase
    return phrase


def _finest(phrases: list[Phrase]) -> list[Phrase]:
    """A town and its province in one phrase ("in Konna, Mali") are one place: the town."""
    kept: list[Phrase] = []
    for phrase in phrases:
        if any(_contains(phrase, other) for other in phrases if other is not phrase):
            continue
        key = (phrase.op, phrase.location.place.id if phrase.location and phrase.location.place else phrase.text, phrase.neighbour)
        if key not in [(k.op, k.location.place.id if k.location and k.location.place else k.text, k.neighbour) for k in kept]:
            kept.append(phrase)
    return kept


def _contains(outer: Phrase, inner: Phrase) -> bool:
    if outer.op in ("along_border", "cross_border", "border_of") or outer.iso2 != inner.iso2:
        return False
    wide, narrow = _rank(outer), _rank(inner)
    if inner.op == "unnamed_in" and outer.op == "at" and wide == 4:
        return True  # "three towns in X": the towns, not the country
    if inner.op in ("along_border", "cross_border"):
        return wide >= 4
    if outer.op == "unnamed_in" or wide <= narrow:
        return outer.op == "unnamed_in" and inner.location is not None and narrow < 4
    if wide == 3 and outer.location is not None and inner.location is not None:
        return outer.location.adm1 == inner.location.adm1 or outer.op == "part_of"
    return wide > narrow


def _rank(phrase: Phrase) -> int:
    kind = phrase.location.place.kind if phrase.location is not None and phrase.location.place is not None else None
    return {"country": 4, "region": 3, "adm1": 3, "adm2": 2, "city": 1, "neighbourhood": 0, "camp": 0, "facility": 0}.get(kind or "", 4)


def _share(events: Sequence[Event], placed: dict[int, list[Phrase]]) -> None:
    """"advanced and captured X": conjoined verbs share the place that only one of them carries."""
    for event in events:
        if event.trigger.i in placed or event.trigger.pos_ != "VERB" or event.objects:
            continue
        for other in events:
            joined = other.trigger.head.i == event.trigger.i and other.trigger.dep_ == "conj"
            if joined and other.trigger.i in placed and other.event_type not in ("request", "agreement"):
                placed[event.trigger.i] = placed[other.trigger.i]


def _antecedent_clause(event: Event, scene: Scene, memory: PlaceMemory) -> list[Phrase]:
    """"areas where forces remain": the places that the relative clause stands on, through "which were areas"."""
    clause = event.trigger if event.trigger.pos_ in ("VERB", "AUX") else event.light
    if clause is None or clause.dep_ != "relcl" or not any(t.lower_ in ("where", "which") for t in clause.subtree):
        return []
    noun = clause.head
    for _ in range(3):
        found = [p for t in noun.subtree if (loc := scene.locations.get(t.i)) is not None and _within(t, noun) and (p := _named(t, loc, scene)) is not None]
        if found:
            return _finest(found)
        if noun.dep_ == "attr" and noun.head.dep_ == "relcl":
            noun = noun.head.head
        else:
            return []
    return []


def _words(token: Token) -> str:
    start, end = _span(token)
    return token.doc.text[start:end]


def _span(token: Token) -> tuple[int, int]:
    """From the first modifier to the head, and on to a "with X" or "of X" right after it."""
    lefts = [c.left_edge for c in token.lefts if c.dep_ not in ("punct", "relcl", "acl", "cc", "prep")]
    start = min([t.idx for t in lefts] + [token.idx])
    rights = [c for c in token.rights if c.dep_ == "prep" and c.lower_ in ("with", "of", "between")]
    end_token = rights[0].right_edge if rights and rights[0].right_edge.i - token.i < 8 else token
    return start, end_token.idx + len(end_token.text)


def resolve_same_as(phrases: list[Phrase], memory: PlaceMemory) -> list[Phrase]:
    """"these sectors": the latest places of one sentence that are areas; the phrase is dropped when there are none."""
    out: list[Phrase] = []
    for phrase in phrases:
        if phrase.op != "same_as" or phrase.location is not None:
            out.append(phrase)
            continue
        kinds = ("neighbourhood", "region", "adm2", "adm1", "camp")
        back = [p for p in memory.phrases if p.location is not None and p.location.place is not None and p.location.place.kind in kinds][-4:]
        seen: dict[str, Phrase] = {p.location.place.id: p for p in back if p.location is not None and p.location.place is not None}
        out += [replace(p, op="same_as", text=phrase.text, span=phrase.span) for p in seen.values()]
    return out
