"""What speaks for and against a candidate, as numbers between about -1 and 1. Pure: no gazetteer, no article."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geonews.model import Candidate, Mention, Place
from geonews.resolution.evidence import Evidence, Name

_EARTH_KM = 6371.0088
FEATURES = (
    "population",
    "most_populous",
    "exact",
    "alternate",
    "spelling",
    "supplement",
    "well_known",
    "country",
    "capital",
    "adm1",
    "adm2",
    "seat",
    "neighbourhood",
    "facility",
    "region",
    "cue_fits",
    "cue_differs",
    "metonymic_unit",
    "held",
    "held_elsewhere",
    "country_share",
    "country_named",
    "unit_share",
    "unit_named",
    "near_50",
    "near_250",
    "near_1000",
    "holds_others",
    "context_of_supplement",
    "out_of_context",
    "blocked",
    "same_country_as_most",
    "home_country",
    "home_unit",
    "loosely_held",
    "metropolis",
    "unit_of_seat",
    "adm2_bare",
    "unsupported",
    "in_pack",
)
"""Names of the features, in the order of the vectors."""
_UNIT_KM = 250  # A place whose unit is not known may lie in a unit whose middle is this near.
_UNITS = frozenset(["adm1", "adm2"])
_SEAT_KM: Mapping[str, float] = {"adm1": 300, "adm2": 150}
_KIND_GROUPS: Mapping[str, frozenset[str]] = {
    "city": frozenset(["city", "neighbourhood"]),
    "adm1": frozenset(["adm1", "region"]),
    "adm2": frozenset(["adm2"]),
    "camp": frozenset(["camp"]),
    "facility": frozenset(["facility"]),
    "neighbourhood": frozenset(["neighbourhood", "city"]),
    "river": frozenset(["river"]),
    "region": frozenset(["region", "adm1"]),
    "country": frozenset(["country"]),
}


@dataclass(frozen=True, slots=True)
class Setting:
    """The name being judged and what is known of the others."""

    name: Name
    evidence: Evidence
    held_in: Sequence[Place]
    """Best places of the names that an occurrence is put inside ("Goma, Congo")."""
    loosely_held_in: Sequence[Place]
    """The same by looser wording ("Goma in Congo")."""
    blocked: frozenset[str]
    """Candidates that a supplement entry beats here."""
    within: Mapping[str, bool]
    """Supplement candidates → whether what holds them is named in the article."""


def vector(candidate: Candidate, rivals: Sequence[Candidate], setting: Setting) -> tuple[float, ...]:
    """The features of one candidate, in the order of FEATURES."""
    place, evidence = candidate.place, setting.evidence
    # A unit's people are not its fame; some gazetteers count them, others do not.
    population = 0 if place.kind in _UNITS else place.population or 0
    total = sum(evidence.countries.values()) or 1.0
    units_total = sum(evidence.units.values()) or 1.0
    distance = nearest_km(place, evidence)
    kinds = {mention.kind_cue for mention in setting.name.mentions if mention.kind_cue}
    fits = any(place.kind in _KIND_GROUPS.get(kind, frozenset([kind])) for kind in kinds)
    unit = (place.iso2 or "", place.adm1 or "")
    held = any(contains(holder, place) for holder in setting.held_in if holder.id != place.id)
    # "A, B, C" may be a list of towns, so only a unit that does not hold the place speaks against it.
    elsewhere = any(holder.kind in ("country", "adm1") for holder in setting.held_in) and place.kind != "country"
    top = evidence.countries.most_common(1)
    in_context = setting.within.get(place.id)
    return (
        math.log10(population + 1) / 7,
        float(population > 0 and all(population >= _people(rival.place) for rival in rivals)),
        float(candidate.method == "exact"),
        float(candidate.method == "alternate"),
        float(candidate.method in ("spelling", "fuzzy")),
        float(candidate.method == "supplement"),
        math.log10(place.n_names) / 2,
        float(place.kind == "country"),
        float(place.feature_code == "PPLC"),
        float(place.kind == "adm1"),
        float(place.kind == "adm2"),
        float(place.feature_code in ("PPLA", "PPLA2")),
        float(place.kind == "neighbourhood"),
        float(place.kind == "facility"),
        float(place.kind == "region"),
        float(fits),
        float(bool(kinds) and not fits),
        float(place.kind in ("country", "adm1") and _is_metonymic(setting.name.mentions)),
        float(held),
        float(elsewhere and not held),
        evidence.countries.get(place.iso2 or "", 0.0) / total,
        float(place.iso2 in evidence.named_countries and place.kind != "country"),
        evidence.units.get(unit, 0.0) / units_total if place.adm1 else 0.0,
        float(unit in evidence.named_units and place.kind != "adm1"),
        math.exp(-distance / 50),
        math.exp(-distance / 250),
        math.exp(-distance / 1000),
        _held_share(place, evidence),
        float(in_context is True),
        float(in_context is False),
        float(place.id in setting.blocked),
        float(bool(top) and place.iso2 == top[0][0]),
        float(evidence.home is not None and place.iso2 == evidence.home),
        float(evidence.home is not None and place.iso2 == evidence.home and place.kind in ("country", "adm1")),
        float(any(contains(holder, place) for holder in setting.loosely_held_in if holder.id != place.id)),
        max(0.0, math.log10(population + 1) - 5) / 2,
        float(_is_unit_of_seat(place, rivals)),
        float(place.kind == "adm2" and candidate.method == "alternate"),
        float(place.kind != "country" and not evidence.countries.get(place.iso2 or "") and evidence.home != place.iso2),
        float(place.layer.startswith("pack:")),
    )


def _people(place: Place) -> int:
    return 0 if place.kind in _UNITS else place.population or 0


def _is_unit_of_seat(place: Place, rivals: Sequence[Candidate]) -> bool:
    """A unit whose seat bears the same name: plain "Kassala" is the town."""
    reach = _SEAT_KM.get(place.kind)
    return reach is not None and any(
        rival.place.kind == "city"
        and rival.method not in ("spelling", "fuzzy")
        and rival.place.iso2 == place.iso2
        and (rival.place.feature_code.startswith("PPLA") or rival.place.feature_code == "PPLC")
        and km(rival.place, place) < reach
        for rival in rivals
    )


def nearest_km(place: Place, evidence: Evidence) -> float:
    """Kilometres to the nearest other resolved place below country level; half the globe when there is none."""
    others = (other for other in evidence.resolved.values() if other.kind != "country" and other.id != place.id)
    return min((km(place, other) for other in others), default=20_000.0)


def km(a: Place, b: Place) -> float:
    """Great-circle distance in kilometres: an error of 0.5 % does not matter for a feature."""
    lat1, lat2 = math.radians(a.lat), math.radians(b.lat)
    h = math.sin((lat2 - lat1) / 2) ** 2
    h += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, h)))


def contains(holder: Place, place: Place) -> bool:
    """Whether `holder` is a country, unit or settlement that `place` lies in."""
    if holder.kind == "country":
        return holder.iso2 == place.iso2
    if holder.kind == "adm1":
        return holder.iso2 == place.iso2 and (
            holder.adm1 == place.adm1
            or ((place.adm1 is None or place.layer == "supplement") and km(holder, place) < _UNIT_KM)
        )
    if holder.kind == "adm2":
        return holder.iso2 == place.iso2 and (holder.adm1, holder.adm2) == (place.adm1, place.adm2)
    return holder.iso2 == place.iso2 and km(holder, place) < 40


def _held_share(place: Place, evidence: Evidence) -> float:
    """Share of the other resolved names that lie inside this country or unit."""
    if place.kind not in ("country", "adm1", "adm2") or not evidence.resolved:
        return 0.0
    inside = sum(other.id != place.id and contains(place, other) for other in evidence.resolved.values())
    return inside / len(evidence.resolved)


def _is_metonymic(mentions: Sequence[Mention]) -> bool:
    return any(mention.mention_type == "metonymic" for mention in mentions)
