"""Which reports and which coded events may speak of the same thing: near in place and time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Geod

from geonews.beside.events import Event
from geonews.tables import Row

GEOD = Geod(ellps="WGS84")
KM_PER_DEGREE = 110.0
"""Less than any degree of latitude: a box of it holds the circle."""
EXACT = 4
"""UCDP where_prec up to which a report is compared: lines, bands and countries lie nowhere in particular."""
MATCH_COLUMNS: Mapping[str, str] = {
    "id": "string", "match": "string", "our_id": "string", "their_id": "string", "km": "Float64", "days": "Int64",
    "date_from": "datetime64[s]", "date_to": "datetime64[s]", "event_type": "string", "claim_status": "string",
    "actor": "string", "place_name": "string", "geo_precision": "Int64", "lon": "Float64", "lat": "Float64",
    "source": "string",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How near is near enough."""

    km: float = 25.0
    days: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One report and one event that are near each other."""

    ours: int
    """Number of the report among those compared."""
    theirs: int
    """Number of the event."""
    km: float
    days: int
    """Days between them; 0 where they overlap."""


def comparable(rows: Iterable[Row], events: Sequence[Event], limits: Limits) -> list[Row]:
    """Reports that can match or be missing: with a place closer than a country, and a day in the time of the events."""
    if not events:
        return []
    near = timedelta(days=limits.days)
    first, last = min(event.first for event in events) - near, max(event.last for event in events) + near
    return [row for row in rows if _has_place(row) and (days := _days(row)) and days[0] <= last and days[1] >= first]


def _has_place(row: Row) -> bool:
    exact = row.get("lon") is not None and (row.get("geo_precision") or 9) <= EXACT
    return exact and row["category"] != "context"


def _days(row: Row) -> tuple[date, date] | None:
    first = row.get("date_from") or row.get("date_to") or row.get("published")
    last = row.get("date_to") or first
    if not first or not last:
        return None
    return date.fromisoformat(first), max(date.fromisoformat(first), date.fromisoformat(last))


def compare(rows: Sequence[Row], events: Sequence[Event], limits: Limits) -> list[Match]:
    """All pairs within the limits: one report may stand for several events and the other way round.

    A report's own uncertainty is taken off the distance, up to as much again as the limit, so that a province may match
    what happened in it and a country nothing.

    Args:
        rows: reports, see `comparable`.
        events: of the other data set.
        limits: distance and days.
    """
    if not rows or not events:
        return []
    ours, theirs = _near(rows, events, limits)
    metres = GEOD.inv(
        [rows[i]["lon"] for i in ours], [rows[i]["lat"] for i in ours], [events[k].lon for k in theirs],
        [events[k].lat for k in theirs],
    )[2]  # fmt: skip
    found = []
    for i, k, distance in zip(ours.tolist(), theirs.tolist(), np.atleast_1d(metres).tolist(), strict=True):
        apart = _apart(rows[i], events[k])
        if distance / 1000 - _slack(rows[i], limits) <= limits.km and apart <= limits.days:
            found.append(Match(ours=i, theirs=k, km=round(distance / 1000, 1), days=apart))
    return sorted(found, key=lambda match: (match.ours, match.km, match.theirs))


def _slack(row: Row, limits: Limits) -> float:
    return float(min((row.get("uncertainty_m") or 0) / 1000, limits.km))


def _near(rows: Sequence[Row], events: Sequence[Event], limits: Limits) -> tuple[NDArray[Any], NDArray[Any]]:
    """Pairs whose boxes meet, also across the antimeridian."""
    points = [shapely.Point(event.lon + turn, event.lat) for turn in (-360, 0, 360) for event in events]
    boxes = []
    for row in rows:
        high = 2 * limits.km / KM_PER_DEGREE
        wide = high / max(0.02, float(np.cos(np.radians(min(89.0, abs(row["lat"]) + high)))))
        boxes.append(shapely.box(row["lon"] - wide, row["lat"] - high, row["lon"] + wide, row["lat"] + high))
    ours, theirs = shapely.STRtree(points).query(boxes, predicate="intersects")
    pairs = np.unique(np.stack([ours, theirs % len(events)]), axis=1)
    return pairs[0], pairs[1]


def _apart(row: Row, event: Event) -> int:
    days = _days(row)
    if days is None:
        return 10**6
    first, last = days
    gap = max(event.first - last, first - event.last, timedelta(0))
    return gap.days


def result_rows(rows: Sequence[Row], events: Sequence[Event], matches: Sequence[Match]) -> list[Row]:
    """One row a matched pair, then what only we have, then what only they have."""
    ours, theirs = {match.ours for match in matches}, {match.theirs for match in matches}
    both = [
        _of_ours(rows[match.ours], "matched")
        | {
            "id": f"{rows[match.ours]['id']}+{events[match.theirs].id}",
            "their_id": events[match.theirs].id,
            "km": match.km,
            "days": match.days,
            "source": events[match.theirs].source,
        }
        for match in matches
    ]
    only_ours = [_of_ours(row, "only ours") for i, row in enumerate(rows) if i not in ours]
    return both + only_ours + [_of_theirs(event) for k, event in enumerate(events) if k not in theirs]


def _of_ours(row: Row, match: str) -> Row:
    kept = ("event_type", "claim_status", "date_from", "date_to", "place_name", "geo_precision", "lon", "lat")
    shape = {"type": "Point", "coordinates": [row["lon"], row["lat"]]}
    return {name: row.get(name) for name in kept} | {
        "id": row["id"],
        "match": match,
        "our_id": row["id"],
        "actor": row.get("actor_name") or row.get("actor_text"),
        "geometry": shape,
    }


def _of_theirs(event: Event) -> Row:
    return {
        "id": f"{event.source}:{event.id}",
        "match": "only theirs",
        "their_id": event.id,
        "event_type": event.type,
        "date_from": event.first.isoformat(),
        "date_to": event.last.isoformat(),
        "actor": "; ".join(event.actors) or None,
        "place_name": event.place or None,
        "geo_precision": event.precision,
        "lon": event.lon,
        "lat": event.lat,
        "source": event.source,
        "geometry": {"type": "Point", "coordinates": [event.lon, event.lat]},
    }


def mention_rows(events: Sequence[Event], article: str) -> list[Row]:
    """Events as quiet circles of a map: where, when, who; they are no reports of ours."""
    return [
        {
            "id": f"{event.source}:{event.id}:{number}",
            "doc_id": article,
            "text": event.type,
            "sentence": f"{event.first}: {event.type}. {'; '.join(event.actors)}",
            "mention_type": "literal",
            "status": "resolved",
            "kind": "city",
            "place_id": f"{event.lon:.5f},{event.lat:.5f}",
            "place_name": event.place or event.type,
            "lon": event.lon,
            "lat": event.lat,
            "iso2": event.iso2,
            "start": 0,
            "end": 0,
            "licence": None,
            "why": f"{event.source} {event.id}",
            "zone": "body",
        }
        for number, event in enumerate(events)
    ]
