"""Lines and fields of JSONL files, checked."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from geonews.errors import InputError

Row = Mapping[str, Any]


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, with their numbers. Raises InputError when the file cannot be read."""
    try:
        with path.open(encoding="utf-8") as file:
            yield from ((number, line) for number, line in enumerate(file, 1) if line.strip())
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error})") from error


def object_of(value: object, what: str) -> Row:
    """`value` when it is a JSON object. Raises InputError when it is not."""
    if not isinstance(value, dict):
        raise InputError(f"has a {what} that is not a JSON object")
    return value


def list_of(row: Row, key: str) -> list[Any]:
    """The list under a key, [] when there is none. Raises InputError when it is something else."""
    value = row.get(key)
    if value is not None and not isinstance(value, list):
        raise InputError(f'has "{key}" {value!r}, which is no list')
    return value or []


def words_of(row: Row, *keys: str) -> tuple[str, ...]:
    """The strings under some keys, each a string or a list of them. Raises InputError when one is something else."""
    found: list[object] = []
    for key in keys:
        value = row.get(key)
        found += value if isinstance(value, list) else [] if value is None else [value]
    if not all(isinstance(one, str) for one in found):
        raise InputError(f'has "{keys[0]}" {found!r}, which are not words')
    return tuple(one for one in map(str, found) if one)


def number_of(row: Row, key: str) -> float | None:
    """A number, None when it is not stated. Raises InputError when it is something else."""
    value = row.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise InputError(f'has "{key}" {value!r}, which is no number')
    return float(value)


def span(row: Row, first: str, last: str) -> tuple[int, int]:
    """Two offsets of a row. Raises InputError when they are no span."""
    start, end = row.get(first), row.get(last)
    if type(start) is not int or type(end) is not int or not 0 <= start < end:
        raise InputError(f'has "{first}" {start!r} and "{last}" {end!r}, which are no span')
    return start, end


def point(row: Row) -> tuple[float | None, float | None]:
    """(lon, lat) of a row, (None, None) when it has none. Raises InputError when they are not on the globe."""
    lon, lat = row.get("lon"), row.get("lat")
    if lon is None or lat is None:
        return None, None
    numbers = all(isinstance(value, int | float) and not isinstance(value, bool) for value in (lon, lat))
    if not numbers or not (math.isfinite(lon) and abs(lon) <= 180 and abs(lat) <= 90):
        raise InputError(f'has "lon" {lon!r} and "lat" {lat!r}, which are no point on the globe')
    return float(lon), float(lat)
