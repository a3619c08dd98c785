"""Mentions as the page draws them: quiet circles, one a place, under all that is reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

Row = dict[str, Any]
NEVER_SPOTS = ("country", "region")
_SETTLED = ("resolved", "corrected")


def drawn(rows: Sequence[Row]) -> list[Row]:
    """The literal mentions of a place that is no country or region and about which there is no doubt."""
    return [
        row
        for row in rows
        if row["mention_type"] == "literal"
        and row["status"] in _SETTLED
        and row["kind"] not in NEVER_SPOTS
        and row.get("lon") is not None
    ]


def places(rows: Sequence[Row]) -> list[Row]:
    """Drawn mentions gathered by place, most mentioned first: id, name, lon, lat, kind, iso2, why, licence, n."""
    found: dict[str, Row] = {}
    for row in drawn(rows):
        place = found.get(row["place_id"])
        if place is None:
            kept = {key: row.get(key) for key in ("lon", "lat", "kind", "iso2", "why", "licence")}
            place = found[row["place_id"]] = {"id": row["place_id"], "name": row["place_name"], **kept, "n": 0}
        place["n"] += 1
    return sorted(found.values(), key=lambda place: (-place["n"], place["name"], place["id"]))


def by_country(rows: Sequence[Row]) -> Mapping[str, int]:
    """Mentions by country, those of its government, people or adjective counted too; parts of other names not."""
    counted = (row for row in rows if row["mention_type"] != "part_of_name" and row["status"] in _SETTLED)
    return dict(sorted(Counter(row["iso2"] for row in counted if row.get("iso2")).items()))
