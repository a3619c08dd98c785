"""Who takes part in an event: the body that is somewhere, moves or acts, who placed it, and who is hit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geonews.positions.grammar import (
    SUBJECTS,
    expand,
    is_actor,
    is_civilian,
    is_force,
    objects_of,
    subject_of,
)
from geonews.positions.lexicon import Frame
from geonews.positions.scene import Scene, lemma_of
from geonews.vocabulary import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

_LOOSE = ("advmod", "npadvmod", "dep", "oprd")
_PREMODIFIERS = ("amod", "compound", "poss", "nmod")
_SPOKEN = ("request", "authorization", "agreement")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One trigger with its participants, before claim status and place are read."""

    trigger: Token
    event_type: EventType
    frame: Frame
    light: Token | None = None
    """The verb that carries a noun trigger ("conducted airstrikes"); None otherwise."""
    actors: tuple[Token, ...] = ()
    """Head tokens of the acting or placed bodies."""
    owner: Token | None = None
    """Who placed a generic force ("Chad" in "Chad sent troops"); None when the actors stand by themselves."""
    targets: tuple[Token, ...] = ()
    objects: tuple[Token, ...] = ()
    """Direct objects, whatever they are."""
    agentless: bool = False

    @property
    def anchors(self) -> tuple[Token, ...]:
        """Tokens whose prepositional phrases place the event."""
        return (self.trigger, *((self.light,) if self.light is not None else ()))


def with_roles(event: Event, scene: Scene) -> Event:
    """The event with actors, owner, targets and objects filled in."""
    if event.trigger.pos_ in ("NOUN", "PROPN"):
        return _noun_roles(event, scene)
    return _verb_roles(event, scene)


def mine_trodden(verb: Token, scene: Scene) -> Frame | None:
    """As in "ran over a landmine", "exploded on a mine", "killed by a mine": the frame of what the mine did."""
    return (
        scene.lexicon.by_noun("explosion")
        if lemma_of(verb) in scene.words("treading") and _mines(verb, scene)
        else None
    )


def _mines(token: Token, scene: Scene) -> list[Token]:
    """Mines that a verb leads to, or in whose explosion somebody died."""
    near = [*objects_of(token, ("on", "over", "into", "by", "onto", "of", "from", "in")), *objects_of_agent(token)]
    near += [c for c in token.children if c.dep_ in ("dobj", "nsubj", "compound")]
    near += [p for t in near for p in objects_of(t, ("of", "from"))]
    return [t for t in near if lemma_of(t) in scene.words("mines") and t.pos_ in ("NOUN", "PROPN")]


def _layers(mine: Token, scene: Scene) -> list[Token]:
    """As in "a mine planted by X", "a Russian mine": whose it is."""
    placed = [c for c in mine.children if c.dep_ in ("acl", "relcl") and lemma_of(c) in scene.words("placing")]
    who = expand([t for c in placed for t in objects_of_agent(c)])
    return who or [
        c for c in mine.children if c.dep_ in ("amod", "compound", "poss") and _acts(c, scene, modifier=True)
    ]


def objects_of_agent(verb: Token) -> list[Token]:
    """Those by whom something was done."""
    return [
        p
        for c in verb.children
        if c.dep_ in ("agent", "prep") and c.lower_ == "by"
        for p in c.children
        if p.dep_ == "pobj"
    ]


def _verb_roles(event: Event, scene: Scene) -> Event:
    verb, kind = event.trigger, event.frame.object
    if (mines := _mines(verb, scene)) and mine_trodden(verb, scene) is not None and event.frame.event == "attack":
        who = [t for mine in mines for t in _layers(mine, scene)]
        hurt = [t for t in expand([c for c in verb.children if c.dep_ in (*SUBJECTS, "dobj")]) if t not in mines]
        return replace(event, actors=tuple(who), targets=tuple(hurt), agentless=not who)
    subject = [verb.head] if verb.dep_ == "amod" else _bodies(subject_of(verb), scene)
    objects = expand(
        [c for c in verb.children if c.dep_ in ("dobj", "obj") or (c.dep_ in _LOOSE and scene.location(c) is not None)]
    )
    passive = any(c.dep_ in ("nsubjpass", "auxpass", "agent") for c in verb.children) or _reduced(verb)
    if verb.tag_ == "VBG" and kind in ("place", "target") and not subject and not objects:
        # "shelling of X by Y", read as a verb
        who = [t for t in expand(objects_of_agent(verb)) if _acts(t, scene)]
        aims = expand(objects_of(verb, ("of",)))
        return replace(event, actors=tuple(who), targets=tuple(aims), objects=tuple(aims), agentless=not who)
    if passive and event.frame.event == "clash":
        between = [t for t in expand(objects_of(verb, ("between", "by", "with"))) if is_actor(t, scene)]
        return replace(event, actors=tuple([*expand(objects_of_agent(verb)), *between]), agentless=not between)
    if passive and verb.dep_ in ("dep", "advcl") and not any(c.dep_ in SUBJECTS for c in verb.children):
        subject = expand(_noun_before(verb))
    agents = expand([p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"])
    if kind == "none" and objects and not subject:
        subject = objects  # "advancing rebels" read as verb and object
    if kind == "force" and event.frame.event == "strength":
        return replace(event, actors=tuple(subject), objects=tuple(objects))
    if kind == "force":
        placed = subject if passive else objects
        bodies = [t for t in placed if is_force(t, scene) or is_actor(t, scene) or t.pos_ == "PRON"]
        movers = agents if passive else subject
        if not passive and not objects and event.frame.event in ("mobilization", "deployment"):
            return replace(event, actors=tuple(subject))
        owner = next((t for t in movers if t.pos_ != "SCONJ"), None)
        return replace(event, actors=tuple(bodies), owner=owner, objects=tuple(objects))
    if passive and kind in ("place", "target"):
        if event.frame.needs == "people" or event.frame.event in ("withdrawal", "movement"):
            return replace(event, actors=tuple(subject), objects=tuple(agents))
        return replace(
            event, actors=tuple(agents), targets=tuple(subject), objects=tuple(subject), agentless=not agents
        )
    harmed = (
        lemma_of(verb) in ("kill", "wound", "injure") and not objects and any(is_civilian(t, scene) for t in subject)
    )
    if harmed:  # headline style: "Two people killed"
        return replace(
            event, actors=tuple(agents), targets=tuple(subject), objects=tuple(subject), agentless=not agents
        )
    if event.frame.event == "capture" and _fall_to(verb):
        return replace(event, actors=tuple(expand(objects_of(verb, ("to",)))), objects=tuple(subject))
    targets = objects if kind == "target" else []
    if event.frame.event == "clash":
        subject = [
            *(t for t in subject if is_actor(t, scene) or t.pos_ in ("PRON", "PROPN") or is_civilian(t, scene)),
            *(t for t in [*objects, *expand(objects_of(verb, ("with", "against", "between")))] if is_actor(t, scene)),
        ]
    if kind == "target" and _is_weapon(subject, scene):
        subject = _wielders(subject, scene)
    return replace(event, actors=tuple(subject), targets=tuple(targets), objects=tuple(objects))


def _is_weapon(subject: list[Token], scene: Scene) -> bool:
    """As in "missiles struck": a weapon hits, somebody else acts."""
    return bool(subject) and all(lemma_of(t) in scene.words("projectiles") and t.i not in scene.actors for t in subject)


def _wielders(weapons: list[Token], scene: Scene) -> list[Token]:
    """As in "Russian missiles", "rockets fired by rebels"; nobody where the words do not say."""
    shot = [c for t in weapons for c in t.children if c.dep_ in ("acl", "relcl")]
    who = expand([t for c in shot for t in objects_of_agent(c)])
    named = [t for t in weapons if any(_acts(c, scene, modifier=True) for c in t.children if c.dep_ in _PREMODIFIERS)]
    return who or named


def _reduced(verb: Token) -> bool:
    """As in "the town held by rebels": a participle that shortens a relative clause."""
    return verb.tag_ == "VBN" and verb.dep_ == "acl" and not any(c.dep_ in ("aux", "nsubj") for c in verb.children)


def _noun_before(verb: Token) -> list[Token]:
    """As in "the town, previously held by X": the noun that a loose participle follows."""
    left = verb.left_edge.i
    return next(([t] for t in reversed(verb.doc[verb.sent.start : left]) if t.pos_ in ("NOUN", "PROPN")), [])


def _bodies(subjects: list[Token], scene: Scene) -> list[Token]:
    """As in "their orders", "Iraq's aircraft": the body behind a subject that cannot act itself."""
    out: list[Token] = []
    for token in subjects:
        if token.i in scene.dateline:  # read as the subject by the parser
            out += expand(
                [c for c in token.subtree if c.dep_ in ("appos", "conj", "dep") and c.i not in scene.dateline]
            )
            continue
        owners = [c for c in token.children if c.dep_ == "poss" and (c.pos_ == "PRON" or is_actor(c, scene))]
        out += owners if owners and lemma_of(token) in scene.words("instruments") else [token]
    return out


def _fall_to(verb: Token) -> bool:
    return verb.lemma_ == "fall"


def _noun_roles(event: Event, scene: Scene) -> Event:
    noun = event.trigger
    actors: list[Token] = []
    for child in noun.children:
        if child.dep_ in ("poss", "nmod", "compound", "amod", "npadvmod") and _acts(
            child, scene, modifier=child.dep_ != "poss"
        ):
            if not _is_where(child, event, scene):
                actors.append(child)
        elif child.dep_ == "poss" and child.pos_ == "PROPN" and event.frame.event in _SPOKEN:
            actors.append(child)
        elif child.dep_ == "prep" and child.lower_ in ("by", "from", "between", "among"):
            spoken = event.frame.event in _SPOKEN
            actors += [
                t
                for t in expand([c for c in child.children if c.dep_ == "pobj"])
                if _acts(t, scene) or (spoken and t.pos_ == "PROPN")
            ]
        elif child.dep_ == "prep" and child.lower_ == "of":
            actors += [
                t
                for t in expand([c for c in child.children if c.dep_ == "pobj"])
                if _acts(t, scene) or is_civilian(t, scene)
            ]
    owner = None
    victims: list[Token] = []
    if event.light is not None:
        subject = [t for t in subject_of(event.light) if t.dep_ != "expl"]
        passive = any(c.dep_ == "nsubjpass" for c in event.light.children)
        suffered = noun.dep_ == "pobj" and noun.head.lower_ == "under"
        victims = subject if suffered else []
        subject = [] if passive or suffered else [t for t in subject if t.i != noun.i]
        if any(c.i == noun.i or noun in c.conjuncts for c in event.light.children if c.dep_ in (*SUBJECTS, "attr")):
            subject = [t for t in expand(objects_of(event.light, ("between", "by"))) if _acts(t, scene)]
            if event.frame.event == "clash":
                subject += [t for t in expand(objects_of(event.light, ("with", "against"))) if _acts(t, scene)]
        if event.frame.event in ("control", "capture") and suffered:
            victims = []
        if not actors:
            actors = subject
        elif subject:
            owner = subject[0]
    if any(is_force(t, scene) for t in actors):
        actors = [t for t in actors if t.pos_ == "PRON" or is_actor(t, scene) or is_civilian(t, scene)]
    targets = [t for t in expand(objects_of(noun, ("on", "against", "upon"))) if scene.location(t) is None] + victims
    if event.frame.event == "clash":
        actors += [t for t in expand(objects_of(noun, ("with", "against"))) if _acts(t, scene)]
    if event.light is not None and lemma_of(event.light) in scene.words("hitting"):
        targets += expand([c for c in event.light.children if c.dep_ in ("dobj", "nsubjpass")])
    return replace(event, actors=tuple(actors), owner=owner, targets=tuple(targets), agentless=not actors)


def _is_where(modifier: Token, event: Event, scene: Scene) -> bool:
    """As in "Syria intervention": a country named as a place before the noun is where, not who."""
    location = scene.location(modifier)
    return (
        location is not None
        and location.mention.mention_type == "literal"
        and event.frame.event in ("intervention", "invasion", "deployment")
    )


def _acts(token: Token, scene: Scene, *, modifier: bool = False) -> bool:
    if modifier and token.lower_ in scene.words("attack_kinds") and token.i not in scene.actors:
        return False
    if is_actor(token, scene) or lemma_of(token) in ("rebel", "insurgent", "jihadist", "government"):
        return True
    return token.pos_ == "PRON" and token.lower_ in ("their", "its", "our", "they", "them", "his")
