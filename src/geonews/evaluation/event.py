"""Reported events as somebody marked them, and as a system found them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geonews.errors import InputError
from geonews.evaluation.fields import Row, list_of, number_of, object_of, point, span, words_of

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPlace:
    """One place that counts as right for a marked event."""

    lon: float | None = None
    lat: float | None = None
    """None for a country that is known by its code alone, and for a line."""
    line: tuple[Point, ...] = ()
    """lon, lat; any point within the tolerance of it is right."""
    iso2: str | None = None
    is_country: bool = False
    tolerance_km: float = 0.0
    """Widens the usual 25 km."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A reported event, marked or found. What only one of the two has is empty in the other."""

    event_type: str
    claim_status: str
    start: int
    end: int
    """Its sentence or its trigger; of several, the first."""
    more: tuple[tuple[int, int], ...] = ()
    """Further sentences that say it. Marked only."""
    lon: float | None = None
    lat: float | None = None
    iso2: str | None = None
    geo_precision: int | None = None
    actors: tuple[str, ...] = ()
    """Names: all that are right, or those that a system gives."""
    actor_stated: bool = True
    """Marked only; False when the sentence names nobody, so that no actor is right too."""
    also_types: tuple[str, ...] = ()
    also_statuses: tuple[str, ...] = ()
    places: tuple[GoldPlace, ...] = ()
    """Marked only: each is right."""
    core: bool = True
    """Marked only; False for what may be left out without harm."""
    confidence: float | None = None
    """Found only."""


def gold_event(row: Row) -> Event:
    """A position of a gold line. Raises InputError when a field is missing or wrong."""
    spans = list(_spans(row))
    kind, status = _words(row)
    lon, lat = point(row)
    places = tuple(_places(row))
    precision = row.get("geo_precision")
    return Event(
        event_type=kind,
        claim_status=status,
        start=spans[0][0],
        end=spans[0][1],
        more=tuple(spans[1:]),
        lon=lon,
        lat=lat,
        iso2=row.get("iso2"),
        geo_precision=_implied(places) if precision is None else int(precision),
        actors=words_of(row, "actor", "actor_text", "actor_name"),
        actor_stated=bool(row.get("actor_stated", True)),
        also_types=words_of(row, "event_type_also_ok"),
        also_statuses=words_of(row, "claim_status_also_ok"),
        places=places,
        core=bool(row.get("core", True)),
    )


def found_event(row: Row) -> Event:
    """A position of annotate's output. Raises InputError when a field is missing or wrong."""
    start, end = span(row, "ev_start", "ev_end")
    kind, status = _words(row)
    lon, lat = point(row)
    precision = row.get("geo_precision")
    return Event(
        event_type=kind,
        claim_status=status,
        start=start,
        end=end,
        lon=lon,
        lat=lat,
        iso2=row.get("iso2"),
        geo_precision=None if precision is None else int(precision),
        actors=words_of(row, "actor_text", "actor_name"),
        confidence=number_of(row, "confidence"),
    )


def _spans(row: Row) -> Iterator[tuple[int, int]]:
    if "ev_start" in row or "trigger_start" not in row:
        yield span(row, "ev_start", "ev_end")
    else:
        yield span(row, "trigger_start", "trigger_end")
    for one in list_of(row, "evidence_more"):
        yield span(dict(zip(("ev_start", "ev_end"), one, strict=False)), "ev_start", "ev_end")


def _words(row: Row) -> tuple[str, str]:
    kind, status = row.get("event_type"), row.get("claim_status")
    if not isinstance(kind, str) or not isinstance(status, str):
        raise InputError('has a position without "event_type" or "claim_status"')
    return kind, status


def _places(row: Row) -> Iterator[GoldPlace]:
    if row.get("lon") is not None or row.get("line") or row.get("iso2"):
        yield _place(row)
    for one in list_of(row, "places_also_ok"):
        yield _place(object_of(one, "place"))


def _place(row: Row) -> GoldPlace:
    lon, lat = point(row)
    line = []
    for pair in list_of(row, "line"):
        x, y = point(dict(zip(("lon", "lat"), pair, strict=False)))
        if x is None or y is None:
            raise InputError(f'has a "line" with {pair!r}, which is no point on the globe')
        line.append((x, y))
    return GoldPlace(
        lon=lon,
        lat=lat,
        line=tuple(line),
        iso2=row.get("iso2"),
        is_country=bool(row.get("is_country", lat is None and not line)),
        tolerance_km=number_of(row, "tolerance_km") or 0.0,
    )


def _implied(places: tuple[GoldPlace, ...]) -> int:
    """Precision where the gold states none: no place, a country alone, a line, a point."""
    if not places:
        return 9
    return 6 if places[0].is_country else 5 if places[0].line else 1
