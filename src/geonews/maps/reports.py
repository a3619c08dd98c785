"""Rows of reports as the page needs them. All text is plain; the page never reads it as HTML."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from geonews.maps import words
from geonews.maps.reasons import place_reasons
from geonews.maps.sentence import sentence
from geonews.styles import actor_key, colour_keys, colour_ranks, group_of, letters, style_of

Row = dict[str, Any]
Number = Callable[[Any], int]
EVIDENCE_CHARACTERS = 600
_AS_THEY_ARE = (
    "id", "voice", "side", "means", "iso2", "lon", "lat", "hedge", "sponsor", "speaker", "via", "date_precision",
    "review",
)  # fmt: skip
_BEYOND_BMP = 0xFFFF


def reports(
    rows: Sequence[Row],
    articles: Mapping[str, int],
    *,
    countries: Mapping[str, str],
    sentence_number: Number,
    shape_number: Number,
    situations: Sequence[Row] = (),
    mentions: Sequence[Row] = (),
) -> list[Row]:
    """One row a report, in the order of `rows`.

    Args:
        rows: flat rows of reports.
        articles: id → number.
        countries: ISO 3166-1 alpha-2 code → name.
        sentence_number: text → its number in the page's list of sentences.
        shape_number: GeoJSON geometry → its number in the page's list of shapes.
        situations: flat rows; their relations link reports.
        mentions: flat rows; they say why a report's place was chosen.
    """
    ranks, keys = colour_ranks(rows), colour_keys(rows)
    related = _related(rows, situations)
    reasons = place_reasons(rows, mentions)
    return [
        _identity(row, articles)
        | _drawing(row, ranks.get(key), shape_number)
        | _in_words(row, countries)
        | _evidence(row, sentence_number)
        | dict(zip(("why", "runner_up"), reasons.get(row["id"], (None, None)), strict=True))
        | {"related": related.get(row["id"], [])}
        for row, key in zip(rows, keys, strict=True)
    ]


def _identity(row: Row, articles: Mapping[str, int]) -> Row:
    return {key: row.get(key) for key in _AS_THEY_ARE} | {
        "article": articles.get(row["doc_id"]),
        "status": row["claim_status"],
        "event": row["event_type"],
        "category": row["category"],
        "actor": row.get("actor_name") or row.get("actor_text"),
        "actor_key": actor_key(row),
        "civilian": row.get("actor_type") == "civilians" or row["event_type"] == "displacement",
        "place": row.get("place_name"),
        "target": row.get("target_name"),
        "from": row.get("date_from"),
        "to": row.get("date_to"),
        "situation": row.get("situation_id"),
        "independent": row.get("n_independent"),
    }


def _drawing(row: Row, rank: int | None, shape_number: Number) -> Row:
    geometry = row.get("geometry")
    return {
        "style": style_of(row),
        "group": group_of(row),
        "rank": rank,
        "letters": letters(row),
        "shape": None if geometry is None or geometry["type"] == "Point" else shape_number(geometry),
        "basis": row.get("geom_basis"),
        "op": row.get("spatial_op"),
        "precision": row.get("geo_precision"),
        "radius": row.get("uncertainty_m"),
        "invented": row.get("geometry_invented_m"),
        "inferred": bool(row.get("neighbour_inferred")),
    }


def _in_words(row: Row, countries: Mapping[str, str]) -> Row:
    where = words.place_words(row, dict(countries))
    unplaced = row.get("spatial_op") == "unnamed_in"
    title = words.headline(row | {"spatial_op": None, "geom_basis": None, "place_name": None}) + where
    title = title if unplaced else words.headline(row)
    return {
        "title": title,
        "sentence": sentence(row, countries),
        "badge": words.status_words(row),
        "who": words.speaker_words(row),
        "sources": words.source_words(row),
        "where": words.precision_words(row) + words.geocoder_words(row),
        "placewords": row.get("spatial_text"),
        "when": words.date_words(row),
        "count": words.count_words(row),
    }


def _evidence(row: Row, sentence_number: Number) -> Row:
    text = str(row["evidence"])[:EVIDENCE_CHARACTERS]
    return {"evidence": sentence_number(text), "marks": _marks(row, text), "more": row.get("evidence_n") or 0}


def _marks(row: Row, text: str) -> list[list[Any]]:
    """Spans of the evidence to mark: [start, end, kind], in order, apart, in UTF-16 units as browsers count."""
    spans = [(tuple(span), "actor") for span in row.get("actor_spans") or []]
    spans += [(tuple(span), "place") for span in row.get("place_spans") or []]
    spans += [
        (tuple(row[key]), kind) for key, kind in (("hedge_span", "hedge"), ("trigger_span", "trigger")) if row.get(key)
    ]
    start, limit, last = row["ev_start"], min(row["ev_end"] - row["ev_start"], len(text)), 0
    units = _units(text)
    marks: list[list[Any]] = []
    for (a, b), kind in sorted(spans, key=lambda item: (item[0][0], -item[0][1])):
        if last <= a - start < b - start <= limit:
            marks.append([units(a - start), units(b - start), kind])
            last = b - start
    return marks


def _units(text: str) -> Callable[[int], int]:
    """Code points before a position → UTF-16 units before it."""
    wide = [] if text.isascii() else [i for i, character in enumerate(text) if ord(character) > _BEYOND_BMP]
    return lambda position: position + bisect_right(wide, position - 1)


def _related(rows: Sequence[Row], situations: Sequence[Row]) -> Mapping[str, list[list[Any]]]:
    """Report id → [[kind of relation, number of the other report]], each pair from both ends."""
    number = {row["id"]: i for i, row in enumerate(rows)}
    found: dict[str, list[list[Any]]] = defaultdict(list)
    for situation in situations:
        for relation in (situation.get("relations") or "").split():
            one, kind, other = relation.split(":")
            if one in number and other in number:
                found[one].append([kind, number[other]])
                found[other].append([kind, number[one]])
    return found


def safe_url(url: str | None) -> str | None:
    """The address when it is http or https; None for anything else (javascript:, data: …)."""
    return url if url and re.match(r"https?://[^\s\"'<>]+$", url, re.IGNORECASE) else None


class Numbers:
    """Values in order of their first appearance, each once."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._of: dict[Any, int] = {}

    def __call__(self, value: Any, key: Any = None) -> int:
        """The number of a value; `key` stands for one that cannot be hashed."""
        name = value if key is None else key
        if name not in self._of:
            self._of[name] = len(self.values)
            self.values.append(value)
        return self._of[name]
