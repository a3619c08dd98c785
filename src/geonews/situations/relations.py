"""How reports of one thing stand to each other: corroborates, contradiction, denial, update or difference."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

import shapely

from geonews.model import Relation
from geonews.situations.bodies import covers, related
from geonews.situations.facts import Fact, distance_m, same_place, same_time
from geonews.vocabulary import RelationKind

CLAIMS = frozenset(["asserted", "alleged"])


def affirmed(facts: Iterable[Fact]) -> list[Fact]:
    """Those that say that the thing is so."""
    return [fact for fact in facts if not fact.is_negative]


def corroborations(independent: Sequence[Fact]) -> Iterator[Relation]:
    """Each independent report with the first of them that it agrees with.

    Args:
        independent: one affirmed report for each independent origin, in order of publication.
    """
    for i, fact in enumerate(independent):
        for earlier in independent[:i]:
            if related(fact.path, earlier.path) and same_time(fact, earlier):
                yield Relation(kind="corroborates", report=fact.id, other=earlier.id)
                break


def oppositions(opposing: Iterable[Fact], claims: Sequence[Fact]) -> Iterator[Relation]:
    """Each denial or negation with the claim that it rebuts: one of the same article before the earliest elsewhere."""
    ordered = sorted(claims, key=lambda claim: claim.order)
    of_article: dict[str, list[Fact]] = {}
    for claim in ordered:
        of_article.setdefault(claim.report.doc_id, []).append(claim)
    for fact in opposing:
        nearest = itertools.chain(of_article.get(fact.report.doc_id, ()), ordered)
        rebutted = next((claim for claim in nearest if contradicts(fact, claim)), None)
        if rebutted is not None:
            kind: RelationKind = "denial" if fact.report.claim_status == "denied" else "contradiction"
            yield Relation(kind=kind, report=fact.id, other=rebutted.id)


def contradicts(negative: Fact, claim: Fact) -> bool:
    """Whether both cannot be so: what is denied of the whole is claimed of it or of a part.

    A denial of one kind of event, of a narrower thing ("no large-scale attack"), of another number or of one unit
    leaves room for the claim.
    """
    return (
        claim.report.claim_status in CLAIMS
        and not claim.is_negative
        and negative.is_negative
        and negative.family is claim.family
        and (
            negative.report.event_type == claim.report.event_type
            or negative.report.event_type in negative.family.general
        )
        and covers(negative.path, claim.path)
        and _of_that_time(negative, claim)
        and _reaches(negative, claim)
        and negative.qualifiers <= claim.qualifiers
        and _same_number(negative, claim)
    )


def _of_that_time(negative: Fact, claim: Fact) -> bool:
    """A denial without a date of its own, beside the claim, is of the claim's time."""
    beside = negative.report.doc_id == claim.report.doc_id and negative.report.date_from is None
    return beside or same_time(negative, claim)


def _reaches(negative: Fact, claim: Fact) -> bool:
    """Whether the denial speaks of the claim's place or, if an actor is named, of its country, land around it or none.

    Without a place it reaches no further than its article.
    """
    if not negative.path:
        return same_place(negative, claim)
    if negative.report.doc_id == claim.report.doc_id and negative.report.geom_basis == "none":
        return not negative.report.place_name or not claim.report.place_name or same_place(negative, claim)
    if negative.report.geom_basis == "country_only" and negative.report.iso2 is not None:
        return negative.report.iso2 == claim.report.iso2
    if same_place(negative, claim):
        return True
    radius = negative.report.uncertainty_m
    if negative.shape is None or negative.point is None or claim.point is None or radius is None:
        return False
    if negative.shape.geom_type not in ("Polygon", "MultiPolygon"):
        return False
    lon, lat = claim.report.lon, claim.report.lat
    if lon is None or lat is None or distance_m(negative.point, claim.point) > radius:
        return False
    return bool(shapely.intersects_xy(negative.shape, lon, lat))


def _same_number(negative: Fact, claim: Fact) -> bool:
    """A denial of a number denies that number; "did not send 5,000" is no word on "sent troops"."""
    denied, claimed = negative.report, claim.report
    if denied.count_min is None and denied.count_max is None:
        return True
    if claimed.count_min is None and claimed.count_max is None:
        return denied.claim_status == "denied"
    return _overlap(denied.count_min, denied.count_max, claimed.count_min, claimed.count_max)


def updates(claims: Sequence[Fact]) -> Iterator[Relation]:
    """Each claim whose number or losses do not fit the last ones stated, with the report that stated them.

    Args:
        claims: affirmed reports in order of publication.
    """
    for name in ("count", "fatalities", "wounded"):
        last: Fact | None = None
        for fact in claims:
            low, high = _numbers(fact, name)
            if low is None and high is None:
                continue
            if last is not None and not _overlap(low, high, *_numbers(last, name)):
                yield Relation(kind="update_or_difference", report=fact.id, other=last.id)
            last = fact


def _numbers(fact: Fact, name: str) -> tuple[int | None, int | None]:
    return getattr(fact.report, f"{name}_min"), getattr(fact.report, f"{name}_max")


def _overlap(low: int | None, high: int | None, other_low: int | None, other_high: int | None) -> bool:
    """Whether two ranges have a number in common; None is open."""
    return not (
        (high is not None and other_low is not None and high < other_low)
        or (other_high is not None and low is not None and other_high < low)
    )
