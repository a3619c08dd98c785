"""Protests and what police do about them: no events, though the words are those of clashes and attacks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from geonews.positions.actors.roles import Event
from geonews.positions.parse.grammar import is_force
from geonews.positions.parse.scene import Scene, lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_POLICED = (
    "attack", "clash", "movement", "deployment", "intervention", "presence", "mobilization", "defence", "fortification",
    "advance", "invasion", "displacement", "withdrawal", "control", "crossing", "capture",
)  # fmt: skip
_OWN_SCENE = (
    "capture",
    "control",
    "withdrawal",
    "displacement",
    "crossing",
    "advance",
    "invasion",
    "fortification",
    "defence",
)
"""Types that a crowd in the sentence before says nothing about."""
_AFTER = ("after", "following", "since", "before", "amid", "despite")


def is_policing(event: Event, scene: Scene) -> bool:
    """Whether an event is what a protest, a riot or an arrest led to, or what a protest is about."""
    if event.event_type not in _POLICED or _is_heavy(event, scene):
        return False
    if any(_is_crowd(t, scene) for t in (*event.actors, *event.targets, *event.objects)):
        return True
    if event.event_type == "clash" and _is_brawl(event, scene):
        return True
    sentence = event.trigger.sent
    if any(_is_crowd(t, scene) or _is_crowd_verb(t) for t in sentence):
        return _is_about(event, scene) or not _stands_apart(event, scene)
    if event.event_type in _OWN_SCENE:
        return False
    if _has_means(sentence, scene):
        return True
    return any(
        any(_is_crowd(t, scene) or _is_crowd_verb(t) for t in before) or _has_means(before, scene)
        for before in _scene_before(sentence, scene)
    )


def _is_heavy(event: Event, scene: Scene) -> bool:
    """Artillery and the like are no means against a crowd."""
    if event.event_type == "air_strike":
        return True
    heavy = {"artillery", "shelling", "airstrike", "rocket", "missile", "mortar", "howitzer", "ied", "landmine", "tank"}
    if lemma_of(event.trigger) in ("shell", "shelling", "bombard", "bombardment", "ambush"):
        return True
    near = [t for t in event.trigger.subtree if not _is_crowd(t, scene)]
    return any(lemma_of(t) in heavy for t in near) and not any(_is_crowd(t, scene) for t in event.trigger.sent)


def _is_crowd(token: Token, scene: Scene) -> bool:
    if token.dep_ == "compound" and lemma_of(token) == "riot":
        return True
    if token.dep_ == "poss":  # "the protesters' militia"
        return False
    return lemma_of(token) in scene.words("crowds") and token.pos_ in ("NOUN", "PROPN", "VERB")


def _is_crowd_verb(token: Token) -> bool:
    return token.pos_ == "VERB" and token.lemma_.lower() in ("protest", "demonstrate", "riot", "picket")


def _is_brawl(event: Event, scene: Scene) -> bool:
    """A clash with people who bear no arms, or in an arrest."""
    unarmed = [t for t in event.actors if lemma_of(t) in scene.words("unarmed")]
    subject = [c for c in event.trigger.children if c.dep_ == "nsubj" and lemma_of(c) in scene.words("unarmed")]
    raid = any(
        t.lower_ == "arrest" and lemma_of(t.head) in ("raid", "campaign", "operation") for t in event.trigger.sent
    )
    return bool(unarmed or subject or raid)


def _has_means(sentence: Span, scene: Scene) -> bool:
    """Tear gas, stones and warning shots."""
    pairs = {" ".join(pair) for pair in pairwise(t.lower_ for t in sentence)}
    if pairs & scene.words("crowd_pairs"):
        return True
    thrown = any(lemma_of(t) in ("hurl", "throw", "pelt", "lob") for t in sentence)
    return thrown and any(lemma_of(t) in scene.words("crowd_means") for t in sentence)


def _is_about(event: Event, scene: Scene) -> bool:
    """As in "protested against the occupation": the event is what the protest is about."""
    node = event.trigger
    while node.head.i != node.i:
        about = node.dep_ == "pobj" and node.head.lower_ in ("against", "over", "at", "to", "by", "about")
        if about and (_is_crowd(node.head.head, scene) or _is_crowd_verb(node.head.head)):
            return True
        node = node.head
    return False


def _stands_apart(event: Event, scene: Scene) -> bool:
    """As in "the attack sparked protests", "after the raid, residents protested"."""
    for token in event.anchors:
        if lemma_of(token.head) in scene.words("sparking") and token.dep_ == "nsubj":
            return True
        node = token
        while node.head.i != node.i:
            if node.dep_ in ("pobj", "advcl", "pcomp") and (
                node.head.lower_ in _AFTER or any(c.lower_ in _AFTER and c.dep_ == "mark" for c in node.children)
            ):
                return True
            node = node.head
    return event.event_type in _OWN_SCENE and any(is_force(t, scene) for t in event.actors)


def _scene_before(sentence: Span, scene: Scene) -> Iterator[Span]:
    """Sentences before this one in its paragraph, back to the one that names the place where they all play."""
    if _names_place(sentence, scene):
        return
    start = sentence.start
    while start > 0 and "\n" not in sentence.doc[start - 1].text:
        before = sentence.doc[start - 1].sent
        yield before
        if _names_place(before, scene):
            return
        start = before.start


def _names_place(sentence: Span, scene: Scene) -> bool:
    return any(
        location.mention.mention_type == "literal" and location.place is not None and location.place.kind != "country"
        for token in sentence
        if (location := scene.locations.get(token.i)) is not None
    )
