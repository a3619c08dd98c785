"""Claim status: which cue words govern an event, walking from its trigger up the dependency tree.

A cue governs its own clause and what that clause takes as an argument, never an adjunct ("despite reports of X" is
not denied with the main verb) and never a relative clause ("rebels who have taken Y" stays asserted under "denied").
The first rule that fires wins: historical, conditional, planned, denied, negated, alleged, asserted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geonews.model import ClaimStatus
from geonews.positions.events import conjoined_saying
from geonews.positions.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

ARGUMENTS = frozenset(
    ("ccomp", "xcomp", "dobj", "nsubj", "nsubjpass", "csubj", "attr", "acomp", "oprd", "pobj", "pcomp", "acl", "conj", "appos",
     "prep", "dep", "compound", "nmod", "amod", "poss", "advmod", "relcl", "parataxis", "obj", "dative", "agent")
)  # fmt: skip
NOUNY = frozenset(("NOUN", "PROPN"))


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
    """"could exploit chaos to attack", "may advance, taking X": a clause without a subject of its own."""
    if token.dep_ != "advcl" or any(c.dep_ in ("nsubj", "nsubjpass", "mark") for c in token.children):
        return False
    return token.tag_ in ("VBG", "VB")


def _mood(node: Token, claim: Claim, scene: Scene) -> None:
    """Modals only: negation and denial of a main verb say nothing about a participle beside it."""
    for child in node.children:
        if child.dep_ == "aux" and child.lower_ in scene.words("conditional_aux"):
            claim.conditional = claim.conditional or child
        elif child.dep_ == "aux" and child.lower_ in scene.words("planned_aux") and not any(c.dep_ == "neg" for c in node.children):
            claim.planned = claim.planned or child


def _such_as(token: Token) -> bool:
    """"events, such as a takeover": an example has the standing of what it exemplifies."""
    return token.lower_ == "as" and token.i > 0 and token.nbor(-1).lower_ == "such"


def _has_own_subject_or_aux(token: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass", "expl", "aux", "neg") for child in token.children)


def _is_but(conjunct: Token) -> bool:
    """"have not left but moved": what stands before "but" does not govern what follows."""
    return conjunct.dep_ == "conj" and any(c.dep_ == "cc" and c.lower_ == "but" for c in conjunct.head.children)


def _own_cues(node: Token, claim: Claim, scene: Scene, below: Token | None) -> None:
    """Cues that hang on the node itself: auxiliaries, negation, markers, adverbs, determiners, adjectives."""
    for child in node.children:
        word, lemma = child.lower_, child.lemma_.lower()
        if below is not None and child.i == below.i:
            continue
        if child.dep_ in ("aux", "auxpass"):
            if word in scene.words("conditional_aux"):
                claim.conditional = claim.conditional or child
            elif word in scene.words("planned_aux"):
                claim.planned = claim.planned or child
        elif child.dep_ == "neg" or (child.dep_ in ("det", "preconj", "cc") and word in ("no", "neither", "nor")):
            claim.negated = claim.negated or child
            claim.formal = claim.formal or any(c.lower_ in scene.words("formal_words") for c in node.children)
        elif child.dep_ == "mark" and word in scene.words("conditional_marks"):
            claim.conditional = claim.conditional or child
        elif child.dep_ in ("advmod", "amod", "npadvmod", "acomp"):
            _modifier_cue(child, word, lemma, claim, scene)
        elif child.dep_ == "prep" and word == "such" and node.pos_ in NOUNY:
            claim.conditional = claim.conditional or child
    if _such_as(node) and below is not None and any(c.lower_ in ("a", "an") for c in below.children):
        claim.conditional = claim.conditional or node
    if node.dep_ == "prep" and node.lower_ == "without":
        claim.negated = claim.negated or node
    if node.tag_ == "VBG" and node.dep_ == "pcomp" and node.head.lower_ in ("than", "without", "of"):
        than = node.head
        if than.lower_ != "of" or any(c.lower_ == "instead" for c in (than.head, *than.children)):
            claim.negated = claim.negated or than
    if node.dep_ in ("advcl", "conj", "ROOT") and node.i > node.sent.start and node.nbor(-1).lower_ == "than":
        claim.negated = claim.negated or node.nbor(-1)
    if _inverted_should(node):
        claim.conditional = claim.conditional or node.left_edge


def _modifier_cue(child: Token, word: str, lemma: str, claim: Claim, scene: Scene) -> None:
    if word in scene.words("conditional_words"):
        claim.conditional = claim.conditional or child
    elif word in scene.words("alleged_words"):
        claim.alleged = claim.alleged or child
    elif word in scene.words("planned_words"):
        claim.planned = claim.planned or child
    elif word in scene.words("historical_words") and word != "once":
        claim.historical = claim.historical or child
    elif lemma in scene.words("denied_words"):
        claim.denied = claim.denied or child


def _inverted_should(node: Token) -> bool:
    """"should Iran escalate": an auxiliary before its subject, outside a question."""
    aux = next((c for c in node.children if c.dep_ == "aux" and c.lower_ in ("should", "were", "had")), None)
    subject = next((c for c in node.children if c.dep_ == "nsubj"), None)
    return aux is not None and subject is not None and aux.i < subject.i and not node.sent.text.rstrip().endswith("?")


def _governing_cues(node: Token, below: Token, claim: Claim, scene: Scene) -> None:
    """Cues of a verb, noun or adjective towards what it takes as an argument."""
    lemma = node.lemma_.lower()
    subject_side = below.dep_ in ("nsubj", "nsubjpass")
    if node.pos_ in NOUNY:
        if lemma in scene.words("conditional_words"):
            claim.conditional = claim.conditional or node
        elif lemma in scene.words("alleged_words"):
            claim.alleged = claim.alleged or node
        elif lemma in scene.words("planned_words"):
            claim.planned = claim.planned or node
        elif lemma in scene.words("denied_words"):
            claim.denied = claim.denied or node
        elif lemma in scene.words("asking") and below.dep_ in ("prep", "acl"):
            claim.requested = True
        return
    if subject_side and lemma not in ("seem", "appear"):
        return
    if _is_factive(node, below, scene):
        claim.presupposed = True
        return
    for name, attribute in (("denying", "denied"), ("weighing", "conditional"), ("withholding", "negated")):
        if lemma in scene.words(name) and getattr(claim, attribute) is None:
            setattr(claim, attribute, node)
    if lemma in scene.words("asking") and below.dep_ in ("dobj", "ccomp", "xcomp", "prep"):
        claim.requested = True
    if lemma in scene.words("alleging"):
        claim.alleged = claim.alleged or node
    elif _reported_passive(node, below, scene):
        claim.alleged = claim.alleged or node
    if lemma in scene.words("planning") and below.dep_ in ("dobj", "xcomp", "ccomp") and _is_future(below, lemma):
        claim.planned = claim.planned or node
    if lemma in ("be", "go", "have") and below.dep_ == "xcomp" and _has_to(below):
        claim.planned = claim.planned or node
    if node.pos_ == "ADJ" and lemma in ("ready", "due", "set", "poised", "likely") and below.dep_ == "xcomp":
        claim.planned = claim.planned or node


def _is_factive(node: Token, below: Token, scene: Scene) -> bool:
    """What is condemned or answered for is taken as given, whatever denies the main verb."""
    return node.lemma_.lower() in scene.words("factive") and below.dep_ in ("prep", "dobj", "pobj")


def _reported_passive(node: Token, below: Token, scene: Scene) -> bool:
    """"are reported to be fighting", "is said to have left"."""
    passive = any(c.dep_ == "auxpass" for c in node.children)
    return passive and below.dep_ == "xcomp" and node.lemma_.lower() in scene.words("saying")


def _is_future(below: Token, lemma: str) -> bool:
    if below.dep_ == "ccomp":
        return any(c.dep_ == "aux" and c.lower_ in ("will", "would", "shall", "'ll") for c in below.children) or lemma != "announce"
    return below.pos_ in NOUNY or _has_to(below) or below.tag_ == "VBG"


def _has_to(token: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)


def _is_speech(node: Token, below: Token, scene: Scene) -> bool:
    if node.lemma_.lower() not in scene.words("saying"):
        return False
    if node.pos_ in NOUNY:
        return False
    return below.dep_ in ("ccomp", "dobj", "acl", "conj", "xcomp", "prep", "relcl", "advcl", "parataxis") and below.dep_ != "nsubj"
