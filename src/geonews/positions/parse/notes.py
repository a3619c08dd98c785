"""Notes of incident lists: "Kharkiv. Damage to a school.", where what is left of an attack tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geonews.positions.parse.scene import Scene, lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_LONGEST_LABEL = 8


def is_note(sentence: Span, scene: Scene) -> bool:
    """Whether the paragraph begins with a place and a full stop, and the sentence is what stands under that label."""
    start = sentence.start
    while start > 0 and "\n" not in sentence.doc[start - 1].text:
        start -= 1
    for token in sentence.doc[start : start + _LONGEST_LABEL]:
        if token.text == ".":
            return token.i > start and token.i + 1 < sentence.end
        if token.i not in scene.location_tokens and not token.is_punct and lemma_of(token) not in _LABEL_WORDS:
            return False
    return False


_LABEL_WORDS = (
    "region",
    "oblast",
    "province",
    "district",
    "area",
    "city",
    "town",
    "village",
    "county",
    "state",
    "near",
)


def is_trace(token: Token, scene: Scene) -> bool:
    """A word for what an attack leaves behind: "a crater", "a building on fire"."""
    lemma = lemma_of(token)
    if lemma == "fire" and token.pos_ == "NOUN":
        return (token.dep_ == "pobj" and token.head.lower_ == "on") or token.i == token.sent.root.i
    return lemma in scene.words("traces")
