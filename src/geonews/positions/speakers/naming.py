"""What a source is called, and what it is: a named person with a title, or a kind of source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geonews.positions.parse.scene import Scene, entities, lemma_of, subtree_span, text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

KINDS = (
    "spokesperson",
    "military",
    "official",
    "armed group",
    "aid organisation",
    "monitor",
    "media",
    "witness",
    "analyst",
    "source",
)
_LONGEST_ROLE = 120
_LETTERS = re.compile(r"[^\W\d_]{2}")
_UNNAMED = ("spokesperson", "witness", "analyst", "source")
_ACTOR_KINDS = {
    "rebel_group": "armed group",
    "militia": "armed group",
    "terrorist_group": "armed group",
    "military": "military",
    "government": "government",
    "peacekeepers": "peacekeepers",
}


def name_of(head: Token, scene: Scene) -> tuple[str, bool]:
    """The name, full where the article gives it, and whether it names somebody in particular."""
    if head.pos_ == "PROPN":
        entity = next((e for e in entities(head.sent, ("PERSON",)) if e.start <= head.i < e.end), None)
        text = entity.text if entity is not None else compound(head)
        text = re.sub(r"['’]s?$", "", text)
        return scene.persons.get(text.split()[-1], text) if entity is not None or text in scene.persons else text, True
    span = subtree_span(head)
    words = [t for t in span if t.i <= head.i and t.dep_ not in ("det", "punct")]
    text = re.sub(r"\s+", " ", text_of(head.doc)[words[0].idx : head.idx + len(head.text)]) if words else head.text
    kind = kind_of(head, scene)
    indefinite = any(c.lower_ in ("a", "an", "several", "some", "two", "three", "many") for c in head.children)
    return text, not (kind in _UNNAMED or indefinite or (kind == "official" and head.lemma_.lower() == "official"))


def role_of(head: Token, name: str, scene: Scene) -> str | None:
    """Title or apposition: "Iraqi government spokesperson", "leader of the militia"; else the kind of source."""
    for child in head.children:
        if child.dep_ == "appos" and child.pos_ in ("NOUN", "PROPN"):
            title = re.sub(r"\s+", " ", subtree_span(child).text).strip(" ,.").removeprefix("also ")
            if _LETTERS.search(title):
                return title[:_LONGEST_ROLE]
    before = re.sub(r"\s+", " ", subtree_span(head).text.split(name)[0]).strip(' ,“"')
    before = re.sub(r"^(?:the|a|an)(?:\s+|$)", "", before, flags=re.IGNORECASE)
    title = before if head.pos_ == "PROPN" and _LETTERS.search(before) else ""
    return title[:_LONGEST_ROLE] or kind_of(head, scene)


def kind_of(head: Token, scene: Scene) -> str | None:
    """The kind of source: by the noun that names it, else by what the actor is; None when neither says."""
    lemma = lemma_of(head)
    for kind in KINDS:
        if lemma in scene.words(f"speaker_{kind.replace(' ', '_')}"):
            return kind
    actor = scene.actors.get(head.i)
    if actor is not None:
        return _ACTOR_KINDS.get(actor.type)
    location = scene.location(head)
    return "government" if location is not None and location.mention.mention_type == "metonymic" else None


def is_empty(head: Token) -> bool:
    """Nobody: "no group (has claimed)", "nothing", "neither side"."""
    return head.lower_ in ("nobody", "none", "nothing", "neither") or any(
        c.lower_ in ("no", "neither") and c.dep_ in ("det", "preconj") for c in head.children
    )


def compound(head: Token) -> str:
    """A name with the words before it that belong to it."""
    start = min((c.left_edge.i for c in head.lefts if c.dep_ in ("compound", "nmod", "flat")), default=head.i)
    return head.doc[start : head.i + 1].text
