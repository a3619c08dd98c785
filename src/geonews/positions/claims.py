"""Claim status: which cue words govern an event, walking from its trigger up the dependency tree.

A cue governs its own clause and what that clause takes as an argument, never an adjunct ("despite reports of X" is
not denied with the main verb) and never a relative clause ("rebels who have taken Y" stays asserted under "denied").
The first rule that fires wins: historical, conditional, planned, denied, negated, alleged, asserted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from geonews.positions.grammar import conjoined_saying
from geonews.positions.scene import Scene
from geonews.vocabulary import ClaimStatus

if TYPE_CHECKING:
    from spacy.tokens import Token

ARGUMENTS = frozenset(
    (
        "ccomp",
        "xcomp",
        "dobj",
        "nsubj",
        "nsubjpass",
        "csubj",
        "attr",
        "acomp",
        "oprd",
        "pobj",
        "pcomp",
        "acl",
        "conj",
        "appos",
        "prep",
        "dep",
        "compound",
        "nmod",
        "amod",
        "poss",
        "advmod",
        "relcl",
        "parataxis",
        "obj",
        "dative",
        "agent",
    )
)
Cue = Literal["conditional", "planned", "denied", "negated", "alleged", "historical"]
NOUNY = frozenset(("NOUN", "PROPN"))
NOUN_CUES: tuple[Cue, ...] = ("conditional", "alleged", "planned", "denied")
VERB_CUES: tuple[tuple[str, Cue], ...] = (
    ("denying", "denied"),
    ("weighing", "conditional"),
    ("withholding", "negated"),
    ("alleging", "alleged"),
)


@dataclass(slots=True)
class Claim:
    """What the cues around one trigger say. Mutable while the tree is walked; read through `status`."""

    conditional: Token | None = None
    planned: Token | None = None
    denied: Token | None = None
    negated: Token | None = None
    alleged: Token | None = None
    historical: Token | None = None
    formal: bool = False
    presupposed: bool = False
    requested: bool = False
    """Under a verb of asking or allowing: an event of that verb, not one of its own."""
    speech: Token | None = None
    """The nearest governing verb (or noun) of saying."""
    path: list[Token] = field(default_factory=list)

    def note(self, kind: Cue, token: Token) -> None:
        """Keep the first cue of each kind: the one nearest to the event."""
        if getattr(self, kind) is None:
            setattr(self, kind, token)

    @property
    def status(self) -> ClaimStatus:
        """The first rule that fires."""
        if self.historical is not None:
            return "historical"
        if self.conditional is not None:
            return "conditional"
        if self.planned is not None and self.negated is None and self.denied is None:
            return "planned"
        if self.denied is not None or (self.negated is not None and self.formal):
            return "denied"
        if self.negated is not None:
            return "negated"
        return "alleged" if self.alleged is not None else "asserted"

    @property
    def hedge(self) -> Token | None:
        """The cue behind the status, None when asserted."""
        status = self.status
        if status == "denied":
            return self.denied or self.negated
        return None if status == "asserted" else getattr(self, status)


def read_claim(trigger: Token, scene: Scene, light: Token | None = None) -> Claim:
    """Read the cues that govern `trigger`; `light` is the verb that carries a noun trigger."""
    claim = Claim()
    within, mood_only = True, False
    previous: Token | None = None
    for node, link in _climb(trigger, scene):
        claim.path.append(node)
        if link == "relcl":
            within = False
        if link == "advcl":
            mood_only = True
        if within and mood_only:
            _mood(node, claim, scene)
        elif within:
            if not (previous is not None and (_is_factive(node, previous, scene) or _is_but(previous))):
                _own_cues(node, claim, scene, previous)
            if previous is not None and previous.dep_ != "conj":
                _governing_cues(node, previous, claim, scene)
            within = not claim.presupposed
        if previous is not None and claim.speech is None and _is_speech(node, previous, scene):
            claim.speech = node
        previous = node
    if light is not None and light not in claim.path:
        _own_cues(light, claim, scene, trigger)
    return claim


def _climb(token: Token, scene: Scene) -> Iterator[tuple[Token, str]]:
    """The token and its ancestors, with the link by which each was reached, as far as arguments lead.

    A second conjunct skips the first one and goes on above it, unless it shares the first one's subject and modals.
    """
    link = ""
    while True:
        yield token, link
        head, dep = token.head, token.dep_
        if head.i == token.i or not (dep in ARGUMENTS or _shares_mood(token)):
            return
        if dep == "prep" and token.lower_ in scene.words("adjunct_prepositions") and not _such_as(token):
            return
        if dep == "conj" and (first := conjoined_saying(token, scene.words("saying"))) is not None:
            if first.head.i == first.i or first.dep_ not in ARGUMENTS:
                return
            token, link = first.head, first.dep_
            continue
        if dep == "conj" and token.pos_ in ("VERB", "AUX"):
            if _has_own_subject_or_aux(token):
                while head.dep_ == "conj":
                    head = head.head
                token, link = head, head.dep_
                head, dep = token.head, token.dep_
                if head.i == token.i or dep not in ARGUMENTS:
                    return
            token, link = head, dep
            continue
        link, token = dep, head


def _shares_mood(token: Token) -> bool:
    """As in "could exploit chaos to attack", "may advance, taking X": a clause without a subject of its own."""
    if token.dep_ != "advcl" or any(c.dep_ in ("nsubj", "nsubjpass", "mark") for c in token.children):
        return False
    return token.tag_ in ("VBG", "VB")


def _mood(node: Token, claim: Claim, scene: Scene) -> None:
    """Modals only: negation and denial of a main verb say nothing about a participle beside it."""
    for child in node.children:
        if child.dep_ == "aux" and child.lower_ in scene.words("conditional_aux"):
            claim.note("conditional", child)
        elif (
            child.dep_ == "aux"
            and child.lower_ in scene.words("planned_aux")
            and not any(c.dep_ == "neg" for c in node.children)
        ):
            claim.note("planned", child)


def _such_as(token: Token) -> bool:
    """As in "events, such as a takeover": an example has the standing of what it exemplifies."""
    return token.lower_ == "as" and token.i > 0 and token.nbor(-1).lower_ == "such"


def _has_own_subject_or_aux(token: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass", "expl", "aux", "neg") for child in token.children)


def _is_but(conjunct: Token) -> bool:
    """As in "have not left but moved": what stands before "but" does not govern what follows."""
    return conjunct.dep_ == "conj" and any(c.dep_ == "cc" and c.lower_ == "but" for c in conjunct.head.children)


def _own_cues(node: Token, claim: Claim, scene: Scene, below: Token | None) -> None:
    """Cues that hang on the node itself: auxiliaries, negation, markers, adverbs, determiners, adjectives."""
    for child in node.children:
        word, lemma = child.lower_, child.lemma_.lower()
        if below is not None and child.i == below.i:
            continue
        if child.dep_ in ("aux", "auxpass"):
            if word in scene.words("conditional_aux"):
                claim.note("conditional", child)
            elif word in scene.words("planned_aux"):
                claim.note("planned", child)
        elif child.dep_ == "neg" or (child.dep_ in ("det", "preconj", "cc") and word in ("no", "neither", "nor")):
            claim.note("negated", child)
            claim.formal = claim.formal or any(c.lower_ in scene.words("formal_words") for c in node.children)
        elif child.dep_ in ("nsubj", "nsubjpass") and any(c.dep_ == "det" and c.lower_ == "no" for c in child.children):
            claim.note("negated", child)
        elif child.dep_ == "mark" and word in scene.words("conditional_marks"):
            claim.note("conditional", child)
        elif child.dep_ in ("advmod", "amod", "npadvmod", "acomp"):
            _modifier_cue(child, word, lemma, claim, scene)
        elif child.dep_ == "prep" and word == "such" and node.pos_ in NOUNY:
            claim.note("conditional", child)
    _structural_cues(node, claim, below)


def _structural_cues(node: Token, claim: Claim, below: Token | None) -> None:
    """Cues of the construction itself: "such as a …", "without", "rather than", "should X …"."""
    if _such_as(node) and below is not None and any(c.lower_ in ("a", "an") for c in below.children):
        claim.note("conditional", node)
    if node.dep_ == "prep" and node.lower_ == "without":
        claim.note("negated", node)
    if node.tag_ == "VBG" and node.dep_ == "pcomp" and node.head.lower_ in ("than", "without", "of"):
        than = node.head
        if than.lower_ != "of" or any(c.lower_ == "instead" for c in (than.head, *than.children)):
            claim.note("negated", than)
    if node.dep_ in ("advcl", "conj", "ROOT") and node.i > node.sent.start and node.nbor(-1).lower_ == "than":
        claim.note("negated", node.nbor(-1))
    if _inverted_should(node):
        claim.note("conditional", node.left_edge)


def _modifier_cue(child: Token, word: str, lemma: str, claim: Claim, scene: Scene) -> None:
    if word in scene.words("conditional_words"):
        claim.note("conditional", child)
    elif word in scene.words("alleged_words"):
        claim.note("alleged", child)
    elif word in scene.words("planned_words"):
        claim.note("planned", child)
    elif word in scene.words("historical_words") and word != "once":
        claim.note("historical", child)
    elif lemma in scene.words("denied_words"):
        claim.note("denied", child)


def _inverted_should(node: Token) -> bool:
    """As in "should Iran escalate": an auxiliary before its subject, outside a question."""
    aux = next((c for c in node.children if c.dep_ == "aux" and c.lower_ in ("should", "were", "had")), None)
    subject = next((c for c in node.children if c.dep_ == "nsubj"), None)
    return aux is not None and subject is not None and aux.i < subject.i and not node.sent.text.rstrip().endswith("?")


def _governing_cues(node: Token, below: Token, claim: Claim, scene: Scene) -> None:
    """Cues of a verb, noun or adjective towards what it takes as an argument."""
    if node.pos_ in NOUNY:
        _noun_governs(node, below, claim, scene)
    elif below.dep_ in ("nsubj", "nsubjpass") and node.lemma_ not in ("seem", "appear"):
        return
    elif _is_factive(node, below, scene):
        claim.presupposed = True
    else:
        _verb_governs(node, below, claim, scene)


def _noun_governs(node: Token, below: Token, claim: Claim, scene: Scene) -> None:
    lemma = node.lemma_.lower()
    for kind in NOUN_CUES:
        if lemma in scene.words(f"{kind}_words"):
            claim.note(kind, node)
            return
    if lemma in scene.words("asking") and below.dep_ in ("prep", "acl"):
        claim.requested = True


def _verb_governs(node: Token, below: Token, claim: Claim, scene: Scene) -> None:
    lemma = node.lemma_.lower()
    for words, kind in VERB_CUES:
        if lemma in scene.words(words):
            claim.note(kind, node)
    if lemma in scene.words("asking") and below.dep_ in ("dobj", "ccomp", "xcomp", "prep"):
        claim.requested = True
    if _reported_passive(node, below, scene):
        claim.note("alleged", node)
    if _plans(node, below, lemma, scene):
        claim.note("planned", node)


def _plans(node: Token, below: Token, lemma: str, scene: Scene) -> bool:
    """As in "plans to", "announced the withdrawal", "are to be sent", "is ready to"."""
    if lemma in scene.words("planning") and below.dep_ in ("dobj", "xcomp", "ccomp") and _is_future(below, lemma):
        return True
    if below.dep_ != "xcomp":
        return False
    if node.pos_ == "ADJ":
        return lemma in ("ready", "due", "set", "poised", "likely")
    return lemma in ("be", "go", "have") and _has_to(below)


def _is_factive(node: Token, below: Token, scene: Scene) -> bool:
    """What is condemned or answered for is taken as given, whatever denies the main verb."""
    return node.lemma_.lower() in scene.words("factive") and below.dep_ in ("prep", "dobj", "pobj")


def _reported_passive(node: Token, below: Token, scene: Scene) -> bool:
    """As in "are reported to be fighting", "is said to have left"."""
    passive = any(c.dep_ == "auxpass" for c in node.children)
    return passive and below.dep_ == "xcomp" and node.lemma_.lower() in scene.words("saying")


def _is_future(below: Token, lemma: str) -> bool:
    if below.dep_ == "ccomp":
        return (
            any(c.dep_ == "aux" and c.lower_ in ("will", "would", "shall", "'ll") for c in below.children)
            or lemma != "announce"
        )
    return below.pos_ in NOUNY or _has_to(below) or below.tag_ == "VBG"


def _has_to(token: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)


def _is_speech(node: Token, below: Token, scene: Scene) -> bool:
    if node.lemma_.lower() not in scene.words("saying"):
        return False
    if node.pos_ in NOUNY:
        return False
    return below.dep_ in ("ccomp", "dobj", "acl", "conj", "xcomp", "prep", "relcl", "advcl", "parataxis")
