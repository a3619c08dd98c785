"""Who takes part in an event: the body that is somewhere, moves or acts, who placed it, and who is hit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geonews.positions.actors.weapons import is_weapon, layers_of, mine_trodden, mines_of, wielders
from geonews.positions.parse.grammar import (
    SUBJECTS,
    acts,
    expand,
    holder_of,
    is_actor,
    is_civilian,
    is_force,
    objects_of,
    objects_of_agent,
    standing_in,
    subject_of,
)
from geonews.positions.parse.lexicon import Frame
from geonews.positions.parse.scene import Scene, lemma_of
from geonews.vocabulary import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

_LOOSE = ("advmod", "npadvmod", "dep", "oprd")
_DOERS = frozenset(["by", "from", "between", "among", "involving", "planted", "laid"])
"""Words before those who act."""
_LEAVING = ("withdrawal", "displacement")
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
    by_model: bool = False
    """Only the event tagger sees the trigger; no rule knows the word."""

    @property
    def anchors(self) -> tuple[Token, ...]:
        """Tokens whose prepositional phrases place the event."""
        return (self.trigger, *((self.light,) if self.light is not None else ()))


def with_roles(event: Event, scene: Scene) -> Event:
    """The event with actors, owner, targets and objects filled in."""
    if event.trigger.pos_ in ("NOUN", "PROPN"):
        return _noun_roles(event, scene)
    return _verb_roles(event, scene)


def _verb_roles(event: Event, scene: Scene) -> Event:
    verb, kind = event.trigger, event.frame.object
    subject = [verb.head] if verb.dep_ == "amod" else _bodies(subject_of(verb), scene)
    objects = expand(
        [c for c in verb.children if c.dep_ in ("dobj", "obj") or (c.dep_ in _LOOSE and scene.location(c) is not None)]
    )
    passive = any(c.dep_ in ("nsubjpass", "auxpass", "agent") for c in verb.children) or _reduced(verb)
    if passive and verb.dep_ in ("dep", "advcl") and not any(c.dep_ in SUBJECTS for c in verb.children):
        subject = expand(_noun_before(verb))
    odd = _odd_roles(event, scene, subject, objects)
    if odd is not None:
        return odd
    if kind == "none" and objects and not subject:
        subject = objects  # "advancing rebels" read as verb and object
    if kind == "force":
        return _placing_roles(event, scene, subject, objects, passive=passive)
    if passive and kind in ("place", "target", "civilians"):
        return _passive_roles(event, scene, subject)
    if kind == "civilians" and any(is_civilian(t, scene) or t.like_num or t.pos_ == "PRON" for t in objects):
        subject, objects = objects, subject  # "the attack displaced thousands": they are the ones who move
    if event.frame.event == "clash":
        subject = [
            *(t for t in subject if is_actor(t, scene) or t.pos_ in ("PRON", "PROPN") or is_civilian(t, scene)),
            *(t for t in [*objects, *expand(objects_of(verb, ("with", "against", "between")))] if is_actor(t, scene)),
        ]
    if kind == "target" and is_weapon(subject, scene):
        subject = wielders(subject, scene)
    targets = objects if kind == "target" else []
    return replace(event, actors=tuple(subject), targets=tuple(targets), objects=tuple(objects))


def _odd_roles(event: Event, scene: Scene, subject: list[Token], objects: list[Token]) -> Event | None:
    """Verbs whose subject is not the one who acts."""
    verb = event.trigger
    if event.frame.event == "attack" and mine_trodden(verb, scene) is not None:
        mines = mines_of(verb, scene)
        who = [t for mine in mines for t in layers_of(mine, scene)]
        hurt = [t for t in expand([c for c in verb.children if c.dep_ in (*SUBJECTS, "dobj")]) if t not in mines]
        return replace(event, actors=tuple(who), targets=tuple(hurt), agentless=not who)
    if event.frame.needs == "held" and (holder := holder_of(verb)) is not None:  # "rebel-held Goma"
        return replace(event, actors=(holder,), objects=(verb.head,))
    if event.frame.needs == "driven" and any(is_force(t, scene) for t in objects):  # "drove the rebels out"
        return replace(event, actors=tuple(objects), objects=tuple(subject))
    if event.frame.needs == "stationed":
        standing = standing_in(verb, scene)
        whose = [] if verb.lemma_ == "be" else [t for t in subject if t not in standing]
        return replace(event, actors=tuple(standing), owner=whose[0] if whose else None)
    if verb.lemma_ == "be" and event.frame.event == "control":  # "is in the hands of the army"
        hands = objects_of(verb, ("in",))
        return replace(
            event, actors=tuple(expand([p for t in hands for p in objects_of(t, ("of",))])), objects=tuple(subject)
        )
    if event.frame.event == "capture" and verb.lemma_ in ("fall", "lose") and not _is_passive(verb):
        taken = subject if verb.lemma_ == "fall" else objects
        return replace(event, actors=tuple(expand(objects_of(verb, ("to",)))), objects=tuple(taken))
    moved = event.frame.event in ("movement", "withdrawal", "crossing")
    if moved and not _is_passive(verb) and any(is_force(t, scene) for t in objects):
        bodies = [t for t in objects if is_force(t, scene)]  # "moved reserves to X"
        return replace(event, actors=tuple(bodies), owner=subject[0] if subject else None, objects=tuple(objects))
    nominal = event.frame.object in ("place", "target") and event.frame.event != "clash"
    if verb.tag_ == "VBG" and nominal and not subject and not objects:
        # "shelling of X by Y", read as a verb
        by = [t for t in expand(objects_of_agent(verb)) if acts(t, scene)]
        aims = expand(objects_of(verb, ("of",)))
        return replace(event, actors=tuple(by), targets=tuple(aims), objects=tuple(aims), agentless=not by)
    if lemma_of(verb) in ("kill", "wound", "injure") and not objects and any(is_civilian(t, scene) for t in subject):
        return _passive_roles(event, scene, subject)  # headline style: "Two people killed"
    return None


def _placing_roles(event: Event, scene: Scene, subject: list[Token], objects: list[Token], *, passive: bool) -> Event:
    """Who is placed, and by whom."""
    if event.frame.event == "strength":
        return replace(event, actors=tuple(subject), objects=tuple(objects))
    placed = subject if passive else objects
    bodies = [t for t in placed if is_force(t, scene) or is_actor(t, scene) or t.pos_ == "PRON"]
    if not passive and not objects and event.frame.event in ("mobilization", "deployment"):
        return replace(event, actors=tuple(subject))
    movers = expand(objects_of_agent(event.trigger)) if passive else subject
    owner = next((t for t in movers if t.pos_ != "SCONJ"), None)
    return replace(event, actors=tuple(bodies), owner=owner, objects=tuple(objects))


def _passive_roles(event: Event, scene: Scene, subject: list[Token]) -> Event:
    verb = event.trigger
    agents = expand(objects_of_agent(verb))
    if (
        event.frame.needs in ("people", "seen")
        or event.frame.object == "civilians"
        or event.frame.event in ("withdrawal", "movement")
    ):
        return replace(event, actors=tuple(subject), objects=tuple(agents))
    if event.frame.event == "clash":  # "fire was exchanged between X and Y"
        between = [t for t in expand(objects_of(verb, ("between", "with"))) if is_actor(t, scene)]
        return replace(event, actors=(*agents, *between), agentless=not (agents or between))
    if agents and is_weapon(agents, scene):
        agents = wielders(agents, scene)
    return replace(event, actors=tuple(agents), targets=tuple(subject), objects=tuple(subject), agentless=not agents)


def _is_passive(verb: Token) -> bool:
    return any(c.dep_ in ("nsubjpass", "auxpass", "agent") for c in verb.children)


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


def _noun_roles(event: Event, scene: Scene) -> Event:
    noun, light = event.trigger, event.light
    if event.frame.needs == "stationed":  # "reports of fighters in X"
        return replace(event, actors=(noun,))
    actors = _named_beside(event, scene)
    owner = None
    victims: list[Token] = []
    if light is not None:
        subject = [t for t in subject_of(light) if t.dep_ != "expl"]
        suffered = noun.dep_ == "pobj" and noun.head.lower_ == "under"
        if suffered and event.frame.event not in ("control", "capture"):
            victims = subject  # "came under fire"
        if suffered or any(c.dep_ == "nsubjpass" for c in light.children):
            subject = []
        if any(c.i == noun.i or noun in c.conjuncts for c in light.children if c.dep_ in (*SUBJECTS, "attr")):
            sides = ("between", "by", "with", "against") if event.frame.event == "clash" else ("between", "by")
            subject = [t for t in expand(objects_of(light, sides)) if acts(t, scene)]
        subject = [t for t in subject if t.i != noun.i]
        if not actors:
            actors = subject
        elif subject:
            owner = subject[0]
    if any(is_force(t, scene) for t in actors):
        actors = [t for t in actors if t.pos_ == "PRON" or is_actor(t, scene) or is_civilian(t, scene)]
    on = ("on", "against", "upon", *(("of",) if lemma_of(noun) in scene.words("suffered") else ()))
    targets = [t for t in expand(objects_of(noun, on)) if scene.location(t) is None] + victims
    if event.frame.event == "clash":
        actors += [t for t in expand(objects_of(noun, ("with", "against"))) if acts(t, scene)]
    if light is not None and lemma_of(light) in scene.words("hitting"):
        targets += expand([c for c in light.children if c.dep_ in ("dobj", "nsubjpass")])
    if event.frame.event == "agreement":  # one event, with the other side as its target
        actors, targets = actors[:1], [*targets, *actors[1:]]
    return replace(event, actors=tuple(actors), owner=owner, targets=tuple(targets), agentless=not actors)


def _named_beside(event: Event, scene: Scene) -> list[Token]:
    """Those whom the noun phrase itself names: "Israeli strikes", "the attack by X", "fighting between X and Y"."""
    noun, spoken = event.trigger, event.frame.event in _SPOKEN
    # "the withdrawal of troops from Mali"
    doers = _DOERS - {"from"} if event.frame.event in _LEAVING else _DOERS
    actors: list[Token] = []
    for child in noun.children:
        if child.dep_ in ("poss", "nmod", "compound", "amod", "npadvmod"):
            if acts(child, scene, modifier=child.dep_ != "poss"):
                if not _is_where(child, event, scene):
                    actors.append(child)
            elif child.dep_ == "poss" and child.pos_ == "PROPN" and spoken:
                actors.append(child)
        elif child.dep_ in ("prep", "acl") and child.lower_ in doers:
            inner = [c for c in child.children if c.dep_ in ("pobj", "dobj")] + objects_of_agent(child)
            actors += [t for t in expand(inner) if acts(t, scene) or (spoken and t.pos_ == "PROPN")]
        elif child.dep_ == "prep" and child.lower_ == "of":
            inner = expand([c for c in child.children if c.dep_ == "pobj"])
            if lemma_of(noun) not in scene.words("suffered"):  # "the massacre of civilians"
                actors += [t for t in inner if acts(t, scene) or is_civilian(t, scene)]
            actors += [who for t in inner if lemma_of(t) in scene.words("mines") for who in layers_of(t, scene)]
    return actors


def _is_where(modifier: Token, event: Event, scene: Scene) -> bool:
    """As in "Syria intervention": a country named as a place before the noun is where, not who."""
    location = scene.location(modifier)
    return (
        location is not None
        and location.mention.mention_type == "literal"
        and event.frame.event in ("intervention", "invasion", "deployment")
    )
