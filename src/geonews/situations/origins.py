"""Where a claim comes from, and how many origins are independent of each other.

The origin is the end of the chain: the outlet that the sentence was taken from (`via`, or an outlet that speaks), else
the credited agency (`wire`), else the outlet itself. Where that outlet's own report of the same thing names an origin,
the chain goes on there. Copies of one text have one origin. Origins of one owner count once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geonews.model import PositionReport
from geonews.situations.facts import Fact
from geonews.situations.outlets import Directory

Sources = frozenset[str]
"""Keys of a directory; several where a credit names several; empty where nobody is named."""


@dataclass(frozen=True)
class Origin:
    """What is known of where a report comes from."""

    outlet: str | None
    """Who published it; None where nobody knows."""
    stated: Sources
    """Whom it was taken from, by its own words; empty where it states nothing."""


def origin_of(report: PositionReport, directory: Directory) -> Origin:
    """The first step back: the outlet, and whom the report names as its source."""
    outlet = directory.outlet(report.source_name, report.source_url)
    speaks = directory.named(report.speaker) if report.speaker else None
    if report.via:
        stated = directory.credited(report.via)
    elif speaks is not None:
        stated = frozenset([speaks])
    else:
        stated = directory.credited(report.wire) if report.wire else frozenset()
    return Origin(outlet, stated - {outlet} if outlet else stated)


def ends(origins: Sequence[Origin]) -> list[Sources]:
    """For each report of one thing the end of its chain, which may lead through the other reports."""
    told: dict[str, set[Sources]] = {}
    for origin in origins:
        if origin.outlet is not None:
            told.setdefault(origin.outlet, set()).add(origin.stated)
    # an outlet that has its own word as well as others' is an end, and so is one whose reports name different sources
    onward = {outlet: next(iter(sources)) for outlet, sources in told.items() if len(sources) == 1}
    firsts = [origin.stated or (frozenset([origin.outlet]) if origin.outlet else frozenset()) for origin in origins]
    return [_walk(first, onward) for first in firsts]


def _walk(first: Sources, onward: Mapping[str, Sources]) -> Sources:
    """Follow each source to where it names no other; a circle stays together, since nobody knows who began."""
    found: set[str] = set()
    for source in sorted(first):
        seen, wave = {source}, {source}
        while wave:
            further = {name for key in wave for name in onward.get(key, ())} - seen
            found |= {key for key in wave if not onward.get(key)}
            seen |= further
            wave = further
        if not any(not onward.get(key) for key in seen):
            found |= seen
    return frozenset(found)


def by_copy(ends_of: Sequence[Sources], stated: Sequence[bool], copy_of: Sequence[str]) -> list[Sources]:
    """One origin for all copies of a text: the sources that any of them credits, else the outlets that print it.

    Args:
        ends_of: the end of each report's chain.
        stated: whether the report itself names a source.
        copy_of: what copies of one text have in common.
    """
    credited: dict[str, set[str]] = {}
    printed: dict[str, set[str]] = {}
    for sources, named, text in zip(ends_of, stated, copy_of, strict=True):
        (credited if named else printed).setdefault(text, set()).update(sources)
    return [frozenset(credited.get(text) or printed.get(text, set())) for text in copy_of]


def independent(origins: Sequence[Sources], directory: Directory) -> list[int]:
    """Which reports stand for origins that are independent of each other, as positions in `origins`, in order.

    Two origins are independent when they have no owner in common. Of those that nobody knows one counts, and only
    when no other is known: it might be any of them.
    """
    owned = [frozenset(map(directory.owner, sources)) for sources in origins]
    chosen: list[int] = []
    taken: set[str] = set()
    known = [i for i, owners in enumerate(owned) if owners]
    # origins with few owners first: "Reuters, AP" must not keep out a report by Reuters and another by AP
    for i in sorted(known, key=lambda i: (len(owned[i]), i)):
        if taken.isdisjoint(owned[i]):
            taken |= owned[i]
            chosen.append(i)
    return sorted(chosen) if chosen else [0] if origins else []


def chains(facts: Sequence[Fact], origins: Mapping[str, Origin], copy_of: Mapping[str, str]) -> list[Sources]:
    """The end of each report's chain, copies taken together.

    Args:
        facts: the reports of one thing.
        origins: by report id.
        copy_of: report id → what copies of one text have in common.
    """
    first = [origins[fact.id] for fact in facts]
    return by_copy(ends(first), [bool(origin.stated) for origin in first], [copy_of[fact.id] for fact in facts])
