"""Figures of a scored corpus. Shares are 0 to 1; None means that there was nothing to score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from geonews.evaluation.table import HALF_GLOBE_KM, Bools, Floats, Ints, Table

RADII_KM = (161.0, 25.0, 5.0)
"""The literature's hundred miles, our own, and one for towns: Damascus to Beirut is 84 km."""
BINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Precision, recall and their harmonic mean."""

    precision: float | None
    """None where documents are only partly marked."""
    recall: float | None
    f1: float | None
    located_precision: float | None = None
    """End to end: divided by what was resolved, not by all that was found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Distances:
    """How far the chosen places are from the gold ones."""

    n: int
    unresolved: int
    """Of n; each is wrong and counts as half the globe."""
    accuracy: Mapping[str, float | None]
    """Radius in km → share within it."""
    mean_km: float | None
    median_km: float | None
    auc: float | None
    """Area under the curve of log errors, 0 best (Jurgens et al. 2015)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Places or events whose score lies between two bounds."""

    low: float
    high: float
    n: int
    mean_score: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """How far the score of a place, or the confidence of an event, can be believed."""

    n: int
    brier: float
    """Mean squared difference of score and outcome; 0 best."""
    ece: float
    """Expected calibration error: mean difference of score and share right over ten bins, weighted; 0 best."""
    bins: tuple[Bin, ...]
    """Those that hold any, lowest first."""


def key(radius_km: float) -> str:
    """A radius as it names a figure: "161"."""
    return f"{radius_km:g}"


def counts(table: Table, radii: Sequence[float] = RADII_KM) -> dict[str, Ints]:
    """Of each document, what the shares are made of."""
    ours, theirs = table.gold_document, table.found_document
    every = np.ones(len(table.found), dtype=np.bool_)
    counted = {
        "exact": table.per_document(table.exact, ours),
        "overlap": table.per_document(table.matched, ours),
        "gold": table.per_document(np.ones(len(table.gold), dtype=np.bool_), ours),
        "gold_located": table.per_document(table.located, ours),
        "found": table.per_document(every, theirs),
        "judged": table.per_document(table.judged, theirs),
        "judged_located": table.per_document(table.judged & table.found_located, theirs),
    }
    return counted | {f"within_{key(r)}": table.per_document(within(table, r), ours) for r in radii}


def within(table: Table, radius_km: float) -> Bools:
    """Of each gold toponym: the chosen place lies within the radius."""
    return np.asarray(np.nan_to_num(table.km, nan=np.inf) <= radius_km, dtype=np.bool_)


def same_entry(table: Table) -> Bools:
    """Of each gold toponym: its own gazetteer entry was chosen, wherever that has its point."""
    pairs = zip(table.gold, table.mates(), strict=True)
    same = [
        mate is not None and gold.geonameid is not None and gold.geonameid == mate.geonameid for gold, mate in pairs
    ]
    return np.array(same, dtype=np.bool_)


def shares(right: int, found: int, gold: int, *, partial: bool = False) -> Shares:
    """Precision, recall and F1 of counts; recall alone where documents are partly marked."""
    recall = share(right, gold)
    if partial:
        return Shares(precision=None, recall=recall, f1=None)
    return Shares(precision=share(right, found), recall=recall, f1=share(2 * right, found + gold))


def share(part: float, whole: float) -> float | None:
    """A share; None of nothing."""
    return float(part / whole) if whole else None


def distances(km: Floats, radii: Sequence[float] = RADII_KM) -> Distances:
    """Figures of errors in km; infinite ones count as half the globe."""
    resolved = np.isfinite(km)
    errors = np.sort(np.where(resolved, km, HALF_GLOBE_KM))
    some = len(errors) > 0
    return Distances(
        n=len(errors),
        unresolved=int((~resolved).sum()),
        accuracy={key(radius): float((errors <= radius).mean()) if some else None for radius in radii},
        mean_km=float(errors.mean()) if some else None,
        median_km=float(np.median(errors)) if some else None,
        auc=_area(errors) if some else None,
    )


def _area(errors: Floats) -> float:
    heights = np.log1p(np.minimum(errors, HALF_GLOBE_KM)) / np.log(HALF_GLOBE_KM)
    return float(heights[0]) if len(heights) == 1 else float(np.trapezoid(heights) / (len(heights) - 1))


def calibration(table: Table, right: Bools) -> Calibration | None:
    """Scores of the chosen places against whether they are right; None when no place has a score.

    Args:
        table: gold and found toponyms.
        right: of each gold toponym, whether the chosen place is right.
    """
    chosen = [table.found[j].score if j >= 0 else None for j in table.mate]
    scored = table.resolved & np.array([score is not None for score in chosen], dtype=np.bool_)
    if not scored.any():
        return None
    scores = np.array([score for score, use in zip(chosen, scored, strict=True) if use], dtype=np.float64)
    return calibrated(scores, right[scored].astype(np.float64))


def calibrated(scores: Floats, outcomes: Floats) -> Calibration:
    """How far scores can be believed, given what came of each: 1 right, 0 wrong."""
    numbers = np.minimum((scores * BINS).astype(np.int64), BINS - 1)
    bins = []
    for number in range(BINS):
        here = numbers == number
        if here.any():
            mean, hit = float(scores[here].mean()), float(outcomes[here].mean())
            bins.append(Bin(low=number / BINS, high=(number + 1) / BINS, n=int(here.sum()), mean_score=mean, right=hit))
    return Calibration(
        n=len(scores),
        brier=float(((scores - outcomes) ** 2).mean()),
        ece=sum(one.n * abs(one.mean_score - one.right) for one in bins) / len(scores),
        bins=tuple(bins),
    )
