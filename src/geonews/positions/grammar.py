"""What the dependency parse says: subjects, objects and paragraphs, and what a token stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geonews.positions.scene import Scene, lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

SUBJECTS = ("nsubj", "nsubjpass")
_PARTITIVES = frozenset(
    (
        "thousand",
        "hundred",
        "dozen",
        "ten",
        "number",
        "member",
        "majority",
        "remnant",
        "score",
        "some",
        "many",
        "most",
        "several",
        "thousands",
        "hundreds",
        "dozens",
        "tens",
        "part",
        "element",
        "column",
        "convoy",
        "group",
        "wave",
        "lot",
        "half",
        "third",
        "quarter",
        "%",
        "percent",
    )
)


def subject_of(verb: Token, saying: frozenset[str] = frozenset()) -> list[Token]:
    """Subjects of a verb, inherited where the grammar leaves them out (control, conjunction, participle, relative).

    With the verbs of `saying`, "alleged that X did Y but said that" gives the one who alleged.
    """
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    if own:
        relative = own[0].tag_ in ("WDT", "WP") or own[0].lower_ in ("that", "which", "who")
        return expand([verb.head]) if relative and verb.dep_ in ("relcl", "acl") else expand(own)
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        return subject_of(conjoined_saying(verb, saying) or verb.head)
    if verb.dep_ in ("acl", "relcl"):
        return expand([verb.head])
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
    if token.lemma_.lower() not in _PARTITIVES and not token.like_num:
        return []
    return [p for c in token.children if c.dep_ == "prep" and c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]


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
