"""Cues of the wording as a whole: a headline's future, quotation marks around a verb, a bracketed "(alleged)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geonews.positions.parse.grammar import SUBJECTS
from geonews.positions.parse.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from geonews.positions.status.claim import Claim

_NOUNS = ("NOUN", "PROPN")


def label_cues(trigger: Token, claim: Claim, scene: Scene) -> None:
    """Cues of the wording as a whole: quotation marks around a verb, a bracketed "(alleged)"."""
    if trigger.pos_ == "VERB" and _in_scare_quotes(trigger):
        claim.note("alleged", trigger)
    if names_of(trigger) & {name for name in scene.words("withholding") if " " in name}:
        claim.note("negated", trigger)  # "stayed out of", "called off"
    if headline_infinitive(trigger):
        claim.note("planned", next(c for c in trigger.children if c.dep_ == "aux"))
    for token in trigger.sent:
        if token.lower_ in scene.words("alleged_labels") and _stands_alone(token, trigger.sent):
            claim.note("alleged", token)


def refuses(trigger: Token, scene: Scene) -> bool:
    """As in "refused a request", "parliament rejected the mission": the trigger itself turns something down."""
    names = names_of(trigger)
    return trigger.pos_ == "VERB" and ("reject" in names or bool(names & scene.words("withholding")))


def names_of(node: Token) -> set[str]:
    """The lemma, alone and with its particle: "rule", "rule out"."""
    lemma = node.lemma_.lower()
    particles = (c.lower_ for c in node.children if c.dep_ in ("prt", "advmod", "prep") and c.i == node.i + 1)
    return {lemma, *(f"{lemma} {particle}" for particle in particles)}


def headline_infinitive(verb: Token) -> bool:
    """As in "Kenya to deploy 500 troops": the future of headlines, a sentence whose only verb is the infinitive."""
    if verb.tag_ != "VB" or not any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return False
    if verb.dep_ == "ROOT":
        return any(c.dep_ in (*SUBJECTS, "dep", "npadvmod") and c.i < verb.i for c in verb.children)
    head = verb.head
    bare = verb.dep_ in ("relcl", "acl") and head.dep_ == "ROOT" and head.pos_ in _NOUNS and head.i < verb.i
    return bare and not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in verb.sent)


def lies_ahead(verb: Token, scene: Scene) -> bool:
    """Whether an infinitive says what will or may be, as in "the proposal to deploy", rather than a purpose."""
    if headline_infinitive(verb) or (verb.head.lower_ == "were" and verb.dep_ in ("xcomp", "advcl")):
        return True
    if verb.dep_ in ("advcl", "xcomp") and names_of(verb.head) & {w for w in scene.words("planning") if " " in w}:
        return True  # "is gearing up to attack"
    if verb.head.lower_ == "order" and verb.head.i > 0 and verb.head.nbor(-1).lower_ == "in":
        return False
    lists = ("planned_words", "conditional_words", "unable", "ready")
    return any(verb.head.lemma_.lower() in scene.words(name) for name in lists)


def _in_scare_quotes(verb: Token) -> bool:
    marks = "'\"‘’“”`"
    before, after = verb.i > 0 and verb.nbor(-1).text, verb.i + 1 < len(verb.doc) and verb.nbor(1).text
    return bool(before and after and before[-1] in marks and after[0] in marks and len(after) == 1)


def _stands_alone(token: Token, sentence: Span) -> bool:
    left = token.i > sentence.start and token.nbor(-1).text in ("(", ",", ";", "-", "–", "—")
    return left and (token.i + 1 >= sentence.end or token.nbor(1).is_punct or token.nbor(1).is_space)


def clipped_verb(child: Token, claim: Claim, scene: Scene) -> None:
    """As in "BLA claims attack on X": a headline's verb read as part of a compound noun."""
    if not any(c.dep_ in SUBJECTS or (c.dep_ == "compound" and c.pos_ == "PROPN") for c in child.children):
        return
    lemma = child.lemma_.lower().removesuffix("s")
    for words, kind in (("alleging", "alleged"), ("denying", "denied"), ("planning", "planned")):
        if lemma in scene.words(words) or f"{lemma.removesuffix('ie')}y" in scene.words(words):
            claim.note(kind, child)  # type: ignore[arg-type]
            claim.speech = claim.speech or (child if kind != "planned" else None)
