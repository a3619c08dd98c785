"""Which place each mention stands for, judged by the whole article in two passes, one referent for each name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

import numpy as np

from geonews.model import Article, Candidate, Mention, Place, Resolution
from geonews.protocols import Geocoder
from geonews.resolution import own
from geonews.resolution.atlas import Atlas, GazetteerAtlas, Places
from geonews.resolution.evidence import Name, group, home_of, key_of
from geonews.resolution.features import AMONG, FEATURES, LEARNED, alone, among, by_rule, km
from geonews.resolution.outlets import Home, Outlets
from geonews.resolution.rank import Ranking, load_ranking, logistic, shares
from geonews.resolution.table import Flags, Floats, Table, tabulate
from geonews.text import fold
from geonews.vocabulary import Status

KEPT = 5
"""Candidates kept with a resolution."""
RESOLVED = 0.4
"""Trust from which a name is resolved; below it is ambiguous."""
UNRESOLVED = 0.05
"""Trust below which the best candidate is no better than a guess."""
_SPELLING_SHARE = 0.15  # A romanisation match needs its country to have this share of the article's belief,
_SPELLING_LIKENESS = 0.6  # and the spellings to be this alike.
_SAME_SPOT_KM = 25
_COUNTRY_SHARE = len(LEARNED) - len(AMONG) + AMONG.index("country_share")
_REASONS: Mapping[str, str] = {
    "held": "the text puts it there",
    "own": "you added it",
    "context_of_supplement": "the article names what it lies in",
    "cue_fits": "the words beside the name say what it is",
    "unit_named": "the article names its province or state",
    "country_named": "the article names its country",
    "near_50": "other places of the article are close",
    "holds_others": "other places of the article lie in it",
    "near_161": "other places of the article are near",
    "unit_share": "the article is mostly about its province or state",
    "country_share": "the article is mostly about its country",
    "believed_150": "other names of the article may lie near",
    "home_country": "the outlet is at home in its country",
    "in_pack": "a country pack that you added has it",
    "country": "it is a country",
    "capital": "it is a capital",
    "adm1": "it is a first-level unit",
    "people_share": "it is the most populous of that name",
    "seat": "it is the seat of a unit",
    "exact": "this is its own name",
    "well_known": "it is known by many names",
}
"""Features that tell for the winner, strongest first, in words."""
_TELLING = 0.1
_METROPOLIS = 1_000_000
_SAID = 3


@dataclass(frozen=True, slots=True)
class Weighing:
    """The candidates of an article with all that was made of them."""

    table: Table
    rows: Floats
    """(n, FEATURES): the features of the second pass."""
    belief: Floats
    """(n,): the share of belief among the candidates of a name."""
    trust: Floats
    """(names,): probability that the most believed candidate is right; 0 where none was allowed."""


def resolve(
    article: Article,
    mentions: Sequence[Mention],
    gazetteer: Places,
    *,
    geocoder: Geocoder | None = None,
    outlets: Outlets | None = None,
    ranking: Ranking | None = None,
) -> list[Resolution]:
    """The place of each mention, in the order of `mentions`.

    A first pass ranks each name by itself and by the countries and units that the others suggest, a second one by where
    the first put the others. Parts of longer names are looked up too but are no evidence.

    Args:
        article: the article that the mentions are of.
        mentions: as recognised.
        gazetteer: where candidates come from.
        geocoder: asked for names that the gazetteer does not know; None asks nobody.
        outlets: where outlets are at home; None where that is not to count.
        ranking: the models; None for the packaged ones.
    """
    atlas = GazetteerAtlas(gazetteer)
    names = group(article, mentions, atlas)
    judged = _judged(weigh(names, atlas, ranking or load_ranking(), home_of(article, outlets)))
    return [_resolution(mention, names, judged, atlas, geocoder) for mention in mentions]


def weigh(names: Mapping[str, Name], atlas: Atlas, ranking: Ranking, home: Home | None = None) -> Weighing:
    """Both passes over all names."""
    table = tabulate(names.values())
    fixed, rules = alone(table), by_rule(table, context_of(table, names, atlas))
    belief, rows = prior(table), np.zeros((len(table), len(LEARNED)))
    for model in (ranking.first, ranking.second):
        rows = np.hstack([fixed, among(table, belief, home)])
        scores = model(rows) + rules @ ranking.rules
        allowed = _allowed(table, rows[:, _COUNTRY_SHARE]) & own.own_allowed(table, belief, names.values(), atlas)
        belief = shares(table, np.where(allowed, scores, -np.inf))
    best = table.best(belief)
    about = np.hstack([rows[best], winners(table, belief)])
    trust = logistic(ranking.trusting(about) + rules[best] @ ranking.trust_rules)
    # Whoever adds a place says what its name means.
    added = np.array([table.candidates[i].place.layer == own.LAYER for i in best], dtype=bool)
    trust = np.where(added, belief[best], trust)
    return Weighing(table, np.hstack([rows, rules]), belief, np.where(belief[best] > 0, trust, 0.0))


def winners(table: Table, belief: Floats) -> Floats:
    """(names, 2): each winner's share of belief, and its lead over the next place.

    Twins in other layers, and the unit around a town, share the winner's belief without speaking against it.
    """
    found = []
    for a, b, best in zip(table.starts, table.starts[1:], table.best(belief), strict=False):
        winner = table.candidates[best].place
        there = np.array([_is_there(candidate.place, winner) for candidate in table.candidates[a:b]])
        share = float(belief[a:b][there].sum())
        found.append((share, share - float(belief[a:b][~there].max(initial=0.0))))
    return np.array(found).reshape(-1, 2)


def prior(table: Table) -> Floats:
    """(n,): belief before anything is known: countries are sure, others share by population."""
    people = np.array([candidate.place.population or 0 for candidate in table.candidates], dtype=float)
    spelled = np.array([candidate.method in ("spelling", "fuzzy") for candidate in table.candidates], dtype=bool)
    weight = np.sqrt(np.where(people > 0, people, np.where(table.kinds == "adm1", 300_000.0, 500.0)))
    weight[spelled] = 0.0
    total = np.maximum(table.by_name(weight)[table.of], 1e-9) if len(table) else weight
    belief = weight / total
    for a, b in zip(table.starts, table.starts[1:], strict=False):
        countries = a + np.flatnonzero((table.kinds[a:b] == "country") & ~spelled[a:b])
        others = people[a:b][(table.kinds[a:b] != "country") & ~spelled[a:b]]
        if len(countries) and others.max(initial=0) < _METROPOLIS:
            belief[a:b] = 0.0
            belief[countries[0]] = 0.9
    return belief


def context_of(table: Table, names: Mapping[str, Name], atlas: Atlas) -> Mapping[str, tuple[bool, Sequence[str]]]:
    """For curated places inside another: whether the article names that, and the ids that they then beat."""
    found = {}
    for i, candidate in enumerate(table.candidates):
        holder = atlas.within(candidate.place)
        if holder is not None:
            key = table.names[table.of[i]].key
            named = any(fold(o.mentions[0].normalised) == fold(holder) for o in names.values() if o.key != key)
            found[candidate.place.id] = named, atlas.blocks(candidate.place)
    return found


def _allowed(table: Table, country_share: Floats) -> Flags:
    """A match of consonants alone says little: the country must fit and the spellings be alike."""
    allowed = np.ones(len(table), dtype=bool)
    for i, candidate in enumerate(table.candidates):
        if candidate.method in ("spelling", "fuzzy"):
            allowed[i] = country_share[i] >= _SPELLING_SHARE and _are_alike(table.names[table.of[i]], candidate)
    return allowed


def _are_alike(name: Name, candidate: Candidate) -> bool:
    spelling = fold(name.mentions[0].normalised)
    return SequenceMatcher(None, spelling, fold(candidate.matched)).ratio() >= _SPELLING_LIKENESS


def _is_there(place: Place, winner: Place) -> bool:
    return place is winner or (place.iso2 == winner.iso2 and km(place, winner) < _SAME_SPOT_KM)


@dataclass(frozen=True, slots=True)
class _Judged:
    """A name's candidates, best first."""

    candidates: tuple[Candidate, ...]
    reasons: tuple[str, ...] = ()
    trust: float = 0.0


def _judged(weighing: Weighing) -> dict[str, _Judged]:
    table, belief = weighing.table, weighing.belief
    found = {}
    for i, name in enumerate(table.names):
        mine = range(int(table.starts[i]), int(table.starts[i + 1]))
        order = sorted(mine, key=lambda k: (-belief[k], table.candidates[k].place.id))
        order = [k for k in order if belief[k] > 0]
        if order:
            rival = weighing.rows[order[1]] if len(order) > 1 else np.zeros(len(FEATURES))
            ranked = (replace(table.candidates[k], score=round(float(belief[k]), 4)) for k in order[:KEPT])
            reasons = _reasons(weighing.rows[order[0]], rival)
            found[name.key] = _Judged(tuple(ranked), reasons, round(float(weighing.trust[i]), 4))
    return found


def _reasons(row: Floats, rival: Floats) -> tuple[str, ...]:
    """What tells most for a candidate against its rival."""
    lead = dict(zip(FEATURES, row - rival, strict=True))
    return tuple(words for feature, words in _REASONS.items() if lead[feature] > _TELLING)[:_SAID]


def _resolution(
    mention: Mention,
    names: Mapping[str, Name],
    found: Mapping[str, _Judged],
    atlas: Atlas,
    geocoder: Geocoder | None,
) -> Resolution:
    judged = found.get(key_of(mention), _Judged(()))
    if key_of(mention) not in names or mention.mention_type == "part_of_name":  # Looked up alone, believed by nobody.
        judged = _Judged(tuple(c for c in atlas.candidates(mention)[:KEPT] if c.method not in ("spelling", "fuzzy")))
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
    if best.place.layer == own.LAYER:
        return own.WHY
    said = list(judged.reasons)
    if len(judged.candidates) == 1 and best.method != "spelling":
        said.insert(0, "the gazetteer knows no other")
    if best.method == "spelling":
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
