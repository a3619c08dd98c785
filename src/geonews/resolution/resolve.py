"""Which place each mention stands for, judged by the whole article in two passes, one referent for each name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from geonews.model import Article, Candidate, Mention, Place, Resolution
from geonews.protocols import Geocoder
from geonews.resolution.atlas import Atlas, GazetteerAtlas, Places
from geonews.resolution.evidence import Name, gather, group, home_country, key_of
from geonews.resolution.features import Setting, km, vector
from geonews.resolution.rank import Weights, load_weights, main_reasons, shares, trust
from geonews.resolution.spellings import SPELLED, is_supported, with_spellings
from geonews.text import fold
from geonews.vocabulary import Status

KEPT = 5
"""Candidates kept with a resolution."""
RESOLVED = 0.4
"""Trust from which a name is resolved; below it is ambiguous."""
UNRESOLVED = 0.05
"""Trust below which the best candidate is no better than a guess."""
_SAME_SPOT_KM = 25
_REASONS: Mapping[str, str] = {
    "population": "it is populous",
    "most_populous": "it is the most populous of that name",
    "exact": "this is its own name",
    "supplement": "the supplement lists it",
    "well_known": "it is known by many names",
    "country": "it is a country",
    "capital": "it is a capital",
    "adm1": "it is a first-level unit",
    "seat": "it is the seat of a unit",
    "cue_fits": "the words beside the name say what it is",
    "held": "the text puts it there",
    "country_share": "the article is mostly about its country",
    "country_named": "the article names its country",
    "unit_share": "the article is mostly about its province or state",
    "unit_named": "the article names its province or state",
    "in_pack": "a country pack that you added has it",
    "near_50": "other places of the article are close",
    "near_250": "other places of the article are near",
    "near_1000": "other places of the article are in its part of the world",
    "holds_others": "other places of the article lie in it",
    "context_of_supplement": "the article names what it lies in",
    "same_country_as_most": "most names lie in its country",
    "metonymic_unit": "the name stands for a government",
}


@dataclass(frozen=True, slots=True)
class _Judged:
    """A name's candidates, best first."""

    candidates: tuple[Candidate, ...]
    reasons: tuple[str, ...] = ()
    trust: float = 0.0


def resolve(
    article: Article,
    mentions: Sequence[Mention],
    gazetteer: Places,
    *,
    geocoder: Geocoder | None = None,
    weights: Weights | None = None,
) -> list[Resolution]:
    """The place of each mention, in the order of `mentions`.

    A first pass ranks each name by itself and by the countries and units that the others suggest, a second one also by
    the distance to where the others were put. Parts of longer names are looked up too but are no evidence.

    Args:
        article: the article that the mentions are of.
        mentions: as recognised.
        gazetteer: where candidates come from.
        geocoder: asked for names that the gazetteer does not know; None asks nobody.
        weights: of the features; None for the packaged ones.
    """
    atlas = GazetteerAtlas(gazetteer)
    names = group(article, mentions, atlas)
    names = with_spellings(names, {key: prior(name) for key, name in names.items()}, atlas)
    judged = rank_names(names, atlas, weights or load_weights(), home_country(article))
    return [_resolution(mention, judged.get(key_of(mention)), atlas, geocoder) for mention in mentions]


def rank_names(
    names: Mapping[str, Name], atlas: Atlas, weights: Weights, home: str | None = None
) -> dict[str, _Judged]:
    """Both passes over all names."""
    beliefs = {key: prior(name) for key, name in names.items()}
    judged: dict[str, _Judged] = {}
    for pass_weights in (weights.first, weights.second):
        judged = {
            key: _judge(name, names, beliefs, atlas, (pass_weights, weights.trust), home) for key, name in names.items()
        }
        beliefs = {key: [(c.place, c.score) for c in found.candidates] for key, found in judged.items()}
    return judged


def setting_of(
    names: Mapping[str, Name],
    beliefs: Mapping[str, Sequence[tuple[Place, float]]],
    atlas: Atlas,
    key: str,
    home: str | None = None,
) -> Setting:
    """What is known when the name `key` is judged."""
    name = names[key]
    evidence = gather(names.values(), beliefs, but=key, home=home)
    held_in = _may_hold(name.holders, names, beliefs)
    loosely = _may_hold(name.loose_holders, names, beliefs)
    spelled = {fold(other.mentions[0].normalised) for other in names.values() if other.key != key}
    within: dict[str, bool] = {}
    blocked: set[str] = set()
    for candidate in name.candidates:
        holder = atlas.within(candidate.place)
        if holder is not None:
            within[candidate.place.id] = fold(holder) in spelled
            if within[candidate.place.id]:
                blocked.update(atlas.blocks(candidate.place))
    return Setting(name, evidence, held_in, loosely, frozenset(blocked), within)


def _may_hold(
    holders: Sequence[str], names: Mapping[str, Name], beliefs: Mapping[str, Sequence[tuple[Place, float]]]
) -> list[Place]:
    """What a holder's name may stand for: its best place, and the unit of that name ("Vesele, Donetsk")."""
    found = []
    for holder in holders:
        if beliefs.get(holder):
            best = beliefs[holder][0][0]
            units = [c.place for c in names[holder].candidates if c.place.kind == "adm1" and c.place.iso2 == best.iso2]
            found += [best, *units]
    return found


def prior(name: Name) -> list[tuple[Place, float]]:
    """Belief before anything is known: countries are sure, others share by population."""
    exact = [c.place for c in name.candidates if c.method not in SPELLED]
    countries = [place for place in exact if place.kind == "country"]
    if countries and all((p.population or 0) < 1_000_000 for p in exact if p.kind != "country"):
        return [(countries[0], 0.9)]
    weights = [(place, ((place.population or (300_000 if place.kind == "adm1" else 500)) ** 0.5)) for place in exact]
    total = sum(weight for _, weight in weights)
    return sorted(((place, weight / total) for place, weight in weights), key=lambda item: -item[1])


def _judge(
    name: Name,
    names: Mapping[str, Name],
    beliefs: Mapping[str, Sequence[tuple[Place, float]]],
    atlas: Atlas,
    weights: tuple[Sequence[float], Sequence[float]],
    home: str | None,
) -> _Judged:
    setting = setting_of(names, beliefs, atlas, name.key, home)
    candidates = [c for c in name.candidates if c.method not in SPELLED or is_supported(c, setting.evidence)]
    if not candidates:
        return _Judged(())
    vectors = [vector(candidate, candidates, setting) for candidate in candidates]
    scored = sorted(
        zip(shares(vectors, weights[0]), candidates, vectors, strict=True),
        key=lambda item: (-item[0], item[1].place.id),
    )
    best, winner = scored[0][2], scored[0][1].place
    # Twins of the winner in other layers, and the unit around a town, share its belief without speaking against it.
    share = sum(item[0] for item in scored if _is_there(item[1].place, winner))
    reasons = main_reasons(best, scored[1][2] if len(scored) > 1 else None, weights[0])
    ranked = tuple(replace(candidate, score=round(value, 4)) for value, candidate, _ in scored[:KEPT])
    return _Judged(ranked, tuple(reasons), round(trust(best, share, weights[1]), 4))


def _is_there(place: Place, winner: Place) -> bool:
    return place is winner or (place.iso2 == winner.iso2 and km(place, winner) < _SAME_SPOT_KM)


def _resolution(mention: Mention, judged: _Judged | None, atlas: Atlas, geocoder: Geocoder | None) -> Resolution:
    if judged is None or mention.mention_type == "part_of_name":  # Looked up by itself, believed by nobody.
        judged = _Judged(tuple(atlas.candidates(mention)[:KEPT]))
        if not judged.candidates:
            return _unknown(mention)
        best = judged.candidates[0]
        return _found(mention, best, judged, "ambiguous", f"part of a longer name; {best.place.name} bears the name")
    if not judged.candidates or judged.trust < UNRESOLVED:
        return _geocoded(mention, judged, geocoder)
    best = judged.candidates[0]
    return _found(mention, best, judged, "resolved" if judged.trust >= RESOLVED else "ambiguous", _why(judged))


def _found(mention: Mention, best: Candidate, judged: _Judged, status: Status, why: str) -> Resolution:
    return Resolution(
        mention=mention,
        place=best.place,
        status=status,
        method=best.method,
        score=judged.trust,
        candidates=judged.candidates,
        why=why,
    )


def _why(judged: _Judged) -> str:
    best = judged.candidates[0]
    said = [_REASONS[name] for name in judged.reasons if name in _REASONS]
    if len(judged.candidates) == 1 and best.method not in SPELLED:
        said.insert(0, "the gazetteer knows no other")
    if best.method in SPELLED:
        said.insert(0, f'spelled like "{best.matched}"')
    return "; ".join(said) or "it ranks first"


def _geocoded(mention: Mention, judged: _Judged, geocoder: Geocoder | None) -> Resolution:
    place = geocoder.geocode(mention.normalised, iso2=mention.iso2_cue) if geocoder is not None else None
    if place is None:
        return replace(_unknown(mention), candidates=judged.candidates, score=judged.trust)
    return Resolution(
        mention=mention,
        place=place,
        status="resolved",
        method="geocoder",
        score=RESOLVED,
        why=f"found by {place.layer}",
    )


def _unknown(mention: Mention) -> Resolution:
    return Resolution(
        mention=mention,
        place=None,
        status="unresolved",
        method=None,
        score=0.0,
        why="no gazetteer knows a place of this name that fits the article",
    )
