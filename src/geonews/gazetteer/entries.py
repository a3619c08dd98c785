"""Gazetteer entries as read from the data files: GeoNames dumps (plain, xz, zip) and the supplement's GeoJSON."""

from __future__ import annotations

import csv
import json
import lzma
import math
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any, get_args

from geonews.errors import GazetteerError
from geonews.gazetteer.kinds import kind_of
from geonews.vocabulary import PlaceKind

N_COLUMNS = 19
"""Columns of a GeoNames dump; a twentieth may hold uncertainty_m."""
_GEONAMES_MAX_ID = 80_000_000  # Larger numbers are another gazetteer's, whatever the file format says.
_NOT_DUMPS = ("readme", "admin", "countryinfo", "hierarchy", "featurecodes", "timezones", "iso-language")
_LINE_LIMIT = 1_000_000
_CODE = re.compile(r"[A-Z]{2,4}")
_PORT_CODE = re.compile(r"[A-Z]{5}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One place as its source states it."""

    id: str
    name: str
    names: tuple[str, ...]
    """Alternate spellings in any script."""
    lon: float | None
    lat: float | None
    """None when the entry is only a list of units."""
    feature_class: str
    feature_code: str
    kind: PlaceKind
    iso2: str | None
    adm1: str | None = None
    adm2: str | None = None
    population: int | None = None
    uncertainty_m: int | None = None
    modified: str = ""
    """ISO date of the entry's last change, "" when not stated."""
    within: str | None = None
    """Name of the place that contains it (supplement, own places)."""
    within_id: str | None = None
    """Id of that place (own places)."""
    units: tuple[Any, ...] = ()
    """Administrative units that make it up, as in the file (supplement): ISO codes or {adm1, half}."""
    blocks: tuple[str, ...] = ()
    """Ids that must not be taken for it (supplement)."""


def read_dump(path: Path, layer: str) -> Iterator[Entry]:
    """Entries of a GeoNames dump: text, .xz, or a zip that holds one or more .txt dumps.

    Args:
        path: the file.
        layer: prefix for ids that are not GeoNames'.

    Raises:
        GazetteerError: the file is not such a dump.
    """
    try:
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                for member in filter(is_dump_name, sorted(archive.namelist())):
                    with archive.open(member) as stream:
                        yield from _rows(stream, f"{path.name}:{member}", layer)
            return
        opener: Any = lzma.open if path.suffix == ".xz" else open
        with opener(path, "rb") as stream:
            yield from _rows(stream, path.name, layer)
    # zipfile raises RuntimeError for encrypted members, zlib its own error for damaged ones.
    except (OSError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error, lzma.LZMAError) as error:
        raise GazetteerError(f"cannot read {path.name}: {error}") from error


def is_dump_name(member: str) -> bool:
    """Whether a zip member may be a dump: a .txt that is not the read-me or a code table."""
    name = member.rsplit("/", 1)[-1].lower()
    return name.endswith((".txt", ".tsv")) and not name.startswith((".", *_NOT_DUMPS))


def _rows(stream: IO[bytes], where: str, layer: str) -> Iterator[Entry]:
    number = 0
    # A line is read with a limit, so that a file without line breaks cannot fill the memory.
    while raw := stream.readline(_LINE_LIMIT):
        number += 1
        if len(raw) == _LINE_LIMIT:
            raise GazetteerError(f"{where} line {number} is longer than a GeoNames dump's")
        try:
            row = raw.decode("utf-8").rstrip("\r\n").split("\t")
        except UnicodeDecodeError as error:
            raise GazetteerError(f"{where} line {number} is not UTF-8: {error}") from error
        if number == 1 and row[0] in ("geonameid", "id"):
            continue
        yield _entry(row, f"{where} line {number}", layer)


def _entry(row: Sequence[str], where: str, layer: str) -> Entry:
    if len(row) < N_COLUMNS:
        raise GazetteerError(f"{where} has {len(row)} tab-separated columns, a GeoNames dump has {N_COLUMNS}")
    try:
        lat, lon = float(row[4]), float(row[5])
        population = int(row[14] or 0) or None
        uncertainty = int(float(row[19])) if len(row) > N_COLUMNS and row[19] else None
    except ValueError as error:
        raise GazetteerError(f"{where} has a wrong number: {error}") from error
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise GazetteerError(f"{where} lies off the globe: longitude {lon}, latitude {lat}")
    return Entry(
        id=place_id(row[0], layer),
        name=row[1],
        names=tuple(n for n in (row[2], *row[3].split(",")) if n and n != row[1]),
        lon=lon,
        lat=lat,
        feature_class=row[6],
        feature_code=row[7],
        kind=kind_of(row[6], row[7]),
        iso2=row[8] or None,
        adm1=row[10] or None,
        adm2=row[11] or None,
        population=population,
        uncertainty_m=uncertainty,
        modified=row[18],
    )


def place_id(raw: str, layer: str) -> str:
    """The public id of a dump's id: GeoNames numbers get "geonames:", prefixed ids stay, others name the layer."""
    if ":" in raw:
        return raw
    if raw.isdigit() and int(raw) < _GEONAMES_MAX_ID:
        return f"geonames:{raw}"
    return f"{layer}:{raw}"


def read_geojson(path: Path) -> Iterator[Entry]:
    """Entries of a GeoJSON file with the supplement's properties.

    Raises:
        GazetteerError: the file is not GeoJSON or a feature lacks id, name or kind.
    """
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GazetteerError(f"{path.name} is not a GeoJSON feature collection: {error!r}") from error
    for number, feature in enumerate(features, 1):
        yield _feature(feature, f"{path.name} feature {number}")


def _feature(feature: dict[str, Any], where: str) -> Entry:
    properties = feature.get("properties") or {}
    missing = [key for key in ("id", "name", "kind") if not properties.get(key)]
    if missing:
        raise GazetteerError(f"{where} lacks {', '.join(missing)}")
    if properties["kind"] not in get_args(PlaceKind):
        raise GazetteerError(f"{where}: kind {properties['kind']!r} is unknown")
    geometry = feature.get("geometry")
    if geometry and geometry.get("type") != "Point":
        raise GazetteerError(f"{where}: only points are read, not {geometry.get('type')}")
    lon, lat = geometry["coordinates"][:2] if geometry else (None, None)
    raw_id = str(properties["id"])
    return Entry(
        id=raw_id if ":" in raw_id else f"supplement:{raw_id}",
        name=properties["name"],
        names=texts(properties.get("names")),
        lon=lon,
        lat=lat,
        feature_class=properties.get("feature_class") or "",
        feature_code=properties.get("feature_code") or "",
        kind=properties["kind"],
        iso2=properties.get("iso2") or None,
        adm1=properties.get("adm1") or None,
        uncertainty_m=properties.get("uncertainty_m"),
        modified=str(properties.get("read_on") or ""),
        within=properties.get("within") or None,
        units=tuple(properties.get("units") or ()),
        blocks=tuple(place_id(raw, "world") for raw in texts(properties.get("blocks"))),
    )


def read_points(path: Path) -> dict[str, tuple[float, float]]:
    """points.csv: geonameid, lon, lat and columns for readers. Ids as the index has them → longitude, latitude.

    Raises:
        GazetteerError: a row is wrong.
    """
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            rows = csv.DictReader(stream)
            return {place_id(row["geonameid"], "world"): (float(row["lon"]), float(row["lat"])) for row in rows}
    except (OSError, UnicodeDecodeError, KeyError, ValueError, TypeError) as error:
        raise GazetteerError(f"{path.name} is not a table of geonameid, lon, lat: {error!r}") from error


def moved(entries: Iterable[Entry], points: Mapping[str, tuple[float, float]]) -> Iterator[Entry]:
    """Entries put on their listed points, the others as they are.

    An uncertainty reaches the furthest vertex, which the move takes away by no more than its own length.
    """
    from geonews.geodesy import distance_m  # noqa: PLC0415  # pyproj is only needed to build an index

    for entry in entries:
        point = points.get(entry.id)
        if point is None or entry.lon is None or entry.lat is None:
            yield entry
            continue
        radius = entry.uncertainty_m
        if radius is not None:
            radius += math.ceil(distance_m(entry.lon, entry.lat, *point))
        yield replace(entry, lon=point[0], lat=point[1], uncertainty_m=radius)


def without_codes(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Entries without the alternate names that are none, of which GeoNames' dumps are full.

    Codes of airports and ports ("OSAP", "SYALP"), addresses, and transliterations by machine in small ASCII letters
    ("dmshq" for دمشق, which stays itself). The built-in world was made without them.
    """
    for entry in entries:
        names = tuple(name for name in entry.names if _is_name(name, entry.iso2))
        yield entry if names == entry.names else replace(entry, names=names)


def _is_name(name: str, iso2: str | None) -> bool:
    if "/" in name or "[" in name or not any(char.isalpha() for char in name):
        return False
    if _CODE.fullmatch(name) or (_PORT_CODE.fullmatch(name) and name[:2] == iso2):
        return False
    return not (name.isascii() and name == name.lower())


def texts(value: str | float | Iterable[Any] | None) -> tuple[str, ...]:
    """A list of texts from what a file has for one: a list, a number, or texts separated by ";" or "|"."""
    if not value:
        return ()
    if isinstance(value, int | float):
        return (str(int(value)),)
    parts = value.replace("|", ";").split(";") if isinstance(value, str) else map(str, value)
    return tuple(part.strip() for part in parts if part.strip())
