"""Claim status: which cue words govern an event, walking from its trigger up the dependency tree.

A cue governs its own clause and what that clause takes as an argument, never an adjunct ("despite reports of X" is
not denied with the main verb) and never a relative clause ("rebels who have taken Y" stays asserted under "denied").
The first rule that fires wins: historical, conditional, planned, denied, negated, alleged, asserted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from geonews.positions.parse.grammar import conjoined_saying
from geonews.positions.parse.scene import Scene
from geonews.positions.status.asides import find_aside
from geonews.positions.status.claim import Claim
from geonews.positions.status.cues import is_such_as, mood_cues, own_cues
from geonews.positions.status.governors import SMALL_CLAUSE, governing_cues, skips_own
from geonews.positions.status.headlines import label_cues, names_of

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
        "csubjpass",
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


def read_claim(trigger: Token, scene: Scene, light: Token | None = None) -> Claim:
    """Read the cues that govern `trigger`; `light` is the verb that carries a noun trigger."""
    claim = Claim()
    within, mood_only = True, False
    previous: Token | None = None
    label_cues(trigger, claim, scene)
    for node, link in _climb(trigger, scene):
        claim.path.append(node)
        if link == "relcl" and not (previous is not None and _is_content(node, previous, scene)):
            within = False
        if link == "advcl" and not names_of(node) & scene.words("planning"):
            mood_only = True
        if within and mood_only:
            mood_cues(node, claim, scene)
        elif within:
            _read_node(node, previous, claim, scene)
            within = not claim.presupposed
        if previous is not None and claim.speech is None and _is_speech(node, previous, claim, scene):
            claim.speech = node
        previous = node
    if light is not None and light not in claim.path and not claim.presupposed:
        own_cues(light, trigger, claim, scene)
    _read_order(claim, scene)
    _read_aside(trigger, claim, scene)
    return claim


def _read_order(claim: Claim, scene: Scene) -> None:
    """As in "will train before being sent to X": what comes before or after something planned is planned as well."""
    last = claim.path[-1]
    verbal = len(claim.path) > 1 and claim.path[-2].dep_ == "pcomp"
    if verbal and last.lower_ in ("before", "after") and last.head.pos_ in ("VERB", "AUX"):
        mood_cues(last.head, claim, scene)


def _read_node(node: Token, previous: Token | None, claim: Claim, scene: Scene) -> None:
    if previous is None:
        own_cues(node, None, claim, scene)
        return
    if not (skips_own(node, previous, scene) or _is_but(previous) or _is_postposed(node, previous)):
        own_cues(node, previous, claim, scene)
    if previous.dep_ != "conj":
        governing_cues(node, previous, claim, scene)


def _read_aside(trigger: Token, claim: Claim, scene: Scene) -> None:
    """As in "rebels took the town, the army claims": the aside governs like a main verb."""
    if claim.speech is not None:
        return
    aside = find_aside(trigger, scene)
    if aside is None or aside.verb is None:
        return
    claim.speech = aside.verb
    if aside.verb.lemma_.lower() in scene.words("alleging"):
        claim.note("alleged", aside.verb)


def _climb(token: Token, scene: Scene) -> Iterator[tuple[Token, str]]:
    """The token and its ancestors, with the link by which each was reached, as far as arguments lead.

    A second conjunct skips the first one and goes on above it, unless it shares the first one's subject and modals.
    """
    link = ""
    while True:
        yield token, link
        head, dep = token.head, token.dep_
        if head.i == token.i or not (dep in ARGUMENTS or _shares_mood(token)) or _is_apart(token):
            return
        if dep == "prep" and token.lower_ in scene.words("adjunct_prepositions") and not _goes_through(token, scene):
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
                if head.i == token.i or dep not in ARGUMENTS or _is_apart(token):
                    return
            token, link = head, dep
            continue
        link, token = dep, head


def _goes_through(prep: Token, scene: Scene) -> bool:
    """As in "such as an attack", "dismissed as a lie the claim that"."""
    return is_such_as(prep) or (prep.lower_ == "as" and prep.head.lemma_.lower() in scene.words("denying"))


def _is_apart(token: Token) -> bool:
    """As in "gunmen attacked; the army has not replied": clauses that only stand side by side."""
    if token.dep_ not in ("ccomp", "conj", "parataxis", "dep"):
        return False
    first, last = sorted((token.i, token.head.i))
    return any(t.text == ";" for t in token.doc[first:last])


def _is_postposed(node: Token, below: Token) -> bool:
    """As in "troops retook X, the ministry could not say when": a clause after what it speaks of."""
    return below.dep_ in ("ccomp", "parataxis") and below.i < node.i and node.pos_ in ("VERB", "AUX")


def _shares_mood(token: Token) -> bool:
    """As in "could exploit chaos to attack", "may advance, taking X": a clause without a subject of its own."""
    if token.dep_ != "advcl" or any(c.dep_ in ("nsubj", "nsubjpass", "mark") for c in token.children):
        return False
    return token.tag_ in ("VBG", "VB")


def _has_own_subject_or_aux(token: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass", "expl", "aux", "neg") for child in token.children)


def _is_but(conjunct: Token) -> bool:
    """As in "have not left but moved": what stands before "but" does not govern what follows."""
    return conjunct.dep_ == "conj" and any(c.dep_ == "cc" and c.lower_ == "but" for c in conjunct.head.children)


def _is_speech(node: Token, below: Token, claim: Claim, scene: Scene) -> bool:
    lemma = node.lemma_.lower()
    if node.pos_ in ("NOUN", "PROPN") or below.dep_ == "dep":
        return False
    if lemma not in ("seem", "appear", "suppose") and _gave_cue(node, claim) and below.dep_ in ARGUMENTS:
        return True
    clause_only = scene.words("planning") | scene.words("aside_verbs")
    if not (lemma in scene.words("saying") or (lemma in clause_only and below.dep_ == "ccomp")):
        return False
    if below.dep_ in ("dobj", "prep") and lemma in scene.words("saying_clauses_only"):
        return False
    return below.dep_ in ("ccomp", "dobj", "acl", "conj", "xcomp", "prep", "relcl", "advcl", "parataxis", "nsubjpass")


def _is_content(noun: Token, clause: Token, scene: Scene) -> bool:
    """As in "the account that his men had fired", which the parser may read as a relative clause."""
    lists = ("alleged_words", "claim_nouns", "denied_words", "conditional_words", "planned_words")
    if not any(noun.lemma_.lower() in scene.words(name) for name in lists):
        return False
    that = next((c for c in clause.children if c.lower_ == "that" and c.i < clause.i), None)
    infinitive = clause.tag_ == "VB" and any(c.lower_ == "to" for c in clause.children)
    return infinitive or (that is not None and that.dep_ not in ("nsubj", "nsubjpass"))


def _gave_cue(node: Token, claim: Claim) -> bool:
    """Whether the verb denied or alleged, itself or by what it calls it ("called the report baseless")."""
    if node.lemma_ in SMALL_CLAUSE and claim.denied is not None:
        return True
    excluded = (claim.negated, claim.conditional) if node.lemma_ in ("rule", "exclude") else ()
    return any(cue is not None and cue.i == node.i for cue in (claim.alleged, claim.denied, *excluded))
