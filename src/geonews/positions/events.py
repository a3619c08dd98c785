"""Event triggers and who takes part: which words of a sentence report an event, with actor, object and light verb.

Roles follow the dependency parse; "actor" is the armed body (or the civilians) that is somewhere, moves or acts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geonews.model import EventType
from geonews.positions.lexicon import Frame
from geonews.positions.scene import Scene, lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

SUBJECTS = ("nsubj", "nsubjpass")
CLAUSES = ("relcl", "acl", "advcl", "ccomp", "csubj", "parataxis")


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


def find_events(sentence: Span, scene: Scene) -> Iterator[Event]:
    """Events reported in one sentence, in text order; those that miss what their frame needs are left out."""
    for token in sentence:
        found = _match(token, scene)
        if found is None or token.i in scene.actors or scene.location(token) is not None:
            continue
        frame, light = found
        if frame.event == "attack" and token.pos_ == "VERB" and (_told_by_noun(token, scene) or _is_toll(token, scene)):
            continue
        event = _with_roles(Event(trigger=token, event_type=frame.event, frame=frame, light=light), scene)
        event = _retyped(event, scene)
        if _complete(event, scene):
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
        if lemma == "be" and (alert := _alert(token)) is not None:
            return lexicon.by_phrase("be", alert.lemma_.lower()), None  # type: ignore[return-value]
        if token.dep_ in ("aux", "auxpass", "compound") or (token.dep_ == "amod" and lemma not in _WALKING):
            return None
        if any(c.dep_ == "aux" and c.lower_ in ("must", "ought") for c in token.children):
            return None
        frame = lexicon.by_verb(lemma)
        return None if frame is None or _other_sense(token, lemma) else (frame, None)
    if token.pos_ in ("NOUN", "PROPN") and token.dep_ != "compound":
        frame = next(
            (f for c in token.children if c.dep_ in ("amod", "compound") and (f := lexicon.by_phrase(c.lower_, lemma))), None
        ) or lexicon.by_noun(lemma)
        if frame is None or _organisation(token, scene):
            return None
        light = _light_verb(token, scene)
        if light is not None and lexicon.by_phrase(light.lemma_.lower(), lemma) is not None:
            return None  # the phrase's verb is the trigger
        return frame, light
    return None


def _told_by_noun(verb: Token, scene: Scene) -> bool:
    """"an airstrike hit X", "destroyed by shelling": the noun is the event, the verb what it did."""
    agents = [p for c in verb.children if c.dep_ == "agent" for p in c.children]
    nouns = [c for c in verb.children if c.dep_ in SUBJECTS] + agents
    return lemma_of(verb) in scene.words("hitting") and any(_is_attack_noun(n, scene) for n in nouns)


def _is_toll(verb: Token, scene: Scene) -> bool:
    """"shelled the town, killing ten": what an attack led to is no second attack."""
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


_WALKING = ("advance", "flee", "retreat", "withdraw", "mobilise", "mobilize")
"""Participles before a noun that report what the noun does: "advancing rebels"."""


def _alert(token: Token) -> Token | None:
    """"are on high alert"."""
    for prep in token.children:
        if prep.dep_ == "prep" and prep.lower_ == "on":
            return next((c for c in prep.children if c.lemma_ == "alert"), None)
    return None


def _other_sense(token: Token, lemma: str) -> bool:
    """Senses that are no event: "take place", "hold talks", "leave open", "call it", "fire from a job"."""
    objects = {c.lemma_.lower() for c in token.children if c.dep_ == "dobj"}
    passive = any(c.dep_ in ("agent", "nsubjpass", "auxpass") for c in token.children)
    if lemma in ("take", "hold") and not (passive and not objects & _IDIOMS) and (not objects - _IDIOMS or objects & _IDIOMS):
        return not _place_left_of_object(token)
    if lemma == "fight" and any(c.lower_ == "for" for c in token.children):
        return False
    if lemma == "call":
        return not any(c.dep_ == "prep" and c.lower_ in ("for", "on", "upon") for c in token.children)
    if lemma in ("leave", "hit", "strike", "remain", "stay") and any(c.dep_ in ("acomp", "oprd", "ccomp") for c in token.children):
        return lemma not in ("remain", "stay") or not any(
            c.lower_ in ("present", "deployed", "stationed") for c in token.children
        )
    return False


_IDIOMS = frozenset(
    ("place", "part", "care", "action", "advantage", "note", "step", "time", "office", "talk", "meeting", "power", "election",
     "responsibility", "breath", "view", "position", "seriously", "conference", "shelter", "refuge", "stance", "decision")
)  # fmt: skip


def _place_left_of_object(verb: Token) -> bool:
    """"took Timbuktu": the model reads a rare name as an adverb."""
    return any(c.dep_ in ("advmod", "npadvmod", "dep", "oprd") and c.text[0].isupper() for c in verb.rights)


def _organisation(token: Token, scene: Scene) -> bool:
    """A noun that is part of a capitalised name ("Popular Mobilization Forces") is no event."""
    if token.lower_ == "battle" and token.text[0].isupper():
        return True
    return token.i in scene.actors or (token.ent_type_ in ("ORG", "PERSON", "LAW", "WORK_OF_ART") and token.text[0].isupper())


def _light_verb(noun: Token, scene: Scene) -> Token | None:
    node = noun
    while node.dep_ == "conj":
        node = node.head
    if node.dep_ in SUBJECTS and lemma_of(node.head) in scene.words("happening") | scene.words("hitting"):
        return node.head
    if node.dep_ == "pobj" and node.head.dep_ == "agent" and lemma_of(node.head.head) in scene.words("hitting"):
        return node.head.head
    if node.dep_ == "pobj" and node.head.lower_ == "of" and lemma_of(node.head.head) in (
        scene.words("conditional_words") | scene.words("planned_words")
    ):
        node = node.head.head
    if node.dep_ in ("dobj", "nsubjpass", "attr", "pobj"):
        verb = node.head
        if node.dep_ == "pobj" and verb.dep_ == "prep":
            verb = verb.head
            if node.head.lower_ not in ("in", "on", "to", "for", "into"):
                return None
        if verb.pos_ in ("VERB", "AUX") and verb.lemma_.lower() in (
            scene.words("light") | scene.words("weighing") | scene.words("denying") | {"be", "engage", "come", "participate"}
        ):
            return verb
        if verb.pos_ in ("VERB", "AUX") and verb.lemma_.lower() in scene.words("withholding") and node.dep_ == "dobj":
            return verb
    return None


# -- roles ---------------------------------------------------------------------------------------------------------


def _with_roles(event: Event, scene: Scene) -> Event:
    if event.trigger.pos_ in ("NOUN", "PROPN"):
        return _noun_roles(event, scene)
    return _verb_roles(event, scene)


def _verb_roles(event: Event, scene: Scene) -> Event:
    verb, kind = event.trigger, event.frame.object
    subject = [verb.head] if verb.dep_ == "amod" else _bodies(subject_of(verb), scene)
    objects = _expand([c for c in verb.children if c.dep_ in ("dobj", "obj") or (c.dep_ in _LOOSE and scene.location(c) is not None)])
    passive = any(c.dep_ in ("nsubjpass", "auxpass", "agent") for c in verb.children) or _reduced(verb)
    if passive and verb.dep_ in ("dep", "advcl") and not any(c.dep_ in SUBJECTS for c in verb.children):
        subject = _expand(_noun_before(verb))
    agents = _expand([p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"])
    if kind == "none" and objects and not subject:
        subject = objects  # "advancing rebels" read as verb and object
    if kind == "force" and event.frame.event == "strength":
        return replace(event, actors=tuple(_counted(verb, subject)), objects=tuple(objects))
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
        return replace(event, actors=tuple(agents), targets=tuple(subject), objects=tuple(subject), agentless=not agents)
    harmed = lemma_of(verb) in ("kill", "wound", "injure") and not objects and any(_people(t, scene) for t in subject)
    if harmed:  # headline style: "Two people killed"
        return replace(event, actors=tuple(agents), targets=tuple(subject), objects=tuple(subject), agentless=not agents)
    if event.frame.event == "capture" and _fall_to(verb):
        return replace(event, actors=tuple(_expand(_pobjs(verb, ("to",)))), objects=tuple(subject))
    targets = objects if kind == "target" else []
    if event.frame.event == "clash":
        subject = [*subject, *(t for t in [*objects, *_expand(_pobjs(verb, ("with", "against")))] if is_actor(t, scene))]
    return replace(event, actors=tuple(subject), targets=tuple(targets), objects=tuple(objects))


def _reduced(verb: Token) -> bool:
    """"the town held by rebels": a participle that shortens a relative clause."""
    return verb.tag_ == "VBN" and verb.dep_ == "acl" and not any(c.dep_ in ("aux", "nsubj") for c in verb.children)


_LOOSE = ("advmod", "npadvmod", "dep", "oprd")


def _noun_before(verb: Token) -> list[Token]:
    """"the town, previously held by X": the noun that a loose participle follows."""
    left = verb.left_edge.i
    return next(([t] for t in reversed(verb.doc[verb.sent.start : left]) if t.pos_ in ("NOUN", "PROPN")), [])


def _counted(verb: Token, subject: list[Token]) -> list[Token]:
    """"the number of French forces rises": the forces."""
    return subject


def _bodies(subjects: list[Token], scene: Scene) -> list[Token]:
    """"their orders", "Iraq's aircraft": the body behind a subject that cannot act itself."""
    out: list[Token] = []
    for token in subjects:
        owners = [c for c in token.children if c.dep_ == "poss"]
        named = scene.location(token)
        listed = [c for c in token.children if c.dep_ == "appos" and c.pos_ == "NOUN"]
        if named is not None and not is_state(token, scene) and listed:
            out += _expand(listed)  # a dateline read as the subject
            continue
        institution = lemma_of(token) in scene.words("institutions")
        inert = token.pos_ == "NOUN" and not institution and not is_actor(token, scene) and not _people(token, scene)
        owners = [c for c in owners if c.pos_ == "PRON" or is_actor(c, scene)]
        out += owners if inert and owners else [token]
    return out


def _fall_to(verb: Token) -> bool:
    return verb.lemma_ == "fall"


_SPOKEN = ("request", "authorization", "agreement")


def _noun_roles(event: Event, scene: Scene) -> Event:
    noun = event.trigger
    actors: list[Token] = []
    for child in noun.children:
        if child.dep_ in ("poss", "nmod", "compound", "amod", "npadvmod") and _acts(child, scene, modifier=child.dep_ != "poss"):
            if not _is_where(child, event, scene):
                actors.append(child)
        elif child.dep_ == "poss" and child.pos_ == "PROPN" and event.frame.event in _SPOKEN:
            actors.append(child)
        elif child.dep_ == "prep" and child.lower_ in ("by", "from", "between", "among"):
            spoken = event.frame.event in _SPOKEN
            actors += [t for t in _expand([c for c in child.children if c.dep_ == "pobj"]) if _acts(t, scene) or (spoken and t.pos_ == "PROPN")]
        elif child.dep_ == "prep" and child.lower_ == "of":
            actors += [t for t in _expand([c for c in child.children if c.dep_ == "pobj"]) if _acts(t, scene) or _people(t, scene)]
    owner = None
    if event.light is not None:
        subject = [t for t in subject_of(event.light) if t.dep_ != "expl"]
        passive = any(c.dep_ == "nsubjpass" for c in event.light.children)
        subject = [] if passive else [t for t in subject if t.i != noun.i]
        if any(c.i == noun.i or noun in c.conjuncts for c in event.light.children if c.dep_ in SUBJECTS):
            subject = [t for t in _expand(_pobjs(event.light, ("between", "by"))) if _acts(t, scene)]
        if not actors:
            actors = subject
        elif subject:
            owner = subject[0]
    targets = [t for t in _expand(_pobjs(noun, ("on", "against", "upon"))) if scene.location(t) is None]
    if event.frame.event == "clash":
        actors += [t for t in _expand(_pobjs(noun, ("with", "against"))) if _acts(t, scene)]
    if event.light is not None and lemma_of(event.light) in scene.words("hitting"):
        targets += _expand([c for c in event.light.children if c.dep_ in ("dobj", "nsubjpass")])
    return replace(event, actors=tuple(actors), owner=owner, targets=tuple(targets), agentless=not actors)


def subject_of(verb: Token, saying: frozenset[str] = frozenset()) -> list[Token]:
    """Subjects of a verb, inherited where the grammar leaves them out (control, conjunction, participle, relative).

    With the verbs of `saying`, "alleged that X did Y but said that" gives the one who alleged.
    """
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    if own:
        relative = own[0].tag_ in ("WDT", "WP") or own[0].lower_ in ("that", "which", "who")
        return _expand([verb.head]) if relative and verb.dep_ in ("relcl", "acl") else _expand(own)
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        return subject_of(conjoined_saying(verb, saying) or verb.head)
    if verb.dep_ in ("acl", "relcl"):
        return _expand([verb.head])
    if verb.dep_ == "pcomp" and verb.head.i > 0 and verb.head.lower_ in ("due", "set", "ready") and verb.head.nbor(-1).pos_ in ("NOUN", "PROPN"):
        return _expand([verb.head.nbor(-1)])
    if verb.dep_ in ("xcomp", "advcl", "pcomp", "acomp"):
        head = verb.head.head if verb.dep_ == "pcomp" else verb.head
        controlled = [c for c in head.children if c.dep_ in ("dobj", "dative") and c.i < verb.i]
        if verb.dep_ in ("xcomp", "pcomp") and controlled:
            return _expand(controlled)
        if head.pos_ in ("VERB", "AUX", "ADJ") and head.i != verb.i:
            return subject_of(head)
    if verb.dep_ == "ccomp" and not own and verb.tag_ in ("VBG", "VB"):
        return [c for c in verb.head.children if c.dep_ in SUBJECTS]
    return []


def conjoined_saying(verb: Token, saying: frozenset[str]) -> Token | None:
    """The verb of saying that a second one continues, where the parser hung it inside what the first one says."""
    first = verb
    while first.dep_ == "conj":
        first = first.head
    inside = first.i != verb.i and first.dep_ == "ccomp" and first.lemma_.lower() not in saying
    return first.head if inside and verb.lemma_.lower() in saying and first.head.lemma_.lower() in saying else None


def _pobjs(token: Token, prepositions: tuple[str, ...]) -> list[Token]:
    return [p for c in token.children if c.dep_ == "prep" and c.lower_ in prepositions for p in c.children if p.dep_ == "pobj"]


def _expand(tokens: list[Token]) -> list[Token]:
    """Heads with their conjuncts; partitives ("thousands of troops and members of X") replaced by what they count."""
    out: list[Token] = []
    for token in tokens:
        for item in (token, *token.conjuncts):
            inner = _partitive(item)
            out += _expand(inner) if inner else [item]
    seen: set[int] = set()
    return [t for t in out if not (t.i in seen or seen.add(t.i))]  # type: ignore[func-returns-value]


_PARTITIVES = frozenset(
    ("thousand", "hundred", "dozen", "ten", "number", "member", "majority", "remnant", "score", "some", "many", "most",
     "several", "thousands", "hundreds", "dozens", "tens", "part", "element", "column", "convoy", "group", "wave", "lot")
)  # fmt: skip


def _partitive(token: Token) -> list[Token]:
    if token.lemma_.lower() not in _PARTITIVES and not token.like_num:
        return []
    return [p for c in token.children if c.dep_ == "prep" and c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]


# -- what a token stands for -----------------------------------------------------------------------------------------


def is_force(token: Token, scene: Scene) -> bool:
    """An armed body: a known actor or a noun such as troops, fighters, army."""
    return token.i in scene.actors or (
        lemma_of(token) in scene.words("force_nouns") and token.pos_ in ("NOUN", "PROPN", "ADJ", "VERB")
    )


def is_state(token: Token, scene: Scene) -> bool:
    """A country name that can act."""
    location = scene.location(token)
    return location is not None and location.place is not None and location.place.kind == "country"


def is_actor(token: Token, scene: Scene) -> bool:
    """A force or a state, or an adjective or people noun that stands for one."""
    return is_force(token, scene) or is_state(token, scene)


def _people(token: Token, scene: Scene) -> bool:
    return lemma_of(token) in scene.words("civilian_nouns")


_KINDS_ONLY = ("military", "armed", "air", "artillery", "drone", "missile", "rocket", "tank", "force", "security", "helicopter", "aircraft", "vehicle")
"""Modifiers that say what kind an attack is, not whose."""


def _is_where(modifier: Token, event: Event, scene: Scene) -> bool:
    """"Syria intervention": a country named as a place before the noun is where, not who."""
    location = scene.location(modifier)
    return (
        location is not None and location.mention.mention_type == "literal" and event.frame.event in ("intervention", "invasion", "deployment")
    )


def _acts(token: Token, scene: Scene, *, modifier: bool = False) -> bool:
    if modifier and token.lower_ in _KINDS_ONLY and token.i not in scene.actors:
        return False
    if is_actor(token, scene) or lemma_of(token) in ("rebel", "insurgent", "jihadist", "government"):
        return True
    return token.pos_ == "PRON" and token.lower_ in ("their", "its", "our", "they", "them", "his")


def is_civilian(token: Token, scene: Scene) -> bool:
    """Civilians, refugees, residents."""
    return _people(token, scene)


# -- which type it is, and whether it is complete ----------------------------------------------------------------------


def _retyped(event: Event, scene: Scene) -> Event:
    """The finer type that the participants give."""
    heads = {t.lemma_.lower() for t in event.actors}
    kind = event.event_type
    if kind == "attack" and (_by_air(event, scene)):
        kind = "air_strike"
    elif kind == "displacement" and event.trigger.lemma_ in ("flee", "evacuate", "escape") and any(is_force(t, scene) for t in event.actors):
        if not any(_people(t, scene) for t in event.actors):
            kind = "withdrawal"
    elif kind in ("withdrawal", "movement") and any(_people(t, scene) for t in event.actors):
        kind = "displacement"
    elif kind == "movement" and event.trigger.lemma_ == "enter" and any(_is_country(t, scene) for t in event.objects):
        kind = "crossing"
    elif kind == "invasion" and event.trigger.lemma_ == "intrusion":
        kind = "invasion"
    elif kind == "capture" and heads & {"police"} and not event.objects:
        kind = "capture"
    return event if kind == event.event_type else replace(event, event_type=kind)


def _is_country(token: Token, scene: Scene) -> bool:
    return is_state(token, scene) or token.lemma_.lower() == "country"


def _by_air(event: Event, scene: Scene) -> bool:
    air = scene.words("aircraft_nouns")
    tools = [p for c in event.trigger.children if c.lower_ in ("with", "from", "using") for p in c.children]
    named = [*event.actors, *event.objects, *event.trigger.children, *tools]
    modifiers = [c for t in (*event.actors, *event.objects) for c in t.children if c.dep_ in ("compound", "amod", "nmod")]
    return any(t.lemma_.lower() in air or t.lower_ in ("air", "aerial") for t in (*named, *modifiers))


def _complete(event: Event, scene: Scene) -> bool:
    checks = {
        "force": _has_force,
        "people": _has_people,
        "place": _has_place_object,
        "count": _has_count,
        "armed_words": _has_armed_words,
        "violence": _is_violent,
    }
    check = checks.get(event.frame.needs)
    if check is not None and not check(event, scene):
        return False
    return not _purpose(event)


def _has_force(event: Event, scene: Scene) -> bool:
    if any(is_force(t, scene) or is_state(t, scene) for t in event.actors):
        # a state alone "moves" or "remains" in politics only
        return any(is_force(t, scene) for t in event.actors) or event.event_type in ("advance", "fortification", "withdrawal")
    if event.event_type == "displacement":
        return any(is_civilian(t, scene) for t in event.actors)
    return any(t.pos_ == "PRON" for t in event.actors)


def _has_people(event: Event, scene: Scene) -> bool:
    return any(is_civilian(t, scene) or is_force(t, scene) or t.pos_ == "PRON" for t in event.actors) or (
        event.trigger.lemma_ in ("influx", "exodus", "displacement")
    )


def _has_place_object(event: Event, scene: Scene) -> bool:
    if event.trigger.pos_ in ("NOUN", "PROPN"):
        places = [*_pobjs(event.trigger, ("of", "over", "in"))]
        if event.trigger.lemma_ == "control":
            return event.light is not None and bool(event.actors) and any(is_placelike(t, scene) for t in places)
        return any(is_placelike(t, scene) for t in places) or (event.trigger.lemma_ == "takeover" and bool(event.actors))
    objects = [*event.objects, *_expand(_pobjs(event.trigger, ("of", "over")))]
    if any(c.lower_ == "control" for c in event.trigger.children):
        control = next(c for c in event.trigger.children if c.lower_ == "control")
        objects += _expand(_pobjs(control, ("of", "over")))
    return any(is_placelike(t, scene) for t in objects)


def is_placelike(token: Token, scene: Scene) -> bool:
    """A toponym or a noun such as town, base, area."""
    for item in (token, *token.conjuncts):
        location = scene.location(item)
        if location is not None and location.mention.mention_type in ("literal", "metonymic"):
            return True
        if item.lemma_.lower() in scene.words("place_nouns"):
            return True
    return any(c.dep_ == "prep" and any(scene.location(p) for p in c.children) for c in token.children if c.lower_ == "of")


def _has_count(event: Event, scene: Scene) -> bool:
    return any(t.like_num or t.lemma_.lower() in ("thousand", "hundred", "dozen") for t in event.trigger.subtree) and any(
        t.lemma_.lower() in scene.words("force_nouns") for t in event.trigger.subtree
    )


def _has_armed_words(event: Event, scene: Scene) -> bool:
    trigger = event.trigger
    span = list(trigger.subtree) + (list(event.light.subtree) if event.light is not None else [])
    if trigger.dep_ in ("pobj", "dobj", "nsubj", "conj"):
        span += [c for c in trigger.head.subtree]
    if event.frame.event in ("request", "authorization"):
        span = list(_paragraph(trigger)) if trigger.pos_ == "NOUN" else list(trigger.sent)
    near = {t.lemma_.lower() for t in span if t.i != trigger.i}
    if trigger.lemma_ in ("involvement", "commitment", "action", "operation"):
        return any(c.lower_ in ("military", "armed") for c in trigger.children)
    return bool(near & scene.words("military"))


def _paragraph(token: Token) -> Span:
    doc, start, end = token.doc, token.i, token.i
    while start > 0 and "\n" not in doc[start - 1].text:
        start -= 1
    while end < len(doc) and "\n" not in doc[end].text:
        end += 1
    return doc[start:end]


def _is_violent(event: Event, scene: Scene) -> bool:
    trigger, lemma = event.trigger, event.trigger.lemma_.lower()
    if lemma in ("fire",) and trigger.pos_ == "NOUN":
        return any(c.lower_ in ("artillery", "mortar", "rocket", "tank", "missile", "small", "gun") for c in trigger.children)
    if lemma in ("hit", "strike", "target", "destroy", "fire", "execute", "kill", "wound", "injure", "storm", "raid"):
        armed = any(is_actor(t, scene) for t in (*event.actors, *event.targets))
        words = {t.lemma_.lower() for t in trigger.sent}
        return armed or bool(words & (scene.words("military") | {"airstrike", "shell", "shelling", "artillery", "rocket", "mortar", "bomb", "mine", "strike"}))
    return True


def _purpose(event: Event) -> bool:
    """"sent troops to fight": the purpose of another event is not reported as done."""
    verb = event.trigger if event.trigger.pos_ == "VERB" else event.light
    if verb is None:
        verb = event.trigger
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    if any(c.dep_ == "aux" and c.lower_ in ("could", "would", "may", "might") for c in verb.head.children):
        return False  # what somebody could do is reported as a possibility
    return infinitive and verb.dep_ in ("advcl", "relcl", "acl") and verb.head.lemma_.lower() not in ("plan", "order", "intention", "decision")
