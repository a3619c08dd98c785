"""What went wrong, with the reason, the worst first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from geonews.evaluation.corpus import GoldToponym
from geonews.evaluation.predictions import FoundToponym
from geonews.evaluation.table import Table, haversine_km

Reason = Literal[
    "missed",
    "abbreviation",
    "extra",
    "boundary",
    "unresolved",
    "not_in_gazetteer",
    "wrong_referent",
    "other_point",
]
REASONS: Mapping[Reason, str] = {
    "missed": "not recognised",
    "abbreviation": 'an abbreviation, such as "W.Va.", not recognised or resolved wrongly',
    "extra": "recognised where nothing is marked",
    "boundary": "recognised with other offsets, and resolved rightly or not to be judged",
    "unresolved": "recognised, no place chosen",
    "not_in_gazetteer": "the gazetteer has no place of this name there",
    "wrong_referent": "another place of the name was chosen",
    "other_point": "the right entry, whose point lies elsewhere",
}
_ABBREVIATION = re.compile(r"(?:[A-Z][a-z]{0,4}\.\s?)+[A-Z]?|[A-Z]{2,3}")
_BESIDE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One toponym that is wrong."""

    reason: Reason
    document: str
    start: int
    end: int
    text: str
    context: str
    """The words beside it, on one line."""
    km: float | None
    """From the gold point to the chosen one; None when one of them is missing."""
    gold_lon: float | None = None
    gold_lat: float | None = None
    lon: float | None = None
    lat: float | None = None
    place: str | None = None
    """Name of the chosen place."""


def mistakes(table: Table, radius_km: float) -> list[Mistake]:
    """All mistakes by reason, then the largest distance first, then in text order."""
    order = {reason: number for number, reason in enumerate(get_args(Reason))}
    found = [*_of_gold(table, radius_km), *_extra(table)]
    return sorted(found, key=lambda one: (order[one.reason], -(one.km or 0.0), one.document, one.start))


def worst(found: Sequence[Mistake], most: int) -> list[Mistake]:
    """At most so many mistakes of each reason."""
    taken: Counter[str] = Counter()
    kept = []
    for mistake in found:
        taken[mistake.reason] += 1
        if taken[mistake.reason] <= most:
            kept.append(mistake)
    return kept


def _of_gold(table: Table, radius_km: float) -> Iterator[Mistake]:
    for i, (gold, mate) in enumerate(zip(table.gold, table.mates(), strict=True)):
        document = int(table.gold_document[i])
        text = table.name_of(gold, document)
        reason = _reason(gold, mate, text, float(table.km[i]), radius_km, exact=bool(table.exact[i]))
        if reason is not None:
            yield _mistake(table, document, reason, gold, mate, float(table.km[i]))


def _reason(
    gold: GoldToponym, mate: FoundToponym | None, text: str, km: float, radius_km: float, *, exact: bool
) -> Reason | None:
    """None when nothing is wrong."""
    if mate is None:
        return "abbreviation" if _ABBREVIATION.fullmatch(text) else "missed"
    if np.isnan(km) or km <= radius_km:
        return None if exact else "boundary"
    if gold.geonameid is not None and gold.geonameid == mate.geonameid:
        return "other_point"
    if _ABBREVIATION.fullmatch(text):
        return "abbreviation"
    if mate.candidates is not None and not _any_near(gold, mate.candidates, radius_km):
        return "not_in_gazetteer"
    return "unresolved" if np.isinf(km) else "wrong_referent"


def _any_near(gold: GoldToponym, points: Sequence[tuple[float, float]], radius_km: float) -> bool:
    if not points:
        return False
    here = np.array([[gold.lon, gold.lat]] * len(points), dtype=np.float64)
    return bool((haversine_km(here, np.array(points)) <= radius_km).any())


def _extra(table: Table) -> Iterator[Mistake]:
    paired = set(table.mate.tolist())
    for j, toponym in enumerate(table.found):
        if j not in paired:
            yield _mistake(table, int(table.found_document[j]), "extra", None, toponym, np.nan)


def _mistake(
    table: Table, document: int, reason: Reason, gold: GoldToponym | None, found: FoundToponym | None, km: float
) -> Mistake:
    where = gold or found
    if where is None:
        raise ValueError("a mistake is about something marked or something found")
    text = table.documents[document].text
    context = text[max(0, where.start - _BESIDE) : where.end + _BESIDE]
    return Mistake(
        reason=reason,
        document=table.documents[document].id,
        start=where.start,
        end=where.end,
        text=text[where.start : where.end],
        context=" ".join(context.split()),
        km=km if np.isfinite(km) else None,
        gold_lon=gold.lon if gold else None,
        gold_lat=gold.lat if gold else None,
        lon=found.lon if found else None,
        lat=found.lat if found else None,
        place=found.name if found else None,
    )
