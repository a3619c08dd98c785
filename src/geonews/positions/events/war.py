"""Whether words that can tell of war ("attack", "strike", "captured", "position") do so here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from geonews.positions.actors.roles import Event
from geonews.positions.actors.weapons import mine_trodden
from geonews.positions.parse.grammar import (
    SUBJECTS,
    expand,
    is_actor,
    is_civilian,
    is_force,
    is_placelike,
    is_state,
    objects_of,
    objects_of_agent,
    subject_of,
)
from geonews.positions.parse.notes import is_note
from geonews.positions.parse.scene import Scene, is_war_word, lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

TALK = ("request", "authorization", "agreement")
WAR_OF_TEXT = 2
"""An article with so many different words of war lends its sense to a sentence without any."""
SHORT = 60
"""Tokens of a text in which one word of war is enough."""
_PLAYED = ("attack", "air_strike", "clash", "capture", "invasion", "advance", "withdrawal", "defence", "control")
_AT = ("of", "over", "on", "against", "for", "at", "through", "outside", "near")
_TOWARDS = ("on", "against", "in", "near", "into", "from", "to", "along", "towards", "toward", "with", "between")
_BLOWS = ("attack", "air_strike", "clash", "invasion", "advance", "capture", "withdrawal")


def is_about_war(event: Event, scene: Scene) -> bool:
    """False for strikes of workers, matches, storms, films, drills and other figures of speech."""
    if event.event_type in TALK:
        return True
    return not is_other_sense(event, scene) and _has_sign(event, scene)


def is_other_sense(event: Event, scene: Scene) -> bool:
    """Figures of speech, games, memorials, arrests, prisoners taken or freed."""
    return (
        _is_figure(event, scene)
        or _is_played(event, scene)
        or _is_remembered(event, scene)
        or _is_arrest(event, scene)
        or _is_of_people(event, scene)
    )


def _has_sign(event: Event, scene: Scene) -> bool:
    """A word of war or a known actor beside the trigger; else the whole article's, where no other trade speaks."""
    sentence = event.trigger.sent
    if _is_clear(event, scene):
        return not _other_trade(sentence, scene, at_least=1 if event.trigger.pos_ == "VERB" else 2) or _has_words(
            sentence, event.trigger, scene
        )
    if event.frame.needs in ("weapon", "shots") or (event.event_type == "attack" and is_note(sentence, scene)):
        return not _other_trade(sentence, scene)
    if _has_words(sentence, event.trigger, scene):
        return not _other_trade(sentence, scene, at_least=3)
    if _other_trade(sentence, scene):
        return False
    others = scene.war_words - is_war_word(event.trigger, scene.lexicon)
    if others >= (WAR_OF_TEXT if len(sentence.doc) > SHORT else 1) or event.event_type == "displacement":
        return True
    if _moves(event, scene):
        return True
    if event.event_type == "fortification" and any(lemma_of(t) in scene.words("strongest_works") for t in sentence):
        return True
    if event.event_type == "mobilization" and event.trigger.pos_ == "NOUN":
        return True
    if event.event_type in ("control", "presence", "clash", "capture") and any(
        lemma_of(t) in ("gang", "faction") for t in sentence
    ):
        return True
    return _state_acts(event, scene) or _hits_home(event, scene)


def _is_clear(event: Event, scene: Scene) -> bool:
    trigger = event.trigger
    lemma = lemma_of(trigger)
    if trigger.lower_ == "fighting" and not any(
        c.dep_ == "dobj" or c.lower_ in ("over", "about") for c in trigger.children
    ):
        return True
    if trigger.pos_ == "VERB" and _is_clear_verb(event, scene):
        return True
    if trigger.pos_ == "NOUN" and (event.event_type == "air_strike" or _is_phrase(trigger, scene)):
        return True
    return scene.lexicon.is_clear(lemma) or (trigger.tag_ == "NNS" and lemma in scene.words("clear_plurals"))


def _is_clear_verb(event: Event, scene: Scene) -> bool:
    """As in "exchanged fire", "aircraft struck", "a mine went off"."""
    verb = event.trigger
    if any(f"{lemma_of(verb)} {lemma_of(c)}" in scene.words("clear_phrases") for c in verb.children):
        return True
    if event.event_type == "air_strike" and any(lemma_of(t) in scene.words("aircraft_nouns") for t in event.actors):
        return True
    return mine_trodden(verb, scene) is not None


def _moves(event: Event, scene: Scene) -> bool:
    """As in "two units were sent to X", "the column advances on X"."""
    if event.event_type not in ("deployment", "movement", "advance", "withdrawal", "crossing"):
        return False
    if not any(lemma_of(t) in scene.words("marching") for t in event.actors):
        return False
    aims = [*event.objects, *objects_of(event.trigger, (*_TOWARDS, "near"))]
    return any(_is_literal(t, scene) for t in aims)


def _is_phrase(noun: Token, scene: Scene) -> bool:
    """As in "gun battle", "car bomb", "general mobilisation": the two words together are clear."""
    return any(
        scene.lexicon.by_phrase(c.lower_, lemma_of(noun)) for c in noun.children if c.dep_ in ("amod", "compound")
    )


def _hits_home(event: Event, scene: Scene) -> bool:
    """As in "the takeover of Goma", "attacked a village": done to places and people, by people."""
    trigger = event.trigger
    subjects = subject_of(trigger) if trigger.pos_ == "VERB" else []
    passive = trigger.lemma_ == "fall" or any(c.dep_ in ("nsubjpass", "auxpass") for c in trigger.children)
    doers = [] if passive else [t for t in subjects if t.i != trigger.i]
    if event.event_type in ("withdrawal", "advance") and all(
        lemma_of(t) in scene.words("unsure_forces") for t in doers
    ):
        return False
    accused = trigger.dep_ == "pcomp" and lemma_of(trigger.head.head) in scene.words("accusing")
    if not accused and any(not (_can_strike(t, scene) or t.pos_ == "PRON") for t in doers):
        return False
    aims = [*event.objects, *event.targets, *objects_of(trigger, _AT)]
    if trigger.dep_ == "nsubj" and event.light is None:  # "an explosion ripped through a mosque"
        aims += [*objects_of(trigger.head, _AT), *(c for c in trigger.head.children if c.dep_ == "dobj")]
    aims += [p for t in aims for p in objects_of(t, ("of",))]
    if event.event_type == "clash" and trigger.pos_ == "VERB":
        aims += objects_of(trigger, ("in",))
    if any(_is_literal(t, scene) for t in aims):
        return event.event_type in (*_BLOWS, "control")
    if event.event_type != "attack":
        return False
    if any(_is_struck(t, scene) for t in aims):
        return True
    if trigger.dep_ == "nsubj" and lemma_of(trigger.head) in scene.words("hitting") and _is_deadly(trigger.head):
        return any(_is_literal(p, scene) for p in objects_of(trigger, ("in", "near", "at")))
    around = [
        *objects_of(trigger, ("in", "near", "at")),
        *(objects_of(event.light, ("in", "near", "at")) if event.light else ()),
    ]
    alone = trigger.pos_ == "NOUN" and lemma_of(trigger) in ("attack", "explosion", "blast", "shooting", "massacre")
    return alone and _exists(trigger) and not aims and any(_is_literal(t, scene) for t in around)


def _is_deadly(verb: Token) -> bool:
    """As in "the blast left five dead"."""
    return any(t.lower_ in ("dead", "wounded", "injured") for t in verb.subtree)


def _can_strike(token: Token, scene: Scene) -> bool:
    """A body, a state or its capital, a people, or an attack that does something."""
    acronym = token.text.isupper() and 2 <= len(token.text) <= 6 and token.pos_ == "PROPN"  # unknown groups
    nobody = token.lower_ in ("nobody", "somebody", "someone")
    return nobody or acronym or is_actor(token, scene) or _is_attack(token, scene) or token.ent_type_ in ("GPE", "NORP")


def _exists(noun: Token) -> bool:
    """Not "the news was a blast"."""
    return noun.dep_ != "attr" or any(c.dep_ == "expl" for c in noun.head.children)


def _is_literal(token: Token, scene: Scene) -> bool:
    location = scene.location(token)
    return location is not None and location.mention.mention_type == "literal"


def _is_attack(token: Token, scene: Scene) -> bool:
    frame = scene.lexicon.by_noun(lemma_of(token))
    return frame is not None and frame.event in ("attack", "air_strike", "clash")


def _is_struck(token: Token, scene: Scene) -> bool:
    if is_civilian(token, scene) or token.ent_type_ == "NORP" or token.lower_ in ("us", "them"):
        return True
    return lemma_of(token) in scene.words("struck") | scene.words("people")


def _has_words(sentence: Span, trigger: Token, scene: Scene) -> bool:
    return any(is_war_word(t, scene.lexicon) or t.i in scene.actors for t in sentence if t.i != trigger.i)


def _state_acts(event: Event, scene: Scene) -> bool:
    """As in "Israel struck southern Lebanon", "Russian forces": states make war on places and on one another."""
    bodies = [*event.actors, *event.targets, *([event.owner] if event.owner is not None else [])]
    armed = [t for t in bodies if is_force(t, scene) and lemma_of(t) not in scene.words("unsure_forces")]
    if armed:
        return True
    stated = [t for t in bodies if is_state(t, scene) or any(is_state(c, scene) for c in t.children)]
    if any(lemma_of(t) in scene.words("army_units") for t in stated):
        return True
    if not stated:
        return False
    aims = [*event.objects, *event.targets]
    aims += [p for t in (event.trigger, *event.objects) for p in objects_of(t, _TOWARDS)]
    aims += [t for t in event.trigger.subtree if t.dep_ == "pobj" and t.head.lower_ in _TOWARDS]
    if event.light is not None and event.event_type == "control":
        aims += subject_of(event.light)
    return any(is_placelike(t, scene) or is_state(t, scene) for t in aims)


def _other_trade(sentence: Span, scene: Scene, at_least: int = 1) -> bool:
    """Whether the sentence speaks of sport, business, labour, crime, accidents or computers."""
    saying = scene.words("saying")  # "the company reported" says nothing of what it reports
    lemmas = {lemma_of(t) for t in sentence if not (t.dep_ == "nsubj" and lemma_of(t.head) in saying)}
    trades = ("sport", "business", "crime", "accident", "cyber", "fiction", "voting")
    return any(len(lemmas & scene.words(trade)) >= at_least for trade in trades)


def _is_played(event: Event, scene: Scene) -> bool:
    """In a film or a novel, or in an exercise."""
    if event.event_type not in _PLAYED:
        return False
    sentence = event.trigger.sent
    objects = {t.i for t in (*event.objects, *event.targets)}
    for token in sentence:
        if token.dep_ in ("compound", "dobj") or token.i in objects or token.pos_ not in ("NOUN", "ADJ", "PROPN"):
            continue
        if lemma_of(token) in scene.words("fiction") and not _shows(token):
            return True
    around = [*event.trigger.children, *event.trigger.ancestors]
    return any(lemma_of(t) in scene.words("drills") for t in (*around, *_objects_of_all(around)) if t.pos_ != "VERB")


def _is_remembered(event: Event, scene: Scene) -> bool:
    """As in "a painting of the massacre", "the anniversary of the attack"."""
    trigger = event.trigger
    if trigger.dep_ == "pobj" and lemma_of(trigger.head.head) in scene.words("memory"):
        return True
    told = lemma_of(trigger) in ("siege", "battle", "massacre", "war") and trigger.pos_ == "NOUN"
    return told and any(lemma_of(t) in scene.words("memory") for t in trigger.sent)


def _is_arrest(event: Event, scene: Scene) -> bool:
    """As in "raided a flat and arrested two men": the work of police."""
    if lemma_of(event.trigger) not in ("raid", "storm", "search", "shoot"):
        return False
    if any(is_force(t, scene) for t in event.targets):
        return False
    return any(lemma_of(t) in ("arrest", "detain", "apprehend") for t in event.trigger.sent)


def _is_of_people(event: Event, scene: Scene) -> bool:
    """As in "captured dozens of soldiers in X", "were freed from captivity": people change hands, no place."""
    verb = event.trigger
    if event.event_type not in ("capture", "displacement") or verb.pos_ != "VERB":
        return False
    if event.event_type == "displacement" and lemma_of(verb) not in scene.words("freeing"):
        return False
    whom = expand([c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")])
    return bool(whom) and all(_is_person(t, scene) and not is_placelike(t, scene) for t in whom)


def _is_person(token: Token, scene: Scene) -> bool:
    """Somebody, not the body that he belongs to."""
    return lemma_of(token) in scene.words("persons") | scene.words("captives") or is_civilian(token, scene)


def _objects_of_all(tokens: Iterable[Token]) -> list[Token]:
    return [p for t in tokens if t.dep_ == "prep" for p in t.children if p.dep_ == "pobj"]


def _shows(token: Token) -> bool:
    """As in "the film shows soldiers firing", "posted a film of the strike": footage, not fiction."""
    return lemma_of(token.head) in ("show", "capture", "post", "publish", "release", "see") or any(
        c.lower_ == "of" for c in token.children
    )


def _is_figure(event: Event, scene: Scene) -> bool:
    """Something that is not armed strikes, or something is struck that can be struck in words only."""
    trigger = event.trigger
    kinds = scene.words("unarmed_attacks")
    if lemma_of(trigger) in ("explosion", "blast", "fire"):
        kinds |= scene.words("accidental")
    if any(lemma_of(c) in kinds for c in trigger.children if c.dep_ in ("amod", "compound", "nmod")):
        return True
    if event.event_type not in _BLOWS:
        return False
    if _is_labour(trigger, scene):
        return True
    subjects = [t for t in (subject_of(trigger) or ()) if t.i != trigger.i] if trigger.pos_ == "VERB" else []
    if event.light is None and trigger.pos_ == "NOUN":
        subjects = [p for c in trigger.children if c.lower_ == "by" for p in c.children]
    active = not any(c.dep_ in ("nsubjpass", "auxpass") for c in trigger.children)
    trodden = trigger.pos_ == "VERB" and mine_trodden(trigger, scene) is not None
    if (
        active
        and not trodden
        and lemma_of(trigger) not in ("explode", "detonate")
        and any(_is_natural(t, scene) for t in subjects)
    ):
        return True
    agents = [p for c in trigger.children if c.dep_ == "agent" for p in c.children]
    if any(_is_natural(t, scene) for t in agents):
        return True
    aims = [c for c in trigger.children if c.dep_ == "dobj" or (not active and c.dep_ in SUBJECTS)]
    aims += objects_of(trigger, ("for", "against", "on", "of", "with", "to"))
    if lemma_of(trigger) in ("fight", "battle", "combat") and any(lemma_of(t) == "fire" for t in aims):
        return True
    return any(lemma_of(t) in scene.words("figures") and not _is_armed_part(t, scene) for t in aims)


def _is_natural(token: Token, scene: Scene) -> bool:
    return lemma_of(token) in scene.words("natural") and not any(
        is_war_word(c, scene.lexicon) or lemma_of(c) in scene.words("projectiles") for c in token.children
    )


def _is_armed_part(token: Token, scene: Scene) -> bool:
    """As in "opened heavy fire", "a border post"."""
    return any(
        is_war_word(c, scene.lexicon)
        or lemma_of(c) in scene.words("fire_kinds")
        or lemma_of(c) in ("border", "police", "army", "command", "observation")
        for c in token.children
    )


def _is_labour(trigger: Token, scene: Scene) -> bool:
    """A strike of workers."""
    if lemma_of(trigger) not in ("strike", "walkout"):
        return False
    if trigger.dep_ == "pobj" and trigger.head.lower_ == "on" and lemma_of(trigger.head.head) in ("go", "be", "stay"):
        return True
    if lemma_of(trigger.head) in scene.words("hitting") and trigger.dep_ == "nsubj":
        return not {"hit", "cause", "leave"}.isdisjoint({lemma_of(trigger.head)}) and _has_labour(trigger, scene)
    if any(c.lower_ in ("air", "drone", "missile", "artillery", "rocket") for c in trigger.children):
        return False
    return _has_labour(trigger, scene)


def _has_labour(trigger: Token, scene: Scene) -> bool:
    kinds = any(lemma_of(c) in scene.words("labour_strikes") for c in trigger.children)
    by = [t for t in objects_of_agent(trigger) if t.pos_ == "NOUN" and not is_actor(t, scene)]
    labour = bool({lemma_of(t) for t in trigger.sent} & scene.words("labour"))
    return kinds or bool(by) or (labour and not _has_words(trigger.sent, trigger, scene))
