"""How a report is drawn: its style, where it stands on the page, its colour and its letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Literal

Row = dict[str, Any]
Style = Literal["solid", "party", "dashed", "planned", "denied", "negated", "conditional", "historical"]
Group = Literal["map", "country", "none"]
STYLES: Mapping[str, Style] = {
    "alleged": "dashed",
    "planned": "planned",
    "denied": "denied",
    "negated": "negated",
    "conditional": "conditional",
    "historical": "historical",
}
HIDDEN = ("conditional", "negated", "historical")
"""Claim statuses that wait behind their chip."""
COLOURS = 5
"""More colours than these cannot be told apart by every eye; all other actors are grey."""
LETTERS = 4
INKS = ("#1f4fb4", "#a53210", "#00786b", "#8a6a00", "#7a2a86")
"""Those colours on light ground, by rank; base.css of the page has the same."""


def style_of(row: Row) -> Style:
    """How a report is drawn: solid only for what the article states in its own voice."""
    status = row["claim_status"]
    if status == "asserted":
        if row.get("voice") == "presupposed":
            return "dashed"
        return "solid" if row.get("voice") == "article" else "party"
    return STYLES[status]


def group_of(row: Row) -> Group:
    """On the map, a badge beside a country, or in the panel only."""
    if row["category"] == "context":
        return "none"
    if row.get("geometry") is not None and row.get("lon") is not None:
        return "map"
    return "country" if row.get("geom_basis") == "country_only" and row.get("iso2") else "none"


def actor_key(row: Row) -> str:
    """What makes two reports speak of the same actor; "" for none."""
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


def colour_keys(rows: Sequence[Row]) -> list[str]:
    """Whose reports are coloured the same: their side where the user gave sides, else their actor; "" for grey."""
    if any(row.get("side") for row in rows):
        return [row.get("side") or "" for row in rows]
    return [actor_key(row) for row in rows]


def colour_ranks(rows: Sequence[Row]) -> Mapping[str, int]:
    """The actors, or sides, with most reports on the map → 0 to 4; all others are grey.

    Between equals those with more reports at all come first.
    """
    keyed = [(key, row) for key, row in zip(colour_keys(rows), rows, strict=True) if key]
    mapped = Counter(key for key, row in keyed if group_of(row) == "map" and row["claim_status"] not in HIDDEN)
    every = Counter(key for key, _ in keyed)
    ranked = sorted(mapped, key=lambda key: (-mapped[key], -every[key], key))[:COLOURS]
    return {key: rank for rank, key in enumerate(ranked)}
