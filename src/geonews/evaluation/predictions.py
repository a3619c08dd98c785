"""What is scored: toponyms and reports as the stages find them, or as a file of them says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geonews.errors import InputError
from geonews.evaluation.corpus import Document
from geonews.evaluation.event import Event, found_event
from geonews.evaluation.fields import lines, object_of, point, span
from geonews.model import Location, PositionReport
from geonews.pipeline import Stages, annotate, locate
from geonews.reading.jsonlines import parse_object, row_id
from geonews.resolution.atlas import GazetteerAtlas

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundToponym:
    """A toponym that a system found."""

    start: int
    end: int
    lon: float | None = None
    lat: float | None = None
    """None when it was found but not resolved: then it is wrong."""
    geonameid: str | None = None
    name: str | None = None
    """Of the chosen place."""
    iso2: str | None = None
    score: float | None = None
    """The system's trust in the place, 0 to 1; None when it states none."""
    candidates: tuple[Point, ...] | None = None
    """(lon, lat) of all places that it might have chosen; None when not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a system found in one document."""

    toponyms: tuple[FoundToponym, ...] = ()
    events: tuple[Event, ...] = ()


NOTHING = Found()


def predict(
    documents: Iterable[Document], stages: Stages, *, raw: bool = False, spans: bool = False, positions: bool = True
) -> Iterator[Found]:
    """What the stages find in each document. Positions are read only where the gold has some.

    Args:
        documents: the corpus.
        stages: what finds.
        raw: take whole texts as main text, as toponym corpora do.
        spans: resolve the gold spans; nothing is recognised.
        positions: False reads none anywhere, which is much faster.

    Raises:
        InputError: an article is empty or a field has the wrong type; the message names the document.
    """
    for document in documents:
        try:
            record = document.record(raw=raw, spans=spans)
        except InputError as error:
            raise InputError(f"document {document.id}: {error}") from error
        if positions and document.events is not None:
            annotated = annotate(record, stages)
            yield found(annotated.locations, annotated.positions, stages)
        else:
            yield found(locate(record, stages), (), stages)


def found(locations: Iterable[Location], reports: Iterable[PositionReport], stages: Stages) -> Found:
    """The stages' results as they are scored: names inside longer names are no toponyms."""
    toponyms = tuple(_of(one, stages) for one in locations if one.mention.mention_type != "part_of_name")
    return Found(toponyms=toponyms, events=tuple(map(_event, reports)))


def _of(location: Location, stages: Stages) -> FoundToponym:
    place, mention = location.place, location.mention
    candidates = GazetteerAtlas(stages.gazetteer).candidates(mention)
    return FoundToponym(
        start=mention.start,
        end=mention.end,
        lon=None if place is None else place.lon,
        lat=None if place is None else place.lat,
        geonameid=None if place is None else _geonameid(place.id),
        name=None if place is None else place.name,
        iso2=location.iso2,
        score=round(location.resolution.score, 3),  # as annotate prints it
        candidates=tuple((candidate.place.lon, candidate.place.lat) for candidate in candidates),
    )


def _event(report: PositionReport) -> Event:
    return Event(
        event_type=report.event_type,
        claim_status=report.claim_status,
        start=report.ev_start,
        end=report.ev_end,
        lon=report.lon,
        lat=report.lat,
        iso2=report.iso2,
        geo_precision=report.geo_precision,
        actors=tuple(name for name in (report.actor_text, report.actor_name) if name),
        confidence=report.confidence,
    )


def read_predictions(path: Path) -> dict[str, Found]:
    """What a file says was found, by document id: `annotate`'s output, or lines with `doc_id` and `toponyms`.

    Raises:
        InputError: the file cannot be read, a line is broken, or an id occurs twice; the message names the line.
    """
    read: dict[str, Found] = {}
    for number, line in lines(path):
        try:
            row = parse_object(line)
            name = row_id({"id": row.get("doc_id"), **row})
            if name in read:
                raise InputError(f'has the id "{name}" again')  # noqa: TRY301  # named with its line below
            read[name] = _found_in(row)
        except InputError as error:
            raise InputError(f"{path}:{number}: {error}") from error
    return read


def _found_in(row: Mapping[str, Any]) -> Found:
    """A failed input of `annotate` (`error`) is a document in which nothing was found."""
    toponyms = row.get("toponyms", row.get("mentions", [] if "error" in row else None))
    if not isinstance(toponyms, list):
        raise InputError('has neither "mentions" nor "toponyms"')
    rows = [object_of(one, "toponym") for one in toponyms]
    return Found(
        toponyms=tuple(_toponym(one) for one in rows if one.get("mention_type") != "part_of_name"),
        events=tuple(found_event(object_of(one, "position")) for one in row.get("positions") or ()),
    )


def _toponym(row: Mapping[str, Any]) -> FoundToponym:
    start, end = span(row, "start", "end")
    lon, lat = point(row)
    score = row.get("score")
    return FoundToponym(
        start=start,
        end=end,
        lon=lon,
        lat=lat,
        geonameid=str(row["geonameid"]) if row.get("geonameid") is not None else _geonameid(row.get("place_id")),
        name=row.get("place_name"),
        iso2=row.get("iso2"),
        score=float(score) if isinstance(score, int | float) and lon is not None else None,
    )


def _geonameid(place_id: str | None) -> str | None:
    layer, _, number = (place_id or "").partition(":")
    return number if layer == "geonames" else None
