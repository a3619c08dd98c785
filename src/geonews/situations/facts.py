"""What decides whether two reports speak of the same thing: body, family, time and place of each, worked out once."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

import shapely
from shapely.geometry.base import BaseGeometry

from geonews.model import PositionReport
from geonews.situations.bodies import Bodies, Path, related
from geonews.situations.rules import Family, Rules
from geonews.text import fold

EARTH_M = 6_371_000.0
Mode = Literal["happened", "planned", "conditional"]
Point = tuple[float, float, float]
"""Metres from the centre of the earth, so that neither the poles nor the antimeridian are special."""
_MODES: dict[str, Mode] = {"planned": "planned", "conditional": "conditional"}
_WORD = re.compile(r"\w+(?:-\w+)*")


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day, inclusive."""

    start: date
    end: date

    @property
    def length(self) -> int:
        """Days in it."""
        return (self.end - self.start).days + 1

    def meets(self, other: Days, longest: int | None) -> bool:
        """Whether both may be the same time; a span longer than `longest` is only the same as itself."""
        if self.start > other.end or other.start > self.end:
            return False
        return longest is None or max(self.length, other.length) <= longest or self == other

    def apart(self, other: Days) -> int:
        """Half-days between the middles, to choose the nearest."""
        return abs((self.start.toordinal() + self.end.toordinal()) - (other.start.toordinal() + other.end.toordinal()))


@dataclass(frozen=True)
class Fact:
    """A report with what decides."""

    report: PositionReport
    id: str
    """The report's own, computed once."""
    family: Family
    path: Path
    mode: Mode
    days: Days | None
    """None when nobody knows when."""
    point: Point | None
    """None without coordinates."""
    radius_m: float
    """Within which another point counts as the same place."""
    area: str
    """Where there is no point: what stands for the place; equal means the same."""
    qualifiers: frozenset[int]
    """Which narrowing words stand at the event ("large-scale")."""

    @property
    def block(self) -> tuple[str, str, Mode]:
        """Only reports of one block are ever compared."""
        return (self.path[-1] if self.path else "", self.family.name, self.mode)

    @property
    def is_negative(self) -> bool:
        """Whether it says that the thing is not so."""
        return self.report.polarity == "negated" or self.report.claim_status in ("denied", "negated")

    @cached_property
    def shape(self) -> BaseGeometry | None:
        """The geometry, read when first asked."""
        return None if self.report.geometry_wkt is None else shapely.from_wkt(self.report.geometry_wkt)

    @property
    def order(self) -> tuple[date, str]:
        """By publication, the undated last; does not depend on the order of reading."""
        return (self.report.published or date.max, self.id)

    @property
    def vagueness(self) -> tuple[bool, int, float, date, str]:
        """Exact dates and places first: the vague ones then join them, and cannot chain two of them together."""
        return (self.days is None, 0 if self.days is None else self.days.length, self.radius_m, *self.order)


def facts_of(report: PositionReport, rules: Rules, bodies: Bodies) -> Fact:
    """Work out what decides."""
    family = rules.family_of[report.event_type]
    path = bodies.path(report)
    has_point = report.lon is not None and report.lat is not None
    return Fact(
        report=report,
        id=report.id,
        family=family,
        path=path,
        mode=_MODES.get(report.claim_status, "happened"),
        days=_days(report, family),
        point=_point(report.lon or 0.0, report.lat or 0.0) if has_point else None,
        radius_m=_radius(report, rules) if has_point else math.inf,
        area="" if has_point else _area(report, family, named=bool(path)),
        qualifiers=_qualifiers(report, rules),
    )


def same_time(a: Fact, b: Fact) -> bool:
    """Whether both may be of the same time. Undated ones are only when one article speaks."""
    if a.days is None or b.days is None:
        return a.days is b.days and a.report.doc_id == b.report.doc_id
    return a.days.meets(b.days, a.family.longest)


def distance_m(a: Point, b: Point) -> float:
    """Straight through the earth; below 50 km that is the way along the ground to a metre."""
    return math.dist(a, b)


def same_place(a: Fact, b: Fact) -> bool:
    """Whether each lies within the other's uncertainty; for movements the origins must not differ either."""
    if a.report.from_place and b.report.from_place and fold(a.report.from_place) != fold(b.report.from_place):
        return False
    if a.point is None or b.point is None:
        return a.point is b.point and a.area == b.area
    return distance_m(a.point, b.point) <= min(a.radius_m, b.radius_m)


def same_thing(a: Fact, b: Fact) -> bool:
    """Whether two reports of one block speak of the same thing, whatever they say of it."""
    return same_time(a, b) and same_place(a, b) and related(a.path, b.path)


def _days(report: PositionReport, family: Family) -> Days | None:
    start, end, published = report.date_from, report.date_to, report.published
    if start is not None:
        goes_on = published if family.state and published is not None else start
        return Days(start, max(end or goes_on, start))
    if report.claim_status == "historical":
        return None
    last = end or published
    return None if last is None else Days(last - timedelta(days=family.days), last)


def _point(lon: float, lat: float) -> Point:
    x, y = math.radians(lon), math.radians(lat)
    return (EARTH_M * math.cos(y) * math.cos(x), EARTH_M * math.cos(y) * math.sin(x), EARTH_M * math.sin(y))


def _radius(report: PositionReport, rules: Rules) -> float:
    stated = rules.unknown_m if report.uncertainty_m is None else report.uncertainty_m
    return float(min(max(stated, rules.least_m), rules.most_m))


def _area(report: PositionReport, family: Family, *, named: bool) -> str:
    """A country for reports that name no more; else a name, for families that need no place if somebody acts.

    Nothing else can be told to be the same, since nobody says where.
    """
    if report.geom_basis == "country_only" and report.iso2:
        return f"country:{report.iso2}"
    name = fold(report.place_name or report.about_place or "")
    return f"name:{name}" if name or (family.placeless and named) else f"report:{report.id}"


def _qualifiers(report: PositionReport, rules: Rules) -> frozenset[int]:
    """Narrowing words near the event's word; of the whole sentence where nobody says which word that is."""
    words = list(_WORD.finditer(report.evidence))
    if report.trigger_span is not None:
        at = report.trigger_span[0] - report.ev_start
        here = next((i for i, word in enumerate(words) if word.end() > at), None)
        if here is not None:
            words = words[max(0, here - rules.before) : here + rules.after + 1]
    found = (rules.qualifiers.get(word.group().lower()) for word in words)
    return frozenset(number for number in found if number is not None)
