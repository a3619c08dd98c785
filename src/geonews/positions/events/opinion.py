"""The event tagger's second opinion: what it may change of what the rules found, and what rules must confirm.

A trigger that the model does not believe in reports nothing, unless its words leave no doubt. One that only the model
sees counts when the frame of its event type finds what it needs: by grammar, or in the parts that the model is sure of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geonews.positions.actors.roles import Event, with_roles
from geonews.positions.events.checks import complete, is_purpose
from geonews.positions.events.crowds import is_policing
from geonews.positions.events.finer import retyped
from geonews.positions.events.triggers import begins_compound
from geonews.positions.events.war import is_other_sense
from geonews.positions.parse.event_tagger import Reading, Role
from geonews.positions.parse.grammar import SUBJECTS, is_actor, is_civilian, is_force, is_placelike
from geonews.positions.parse.notes import is_note
from geonews.positions.parse.scene import Scene, lemma_of
from geonews.positions.places.phrases import Phrase, named_phrase
from geonews.positions.status.claim import Claim, Cue
from geonews.vocabulary import EventType

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

DOUBT = 0.05
"""Belief below which a trigger of the rules reports nothing."""
TRUST, STRANGE_TRUST = 0.9, 0.95
"""Belief from which a word that no rule knows is a trigger: in an article about fighting, and in any other."""
KIND_SHARE = 0.5
"""Share that one event type must have in such a word: where the model wavers between types, it knows none."""
SURE = 0.8
"""Belief from which the model's parts stand in for what grammar does not find."""
TYPE_SHARE, TYPE_DOUBT = 0.75, 0.1
"""Share from which the model's type replaces the rules' type, and what it must leave to that at most."""
STATUS_SHARE = 0.7
"""Share from which the model's claim status stands where the rules found no cue."""
_CUES: tuple[Cue, ...] = ("alleged", "planned", "denied", "conditional", "negated")
_TALK = ("request", "authorization", "agreement", "intervention")
"""Types that opinions about a war are easily taken for: only what the rules know counts."""
_WORDS = ("VERB", "NOUN", "PROPN", "ADJ", "ADV")
_NEEDS: dict[str, tuple[Role, ...]] = {
    "force": ("actor",),
    "people": ("actor", "target"),
    "place": ("place", "goal"),
    "count": ("count",),
}
"""What a frame needs → the parts that show it."""


def reconsidered(events: Sequence[Event], sentence: Span, scene: Scene) -> list[Event]:
    """The events of a sentence after the second opinion, in text order; unchanged where nothing was read."""
    if not scene.readings:
        return list(events)
    kept = [_with_type(event, scene) for event in events if not _is_doubted(event, scene)]
    found = [*kept, *_unknown(kept, sentence, scene)]
    return [_with_actor(event, scene) for event in sorted(found, key=lambda event: event.trigger.i)]


def belief(event: Event, scene: Scene) -> float:
    """How far the model believes in the event: its trigger, or the verb that carries it."""
    return max((_belief(token, scene) for token in event.anchors), default=0.0)


def type_share(event: Event, scene: Scene) -> float:
    """How far the model believes in the event's type, given that there is an event."""
    reading = scene.reading(event.trigger)
    return 0.0 if reading is None else reading.type_shares(*_span(event.trigger)).get(event.event_type, 0.0)


def _is_doubted(event: Event, scene: Scene) -> bool:
    """Not believed in, in an article about something else; what tells of war by itself is beyond doubt.

    So is "are" in "there are soldiers in X", which the model takes for no trigger.
    """
    clear = scene.lexicon.is_clear(lemma_of(event.trigger)) or event.trigger.lemma_ == "be"
    if not scene.doubt or clear or is_note(event.trigger.sent, scene):
        return False
    return belief(event, scene) < DOUBT


def _belief(token: Token, scene: Scene) -> float:
    reading = scene.reading(token)
    return 0.0 if reading is None else reading.belief(*_span(token))


def note_status(claim: Claim, event: Event, scene: Scene) -> None:
    """Note the model's claim status where no cue word that the rules know speaks against an assertion."""
    reading = scene.reading(event.trigger)
    if reading is None or claim.status != "asserted":
        return
    shares = reading.status_shares(*_span(event.trigger))
    best = max(shares, key=shares.__getitem__)
    if best in _CUES and shares[best] >= STATUS_SHARE:
        hedges = _tokens(event, "hedge", scene)
        claim.note(best, hedges[0] if hedges else event.trigger)


def believed_phrases(event: Event, scene: Scene) -> list[Phrase]:
    """Where the model places an event that grammar places nowhere: toponyms only, never a guess."""
    found = []
    for role in ("place", "goal", "start"):
        for token in _tokens(event, role, scene):
            location = scene.locations.get(token.i)
            phrase = named_phrase(token, location, scene) if location is not None else None
            if phrase is not None:
                found.append(phrase)
        if found:
            break
    return found[:1]


def _with_type(event: Event, scene: Scene) -> Event:
    """The model's event type where it is sure and gives nothing to the rules' one."""
    reading = scene.reading(event.trigger)
    shares = {} if reading is None else reading.type_shares(*_span(event.trigger))
    best = max(shares, key=shares.__getitem__, default=event.event_type)
    if shares.get(best, 0.0) < TYPE_SHARE or shares[event.event_type] > TYPE_DOUBT:
        return event
    if best == "capture" and event.event_type == "movement" and not event.objects:
        return event  # "were taken to X"
    other = replace(event, event_type=best, frame=scene.lexicon.frame(best))
    return other if _is_whole(other, scene) else event


def _unknown(events: Sequence[Event], sentence: Span, scene: Scene) -> Iterator[Event]:
    """Events of words that no rule knows."""
    taken = {token.i for event in events for token in event.anchors}
    taken |= {
        child.i for event in events for anchor in event.anchors for child in anchor.children if child.dep_ == "prt"
    }
    for start, end in _found(sentence, scene):
        span = sentence.doc.char_span(start, end, alignment_mode="expand")
        if span is None or any(token.i in taken for token in span):
            continue
        trigger = next((t for t in (span.root, *span) if t.pos_ in _WORDS and scene.location(t) is None), None)
        if trigger is None or trigger.i in scene.actors or _is_told(trigger, events) or _is_epithet(trigger, scene):
            continue
        event = _event(trigger, scene)
        if event is None or is_policing(event, scene) or is_other_sense(event, scene):
            continue
        if _is_whole(event, scene):
            events = [*events, event]
            yield event


def _found(sentence: Span, scene: Scene) -> Iterator[tuple[int, int]]:
    first, last = sentence.start_char, sentence.end_char
    for reading in scene.readings:
        if reading.start < last and first < reading.end:
            yield from (
                (start, end)
                for start, end in reading.found(STRANGE_TRUST if scene.doubt else TRUST)
                if first <= start < last
            )


def _is_told(trigger: Token, events: Sequence[Event]) -> bool:
    """The verb over an event's noun, or the noun under an event's verb: another word for the same event."""
    anchors = {token.i for event in events for token in event.anchors}
    return (
        trigger.head.i in anchors and trigger.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj", "attr", "xcomp")
    ) or any(child.i in anchors and child.dep_ in ("dobj", "nsubj", "nsubjpass", "attr") for child in trigger.children)


def _is_epithet(trigger: Token, scene: Scene) -> bool:
    """As in "a capable fighting force": what a body is like, not what it does; "advancing rebels" do."""
    if trigger.pos_ == "NOUN" and begins_compound(trigger):
        return True
    return trigger.dep_ in ("amod", "compound") and is_force(trigger.head, scene) and trigger.lower_ == "fighting"


def _event(trigger: Token, scene: Scene) -> Event | None:
    reading = scene.reading(trigger)
    if reading is None:
        return None
    shares = reading.type_shares(*_span(trigger))
    best: EventType = max(shares, key=shares.__getitem__)
    if shares[best] < KIND_SHARE or best in _TALK:
        return None
    event = Event(trigger=trigger, event_type=best, frame=scene.lexicon.frame(best), by_model=True)
    return replace(retyped(with_roles(event, scene), scene), event_type=best)


def _is_whole(event: Event, scene: Scene) -> bool:
    """Whether the frame's needs are met, by grammar or by parts that the model is sure of."""
    if complete(event, scene):
        return True
    needs = _NEEDS.get(event.frame.needs)
    if is_purpose(event, scene) or _belief(event.trigger, scene) < SURE:
        return False
    return needs is None or any(
        is_actor(token, scene) or is_civilian(token, scene) or is_placelike(token, scene)
        for role in needs
        for token in _tokens(event, role, scene)
    )


def _with_actor(event: Event, scene: Scene) -> Event:
    """The model's actor where grammar finds none."""
    if event.actors or event.owner is not None:
        return event
    actors = [token for token in _tokens(event, "actor", scene) if not _acts_elsewhere(token, event)]
    return replace(event, actors=tuple(actors[:1]))


def _acts_elsewhere(token: Token, event: Event) -> bool:
    """As in "fighting went on in X, and the army shelled Y": the subject of a later clause."""
    clause = token.head
    later = token.dep_ in SUBJECTS and clause.dep_ == "conj" and event.trigger.i < token.i
    return later and not clause.is_ancestor(event.trigger)


def _tokens(event: Event, role: Role, scene: Scene) -> list[Token]:
    """Head tokens of what plays a part in the event, in text order."""
    doc = event.trigger.doc
    spans = (doc.char_span(start, end, alignment_mode="expand") for start, end in _spans(event, role, scene))
    return [span.root for span in spans if span is not None and span.root.i != event.trigger.i]


def _spans(event: Event, role: Role, scene: Scene) -> list[tuple[int, int]]:
    reading: Reading | None = scene.reading(event.trigger)
    return [] if reading is None else reading.parts(*_span(event.trigger), role)


def _span(token: Token) -> tuple[int, int]:
    return token.idx, token.idx + len(token.text)
