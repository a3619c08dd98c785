"""Attributions that stand beside what they attribute: "…, the ministry said", "…: police", "Army: …"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geonews.positions.parse.grammar import SUBJECTS
from geonews.positions.parse.scene import Scene, lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE = ("VBD", "VBZ", "VBP")
_EDGES = frozenset((",", ";", ":", "-", "–", "—", "--", '"', "“", "”", "'", "’", "(", ")"))
_NOUNS = ("NOUN", "PROPN", "PRON")
_LONGEST = 14
"""Most tokens between an edge and the verb: an aside is short."""
_LABEL_LENGTH = 4
_TAKEN_FOR_NOUNS = (
    "say",
    "allege",
    "claim",
    "report",
    "estimate",
    "warn",
    "complain",
    "show",
    "tell",
    "insist",
    "deny",
)
_SOURCES = (
    "speaker_spokesperson",
    "speaker_military",
    "speaker_official",
    "speaker_armed_group",
    "speaker_aid_organisation",
    "speaker_monitor",
    "speaker_media",
    "speaker_witness",
    "speaker_analyst",
    "speaker_source",
    "media_nouns",
    "agencies",
    "institutions",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Who speaks, beside the clause. `verb` is None for a headline's label ("Army: …")."""

    speaker: Token
    verb: Token | None


def find_aside(trigger: Token, scene: Scene) -> Aside | None:
    """The aside that governs the clause of `trigger`, the first one after it, else one before; None without."""
    sentence = trigger.sent
    found: list[Aside] = []
    for token in sentence:
        if not _can_say(token, scene) or token.i == trigger.i:
            continue
        if token.i in scene.quoted and trigger.i not in scene.quoted:
            continue
        speaker = _speaker_before(token, scene) or _speaker_after(token)
        if speaker is not None and not _split(token, trigger):
            found.append(Aside(speaker=speaker, verb=token))
    after = [a for a in found if a.verb is not None and a.verb.i > trigger.i]
    before = [a for a in found if a.verb is not None and a.verb.i < trigger.i and _goes_on(a.verb)]
    if after or before:
        return after[0] if after else before[-1]
    return _label(trigger, scene)


def _speaker_before(verb: Token, scene: Scene) -> Token | None:
    """As in ", an officer said,": a short noun phrase between an edge and a verb that has nothing to say after it."""
    if _has_content(verb):
        return None
    start = verb.i - 1
    while start >= verb.sent.start and verb.i - start <= _LONGEST:
        token = verb.doc[start]
        if token.text in _EDGES or token.is_space:
            break
        auxiliary = token.dep_ in ("aux", "auxpass") and token.head.i == verb.i
        if token.tag_ in (*_FINITE, "MD") and token.dep_ != "amod" and not auxiliary:
            return None
        start -= 1
    else:
        return None
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS and start < c.i < verb.i), None)
    if subject is None:
        subject = next((verb.doc[i] for i in range(verb.i - 1, start, -1) if verb.doc[i].pos_ in _NOUNS), None)
    return subject if subject is not None and subject.i not in scene.dateline else None


def _speaker_after(verb: Token) -> Token | None:
    """As in ", says a monitoring group.", "…," said a colonel."""
    if verb.i == verb.sent.start or verb.nbor(-1).text not in _EDGES:
        return None
    if verb.i + 1 >= verb.sent.end or verb.nbor(1).text in _EDGES:
        return None
    subjects = [c for c in verb.children if c.dep_ in (*SUBJECTS, "dobj") and c.i > verb.i and c.pos_ in _NOUNS]
    return subjects[0] if subjects and not any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children) else None


def _can_say(token: Token, scene: Scene) -> bool:
    lemma = token.lemma_.lower()
    if token.tag_ in _FINITE or (token.tag_ == "VBN" and lemma in ("say", "tell")):
        return lemma in scene.words("saying") | scene.words("aside_verbs") and not _is_done_to(token)
    # a rare subject makes the tagger read the verb as a noun: "church workers allege."
    if lemma not in _TAKEN_FOR_NOUNS or token.pos_ != "NOUN":
        return False
    before = token.nbor(-1) if token.i > token.sent.start else None
    last = token.i + 1 >= token.sent.end or token.nbor(1).text in (".", ",")
    return last and before is not None and before.pos_ in _NOUNS


def _is_done_to(verb: Token) -> bool:
    return any(c.dep_ == "auxpass" for c in verb.children)


def _has_content(verb: Token) -> bool:
    """Whether what is said follows the verb."""
    following = verb.nbor(1) if verb.i + 1 < verb.sent.end else None
    if following is None or following.text in _EDGES or following.text in (".", "!", "?"):
        return False
    if any(c.dep_ in ("ccomp", "xcomp") and c.i > verb.i for c in verb.children):
        return True
    if verb.lemma_.lower() in ("tell", "inform", "assure"):
        return False
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]
    return bool(objects) or (following.pos_ in ("DET", "NOUN", "PROPN", "PRON", "SCONJ") and not _is_time(following))


def _is_time(token: Token) -> bool:
    return token.ent_type_ in ("DATE", "TIME") or token.dep_ == "npadvmod" or token.lower_ in ("as", "while", "after")


def _goes_on(verb: Token) -> bool:
    """Whether the sentence's own clause continues after an aside: ", an officer said, was ambushed"."""
    i = verb.i + 1
    while i < verb.sent.end and verb.doc[i].text not in _EDGES:
        i += 1
    opened = verb.sent.start < min((c.left_edge.i for c in verb.children if c.dep_ in SUBJECTS), default=verb.i)
    return opened and i < verb.sent.end - 1


def _split(verb: Token, trigger: Token) -> bool:
    """A semicolon, or another saying clause's colon, stands between them."""
    first, last = sorted((verb.i, trigger.i))
    return any(t.text == ";" for t in verb.doc[first:last])


def _label(trigger: Token, scene: Scene) -> Aside | None:
    """As in "Army: rebels left X", "Rebels left X: UN", "… - ministry": a headline's source."""
    tokens = [t for t in trigger.sent if not t.is_space]
    if tokens and tokens[-1].text == ".":
        return None
    for i, token in enumerate(tokens):
        if token.text not in (":", "-", "–", "—"):
            continue
        left, right = tokens[:i], tokens[i + 1 :]
        for label, rest in ((left, right), (right, left)):
            if token.text != ":" and label is left:
                continue
            if 0 < len(label) <= _LABEL_LENGTH and trigger in rest and _names_source(label, scene):
                return Aside(speaker=label[-1], verb=None)
    return None


def _names_source(label: list[Token], scene: Scene) -> bool:
    last = label[-1]
    known = last.i in scene.actors or any(lemma_of(last) in scene.words(name) for name in _SOURCES)
    return (known or last.lower_ in ("un", "u.n.", "report", "reports", "us", "nato")) and all(
        t.pos_ in ("NOUN", "PROPN", "ADJ", "DET", "ADP", "PRON") for t in label
    )
