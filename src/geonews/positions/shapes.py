"""From a spatial phrase to its geometry, by the operators of the position schema (section 5)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

import shapely

from geonews.model import Location
from geonews.positions import geometry
from geonews.positions.geometry import Shape
from geonews.positions.phrases import Phrase
from geonews.vocabulary import GeomBasis

if TYPE_CHECKING:
    from geonews.borders import Borders

REMEMBERED = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Shaped:
    """Where a phrase lies. lon, lat, wkt are None for country-only and none; metres elsewhere."""

    basis: GeomBasis = "none"
    place_name: str | None = None
    iso2: str | None = None
    lon: float | None = None
    lat: float | None = None
    wkt: str | None = None
    geo_precision: int = 9
    uncertainty_m: int | None = None
    invented_m: int | None = None


class Shaper(Protocol):
    """Turns phrases into shapes."""

    def shape(self, phrase: Phrase) -> Shaped:
        """The shape of one phrase; a phrase without a place gives an empty one."""
        ...


class BorderShaper:
    """Shapes on a border set; the same phrase twice is computed once."""

    def __init__(self, borders: Borders) -> None:
        """Take the border set; nothing is read before the first phrase."""
        self._borders = borders
        self._shape = lru_cache(maxsize=REMEMBERED)(self._compute)

    def shape(self, phrase: Phrase) -> Shaped:
        """The shape of one phrase."""
        made = self._shape(phrase)
        return Shaped(
            basis=made.basis,
            place_name=self._name(phrase),
            iso2=made.iso2 or phrase.iso2,
            lon=None if made.lon is None else round(made.lon, 5),
            lat=None if made.lat is None else round(made.lat, 5),
            wkt=None if made.geometry is None else shapely.to_wkt(made.geometry, rounding_precision=5),
            geo_precision=made.geo_precision,
            uncertainty_m=made.uncertainty_m,
            invented_m=made.invented_m,
        )

    def _name(self, phrase: Phrase) -> str | None:
        """The place as a reader would name it: "Iraq-Syria border", "northern Mali"."""
        if phrase.op in ("along_border", "cross_border", "border_of") and phrase.iso2:
            sides = [self._borders.country_name(side) for side in (phrase.iso2, phrase.neighbour) if side]
            return f"{'-'.join(sides)} border"
        place = phrase.location.place if phrase.location is not None else None
        if phrase.op == "part_of" and place is not None:
            return phrase.text
        return place.name if place is not None else None

    def _compute(self, phrase: Phrase) -> Shape:
        borders, location = self._borders, phrase.location
        if phrase.op in ("along_border", "border_of") and phrase.iso2:
            return geometry.along_border(phrase.iso2, phrase.neighbour, borders)
        if phrase.op == "cross_border" and phrase.iso2:
            return geometry.cross_border(phrase.iso2, phrase.neighbour, borders)
        if location is None or location.resolution.status not in ("resolved", "corrected"):
            return geometry.country_only(phrase.iso2)
        return self._beside(phrase, location)

    def _beside(self, phrase: Phrase, location: Location) -> Shape:
        """In, near, towards, north of … a named place."""
        borders, bearing = self._borders, phrase.bearing
        if phrase.op == "from_to" and phrase.origin is not None:
            return geometry.from_to(phrase.origin, location, borders)
        if phrase.op == "offset" and bearing is not None and phrase.distance_km is not None:
            return geometry.offset(location, bearing, phrase.distance_km)
        if phrase.op == "direction_of" and bearing is not None:
            return geometry.direction_of(location, bearing)
        if phrase.op == "part_of" and bearing is not None:
            return geometry.part_of(location, bearing, borders)
        if phrase.op == "along":
            return geometry.along_river(location, phrase.iso2, borders)
        if phrase.op == "near":
            return geometry.near(location, borders)
        if phrase.op == "toward":
            return geometry.toward(location, borders)
        return geometry.at(location, borders)
