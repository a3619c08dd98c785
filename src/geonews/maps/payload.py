"""What travels inside the page: rows of a workspace as tables, each sentence and each shape once."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from geonews.maps import basemap, mentions, strip
from geonews.maps.columns import pack
from geonews.maps.fading import fading
from geonews.maps.names import Town
from geonews.maps.options import MapOptions
from geonews.maps.reports import Numbers, reports, safe_url
from geonews.maps.tiles import tiles_named
from geonews.styles import colour_keys, colour_ranks, group_of, letters

Row = dict[str, Any]
TITLE = "What was reported where"
MOST_MENTIONS = 100_000
"""Beyond these the page carries how often each place is named and no longer in which sentences."""
MOST_REPORTS = 20_000
"""Beyond these the page is slow on a laptop; it still carries all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapInput:
    """Flat rows as `tables` makes them, and what made them."""

    positions: list[Row]
    mentions: list[Row]
    """May carry "sentence", the words around the mention; without it the page names the article alone."""
    articles: list[Row]
    provenance: Row
    situations: list[Row] = field(default_factory=list)
    title: str | None = None
    towns: Sequence[Town] = ()
    """Towns that may be labelled."""
    side_colours: Mapping[str, str] = field(default_factory=dict)
    """Colours by side, as in "#3366aa", where the user gave one."""
    options: MapOptions = field(default_factory=MapOptions)
    words: Mapping[str, str] = field(default_factory=dict)
    """Interface texts in other words, by their key in strings.en.json."""


def payload(data: MapInput, data_dir: Path, worldview: str) -> Row:
    """All that the page knows; JSON-ready, the same for the same input.

    Args:
        data: rows and provenance.
        data_dir: folder of the vendored borders and places.
        worldview: named on the page.
    """
    places = mentions.places(data.mentions)
    points = [(row["lon"], row["lat"]) for row in data.positions if group_of(row) == "map"]
    points += [(place["lon"], place["lat"]) for place in places]
    ground = basemap.basemap(points, data_dir, data.towns)
    names = {country["iso2"]: country["name"] for country in ground["countries"]}
    articles = {article["id"]: i for i, article in enumerate(data.articles)}
    sentences, shapes = Numbers(), Numbers()
    drawn = reports(
        data.positions,
        articles,
        countries=names,
        sentence_number=sentences,
        shape_number=lambda geometry: shapes(geometry, json.dumps(geometry)),
        situations=data.situations,
        mentions=data.mentions,
    )
    summary = len(data.mentions) > MOST_MENTIONS
    mentioned = _mentions([] if summary else data.mentions, places, articles, sentences)
    return {
        "title": data.title or TITLE,
        "options": _options(data.options),
        "words": dict(data.words),
        "strip": strip.strip(data.positions, data.articles),
        "articles": pack([_article(row) for row in data.articles]),
        "reports": pack(drawn),
        "colours": _colours(data),
        "places": pack([{k: p[k] for k in ("name", "lon", "lat", "kind", "iso2", "why", "n")} for p in places]),
        "mentions": mentioned,
        "summary": summary,
        "country_mentions": mentions.by_country(data.mentions),
        "sentences": sentences.values,
        "shapes": shapes.values,
        "fades": {str(shapes(band, json.dumps(band))): parts for band, parts in fading(data.positions, data_dir)},
        "bounds": strip.bounds(data.positions, places),
        "basemap": ground,
        "names": {code: names.get(code, code) for code in _codes(data)},
        "made_at": data.provenance.get("made_at"),
        "made_by": data.provenance.get("package"),
        "credits": [
            *([strip.SHARED] if data.options.share else []),
            *([tiles_named(data.options.tiles).attribution] if data.options.tiles else []),
            *strip.credits_of(data.positions, places),
            *sorted(data.provenance.get("licences", {}).values()),
        ],
        "worldview": worldview,
    }


def too_large(data: MapInput) -> str | None:
    """What is too much for one page and what becomes of it, in one line; None where nothing is."""
    if len(data.positions) > MOST_REPORTS:
        return f"{len(data.positions):,} reports are more than a page shows well ({MOST_REPORTS:,}): use filters"
    if len(data.mentions) > MOST_MENTIONS:
        return f"{len(data.mentions):,} mentions are more than {MOST_MENTIONS:,}: places show counts, not sentences"
    return None


def _codes(data: MapInput) -> list[str]:
    """Countries that reports or mentions lie in."""
    return sorted({row["iso2"] for row in (*data.positions, *data.mentions) if row.get("iso2")})


def _options(options: MapOptions) -> Row:
    tiles = tiles_named(options.tiles) if options.tiles else None
    return {
        "theme": options.theme,
        "symbols": options.symbols,
        "share": options.share,
        "fade_days": options.fade_days,
        "tiles": {"url": tiles.url, "max_zoom": tiles.max_zoom} if tiles else None,
    }


def _article(row: Row) -> Row:
    return {
        "id": row["id"],
        "title": row.get("title"),
        "outlet": row.get("outlet"),
        "url": safe_url(row.get("url")),
        "published": row.get("published"),
        "language": row.get("language"),
    }


def _mentions(rows: Sequence[Row], places: Sequence[Row], articles: Mapping[str, int], sentences: Numbers) -> Row:
    """Three columns of whole numbers, one entry a drawn mention: place, article and sentence, -1 for none."""
    number = {place["id"]: i for i, place in enumerate(places)}
    drawn = mentions.drawn(rows)
    return {
        "place": [number[row["place_id"]] for row in drawn],
        "article": [articles.get(row["doc_id"], -1) for row in drawn],
        "evidence": [sentences(row["sentence"]) if row.get("sentence") else -1 for row in drawn],
    }


def _colours(data: MapInput) -> list[Row]:
    """The coloured actors or sides, by rank: name, letters and the user's own colour, null for the page's."""
    ranks = colour_ranks(data.positions)
    first: dict[str, Row] = {}
    for key, row in zip(colour_keys(data.positions), data.positions, strict=True):
        if key in ranks and group_of(row) == "map":
            first.setdefault(key, row)
    return [
        {
            "key": key,
            "name": row["side"] if row.get("side") == key else row.get("actor_name") or row.get("actor_text") or key,
            "letters": None if row.get("side") == key else letters(row),
            "colour": data.side_colours.get(key),
        }
        for key in ranks
        for row in (first[key],)
    ]
