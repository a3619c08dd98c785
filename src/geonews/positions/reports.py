"""Events with their claims, speakers, actors, places, counts and dates, put together as position reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from geonews.model import CATEGORY_OF, PositionReport, TimeStatus
from geonews.positions.claims import Claim, read_claim
from geonews.positions.counts import Count, count_of, parse_count
from geonews.positions.events import Event, find_events
from geonews.positions.parties import Memory, Party, name_party
from geonews.positions.scene import Scene
from geonews.positions.spatial import NOWHERE, Phrase, PlaceMemory, note_label, place_events, resolve_same_as
from geonews.positions.speech import Attribution, SpeakerMemory, attribute, note_speakers
from geonews.positions.when import When, date_of, is_history, read_date

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from geonews.positions.shapes import Shaper

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
        """Reports in text order."""
        for sentence in self.scene.doc.sents:
            if self._zone(sentence) not in ZONES or self._is_date_line(sentence):
                continue
            if note_label(sentence, self.scene, self.places):
                continue
            before = len(self.parties.parties)
            yield from self._sentence(sentence)
            acting = self.parties.parties[before:]
            note_speakers(sentence, self.scene, self.speakers)
            self._note_parties(sentence, acting)

    def _zone(self, sentence: Span) -> str | None:
        return next((s.zone for s in self.scene.article.segments if s.text_start <= sentence.start_char < s.text_end), None)

    def _is_date_line(self, sentence: Span) -> bool:
        """A line that is only a date dates the paragraphs below it."""
        text = sentence.text.strip()
        if len(text) > DATE_LINE_LENGTH or "\n" not in sentence.text and sentence.end < len(sentence.doc):
            return False
        when = read_date(text, self.scene.article.published)
        if when is None or when.text is None or when.precision != "day" or len(text) - len(when.text) > 4:
            return False
        self.heading_date = when
        return True

    def _sentence(self, sentence: Span) -> Iterator[PositionReport]:
        events = list(find_events(sentence, self.scene))
        if not events:
            return
        self._early_speaker(sentence)
        named = self._name_all(events)
        phrases = place_events(sentence, events, self.scene, named, self.places)
        for event in events:
            claim = read_claim(event.trigger, self.scene, event.light)
            if claim.requested and event.event_type not in ("request", "authorization", "agreement"):
                continue
            placed = resolve_same_as(phrases.get(event.trigger.i, []), self.places) or [NOWHERE]
            placed = [self._with_origin(p, event, events, phrases) for p in placed]
            yield from self._reports(event, claim, placed, named)

    def _early_speaker(self, sentence: Span) -> None:
        """"Our forces", X said: the speaker's own body is needed before the sentence is read."""
        for token in sentence:
            if token.lower_ in ("we", "our", "us") and token.i in self.scene.quoted:
                speech = attribute(token, Claim(), self.scene, self.speakers)
                head = speech.speaker.head if speech.speaker is not None else None
                self.parties.speaker_party = None if head is None else self._body_of(head)
                return

    def _body_of(self, speaker: Token) -> Party | None:
        """The force, group or state that a speaker speaks for: "leader of the X militia"."""
        for token in speaker.subtree:
            if token.i == speaker.i or token.dep_ in ("det", "punct"):
                continue
            if token.i in self.scene.actors or token.lemma_.lower() in self.scene.words("force_nouns"):
                party = name_party(token, self.scene, self.parties)
                if party is not None and party.type not in ("civilians", "other"):
                    return party
        return next((name_party(t, self.scene, self.parties) for t in speaker.subtree if self.scene.location(t) is not None and t.i != speaker.i), None)

    def _name_all(self, events: Sequence[Event]) -> dict[int, Party | None]:
        named: dict[int, Party | None] = {}
        for event in events:
            for token in ((event.owner,) if event.owner is not None else ()) + event.actors + event.targets:
                if token.i not in named:
                    owner = event.owner if token in event.actors else None
                    party = self._body_of(owner) if owner is not None and _is_person(owner, self.scene) and _is_generic(token) else None
                    party = party or name_party(token, self.scene, self.parties, owner, people=event.event_type == "displacement")
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

    def _with_origin(self, phrase: Phrase, event: Event, events: Sequence[Event], phrases: dict[int, list[Phrase]]) -> Phrase:
        """"attacked civilians in X but they were evacuated to Y": Y is reached from X when X is where they were."""
        if event.event_type != "displacement" or phrase.op != "at" or phrase.location is None or not event.actors:
            return phrase
        if event.actors[0].pos_ != "PRON":
            return phrase
        for other in events:
            if other.trigger.i < event.trigger.i and other.targets:
                origin = next((p for p in phrases.get(other.trigger.i, ()) if p.op == "at" and p.location is not None), None)
                if origin is not None:
                    return replace(phrase, op="from_to", origin=origin.location)
        return phrase

    # -- one event -----------------------------------------------------------------------------------------------------

    def _reports(self, event: Event, claim: Claim, placed: Sequence[Phrase], named: dict[int, Party | None]) -> Iterator[PositionReport]:
        attribution = attribute(event.trigger, claim, self.scene, self.speakers)
        when = date_of(event.trigger, self.scene.article.published)
        actors = [(t, p) for t in event.actors if (p := named.get(t.i)) is not None]
        actors = _unique(actors)
        if event.actors and not actors and event.frame.needs in ("force", "people"):
            return  # a pronoun that stands for nobody known
        if not actors and event.owner is not None and (boss := named.get(event.owner.i)) is not None:
            actors = [(event.owner, boss)]
        for phrase in placed:
            for token, party in actors or [(None, None)]:
                yield self._report(event, claim, attribution, when, phrase, token, party, joint=len(actors) > 1)

    def _report(
        self, event: Event, claim: Claim, attribution: Attribution, when: When | None, phrase: Phrase, token: Token | None,
        party: Party | None, *, joint: bool,
    ) -> PositionReport:  # fmt: skip
        scene, article = self.scene, self.scene.article
        status = claim.status
        when = when or self.heading_date
        latest = max((y for t in scene.doc if t.shape_ == "dddd" and (y := _year(t.text))), default=None)
        if is_history(when, article.published, latest, self.historical_days):
            status = "historical"
        if event.event_type in ("request", "authorization", "agreement") and status == "planned":
            status = "asserted"
        shape = self.shaper.shape(phrase, party)
        sentence = event.trigger.sent
        start, end = scene.source_span(sentence.start_char, sentence.start_char + len(sentence.text.rstrip()))
        count = self._count(event, token)
        hedge = claim.hedge
        speaker = attribution.speaker
        trigger = _trigger_span(event)
        return PositionReport(
            doc_id=article.id,
            category=CATEGORY_OF[event.event_type],
            event_type=event.event_type,
            claim_status=status,
            polarity="negated" if status in ("denied", "negated") else "affirmed",
            time_status=_time(status, event.trigger),
            hedge=hedge.text if hedge is not None else None,
            trigger=scene.doc.text[slice(*trigger)],
            actor_text=party.text if party is not None else None,
            actor_id=party.id if party is not None else None,
            actor_name=party.name if party is not None else None,
            actor_type=party.type if party is not None else None,
            sponsor=party.sponsor if party is not None else None,
            target_name=self._target(event),
            place_name=shape.place_name,
            from_place=_place_name(phrase.origin),
            to_place=shape.place_name if phrase.op == "from_to" else None,
            iso2=shape.iso2,
            spatial_op=phrase.op,
            spatial_text=phrase.text or None,
            geom_basis=shape.basis,
            lon=shape.lon,
            lat=shape.lat,
            geometry_wkt=shape.wkt,
            geo_precision=shape.geo_precision,
            uncertainty_m=shape.uncertainty_m,
            geometry_invented_m=shape.invented_m,
            count_text=count[0].text if count else None,
            count_min=count[0].minimum if count else None,
            count_max=count[0].maximum if count else None,
            count_scope=None if not count else "organisation" if event.event_type == "strength" else "joint" if joint or count[1] > 1 else "event",
            count_basis=count[0].basis if count else None,
            date_text=when.text if when else None,
            date_from=when.date_from if when else None,
            date_to=when.date_to if when else article.published if status not in ("historical",) else None,
            date_precision=when.precision if when else ("as_of" if article.published and status != "historical" else "past" if status == "historical" else "unknown"),
            age_known=bool(when and when.date_to) or article.published is not None,
            speaker=speaker.name if speaker is not None else None,
            speaker_role=speaker.role if speaker is not None else None,
            speaker_named=speaker.named if speaker is not None else None,
            self_claim=self._self_claim(attribution, party),
            voice=attribution.voice,
            via=attribution.via,
            wire=article.wire,
            evidence=article.source_text[start:end],
            ev_start=start,
            ev_end=end,
            about_place=shape.place_name if CATEGORY_OF[event.event_type] == "context" else None,
            neighbour_inferred=phrase.neighbour_inferred,
            confidence=_confidence(party, phrase, claim),
            source_name=article.outlet,
            source_title=article.title,
            source_url=article.url,
            published=article.published,
            actor_spans=self._spans(party.span if party is not None and _inside(party.span, sentence) else None),
            trigger_span=self._spans(trigger)[0],
            place_spans=self._spans(phrase.span if phrase.span and _inside(phrase.span, sentence) else None),
            hedge_span=self._spans((hedge.idx, hedge.idx + len(hedge.text)) if hedge is not None else None)[0] if hedge is not None else None,
        )  # fmt: skip

    def _spans(self, span: tuple[int, int] | None) -> tuple[tuple[int, int], ...]:
        return () if span is None else (self.scene.source_span(*span),)

    def _count(self, event: Event, token: Token | None) -> tuple[Count, int] | None:
        if event.event_type == "strength":
            count = parse_count(self.scene.doc[event.trigger.i : event.trigger.right_edge.i + 1].text)
            return None if count is None else (count, 1)
        return None if token is None else count_of(token)

    def _target(self, event: Event) -> str | None:
        for token in event.targets:
            party = name_party(token, self.scene, self.parties)
            if party is not None:
                return party.name or party.text
        return None

    def _self_claim(self, attribution: Attribution, party: Party | None) -> bool | None:
        if attribution.speaker is None or party is None:
            return None
        body = self._body_of(attribution.speaker.head)
        if body is None:
            return None
        same = (body.id and body.id == party.id) or (body.name and body.name == party.name) or (body.iso2 and body.iso2 == party.iso2)
        return True if same else None


def _is_person(token: Token, scene: Scene) -> bool:
    return token.pos_ == "PROPN" and token.i not in scene.actors and (token.ent_type_ == "PERSON" or token.text in scene.persons)


def _is_generic(token: Token) -> bool:
    return token.lemma_ in ("fighter", "troop", "soldier", "force", "man")


def _unique(actors: list[tuple[Token, Party]]) -> list[tuple[Token, Party]]:
    seen: dict[tuple[str | None, str | None, str], tuple[Token, Party]] = {}
    for token, party in actors:
        seen.setdefault((party.id, party.name, party.text), (token, party))
    return list(seen.values())


def _year(text: str) -> int | None:
    return int(text) if text[:2] in ("19", "20") and text.isdigit() else None


def _inside(span: tuple[int, int], sentence: Span) -> bool:
    return sentence.start_char <= span[0] and span[1] <= sentence.end_char


def _trigger_span(event: Event) -> tuple[int, int]:
    token = event.trigger
    return token.idx, token.idx + len(token.text)


def _place_name(location: object) -> str | None:
    place = getattr(location, "place", None)
    return place.name if place is not None else None


def _time(status: str, trigger: Token) -> TimeStatus:
    if status == "historical":
        return "historical"
    if status == "planned":
        return "future"
    return "past" if trigger.tag_ == "VBD" else "current"


def _confidence(party: Party | None, phrase: Phrase, claim: Claim) -> float:
    """A first, uncalibrated sum: each part that was found in the words adds to it."""
    score = 0.4 + 0.2 * (party is not None) + 0.1 * (party is not None and party.id is not None) + 0.2 * (phrase.op != "none")
    return round(min(score - 0.1 * claim.presupposed - 0.1 * phrase.neighbour_inferred, 0.95), 2)


def merge(reports: Sequence[PositionReport]) -> list[PositionReport]:
    """One report for sentences of an article that say the same; the first one's evidence stays, the others are counted."""
    kept: dict[tuple[object, ...], PositionReport] = {}
    for report in reports:
        key = (
            report.event_type, report.claim_status, report.actor_id or report.actor_name, report.spatial_op, report.from_place,
            report.place_name, report.iso2, report.count_min, report.voice == "presupposed",
        )  # fmt: skip
        if report.place_name is None and report.geom_basis == "none":
            key = (*key, report.ev_start, report.trigger_span)
        if key in kept:
            first = kept[key]
            more = first.evidence_n + (report.ev_start != first.ev_start)
            kept[key] = replace(first, evidence_n=more)
        else:
            kept[key] = report
    return list(kept.values())
