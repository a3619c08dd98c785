"""Reports about people in need of protection, placed no more exactly than the first-level unit that they lie in.

Second-level units have no polygons among the vendored borders, so the next larger unit is drawn, under its own name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Protocol

import shapely

from geonews.borders import Unit
from geonews.geodesy import furthest_m
from geonews.maps.share.words import ShareWords

Row = dict[str, Any]
PLACE = "[place]"
WITHHELD = "[This sentence is left out of the shared map: it names the place.]"
UNIT_PRECISION, COUNTRY_PRECISION, NO_PLACE = 4, 6, 9
_SIMPLE_DEG = 0.01
_DIGITS = 5
_WHOLE = ("country_only", "none")
"""Bases of a report that has no geometry."""
_ENDS = ("point", "line_between", "sector")
"""Bases of a geometry that shows an exact place at its end, however vague it is itself."""
_PLACE_WORDS = ("place_name", "spatial_text", "from_place", "to_place", "about_place")
_TEXTS = (
    "actor_text", "actor_name", "target_name", "about_actor", "sponsor", "speaker", "speaker_role", "count_text",
)  # fmt: skip
_ACROSS_DEG = 0.3
"""How far the vendored borders may put a town into the neighbouring country."""
_WITHOUT_SENTENCE: Row = {
    "evidence": WITHHELD, "ev_start": 0, "ev_end": len(WITHHELD), "actor_spans": [], "place_spans": [],
    "trigger_span": None, "hedge_span": None,
}  # fmt: skip
_PLACED = (
    "place_name", "iso2", "geom_basis", "lon", "lat", "geo_precision", "uncertainty_m", "geometry",
)  # fmt: skip


class Areas(Protocol):
    """Where a point lies, as `geonews.borders.Borders` knows it."""

    @property
    def units(self) -> Sequence[Unit]:
        """First-level units."""

    def admin1_at(self, lon: float, lat: float) -> Unit | None:
        """First-level unit at a point; None at sea."""


class Coarsening:
    """What is drawn coarsely, and what gives its exact place away.

    Args:
        rows: all reports.
        mentions: all mentions.
        situations: all situations.
        words: the lists.
    """

    def __init__(
        self, rows: Sequence[Row], mentions: Sequence[Row], situations: Sequence[Row], words: ShareWords
    ) -> None:
        """Find the reports, their sentences and their points."""
        self._words = words
        self.ids = self._protected(rows, situations)
        chosen = [row for row in rows if row["id"] in self.ids]
        self._points = {(row["lon"], row["lat"]) for row in chosen if row.get("lon") is not None}
        self._fine: dict[str, list[Row]] = {}
        self._coarse: dict[str, set[str]] = {}
        for mention in mentions:
            if self._is_fine(mention):
                self._fine.setdefault(mention["doc_id"], []).append(mention)
            elif mention["kind"] in words.coarse_kinds:
                self._coarse.setdefault(mention["doc_id"], set()).update(_names_of(mention))
        self._names = {row["id"]: self._exact_names(row) for row in chosen}
        self._silent = {_sentence(row) for row in chosen if self._gives_away(row)}
        self._silent_in: dict[str, list[tuple[int, int]]] = {}
        for doc_id, start, end in self._silent:
            self._silent_in.setdefault(doc_id, []).append((start, end))

    def _protected(self, rows: Sequence[Row], situations: Sequence[Row]) -> frozenset[str]:
        """Ids of the reports; with them those of the same situation, and of the same sentence about the same place."""
        ids = {row["id"] for row in rows if self._needs_protection(row)}
        told = {
            (_sentence(row), row["lon"], row["lat"]) for row in rows if row["id"] in ids and row.get("lon") is not None
        }
        ids |= {row["id"] for row in rows if (_sentence(row), row["lon"], row["lat"]) in told}
        for situation in situations:
            members = set(situation["members"].split())
            if members & ids:
                ids |= members
        return frozenset(ids)

    def _needs_protection(self, row: Row) -> bool:
        trigger = (row.get("trigger") or "").casefold()
        texts = (*(row.get(key) for key in _PLACE_WORDS), row.get("target_name"), row["evidence"])
        return (
            row.get("actor_type") == "civilians"
            or row["event_type"] == "displacement"
            or trigger.startswith(self._words.evacuation)
            or any(self._words.protected_word(text) for text in texts)
        )

    def _exact_names(self, row: Row) -> set[str]:
        """What the text calls the places of a report that are smaller than a first-level unit."""
        names = {row[key] for key in _PLACE_WORDS if row.get(key)}
        if row["geom_basis"] in _WHOLE or _is_coarse(row):
            names.discard(row.get("place_name"))
        if _is_coarse(row):
            names.discard(row.get("spatial_text"))
        names |= {name for mention in self._within(row) for name in _names_of(mention)}
        coarse = {name.casefold() for name in self._coarse.get(row["doc_id"], ())}
        return {name for name in names if name.casefold() not in coarse}

    def _is_fine(self, mention: Row) -> bool:
        """Whether a mention means an exact place; of an unknown name, only where the text uses it as a place."""
        if mention["mention_type"] != "literal" or mention["kind"] in self._words.coarse_kinds:
            return False
        return mention["place_name"] is not None or mention["role"] not in (None, "modifier")

    def _within(self, row: Row) -> list[Row]:
        """Mentions of exact places in the sentence of a report."""
        return [m for m in self._fine.get(row["doc_id"], ()) if row["ev_start"] <= m["start"] < row["ev_end"]]

    def _gives_away(self, row: Row) -> bool:
        text = row["evidence"].casefold()
        return bool(self._within(row)) or any(name.casefold() in text for name in self._names[row["id"]])

    # -- applied -------------------------------------------------------------------------------------------------------

    def report(self, row: Row, areas: Areas) -> Row:
        """A report as it may be passed on; others are as they are, but for a sentence that gives a place away."""
        if row["id"] in self.ids:
            row = self._unnamed(_placed(row, areas), self._names[row["id"]])
        return row | _WITHOUT_SENTENCE if _sentence(row) in self._silent else row

    def _unnamed(self, row: Row, names: set[str]) -> Row:
        """Without the names of its exact places; a named hospital is "hospital"."""
        target = self._words.protected_word(row.get("target_name"))
        row = row | {key: None for key in _PLACE_WORDS if row.get(key) in names}
        row |= {"target_name": target} if target else {}
        if not names:
            return row
        longest_first = sorted(names, key=lambda name: (-len(name), name))
        pattern = re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)
        return row | {key: pattern.sub(PLACE, row[key]) for key in _TEXTS if row.get(key)}

    def mention(self, row: Row) -> Row | None:
        """A mention as it may be passed on; None where it stands at such a place or names one."""
        spot = row["kind"] not in self._words.coarse_kinds
        silent = any(start <= row["start"] < end for start, end in self._silent_in.get(row["doc_id"], ()))
        named = any(self._words.protected_word(row.get(key)) for key in ("text", "place_name"))
        if spot and (silent or named or (row["lon"], row["lat"]) in self._points):
            return None
        return row | {"sentence": None} if silent else row

    def situation(self, row: Row, reports: dict[str, Row]) -> Row:
        """A situation, placed where its coarsened report is."""
        members = [reports[name] for name in row["members"].split() if name in reports and name in self.ids]
        return row | {key: members[0].get(key) for key in _PLACED} if members else row


def _sentence(row: Row) -> tuple[str, int, int]:
    return row["doc_id"], row["ev_start"], row["ev_end"]


def _is_coarse(row: Row) -> bool:
    """Whether a report is drawn as an area no smaller than a first-level unit."""
    return row["geo_precision"] >= UNIT_PRECISION and row["geom_basis"] not in (*_ENDS, *_WHOLE)


def _names_of(mention: Row) -> set[str]:
    return {name for name in (mention["text"], mention["place_name"]) if name}


def _placed(row: Row, areas: Areas) -> Row:
    """A report in the first-level unit of its point; in its country where there is none."""
    if row.get("lon") is None or _is_coarse(row):
        return row
    nothing: Row = {"from_place": None, "to_place": None, "spatial_text": None, "place_licence": None}
    nothing |= {"geometry_invented_m": None, "acled_geo_precision": None}
    unit = _unit_of(row, areas)
    if unit is None:
        return row | nothing | _in_country(row)
    return row | nothing | _drawn(unit)


@lru_cache(maxsize=1024)
def _drawn(unit: Unit) -> Row:
    """Columns of a report that lies somewhere in a unit; shared, so never changed."""
    shape = shapely.simplify(unit.geometry, _SIMPLE_DEG)
    inside = shapely.point_on_surface(shape)
    lon, lat = round(inside.x, _DIGITS), round(inside.y, _DIGITS)
    return {
        "place_name": _called(unit),
        "spatial_op": "in",
        "geom_basis": "polygon",
        "lon": lon,
        "lat": lat,
        "geometry": shapely.geometry.mapping(shapely.set_precision(shape, 10**-_DIGITS)),
        "geo_precision": UNIT_PRECISION,
        "acled_geo_precision": 3,
        "uncertainty_m": furthest_m(lon, lat, shape),
    }


def _unit_of(row: Row, areas: Areas) -> Unit | None:
    """The unit at a report's point, in the country that it speaks of: towns at a border lie on either side of it."""
    unit = areas.admin1_at(row["lon"], row["lat"])
    if unit is None or row.get("iso2") in (None, unit.iso2):
        return unit
    own = [one for one in areas.units if one.iso2 == row["iso2"]]
    point = shapely.Point(row["lon"], row["lat"])
    nearest = min(own, key=lambda one: shapely.distance(one.geometry, point), default=None)
    return nearest if nearest is not None and shapely.distance(nearest.geometry, point) <= _ACROSS_DEG else None


def _called(unit: Unit) -> str:
    """The unit by a name that nobody takes for a town's."""
    kind = (unit.kind or "").split("|")[0]
    if kind.casefold() in unit.name.casefold() and kind:
        return unit.name
    return f"{unit.name} {kind.lower()}" if kind.replace(" ", "").isalpha() else f"{unit.name} (first-level unit)"


def _in_country(row: Row) -> Row:
    known = row.get("iso2") is not None
    return {
        "place_name": None,
        "spatial_op": "unnamed_in" if known else "none",
        "geom_basis": "country_only" if known else "none",
        "lon": None,
        "lat": None,
        "geometry": None,
        "geo_precision": COUNTRY_PRECISION if known else NO_PLACE,
        "uncertainty_m": None,
    }
