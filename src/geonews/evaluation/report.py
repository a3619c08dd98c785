"""All figures of one evaluation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from geonews.evaluation.countries import Countries, CountryScores, country_scores
from geonews.evaluation.events import EventScores
from geonews.evaluation.intervals import Interval, intervals
from geonews.evaluation.measures import (
    RADII_KM,
    Calibration,
    Distances,
    Shares,
    calibration,
    counts,
    distances,
    key,
    same_entry,
    share,
    shares,
    within,
)
from geonews.evaluation.mistakes import Mistake, mistakes, worst
from geonews.evaluation.table import Ints, Table

Grouping = Literal["kind", "type", "source"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Figures over the gold toponyms of one kind, type or source."""

    name: str
    gold: int
    found: float | None
    """Share found with equal offsets."""
    distances: Distances
    """Over all of the group that have coordinates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Figures of one system on one corpus."""

    documents: int
    partial_documents: int
    gold: int
    gold_with_coordinates: int
    found: int
    exact: Shares
    """Recognition with equal offsets."""
    overlap: Shares
    """Recognition with overlapping spans."""
    all_gold: Distances
    """Resolution of all gold with coordinates: with gold spans given, the gold-span score."""
    matched: Distances
    """Resolution of what was found, unresolved ones wrong."""
    resolved: Distances
    """Resolution of what was found and resolved, as most published tables have it; flatters."""
    end_to_end: Mapping[str, Shares]
    """By radius in km: from raw text to coordinates."""
    same_entry: float | None
    """Share of gold with a geonameid for which that entry was chosen; None when no found toponym has one."""
    country: CountryScores
    calibration: Calibration | None
    """Of the scores, where right means within 25 km."""
    calibration_of_entries: Calibration | None
    """The same where the gold's own entry is right too, wherever it has its point (a country's middle)."""
    intervals: Mapping[str, Interval]
    """95 %, by drawing documents with replacement."""
    by: tuple[Group, ...]
    mistakes: Mapping[str, int]
    """Reason → how many, of all."""
    worst: tuple[Mistake, ...]
    positions: EventScores | None


def report(
    table: Table,
    countries: Countries,
    *,
    radii: Sequence[float] = RADII_KM,
    near_km: float = 25.0,
    by: Grouping | None = None,
    draws: int = 0,
    most: int = 0,
    positions: EventScores | None = None,
) -> Report:
    """Every figure of a table.

    Args:
        table: gold and found toponyms, paired.
        countries: tell where a point lies.
        radii: in km, within which a place counts as right.
        near_km: the radius of calibration and mistakes.
        by: what to group the gold by; None for no groups.
        draws: samples for the intervals; 0 for none.
        most: mistakes to list of each reason.
        positions: their scores, handed on.
    """
    counted = counts(table, radii)
    sums = {name: int(values.sum()) for name, values in counted.items()}
    partial = table.partial
    wrong, near = mistakes(table, near_km), within(table, near_km)
    return Report(
        documents=len(table.documents),
        partial_documents=sum(document.partial for document in table.documents),
        gold=sums["gold"],
        gold_with_coordinates=sums["gold_located"],
        found=sums["found"],
        exact=shares(sums["exact"], sums["found"], sums["gold"], partial=partial),
        overlap=shares(sums["overlap"], sums["found"], sums["gold"], partial=partial),
        all_gold=distances(table.km[table.located], radii),
        matched=distances(table.km[table.located & table.matched], radii),
        resolved=distances(table.km[table.resolved], radii),
        end_to_end={key(radius): _end_to_end(sums, radius, partial=partial) for radius in radii},
        same_entry=_share_of_entries(table),
        country=country_scores(table, countries),
        calibration=calibration(table, near),
        calibration_of_entries=calibration(table, near | same_entry(table)),
        intervals=intervals(counted, radii, draws, partial=partial),
        by=tuple(groups(table, by, radii)) if by else (),
        mistakes=dict(Counter(one.reason for one in wrong)),
        worst=tuple(worst(wrong, most)),
        positions=positions,
    )


def _end_to_end(sums: Mapping[str, int], radius: float, *, partial: bool) -> Shares:
    right = sums[f"within_{key(radius)}"]
    found = shares(right, sums["judged"], sums["gold_located"], partial=partial)
    return found if partial else replace(found, located_precision=share(right, sums["judged_located"]))


def _share_of_entries(table: Table) -> float | None:
    if not any(toponym.geonameid for toponym in table.found):
        return None
    known = np.array([toponym.geonameid is not None for toponym in table.gold], dtype=np.bool_) & table.located
    return share(int((same_entry(table) & known).sum()), int(known.sum()))


def groups(table: Table, by: Grouping, radii: Sequence[float]) -> Iterable[Group]:
    """Figures of each group, largest first."""
    names = np.array([_group_of(table, i, by) for i in range(len(table.gold))], dtype=object)
    for name, n in Counter(names.tolist()).most_common():
        here: Ints = np.flatnonzero(names == name)
        located = here[table.located[here]]
        yield Group(
            name=name,
            gold=n,
            found=share(int(table.exact[here].sum()), n),
            distances=distances(table.km[located], radii),
        )


def _group_of(table: Table, i: int, by: Grouping) -> str:
    if by == "source":
        return table.documents[table.gold_document[i]].source or "unknown"
    gold = table.gold[i]
    return (gold.kind if by == "kind" else gold.type) or "unknown"
