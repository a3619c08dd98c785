"""The finer type of an event that its participants give."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geonews.positions.actors.roles import Event
from geonews.positions.parse.grammar import COUNTS, is_civilian, is_force, is_state, objects_of
from geonews.positions.parse.scene import Scene, lemma_of
from geonews.vocabulary import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token


def retyped(event: Event, scene: Scene) -> Event:
    """The event with the type that its participants give it."""
    finer = {
        "attack": _of_attack,
        "air_strike": _of_air_strike,
        "control": _of_control,
        "deployment": _of_deployment,
        "displacement": _of_displacement,
        "withdrawal": _of_movement,
        "movement": _of_movement,
        "crossing": _of_movement,
    }.get(event.event_type)
    kind = event.event_type if finer is None else finer(event, scene)
    return event if kind == event.event_type else replace(event, event_type=kind)


def _of_attack(event: Event, scene: Scene) -> EventType:
    brought_down = event.frame.needs in ("weapon", "shots")
    return "air_strike" if not brought_down and _by_air(event, scene) else "attack"


def _of_air_strike(event: Event, scene: Scene) -> EventType:
    bombed = lemma_of(event.trigger) in ("bomb", "bombing")
    return "attack" if bombed and _by_rebels(event, scene) else "air_strike"


def _of_control(event: Event, _: Scene) -> EventType:
    """As in "came under the control of", "occupied the town" of what was done and not of what is."""
    comes = event.light is not None and event.light.lemma_ in ("come", "fall", "pass")
    occupies = event.trigger.lemma_ == "occupy" and event.trigger.tag_ == "VBD" and bool(event.objects)
    return "capture" if comes or occupies else "control"


def _of_deployment(event: Event, _: Scene) -> EventType:
    stationed = event.trigger.lemma_ in ("base", "station", "post", "billet", "concentrate")
    return "presence" if stationed and _stands(event) else "deployment"


def _of_displacement(event: Event, scene: Scene) -> EventType:
    """Civilians are displaced, a force withdraws."""
    moves = event.trigger.lemma_ in ("flee", "evacuate", "escape") or event.frame.needs == "driven"
    forces = any(is_force(t, scene) for t in event.actors) and not any(is_civilian(t, scene) for t in event.actors)
    return "withdrawal" if moves and forces else "displacement"


def _of_movement(event: Event, scene: Scene) -> EventType:
    if any(is_civilian(t, scene) for t in event.actors):
        return "displacement" if lemma_of(event.trigger) in scene.words("movers") else event.event_type
    if event.event_type == "withdrawal" and _leaves_for(event, scene):
        return "movement"
    if lemma_of(event.trigger) in scene.words("movers") and any(_is_crowd_of_people(t) for t in event.actors):
        return "displacement"
    over = any(t.lemma_ in ("border", "frontier") for t in objects_of(event.trigger, ("across", "over")))
    enters = event.trigger.lemma_ == "enter" and any(_is_country(t, scene) for t in event.objects)
    return "crossing" if event.event_type == "movement" and (over or enters) else event.event_type


def _leaves_for(event: Event, scene: Scene) -> bool:
    """As in "left X for Y"."""
    goals = objects_of(event.trigger, ("for",))
    return bool(event.objects) and any(scene.location(t) is not None for t in goals)


def _is_crowd_of_people(token: Token) -> bool:
    """As in "thousands streamed into X": people who are no force are not called anything else."""
    counted = token.lemma_.lower().removesuffix("s") in COUNTS
    return counted and not any(c.dep_ == "prep" and c.lower_ == "of" for c in token.children)


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
