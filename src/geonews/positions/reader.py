"""Reads an article from top to bottom and puts its events together as position reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from geonews.model import PositionReport
from geonews.positions.about import TALK, read_about
from geonews.positions.actors.interest import is_self_claim
from geonews.positions.actors.parties import Memory, Party, name_party
from geonews.positions.actors.roles import Event
from geonews.positions.amounts.casualties import VIOLENT, Harm, find_harms, shared_out
from geonews.positions.amounts.counts import Count, count_of, parse_count
from geonews.positions.confidence import confidence_of
from geonews.positions.dates.when import When, date_of, read_date
from geonews.positions.events.events import find_events
from geonews.positions.events.means import means_of
from geonews.positions.events.opinion import believed_phrases, note_status, reconsidered
from geonews.positions.parse.scene import Scene
from geonews.positions.places.phrases import NOWHERE, Phrase, PlaceMemory
from geonews.positions.places.spatial import note_label, place_events, resolve_same_as
from geonews.positions.reports import (
    Draft,
    bare_report,
    with_about,
    with_actor,
    with_count,
    with_date,
    with_place,
    with_speech,
    with_toll,
)
from geonews.positions.speakers.speech import Attribution, SpeakerMemory, attribute, note_speakers
from geonews.positions.status.claim import Claim
from geonews.positions.status.claims import read_claim
from geonews.positions.status.headlines import refuses

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from geonews.positions.geometries.shapes import Shaper

ZONES = ("title", "subhead", "caption", "body")
DATE_LINE_LENGTH = 30


@dataclass(slots=True)
class Reader:
    """Reads one article from top to bottom; what it remembers serves pronouns and "these sectors"."""

    scene: Scene
    shaper: Shaper
    historical_days: int
    parties: Memory = field(default_factory=Memory)
    places: PlaceMemory = field(default_factory=PlaceMemory)
    speakers: SpeakerMemory = field(default_factory=SpeakerMemory)
    heading_date: When | None = None

    def read(self) -> Iterator[PositionReport]:
        """Reports in text order; those of a sentence wait for a toll in the ones after it."""
        held: list[PositionReport] = []
        for sentence in self.scene.doc.sents:
            if not sentence[0].pos:
                continue  # not worth a parse
            if self._zone(sentence) not in ZONES or self._is_date_line(sentence):
                continue
            if note_label(sentence, self.scene, self.places):
                continue
            before = len(self.parties.parties)
            found = list(self._sentence(sentence))
            held = list(self._leaning(held, sentence, found))
            if found:
                yield from held
                held = found
            acting = self.parties.parties[before:]
            note_speakers(sentence, self.scene, self.speakers)
            self._note_parties(sentence, acting)
        yield from held

    def _leaning(
        self, held: Sequence[PositionReport], sentence: Span, found: Sequence[PositionReport]
    ) -> Iterator[PositionReport]:
        """As in "Twelve people were killed." after an attack: a toll that no event of its own sentence explains."""
        own = any(report.place_name is not None or report.actor_text is not None for report in found)
        harms = find_harms(sentence, self.scene) if held and not own else []
        for harm in harms:
            speech = attribute(harm.anchor, read_claim(harm.anchor, self.scene), self.scene, self.speakers)
            speaker = speech.speaker.name if speech.speaker is not None else None
            held = [with_toll(r, [harm]) if r.speaker == speaker else r for r in held]
        yield from held

    def _zone(self, sentence: Span) -> str | None:
        return next(
            (s.zone for s in self.scene.article.segments if s.text_start <= sentence.start_char < s.text_end), None
        )

    def _is_date_line(self, sentence: Span) -> bool:
        """A line that is only a date dates the paragraphs below it."""
        text = sentence.text.strip()
        if len(text) > DATE_LINE_LENGTH or ("\n" not in sentence.text and sentence.end < len(sentence.doc)):
            return False
        when = read_date(text, self.scene.article.published)
        if when is None or when.text is None or when.precision != "day" or len(text) - len(when.text) > 4:
            return False
        self.heading_date = when
        return True

    def _sentence(self, sentence: Span) -> Iterator[PositionReport]:
        events = reconsidered(list(find_events(sentence, self.scene)), sentence, self.scene)
        if not events:
            return
        self._early_speaker(sentence)
        named = self._name_all(events)
        phrases = place_events(sentence, events, self.scene, named, self.places)
        harms = shared_out(
            find_harms(sentence, self.scene), [e.trigger for e in events if e.event_type in VIOLENT], self.scene
        )
        read = [(event, self._claim(event)) for event in events]
        for event, claim in read:
            if claim.requested and event.event_type not in TALK:
                continue
            worded = phrases.get(event.trigger.i) or believed_phrases(event, self.scene)
            placed = resolve_same_as(worded, self.places) or [NOWHERE]
            placed = [self._with_origin(p, event, events, phrases) for p in placed]
            about = read_about(event, read, named, phrases, self.scene) if event.event_type in TALK else None
            for report in self._reports(event, claim, placed, named):
                told = with_toll(report, self._same_voice(report, harms.get(event.trigger.i, ())))
                yield told if about is None else with_about(told, about)

    def _same_voice(self, report: PositionReport, harms: Sequence[Harm]) -> Iterator[Harm]:
        """Tolls of the report's own speaker."""
        for harm in harms:
            speech = attribute(harm.anchor, read_claim(harm.anchor, self.scene), self.scene, self.speakers)
            if (speech.speaker.name if speech.speaker is not None else None) == report.speaker:
                yield harm

    def _claim(self, event: Event) -> Claim:
        claim = read_claim(event.trigger, self.scene, event.light)
        if event.event_type in ("request", "authorization") and refuses(event.trigger, self.scene):
            claim.note("negated", event.trigger)
        note_status(claim, event, self.scene)
        return claim

    def _early_speaker(self, sentence: Span) -> None:
        """As in "Our forces", X said: the speaker's own body is needed before the sentence is read."""
        for token in sentence:
            if token.lower_ in ("we", "our", "us") and token.i in self.scene.quoted:
                speech = attribute(token, Claim(), self.scene, self.speakers)
                head = speech.speaker.head if speech.speaker is not None else None
                self.parties.speaker_party = None if head is None else self._body_of(head)
                return

    def _body_of(self, speaker: Token) -> Party | None:
        """The force, group or state that a speaker speaks for: "leader of the X militia"."""
        for token in speaker.subtree:
            if token.dep_ in ("det", "punct"):
                continue
            if token.i in self.scene.actors or token.lemma_.lower() in self.scene.words("force_nouns"):
                party = name_party(token, self.scene, self.parties)
                if party is not None and party.type not in ("civilians", "other"):
                    return party
        return next(
            (
                name_party(t, self.scene, self.parties)
                for t in speaker.subtree
                if self.scene.location(t) is not None and t.i != speaker.i
            ),
            None,
        )

    def _name_all(self, events: Sequence[Event]) -> dict[int, Party | None]:
        named: dict[int, Party | None] = {}
        for event in events:
            for token in ((event.owner,) if event.owner is not None else ()) + event.actors + event.targets:
                if token.i not in named:
                    owner = event.owner if token in event.actors else None
                    party = (
                        self._body_of(owner)
                        if owner is not None and _is_person(owner, self.scene) and _is_generic(token)
                        else None
                    )
                    party = party or name_party(
                        token, self.scene, self.parties, owner, people=_is_done_to_civilians(event)
                    )
                    named[token.i] = party
                    if party is not None and token.pos_ != "PRON":
                        self.parties.parties.append(party)
        return named

    def _note_parties(self, sentence: Span, acting: Sequence[Party]) -> None:
        """Remember the bodies of a sentence for pronouns of the next one: those that act last, as the likeliest."""
        for token in sentence:
            if token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "appos") and token.pos_ in ("NOUN", "PROPN"):
                party = name_party(token, self.scene, self.parties)
                if party is not None and party.type != "other" and party not in self.parties.parties[-4:]:
                    self.parties.parties.append(party)
        self.parties.parties += acting

    def _with_origin(
        self, phrase: Phrase, event: Event, events: Sequence[Event], phrases: dict[int, list[Phrase]]
    ) -> Phrase:
        """As in "attacked civilians in X but they were evacuated to Y": they set out from X."""
        if event.event_type != "displacement" or phrase.op != "at" or phrase.location is None or not event.actors:
            return phrase
        if event.actors[0].pos_ != "PRON":
            return phrase
        for other in events:
            if other.trigger.i < event.trigger.i and other.targets:
                origin = next(
                    (p for p in phrases.get(other.trigger.i, ()) if p.op == "at" and p.location is not None), None
                )
                if origin is not None:
                    return replace(phrase, op="from_to", origin=origin.location)
        return phrase

    # -- one event -----------------------------------------------------------------------------------------------------

    def _reports(
        self, event: Event, claim: Claim, placed: Sequence[Phrase], named: dict[int, Party | None]
    ) -> Iterator[PositionReport]:
        attribution = attribute(event.trigger, claim, self.scene, self.speakers)
        when = date_of(event.trigger, self.scene.article.published)
        actors = [(t, p) for t in event.actors if (p := named.get(t.i)) is not None]
        actors = _unique(actors)
        if event.actors and not actors and event.frame.needs in ("force", "people"):
            return  # a pronoun that stands for nobody known
        if not actors and event.owner is not None and (boss := named.get(event.owner.i)) is not None:
            actors = [(event.owner, boss)]
        bodies: Sequence[tuple[Token | None, Party | None]] = actors or [(None, None)]
        for phrase in placed:
            for token, party in bodies:
                yield self._report(
                    Draft(
                        event=event,
                        claim=claim,
                        attribution=attribution,
                        when=when,
                        phrase=phrase,
                        token=token,
                        party=party,
                    )
                )

    def _report(self, draft: Draft) -> PositionReport:
        report = bare_report(self.scene, draft.event, draft.claim)
        report = with_date(report, self.scene, draft.when or self.heading_date, self.historical_days)
        report = with_actor(report, self.scene, draft)
        report = replace(report, target_name=self._target(draft.event))
        report = with_place(report, self.scene, draft.event.trigger, draft.phrase, self.shaper.shape(draft.phrase))
        report = with_count(report, self._count(draft.event, draft.token))
        report = replace(report, means=means_of(draft.event, self.scene))
        self_claim = self._self_claim(draft.attribution, draft.party, draft.event.targets)
        report = with_speech(report, draft.attribution, self_claim=self_claim)
        return replace(report, confidence=confidence_of(report, draft, self.scene))

    def _count(self, event: Event, token: Token | None) -> tuple[Count, int] | None:
        if event.event_type == "strength":
            count = parse_count(self.scene.doc[event.trigger.i : event.trigger.right_edge.i + 1].text)
            return None if count is None else (count, 1)
        return None if token is None else count_of(token, self.scene.words)

    def _target(self, event: Event) -> str | None:
        for token in event.targets:
            party = name_party(token, self.scene, self.parties)
            if party is not None:
                return party.name or party.text
        return None

    def _self_claim(self, attribution: Attribution, party: Party | None, tokens: Sequence[Token]) -> bool | None:
        if attribution.speaker is None:
            return None
        targets = [p for t in tokens if (p := name_party(t, self.scene, self.parties)) is not None]
        return is_self_claim(attribution.speaker.role, self._body_of(attribution.speaker.head), party, targets)


def _is_person(token: Token, scene: Scene) -> bool:
    return (
        token.pos_ == "PROPN"
        and token.i not in scene.actors
        and (token.ent_type_ == "PERSON" or token.text in scene.persons)
    )


def _is_generic(token: Token) -> bool:
    return token.lemma_ in ("fighter", "troop", "soldier", "force", "man")


def _is_done_to_civilians(event: Event) -> bool:
    """As in "they were evacuated"."""
    passive = any(c.dep_ == "auxpass" for c in event.trigger.children)
    return event.event_type == "displacement" and passive


def _unique(actors: list[tuple[Token, Party]]) -> list[tuple[Token, Party]]:
    seen: dict[tuple[str | None, str | None, str], tuple[Token, Party]] = {}
    for token, party in actors:
        seen.setdefault((party.id, party.name, party.text), (token, party))
    return list(seen.values())
