"""Whether a trigger really reports an event, and which type its participants make it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geonews.positions.actors.roles import Event
from geonews.positions.parse.grammar import (
    COUNTS,
    SUBJECTS,
    expand,
    is_actor,
    is_civilian,
    is_force,
    is_placelike,
    is_state,
    objects_of,
    paragraph,
    subject_of,
)
from geonews.positions.parse.notes import is_note, is_trace
from geonews.positions.parse.scene import Scene, is_designation, is_war_word, lemma_of
from geonews.positions.status.headlines import lies_ahead

if TYPE_CHECKING:
    from spacy.tokens import Token


def complete(event: Event, scene: Scene) -> bool:
    """Whether what the frame needs was found (an armed body, a place, a count …)."""
    checks = {
        "force": _has_force,
        "people": _has_people,
        "place": _has_place_object,
        "count": _has_count,
        "armed_words": _has_armed_words,
        "violence": _is_violent,
        "weapon": _brings_down,
        "shots": _is_gunfire,
        "works": _builds_works,
        "traces": _is_traced,
        "seen": _is_seen,
        "held": _has_place_object,
        "driven": _has_people,
        "recruits": _has_recruits,
    }
    check = checks.get(event.frame.needs)
    if check is not None and not check(event, scene):
        return False
    if event.event_type == "agreement" and event.trigger.pos_ == "NOUN" and not _is_dealt(event.trigger, scene):
        return False
    if event.event_type in ("movement", "withdrawal") and _is_no_move(event, scene):
        return False
    if event.event_type == "clash" and event.trigger.pos_ == "VERB" and not event.actors:
        own = [c for c in event.trigger.children if c.dep_ in SUBJECTS]  # "parents fight for a school"
        return not own and (event.trigger.tag_ == "VBG" or not subject_of(event.trigger))
    return not is_purpose(event, scene)


def _is_dealt(noun: Token, scene: Scene) -> bool:
    """Somebody makes, keeps or breaks the truce; "the ceasefire line" and "asked about the truce" are not enough."""
    node = noun
    while node.dep_ in ("conj", "compound") or (
        node.dep_ == "pobj" and node.head.lower_ in ("of", "to", "on", "into", "for")
    ):
        node = node.head.head if node.dep_ == "pobj" else node.head
        if node.dep_ == "ROOT":
            break
    verb = node if node.pos_ in ("VERB", "AUX") else node.head
    if noun.dep_ == "attr" and any(c.dep_ == "expl" for c in noun.head.children):  # "there is no truce"
        return True
    return node.i == noun.sent.root.i or lemma_of(verb) in scene.words("dealing") | scene.words("denying")


def _is_no_move(event: Event, scene: Scene) -> bool:
    """As in "a missile flying over X", "drove a tank over a car"."""
    weapons = scene.words("projectiles") | {"drone", "uav"}
    if event.actors and all(lemma_of(t) in weapons for t in event.actors):
        return True
    lemma = lemma_of(event.trigger)
    objects = [c for c in event.trigger.children if c.dep_ == "dobj"]
    if lemma in ("withdraw", "turn", "quit", "exit") and objects:  # "withdrew their support", "turned back migrants"
        movable = [t for t in objects if is_force(t, scene) or is_civilian(t, scene) or is_placelike(t, scene)]
        return not movable and not any(lemma_of(t) in scene.words("things") for t in objects)
    if lemma_of(event.trigger) == "pull" and event.frame.needs == "force":
        return not any(is_force(t, scene) for t in event.objects) and not any(
            c.lower_ in ("out", "back", "away", "home") for c in event.trigger.children
        )
    return lemma in ("drive", "fly", "roll") and (
        event.trigger.dep_ in ("acl", "advcl") or (bool(objects) and not any(is_force(t, scene) for t in event.actors))
    )


def _has_recruits(event: Event, scene: Scene) -> bool:
    """Who is called up; a noun alone will do, unless it is of voters or of money."""
    trigger = event.trigger
    bodies = [*event.actors, *event.objects, *objects_of(trigger, ("of",))]
    if any(is_force(t, scene) or is_civilian(t, scene) for t in bodies):
        return True
    if any(lemma_of(t) in ("man", "youth", "teenager", "boy", "volunteer", "convict") for t in expand(bodies)):
        return True
    return trigger.pos_ == "NOUN" and not objects_of(trigger, ("of",))


def _has_force(event: Event, scene: Scene) -> bool:
    if event.trigger.pos_ == "NOUN" and lemma_of(event.trigger) in scene.words("force_nouns"):
        return any(is_actor(t, scene) for t in event.actors) and not _is_struck(event.trigger, scene)
    if any(is_force(t, scene) or is_state(t, scene) for t in event.actors):
        # a state alone "moves" or "remains" in politics only
        return any(is_force(t, scene) for t in event.actors) or event.event_type in (
            "advance",
            "fortification",
            "withdrawal",
        )
    if event.event_type == "displacement":
        return any(is_civilian(t, scene) or _is_people(t) for t in event.actors)
    return any(t.pos_ == "PRON" for t in event.actors)


def _is_struck(noun: Token, scene: Scene) -> bool:
    """As in "hit a convoy of soldiers": what an attack hits is not told to move."""
    node = noun
    while node.dep_ in ("conj", "pobj", "prep") and node.head.pos_ in ("NOUN", "PROPN", "ADP"):
        node = node.head
    verb = node.head.head if node.dep_ == "prep" else node.head
    if node.dep_ not in ("dobj", "nsubjpass", "pobj", "prep"):
        return False
    frames = (scene.lexicon.by_verb(lemma_of(verb)), scene.lexicon.by_noun(lemma_of(verb)))
    return any(f is not None and f.event in ("attack", "air_strike", "clash") for f in frames)


def _has_people(event: Event, scene: Scene) -> bool:
    people = [*event.actors, *(event.objects if event.trigger.pos_ == "VERB" else ())]
    if any(is_civilian(t, scene) or is_force(t, scene) or t.pos_ == "PRON" or _is_people(t) for t in people):
        return True
    lemma = event.trigger.lemma_
    if lemma == "evacuation":
        return any(scene.location(t) is not None for t in objects_of(event.trigger, ("of", "from")))
    return lemma in ("influx", "exodus", "displacement")


def _is_people(token: Token) -> bool:
    """As in "ethnic Armenians", "hundreds"."""
    return (token.ent_type_ == "NORP" and token.pos_ in ("NOUN", "PROPN")) or token.lemma_.lower() in COUNTS


def _has_place_object(event: Event, scene: Scene) -> bool:
    if event.frame.needs == "held":
        return any(scene.location(t) is not None for t in event.objects)
    if event.trigger.pos_ in ("NOUN", "PROPN"):
        places = [*objects_of(event.trigger, ("of", "over", "in"))]
        if event.trigger.lemma_ == "control" and _under(event.trigger):
            return event.light is not None and any(is_placelike(t, scene) for t in subject_of(event.light))
        if event.trigger.lemma_ == "control":
            return event.light is not None and bool(event.actors) and any(is_placelike(t, scene) for t in places)
        return any(is_placelike(t, scene) for t in places) or (
            event.trigger.lemma_ == "takeover" and bool(event.actors)
        )
    objects = [*event.objects, *expand(objects_of(event.trigger, ("of", "over")))]
    if any(c.lower_ == "control" for c in event.trigger.children):
        control = next(c for c in event.trigger.children if c.lower_ == "control")
        objects += expand(objects_of(control, ("of", "over", "in")))
    if any(is_placelike(t, scene) or lemma_of(t) in scene.words("holdings") for t in objects):
        return True
    armed = any(is_force(t, scene) and lemma_of(t) not in scene.words("unsure_forces") for t in event.actors)
    return armed and any(_is_unknown_place(t, scene) for t in objects)


def _is_unknown_place(token: Token, scene: Scene) -> bool:
    """A name that no gazetteer knows, or "it" after a place: what armed bodies take and hold is a place."""
    if token.lower_ in ("it", "them") and token.pos_ == "PRON":
        return any(t.i in scene.location_tokens for t in token.sent if t.i < token.i)
    named = token.pos_ == "PROPN" and token.i not in scene.actors and token.text[0].isupper()
    return named and token.ent_type_ in ("", "GPE", "LOC", "FAC", "ORG", "PRODUCT")


def _has_count(event: Event, scene: Scene) -> bool:
    return any(
        t.like_num or t.lemma_.lower() in ("thousand", "hundred", "dozen") for t in event.trigger.subtree
    ) and any(is_force(t, scene) for t in event.trigger.subtree)


def _has_armed_words(event: Event, scene: Scene) -> bool:
    trigger = event.trigger
    span = list(trigger.subtree) + (list(event.light.subtree) if event.light is not None else [])
    if trigger.dep_ in ("pobj", "dobj", "nsubj", "conj"):
        span += list(trigger.head.subtree)
    if event.frame.event in ("request", "authorization"):
        span = list(paragraph(trigger)) if trigger.pos_ == "NOUN" else list(trigger.sent)
    near = {t.lemma_.lower() for t in span if t.i != trigger.i}
    if event.event_type == "agreement" and any(
        is_force(t, scene) and lemma_of(t) not in scene.words("unsure_forces") for t in event.actors
    ):
        return True
    if event.frame.event in ("request", "authorization"):
        own = {t.i for c in trigger.children if c.dep_ in ("nsubj", "nsubjpass") for t in c.subtree}
        span = [t for t in trigger.subtree if t.i not in own] if trigger.pos_ == "VERB" else span
        near = {t.lemma_.lower() for t in span if t.i != trigger.i}
    if trigger.lemma_ in ("involvement", "commitment", "action", "operation"):
        return any(c.lower_ in ("military", "armed") for c in trigger.children)
    powers = lemma_of(trigger) in ("intervene", "intervention") and any(_is_power(t, scene) for t in event.actors)
    if powers and any(scene.location(t) is not None for t in objects_of(trigger, ("in",))):
        return True
    if event.frame.event in ("request", "authorization"):
        asked = scene.words("requested") | (scene.words("force_nouns") - scene.words("unsure_forces"))
        if near & asked or any(_is_sending(t, scene) for t in span):
            return True
    return bool(near & scene.words("military")) or any(is_war_word(t, scene.lexicon) for t in span if t.i != trigger.i)


def _is_sending(verb: Token, scene: Scene) -> bool:
    """As in "approved sending police officers": what is asked for or allowed."""
    frame = scene.lexicon.by_verb(lemma_of(verb)) if verb.pos_ == "VERB" else None
    sent = frame is not None and frame.event == "deployment"
    return sent and any(is_force(t, scene) for t in expand([c for c in verb.children if c.dep_ == "dobj"]))


def _brings_down(event: Event, scene: Scene) -> bool:
    """A weapon or a craft is intercepted, no boat with smugglers and no phone call."""
    objects = [*event.objects, *event.targets, *expand(objects_of(event.trigger, ("of",)))]
    objects += [c for t in objects for c in t.children if c.dep_ in ("compound", "amod", "appos")]
    return any(lemma_of(t) in scene.words("brought_down") or is_designation(t) for t in objects)


def _is_gunfire(event: Event, scene: Scene) -> bool:
    """Shots, bursts and projectiles that somebody counted or heard, with a word of their weapon."""
    near = {lemma_of(t) for t in event.trigger.sent if t.i != event.trigger.i}
    listed = event.trigger.dep_ == "conj" and event.trigger.head.pos_ == "NOUN"
    return event.trigger.tag_ == "NNS" and not listed and bool(near & scene.words("gunfire"))


def _builds_works(event: Event, scene: Scene) -> bool:
    trigger = event.trigger
    if trigger.pos_ != "VERB" or lemma_of(trigger) in ("fortify", "dig", "mine"):
        return True
    if lemma_of(trigger) == "entrench":
        return any(is_force(t, scene) for t in event.actors)
    return any(lemma_of(t) in scene.words("works") for t in event.objects)


def _is_power(token: Token, scene: Scene) -> bool:
    """A state, a bloc or an armed body; no bank and no minister."""
    return is_actor(token, scene) or token.ent_type_ in ("GPE", "NORP", "ORG")


def _is_violent(event: Event, scene: Scene) -> bool:
    trigger, lemma = event.trigger, event.trigger.lemma_.lower()
    if lemma == "fire" and trigger.pos_ == "NOUN":
        if is_note(trigger.sent, scene) and is_trace(trigger, scene):
            return True
        return _under(trigger) or any(
            lemma_of(c) in scene.words("fire_kinds") or is_force(c, scene) for c in trigger.children
        )
    if lemma in ("beat", "board"):
        strong = any(is_force(t, scene) and lemma_of(t) not in scene.words("unsure_forces") for t in event.actors)
        return strong and (lemma == "board" or any(is_civilian(t, scene) for t in event.targets))
    if lemma in ("bombard", "shower", "pelt", "besiege"):
        means = objects_of(trigger, ("with",))
        if means and not any(is_war_word(t, scene.lexicon) or lemma_of(t) in scene.words("projectiles") for t in means):
            return False
    if lemma == "impact":
        return _by_weapon(trigger, scene)
    if trigger.pos_ == "VERB" and lemma in (
        "hit",
        "strike",
        "target",
        "destroy",
        "fire",
        "execute",
        "kill",
        "wound",
        "injure",
        "storm",
        "raid",
    ):
        armed = any(is_actor(t, scene) for t in event.actors) or any(is_force(t, scene) for t in event.targets)
        words = {t.lemma_.lower() for t in trigger.sent if t.i != trigger.i}
        return (
            armed
            or is_note(trigger.sent, scene)
            or bool(
                words
                & (
                    scene.words("military")
                    | {"airstrike", "shell", "shelling", "artillery", "rocket", "mortar", "bomb", "mine", "strike"}
                )
            )
        )
    return True


def _under(noun: Token) -> bool:
    """As in "came under fire"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "under"


def _is_seen(event: Event, scene: Scene) -> bool:
    """As in "fighters were seen near X"."""
    passive = any(c.dep_ == "nsubjpass" for c in event.trigger.children)
    strong = [t for t in event.actors if is_force(t, scene) and lemma_of(t) not in scene.words("unsure_forces")]
    return passive and bool(strong)


def _is_traced(event: Event, scene: Scene) -> bool:
    """What an attack left, in a note or with its weapon named."""
    trigger = event.trigger
    if lemma_of(trigger) in ("damage", "destruction", "destroy") and _by_weapon(trigger, scene):
        return True
    ruins = trigger.pos_ == "VERB" and lemma_of(trigger) in ("burn", "damage", "ruin") and event.objects
    if ruins and any(is_force(t, scene) and lemma_of(t) not in scene.words("unsure_forces") for t in event.actors):
        return True
    return is_note(trigger.sent, scene) and is_trace(trigger, scene)


def _by_weapon(noun: Token, scene: Scene) -> bool:
    """As in "damage from shelling", "impact of a missile"."""
    causes = [*objects_of(noun, ("of", "from", "by", "after")), *expand([c for c in noun.children if c.dep_ != "dobj"])]
    if noun.pos_ == "VERB":
        causes += [p for c in noun.children if c.dep_ == "agent" for p in c.children]
    weapons = scene.words("projectiles") | scene.words("aircraft_nouns")
    return any(
        lemma_of(t) in weapons or lemma_of(t) in ("explosive", "shrapnel", "war") or scene.lexicon.is_clear(lemma_of(t))
        for t in causes
    )


def is_purpose(event: Event, scene: Scene) -> bool:
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
        and verb.head.lemma_.lower() not in scene.words("resolving")
    )
