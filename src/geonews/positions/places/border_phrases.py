"""Phrases about borders: whose border, with whom, along it or across it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geonews.positions.actors.parties import Party
from geonews.positions.actors.roles import Event
from geonews.positions.parse.grammar import paragraph, subject_of
from geonews.positions.parse.scene import Scene
from geonews.positions.places.phrases import Phrase, preposition_of, span_of, words_of
from geonews.vocabulary import SpatialOp

if TYPE_CHECKING:
    from spacy.tokens import Token

BORDER_NOUNS = ("border", "frontier", "boundary")
BORDER_HEADS = (
    "defence",
    "defense",
    "security",
    "guard",
    "post",
    "force",
    "fortification",
    "measure",
    "crossing",
    "area",
    "region",
    "zone",
)


def border_phrase(
    token: Token, scene: Scene, events: Sequence[Event], parties: dict[int, Party | None]
) -> Phrase | None:
    """As in "along its border with Syria", "the Iraq-Syria border", "crossing the border", "border defences"."""
    sides = [iso for iso in (_iso(c, scene) for c in _name_parts(token)) if iso]
    other = [
        iso
        for c in token.children
        if c.lower_ in ("with", "between") and c.dep_ == "prep"
        for p in c.children
        for t in (p, *p.conjuncts)
        if (iso := _iso(t, scene))
    ]
    if (side := _side(token, scene)) is not None:  # "on the Syrian side of the border"
        sides = [side, *(iso for iso in sides if iso != side)]
    own = next((c for c in token.children if c.dep_ == "poss" and c.pos_ == "PRON"), None)
    subject = (
        sides[0] if sides else _subject_country(token, events, parties, scene) if own is not None or other else None
    )
    modifies = token.dep_ in ("compound", "amod", "nmod") and token.head.lemma_.lower() in BORDER_HEADS
    if modifies:
        head = token.head
        owner = (
            next((iso for c in (*head.children, *_of(head)) if c.i != token.i and (iso := _iso(c, scene))), None)
            or subject
            or _subject_country(head, events, parties, scene)
        )
        if owner is None:
            return None
        neighbour = _paragraph_neighbour(token, scene, owner)
        return Phrase(
            op="border_of",
            text=words_of(head),
            span=span_of(head),
            iso2=owner,
            neighbour=neighbour,
            neighbour_inferred=neighbour is not None,
        )
    pair = [*dict.fromkeys([*([subject] if subject else []), *sides, *other])]
    inferred = False
    if len(pair) < 2:
        guess = [iso for iso in _countries_near(token, scene) if iso not in pair]
        pair += guess[: 2 - len(pair)]
        inferred = True
    if not pair:
        return None
    if len(pair) > 1 and not sides and not own and subject is None:
        home = _subject_country(token, events, parties, scene)
        pair = sorted(pair[:2], key=lambda iso: iso != home)
    crossing = (token.dep_ == "dobj" and token.head.lemma_ in ("cross", "breach")) or preposition_of(token) in (
        "across",
        "over",
        "through",
    )
    op: SpatialOp = "cross_border" if crossing else "along_border" if len(pair) > 1 else "border_of"
    return Phrase(
        op=op,
        text=words_of(token),
        span=span_of(token),
        iso2=pair[0],
        neighbour=pair[1] if len(pair) > 1 else None,
        neighbour_inferred=inferred,
    )


def _of(noun: Token) -> list[Token]:
    """As in "a border post of X"."""
    return [p for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" for p in c.children]


def _side(token: Token, scene: Scene) -> str | None:
    """Whose side of the border it is."""
    noun = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
    if noun.lemma_.lower() != "side":
        return None
    return next((iso for c in _name_parts(noun) if (iso := _iso(c, scene)) is not None), None)


def _name_parts(token: Token) -> list[Token]:
    parts = [c for c in token.children if c.dep_ in ("compound", "amod", "poss", "nmod", "npadvmod")]
    return sorted([*parts, *(g for c in parts for g in (*c.children, *c.conjuncts))], key=lambda part: part.i)


def _iso(token: Token, scene: Scene) -> str | None:
    location = scene.location(token)
    if location is None or location.place is None or location.place.kind != "country":
        return None
    return location.iso2


def _subject_country(
    token: Token, events: Sequence[Event], parties: dict[int, Party | None], scene: Scene
) -> str | None:
    """Whose border "its border" is: the country of the event's actor or of the clause's subject."""
    node = token
    while node.head.i != node.i:
        node = node.head
        for event in events:
            if node.i in {a.i for a in event.anchors}:
                for actor in ((event.owner,) if event.owner is not None else ()) + event.actors:
                    party = parties.get(actor.i)
                    if party is not None and party.iso2:
                        return party.iso2
                    if (iso := _iso(actor, scene)) is not None:
                        return iso
        if node.pos_ in ("VERB", "AUX"):
            for subject in subject_of(node):
                for part in (subject, *subject.children):
                    if (iso := _iso(part, scene)) is not None:
                        return iso
    return None


def _countries_near(token: Token, scene: Scene) -> list[str]:
    """Countries of the sentence, those nearest before first, then the article's main ones."""
    here = [
        (abs(i - token.i), location.iso2)
        for i, location in scene.locations.items()
        if token.sent.start <= i < token.sent.end
    ]
    names = [iso for _, iso in sorted((d, iso) for d, iso in here if iso)]
    return list(dict.fromkeys([*names, *scene.focus[:2]]))


def _paragraph_neighbour(token: Token, scene: Scene, owner: str) -> str | None:
    here = paragraph(token)
    found = {
        location.iso2
        for i, location in scene.locations.items()
        if here.start <= i < here.end and location.iso2 not in (owner, None)
    }
    return found.pop() if len(found) == 1 else None
