"""What a request, an authorization or an agreement is about: the event asked for, by whom and where it would be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geonews.positions.actors.parties import Party
from geonews.positions.actors.roles import Event
from geonews.positions.parse.grammar import is_force
from geonews.positions.parse.scene import Scene, subtree_span
from geonews.positions.places.phrases import Phrase
from geonews.positions.status.claim import Claim
from geonews.vocabulary import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

TALK = ("request", "authorization", "agreement")


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The content of a speech act; every field is None where the words do not say."""

    event_type: EventType | None = None
    actor: str | None = None
    place: str | None = None


def read_about(
    talk: Event,
    read: Sequence[tuple[Event, Claim]],
    named: Mapping[int, Party | None],
    phrases: Mapping[int, Sequence[Phrase]],
    scene: Scene,
) -> About:
    """What `talk` is about, from the other events of its sentence that it governs, else from the force it names."""
    heads = {t.i for t in talk.anchors}
    for event, claim in read:
        if event.trigger.i != talk.trigger.i and event.event_type not in TALK and _governs(heads, claim):
            return About(
                event_type=event.event_type, actor=_actor(event, named), place=_place(phrases.get(event.trigger.i, ()))
            )
    force = _force(talk.trigger, scene)
    if force is None:
        return About()
    return About(event_type="deployment", actor=_words(force))


def _governs(heads: set[int], claim: Claim) -> bool:
    return any(token.i in heads for token in claim.path[1:])


def _actor(event: Event, named: Mapping[int, Party | None]) -> str | None:
    party = next((p for t in event.actors if (p := named.get(t.i)) is not None), None)
    return None if party is None else party.name or party.text


def _place(phrases: Sequence[Phrase]) -> str | None:
    return next(
        (p.location.place.name for p in phrases if p.location is not None and p.location.place is not None), None
    )


def _force(trigger: Token, scene: Scene) -> Token | None:
    """As in "a request for troops", "asked for peacekeepers"."""
    return next(
        (
            noun
            for prep in trigger.children
            if prep.dep_ == "prep" and prep.lower_ == "for"
            for noun in prep.children
            if noun.dep_ == "pobj" and is_force(noun, scene)
        ),
        None,
    )


def _words(noun: Token) -> str:
    span = subtree_span(noun)
    return noun.doc[span.start : noun.i + 1].text
