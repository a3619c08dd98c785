"""First-level units for places whose source names none: that of the nearest town of the built-in world."""

from __future__ import annotations

import contextlib
import math
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from geonews.gazetteer.build import DATABASE
from geonews.gazetteer.entries import Entry

_CELL = 0.5  # degrees
_REACH_KM = 40
_KM_PER_DEGREE = 111.2
_Towns = dict[tuple[int, int], list[tuple[float, float, str]]]


def with_units(entries: Iterable[Entry], world: Path) -> Iterator[Entry]:
    """`entries` with `adm1` where it was missing and a town of the same country lies within 40 km.

    Near a border of units the nearest town may lie across it; the code serves to weigh names, not to draw.

    Args:
        entries: places of a pack.
        world: the index folder of the built-in world.
    """
    known: dict[str, _Towns] = {}
    with contextlib.closing(sqlite3.connect(f"{(world / DATABASE).as_uri()}?mode=ro&immutable=1", uri=True)) as db:
        for entry in entries:
            if entry.adm1 is None and entry.iso2 and entry.lon is not None and entry.lat is not None:
                if entry.iso2 not in known:
                    known[entry.iso2] = _towns(db, entry.iso2)
                yield replace(entry, adm1=_nearest(known[entry.iso2], entry.lon, entry.lat))
            else:
                yield entry


def _towns(db: sqlite3.Connection, iso2: str) -> _Towns:
    query = "SELECT lon, lat, adm1 FROM place WHERE iso2 = ? AND feature_class = 'P' AND adm1 IS NOT NULL"
    towns: _Towns = {}
    for lon, lat, adm1 in db.execute(query, (iso2,)):
        towns.setdefault(_cell(lon, lat), []).append((lon, lat, adm1))
    return towns


def _cell(lon: float, lat: float) -> tuple[int, int]:
    return math.floor(lon / _CELL), math.floor(lat / _CELL)


def _nearest(towns: _Towns, lon: float, lat: float) -> str | None:
    x, y = _cell(lon, lat)
    shrink = math.cos(math.radians(lat))
    best, unit = _REACH_KM / _KM_PER_DEGREE, None
    for dx in (-1, 0, 1):
        for dy in (-1, 0, 1):
            for town_lon, town_lat, adm1 in towns.get((x + dx, y + dy), ()):
                degrees = math.hypot((town_lon - lon) * shrink, town_lat - lat)
                if degrees < best:
                    best, unit = degrees, adm1
    return unit
