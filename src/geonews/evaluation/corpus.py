"""Gold corpora: JSONL, one document a line, with the toponyms and, where somebody marked them, the positions.

A line is `annotate`'s input line (`id`, `text` and what else is known) with `toponyms`: `start`, `end` (code points of
`text`, half-open) and, where known, `lon`, `lat`, `geonameid`, `type` (GeoNames feature code or the corpus's own word),
`fclass`, `iso2`, `adjectival`. `positions` hold `event_type`, `claim_status`, `ev_start`, `ev_end`, `lon`, `lat`.
`partial` says that only some of the document's toponyms are marked. `doc_id`, `source` and `date` may stand for `id`,
`outlet` and `published`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geonews.errors import InputError
from geonews.gazetteer.kinds import kind_of
from geonews.reading.articles import Record
from geonews.reading.jsonlines import parse_object, record_from_row, row_id

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldToponym:
    """A toponym that somebody marked."""

    start: int
    end: int
    lon: float | None = None
    lat: float | None = None
    """None when nobody knows where it is: then it can be neither right nor wrong."""
    geonameid: str | None = None
    type: str | None = None
    """As the corpus words it: a GeoNames feature code, "adjectival", "Demonym" …"""
    kind: str | None = None
    """Our kind of place where the corpus gives GeoNames codes, else the type; None when neither is given."""
    iso2: str | None = None
    """As the corpus states it; None to ask the borders."""
    adjectival: bool = False

    def is_of(self, types: frozenset[str]) -> bool:
        """Whether its type is one of these; "adjectival" stands for the flag."""
        return self.type in types or (self.adjectival and "adjectival" in types)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A reported event, marked or found."""

    event_type: str
    claim_status: str
    start: int
    end: int
    """Its sentence."""
    lon: float | None = None
    lat: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article with its gold."""

    id: str
    text: str
    source: str | None
    """Outlet."""
    partial: bool
    toponyms: tuple[GoldToponym, ...]
    events: tuple[Event, ...] | None
    """None when nobody has marked any: not looked at is not zero."""
    row: Row
    """The line as read."""

    def record(self, *, raw: bool = False, spans: bool = False) -> Record:
        """The article as `annotate` would read it.

        Args:
            raw: take the whole text as main text.
            spans: give the gold spans, so that nothing has to be recognised.

        Raises:
            InputError: the article is empty or a field has the wrong type.
        """
        known = {key: self.row[key] for key in ("title", "url", "language") if self.row.get(key)}
        published = self.row.get("published") or str(self.row.get("date") or "")[:10] or None
        given = {"spans": [[toponym.start, toponym.end] for toponym in self.toponyms]} if spans else {}
        line = {"id": self.id, "text": self.text, "outlet": self.source, "published": published, **known, **given}
        return record_from_row(line, raw=raw)


def read_corpus(path: Path) -> Iterator[Document]:
    """The documents of a corpus.

    Raises:
        InputError: the file cannot be read, a line has no gold or a broken one, or an id occurs twice; the message
            names the line.
    """
    seen: set[str] = set()
    for number, line in lines(path):
        try:
            document = _document(parse_object(line))
            if document.id in seen:
                raise InputError(f'has the id "{document.id}" again')  # noqa: TRY301  # named with its line below
        except InputError as error:
            raise InputError(f"{path}:{number}: {error}") from error
        seen.add(document.id)
        yield document


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, with their numbers. Raises InputError when the file cannot be read."""
    try:
        with path.open(encoding="utf-8") as file:
            yield from ((number, line) for number, line in enumerate(file, 1) if line.strip())
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error})") from error


def _document(row: dict[str, Any]) -> Document:
    if not isinstance(row.get("toponyms"), list):
        raise InputError('has no "toponyms": a gold corpus states them, [] where there are none')
    if not isinstance(row.get("text"), str):
        raise InputError('has no "text"')
    length = len(row["text"])
    events = row.get("positions")
    return Document(
        id=row_id({"id": row.get("doc_id"), **row}),
        text=row["text"],
        source=row.get("outlet") or row.get("source"),
        partial=bool(row.get("partial")),
        toponyms=tuple(_toponym(object_of(one, "toponym"), length) for one in row["toponyms"]),
        events=None if events is None else tuple(event(object_of(one, "position")) for one in events),
        row=row,
    )


def _toponym(row: Row, length: int) -> GoldToponym:
    start, end = span(row, "start", "end")
    if end > length:
        raise InputError(f"has a toponym [{start}, {end}) beyond its {length:,} characters")
    lon, lat = point(row)
    code, feature_class = row.get("type"), row.get("fclass")
    return GoldToponym(
        start=start,
        end=end,
        lon=lon,
        lat=lat,
        geonameid=None if row.get("geonameid") is None else str(row["geonameid"]),
        type=code,
        kind=row.get("kind") or (kind_of(feature_class, code or "") if feature_class else code),
        iso2=row.get("iso2"),
        adjectival=bool(row.get("adjectival")),
    )


def event(row: Row) -> Event:
    """A reported event of a gold line or of annotate's output. Raises InputError when a field is missing."""
    start, end = span(row, "ev_start", "ev_end")
    lon, lat = point(row)
    kind, status = row.get("event_type"), row.get("claim_status")
    if not isinstance(kind, str) or not isinstance(status, str):
        raise InputError('has a position without "event_type" or "claim_status"')
    return Event(event_type=kind, claim_status=status, start=start, end=end, lon=lon, lat=lat)


def object_of(value: object, what: str) -> Row:
    """`value` when it is a JSON object. Raises InputError when it is not."""
    if not isinstance(value, dict):
        raise InputError(f"has a {what} that is not a JSON object")
    return value


def span(row: Row, first: str, last: str) -> tuple[int, int]:
    """Two offsets of a row. Raises InputError when they are no span."""
    start, end = row.get(first), row.get(last)
    if type(start) is not int or type(end) is not int or not 0 <= start < end:
        raise InputError(f'has "{first}" {start!r} and "{last}" {end!r}, which are no span')
    return start, end


def point(row: Row) -> tuple[float | None, float | None]:
    """(lon, lat) of a row, (None, None) when it has none. Raises InputError when they are not on the globe."""
    lon, lat = row.get("lon"), row.get("lat")
    if lon is None or lat is None:
        return None, None
    numbers = all(isinstance(value, int | float) and not isinstance(value, bool) for value in (lon, lat))
    if not numbers or not (math.isfinite(lon) and abs(lon) <= 180 and abs(lat) <= 90):
        raise InputError(f'has "lon" {lon!r} and "lat" {lat!r}, which are no point on the globe')
    return float(lon), float(lat)
