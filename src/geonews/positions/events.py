"""Event triggers: which words of a sentence report an event."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from geonews.positions.checks import complete, retyped
from geonews.positions.crowds import is_policing
from geonews.positions.grammar import SUBJECTS, objects_of
from geonews.positions.lexicon import Frame
from geonews.positions.roles import Event, mine_trodden, with_roles
from geonews.positions.scene import Scene, lemma_of
from geonews.positions.war import is_about_war

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def find_events(sentence: Span, scene: Scene) -> Iterator[Event]:
    """Events reported in one sentence, in text order; those that miss what their frame needs are left out."""
    for token in sentence:
        found = _match(token, scene)
        if found is None or token.i in scene.actors or scene.location(token) is not None:
            continue
        frame, light = found
        if frame.event == "attack" and token.pos_ == "VERB" and (_told_by_noun(token, scene) or _is_toll(token, scene)):
            continue
        event = with_roles(Event(trigger=token, event_type=frame.event, frame=frame, light=light), scene)
        event = retyped(event, scene)
        if complete(event, scene) and is_about_war(event, scene) and not is_policing(event, scene):
            yield event


def _match(token: Token, scene: Scene) -> tuple[Frame, Token | None] | None:
    lemma = token.lemma_.lower()
    lexicon = scene.lexicon
    if token.pos_ in ("VERB", "AUX"):
        for child in token.children:
            if child.dep_ in ("prt", "dobj", "prep", "advmod", "acomp", "nsubj", "nsubjpass", "attr"):
                frame = lexicon.by_phrase(lemma, child.lemma_.lower())
                if frame is not None:
                    return frame, None
        if (mine := mine_trodden(token, scene)) is not None:
            return mine, None
        if lemma == "be" and (alert := _alert(token)) is not None:
            return lexicon.by_phrase("be", alert.lemma_.lower()), None  # type: ignore[return-value]
        if token.dep_ in ("aux", "auxpass", "compound") or (
            token.dep_ == "amod" and lemma not in scene.words("walking")
        ):
            return None
        if any(c.dep_ == "aux" and c.lower_ in ("must", "ought") for c in token.children):
            return None
        frame = lexicon.by_verb(lemma)
        return None if frame is None or _other_sense(token, lemma, scene) else (frame, None)
    if token.pos_ in ("NOUN", "PROPN") and token.dep_ != "compound":
        frame = next(
            (f for c in token.children if c.dep_ in ("amod", "compound") and (f := lexicon.by_phrase(c.lower_, lemma))),
            None,
        )
        frame = frame or _exchange(token, scene) or lexicon.by_noun(lemma)
        if frame is None or _organisation(token, scene):
            return None
        light = _light_verb(token, scene)
        if light is not None and lexicon.by_phrase(light.lemma_.lower(), lemma) is not None:
            return None  # the phrase's verb is the trigger
        return frame, light
    return None


def _exchange(noun: Token, scene: Scene) -> Frame | None:
    """As in "an exchange of fire", "a shelling exchange"."""
    if lemma_of(noun) != "exchange":
        return None
    what = [*objects_of(noun, ("of",)), *(c for c in noun.children if c.dep_ in ("compound", "nmod"))]
    return (
        scene.lexicon.by_phrase("exchange", "fire") if any(lemma_of(t) in scene.words("under") for t in what) else None
    )


def _told_by_noun(verb: Token, scene: Scene) -> bool:
    """As in "an airstrike hit X", "destroyed by shelling": the noun is the event, the verb what it did."""
    agents = [p for c in verb.children if c.dep_ == "agent" for p in c.children]
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


def _is_attack_noun(noun: Token, scene: Scene) -> bool:
    frame = scene.lexicon.by_noun(lemma_of(noun))
    return noun.pos_ == "NOUN" and frame is not None and frame.event in ("attack", "air_strike", "clash")


def _alert(token: Token) -> Token | None:
    """As in "are on high alert"."""
    for prep in token.children:
        if prep.dep_ == "prep" and prep.lower_ == "on":
            return next((c for c in prep.children if c.lemma_ == "alert"), None)
    return None


def _other_sense(token: Token, lemma: str, scene: Scene) -> bool:
    """Senses that are no event: "take place", "hold talks", "leave open", "call it", "fire from a job"."""
    objects = {c.lemma_.lower() for c in token.children if c.dep_ == "dobj"}
    idioms = scene.words("idiom_objects")
    passive = any(c.dep_ in ("agent", "nsubjpass", "auxpass") for c in token.children)
    if (
        lemma in ("take", "hold")
        and not (passive and not objects & idioms)
        and (not objects - idioms or objects & idioms)
    ):
        return not _place_left_of_object(token)
    if lemma == "fight" and any(c.lower_ == "for" for c in token.children):
        return False
    if lemma == "call":
        return not any(c.dep_ == "prep" and c.lower_ in ("for", "on", "upon") for c in token.children)
    if lemma in ("leave", "hit", "strike", "remain", "stay") and any(
        c.dep_ in ("acomp", "oprd", "ccomp") for c in token.children
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
                return verb if lemma_of(verb) in ("be", "come", "remain", "fall", "pass") else None
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
