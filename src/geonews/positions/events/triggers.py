"""Which words can report an event, and the frame that they open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geonews.positions.events.patterns import is_town, pattern_frame
from geonews.positions.parse.grammar import SUBJECTS, is_force, objects_of
from geonews.positions.parse.lexicon import Frame
from geonews.positions.parse.scene import Scene, lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_TIED = ("prt", "dobj", "prep", "advmod", "acomp", "nsubj", "nsubjpass", "attr", "oprd")


def match(token: Token, scene: Scene) -> tuple[Frame, Token | None] | None:
    """The frame that a token opens, and the verb that carries a noun; None for a word that reports nothing."""
    if token.pos_ in ("VERB", "AUX"):
        frame = _phrase_frame(token, scene) or pattern_frame(token, scene) or _verb_frame(token, scene)
        return None if frame is None else (frame, None)
    if token.pos_ in ("NOUN", "PROPN") and token.dep_ != "compound" and not begins_compound(token):
        return _noun_frame(token, scene)
    return None


def begins_compound(token: Token) -> bool:
    """As in "combat-ready", "battle-hardened": what somebody is like, not what he does."""
    if token.i + 1 >= len(token.doc):
        return False
    dash = token.nbor()
    return dash.text in ("-", "\u2010", "\u2011") and not token.whitespace_ and not dash.whitespace_


def _phrase_frame(verb: Token, scene: Scene) -> Frame | None:
    """As in "took control", "pulled out", "put on alert"."""
    lemma, lexicon = verb.lemma_.lower(), scene.lexicon
    for child in verb.children:
        if child.dep_ in _TIED and (frame := lexicon.by_phrase(lemma, child.lemma_.lower())) is not None:
            return frame
    alert = next((t for t in objects_of(verb, ("on",)) if t.lemma_ == "alert"), None)
    return None if alert is None else lexicon.by_phrase(lemma, "alert")


def _verb_frame(verb: Token, scene: Scene) -> Frame | None:
    lemma = verb.lemma_.lower()
    if verb.dep_ in ("aux", "auxpass", "compound") or (verb.dep_ == "amod" and lemma not in scene.words("walking")):
        return None
    if any(c.dep_ == "aux" and c.lower_ in ("must", "ought") for c in verb.children):
        return None
    frame = scene.lexicon.by_verb(lemma)
    return None if frame is None or _other_sense(verb, lemma, scene) else frame


def _noun_frame(noun: Token, scene: Scene) -> tuple[Frame, Token | None] | None:
    lexicon, lemma = scene.lexicon, noun.lemma_.lower()
    frame = next(
        (f for c in noun.children if c.dep_ in ("amod", "compound") and (f := lexicon.by_phrase(c.lower_, lemma))), None
    )
    if frame is None and _is_sighted(noun, scene):
        sighted = lexicon.by_needs("stationed")
        return None if sighted is None else (sighted, None)
    frame = frame or _exchange(noun, scene) or _fall_of(noun, scene) or lexicon.by_noun(lemma)
    if frame is None or _organisation(noun, scene):
        return None
    light = _light_verb(noun, scene)
    if light is not None and lemma == "control" and lemma_of(light) in scene.words("losing"):
        return None  # "lost control of X": the loss is the event
    if light is not None and lexicon.by_phrase(light.lemma_.lower(), lemma) is not None:
        return None  # the phrase's verb is the trigger
    return frame, light


def _is_sighted(noun: Token, scene: Scene) -> bool:
    """As in "reports of foreign fighters in X"."""
    return (
        noun.dep_ == "pobj"
        and lemma_of(noun.head.head) in ("report", "sighting", "rumour", "rumor")
        and is_force(noun, scene)
        and lemma_of(noun) not in scene.words("unsure_forces")
        and any(scene.location(t) is not None for t in objects_of(noun, ("in", "near", "at")))
    )


def _fall_of(noun: Token, scene: Scene) -> Frame | None:
    """As in "the fall of Lashio"."""
    of_town = lemma_of(noun) in ("fall", "loss") and any(
        scene.location(t) is not None and is_town(t, scene) for t in objects_of(noun, ("of",))
    )
    return scene.lexicon.by_noun("capture") if of_town else None


def _exchange(noun: Token, scene: Scene) -> Frame | None:
    """As in "an exchange of fire", "a shelling exchange"."""
    if lemma_of(noun) != "exchange":
        return None
    what = [*objects_of(noun, ("of",)), *(c for c in noun.children if c.dep_ in ("compound", "nmod"))]
    return (
        scene.lexicon.by_phrase("exchange", "fire") if any(lemma_of(t) in scene.words("under") for t in what) else None
    )


def _other_sense(token: Token, lemma: str, scene: Scene) -> bool:
    """Senses that are no event: "take place", "hold talks", "leave open", "call it", "fire from a job"."""
    objects = {c.lemma_.lower() for c in token.children if c.dep_ == "dobj"}
    idioms = scene.words("idiom_objects")
    passive = any(c.dep_ in ("agent", "nsubjpass", "auxpass") for c in token.children)
    if any(c.dep_ == "dobj" and c.lower_ == "part" and objects_of(c, ("of",)) for c in token.children):
        objects = (objects - {"part"}) | {"town"}  # "hold any part of the town"
    if (
        lemma in ("take", "hold")
        and not (passive and not objects & idioms)
        and (not objects - idioms or objects & idioms)
    ):
        return not _place_left_of_object(token)
    if lemma == "fight" and any(c.lower_ == "for" for c in token.children):
        return False
    if lemma == "regroup" and any(c.lower_ == "as" for c in token.children):
        return True  # "regrouped as a party"
    if lemma == "call":
        return not any(c.dep_ == "prep" and c.lower_ in ("for", "on", "upon") for c in token.children)
    if any(c.lower_ == "test" for c in token.children) or any(c.dep_ == "det" for c in token.children):
        return True  # "test-fired"; "the wounded"
    if lemma in ("leave", "hit", "strike", "remain", "stay") and any(
        c.dep_ in ("acomp", "oprd", "ccomp") or (c.dep_ == "attr" and lemma == "remain") for c in token.children
    ):
        return lemma not in ("remain", "stay") or not any(
            c.lower_ in ("present", "deployed", "stationed") for c in token.children
        )
    return False


def _place_left_of_object(verb: Token) -> bool:
    """As in "took Timbuktu": the model reads a rare name as an adverb."""
    return any(c.dep_ in ("advmod", "npadvmod", "dep", "oprd") and c.text[0].isupper() for c in verb.rights)


def _organisation(token: Token, scene: Scene) -> bool:
    """A noun that is part of a capitalised name ("Popular Mobilization Forces") is no event."""
    if token.lower_ == "battle" and token.text[0].isupper():
        return True
    return token.i in scene.actors or (
        token.ent_type_ in ("ORG", "PERSON", "LAW", "WORK_OF_ART") and token.text[0].isupper()
    )


def _light_verb(noun: Token, scene: Scene) -> Token | None:
    node = noun
    while node.dep_ == "conj":
        node = node.head
    if node.dep_ in SUBJECTS and lemma_of(node.head) in scene.words("happening") | scene.words("hitting"):
        return node.head
    if (
        node.dep_ == "pobj"
        and node.head.lower_ in ("in", "during")
        and lemma_of(node.head.head) in ("kill", "wound", "injure")
    ):
        return node.head.head
    if node.dep_ == "pobj" and node.head.dep_ == "agent" and lemma_of(node.head.head) in scene.words("hitting"):
        return node.head.head
    if (
        node.dep_ == "pobj"
        and node.head.lower_ == "of"
        and lemma_of(node.head.head) in (scene.words("conditional_words") | scene.words("planned_words"))
    ):
        node = node.head.head
    if node.dep_ in ("dobj", "nsubjpass", "attr", "pobj"):
        verb = node.head
        if node.dep_ == "pobj" and verb.dep_ == "prep":
            verb = verb.head
            if node.head.lower_ == "under":
                return verb if lemma_of(verb) in ("be", "come", "remain", "fall", "pass", "stay", "keep") else None
            if node.head.lower_ not in ("in", "on", "to", "for", "into"):
                return None
        if verb.pos_ in ("VERB", "AUX") and verb.lemma_.lower() in (
            scene.words("light")
            | scene.words("weighing")
            | scene.words("denying")
            | {"be", "engage", "come", "participate"}
        ):
            return verb
        if verb.pos_ in ("VERB", "AUX") and verb.lemma_.lower() in scene.words("withholding") and node.dep_ == "dobj":
            return verb
    return None
