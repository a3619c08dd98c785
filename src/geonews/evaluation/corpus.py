"""Gold corpora: JSONL, one document a line, with the toponyms and, where somebody marked them, the positions.

A line is `annotate`'s input line (`id`, `text` and what else is known) with `toponyms`: `start`, `end` (code points of
`text`, half-open) and, where known, `lon`, `lat`, `geonameid`, `type` (GeoNames feature code or the corpus's own word),
`fclass`, `iso2`, `adjectival`. A line with `positions` may do without. `partial` says that only some of the document's
toponyms are marked. `doc_id`, `source` and `date` may stand for `id`, `outlet` and `published`.

A position has `event_type`, `claim_status`, its sentence (`ev_start`, `ev_end`; further ones in `evidence_more`, a
list of [start, end]) or its trigger (`trigger_start`, `trigger_end`), and `actor`: a name or all names that are
right, none when nobody is stated; `actor_stated` false when naming nobody is right too. Its place is `lon` and `lat`,
or a `line` of [lon, lat], or `iso2` alone for a country, with `geo_precision` and, beyond 25 km, `tolerance_km`; none
when no place is stated; `places_also_ok` lists others. `event_type_also_ok` and `claim_status_also_ok` list what is
right too, `core` false marks what may be left out. `traps` is a list of [start, end] that report no event.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geonews.errors import InputError
from geonews.evaluation.event import Event, gold_event
from geonews.evaluation.fields import Row, lines, list_of, object_of, point, span
from geonews.gazetteer.kinds import kind_of
from geonews.reading.articles import Record
from geonews.reading.jsonlines import parse_object, record_from_row, row_id


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
    traps: tuple[tuple[int, int], ...] = ()
    """Spans marked as no event."""
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


def _document(row: dict[str, Any]) -> Document:
    events, toponyms = row.get("positions"), row.get("toponyms")
    if not isinstance(toponyms, list) and (toponyms is not None or events is None):
        raise InputError('has no "toponyms": a gold corpus states them, [] where there are none')
    if not isinstance(row.get("text"), str):
        raise InputError('has no "text"')
    length = len(row["text"])
    return Document(
        id=row_id({"id": row.get("doc_id"), **row}),
        text=row["text"],
        source=row.get("outlet") or row.get("source"),
        partial=bool(row.get("partial")) or toponyms is None,
        toponyms=tuple(_toponym(object_of(one, "toponym"), length) for one in toponyms or ()),
        events=None if events is None else tuple(_events(row, length)),
        traps=tuple(_within(one, length) for one in list_of(row, "traps")),
        row=row,
    )


def _events(row: Row, length: int) -> Iterator[Event]:
    for one in list_of(row, "positions"):
        event = gold_event(object_of(one, "position"))
        for pair in ((event.start, event.end), *event.more):
            _within(pair, length)
        yield event


def _within(pair: Any, length: int) -> tuple[int, int]:
    start, end = span(dict(zip(("start", "end"), pair, strict=False)), "start", "end")
    if end > length:
        raise InputError(f"has a span [{start}, {end}) beyond its {length:,} characters")
    return start, end


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
