"""Event triggers: which words of a sentence report an event."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from geonews.positions.actors.roles import Event, with_roles
from geonews.positions.actors.weapons import falls
from geonews.positions.events.checks import complete
from geonews.positions.events.crowds import is_policing
from geonews.positions.events.finer import retyped
from geonews.positions.events.triggers import match
from geonews.positions.events.war import is_about_war
from geonews.positions.parse.grammar import SUBJECTS, objects_of
from geonews.positions.parse.scene import Scene, lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def find_events(sentence: Span, scene: Scene) -> Iterator[Event]:
    """Events reported in one sentence, in text order; those that miss what their frame needs are left out."""
    for token in sentence:
        found = match(token, scene)
        if found is None or token.i in scene.actors or scene.location(token) is not None:
            continue
        frame, light = found
        if frame.event == "attack" and token.pos_ == "VERB" and (_told_by_noun(token, scene) or _is_toll(token, scene)):
            continue
        if _is_count_of_dead(token, scene):
            continue
        event = with_roles(Event(trigger=token, event_type=frame.event, frame=frame, light=light), scene)
        event = retyped(event, scene)
        if complete(event, scene) and is_about_war(event, scene) and not is_policing(event, scene):
            yield event


def _told_by_noun(verb: Token, scene: Scene) -> bool:
    """As in "an airstrike hit X", "destroyed by shelling": the noun is the event, the verb what it did."""
    agents = [p for c in verb.children if c.dep_ == "agent" for p in c.children]
    if verb.dep_ == "acl" and falls(verb.head.head, scene) and verb.head.dep_ in SUBJECTS:
        return True  # "rockets fired by X landed in Y"
    if lemma_of(verb) in ("kill", "wound", "injure"):
        agents += objects_of(verb, ("in", "during"))
    nouns = [c for c in verb.children if c.dep_ in SUBJECTS] + agents
    return lemma_of(verb) in scene.words("hitting") and any(_is_attack_noun(n, scene) for n in nouns)


def _is_toll(verb: Token, scene: Scene) -> bool:
    """As in "shelled the town, killing ten": what an attack led to is no second attack."""
    if verb.dep_ not in ("advcl", "conj") or verb.tag_ != "VBG" or lemma_of(verb) not in scene.words("hitting"):
        return False
    cause = verb.head.head if verb.dep_ == "conj" and verb.head.tag_ == "VBG" else verb.head
    return any(
        frame is not None and frame.event in ("attack", "air_strike", "clash")
        for token in (cause, *cause.children)
        for frame in (scene.lexicon.by_verb(lemma_of(token)), scene.lexicon.by_noun(lemma_of(token)))
    )


def _is_count_of_dead(verb: Token, scene: Scene) -> bool:
    """As in "Rebels attacked the town. Ten people were killed.": the toll of an event that is told already."""
    if lemma_of(verb) not in ("kill", "wound", "injure", "hurt") or verb.pos_ != "VERB":
        return False
    done_by = any(c.dep_ in ("agent", "dobj") for c in verb.children)
    if done_by or any(t.i in scene.location_tokens for t in verb.subtree):
        return False
    start = verb.sent.start
    while start > 0 and "\n" not in verb.doc[start - 1].text:
        start -= 1
    return any(_tells_attack(t, scene) for t in verb.doc[start : verb.sent.end] if t.i != verb.i)


def _tells_attack(token: Token, scene: Scene) -> bool:
    lemma = lemma_of(token)
    if lemma in ("kill", "wound", "injure", "hurt"):
        return False
    frame = (
        scene.lexicon.by_verb(lemma)
        if token.pos_ == "VERB"
        else scene.lexicon.by_noun(lemma)
        if token.pos_ == "NOUN"
        else None
    )
    return frame is not None and frame.event in ("attack", "air_strike", "clash") and frame.needs != "traces"


def _is_attack_noun(noun: Token, scene: Scene) -> bool:
    frame = scene.lexicon.by_noun(lemma_of(noun))
    return noun.pos_ == "NOUN" and frame is not None and frame.event in ("attack", "air_strike", "clash")
