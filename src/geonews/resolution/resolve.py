"""Which place each mention stands for, judged by the whole article in two passes, one referent for each name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from geonews.model import Article, Candidate, Mention, Resolution
from geonews.protocols import Geocoder
from geonews.resolution import own as own_places
from geonews.resolution.atlas import Atlas, GazetteerAtlas, Places
from geonews.resolution.evidence import Name, group, home_of
from geonews.resolution.features import FEATURES
from geonews.resolution.geocoded import Finding, decide, question_about
from geonews.resolution.outlets import Outlets
from geonews.resolution.rank import Ranking, load_ranking
from geonews.resolution.spellings import with_spellings
from geonews.resolution.table import Floats
from geonews.resolution.weighing import Weighing, surroundings, weigh
from geonews.vocabulary import SPELLED, Status

KEPT = 5
"""Candidates kept with a resolution."""
RESOLVED = 0.4
"""Trust from which a name is resolved; below it is ambiguous."""
UNRESOLVED = 0.05
"""Trust below which the best candidate is no better than a guess."""
_REASONS: Mapping[str, str] = {
    "held": "the text puts it there",
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
_TOLD = tuple((FEATURES.index(feature), words) for feature, words in _REASONS.items())
_TELLING = 0.1
_SAID = 3


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
    names = with_spellings(group(article, mentions, atlas), atlas)
    weighing = weigh(names, atlas, ranking or load_ranking(), home_of(article, outlets))
    judged = _judged(weighing)
    keys = {mention: name.key for name in names.values() for mention in name.mentions}
    found = {} if geocoder is None else _ask(geocoder, names, judged, weighing)
    return [_resolution(mention, keys.get(mention), judged, atlas, found) for mention in mentions]


def _ask(
    geocoder: Geocoder, names: Mapping[str, Name], judged: Mapping[str, _Judged], weighing: Weighing
) -> dict[str, Finding]:
    """What the service says of each name that the gazetteer does not know, asked once a name, in the text's order."""
    found = {}
    for key, name in names.items():
        if judged.get(key, _UNKNOWN).is_unknown:
            question = question_about(name, surroundings(name, weighing))
            if question is not None:
                found[key] = decide(question, geocoder.geocode(question))
    return found


@dataclass(frozen=True, slots=True)
class _Judged:
    """A name's candidates, best first."""

    candidates: tuple[Candidate, ...]
    reasons: tuple[str, ...] = ()
    trust: float = 0.0

    @property
    def is_unknown(self) -> bool:
        """Whether the gazetteer has nothing, or nothing better than a guess."""
        return not self.candidates or self.trust < UNRESOLVED


_UNKNOWN = _Judged(())


def _judged(weighing: Weighing) -> dict[str, _Judged]:
    table, belief = weighing.table, weighing.belief.tolist()
    found = {}
    for i, name in enumerate(table.names):
        mine = (k for k in range(*table.ranges[i]) if belief[k] > 0)
        order = sorted(mine, key=lambda k: (-belief[k], table.candidates[k].place.id))
        if order:
            rival = weighing.rows[order[1]] if len(order) > 1 else np.zeros(len(FEATURES))
            ranked = (replace(table.candidates[k], score=round(belief[k], 4)) for k in order[:KEPT])
            reasons = _reasons(weighing.rows[order[0]], rival)
            found[name.key] = _Judged(tuple(ranked), reasons, round(float(weighing.trust[i]), 4))
    return found


def _reasons(row: Floats, rival: Floats) -> tuple[str, ...]:
    """What tells most for a candidate against its rival."""
    lead = (row - rival).tolist()
    return tuple(words for i, words in _TOLD if lead[i] > _TELLING)[:_SAID]


def _resolution(
    mention: Mention,
    key: str | None,
    judged: Mapping[str, _Judged],
    atlas: Atlas,
    geocoded: Mapping[str, Finding],
) -> Resolution:
    if key is None or mention.mention_type == "part_of_name":  # Looked up alone, believed by nobody.
        own = _Judged(tuple(atlas.candidates(mention)[:KEPT]))
        if not own.candidates:
            return _unknown(mention)
        best = own.candidates[0]
        return _found(mention, best, own, "ambiguous", f"part of a longer name; {best.place.name} bears the name")
    own = judged.get(key, _UNKNOWN)
    if own.is_unknown:
        finding = geocoded.get(key)
        if finding is None or finding.place is None or mention.mention_type == "demonym":
            return replace(_unknown(mention), candidates=own.candidates, score=own.trust)
        return _geocoded(mention, finding)
    return _found(mention, own.candidates[0], own, "resolved" if own.trust >= RESOLVED else "ambiguous", _why(own))


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
    if best.place.layer == own_places.LAYER:
        return own_places.WHY
    said = list(judged.reasons)
    if len(judged.candidates) == 1 and best.method not in SPELLED:
        said.insert(0, "the gazetteer knows no other")
    if best.method in SPELLED:
        said.insert(0, f'spelled like "{best.matched}"')
    return "; ".join(said) or "it ranks first"


def _geocoded(mention: Mention, found: Finding) -> Resolution:
    return Resolution(
        mention=mention,
        place=found.place,
        status=found.status,
        method="geocoder",
        score=RESOLVED if found.status == "resolved" else UNRESOLVED,
        candidates=found.candidates[:KEPT],
        why=found.why,
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
