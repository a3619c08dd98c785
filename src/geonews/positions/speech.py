"""Who says so: the speaker of an event, on whose behalf, in which voice, and through which outlet.

Direct and indirect speech, "according to", quotations that run over several sentences, pronouns back to the speaker.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geonews.positions.claims import Claim
from geonews.positions.grammar import paragraph, subject_of
from geonews.positions.scene import Scene, entities, subtree_span
from geonews.vocabulary import Voice

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

UNNAMED = (
    "source",
    "official",
    "resident",
    "witness",
    "report",
    "analyst",
    "spokesperson",
    "spokesman",
    "spokeswoman",
    "medic",
    "lawmaker",
    "media",
    "local",
    "activist",
    "diplomat",
    "observer",
    "commander",
    "people",
    "villager",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A source of a claim, as the article names it."""

    name: str
    role: str | None
    named: bool
    head: Token
    """Head token of the phrase that introduced the speaker."""


@dataclass(slots=True)
class SpeakerMemory:
    """Speakers met so far, by full name, and the latest one for pronouns."""

    by_name: dict[str, Speaker] = field(default_factory=dict)
    latest: Speaker | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Speaker (None for the article itself), voice and the outlet the words were taken from."""

    speaker: Speaker | None
    voice: Voice
    via: str | None = None


def attribute(trigger: Token, claim: Claim, scene: Scene, memory: SpeakerMemory) -> Attribution:
    """Who asserts the event at `trigger`."""
    quoted = trigger.i in scene.quoted
    verb = claim.speech or _speech_above(trigger, scene)
    speaker = _speaker_of(verb, scene, memory) if verb is not None else None
    if speaker is None:
        verb = None
        speaker = _according_to(trigger.sent, scene, memory)
    if speaker is None and quoted:
        verb = _quote_verb(trigger, scene)
        speaker = _speaker_of(verb, scene, memory) if verb is not None else None
    if speaker is None and quoted:
        speaker = memory.latest
    voice: Voice = "article"
    if quoted:
        voice = "direct_quote"
    elif speaker is not None:
        voice = "indirect_speech"
    if claim.presupposed:
        voice = "presupposed"
    return Attribution(speaker=speaker, voice=voice, via=_via(verb, scene) if verb is not None else None)


def note_speakers(sentence: Span, scene: Scene, memory: SpeakerMemory) -> None:
    """Remember who speaks in a sentence, for pronouns in the next ones."""
    for token in sentence:
        if token.pos_ == "VERB" and token.lemma_.lower() in scene.words("saying") and token.i not in scene.quoted:
            _speaker_of(token, scene, memory)


def _speech_above(trigger: Token, scene: Scene) -> Token | None:
    """The nearest verb of saying above the trigger, through relative clauses too (they are inside what is said)."""
    node = trigger
    while node.head.i != node.i:
        below, node = node, node.head
        if node.pos_ != "VERB" or node.lemma_.lower() not in scene.words("saying"):
            continue
        if below.dep_ in ("ccomp", "dobj", "xcomp", "acl", "parataxis") or (below.dep_ == "prep" and below.i > node.i):
            return node
    return None


def _speaker_of(verb: Token | None, scene: Scene, memory: SpeakerMemory) -> Speaker | None:
    if verb is None:
        return None
    if any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children):
        return None
    subjects = [t for t in subject_of(verb, scene.words("saying")) if t.i not in scene.quoted or verb.i in scene.quoted]
    return None if not subjects else _speaker(subjects[0], scene, memory)


def _speaker(head: Token, scene: Scene, memory: SpeakerMemory) -> Speaker | None:
    if head.lower_ in ("he", "she", "they"):
        return memory.latest
    if head.lower_ in ("it", "we", "i", "you", "which", "that", "who"):
        return memory.latest if head.lower_ in ("it", "i") else None
    name, named = _name(head, scene)
    known = memory.by_name.get(name)
    if known is None:
        known = Speaker(name=name, role=_role(head, name), named=named, head=head)
        memory.by_name[name] = known
    memory.latest = known
    return known


def _name(head: Token, scene: Scene) -> tuple[str, bool]:
    if head.pos_ == "PROPN":
        entity = next((e for e in entities(head.sent, ("PERSON",)) if e.start <= head.i < e.end), None)
        text = entity.text if entity is not None else _compound(head)
        text = re.sub(r"['’]s?$", "", text)
        return scene.persons.get(text.split()[-1], text) if entity is not None or text in scene.persons else text, True
    span = subtree_span(head)
    words = [t for t in span if t.i <= head.i and t.dep_ not in ("det", "punct")]
    text = re.sub(r"\s+", " ", head.doc.text[words[0].idx : head.idx + len(head.text)]) if words else head.text
    return text, head.lemma_.lower() not in UNNAMED


def _compound(head: Token) -> str:
    start = min((c.left_edge.i for c in head.lefts if c.dep_ in ("compound", "nmod", "flat")), default=head.i)
    return head.doc[start : head.i + 1].text


def _role(head: Token, name: str) -> str | None:
    """Title or apposition: "Iraqi government spokesperson", "leader of the militia"."""
    for child in head.children:
        if child.dep_ == "appos" and child.pos_ in ("NOUN", "PROPN"):
            return re.sub(r"\s+", " ", subtree_span(child).text).strip(" ,.")[:120]
    before = subtree_span(head).text.split(name)[0].strip(" ,")
    return re.sub(r"^(?:the|a|an)\s+", "", re.sub(r"\s+", " ", before), flags=re.IGNORECASE)[:120] or None


def _according_to(sentence: Span, scene: Scene, memory: SpeakerMemory) -> Speaker | None:
    for token in sentence:
        if token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "to":
            for prep in (token.nbor(1), token):
                for noun in prep.children:
                    if noun.dep_ == "pobj":
                        return _speaker(noun, scene, memory)
    return None


def _quote_verb(trigger: Token, scene: Scene) -> Token | None:
    """For a quotation over several sentences: the attributing verb of the same paragraph, the nearest first."""
    verbs = [
        t
        for t in paragraph(trigger)
        if t.pos_ == "VERB" and t.lemma_.lower() in scene.words("saying") and t.i not in scene.quoted and subject_of(t)
    ]
    return min(verbs, key=lambda t: abs(t.i - trigger.i), default=None)


def _via(verb: Token, scene: Scene) -> str | None:
    """As in "told X", "said to X": the outlet X, when the language model takes it for an organisation."""
    for child in verb.children:
        nouns = (
            [child]
            if child.dep_ in ("dobj", "dative")
            else [c for c in child.children if c.dep_ == "pobj"]
            if child.lower_ in ("to", "with")
            else []
        )
        for noun in nouns:
            if noun.pos_ == "PROPN" and noun.ent_type_ in ("ORG", "") and scene.location(noun) is None:
                return _compound(noun)
    return None
