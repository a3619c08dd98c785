"""Weapons that act by themselves in a sentence: mines that are trodden on, missiles that land."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geonews.positions.parse.grammar import SUBJECTS, acts, expand, objects_of, objects_of_agent
from geonews.positions.parse.lexicon import Frame
from geonews.positions.parse.scene import Scene, lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_PREMODIFIERS = ("amod", "compound", "poss", "nmod")
_FALLING = ("land", "fall", "rain", "crash", "impact", "hit")


def mine_trodden(verb: Token, scene: Scene) -> Frame | None:
    """As in "ran over a landmine", "exploded on a mine", "killed by a mine": the frame of what the mine did."""
    return (
        scene.lexicon.by_noun("explosion")
        if lemma_of(verb) in scene.words("treading") and mines_of(verb, scene)
        else None
    )


def mines_of(token: Token, scene: Scene) -> list[Token]:
    """Mines that a verb leads to, or in whose explosion somebody died."""
    near = [*objects_of(token, ("on", "over", "into", "by", "onto", "of", "from", "in")), *objects_of_agent(token)]
    near += [c for c in token.children if c.dep_ in ("dobj", "nsubj", "compound")]
    near += [p for t in near for p in objects_of(t, ("of", "from"))]
    return [t for t in near if lemma_of(t) in scene.words("mines") and t.pos_ in ("NOUN", "PROPN")]


def layers_of(mine: Token, scene: Scene) -> list[Token]:
    """As in "a mine planted by X", "a Russian mine": whose it is."""
    placed = [c for c in mine.children if c.dep_ in ("acl", "relcl") and lemma_of(c) in scene.words("placing")]
    who = expand([t for c in placed for t in objects_of_agent(c)])
    return who or [c for c in mine.children if c.dep_ in ("amod", "compound", "poss") and acts(c, scene, modifier=True)]


def falls(verb: Token, scene: Scene) -> bool:
    """As in "missiles landed in X"."""
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    return lemma_of(verb) in _FALLING and bool(subjects) and is_weapon(expand(subjects), scene)


def is_weapon(subject: list[Token], scene: Scene) -> bool:
    """As in "missiles struck": a weapon hits, somebody else acts."""
    return bool(subject) and all(lemma_of(t) in scene.words("projectiles") and t.i not in scene.actors for t in subject)


def wielders(weapons: list[Token], scene: Scene) -> list[Token]:
    """As in "Russian missiles", "rockets fired by rebels"; nobody where the words do not say."""
    shot = [c for t in weapons for c in t.children if c.dep_ in ("acl", "relcl")]
    who = expand([t for c in shot for t in objects_of_agent(c)])
    named = [t for t in weapons if any(acts(c, scene, modifier=True) for c in t.children if c.dep_ in _PREMODIFIERS)]
    return who or named
