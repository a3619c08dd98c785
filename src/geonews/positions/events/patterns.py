"""Verbs of everyday use ("be", "have", "fall", "lose", "build") that report an event only beside certain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geonews.positions.actors.weapons import falls, mine_trodden
from geonews.positions.parse.grammar import SUBJECTS, expand, holder_of, is_civilian, is_force, objects_of, standing_in
from geonews.positions.parse.lexicon import Frame
from geonews.positions.parse.scene import Scene, lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_HAVING = ("be", "have", "keep", "maintain", "host", "house")


def pattern_frame(verb: Token, scene: Scene) -> Frame | None:
    """The frame that a verb opens together with its subject or object; None when it reports nothing."""
    for pattern in (
        mine_trodden,
        _weapon,
        _works,
        _standing,
        _strength,
        _loss,
        _march,
        _driving,
        _holding,
        _ordering,
        _under_way,
    ):
        if (frame := pattern(verb, scene)) is not None:
            return frame
    return None


def is_town(token: Token, scene: Scene) -> bool:
    """A settlement or region by name, or a word such as town."""
    location = scene.location(token)
    if location is None:
        return token.lemma_.lower() in ("town", "village", "city", "capital", "base", "garrison")
    if location.mention.mention_type != "literal":
        return False
    return location.place is None or location.place.kind not in ("country", "river")


def _passive(verb: Token) -> bool:
    return any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)


def _subjects(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in SUBJECTS]


def _objects(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]


def _weapon(verb: Token, scene: Scene) -> Frame | None:
    """As in "missiles landed in X"."""
    return scene.lexicon.by_verb("impact") if falls(verb, scene) else None


def _works(verb: Token, scene: Scene) -> Frame | None:
    """As in "built a line of trenches", "laid mines"."""
    made = lemma_of(verb) in scene.words("building")
    works = made and any(lemma_of(t) in scene.words("works") for t in _objects(verb))
    return scene.lexicon.by_needs("works") if works else None


def _standing(verb: Token, scene: Scene) -> Frame | None:
    """As in "there are soldiers in X", "X is in the hands of the army"."""
    if lemma_of(verb) in _HAVING and not _passive(verb) and standing_in(verb, scene):
        return scene.lexicon.by_needs("stationed")
    hands = lemma_of(verb) == "be" and [t for t in objects_of(verb, ("in",)) if lemma_of(t) == "hand"]
    return scene.lexicon.by_verb("control") if hands and any(objects_of(t, ("of",)) for t in hands) else None


def _strength(verb: Token, scene: Scene) -> Frame | None:
    """As in "the group has 5,000 fighters"."""
    if lemma_of(verb) != "have" or not any(is_force(t, scene) for t in _subjects(verb)):
        return None
    things = scene.words("aircraft_nouns") | scene.words("projectiles") | {"tank", "vehicle", "ship"}
    counted = [t for t in _objects(verb) if any(c.like_num or c.dep_ == "nummod" for c in t.children)]
    people = [t for t in counted if is_force(t, scene) and lemma_of(t) not in things]
    return scene.lexicon.by_needs("count") if people else None


def _loss(verb: Token, scene: Scene) -> Frame | None:
    """As in "X fell to the rebels", "the army lost X"."""
    lemma, subjects = lemma_of(verb), _subjects(verb)
    if lemma == "fall" and any(is_town(t, scene) for t in subjects) and not _measures(verb):
        return scene.lexicon.by_phrase("fall", "to")
    if lemma != "lose":
        return None
    if _passive(verb):
        return scene.lexicon.by_noun("capture") if any(scene.location(t) is not None for t in subjects) else None
    # "lost control of X" needs no known loser
    loser = any(is_force(t, scene) for t in subjects) or any(lemma_of(t) == "control" for t in _objects(verb))
    return scene.lexicon.by_phrase("fall", "to") if _objects(verb) and (loser or objects_of(verb, ("to",))) else None


def _measures(verb: Token) -> bool:
    """As in "fell by two points", "fell silent", "fell from grace"."""
    return any(
        c.dep_ in ("acomp", "dobj", "npadvmod", "oprd") or c.lower_ in ("by", "from", "into", "below")
        for c in verb.children
    )


def _march(verb: Token, scene: Scene) -> Frame | None:
    """As in "marching on the capital"."""
    onto = lemma_of(verb) == "march" and any(scene.location(t) is not None for t in objects_of(verb, ("on",)))
    return scene.lexicon.by_verb("advance") if onto else None


def _under_way(verb: Token, scene: Scene) -> Frame | None:
    """As in "are on their way to X", "was taken to X": on the move, and nothing is taken."""
    goals = [verb, *(t for t in objects_of(verb, ("on",)) if t.lemma_ == "way")]
    onward = any(scene.location(g) is not None for t in goals for g in expand(objects_of(t, ("to", "from"))))
    moved = lemma_of(verb) == "take" and _passive(verb) and not objects_of(verb, ("by",))
    if not onward or not (moved or (lemma_of(verb) == "be" and len(goals) > 1)):
        return None
    return scene.lexicon.by_verb("head")


def _ordering(verb: Token, scene: Scene) -> Frame | None:
    """As in "ordered 1,000 troops into X"."""
    if lemma_of(verb) not in scene.words("ordering") or not any(is_force(t, scene) for t in expand(_objects(verb))):
        return None
    goals = [g for t in (verb, *_objects(verb)) for g in objects_of(t, ("into", "to"))]
    return scene.lexicon.by_verb("deploy") if any(scene.location(g) is not None for g in expand(goals)) else None


def _driving(verb: Token, scene: Scene) -> Frame | None:
    """As in "drove them out of X", "forced thousands from their homes"."""
    lemma, objects = lemma_of(verb), _objects(verb)
    if lemma == "force" and any(is_civilian(t, scene) or t.like_num for t in objects):
        return (
            scene.lexicon.by_verb("displace") if any(t.lemma_ == "home" for t in objects_of(verb, ("from",))) else None
        )
    away = lemma in ("drive", "push") and any(c.lower_ in ("out", "from") for c in verb.children)
    driven = away and any(is_civilian(t, scene) or is_force(t, scene) or t.ent_type_ == "NORP" for t in expand(objects))
    return scene.lexicon.by_needs("driven") if driven else None


def _holding(verb: Token, scene: Scene) -> Frame | None:
    """As in "rebel-held X"."""
    held = verb.dep_ == "amod" and lemma_of(verb) in ("hold", "control", "occupy") and holder_of(verb) is not None
    return scene.lexicon.by_needs("held") if held else None
