"""What a person should look at: names without a sure place, reports that may be none."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from geonews.model import Location
from geonews.pipeline.context import sentences_of
from geonews.pipeline.review.overlay import Overlay
from geonews.store import Store
from geonews.text import fold

UNSURE = 0.5
"""Confidence below which a report is as likely none."""
_OPEN = ("unresolved", "ambiguous")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameQuestion:
    """A name whose place is not known, or not sure."""

    name: str
    """As the first mention has it."""
    mentions: int
    articles: int
    outlets: tuple[str, ...]
    best: str | None
    """The likeliest place, with its gazetteer id; None for none at all."""
    best_id: str | None
    first: str
    """Id of the first mention."""
    sentence: str | None
    """Around the first mention."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportQuestion:
    """A report that may be none."""

    id: str
    doc_id: str
    event_type: str
    claim_status: str
    actor: str | None
    place: str | None
    confidence: float
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """What is open."""

    names: tuple[NameQuestion, ...]
    """Most frequent first."""
    reports: tuple[ReportQuestion, ...]
    """Least sure first."""


def questions(store: Store, overlay: Overlay) -> Questions:
    """What is unresolved or unsure and not decided yet."""
    names: dict[str, list[tuple[Location, str | None, str | None]]] = defaultdict(list)
    reports = []
    for annotated, _ in overlay.results(store):
        unsure = [location for location in annotated.locations if _is_open(location)]
        sentences = dict(zip((one.mention.id for one in annotated.locations), sentences_of(annotated), strict=True))
        for location in unsure:
            mention = location.mention
            names[fold(mention.text)].append((location, annotated.article.outlet, sentences[mention.id]))
        reports += [
            ReportQuestion(
                id=report.id,
                doc_id=report.doc_id,
                event_type=report.event_type,
                claim_status=report.claim_status,
                actor=report.actor_name or report.actor_text,
                place=report.place_name,
                confidence=report.confidence,
                evidence=report.evidence,
            )
            for report in annotated.positions
            if report.review is None and report.confidence < UNSURE
        ]
    return Questions(
        names=tuple(sorted(map(_question, names.values()), key=lambda one: (-one.mentions, one.name))),
        reports=tuple(sorted(reports, key=lambda one: (one.confidence, one.id))),
    )


def _is_open(location: Location) -> bool:
    resolution = location.resolution
    is_literal = location.mention.mention_type == "literal"
    return is_literal and resolution.status in _OPEN and resolution.decided_by != "human"


def _question(found: list[tuple[Location, str | None, str | None]]) -> NameQuestion:
    first, _, sentence = found[0]
    place = first.place
    return NameQuestion(
        name=first.mention.text,
        mentions=len(found),
        articles=len({location.mention.article_id for location, _, _ in found}),
        outlets=tuple(sorted({outlet for _, outlet, _ in found if outlet})),
        best=None if place is None else f"{place.name} ({place.iso2 or 'no country'})",
        best_id=None if place is None else place.id,
        first=first.mention.id,
        sentence=sentence,
    )
