"""Mentions, the places that they may mean, and where they were found to lie."""

from __future__ import annotations

from dataclasses import dataclass

from geonews.model.checks import check_lonlat, check_span, stable_id
from geonews.vocabulary import Decider, MentionRole, MentionType, Method, PlaceKind, Status, Zone


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
    """What the name does in its sentence; None when nothing tells."""
    kind_cue: PlaceKind | None = None
    """What the words around the name say it is ("X camp", "the X river"); None without such a word."""
    iso2_cue: str | None = None
    """Country fixed by the name itself (a demonym, a country name); None otherwise."""

    def __post_init__(self) -> None:
        check_span(self.start, self.end)

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
        check_lonlat(self.lon, self.lat)


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
    """How the written name led to the place."""
    score: float
    """0 to 1: share of the belief that this candidate holds."""
    candidates: tuple[Candidate, ...] = ()
    """Best first, at most five."""
    why: str = ""
    """The reason in words."""
    decided_by: Decider = "rule"
    """human after a correction."""


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
