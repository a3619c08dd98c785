"""Whether a trigger really reports an event, and which type its participants make it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geonews.positions.grammar import (
    expand,
    is_actor,
    is_civilian,
    is_force,
    is_placelike,
    is_state,
    objects_of,
    paragraph,
)
from geonews.positions.headlines import lies_ahead
from geonews.positions.roles import Event
from geonews.positions.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token


def retyped(event: Event, scene: Scene) -> Event:
    """The finer type that the participants give."""
    heads = {t.lemma_.lower() for t in event.actors}
    kind = event.event_type
    if kind == "attack" and (_by_air(event, scene)):
        kind = "air_strike"
    elif (
        kind == "displacement"
        and event.trigger.lemma_ in ("flee", "evacuate", "escape")
        and any(is_force(t, scene) for t in event.actors)
    ):
        if not any(is_civilian(t, scene) for t in event.actors):
            kind = "withdrawal"
    elif kind in ("withdrawal", "movement") and any(is_civilian(t, scene) for t in event.actors):
        kind = "displacement"
    elif kind == "movement" and event.trigger.lemma_ == "enter" and any(_is_country(t, scene) for t in event.objects):
        kind = "crossing"
    elif kind == "invasion" and event.trigger.lemma_ == "intrusion":
        kind = "invasion"
    elif kind == "capture" and heads & {"police"} and not event.objects:
        kind = "capture"
    return event if kind == event.event_type else replace(event, event_type=kind)


def _is_country(token: Token, scene: Scene) -> bool:
    return is_state(token, scene) or token.lemma_.lower() == "country"


def _by_air(event: Event, scene: Scene) -> bool:
    air = scene.words("aircraft_nouns")
    tools = [p for c in event.trigger.children if c.lower_ in ("with", "from", "using") for p in c.children]
    named = [*event.actors, *(c for c in event.trigger.children if c.dep_ != "dobj"), *tools]
    modifiers = [
        c for t in (*event.actors, *event.objects) for c in t.children if c.dep_ in ("compound", "amod", "nmod")
    ]
    return any(t.lemma_.lower() in air or t.lower_ in ("air", "aerial") for t in (*named, *modifiers))


def complete(event: Event, scene: Scene) -> bool:
    """Whether what the frame needs was found (an armed body, a place, a count …)."""
    checks = {
        "force": _has_force,
        "people": _has_people,
        "place": _has_place_object,
        "count": _has_count,
        "armed_words": _has_armed_words,
        "violence": _is_violent,
    }
    check = checks.get(event.frame.needs)
    if check is not None and not check(event, scene):
        return False
    return not _purpose(event, scene)


def _has_force(event: Event, scene: Scene) -> bool:
    if any(is_force(t, scene) or is_state(t, scene) for t in event.actors):
        # a state alone "moves" or "remains" in politics only
        return any(is_force(t, scene) for t in event.actors) or event.event_type in (
            "advance",
            "fortification",
            "withdrawal",
        )
    if event.event_type == "displacement":
        return any(is_civilian(t, scene) for t in event.actors)
    return any(t.pos_ == "PRON" for t in event.actors)


def _has_people(event: Event, scene: Scene) -> bool:
    return any(is_civilian(t, scene) or is_force(t, scene) or t.pos_ == "PRON" for t in event.actors) or (
        event.trigger.lemma_ in ("influx", "exodus", "displacement")
    )


def _has_place_object(event: Event, scene: Scene) -> bool:
    if event.trigger.pos_ in ("NOUN", "PROPN"):
        places = [*objects_of(event.trigger, ("of", "over", "in"))]
        if event.trigger.lemma_ == "control":
            return event.light is not None and bool(event.actors) and any(is_placelike(t, scene) for t in places)
        return any(is_placelike(t, scene) for t in places) or (
            event.trigger.lemma_ == "takeover" and bool(event.actors)
        )
    objects = [*event.objects, *expand(objects_of(event.trigger, ("of", "over")))]
    if any(c.lower_ == "control" for c in event.trigger.children):
        control = next(c for c in event.trigger.children if c.lower_ == "control")
        objects += expand(objects_of(control, ("of", "over")))
    return any(is_placelike(t, scene) for t in objects)


def _has_count(event: Event, scene: Scene) -> bool:
    return any(
        t.like_num or t.lemma_.lower() in ("thousand", "hundred", "dozen") for t in event.trigger.subtree
    ) and any(t.lemma_.lower() in scene.words("force_nouns") for t in event.trigger.subtree)


def _has_armed_words(event: Event, scene: Scene) -> bool:
    trigger = event.trigger
    span = list(trigger.subtree) + (list(event.light.subtree) if event.light is not None else [])
    if trigger.dep_ in ("pobj", "dobj", "nsubj", "conj"):
        span += list(trigger.head.subtree)
    if event.frame.event in ("request", "authorization"):
        span = list(paragraph(trigger)) if trigger.pos_ == "NOUN" else list(trigger.sent)
    near = {t.lemma_.lower() for t in span if t.i != trigger.i}
    if trigger.lemma_ in ("involvement", "commitment", "action", "operation"):
        return any(c.lower_ in ("military", "armed") for c in trigger.children)
    return bool(near & scene.words("military"))


def _is_violent(event: Event, scene: Scene) -> bool:
    trigger, lemma = event.trigger, event.trigger.lemma_.lower()
    if lemma == "fire" and trigger.pos_ == "NOUN":
        return any(
            c.lower_ in ("artillery", "mortar", "rocket", "tank", "missile", "small", "gun") for c in trigger.children
        )
    if lemma in ("hit", "strike", "target", "destroy", "fire", "execute", "kill", "wound", "injure", "storm", "raid"):
        armed = any(is_actor(t, scene) for t in (*event.actors, *event.targets))
        words = {t.lemma_.lower() for t in trigger.sent}
        return armed or bool(
            words
            & (
                scene.words("military")
                | {"airstrike", "shell", "shelling", "artillery", "rocket", "mortar", "bomb", "mine", "strike"}
            )
        )
    return True


def _purpose(event: Event, scene: Scene) -> bool:
    """As in "sent troops to fight": the purpose of another event is not reported as done."""
    verb = event.trigger if event.trigger.pos_ == "VERB" else event.light
    if verb is None:
        verb = event.trigger
    while (
        verb.dep_ == "xcomp" and verb.head.lemma_ in ("help", "assist", "try", "attempt") and verb.head.dep_ != "ROOT"
    ):
        verb = verb.head  # "to help repel": the purpose is the helping
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children) and not lies_ahead(verb, scene)
    if any(c.dep_ == "aux" and c.lower_ in ("could", "would", "may", "might") for c in verb.head.children):
        return False  # what somebody could do is reported as a possibility
    return (
        infinitive
        and verb.dep_ in ("advcl", "relcl", "acl")
        and verb.head.lemma_.lower() not in ("plan", "order", "intention", "decision")
    )
