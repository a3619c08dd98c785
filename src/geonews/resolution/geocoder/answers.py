"""What a service knows of a name, in one shape for all services."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geonews.protocols import Box

OSM_LICENCE = "© OpenStreetMap contributors, ODbL 1.0"
_LONGEST = 200
_TYPES = {"N": "node", "W": "way", "R": "relation"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One place of an answer. Services that serve OpenStreetMap's data speak of it by key and value of its tag."""

    osm: str
    """Type and number of the object, as in "node/101"."""
    key: str
    """As in place, boundary, waterway, shop."""
    value: str
    """As in village, river; of a boundary, what it bounds (state, county, city)."""
    names: tuple[str, ...]
    """The name to show first; then its others, in every language that the service gave."""
    lon: float
    lat: float
    iso2: str | None
    """Upper case; None at sea and where the service does not say."""
    box: Box | None
    """What the object covers."""
    licence: str

    def __post_init__(self) -> None:
        if not (-180 <= self.lon <= 180 and -90 <= self.lat <= 90):
            raise ValueError(f"lon {self.lon}, lat {self.lat} is not on the globe")


def from_nominatim(raw: Mapping[str, Any]) -> Answer:
    """An entry of Nominatim's JSON. Raises LookupError, TypeError or ValueError when it is none."""
    key = str(raw["class"])
    box = raw.get("boundingbox")
    names = [raw.get("name"), *(raw.get("namedetails") or {}).values()]
    return Answer(
        osm=f"{raw['osm_type']}/{int(raw['osm_id'])}",
        key=key,
        value=str((key == "boundary" and raw.get("addresstype")) or raw["type"]),
        names=_texts(names),
        lon=float(raw["lon"]),
        lat=float(raw["lat"]),
        iso2=_code((raw.get("address") or {}).get("country_code")),
        box=_box(box[2], box[0], box[3], box[1]) if box else None,
        licence=_text(raw.get("licence")) or OSM_LICENCE,
    )


def from_photon(raw: Mapping[str, Any]) -> Answer:
    """A feature of Photon's GeoJSON. Raises LookupError, TypeError or ValueError when it is none."""
    properties = raw["properties"]
    lon, lat = raw["geometry"]["coordinates"]
    extent = properties.get("extent")
    key = str(properties["osm_key"])
    return Answer(
        osm=f"{_TYPES[properties['osm_type']]}/{int(properties['osm_id'])}",
        key=key,
        value=str((key == "boundary" and properties.get("type")) or properties["osm_value"]),
        names=_texts([properties.get("name")]),
        lon=float(lon),
        lat=float(lat),
        iso2=_code(properties.get("countrycode")),
        box=_box(extent[0], extent[3], extent[2], extent[1]) if extent else None,
        licence=OSM_LICENCE,  # Photon serves nothing else, and does not say so
    )


def to_row(answer: Answer) -> dict[str, Any]:
    """The answer as JSON-ready values."""
    return {name: getattr(answer, name) for name in Answer.__slots__}


def from_row(row: Mapping[str, Any]) -> Answer:
    """The answer that `to_row` wrote. Raises TypeError or ValueError when it is none."""
    box = row.get("box")
    return Answer(**{**row, "names": tuple(row.get("names") or ()), "box": _box(*box) if box else None})


def _box(west: Any, south: Any, east: Any, north: Any) -> Box | None:
    """None where it crosses the antimeridian: then no box says it."""
    box = (float(west), float(south), float(east), float(north))
    return box if box[0] <= box[2] and box[1] <= box[3] else None


def _texts(values: Sequence[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for value in values if (text := _text(value))))


def _text(value: Any) -> str | None:
    return " ".join(value.split())[:_LONGEST] if isinstance(value, str) else None


def _code(value: Any) -> str | None:
    return str(value).upper()[:2] if value else None
