"""Names that no gazetteer knows: what a geocoding service is asked about them, and what its answers decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geonews.model import Candidate, Place
from geonews.protocols import Box, Question
from geonews.resolution.atlas import bare
from geonews.resolution.evidence import Name
from geonews.resolution.inside import is_there
from geonews.resolution.weighing import Surroundings
from geonews.vocabulary import Status

_MIN_SHARE = 0.15
"""Of the article's belief: countries with less say little about where a name lies."""
_MAX_COUNTRIES = 5
_MARGIN_DEGREES = 0.5
_MAX_SPAN_DEGREES = 12
_NEVER_ASKED = ("coordinates", "border", "country")
"""What no service answers, or the gazetteer knows in full."""
_TOO_LARGE = ("country", "adm1", "region", "river", "border")
"""Kinds whose point says little about where the article's other places are."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a service's answers decide."""

    place: Place | None
    """None when nothing fits."""
    status: Status
    candidates: tuple[Candidate, ...] = ()
    why: str = ""


def question_about(name: Name, around: Surroundings) -> Question | None:
    """What to ask about a name; None when it is not to be asked about.

    Its countries are those that its own words give ("Um Kadada, Sudan"), else those of the article's other names.
    """
    mention = next((m for m in name.mentions if m.mention_type == "literal"), None)
    if mention is None or mention.kind_cue in _NEVER_ASKED:
        return None
    countries = _countries(mention.iso2_cue, around)
    return Question(
        names=tuple(dict.fromkeys((mention.normalised, bare(mention.normalised)))),
        kind_cue=mention.kind_cue,
        countries=countries,
        box=_box([p for p in around.resolved if not countries or p.iso2 in countries]),
    )


def _countries(cue: str | None, around: Surroundings) -> tuple[str, ...]:
    """Codes in alphabetical order, so that the same countries are the same question."""
    if cue is not None:
        return (cue,)
    holders = {place.iso2 for place in around.holders if place.iso2}
    if holders:
        return tuple(sorted(holders))
    total = sum(around.countries.values())
    ranked = sorted(around.countries.items(), key=lambda item: (-item[1], item[0]))
    likely = [iso2 for iso2, weight in ranked[:_MAX_COUNTRIES] if weight >= _MIN_SHARE * total]
    return tuple(sorted(likely))


def _box(places: Sequence[Place]) -> Box | None:
    """Around the places, with a margin; None when there are none or they lie too far apart to say anything."""
    spots = [(place.lon, place.lat) for place in places if place.kind not in _TOO_LARGE]
    if not spots:
        return None
    lons, lats = zip(*spots, strict=True)
    if max(lons) - min(lons) > _MAX_SPAN_DEGREES or max(lats) - min(lats) > _MAX_SPAN_DEGREES:
        return None
    return (
        max(min(lons) - _MARGIN_DEGREES, -180),
        max(min(lats) - _MARGIN_DEGREES, -90),
        min(max(lons) + _MARGIN_DEGREES, 180),
        min(max(lats) + _MARGIN_DEGREES, 90),
    )


def decide(question: Question, places: Sequence[Place]) -> Finding:
    """The first place that fits, resolved only when it is the only one, or the only one near the article's others.

    Args:
        question: what was asked.
        places: those that fit, best first.
    """
    if not places:
        return Finding(None, "unresolved")
    service = places[0].layer
    candidates = tuple(Candidate(place=p, method="geocoder", matched=p.name) for p in places)
    near = [place for place in places if question.box is not None and _is_in(place, question.box)]
    for group, reason in ((places, "the only one that fits"), (near, "the only one near the article's other places")):
        if group and all(is_there(place, group[0]) for place in group):
            why = f"found by {service}, {reason}; no gazetteer knows it"
            if question.countries:
                return Finding(group[0], "resolved", candidates, why)
            return Finding(group[0], "ambiguous", candidates, f"{why}; the article names no country to check it by")
    return Finding((near or places)[0], "ambiguous", candidates, f"{service} knows {len(places)} that fit")


def _is_in(place: Place, box: Box) -> bool:
    west, south, east, north = box
    return west <= place.lon <= east and south <= place.lat <= north
