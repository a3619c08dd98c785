"""The five-second summary of a map, where it opens and whom it credits."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import shapely

from geonews.maps import words
from geonews.styles import HIDDEN, group_of

Row = dict[str, Any]


def strip(rows: Sequence[Row], articles: Sequence[Row]) -> Row:
    """Articles and their dates, countries, reports by status, hidden, not on the map.

    `areas` are ISO 3166-1 alpha-2 codes of the countries that reports are about, those with most reports first, hidden
    ones left out unless there are no others.
    """
    dates = sorted(article["published"] for article in articles if article.get("published"))
    statuses = Counter(row["claim_status"] for row in rows)
    groups = Counter(group_of(row) for row in rows if row["claim_status"] not in HIDDEN)
    return {
        "articles": len(articles),
        "from": dates[0] if dates else None,
        "to": dates[-1] if dates else None,
        "undated": [article.get("title") or article["id"] for article in articles if not article.get("published")],
        "languages": _languages(articles),
        "areas": _areas(rows),
        "reports": len(rows),
        "statuses": {name: statuses.get(name, 0) for name in words.STATUS_WORDS},
        "hidden": sum(statuses.get(name, 0) for name in HIDDEN),
        "country_only": groups["country"],
        "not_on_map": groups["none"],
    }


def _areas(rows: Sequence[Row]) -> list[str]:
    shown = [row for row in rows if row["claim_status"] not in HIDDEN] or rows
    counted = Counter(row["iso2"] for row in shown if row.get("iso2"))
    return sorted(counted, key=lambda iso2: (-counted[iso2], iso2))


def _languages(articles: Sequence[Row]) -> Mapping[str, int]:
    """Articles by language, most first; those of unknown language left out."""
    counted = Counter(article["language"] for article in articles if article.get("language"))
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def bounds(rows: Sequence[Row], places: Sequence[Row]) -> list[list[float]] | None:
    """South-west and north-east corner (lat, lon for Leaflet) of drawn reports, else of mentions; None for neither."""
    drawn = [row for row in rows if group_of(row) == "map" and row["claim_status"] not in HIDDEN]
    # A town that a thousand reports name is one shape.
    distinct = {json.dumps(row["geometry"]): row["geometry"] for row in drawn}
    shapes = [shapely.geometry.shape(geometry).bounds for geometry in distinct.values()]
    boxes = shapes or [(place["lon"], place["lat"], place["lon"], place["lat"]) for place in places]
    if not boxes:
        return None
    west, south, east, north = zip(*boxes, strict=True)
    return [[min(south), min(west)], [max(north), max(east)]]


SHARED = "shared version: private names and exact places of civilians left out"


def credits_of(rows: Sequence[Row], mentioned: Sequence[Row]) -> list[str]:
    """Whom this map must credit beside the gazetteer's sources: licences of the drawn places that a geocoder found."""
    drawn = [row["place_licence"] for row in rows if row.get("place_licence") and group_of(row) == "map"]
    return sorted({*drawn, *(place["licence"] for place in mentioned if place["licence"])})
