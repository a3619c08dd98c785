"""The fields of a position report, filled group by group: claim, date, actor, place, count, speech."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from geonews.model import PositionReport
from geonews.positions.about import TALK, About
from geonews.positions.actors.parties import Party
from geonews.positions.actors.roles import Event
from geonews.positions.amounts.casualties import Harm, first_of
from geonews.positions.amounts.counts import Count
from geonews.positions.dates.tense import is_pluperfect
from geonews.positions.dates.when import When, is_history
from geonews.positions.parse.scene import Scene
from geonews.positions.places.phrases import Phrase
from geonews.positions.speakers.speech import Attribution
from geonews.positions.status.claim import Claim
from geonews.vocabulary import CATEGORY_OF, ClaimStatus, DatePrecision, TimeStatus

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from geonews.positions.geometries.shapes import Shaped

_YEAR = re.compile(r"(?<!\w)(?:19|20)\d\d(?!\w)")
CURRENT_DAYS = 7
"""How long after its own date a report still counts as current."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was read of one event with one actor and one place."""

    event: Event
    claim: Claim
    attribution: Attribution
    when: When | None
    phrase: Phrase
    token: Token | None
    """Head of the actor's words; None without an actor."""
    party: Party | None


def bare_report(scene: Scene, event: Event, claim: Claim) -> PositionReport:
    """Event, claim status and evidence sentence."""
    article, sentence = scene.article, event.trigger.sent
    status = claim.status
    if event.event_type in TALK and status == "planned":
        status = "asserted"  # the asking is done, only what is asked for lies ahead
    start, end = scene.source_span(sentence.start_char, sentence.start_char + len(sentence.text.rstrip()))
    hedge, trigger = claim.hedge, event.trigger
    return PositionReport(
        doc_id=article.id,
        category=CATEGORY_OF[event.event_type],
        event_type=event.event_type,
        claim_status=status,
        polarity="negated" if status in ("denied", "negated") else "affirmed",
        hedge=hedge.text if hedge is not None else None,
        hedge_span=_token_span(scene, hedge),
        trigger=trigger.text,
        trigger_span=_token_span(scene, trigger),
        evidence=article.source_text[start:end],
        ev_start=start,
        ev_end=end,
        wire=article.wire,
        source_name=article.outlet,
        source_title=article.title,
        source_url=article.url,
        published=article.published,
        time_status=_time(status, trigger),
    )


def with_date(report: PositionReport, scene: Scene, when: When | None, historical_days: int) -> PositionReport:
    """Date as an interval; a report that ended before the window becomes historical."""
    published = scene.article.published
    latest_year = _latest_year(scene) if published is None and when is not None else None
    if is_history(when, published, latest_year, historical_days):
        report = replace(report, claim_status="historical", time_status="historical")
    if when is not None:
        if report.time_status == "current" and _is_over(when, published):
            report = replace(report, time_status="past")
        return replace(
            report,
            date_text=when.text,
            date_from=when.date_from,
            date_to=when.date_to,
            date_precision=when.precision,
            age_known=when.date_to is not None or published is not None,
        )
    date_to, precision = _open_date(report.claim_status, published)
    return replace(report, date_to=date_to, date_precision=precision, age_known=published is not None)


def _open_date(status: ClaimStatus, published: date | None) -> tuple[date | None, DatePrecision]:
    """Without a date in the words: as of publication, or somewhere in the past."""
    if status == "historical":
        return None, "past"
    return published, "as_of" if published is not None else "unknown"


def with_actor(report: PositionReport, scene: Scene, draft: Draft) -> PositionReport:
    """Who, as worded and as known."""
    party = draft.party
    if party is None:
        return report
    inside = _inside(party.span, draft.event.trigger.sent)
    return replace(
        report,
        actor_text=party.text,
        actor_id=party.id,
        actor_name=party.name,
        actor_type=party.type,
        sponsor=party.sponsor,
        actor_spans=(scene.source_span(*party.span),) if inside else (),
    )


def with_place(report: PositionReport, scene: Scene, trigger: Token, phrase: Phrase, shape: Shaped) -> PositionReport:
    """Where, as worded and as geometry."""
    origin = phrase.origin.place if phrase.origin is not None else None
    goal = phrase.location.place if phrase.location is not None else None
    spans = (scene.source_span(*phrase.span),) if phrase.span and _inside(phrase.span, trigger.sent) else ()
    return replace(
        report,
        place_name=shape.place_name,
        place_licence=next((place.licence for place in (goal, origin) if place is not None and place.licence), None),
        from_place=origin.name if origin is not None and phrase.op in ("from_to", "toward") else None,
        to_place=shape.place_name if phrase.op == "from_to" else None,
        about_place=shape.place_name if report.category == "context" else None,
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
        neighbour_inferred=phrase.neighbour_inferred,
        place_spans=spans,
    )


def with_count(report: PositionReport, count: tuple[Count, int] | None) -> PositionReport:
    """How many; the second part of `count` says how many bodies share it."""
    if count is None:
        return report
    number, shared = count
    return replace(
        report,
        count_text=number.text,
        count_min=number.minimum,
        count_max=number.maximum,
        count_basis=number.basis,
        count_scope="organisation" if report.event_type == "strength" else "joint" if shared > 1 else "event",
    )


def with_toll(report: PositionReport, harms: Iterable[Harm]) -> PositionReport:
    """Killed and wounded, where the report has none yet."""
    told = list(harms)
    killed, wounded = first_of(told, "killed"), first_of(told, "wounded")
    if killed is not None and report.fatalities_text is None:
        report = replace(
            report, fatalities_text=killed.text, fatalities_min=killed.minimum, fatalities_max=killed.maximum
        )
    if wounded is not None and report.wounded_text is None:
        report = replace(report, wounded_text=wounded.text, wounded_min=wounded.minimum, wounded_max=wounded.maximum)
    return report


def with_speech(report: PositionReport, attribution: Attribution, *, self_claim: bool | None) -> PositionReport:
    """In whose words."""
    speaker = attribution.speaker
    return replace(
        report,
        voice=attribution.voice,
        via=attribution.via,
        speaker=speaker.name if speaker is not None else None,
        speaker_role=speaker.role if speaker is not None else None,
        speaker_named=speaker.named if speaker is not None else None,
        self_claim=self_claim,
    )


def with_about(report: PositionReport, about: About) -> PositionReport:
    """What a request, authorization or agreement is about."""
    return replace(
        report,
        about_event_type=about.event_type,
        about_actor=about.actor,
        about_place=about.place or report.about_place,
    )


def _token_span(scene: Scene, token: Token | None) -> tuple[int, int] | None:
    return None if token is None else scene.source_span(token.idx, token.idx + len(token.text))


def _inside(span: tuple[int, int], sentence: Span) -> bool:
    return sentence.start_char <= span[0] and span[1] <= sentence.end_char


def _latest_year(scene: Scene) -> int | None:
    """The latest year that the text names, without those that only lie ahead ("by 2030")."""
    found = ((int(m.group()), scene.doc.char_span(*m.span())) for m in _YEAR.finditer(scene.article.text))
    return max((year for year, span in found if span is not None and not _ahead(span[0])), default=None)


def _ahead(year: Token) -> bool:
    return year.i > 0 and year.nbor(-1).lower_ in ("by", "until", "till", "through")


def _time(status: ClaimStatus, trigger: Token) -> TimeStatus:
    """By the words alone: what is told as news is current, in whichever tense; what had been before it is past."""
    if status == "historical":
        return "historical"
    if status == "planned":
        return "future"
    return "past" if is_pluperfect(trigger) else "current"


def _is_over(when: When, published: date | None) -> bool:
    """Ended before the days for which a report counts as current, or ends on the day that "until" names."""
    if published is None or when.date_to is None or when.goes_on:
        return False
    ended = when.date_from is None and when.precision in ("day", "week", "month", "past")
    return when.date_to < published - timedelta(days=0 if ended else CURRENT_DAYS)


def merge(reports: Sequence[PositionReport]) -> list[PositionReport]:
    """One report for sentences that say the same: the first one's evidence stays, the others are counted."""
    kept: dict[tuple[object, ...], PositionReport] = {}
    for report in reports:
        key: tuple[object, ...] = (
            report.event_type,
            report.claim_status,
            report.actor_id or report.actor_name,
            report.spatial_op,
            report.from_place,
            report.place_name,
            report.iso2,
            report.count_min,
            report.voice == "presupposed",
        )
        if report.place_name is None and report.geom_basis == "none":
            key = (*key, report.ev_start, report.trigger_span)
        if key in kept:
            first = kept[key]
            more = first.evidence_n + (report.ev_start != first.ev_start)
            kept[key] = replace(first, evidence_n=more)
        else:
            kept[key] = report
    return list(kept.values())
