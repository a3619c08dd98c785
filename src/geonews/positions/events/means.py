"""With what an event was done: weapon words of who strikes, of the strike itself and of what is used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from geonews.positions.actors.roles import Event
from geonews.positions.parse.grammar import SUBJECTS
from geonews.positions.parse.scene import Scene, lemma_of
from geonews.vocabulary import Means

if TYPE_CHECKING:
    from spacy.tokens import Token

ARMED = ("attack", "air_strike", "clash", "invasion", "intervention", "capture", "defence", "advance")
_TOOLS = ("with", "using", "by", "from", "via", "through", "of", "in", "involving")
_LAUNCHING = ("fire", "launch", "drop", "use", "detonate", "explode", "shoot", "plant", "employ", "lob", "rain")
"""Verbs whose object is the weapon; what others have as object is hit."""
_MODIFIERS = ("compound", "amod", "nmod", "poss")
_LONGEST = 3


def means_of(event: Event, scene: Scene) -> Means | None:
    """The means of a violent event, None when the words name none. What is hit is no means ("struck a tank")."""
    if event.event_type not in ARMED:
        return None
    hit = {t.i for target in (*event.targets, *event.objects) for t in target.subtree}
    for place in (_strikers(event), _strike(event), _tools(event), _around(event)):
        found = _first(place, hit, scene)
        if found is not None:
            return found
    return "aircraft" if event.event_type == "air_strike" and lemma_of(event.trigger) == "airstrike" else None


def _strikers(event: Event) -> Iterator[Token]:
    for verb in event.anchors:
        for child in verb.children:
            if child.dep_ in SUBJECTS and child.i != event.trigger.i and child.dep_ != "nsubjpass":
                yield child
            elif child.dep_ == "agent":
                yield from child.children
    yield from (t for t in event.actors if t not in event.objects)


def _strike(event: Event) -> Iterator[Token]:
    """The trigger with its tools first: "shelled with mortars" is told by the mortars, "shelled" by itself."""
    yield from (c for c in event.trigger.children if c.dep_ in ("compound", "amod", "nmod"))
    yield from _tools(event)
    yield event.trigger


def _tools(event: Event) -> Iterator[Token]:
    for verb in event.anchors:
        launching = lemma_of(verb) in _LAUNCHING
        for child in verb.children:
            if child.dep_ in ("prep", "agent") and child.lower_ in _TOOLS:
                yield from (p for p in child.children if p.dep_ in ("pobj", "pcomp"))
            elif launching and child.dep_ in ("dobj", "nsubjpass"):
                yield child
                yield from child.conjuncts
            elif child.dep_ in ("advcl", "xcomp", "acl") and child.lower_ in ("using", "involving"):
                yield from (p for p in child.children if p.dep_ == "dobj")


def _around(event: Event) -> Iterator[Token]:
    """Other words of the trigger's own phrase, and the noun it hangs on ("explosion of a mine", "mine blast")."""
    for token in event.trigger.subtree:
        if not any(a.dep_ in ("relcl", "advcl", "ccomp") for a in (token, *token.ancestors) if a.i > event.trigger.i):
            yield token


def _first(tokens: Iterable[Token], hit: set[int], scene: Scene) -> Means | None:
    """The first means that is named; "unknown weapons" only where no other is."""
    unknown: Means | None = None
    for token in tokens:
        means = _named(token, scene, hit)
        if means not in (None, "unknown"):
            return means
        unknown = unknown or means
    return unknown


def _named(token: Token, scene: Scene, hit: set[int]) -> Means | None:
    """The means that a word names with the words before it: the longest of the lexicon's phrases."""
    if token.i in hit and not _is_launched(token):
        return None
    before = [t for t in token.lefts if t.dep_ in _MODIFIERS and t.i < token.i]
    nearby = [lemma_of(t) for t in token.doc[max(token.i - _LONGEST, token.sent.start) : token.i] if not t.is_punct]
    own = lemma_of(token)
    for size in range(_LONGEST - 1, 0, -1):
        phrase = " ".join([*nearby[-size:], own])
        if len(nearby) >= size and (found := _listed(phrase, scene)) is not None:
            return found
    for word in (*(lemma_of(t) for t in before), own):
        if (found := _listed(word, scene)) is not None:
            return found
    return None


def _is_launched(token: Token) -> bool:
    """As in "fired mortars and machine guns": an object that is the weapon."""
    while token.dep_ == "conj":
        token = token.head
    return token.dep_ in ("dobj", "nsubjpass") and lemma_of(token.head) in _LAUNCHING


def _listed(words: str, scene: Scene) -> Means | None:
    return next((means for means, known in scene.lexicon.means.items() if words in known), None)
