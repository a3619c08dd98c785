"""What the dependency parse says: subjects, objects and paragraphs, and what a token stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geonews.positions.parse.lexicon import packaged_words
from geonews.positions.parse.scene import Scene, is_designation, lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

SUBJECTS = ("nsubj", "nsubjpass")
COUNTS = ("thousand", "hundred", "dozen", "ten")
"""Lemmas of round numbers that may stand for people: "hundreds fled"."""
_WHERE = ("in", "near", "at", "inside", "on", "off", "around", "outside", "along", "across", "throughout", "within")


def subject_of(verb: Token, saying: frozenset[str] = frozenset()) -> list[Token]:
    """Subjects of a verb, inherited where the grammar leaves them out (control, conjunction, participle, relative).

    With the verbs of `saying`, "alleged that X did Y but said that" gives the one who alleged.
    """
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    if own:
        relative = own[0].tag_ in ("WDT", "WP") or own[0].lower_ in ("that", "which", "who")
        return expand([verb.head]) if relative and verb.dep_ in ("relcl", "acl") else expand(own)
    if (misread := _misread_subject(verb)) is not None:
        return expand([misread])
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        return subject_of(conjoined_saying(verb, saying) or verb.head)
    if verb.dep_ in ("acl", "relcl"):
        claimants = [c for c in verb.head.children if c.dep_ == "poss"]  # "their claim to control"
        infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
        return expand(claimants if infinitive and claimants else [verb.head])
    if (
        verb.dep_ == "pcomp"
        and verb.head.i > 0
        and verb.head.lower_ in ("due", "set", "ready")
        and verb.head.nbor(-1).pos_ in ("NOUN", "PROPN")
    ):
        return expand([verb.head.nbor(-1)])
    if verb.dep_ in ("xcomp", "advcl", "pcomp", "acomp"):
        head = verb.head.head if verb.dep_ == "pcomp" else verb.head
        controlled = [c for c in head.children if c.dep_ in ("dobj", "dative") and c.i < verb.i]
        if verb.dep_ in ("xcomp", "pcomp") and controlled:
            return expand(controlled)
        if head.pos_ in ("VERB", "AUX", "ADJ") and head.i != verb.i:
            return subject_of(head)
    if verb.dep_ == "ccomp" and not own and verb.tag_ in ("VBG", "VB"):
        return [c for c in verb.head.children if c.dep_ in SUBJECTS]
    return []


def _misread_subject(verb: Token) -> Token | None:
    """The subject that the parser hid in a noun: "a sniper [shot and] killed", "On 3 May 2020 rebels destroyed"."""
    if verb.lower_ == "shot" and (body := _run_on(verb)) is not None:
        return body
    noun = verb.head
    if verb.dep_ == "conj" and noun.pos_ == "NOUN" and noun.lower_ in ("shot", "hit", "fire", "attack", "raid"):
        return _run_on(noun)
    for child in verb.children:
        if child.dep_ == "prep" and child.i < verb.i and child.lower_ in ("on", "in", "around"):
            for noun in child.children:
                dated = any(c.ent_type_ == "DATE" and c.dep_ in ("nmod", "nummod", "compound") for c in noun.children)
                if dated and noun.dep_ == "pobj" and noun.ent_type_ != "DATE":
                    return noun
    return None


def _run_on(token: Token) -> Token | None:
    return next((c for c in token.children if c.dep_ == "compound" and c.i == token.i - 1), None)


def conjoined_saying(verb: Token, saying: frozenset[str]) -> Token | None:
    """The verb of saying that a second one continues, where the parser hung it inside what the first one says."""
    first = verb
    while first.dep_ == "conj":
        first = first.head
    inside = first.i != verb.i and first.dep_ == "ccomp" and first.lemma_.lower() not in saying
    return first.head if inside and verb.lemma_.lower() in saying and first.head.lemma_.lower() in saying else None


def objects_of(token: Token, prepositions: tuple[str, ...]) -> list[Token]:
    """Objects of the given prepositions that hang on a token."""
    return [
        p
        for c in token.children
        if c.dep_ == "prep" and c.lower_ in prepositions
        for p in c.children
        if p.dep_ == "pobj"
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


def expand(tokens: list[Token]) -> list[Token]:
    """Heads with their conjuncts; partitives ("thousands of troops and members of X") replaced by what they count."""
    out: list[Token] = []
    for token in tokens:
        for item in (token, *token.conjuncts):
            inner = _partitive(item)
            out += expand(inner) if inner else [item]
    seen: set[int] = set()
    return [t for t in out if not (t.i in seen or seen.add(t.i))]  # type: ignore[func-returns-value]


def _partitive(token: Token) -> list[Token]:
    if token.lemma_.lower() not in packaged_words("partitives") and not token.like_num:
        return []
    return [p for c in token.children if c.dep_ == "prep" and c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]


def is_force(token: Token, scene: Scene) -> bool:
    """An armed body: a known actor or a noun such as troops, fighters, army."""
    if token.i in scene.actors:
        return True
    lemma = lemma_of(token)
    if is_designation(token):
        return True
    if lemma in ("defence", "defense"):  # "the country's air defences shot down"
        return any(c.lower_ in ("air", "anti-aircraft", "territorial") for c in token.children)
    if lemma == "army" and any(p.tag_ == "NNS" and p.pos_ == "NOUN" for p in objects_of(token, ("of",))):
        return False  # "an army of accountants"
    if lemma not in scene.words("force_nouns") or token.pos_ not in ("NOUN", "PROPN", "ADJ", "VERB"):
        return False
    return not any(c.lower_ in scene.words("political") for c in token.children if c.dep_ in ("amod", "compound"))


def is_state(token: Token, scene: Scene) -> bool:
    """A country name that can act."""
    location = scene.location(token)
    if location is None:
        return False
    kind = location.place.kind if location.place is not None else None
    return kind == "country" or (location.mention.mention_type == "metonymic" and kind is not None)


def is_actor(token: Token, scene: Scene) -> bool:
    """A force or a state, or an adjective or people noun that stands for one."""
    return is_force(token, scene) or is_state(token, scene)


def acts(token: Token, scene: Scene, *, modifier: bool = False) -> bool:
    """Somebody who can act: a body, a state, a pronoun; `modifier` for words before a noun ("rebel attack")."""
    if modifier and token.lower_ in scene.words("attack_kinds") and token.i not in scene.actors:
        return False
    if is_actor(token, scene) or lemma_of(token) in ("rebel", "insurgent", "jihadist", "government"):
        return True
    return token.pos_ == "PRON" and token.lower_ in ("their", "its", "our", "they", "them", "his")


def holder_of(verb: Token) -> Token | None:
    """As in "rebel-held Zamzam": who holds it."""
    kinds = ("npadvmod", "amod", "compound", "advmod", "nmod")
    return next((c for c in verb.children if c.i < verb.i and c.dep_ in kinds), None)


def owner_of(thing: Token, scene: Scene) -> Token | None:
    """As in "vehicles belonging to the army", "the air defence system of the navy": the armed body behind a thing."""
    whose = [c for c in thing.children if c.dep_ == "acl" and c.lower_ in ("belonging", "of")]
    found = [p for c in (*whose, thing) for p in objects_of(c, ("to",) if c.i != thing.i else ("of",))]
    return next((t for t in found if _owns(t, scene)), None)


def _owns(token: Token, scene: Scene) -> bool:
    """A known actor, a body that is no thing itself, or one with its country's adjective."""
    if token.i in scene.actors or not is_force(token, scene):
        return token.i in scene.actors
    return lemma_of(token) not in packaged_words("things") or any(is_state(c, scene) for c in token.children)


def standing_in(verb: Token, scene: Scene) -> list[Token]:
    """As in "there are soldiers in X", "the mercenaries are still in X", "has 300 troops in X"; else empty."""
    bodies = [c for c in verb.children if c.dep_ in ("nsubj", "attr", "dobj") and c.lower_ != "there"]
    strong = []
    for token in expand(bodies):
        body = verb.head if token.tag_ in ("WDT", "WP") and verb.dep_ == "relcl" else token
        if verb.lemma_ != "be" and token.dep_ == "nsubj":
            continue
        if is_force(body, scene) and lemma_of(body) not in scene.words("unsure_forces"):
            strong.append(body)
    wheres = [c for t in (verb, *strong) for c in t.children if c.dep_ == "prep" and c.lower_ in _WHERE]
    if any(t.lemma_ == "way" for where in wheres for t in where.children):  # "are on their way to X"
        return []
    placed = any(t.i in scene.location_tokens for where in wheres for t in where.subtree)
    return strong if placed else []


def is_civilian(token: Token, scene: Scene) -> bool:
    """Civilians, refugees, residents."""
    return lemma_of(token) in scene.words("civilian_nouns")


def is_placelike(token: Token, scene: Scene) -> bool:
    """A toponym or a noun such as town, base, area."""
    for item in (token, *token.conjuncts):
        location = scene.location(item)
        if location is not None and location.mention.mention_type in ("literal", "metonymic"):
            return True
        if item.lemma_.lower() in scene.words("place_nouns"):
            return True
    return any(
        c.dep_ == "prep" and any(scene.location(p) for p in c.children) for c in token.children if c.lower_ == "of"
    )


def paragraph(token: Token) -> Span:
    """The paragraph that a token stands in."""
    doc, start, end = token.doc, token.i, token.i
    while start > 0 and "\n" not in doc[start - 1].text:
        start -= 1
    while end < len(doc) and "\n" not in doc[end].text:
        end += 1
    return doc[start:end]
