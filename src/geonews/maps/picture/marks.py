"""Reports as the picture needs them: how each is drawn, where, and with which shape."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geonews.maps.picture.palette import Palette
from geonews.styles import HIDDEN, colour_keys, colour_ranks, group_of, letters, style_of

Row = dict[str, Any]
SPLIT = ("solid", "party", "dashed", "planned", "denied")
"""Styles in the order of the legend; claim statuses never share one number."""
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One report on the map."""

    style: str
    category: str
    event: str
    colour: str
    letters: str
    lon: float
    lat: float
    place: str | None
    basis: str | None
    op: str | None
    shape: BaseGeometry | None
    """Lon, lat; None for a point, and where the geometry cannot be read."""
    civilian: bool

    @property
    def look(self) -> tuple[str, str, str, str]:
        """Reports of one look at one place are one symbol with a count."""
        return self.letters, self.style, self.event, self.colour

    @property
    def exact(self) -> bool:
        """Whether its point is a place that the text names, which a dot may show."""
        return self.basis in ("point", "disc")


def shown(rows: Sequence[Row]) -> list[Row]:
    """The reports whose claim status is not hidden at first."""
    return [row for row in rows if row["claim_status"] not in HIDDEN]


def marks(rows: Sequence[Row], palette: Palette, side_colours: Mapping[str, str]) -> list[Mark]:
    """The marks of all shown reports that lie on the map; those without a usable point are left out."""
    colours = coloured(rows, palette, side_colours)
    keys = colour_keys(rows)
    return [
        _mark(row, colours.get(key, palette.grey), palette)
        for row, key in zip(rows, keys, strict=True)
        if row["claim_status"] not in HIDDEN and group_of(row) == "map" and on_earth(row["lon"], row["lat"])
    ]


def coloured(rows: Sequence[Row], palette: Palette, side_colours: Mapping[str, str]) -> dict[str, str]:
    """Actors, or sides, with most mapped reports → their colour; a side's own where the user gave one."""
    return {
        key: own if _COLOUR.fullmatch(own := side_colours.get(key, "")) else palette.ranks[rank]
        for key, rank in colour_ranks(rows).items()
    }


def actors(rows: Sequence[Row], palette: Palette, side_colours: Mapping[str, str]) -> list[tuple[str, str, str | None]]:
    """Colour, name and letters of the coloured actors, most reported first; of sides, no letters."""
    colours, first = coloured(rows, palette, side_colours), dict[str, Row]()
    for key, row in zip(colour_keys(rows), rows, strict=True):
        if key in colours and group_of(row) == "map":
            first.setdefault(key, row)
    return [
        (colour, key, None)
        if first[key].get("side") == key
        else (colour, first[key].get("actor_name") or first[key].get("actor_text") or key, letters(first[key]))
        for key, colour in colours.items()
    ]


def country_only(rows: Sequence[Row]) -> dict[str, Counter[str]]:
    """Country → how many shown reports of each style name no place in it, sorted by country."""
    found: dict[str, Counter[str]] = {}
    for row in shown(rows):
        if group_of(row) == "country":
            found.setdefault(row["iso2"], Counter())[style_of(row)] += 1
    return dict(sorted(found.items()))


def _mark(row: Row, colour: str, palette: Palette) -> Mark:
    style = style_of(row)
    return Mark(
        style=style,
        category=row["category"],
        event=row["event_type"],
        colour=palette.void if style == "denied" else colour,
        letters=letters(row),
        lon=float(row["lon"]),
        lat=float(row["lat"]),
        place=row.get("place_name"),
        basis=row.get("geom_basis"),
        op=row.get("spatial_op"),
        shape=_shape(row["geometry"]),
        civilian=row.get("actor_type") == "civilians" or row["event_type"] == "displacement",
    )


def _shape(geometry: Row) -> BaseGeometry | None:
    """The geometry unless it is a point; one bad geometry costs only itself."""
    try:
        shape: BaseGeometry = shapely.geometry.shape(geometry)
        usable = not shape.is_empty and _in_range(shape) and "Point" not in shape.geom_type
    except (TypeError, ValueError, KeyError, AttributeError, IndexError, shapely.errors.ShapelyError):
        return None
    return shape if usable else None


def _in_range(shape: BaseGeometry) -> bool:
    west, south, east, north = shape.bounds
    return west >= -180 and south >= -90 and east <= 180 and north <= 90  # false for NaN too


def on_earth(lon: float, lat: float) -> bool:
    """Whether a point can be drawn at all."""
    return math.isfinite(lon) and math.isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90
