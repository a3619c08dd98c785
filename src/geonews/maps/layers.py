"""Rows of the workspace as the data that the page draws: reports, mentions, counts and colours."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import shapely

from geonews.maps import words

Row = dict[str, Any]
Style = Literal["solid", "party", "dashed", "planned", "denied", "negated", "conditional", "historical"]
STYLES: Mapping[str, Style] = {
    "alleged": "dashed",
    "planned": "planned",
    "denied": "denied",
    "negated": "negated",
    "conditional": "conditional",
    "historical": "historical",
}
HIDDEN = ("conditional", "negated", "historical")
COLOURS = 5
LETTERS = 4
CONTEXT_CHARACTERS = 600


def style_of(row: Row) -> Style:
    """How a report is drawn: solid only for what the article states in its own voice."""
    status = row["claim_status"]
    if status == "asserted":
        if row.get("voice") == "presupposed":
            return "dashed"
        return "solid" if row.get("voice") == "article" else "party"
    return STYLES[status]


def group_of(row: Row) -> Literal["map", "country", "none"]:
    """On the map, a badge beside a country, or in the panel only."""
    if row["category"] == "context":
        return "none"
    if row.get("geometry") is not None and row.get("lon") is not None:
        return "map"
    return "country" if row.get("geom_basis") == "country_only" and row.get("iso2") else "none"


def actor_key(row: Row) -> str:
    """What makes two reports speak of the same actor."""
    return row.get("actor_id") or (row.get("actor_name") or row.get("actor_text") or "").casefold()


def letters(row: Row) -> str:
    """Two to four capitals under a symbol: the actor's code, else its initials."""
    if row.get("actor_short"):
        return str(row["actor_short"])
    name = row.get("actor_name") or row.get("actor_text") or ""
    if row.get("actor_type") == "civilians":
        return "CIV"
    initials = "".join(word[0] for word in re.findall(r"\w+", name) if word.lower() not in ("of", "the", "and", "in"))
    if len(initials) == 1:
        return re.sub(r"\W", "", name)[:3].upper()
    return initials[:LETTERS].upper()


def colour_ranks(rows: Sequence[Row]) -> Mapping[str, int]:
    """The actors with most mapped reports → 0 to 4; all others are grey."""
    mapped = Counter(actor_key(row) for row in rows if group_of(row) == "map" and actor_key(row))
    ranked = sorted(mapped.items(), key=lambda item: (-item[1], item[0]))[:COLOURS]
    return {key: rank for rank, (key, _) in enumerate(ranked)}


def reports(rows: Sequence[Row], articles: Mapping[str, Row], countries: dict[str, str]) -> list[Row]:
    """What the page needs of each report; all text is plain, the page never reads it as HTML."""
    ranks = colour_ranks(rows)
    out = []
    for row in rows:
        article = articles.get(row["doc_id"], {})
        where = words.place_words(row, countries)
        out.append(
            {
                "id": row["id"],
                "status": row["claim_status"],
                "style": style_of(row),
                "group": group_of(row),
                "event": row["event_type"],
                "category": row["category"],
                "rank": ranks.get(actor_key(row)),
                "actor": row.get("actor_name") or row.get("actor_text"),
                "letters": letters(row),
                "iso2": row.get("iso2"),
                "lon": row.get("lon"),
                "lat": row.get("lat"),
                "geometry": row.get("geometry"),
                "basis": row.get("geom_basis"),
                "op": row.get("spatial_op"),
                "radius": row.get("uncertainty_m"),
                "title": words.headline(row | {"spatial_text": row.get("spatial_text")})
                if row.get("spatial_op") != "unnamed_in"
                else words.headline({**row, "spatial_op": None, "geom_basis": None, "place_name": None}) + where,
                "badge": words.status_words(row),
                "who": words.speaker_words(row),
                "sources": words.source_words(row),
                "where": words.precision_words(row) + words.geocoder_words(row),
                "placewords": row.get("spatial_text"),
                "when": words.date_words(row),
                "count": words.count_words(row),
                "hedge": row.get("hedge"),
                "sponsor": row.get("sponsor"),
                "target": row.get("target_name"),
                "inferred": bool(row.get("neighbour_inferred")),
                "more": row.get("evidence_n") or 0,
                "evidence": _evidence(row),
                "marks": _marks(row),
                "article": article.get("title") or row["doc_id"],
                "outlet": article.get("outlet"),
                "url": safe_url(article.get("url")),
                "published": article.get("published"),
                "sort": [row["doc_id"], row["ev_start"]],
            }
        )
    return out


def _evidence(row: Row) -> str:
    return str(row["evidence"])[:CONTEXT_CHARACTERS]


def _marks(row: Row) -> list[list[Any]]:
    """Spans of the evidence to mark: [start, end, kind], in order, not overlapping."""
    spans = [(tuple(span), "actor") for span in row.get("actor_spans") or []]
    spans += [(tuple(span), "place") for span in row.get("place_spans") or []]
    spans += [
        (tuple(row[key]), kind) for key, kind in (("hedge_span", "hedge"), ("trigger_span", "trigger")) if row.get(key)
    ]
    start, limit, last = row["ev_start"], min(row["ev_end"] - row["ev_start"], CONTEXT_CHARACTERS), 0
    marks: list[list[Any]] = []
    for (a, b), kind in sorted(spans, key=lambda item: (item[0][0], -item[0][1])):
        if a - start >= last and b - start <= limit:
            marks.append([a - start, b - start, kind])
            last = b - start
    return marks


def safe_url(url: str | None) -> str | None:
    """The address when it is http or https; None for anything else (javascript:, data: …)."""
    return url if url and re.match(r"https?://[^\s\"'<>]+$", url, re.IGNORECASE) else None


def mentions(rows: Sequence[Row]) -> list[Row]:
    """Literal, resolved mentions gathered by place, countries left out: a country is never a spot."""
    places: dict[str, Row] = {}
    for row in rows:
        if (
            row["mention_type"] != "literal"
            or row["status"] not in ("resolved", "corrected")
            or row["kind"] == "country"
        ):
            continue
        if row.get("lon") is None or row.get("kind") == "region":
            continue
        place = places.setdefault(
            row["place_id"],
            {
                "name": row["place_name"],
                "lon": row["lon"],
                "lat": row["lat"],
                "kind": row["kind"],
                "n": 0,
                "why": row.get("why"),
                "licence": row.get("licence"),
            },
        )
        place["n"] += 1
    return sorted(places.values(), key=lambda place: (-place["n"], place["name"]))


def credits_of(rows: Sequence[Row], mentioned: Sequence[Row]) -> list[str]:
    """Whom this map must credit beside the gazetteer's sources: licences of the drawn places that a geocoder found."""
    drawn = [row["place_licence"] for row in rows if row.get("place_licence") and group_of(row) == "map"]
    return sorted({*drawn, *(place["licence"] for place in mentioned if place["licence"])})


def badges(rows: Sequence[Row]) -> Mapping[str, int]:
    """Country-only reports by country."""
    return Counter(row["iso2"] for row in rows if group_of(row) == "country")


def strip(rows: Sequence[Row], articles: Sequence[Row]) -> Row:
    """The five-second summary: articles, dates, reports by status, hidden, not on the map."""
    dates = sorted(article["published"] for article in articles if article.get("published"))
    statuses = Counter(row["claim_status"] for row in rows)
    groups = Counter(group_of(row) for row in rows if row["claim_status"] not in HIDDEN)
    return {
        "articles": len(articles),
        "from": dates[0] if dates else None,
        "to": dates[-1] if dates else None,
        "undated": [article.get("title") or article["id"] for article in articles if not article.get("published")],
        "languages": _languages(articles),
        "reports": len(rows),
        "statuses": {name: statuses.get(name, 0) for name in words.STATUS_WORDS},
        "hidden": sum(statuses.get(name, 0) for name in HIDDEN),
        "country_only": groups["country"],
        "not_on_map": groups["none"],
    }


def _languages(articles: Sequence[Row]) -> Mapping[str, int]:
    """Articles by language, most first; those of unknown language left out."""
    counted = Counter(article["language"] for article in articles if article.get("language"))
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def bounds(rows: Sequence[Row], places: Sequence[Row]) -> list[list[float]] | None:
    """South-west and north-east corner (lat, lon for Leaflet) of drawn reports, else of mentions; None for neither."""
    shapes = [
        shapely.geometry.shape(row["geometry"]).bounds
        for row in rows
        if group_of(row) == "map" and row["claim_status"] not in HIDDEN
    ]
    boxes = shapes or [(place["lon"], place["lat"], place["lon"], place["lat"]) for place in places]
    if not boxes:
        return None
    west, south, east, north = zip(*boxes, strict=True)
    return [[min(south), min(west)], [max(north), max(east)]]


def plain(text: str) -> str:
    """Text for the few constant places of the page that are HTML."""
    return html.escape(text, quote=True)
