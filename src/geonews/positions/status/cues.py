"""Cues that stand at a word itself: its auxiliaries, negation, markers, adverbs, determiners and adjectives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geonews.positions.parse.grammar import SUBJECTS
from geonews.positions.parse.scene import Scene
from geonews.positions.status.headlines import clipped_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geonews.positions.status.claim import Claim

_NOUNS = ("NOUN", "PROPN")
_DECADE = re.compile(r"(?:mid-|early-|late-)?(?:1[89]\d0s|(?:thir|for|fif|six|seven|eigh|nine)ties)")
_OCCASIONS = ("point", "time", "stage", "circumstance", "circumstances", "case", "account", "moment", "way")
_ONLY = ("only", "just", "merely", "simply", "solely")
_EMPTY = ("none", "nobody", "neither", "nothing", "no-one")
_LONG_AGO = ("year", "decade", "century", "generation")
_SEEN = ("see", "hear", "find", "trace")
_OUTER = ("dep", "npadvmod", "parataxis", "appos", "advcl", "meta", "punct")


def own_cues(node: Token, below: Token | None, claim: Claim, scene: Scene) -> None:
    """Note the cues that hang on `node`; `below` is the child that leads down to the event, None at the event."""
    if below is not None and _is_second_subject(node, below):
        return
    for child in node.children:
        if below is not None and child.i == below.i:
            continue
        if child.dep_ in ("aux", "auxpass"):
            _auxiliary(child, node, claim, scene)
        elif child.dep_ == "neg" or (
            child.dep_ in ("det", "preconj", "cc") and child.lower_ in ("no", "neither", "nor")
        ):
            _negation(child, node, claim, scene)
        elif _takes_part(child, node, below):
            _nobody(child, claim)
        elif child.dep_ == "mark" and child.lower_ in scene.words("conditional_marks"):
            claim.note("conditional", child)
        elif child.dep_ == "advcl":
            _condition(child, node, claim, scene)
        elif child.dep_ in ("advmod", "amod", "npadvmod", "acomp", "nmod", "compound"):
            _modifier(child, node, claim, scene)
        elif child.dep_ == "prep":
            _phrase(child, node, claim, scene)
        elif child.dep_ == "ccomp" and child.i < node.i and child.lemma_ == "be":
            _untrue(child, claim, scene)
    _construction(node, below, claim)
    if below is None and node.tag_ in ("VBZ", "VBP", "VBG") and (day := _day_ahead(node)) is not None:
        claim.note("planned", day)


def _takes_part(child: Token, node: Token, below: Token | None) -> bool:
    """Subjects of the clause, and objects of the event's own verb: "sent no troops"."""
    if child.dep_ in SUBJECTS:
        return below is None or below.dep_ not in _OUTER
    return child.dep_ == "dobj" and below is None and node.pos_ == "VERB"


def _is_second_subject(node: Token, below: Token) -> bool:
    """A verb takes one subject: of two the parser found, the first stands in a clause of its own."""
    return below.dep_ in SUBJECTS and any(c.dep_ in SUBJECTS and c.i > below.i for c in node.children)


def _untrue(verb: Token, claim: Claim, scene: Scene) -> None:
    """As in "it is untrue, the ministry wrote, that"."""
    for child in verb.children:
        if child.dep_ in ("acomp", "attr") and child.lemma_.lower() in scene.words("denied_words"):
            claim.note("denied", child)


def mood_cues(node: Token, claim: Claim, scene: Scene) -> None:
    """Modals only: negation and denial of a main verb say nothing about a participle beside it."""
    if (first := _inverted(node)) is not None:
        claim.note("conditional", first)
    negated = any(c.dep_ == "neg" for c in node.children)
    for child in node.children:
        if child.dep_ != "aux":
            continue
        if child.lower_ in scene.words("conditional_aux"):
            claim.note("conditional", child)
        elif child.lower_ in scene.words("planned_aux") and not negated:
            claim.note("planned", child)


def is_such_as(token: Token) -> bool:
    """As in "events, such as a takeover": an example has the standing of what it exemplifies."""
    return token.lower_ == "as" and token.i > 0 and token.nbor(-1).lower_ == "such"


def is_negated(node: Token) -> bool:
    """A verb or adjective with "not", or a noun with "no", apart from "not only"."""
    return any(_denies(c) or (c.lower_ == "neither" and c.dep_ in ("preconj", "cc")) for c in node.children) or any(
        c.dep_ in SUBJECTS and _nothing(c) is not None for c in node.children
    )


def _auxiliary(aux: Token, node: Token, claim: Claim, scene: Scene) -> None:
    word = aux.lower_
    if word in ("can", "could", "ca") and any(_denies(c) for c in node.children):
        claim.note("negated", aux)
    elif word in ("can", "ca"):
        if node.lemma_ not in _SEEN:
            claim.note("conditional", aux)
    elif word in ("would", "'d") and _promised(node, scene):
        claim.note("planned", aux)
    elif word in scene.words("conditional_aux"):
        claim.note("conditional", aux)
    elif word in scene.words("planned_aux"):
        claim.note("planned", aux)


def _promised(node: Token, scene: Scene) -> bool:
    """As in "announced that it would send": the future seen from the past, unless it hangs on a condition."""
    clause = node
    while clause.dep_ == "conj":
        clause = clause.head
    verb = clause.head
    if (
        clause.dep_ != "ccomp"
        or clause.i < verb.i
        or verb.tag_ not in ("VBD", "VBN")
        or _has_condition(clause)
        or _has_condition(verb)
    ):
        return False
    lemma = verb.lemma_.lower()
    if lemma in scene.words("promising"):
        return True
    return lemma in scene.words("stating") and _speaks_of_itself(verb, clause)


def _has_condition(node: Token) -> bool:
    words = ("if", "unless", "once", "until", "provided", "should")
    return any(
        c.dep_ == "advcl" and any(m.lower_ in words and m.i < c.i for m in c.children) for c in node.children
    ) or any(c.lower_ == "only" for c in node.children if c.i > node.i)


def _speaks_of_itself(verb: Token, clause: Token) -> bool:
    """As in "M23 said it would", "the army said its troops would"."""
    subject = next((c for c in clause.children if c.dep_ in SUBJECTS), None)
    if subject is None:
        return False
    if subject.lower_ in ("it", "they", "he", "she", "we", "i"):
        return True
    if any(c.dep_ == "poss" and c.lower_ in ("its", "their", "his", "her", "our") for c in subject.children):
        return True
    return any(c.dep_ in SUBJECTS and c.lemma_.lower() == subject.lemma_.lower() for c in verb.children)


def _denies(child: Token) -> bool:
    """A negating word, apart from "not only"."""
    if child.dep_ != "neg" or child.lower_ == "without":
        return False
    following = child.nbor(1).lower_ if child.i + 1 < len(child.doc) else ""
    return following not in _ONLY


def _negation(child: Token, node: Token, claim: Claim, scene: Scene) -> None:
    if child.dep_ == "neg" and not _denies(child):
        return
    if node.lemma_.lower() in ("doubt", "question", "secret") and child.dep_ == "det":
        return  # "there is no doubt that"
    if _only_later(node):
        return
    claim.note("negated", child)
    claim.formal = claim.formal or any(c.lower_ in scene.words("formal_words") for c in node.children)


def _only_later(node: Token) -> bool:
    """As in "did not leave until Friday": it happened in the end."""
    did = any(c.dep_ == "aux" and c.lower_ == "did" for c in node.children)
    return did and any(
        (c.dep_ == "prep" and c.lower_ in ("until", "till"))
        or (c.dep_ == "advcl" and any(m.lower_ in ("until", "till") for m in c.children))
        for c in node.children
    )


def _nobody(noun: Token, claim: Claim) -> None:
    if (word := _nothing(noun)) is not None:
        claim.note("negated", word)


def _nothing(noun: Token) -> Token | None:
    """The word that empties a noun phrase: "no troops", "not one soldier", "neither side", "none of the rebels"."""
    if noun.lower_ == "nothing" and any(c.lower_ == "but" for c in noun.children):
        return None
    if noun.lower_ in _EMPTY or (noun.lower_ == "one" and noun.i > 0 and noun.nbor(-1).lower_ == "no"):
        return noun
    return next(
        (
            c
            for c in noun.children
            if (c.dep_ in ("det", "preconj", "cc") and c.lower_ in ("no", "neither"))
            or (c.dep_ in ("neg", "preconj") and c.lower_ == "not" and _denies_noun(c))
            or (c.dep_ == "nummod" and any(g.dep_ == "neg" for g in c.children))
        ),
        None,
    )


def _denies_noun(word: Token) -> bool:
    return word.nbor(1).lower_ in ("a", "one", "any", "a single", "even") if word.i + 1 < len(word.doc) else False


def _condition(clause: Token, node: Token, claim: Claim, scene: Scene) -> None:
    """As in "will attack if": a condition makes what depends on it conditional, when it lies ahead."""
    mark = next((c for c in clause.children if c.dep_ == "mark" and c.lower_ in ("if", "unless")), None)
    if mark is not None and _trusts(clause):
        claim.note("alleged", mark)
        return
    if mark is not None and any(
        c.dep_ == "aux" and c.lower_ in scene.words("planned_aux") | scene.words("conditional_aux")
        for c in node.children
    ):
        claim.note("conditional", mark)


def _trusts(clause: Token) -> bool:
    """As in "if the analysts are right", "if witnesses are to be believed"."""
    if clause.lemma_ in ("believe", "trust", "credit", "confirm"):
        return True
    words = ("right", "true", "correct", "accurate", "reliable")
    return clause.lemma_ == "be" and any(c.lower_ in words or c.lemma_ in ("believe", "trust") for c in clause.children)


def _modifier(child: Token, node: Token, claim: Claim, scene: Scene) -> None:
    word, lemma = child.lower_, child.lemma_.lower()
    if child.dep_ in ("nmod", "compound") and not (word.endswith("ed") or child.dep_ == "nmod"):
        clipped_verb(child, claim, scene)
        return
    if word in scene.words("conditional_words"):
        claim.note("conditional", child)
    elif word in scene.words("alleged_words"):
        claim.note("alleged", child)
    elif word in scene.words("planned_words"):
        claim.note("planned", child)
    elif word in ("never", "hardly", "nowhere") or (word == "longer" and child.nbor(-1).lower_ in ("no", "any")):
        claim.note("negated", child)
    elif _is_long_past(child, node, scene):
        claim.note("historical", child)
    elif lemma in scene.words("denied_words"):
        claim.note("denied", child)


def _is_long_past(child: Token, node: Token, scene: Scene) -> bool:
    word = child.lower_
    if word == "once":
        following = child.nbor(1).lower_ if child.i + 1 < len(child.doc) else ""
        again = following in ("more", "again") or (child.i > 0 and child.nbor(-1).lower_ in ("than", "at", "only"))
        return not again and node.tag_ in ("VBD", "VBN") and child.i < node.i and not list(child.children)
    if word == "ago":
        return any(c.lemma_.lower() in _LONG_AGO or c.lower_ == "long" for c in child.children)
    return word in scene.words("historical_words")


def _phrase(prep: Token, node: Token, claim: Claim, scene: Scene) -> None:
    if prep.lower_ == "such" and node.pos_ in _NOUNS:
        claim.note("conditional", prep)
    for noun in prep.children:
        following = prep.lower_ == "to" and prep.i > 0 and prep.nbor(-1).lower_ == "according"
        if any(c.lower_ == "no" for c in noun.children) and noun.lower_ in _OCCASIONS:
            claim.note("negated", prep)
        elif prep.lower_ in ("in", "on") and any(c.lower_ in scene.words("alleged_labels") for c in noun.children):
            claim.note("alleged", noun)
        elif _is_bygone(prep, noun):
            claim.note("historical", noun)
        elif (prep.lower_ == "by" and noun.lower_ in ("account", "accounts")) or (
            following and _is_rumour(noun, scene)
        ):
            claim.note("alleged", noun)
    if prep.lower_ == "according":  # "according to unverified reports", as a preposition in two words
        for inner in prep.children:
            for noun in inner.children:
                if inner.lower_ == "to" and _is_rumour(noun, scene):
                    claim.note("alleged", noun)


def _is_bygone(prep: Token, noun: Token) -> bool:
    """As in "at the height of its power", "in the past"."""
    if prep.lower_ == "at":
        return noun.lower_ in ("height", "peak", "heyday", "zenith")
    if prep.lower_ in ("in", "during", "through", "throughout") and _DECADE.fullmatch(noun.lower_):
        return True
    return prep.lower_ == "in" and noun.lower_ == "past" and not any(c.dep_ == "amod" for c in noun.children)


def _is_rumour(noun: Token, scene: Scene) -> bool:
    """As in "(according to) unconfirmed posts", "reports", "rumours": nobody in particular."""
    if any(c.lower_ in scene.words("alleged_labels") for c in noun.children):
        return True
    owned = any(c.dep_ in ("amod", "compound", "poss", "prep", "relcl", "acl", "det") for c in noun.children)
    return noun.lower_ in ("reports", "rumours", "rumors", "allegations", "claims") and not owned


def _construction(node: Token, below: Token | None, claim: Claim) -> None:
    """Cues of the construction itself: "such as a …", "without", "rather than", "should X …", a question."""
    if is_such_as(node) and below is not None and any(c.lower_ in ("a", "an") for c in below.children):
        claim.note("conditional", node)
    if node.dep_ == "prep" and node.lower_ == "without":
        claim.note("negated", node)
    if node.tag_ == "VBG" and node.dep_ == "pcomp":
        prep = node.head
        before = prep.nbor(-1).lower_ if prep.i > 0 else ""
        if prep.lower_ in ("than", "without") or (
            (prep.lower_, before) in (("of", "instead"), ("of", "short"), ("from", "far"), ("of", "lieu"))
        ):
            claim.note("negated", prep)
    if node.dep_ in ("advcl", "conj", "ROOT", "acl", "xcomp") and _after_rather_than(node):
        claim.note("negated", node.nbor(-1))
    if (first := _inverted(node)) is not None:
        claim.note("conditional", first)
    if node.lower_ in ("event", "case") and node.head.lower_ == "in" and below is not None and below.lower_ == "of":
        claim.note("conditional", node)


def _day_ahead(verb: Token) -> Token | None:
    """As in "leaves tomorrow", "are returning next month"."""
    for child in verb.children:
        if child.dep_ not in ("npadvmod", "advmod", "prep") or child.lower_ in ("since", "until"):
            continue
        for token in child.subtree:
            if token.lower_ == "tomorrow" or (token.lower_ in ("next", "coming") and token.head.lemma_ in _SPANS):
                return token
    return None


_SPANS = (
    "week",
    "month",
    "year",
    "day",
    "spring",
    "summer",
    "autumn",
    "winter",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)


def _after_rather_than(node: Token) -> bool:
    return node.i > node.sent.start and node.nbor(-1).lower_ == "than" and node.pos_ == "VERB"


def _inverted(node: Token) -> Token | None:
    """As in "should Iran escalate", "will they attack?": an auxiliary before its subject. None for "why did …?"."""
    aux = next((c for c in node.children if c.dep_ in ("aux", "auxpass") and c.tag_ in _FINITE), None)
    subject = next((c for c in node.children if c.dep_ in SUBJECTS), None)
    if node.lower_ in ("were", "had", "should") and node.pos_ == "AUX" and aux is None:
        return node if subject is not None and node.left_edge.i == node.i else None
    if aux is None or subject is None or aux.i > subject.i:
        return None
    if node.sent.text.rstrip().rstrip("\"”’'").endswith("?"):
        asks_why = any(c.tag_ in ("WRB", "WP", "WDT") for c in node.children if c.i < aux.i)
        return None if asks_why else aux
    return aux if aux.lower_ in ("should", "were", "had") else None


_FINITE = ("MD", "VBD", "VBZ", "VBP")
