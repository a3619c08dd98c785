"""The user's own places: one GeoJSON file, a feature a line, that a person may edit by hand or in QGIS."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geonews.config import Config
from geonews.errors import GazetteerError, InputError
from geonews.gazetteer.entries import Entry, texts
from geonews.text import fold
from geonews.vocabulary import PlaceKind

OWN = "own_places.geojson"
"""The file in the user folder."""
CODES: Mapping[PlaceKind, tuple[str, str]] = {
    "city": ("P", "PPL"),
    "neighbourhood": ("P", "PPLX"),
    "camp": ("S", "CMP"),
    "facility": ("S", ""),
    "region": ("L", "RGN"),
    "river": ("H", "STM"),
    "road": ("R", "RD"),
}
"""Kinds that a point may be, with GeoNames' class and code."""
MAX_RADIUS_M = 500_000


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlace:
    """A place as the user states it.

    Raises:
        InputError: the name has no letter, the point is not on the globe, or a field has an illegal value.
    """

    name: str
    lat: float
    """WGS84 degrees."""
    lon: float
    kind: PlaceKind | None = None
    """One of `CODES`; None for a town."""
    iso2: str | None = None
    """ISO 3166-1 alpha-2; None when unknown."""
    within: str | None = None
    """Name of the place that holds it; None when it needs no context to be meant."""
    within_id: str | None = None
    """Id of that place, None when not looked up."""
    aliases: tuple[str, ...] = ()
    radius_m: int | None = None
    """How far it may lie from the point; None to derive that from the kind."""
    note: str | None = None
    added_on: str = ""
    """ISO date, "" when not known."""
    given_id: str | None = None
    """Id that the file states, so that a name mended by hand keeps it; None to derive it."""

    def __post_init__(self) -> None:
        if not _slug(self.name):
            raise InputError(f'"{self.name}" is no name: it has no letter or digit')
        check_point(self.lat, self.lon)
        if self.kind is not None and self.kind not in CODES:
            raise InputError(f'kind "{self.kind}" is not one of {", ".join(CODES)}')
        if self.iso2 is not None and not (len(self.iso2) == 2 and self.iso2.isascii() and self.iso2.isupper()):
            raise InputError(f'country "{self.iso2}" is no two-letter code (ISO 3166-1), such as SY')
        if self.radius_m is not None and not 0 < self.radius_m <= MAX_RADIUS_M:
            raise InputError(f"a radius of {self.radius_m} m lies not between 1 and {MAX_RADIUS_M:,}")

    @property
    def id(self) -> str:
        """Stable: that of the file, else of the name and what holds it."""
        return self.given_id or "own:" + "-".join(filter(None, (_slug(self.name), _slug(self.within or ""))))


def check_point(lat: float, lon: float) -> None:
    """Raises InputError when latitude and longitude are not on the globe; it tells when they look swapped."""
    if not (math.isfinite(lat) and math.isfinite(lon)):
        raise InputError(f"latitude {lat}, longitude {lon} are no numbers")
    if abs(lat) > 90 >= abs(lon) and abs(lat) <= 180:
        raise InputError(
            f"latitude {lat:g} is impossible; latitude comes before longitude: did you mean {lon:g} {lat:g}?"
        )
    if abs(lat) > 90 or abs(lon) > 180:
        raise InputError(f"latitude {lat:g}, longitude {lon:g} is not on the globe")


def own_path(config: Config) -> Path:
    """The file, whether it is there or not."""
    return config.user_dir / OWN


def read_own(path: Path) -> list[OwnPlace]:
    """The places of the file, in its order; none when there is no file.

    Raises:
        GazetteerError: it is not such a file; the message names the feature.
    """
    if not path.is_file():
        return []
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GazetteerError(f"{path} is not a GeoJSON feature collection: {error!r}") from error
    found = []
    for number, feature in enumerate(features, 1):
        try:
            found.append(place_of(feature))
        except InputError as error:
            raise GazetteerError(f"{path} feature {number}: {error}") from error
    return found


def write_own(path: Path, places: Iterable[OwnPlace]) -> None:
    """Replace the file in one step; without places it is removed. Raises GazetteerError when it cannot be written."""
    lines = ",\n".join(json.dumps(_feature(place), ensure_ascii=False) for place in places)
    beside = path.with_name(path.name + ".new")
    try:
        if not lines:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n', encoding="utf-8")
        os.replace(beside, path)  # noqa: PTH105  # the name says that it is atomic
    except OSError as error:
        raise GazetteerError(f"cannot write {path}: {error}") from error


def own_entries(path: Path) -> Iterator[Entry]:
    """The places as entries of the layer "own". Raises GazetteerError like `read_own`."""
    for place in read_own(path):
        kind = place.kind or "city"
        group, code = CODES[kind]
        yield Entry(
            id=place.id,
            name=place.name,
            names=place.aliases,
            lon=place.lon,
            lat=place.lat,
            feature_class=group,
            feature_code=code,
            kind=kind,
            iso2=place.iso2,
            uncertainty_m=place.radius_m,
            modified=place.added_on,
            within=place.within,
            within_id=place.within_id,
        )


def place_of(feature: Any) -> OwnPlace:
    """A GeoJSON feature as a place. Raises InputError when it is no point with a name."""
    try:
        geometry, properties = feature["geometry"], feature["properties"]
        kind, coordinates, name = geometry["type"], geometry["coordinates"], str(properties["name"])
        lon, lat = (float(number) for number in coordinates[:2]) if kind == "Point" else (math.nan, math.nan)
        radius = properties.get("uncertainty_m")
        radius_m = None if radius is None else int(radius)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"this is no point with a name: {error!r}") from error
    given_id = str(properties.get("id") or "")
    if kind != "Point":
        raise InputError(f"only points are read, not {kind}")
    return OwnPlace(
        name=name,
        lat=lat,
        lon=lon,
        kind=properties.get("kind") or None,
        iso2=properties.get("iso2") or None,
        within=properties.get("within") or None,
        within_id=properties.get("within_id") or None,
        aliases=texts(properties.get("names")),
        radius_m=radius_m,
        note=properties.get("note") or None,
        added_on=str(properties.get("added_on") or ""),
        given_id=given_id if given_id.startswith("own:") else None,
    )


def _feature(place: OwnPlace) -> dict[str, Any]:
    properties = {
        "id": place.id,
        "name": place.name,
        "names": list(place.aliases),
        "kind": place.kind,
        "iso2": place.iso2,
        "within": place.within,
        "within_id": place.within_id,
        "uncertainty_m": place.radius_m,
        "note": place.note,
        "added_on": place.added_on,
    }
    point = {"type": "Point", "coordinates": [place.lon, place.lat]}
    return {"type": "Feature", "properties": properties, "geometry": point}


def _slug(name: str) -> str:
    return "-".join("".join(char if char.isalnum() else " " for char in fold(name)).split())
