"""The records that flow through geonews. Stdlib only, frozen, keyword-only.

Coordinates are WGS84 degrees, longitude before latitude, everywhere; only the folium and geopy calls swap.
Offsets are code points of `Article.source_text`, half-open, unless a name starts with `text_`.
None always means "the text does not say" or "not known", never zero and never "no".
Their vocabularies are in `vocabulary`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from geonews.vocabulary import (
    Category,
    ClaimStatus,
    DatePrecision,
    Decider,
    EventType,
    GeomBasis,
    Means,
    MentionRole,
    MentionType,
    Method,
    PlaceKind,
    RelationKind,
    SpatialOp,
    Status,
    TimeStatus,
    Voice,
    Zone,
)


def stable_id(*parts: object) -> str:
    """A 16-digit id that depends only on `parts`, so that the same input always has the same ids."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]


def _check_span(start: int, end: int) -> None:
    if not 0 <= start < end:
        raise ValueError(f"span [{start}, {end}) is empty or reversed")


def _check_lonlat(lon: float | None, lat: float | None) -> None:
    if (lon is None) != (lat is None):
        raise ValueError(f"lon {lon} and lat {lat}: both or neither")
    if lon is not None and lat is not None and not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise ValueError(f"lon {lon}, lat {lat} is not on the globe (lon first)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A run of main text: `article.text[text_start:text_start + (end - start)]` mirrors `source_text[start:end]`."""

    zone: Zone
    start: int
    """First code point in the source text."""
    end: int
    """One past the last code point in the source text."""
    text_start: int
    """Where the run begins in the cleaned text. Both runs have the same length."""

    def __post_init__(self) -> None:
        _check_span(self.start, self.end)

    @property
    def text_end(self) -> int:
        """One past the run's last code point in the cleaned text."""
        return self.text_start + self.end - self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news article as read: the untouched source and the main text cut from it."""

    id: str
    """Path relative to the argument (extension kept), or the id of the JSON line."""
    title: str | None
    source_text: str
    """The decoded input, or the text that the HTML reader extracted. All public offsets count its code points."""
    text: str
    """Main text: segments joined by blank lines, line breaks inside a paragraph turned into spaces (one for one)."""
    segments: tuple[Segment, ...]
    """In text order, not overlapping."""
    outlet: str | None = None
    url: str | None = None
    """http or https only; anything else is dropped when read."""
    published: date | None = None
    """As the page states it; never a crawl date or a file time."""
    language: str | None = None
    """ISO 639-1."""
    language_note: str | None = None
    """Where the text contradicts the stated language: which, and why; None when nothing does."""
    wire: str | None = None
    """Agency credit line, as printed."""
    extracted: bool = False
    """True when source_text was taken out of a page, mail or archive and therefore has to go with the offsets."""
    sha256: str
    """Of the source text's UTF-8 bytes."""

    def to_source(self, text_offset: int) -> int:
        """Source offset of a cleaned-text offset. Raises ValueError between segments."""
        for segment in self.segments:
            if segment.text_start <= text_offset <= segment.text_end:
                return segment.start + text_offset - segment.text_start
        raise ValueError(f"text offset {text_offset} lies in no segment of {self.id}")

    def span_to_source(self, text_start: int, text_end: int) -> tuple[int, int]:
        """Source span of a cleaned-text span that lies within one segment. Raises ValueError otherwise."""
        for segment in self.segments:
            if segment.text_start <= text_start and text_end <= segment.text_end:
                shift = segment.start - segment.text_start
                return text_start + shift, text_end + shift
        raise ValueError(f"text span [{text_start}, {text_end}) crosses segments of {self.id}")

    def span_to_text(self, start: int, end: int) -> tuple[int, int] | None:
        """Cleaned-text span of a source span, None when it does not lie within one segment of main text."""
        for segment in self.segments:
            if segment.start <= start and end <= segment.end:
                shift = segment.text_start - segment.start
                return start + shift, end + shift
        return None

    def zone_at(self, start: int) -> Zone | None:
        """Zone of a source offset, None outside the main text."""
        return next((s.zone for s in self.segments if s.start <= start < s.end), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One occurrence of a toponym: `source_text[start:end] == text`."""

    article_id: str
    start: int
    end: int
    text: str
    normalised: str
    """The name to look up: mojibake repaired, "the" and "'s" stripped. Never used for offsets."""
    zone: Zone
    mention_type: MentionType
    literal_context: bool = False
    """True for a demonym that modifies land or an event on it ("Iraqi soil")."""
    role: MentionRole | None = None
    kind_cue: PlaceKind | None = None
    """What the words around the name say it is ("X camp", "the X river"); None without such a word."""
    iso2_cue: str | None = None
    """Country fixed by the name itself (a demonym, a country name); None otherwise."""

    def __post_init__(self) -> None:
        _check_span(self.start, self.end)

    @property
    def id(self) -> str:
        """Stable: hash of article id, start, end."""
        return stable_id(self.article_id, self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A gazetteer entry."""

    id: str
    """As in "geonames:703448", "supplement:sheikh-maqsud", "ne:…", "own:…"."""
    name: str
    lon: float
    lat: float
    feature_class: str
    """GeoNames class: A, P, H, T, L, S, R."""
    feature_code: str
    """GeoNames code: PPLA, ADM1, PCLI, STM …; "" when unknown."""
    kind: PlaceKind
    iso2: str | None
    """The gazetteer's country; None for seas and international lines."""
    adm1: str | None = None
    """First-level code as in GeoNames."""
    adm2: str | None = None
    population: int | None = None
    """None when unknown (GeoNames writes 0)."""
    uncertainty_m: int | None = None
    """Radius around lon, lat given by the entry itself; None to derive it from kind and population."""
    layer: str = "world"
    """world, supplement, pack:<name>, own, geocoder:<service>."""
    n_names: int = 1
    """How many spellings the gazetteer holds: a measure of how well known the place is."""
    licence: str | None = None
    """Whom a map with this place must credit, for a geocoder's places; None where the layer's own licence says it."""

    def __post_init__(self) -> None:
        _check_lonlat(self.lon, self.lat)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a name may stand for."""

    place: Place
    method: Method
    matched: str
    """The gazetteer's spelling that matched."""
    cost: float = 0.0
    """How unlike the written name the matched spelling is: 0 as written, 1 least alike."""
    score: float = 0.0
    """0 to 1 after ranking; 0 before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Which place a mention stands for; the runners-up stay."""

    mention: Mention
    place: Place | None
    """None only when unresolved."""
    status: Status
    method: Method | None
    score: float
    """0 to 1: share of the belief that this candidate holds."""
    candidates: tuple[Candidate, ...] = ()
    """Best first, at most five."""
    why: str = ""
    """The reason in words."""
    decided_by: Decider = "rule"


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A resolution joined to the borders."""

    resolution: Resolution
    iso2: str | None
    """The gazetteer's country where it has one, else the polygon's."""
    border_iso2: str | None
    """The polygon's answer; None at sea or when there is no point."""
    border_conflict: bool = False
    """True when both are known and differ."""
    claimants: tuple[str, ...] = ()
    """Every country claiming a disputed area, alphabetical; empty when undisputed."""
    adm1: str | None = None
    adm1_name: str | None = None
    adm2: str | None = None
    geo_precision: int | None = None
    """UCDP where_prec, 1 to 7; None when unresolved."""
    uncertainty_m: int | None = None
    """Radius in metres around the point; None for countries and unresolved names."""

    @property
    def place(self) -> Place | None:
        """The resolved place."""
        return self.resolution.place

    @property
    def mention(self) -> Mention:
        """The mention behind it."""
        return self.resolution.mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """How much of an article is about a country."""

    article_id: str
    iso2: str
    share: float
    """0 to 1 of the article's resolved mentions."""
    adm1: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionReport:
    """What one sentence reports, with that sentence. What was reported, never what is."""

    doc_id: str
    category: Category
    event_type: EventType
    claim_status: ClaimStatus
    polarity: Literal["affirmed", "negated"] = "affirmed"
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
    actor_name: str | None = None
    actor_type: str | None = None
    side: str | None = None
    """From the user's own file only."""
    sponsor: str | None = None
    target_name: str | None = None
    means: Means | None = None
    """With what, where the text says it; "unknown" where it says that nobody knows."""
    place_name: str | None = None
    place_licence: str | None = None
    """Whom a map must credit when a geocoder found the place; None for places of the gazetteer."""
    from_place: str | None = None
    to_place: str | None = None
    iso2: str | None = None
    """Country of the reported place; for a border the subject's side; set for country-only reports too."""
    spatial_op: SpatialOp = "none"
    spatial_text: str | None = None
    geom_basis: GeomBasis = "none"
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
    count_min: int | None = None
    count_max: int | None = None
    count_scope: Literal["event", "joint", "organisation"] | None = None
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
    date_from: date | None = None
    date_to: date | None = None
    date_precision: DatePrecision = "unknown"
    age_known: bool = False
    """False when no publication date anchors the report."""
    speaker: str | None = None
    speaker_role: str | None = None
    speaker_side: str | None = None
    speaker_named: bool | None = None
    self_claim: bool | None = None
    voice: Voice = "article"
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
    about_actor: str | None = None
    about_place: str | None = None
    neighbour_inferred: bool = False
    confidence: float = 0.5
    """Calibrated probability that event type and place are what the sentence says; never of the truth."""
    source_name: str | None = None
    source_title: str | None = None
    source_url: str | None = None
    published: date | None = None
    actor_spans: tuple[tuple[int, int], ...] = ()
    """Source spans of the actor, for marking the evidence."""
    trigger_span: tuple[int, int] | None = None
    place_spans: tuple[tuple[int, int], ...] = ()
    hedge_span: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        _check_span(self.ev_start, self.ev_end)
        _check_lonlat(self.lon, self.lat)
        if self.geom_basis in ("country_only", "none") and self.lon is not None:
            raise ValueError(f"{self.geom_basis} must not carry a point")

    @property
    def id(self) -> str:
        """Stable: hash of article, sentence, event, trigger, actor, place, status."""
        return stable_id(
            self.doc_id,
            self.ev_start,
            self.ev_end,
            self.event_type,
            self.trigger_span,
            self.actor_name or self.actor_text,
            self.from_place,
            self.place_name,
            self.claim_status,
        )

    @property
    def acled_geo_precision(self) -> int | None:
        """ACLED's code: 1→1; 2 and 3→2; 4 and 5→3; else None."""
        return {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}.get(self.geo_precision)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Relation:
    """How one report stands to another of the same situation, or to one that it denies."""

    kind: RelationKind
    report: str
    """Id of the later report, or of the one that denies."""
    other: str
    """Id of the report that it corroborates, contradicts, denies or updates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Reports that speak of the same thing, with how many say so. What was reported, never what is."""

    id: str
    """Stable: hash of the first report by publication; later reports that join do not change it."""
    members: tuple[str, ...]
    """Ids of reports, by publication."""
    family: str
    """Family of event types, as in situations.toml."""
    actor_id: str | None = None
    actor_name: str | None = None
    place_name: str | None = None
    iso2: str | None = None
    date_from: date | None = None
    date_to: date | None = None
    """The time of the report with the most exact date."""
    exact: str
    """Id of the report with the most exact date and place."""
    n_articles: int
    n_sources: int
    """Outlets that report it; those whose name is not known count as one when no other is."""
    n_independent: int
    """Origins at the end of the chains of `via` and `wire`; copies and outlets of one owner count once, what is only
    presupposed not at all."""
    sources: tuple[str, ...] = ()
    """Names of the outlets."""
    origins: tuple[str, ...] = ()
    """Names of the independent origins, where they are known."""
    denied_by: tuple[str, ...] = ()
    """Who denies it: speakers, or the outlet where none is named."""
    contradicted_by: tuple[str, ...] = ()
    """Who says the contrary without speaking of a claim; likewise."""
    relations: tuple[Relation, ...] = ()

    def __post_init__(self) -> None:
        if not self.members or self.exact not in self.members:
            raise ValueError("a situation needs members, and the exact one among them")


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What made a result."""

    package: str
    """geonews version."""
    model: str
    """Language model and version, or "lexicon"."""
    gazetteer: Mapping[str, str]
    """Layer name → sha256 of its data."""
    borders: str
    """Name and sha256 of the border set."""
    worldview: str
    config: str
    """Hash of the settings that change results."""
    made_at: str
    """ISO 8601 UTC: SOURCE_DATE_EPOCH or now."""
    licences: Mapping[str, str] = field(default_factory=dict)
    """Country pack → its source, licence and date in one line, to be printed with whatever is made from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """Everything found in one article."""

    article: Article
    locations: tuple[Location, ...]
    """In text order; unresolved ones stay."""
    positions: tuple[PositionReport, ...]
    focus: tuple[Focus, ...]
    """Largest share first."""
