"""The finer type of an event that its participants give."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geonews.positions.grammar import is_civilian, is_force, is_state, objects_of
from geonews.positions.roles import Event
from geonews.positions.scene import Scene, lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def retyped(event: Event, scene: Scene) -> Event:
    """The finer type that the participants give."""
    heads = {t.lemma_.lower() for t in event.actors}
    kind = event.event_type
    if kind == "attack" and event.frame.needs not in ("weapon", "shots") and _by_air(event, scene):
        kind = "air_strike"
    elif kind == "air_strike" and lemma_of(event.trigger) in ("bomb", "bombing") and _by_rebels(event, scene):
        kind = "attack"
    elif kind == "control" and event.light is not None and event.light.lemma_ in ("come", "fall", "pass"):
        kind = "capture"
    elif (
        kind == "displacement"
        and event.trigger.lemma_ in ("flee", "evacuate", "escape")
        and any(is_force(t, scene) for t in event.actors)
    ):
        if not any(is_civilian(t, scene) for t in event.actors):
            kind = "withdrawal"
    elif kind == "displacement" and event.frame.needs == "driven" and any(is_force(t, scene) for t in event.actors):
        kind = "withdrawal"
    elif (
        kind == "deployment"
        and event.trigger.lemma_ in ("base", "station", "post", "billet", "concentrate")
        and _stands(event)
    ):
        kind = "presence"
    elif kind == "control" and event.trigger.lemma_ == "occupy" and event.trigger.tag_ == "VBD" and event.objects:
        kind = "capture"
    elif kind in ("withdrawal", "movement", "crossing") and any(is_civilian(t, scene) for t in event.actors):
        kind = "displacement" if lemma_of(event.trigger) in scene.words("movers") else kind
    elif kind == "movement" and any(
        t.lemma_ in ("border", "frontier") for t in objects_of(event.trigger, ("across", "over"))
    ):
        kind = "crossing"
    elif kind == "movement" and event.trigger.lemma_ == "enter" and any(_is_country(t, scene) for t in event.objects):
        kind = "crossing"
    elif kind == "invasion" and event.trigger.lemma_ == "intrusion":
        kind = "invasion"
    elif kind == "capture" and heads & {"police"} and not event.objects:
        kind = "capture"
    return event if kind == event.event_type else replace(event, event_type=kind)


def _stands(event: Event) -> bool:
    """As in "are based in X": they are there, whenever they were sent."""
    helpers = [c for c in event.trigger.children if c.dep_ in ("auxpass", "aux")]
    return event.owner is None and any(c.tag_ in ("VBZ", "VBP") and c.lemma_ == "be" for c in helpers)


def _by_rebels(event: Event, scene: Scene) -> bool:
    """Those who bomb without aircraft."""
    known = [scene.actors[t.i].type for t in event.actors if t.i in scene.actors]
    return any(lemma_of(t) in scene.words("without_aircraft") for t in event.actors) or (
        bool(known) and set(known) <= {"rebel_group"}
    )


def _is_country(token: Token, scene: Scene) -> bool:
    return is_state(token, scene) or token.lemma_.lower() == "country"


def _by_air(event: Event, scene: Scene) -> bool:
    air = scene.words("aircraft_nouns")
    tools = [p for c in event.trigger.children if c.lower_ in ("with", "from", "using") for p in c.children]
    named = [*event.actors, *(c for c in event.trigger.children if c.dep_ != "dobj"), *tools]
    modifiers = [
        c for t in (*event.actors, *event.objects) for c in t.children if c.dep_ in ("compound", "amod", "nmod")
    ]
    if any(c.lower_ in ("suicide", "car") for t in event.actors for c in t.children):
        return False
    return any(t.lemma_.lower() in air or t.lower_ in ("air", "aerial") for t in (*named, *modifiers))
