"""What one sentence says of who is, moves or acts where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from geonews.model.checks import check_lonlat, check_span, stable_id
from geonews.model.corrections import Review
from geonews.vocabulary import (
    Category,
    ClaimStatus,
    DatePrecision,
    Decider,
    EventType,
    GeomBasis,
    Means,
    SpatialOp,
    TimeStatus,
    Voice,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionReport:
    """What one sentence reports, with that sentence. What was reported, never what is."""

    doc_id: str
    """Id of the article."""
    category: Category
    event_type: EventType
    claim_status: ClaimStatus
    """How the sentence claims it, never whether it is so."""
    polarity: Literal["affirmed", "negated"] = "affirmed"
    """negated where the sentence says that it is not so."""
    time_status: TimeStatus = "current"
    """current: told as news, or holding; past: over for more than a week at publication, or told as earlier than the
    news; historical: before the reporting window; future: planned.
    """
    hedge: str | None = None
    """The words that make it less than asserted."""
    trigger: str | None = None
    """The word that names the event."""
    actor_text: str | None = None
    """The words of the text."""
    actor_id: str | None = None
    """As in actors.toml; None for actors that it does not list."""
    actor_name: str | None = None
    actor_type: str | None = None
    """As in actors.toml: military, rebel_group, civilians …"""
    side: str | None = None
    """From the user's own file only."""
    sponsor: str | None = None
    """Who is said to back the actor."""
    target_name: str | None = None
    """Whom or what it is done to."""
    means: Means | None = None
    """With what, where the text says it; "unknown" where it says that nobody knows."""
    place_name: str | None = None
    """As in the gazetteer; the words of the text where a shape has no entry there."""
    place_licence: str | None = None
    """Whom a map must credit when a geocoder found the place; None for places of the gazetteer."""
    from_place: str | None = None
    """Where a movement begins."""
    to_place: str | None = None
    """Where it leads."""
    iso2: str | None = None
    """Country of the reported place; for a border the subject's side; set for country-only reports too."""
    spatial_op: SpatialOp = "none"
    """How the words relate event and place."""
    spatial_text: str | None = None
    """The words that say where."""
    geom_basis: GeomBasis = "none"
    """What the geometry was made from; country_only and none have no geometry."""
    lon: float | None = None
    lat: float | None = None
    """A representative point, never drawn by itself. None for country_only and none."""
    geometry_wkt: str | None = None
    """WGS84, lon lat; None for country_only and none."""
    geo_precision: int = 9
    """UCDP where_prec; 9 no place."""
    uncertainty_m: int | None = None
    """Metres from lon, lat to the furthest part of the geometry."""
    geometry_invented_m: int | None = None
    """A width or distance in metres that geonews chose and the text did not state."""
    count_text: str | None = None
    """The words of a number of people or units."""
    count_min: int | None = None
    count_max: int | None = None
    """None for "over 30,000"."""
    count_scope: Literal["event", "joint", "organisation"] | None = None
    """What is counted: those of this event, of several reports together, or the whole organisation."""
    count_basis: Literal["stated", "convention"] | None = None
    """None also where the words are no number of people: "several", "two brigades"."""
    fatalities_text: str | None = None
    """Killed and wounded as the report's own speaker says; 0 when none is said, None when nothing is."""
    fatalities_min: int | None = None
    fatalities_max: int | None = None
    wounded_text: str | None = None
    wounded_min: int | None = None
    wounded_max: int | None = None
    date_text: str | None = None
    """The words of the date."""
    date_from: date | None = None
    """First day of which the report may speak; None when no day is known."""
    date_to: date | None = None
    """Last such day."""
    date_precision: DatePrecision = "unknown"
    """as_of: known only to hold at publication."""
    age_known: bool = False
    """False when no publication date anchors the report."""
    speaker: str | None = None
    """Who says it; None where the article does."""
    speaker_role: str | None = None
    speaker_side: str | None = None
    """From the user's own file only."""
    speaker_named: bool | None = None
    """None without a speaker."""
    self_claim: bool | None = None
    """Whether a party speaks of itself or of its opponent, as the text or the user's sides tell; else None."""
    voice: Voice = "article"
    """Whose words they are."""
    via: str | None = None
    """Outlet that the claim was taken from."""
    wire: str | None = None
    evidence: str
    """One sentence: source_text[ev_start:ev_end]."""
    ev_start: int
    ev_end: int
    evidence_n: int = 0
    """Number of further sentences that say the same."""
    about_event_type: EventType | None = None
    """Of a request, authorization or agreement: what it is about, which has not happened by that."""
    about_actor: str | None = None
    about_place: str | None = None
    neighbour_inferred: bool = False
    """True when the other country of a border comes from the paragraph, not from the words of the border."""
    confidence: float = 0.5
    """Calibrated probability that event type and place are what the sentence says; never of the truth."""
    source_name: str | None = None
    """The article's outlet."""
    source_title: str | None = None
    source_url: str | None = None
    published: date | None = None
    actor_spans: tuple[tuple[int, int], ...] = ()
    """Source spans of the actor, for marking the evidence."""
    trigger_span: tuple[int, int] | None = None
    place_spans: tuple[tuple[int, int], ...] = ()
    hedge_span: tuple[int, int] | None = None
    first_id: str | None = None
    """Of a corrected report: its id before, which it keeps."""
    review: Review | None = None
    """A person's decision on it; None when nobody looked. Nothing about the truth."""
    reviewer: str | None = None
    reviewed_at: str | None = None
    decided_by: Decider | None = None
    """human where a person decided; None elsewhere."""

    def __post_init__(self) -> None:
        check_span(self.ev_start, self.ev_end)
        check_lonlat(self.lon, self.lat)
        if self.geom_basis in ("country_only", "none") and self.lon is not None:
            raise ValueError(f"{self.geom_basis} must not carry a point")

    @property
    def id(self) -> str:
        """Stable: hash of article, sentence, event, trigger, actor, place in its words, status; corrections keep it."""
        return self.first_id or stable_id(
            self.doc_id,
            self.ev_start,
            self.ev_end,
            self.event_type,
            self.trigger_span,
            self.actor_name or self.actor_text,
            self.from_place,
            self.place_name,
            self.claim_status,
            self.spatial_text,
        )

    @property
    def acled_geo_precision(self) -> int | None:
        """ACLED's code: 1→1; 2 and 3→2; 4 and 5→3; else None."""
        return {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}.get(self.geo_precision)
