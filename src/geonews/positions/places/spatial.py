"""Which spatial phrases place which event of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geonews.positions.actors.parties import Party
from geonews.positions.actors.roles import Event
from geonews.positions.parse.grammar import SUBJECTS, is_state
from geonews.positions.parse.scene import Scene, lemma_of
from geonews.positions.places.border_phrases import BORDER_NOUNS, border_phrase
from geonews.positions.places.finest import finest
from geonews.positions.places.phrases import Phrase, PlaceMemory, is_within, named_phrase, preposition_of
from geonews.positions.places.place_words import AREA_NOUNS, CITY_NOUNS, NEAR
from geonews.positions.places.unnamed import road_phrase, same_as, unnamed_phrase

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_DURING = ("after", "following", "during", "amid", "through")
_LABEL_WORDS = (*CITY_NOUNS, *AREA_NOUNS, "near")
TOWARD = ("toward", "towards")
_LOCAL = ("in", "at", "near", "inside", "around", "outside", "on", "along", "between", "off", "within", "close", "of")
_SETTING = ("since", "after", "following", "despite", "before")
_MOVING = ("movement", "crossing", "displacement", "withdrawal", "deployment", "advance", "mobilization")


def place_events(
    sentence: Span, events: Sequence[Event], scene: Scene, parties: dict[int, Party | None], memory: PlaceMemory
) -> dict[int, list[Phrase]]:
    """Phrases of each event of a sentence, by trigger index; a missing key means that nothing places the event."""
    held: dict[int, list[tuple[Token, str, Phrase]]] = {}
    loose: list[tuple[Token, str, Phrase]] = []
    anchors = {a.i: e for e in reversed(events) for a in e.anchors}
    for node, phrase in _nodes(sentence, scene, events, parties, memory):
        preposition, owner = _governor(node, anchors, events, scene)
        if owner is not None:
            held.setdefault(owner.trigger.i, []).append((node, preposition, phrase))
        elif preposition in _LOCAL and phrase.location is not None:
            loose.append((node, preposition, phrase))
    placed = {i: _combine(items, _event(events, i), scene) for i, items in held.items()}
    _share(events, placed)
    _hang_loose(loose, events, placed, scene)
    for event in events:
        if event.trigger.i not in placed and (back := _antecedent_clause(event, scene)):
            placed[event.trigger.i] = back
    for event in events:
        if event.trigger.i not in placed and (named := _modified(event, scene)) is not None:
            placed[event.trigger.i] = [named]
    for event in events:
        if event.trigger.i not in placed and memory.label is not None:
            placed[event.trigger.i] = [memory.label]
    for event in events:
        memory.phrases += [p for p in placed.get(event.trigger.i, ()) if p.location is not None]
    return placed


def _modified(event: Event, scene: Scene) -> Phrase | None:
    """As in "Russian-occupied Crimea": the adjective says of the name what the event is."""
    head = event.trigger.head
    location = scene.location(head) if event.trigger.dep_ in ("amod", "compound") else None
    if location is None or location.place is None or location.mention.mention_type == "demonym":
        return None
    span = scene.article.span_to_text(location.mention.start, location.mention.end)
    return Phrase(op="at", text=location.mention.text, span=span, location=location, iso2=location.iso2)


def _hang_loose(
    loose: Sequence[tuple[Token, str, Phrase]],
    events: Sequence[Event],
    placed: dict[int, list[Phrase]],
    scene: Scene,
) -> None:
    """A parser hangs a late "near X" on a clause that is no event: it places the event before it that has no place."""
    for event in events:
        ends = [e.trigger.i for e in events if e.trigger.i > event.trigger.i]
        end = min(ends, default=event.trigger.sent.end)
        items = [item for item in loose if event.trigger.i < item[0].i < end]
        if event.trigger.i not in placed and items and (found := _combine(items, event, scene)):
            placed[event.trigger.i] = found


def note_label(sentence: Span, scene: Scene, memory: PlaceMemory) -> bool:
    """Remember "Kharkiv." standing alone as a label; a new paragraph ends it. True when it is one."""
    words = [t for t in sentence if not t.is_punct and not t.is_space]
    if sentence.start == 0 or "\n" in sentence.doc[sentence.start - 1].text:
        memory.label = None
    named = [t for t in words if t.i in scene.location_tokens]
    kinds = [t for t in words if t.i not in scene.location_tokens and t.lemma_.lower() in _LABEL_WORDS]
    if not named or len(words) > 6 or len(named) + len(kinds) < len(words):
        return False
    location = scene.location(named[0])
    phrase = named_phrase(named[0], location, scene) if location is not None else None
    memory.label = phrase if phrase is not None and phrase.location is not None else None
    return memory.label is not None


def _event(events: Iterable[Event], trigger: int) -> Event:
    return next(e for e in events if e.trigger.i == trigger)


def _nodes(
    sentence: Span, scene: Scene, events: Sequence[Event], parties: dict[int, Party | None], memory: PlaceMemory
) -> Iterable[tuple[Token, Phrase]]:
    used: set[int] = set()
    memory = PlaceMemory(phrases=[*memory.phrases])  # what the sentence has named so far comes last
    for token in sentence:
        if token.lemma_.lower() in BORDER_NOUNS and token.pos_ in ("NOUN", "PROPN") and token.i not in scene.actors:
            phrase = border_phrase(token, scene, events, parties)
            if phrase is not None:
                used.update(t.i for t in token.subtree)
                used.update(c.i for c in token.lefts)
                yield token, phrase
    for token in sentence:
        if token.i in used or token.i in scene.actors:
            continue
        location = scene.locations.get(token.i)
        if (location is None or location.place is None) and (road := road_phrase(token, scene)) is not None:
            yield token, road
        elif location is not None:
            if (phrase := named_phrase(token, location, scene)) is not None:
                memory.phrases.append(phrase)
                yield token, phrase
        elif (
            token.pos_ in ("NOUN", "PROPN", "NUM", "ADV", "ADJ", "PRON")
            and token.i not in scene.location_tokens
            and (phrase := unnamed_phrase(token, scene, memory, sentence)) is not None
        ):
            yield token, phrase


def _governor(
    node: Token, anchors: dict[int, Event], events: Sequence[Event], scene: Scene
) -> tuple[str, Event | None]:
    """The preposition (or "obj", "subj", "mod") over a place and the event that it places."""
    preposition = preposition_of(node)
    climb = node
    while True:
        event = anchors.get(climb.i)
        if event is not None and climb.i != node.i:
            return preposition, event
        if climb.head.i == climb.i:
            break
        if climb.i != node.i and climb.dep_ == "pobj" and climb.head.lower_ in _SETTING:
            return preposition, None  # "since the annexation of Crimea": where something else happened
        if climb.i != node.i and climb.dep_ in SUBJECTS and lemma_of(climb.head) in scene.words("saying"):
            return preposition, None  # "…, the ministry in Bishkek said": where the speaker is
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


def _combine(items: list[tuple[Token, str, Phrase]], event: Event, scene: Scene) -> list[Phrase]:
    """Origins and destinations joined, containers dropped, prepositions turned into operators."""
    ends: dict[str, list[Phrase]] = {"from": [], "at": []}
    items = _aimed(items, event)
    leaving = any(preposition == "from" and not _says_from(phrase) for _, preposition, phrase in items)
    for node, preposition, phrase in items:
        if preposition == "subj" and event.trigger.pos_ not in ("NOUN", "PROPN") and event.trigger.lemma_ != "fall":
            continue
        if node.dep_ == "poss" and is_state(node, scene) and phrase.op == "at":
            continue
        if preposition in ("from", "out", "outside") and _says_from(phrase):
            ends["at"].append(phrase)
            continue
        if preposition == "from" and (event.frame.event not in _MOVING or _is_home(node, phrase, event)):
            continue  # where people come from, not where it happened
        leaves = event.event_type in ("withdrawal", "displacement") and (
            preposition == "obj" or (preposition == "of" and node.i > event.trigger.i)
        )
        left = preposition == "obj" and event.event_type == "movement" and event.frame.event == "withdrawal"
        if preposition in ("from", "out") or left or (leaves and event.event_type == "displacement"):
            ends["from"].append(phrase)
        else:
            goal = "at" if leaving and preposition == "to" else preposition
            ends["at"].append(_with_preposition(phrase, goal, event))
    at = finest(ends["at"], scene)
    if not at:
        return [
            replace(p, op=p.op if event.event_type == "withdrawal" or p.op != "at" else "at")
            for p in finest(ends["from"], scene)
        ]
    if ends["from"] and event.frame.event in _MOVING:
        origin = next((p for p in finest(ends["from"], scene) if p.location is not None), None)
        if origin is not None:
            at = [
                replace(p, op="from_to" if p.op == "at" else p.op, origin=origin.location, text=_joined(origin, p))
                if p.location is not None and p.op in ("at", "toward")
                else p
                for p in at
            ]
    return at


def _is_home(node: Token, phrase: Phrase, event: Event) -> bool:
    """As in "troops from Burundi are stationed in X": who they are, not where they set out."""
    place = phrase.location.place if phrase.location is not None else None
    if place is None or place.kind != "country" or event.event_type == "displacement":
        return False
    whose = {t.i for actor in event.actors for t in actor.subtree if t.i > actor.i}
    return node.i in whose and event.trigger.i not in whose


def _aimed(items: list[tuple[Token, str, Phrase]], event: Event) -> list[tuple[Token, str, Phrase]]:
    """Where an event is done to, not where those who do it are: "Artillery in X shelled Y", "from X, troops hit Y"."""
    if event.trigger.pos_ != "VERB" or event.event_type in _MOVING:
        return items
    doers = {t.i for c in event.trigger.children if c.dep_ == "nsubj" for t in c.subtree}
    aimed = [item for item in items if item[0].i not in doers and not _fires_from(item, event)]
    return aimed or items


def _fires_from(item: tuple[Token, str, Phrase], event: Event) -> bool:
    node, _, phrase = item
    anchors = {a.i for a in event.anchors}
    while node.i not in anchors and node.head.i != node.i:
        if node.dep_ == "prep" and node.lower_ == "from" and node.head.i in anchors:
            return not _says_from(phrase)
        node = node.head
    return False


def _says_from(phrase: Phrase) -> bool:
    """As in "15 km from X", "not far from X", "the road from X to Y": it is part of the place, not an origin."""
    return phrase.op in ("offset", "near", "along", "between", "direction_of") and "from" in phrase.text.split()


def _joined(origin: Phrase, goal: Phrase) -> str:
    return f"{origin.text} … {goal.text}"


def _with_preposition(phrase: Phrase, preposition: str, event: Event) -> Phrase:
    if phrase.op != "at" or phrase.location is None or phrase.location.place is None:
        return phrase
    settlement = phrase.location.place.kind in ("city", "neighbourhood", "camp", "facility")
    if preposition in NEAR and settlement:
        return replace(phrase, op="near")
    if preposition in TOWARD or (preposition in ("on", "to") and event.event_type == "advance"):
        return replace(phrase, op="toward") if settlement else phrase
    return phrase


def _share(events: Sequence[Event], placed: dict[int, list[Phrase]]) -> None:
    """As in "advanced and captured X": conjoined verbs share the place that only one of them carries.

    So do a verb and its object, as in "repelled attacks near X", and a fight in the circumstances of another event.
    """
    for event in events:
        if event.trigger.i in placed or event.trigger.pos_ != "VERB":
            continue
        for other in events:
            conjoined = other.trigger.head.i == event.trigger.i and other.trigger.dep_ == "conj"
            joined = conjoined and not event.objects
            done = other.trigger.dep_ in ("dobj", "nsubjpass") and other.trigger.head.i == event.trigger.i
            if (joined or done) and other.trigger.i in placed and other.event_type not in ("request", "agreement"):
                placed[event.trigger.i] = placed[other.trigger.i]
    for event in events:
        over = _circumstance(event)
        if event.trigger.i not in placed and over is not None:
            main = next((e for e in events if over.i in {a.i for a in e.anchors} and e.trigger.i in placed), None)
            if main is not None:
                placed[event.trigger.i] = placed[main.trigger.i]


def _circumstance(event: Event) -> Token | None:
    """As in "captured X after clashes": the verb whose place the noun shares."""
    noun, prep = event.trigger, event.trigger.head
    fights = noun.pos_ == "NOUN" and event.event_type in ("clash", "attack", "air_strike")
    return prep.head if fights and noun.dep_ == "pobj" and prep.lower_ in _DURING else None


def _antecedent_clause(event: Event, scene: Scene) -> list[Phrase]:
    """As in "areas where forces remain": the places that the relative clause stands on, through "which were areas"."""
    clause = event.trigger if event.trigger.pos_ in ("VERB", "AUX") else event.light
    if clause is None or clause.dep_ != "relcl" or not any(t.lower_ in ("where", "which") for t in clause.subtree):
        return []
    noun = clause.head
    for _ in range(3):
        found = [
            p
            for t in noun.subtree
            if (loc := scene.locations.get(t.i)) is not None
            and is_within(t, noun)
            and (p := named_phrase(t, loc, scene)) is not None
        ]
        if found:
            return finest(found, scene)
        if noun.dep_ == "attr" and noun.head.dep_ == "relcl":
            noun = noun.head.head
        else:
            return []
    return []


def resolve_same_as(phrases: list[Phrase], memory: PlaceMemory) -> list[Phrase]:
    """As in "these sectors": the latest areas that placed an event; dropped when there are none."""
    out: list[Phrase] = []
    for phrase in phrases:
        if phrase.op != "same_as" or phrase.location is not None:
            out.append(phrase)
            continue
        kinds = ("neighbourhood", "region", "adm2", "adm1", "camp")
        back = [
            p
            for p in memory.phrases
            if p.location is not None and p.location.place is not None and p.location.place.kind in kinds
        ][-4:]
        seen: dict[str, Phrase] = {
            p.location.place.id: p for p in back if p.location is not None and p.location.place is not None
        }
        out += [same_as(p, phrase.text, phrase.span) for p in seen.values()]
    return out
