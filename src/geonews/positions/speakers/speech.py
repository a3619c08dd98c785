"""Who says so: the speaker of an event, in which voice, and through which outlet.

Direct and indirect speech, "according to", quotations that run over several sentences, pronouns back to the speaker.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geonews.positions.parse.grammar import SUBJECTS, paragraph, subject_of
from geonews.positions.parse.scene import Scene, lemma_of
from geonews.positions.speakers.chains import cited_in, outlet_of, via_of
from geonews.positions.speakers.naming import is_empty, name_of, role_of
from geonews.positions.status.asides import Aside, find_aside
from geonews.positions.status.claim import Claim
from geonews.vocabulary import Voice

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_PERSONAL = ("he", "she")
_GROUP = ("they", "it")
_NOBODY = ("we", "i", "you", "which", "that", "who", "this", "these", "those", "there", "what")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A source of a claim, as the article names it."""

    name: str
    role: str | None
    """Title or apposition as worded ("defence minister"); else the kind of source ("military", "witness")."""
    named: bool
    head: Token
    """Head token of the phrase that introduced the speaker."""


@dataclass(slots=True)
class SpeakerMemory:
    """Speakers met so far, by full name, and the latest one for pronouns."""

    by_name: dict[str, Speaker] = field(default_factory=dict)
    latest: Speaker | None = None
    person: Speaker | None = None
    """The latest person who spoke or was a subject: whom "he" and "she" mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Speaker (None for the article itself), voice and the outlet the words were taken from."""

    speaker: Speaker | None
    voice: Voice
    via: str | None = None


def attribute(trigger: Token, claim: Claim, scene: Scene, memory: SpeakerMemory) -> Attribution:
    """Who asserts the event at `trigger`."""
    quoted = trigger.i in scene.quoted
    speaker, verb = _speaker_for(trigger, claim, scene, memory, quoted=quoted)
    voice: Voice = "article"
    if quoted:
        voice = "direct_quote"
    elif speaker is not None:
        voice = "indirect_speech"
    if claim.presupposed:
        voice = "presupposed"
    via = via_of(trigger, verb, scene)
    if via is None and speaker is not None:
        via = outlet_of(speaker.head, scene)
    return Attribution(speaker=speaker, voice=voice, via=via)


def note_speakers(sentence: Span, scene: Scene, memory: SpeakerMemory) -> None:
    """Remember who speaks in a sentence, and which person it is about, for pronouns in the next ones."""
    for token in sentence:
        if token.i in scene.quoted:
            continue
        if token.pos_ == "VERB" and token.lemma_.lower() in scene.words("saying") | scene.words("speaking"):
            _speaker_of(token, scene, memory)
        elif token.dep_ in SUBJECTS and token.ent_type_ == "PERSON" and token.pos_ == "PROPN":
            memory.person = _introduce(token, scene, memory)


def _speaker_for(
    trigger: Token, claim: Claim, scene: Scene, memory: SpeakerMemory, *, quoted: bool
) -> tuple[Speaker | None, Token | None]:
    """The speaker and the verb of saying, by the first way that names one."""
    verb = claim.speech or _speech_above(trigger, scene)
    if verb is not None and not (verb.lemma_.lower() in scene.words("denying") and _in_relative(trigger, verb)):
        cited = cited_in(trigger.sent, verb)
        speaker = _speaker(cited, scene, memory) if cited is not None else _speaker_of(verb, scene, memory)
        if speaker is not None:
            return speaker, verb
    if (aside := find_aside(trigger, scene)) is not None:
        cited = cited_in(trigger.sent, aside.verb)
        speaker = _speaker(cited, scene, memory) if cited is not None else _aside_speaker(aside, trigger, scene, memory)
        if speaker is not None:
            return speaker, aside.verb
    if (speaker := _according_to(trigger, scene, memory)) is not None:
        return speaker, None
    if not quoted:
        return None, None
    verb = _quote_verb(trigger, scene)
    speaker = _speaker_of(verb, scene, memory) if verb is not None else None
    return (speaker, verb) if speaker is not None else (memory.latest, None)


def _in_relative(trigger: Token, verb: Token) -> bool:
    """As in "denied aiding the rebels who took X": who denies the one is not the source of the other."""
    node = trigger
    while node.i not in (verb.i, node.head.i):
        if node.dep_ in ("relcl", "amod"):
            return True
        node = node.head
    return False


def _speech_above(trigger: Token, scene: Scene) -> Token | None:
    """The nearest verb of saying above the trigger, through relative clauses too (they are inside what is said)."""
    node = trigger
    while node.head.i != node.i:
        below, node = node, node.head
        if any(t.text == ";" for t in node.doc[min(below.i, node.i) : max(below.i, node.i)]):
            return None
        if node.pos_ != "VERB" or node.lemma_.lower() not in scene.words("saying"):
            continue
        if below.dep_ in ("dobj", "prep") and node.lemma_.lower() in scene.words("saying_clauses_only"):
            continue
        if below.dep_ in ("ccomp", "dobj", "xcomp", "acl", "parataxis") or (below.dep_ == "prep" and below.i > node.i):
            return node
    return None


def _speaker_of(verb: Token, scene: Scene, memory: SpeakerMemory) -> Speaker | None:
    """The subject of a verb of saying; of a passive one the agent, and of "was quoted as saying" its subject."""
    if verb.pos_ not in ("VERB", "AUX"):  # a headline's verb that the parser took for a noun
        heads = [c for c in verb.children if c.dep_ in ("compound", *SUBJECTS)]
    elif any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children):
        if verb.lemma_ == "quote":
            heads = [c for c in verb.children if c.dep_ in SUBJECTS]
        else:
            heads = [p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"]
    else:
        heads = subject_of(verb, scene.words("saying"))
    heads = [t for t in heads if t.i not in scene.quoted or verb.i in scene.quoted]
    return _speaker(heads[0], scene, memory) if heads else None


def _speaker(head: Token, scene: Scene, memory: SpeakerMemory) -> Speaker | None:
    word = head.lower_
    if word in _PERSONAL:
        memory.latest = memory.person or memory.latest
        return memory.latest
    if word in _GROUP or word in _NOBODY:
        return memory.latest if word in ("it", "i", "they") else None
    if is_empty(head):
        return None
    memory.latest = _introduce(head, scene, memory)
    if not _is_body(head, scene):
        memory.person = memory.latest
    return memory.latest


def _introduce(head: Token, scene: Scene, memory: SpeakerMemory) -> Speaker:
    name, named = name_of(head, scene)
    known = memory.by_name.get(name)
    if known is None:
        known = Speaker(name=name, role=role_of(head, name, scene), named=named, head=head)
        memory.by_name[name] = known
    return known


def _is_body(head: Token, scene: Scene) -> bool:
    """Whom "he" or "she" cannot mean: an institution, a force, a place, several people."""
    collective = lemma_of(head) in scene.words("institutions") | scene.words("collectives")
    named = head.ent_type_ in ("ORG", "GPE", "NORP") or head.i in scene.actors or scene.location(head) is not None
    return collective or named or head.tag_ in ("NNS", "NNPS")


def _aside_speaker(aside: Aside, trigger: Token, scene: Scene, memory: SpeakerMemory) -> Speaker | None:
    """The speaker of an aside; "it claims" and "they say" mean the subject of the clause beside them."""
    if aside.speaker.lower_ in _GROUP:
        subjects = [t for t in subject_of(trigger.sent.root) if t.i != aside.speaker.i and t.pos_ != "PRON"]
        return _speaker(subjects[0], scene, memory) if subjects else memory.latest
    return _speaker(aside.speaker, scene, memory)


def _according_to(trigger: Token, scene: Scene, memory: SpeakerMemory) -> Speaker | None:
    """As in "according to X", "per the ministry"."""
    for token in trigger.sent:
        if token.lower_ not in ("according", "per"):
            continue
        following = token.nbor(1) if token.i + 1 < len(token.doc) else None
        if following is None or any(
            t.text == ";" for t in token.doc[min(token.i, trigger.i) : max(token.i, trigger.i)]
        ):
            continue
        if token.lower_ == "according" and following.lower_ == "to":
            for prep in (following, token):
                for noun in prep.children:
                    if noun.dep_ == "pobj":
                        return _speaker(noun, scene, memory)
        elif token.lower_ == "per" and token.i > 0 and token.nbor(-1).text == ",":
            for noun in token.children:
                if noun.dep_ == "pobj" and noun.lemma_ not in ("day", "week", "month", "year", "cent"):
                    return _speaker(noun, scene, memory)
    return None


def _quote_verb(trigger: Token, scene: Scene) -> Token | None:
    """For a quotation over several sentences: the attributing verb of the same paragraph, the nearest first."""
    verbs = [
        t
        for t in paragraph(trigger)
        if t.pos_ == "VERB"
        and t.lemma_.lower() in scene.words("saying") | scene.words("aside_verbs")
        and t.i not in scene.quoted
        and subject_of(t)
    ]
    return min(verbs, key=lambda t: abs(t.i - trigger.i), default=None)
