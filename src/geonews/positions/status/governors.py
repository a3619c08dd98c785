"""Cues of a verb, noun or adjective towards what it takes as an argument: "denied that", "plans to", "reports of"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from geonews.positions.parse.grammar import SUBJECTS
from geonews.positions.parse.scene import Scene
from geonews.positions.status.cues import is_negated
from geonews.positions.status.headlines import names_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geonews.positions.status.claim import Claim

_NOUNS = ("NOUN", "PROPN")
_Governing = Literal["conditional", "planned", "denied", "negated", "alleged"]
_NOUN_CUES: tuple[_Governing, ...] = ("conditional", "alleged", "planned", "denied", "negated")
_VERB_CUES: tuple[tuple[str, _Governing], ...] = (
    ("denying", "denied"),
    ("weighing", "conditional"),
    ("withholding", "negated"),
    ("alleging", "alleged"),
)
SMALL_CLAUSE = ("call", "brand", "label", "describe", "term", "dub", "dismiss", "denounce", "reject", "deride")
_ORDERING = ("order", "instruct", "direct", "command", "tell")
_LINKING = ("be", "remain", "become", "seem", "appear", "prove")


def skips_own(node: Token, below: Token, scene: Scene) -> bool:
    """Whether a negation at `node` says nothing by itself about what lies below.

    "Did not condemn X" takes X as given, "did not prevent X" lets it happen, "has not ruled out X" leaves it open,
    "could not confirm X" leaves it alleged; `governing_cues` says what they do.
    """
    if below.dep_ in SUBJECTS and node.lemma_ not in ("seem", "appear"):
        return _opens(node, scene) and is_negated(node)
    if is_factive(node, below, scene):
        return True
    if node.lemma_ == "doubt" and node.pos_ == "VERB":
        return True
    names = scene.words("withholding") | scene.words("verifying") | scene.words("denying")
    return bool(names_of(node) & names) and is_negated(node)


def governing_cues(node: Token, below: Token, claim: Claim, scene: Scene) -> None:
    """Note what `node` makes of its argument `below`."""
    if is_factive(node, below, scene):
        claim.presupposed = True
    elif node.pos_ in _NOUNS:
        _noun_governs(node, below, claim, scene)
    elif below.dep_ in SUBJECTS:
        _predicate(node, below, claim, scene)
    elif below.dep_ == "dep" and below.pos_ == node.pos_ == "VERB":
        return  # two clauses that the parser could not relate
    else:
        _verb_governs(node, below, claim, scene)


def is_factive(node: Token, below: Token, scene: Scene) -> bool:
    """What is condemned or answered for is taken as given, whatever denies the main verb.

    A part in something ("role", "involvement") only presupposes it where it is denied.
    """
    lemma = node.lemma_.lower()
    if below.dep_ not in ("prep", "dobj", "pobj"):
        return False
    if lemma in scene.words("factive"):
        return True
    return (
        lemma in scene.words("taking_part")
        and below.lower_ in ("in", "for", "behind", "of")
        and _is_denied(node, scene)
    )


def _is_denied(noun: Token, scene: Scene) -> bool:
    if any(c.lower_ == "no" for c in noun.children):
        return True
    verb = noun.head
    return verb.lemma_.lower() in scene.words("denying") or is_negated(verb)


def _opens(node: Token, scene: Scene) -> bool:
    """As in "rule out", "exclude": what is not excluded is possible."""
    return bool(names_of(node) & scene.words("excluding"))


def _noun_governs(node: Token, below: Token, claim: Claim, scene: Scene) -> None:
    lemma = node.lemma_.lower()
    if lemma in scene.words("verifying") and any(c.lower_ == "no" for c in node.children):
        claim.note("alleged", node)
        claim.negated = None if claim.negated is not None and claim.negated.head.i == node.i else claim.negated
        return
    if lemma == "order" and node.i > 0 and node.nbor(-1).lower_ == "in":
        return  # "in order to"
    if lemma in scene.words("truth") and any(c.lower_ == "no" for c in node.children):
        claim.note("denied", node)
        return
    if lemma in ("doubt", "question") and any(c.lower_ == "no" for c in node.children):
        return
    for kind in _NOUN_CUES:
        if lemma in scene.words(f"{kind}_words"):
            claim.note(kind, node)
            return
    if lemma in scene.words("asking") and below.dep_ in ("prep", "acl"):
        claim.requested = True


def _predicate(node: Token, below: Token, claim: Claim, scene: Scene) -> None:
    """Verbs whose subject the event is: "the report is false", "the attack was called off", "is alleged to have"."""
    lemma = node.lemma_.lower()
    if lemma in ("seem", "appear"):
        _verb_governs(node, below, claim, scene)
        return
    passive = node.tag_ == "VBN" and (below.dep_ == "nsubjpass" or not any(c.dep_ == "aux" for c in node.children))
    if passive:
        _passive(node, claim, scene)
    elif lemma in ("presume", "suspect", "allege", "report") and not any(
        c.dep_ in ("dobj", "ccomp", "xcomp") for c in node.children
    ):
        claim.note("alleged", node)  # coder notes: "killing presumed"
    if lemma in _LINKING:
        for child in node.children:
            if child.dep_ in ("attr", "acomp", "oprd") and child.i > below.i:
                _predicative(child, node, claim, scene)
    if lemma in ("emerge", "surface", "circulate", "spread") and below.lemma_.lower() in scene.words("alleged_words"):
        claim.note("alleged", below)


def _passive(node: Token, claim: Claim, scene: Scene) -> None:
    names = names_of(node)
    if _opens(node, scene):
        claim.note("conditional" if is_negated(node) or _cannot(node) else "negated", node)
    elif names & scene.words("denying"):
        claim.note("denied", node)
    elif names & (scene.words("alleging") | {"report", "say", "think", "presume"}):
        claim.note("alleged", node)
    elif names & scene.words("withholding"):
        if not is_negated(node):
            claim.note("negated", node)
    elif names & scene.words("planning") and not names & {"order", "agree", "set", "announce"}:
        claim.note("planned", node)


def _cannot(node: Token) -> bool:
    return any(c.lower_ in ("cannot", "can", "could") for c in node.children if c.dep_ == "aux") and is_negated(node)


def _predicative(word: Token, verb: Token, claim: Claim, scene: Scene) -> None:
    lemma = word.lemma_.lower()
    if lemma in scene.words("denied_words") and not is_negated(verb):
        claim.note("denied", word)
    elif lemma in ("true", "accurate", "correct") and is_negated(verb):
        claim.note("denied", word)
        claim.negated = None
    elif lemma in scene.words("conditional_words"):
        claim.note("conditional", word)
    elif lemma in scene.words("planned_words"):
        claim.note("planned", word)


def _verb_governs(node: Token, below: Token, claim: Claim, scene: Scene) -> None:
    lemma, names = node.lemma_.lower(), names_of(node)
    if _unconfirmed(node, names, scene):
        claim.note("alleged", node)
        return
    if _opens(node, scene):
        claim.note("conditional" if is_negated(node) else "negated", node)
        return
    for words, kind in _VERB_CUES:
        if names & scene.words(words):
            _note_verb(node, below, kind, claim, scene)
    if (clause := _small_clause(node, below, scene)) is not None:
        claim.note("denied", clause)
    if _asks(below, lemma, scene):
        claim.requested = True
    if _reported_passive(node, below, scene):
        claim.note("alleged", node)
    if below.dep_ == "prep":
        _governs_phrase(node, below, lemma, claim, scene)
    if lemma == "be" and below.dep_ in ("ccomp", "csubj", "acl"):
        for child in node.children:
            if child.dep_ in ("acomp", "attr"):
                _predicative(child, node, claim, scene)
    if lemma == "use" and below.dep_ == "xcomp" and not any(c.dep_ == "auxpass" for c in node.children):
        claim.note("historical", node)
    _look_ahead(node, below, lemma, claim, scene)


def _governs_phrase(node: Token, prep: Token, lemma: str, claim: Claim, scene: Scene) -> None:
    """As in "warned of", "kept X from doing", "reports emerged of"."""
    if lemma == "warn" and prep.lower_ in ("of", "about", "against"):
        claim.note("conditional", node)
    elif lemma == "keep" and prep.lower_ == "from" and not is_negated(node):
        if any(c.dep_ == "pcomp" for c in prep.children):
            claim.note("negated", node)
    elif lemma in ("emerge", "surface", "circulate", "spread", "speak", "tell") and prep.lower_ in ("of", "about"):
        _rumoured(node, claim, scene)


def _note_verb(node: Token, below: Token, kind: _Governing, claim: Claim, scene: Scene) -> None:
    if is_negated(node) and (kind == "negated" or node.lemma_ == "doubt"):
        return  # "did not prevent", "nobody doubts"
    if kind == "negated" and node.lemma_ == "resist" and below.dep_ == "dobj":
        return  # the attack resisted is under way
    if kind == "denied":
        if names_of(node) & scene.words("rebutting") and not _rebuts(below, claim, scene):
            return
        if is_negated(node):
            claim.note("alleged", node)
            return
        if node.lemma_.lower() == "reject" and below.pos_ in _NOUNS and not _is_claim(below, scene):
            claim.note("negated", node)  # an offer is turned down, no claim is rebutted
            return
    if kind == "alleged" and below.dep_ == "prep" and node.lemma_ == "believe":
        return  # "believe in"
    claim.note(kind, node)


def _rebuts(below: Token, claim: Claim, scene: Scene) -> bool:
    """Whether a claim lies below: a clause, a noun such as "claims", or one already passed ("back against claims")."""
    return below.dep_ == "ccomp" or _is_claim(below, scene) or claim.alleged is not None


def _is_claim(noun: Token, scene: Scene) -> bool:
    claims = scene.words("alleged_words") | scene.words("claim_nouns")
    return noun.lemma_.lower() in claims or any(c.lemma_.lower() in claims for c in noun.children)


def _unconfirmed(node: Token, names: set[str], scene: Scene) -> bool:
    """As in "could not confirm", "neither confirmed nor denied", "was unable to verify"."""
    words = scene.words("verifying") | {"deny"}
    if names & scene.words("verifying") and (is_negated(node) or _is_unable(node)):
        return True
    first = node.head if node.dep_ == "conj" else node
    return bool(names & words) and first.lemma_.lower() in words and _has_neither(first)


def _has_neither(node: Token) -> bool:
    return any(c.lower_ == "neither" for c in node.children)


def _is_unable(node: Token) -> bool:
    return node.dep_ == "xcomp" and (node.head.lemma_.lower() in ("unable", "fail") or is_negated(node.head))


def _rumoured(node: Token, claim: Claim, scene: Scene) -> None:
    subject = next((c for c in node.children if c.dep_ in SUBJECTS), None)
    rumours = scene.words("alleged_words") | {"word", "talk", "news"}
    if subject is not None and subject.lemma_.lower() in rumours:
        claim.note("alleged", subject)


def _small_clause(node: Token, below: Token, scene: Scene) -> Token | None:
    """As in "called the report baseless", "dismissed as a lie the claim that", "described X as a fabrication"."""
    if node.lemma_.lower() not in SMALL_CLAUSE or below.dep_ not in ("dobj", "ccomp", "nsubj", "prep"):
        return None
    denied = scene.words("denied_words")
    return next((t for t in node.subtree if t.i > node.i and {t.lemma_.lower(), t.lower_} & denied), None)


def _asks(below: Token, lemma: str, scene: Scene) -> bool:
    if _wishes(lemma, below):
        return False
    if lemma == "call":
        return below.dep_ == "xcomp" or (below.dep_ == "prep" and below.lower_ in ("for", "on", "upon"))
    if lemma in scene.words("asking") and below.dep_ in ("dobj", "ccomp", "xcomp", "prep"):
        return True
    bare = below.tag_ == "VB" and not any(c.dep_ == "aux" for c in below.children)
    subject = any(c.dep_ in SUBJECTS for c in below.children)
    return lemma in scene.words("urging") and below.dep_ == "ccomp" and bare and subject


def _look_ahead(node: Token, below: Token, lemma: str, claim: Claim, scene: Scene) -> None:
    """As in "plans to", "announced the withdrawal", "are to be sent", "is ready to", "has yet to", "is unable to"."""
    plans = below.dep_ in ("dobj", "xcomp", "ccomp") or (below.dep_ == "advcl" and has_to(below))
    if plans and names_of(node) & scene.words("planning") and _is_future(below, lemma, scene):
        claim.note("planned", node)
    if below.dep_ not in ("xcomp", "ccomp", "advcl", "acl", "prep"):
        return
    ordered = lemma in _ORDERING and below.dep_ in ("xcomp", "ccomp") and has_to(below)
    if ordered or _wishes(lemma, below):
        claim.note("planned", node)
    elif below.dep_ == "xcomp" and lemma in ("be", "go", "have") and has_to(below):
        yet = next((c for c in node.children if c.lower_ == "yet"), None)
        claim.note("planned" if yet is None else "negated", yet or node)
    elif below.dep_ != "prep" and (has_to(below) or below.dep_ == "ccomp"):
        if node.pos_ in ("ADJ", "ADV", "ADP") and lemma in scene.words("ready"):
            claim.note("planned", node)
        elif lemma in scene.words("unable"):
            claim.note("negated", node)
        elif lemma in ("likely", "unlikely", "possible"):
            claim.note("conditional", node)


def _wishes(lemma: str, below: Token) -> bool:
    """As in "wants to send": one's own intention, asked of nobody."""
    return lemma == "want" and below.dep_ == "xcomp" and not any(c.dep_ in SUBJECTS for c in below.children)


def _reported_passive(node: Token, below: Token, scene: Scene) -> bool:
    """As in "are reported to be fighting", "is said to have left"."""
    lemma = node.lemma_.lower()
    if below.dep_ != "xcomp" or lemma in _ORDERING:
        return False
    passive = any(c.dep_ == "auxpass" for c in node.children)
    if lemma == "suppose" or (lemma == "say" and not passive and has_to(below)):
        return any(
            c.lower_ == "have" for c in below.children
        )  # "supposed to have left"; a headline's "said to have left"
    return passive and lemma in scene.words("saying")


def _is_future(below: Token, lemma: str, scene: Scene) -> bool:
    if below.dep_ == "ccomp":
        ahead = any(c.dep_ == "aux" and c.lower_ in ("will", "would", "shall", "'ll", "to") for c in below.children)
        return ahead or lemma not in ("announce", "declare")
    if below.pos_ in _NOUNS:
        return lemma not in ("announce", "declare") or below.lemma_.lower() in scene.words("announced_ahead")
    return has_to(below) or below.tag_ == "VBG"


def has_to(token: Token) -> bool:
    """An infinitive with "to"."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)
