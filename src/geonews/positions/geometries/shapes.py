"""From a spatial phrase to its geometry, by the operators of the position schema (section 5)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

import shapely

from geonews.coordinates import is_grid_reference
from geonews.model import Location
from geonews.positions.geometries import geometry, lines
from geonews.positions.geometries.drawing import Shape, country_only
from geonews.positions.places.phrases import Phrase
from geonews.vocabulary import GeomBasis

if TYPE_CHECKING:
    from geonews.borders import Borders

REMEMBERED = 256
_LINE_OPS = ("from_to", "toward", "between", "along", "side_of_line")


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
        if phrase.op == "same_as" and phrase.meant is not None:
            phrase = replace(phrase, op=phrase.meant)  # with the geometry of what it goes back to
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
        if phrase.op in ("part_of", "side_of_line") and place is not None:
            return phrase.text
        if phrase.op in ("between", "along") and phrase.origin is not None and place is not None:
            return f"{phrase.origin.place.name}-{place.name}" if phrase.origin.place is not None else place.name
        if place is None and phrase.op in ("part_of", "along"):
            return phrase.text
        return place.name if place is not None else None

    def _compute(self, phrase: Phrase) -> Shape:
        borders, location = self._borders, phrase.location
        if phrase.op in ("along_border", "border_of") and phrase.iso2:
            return lines.along_border(phrase.iso2, phrase.neighbour, borders)
        if phrase.op == "cross_border" and phrase.iso2:
            return lines.cross_border(phrase.iso2, phrase.neighbour, borders)
        if phrase.op == "part_of" and location is None and phrase.iso2:
            return geometry.part_of_country(phrase.iso2, phrase.bearings, borders)
        if location is None or location.resolution.status not in ("resolved", "corrected"):
            return country_only(phrase.iso2)
        make = self._lines if phrase.op in _LINE_OPS else self._beside
        return make(phrase, location)

    def _lines(self, phrase: Phrase, location: Location) -> Shape:
        """From X to Y, between X and Y, along X, on one side of X."""
        borders, origin = self._borders, phrase.origin
        if origin is not None and origin.resolution.status not in ("resolved", "corrected"):
            origin = None
        if phrase.op == "from_to" and origin is not None:
            return lines.from_to(origin, location, borders)
        if phrase.op == "toward":
            return lines.from_toward(origin, location, borders) if origin else geometry.toward(location, borders)
        if phrase.op in ("between", "along") and origin is not None:
            return lines.between(origin, location, borders)
        if phrase.op == "side_of_line":
            return self._side(phrase, location)
        if phrase.op == "along":
            return lines.along(location, phrase.iso2, borders, phrase.within)
        return geometry.at(location, borders)

    def _side(self, phrase: Phrase, location: Location) -> Shape:
        """South of X, X's western bank."""
        bearing = next(iter(phrase.bearings), None)
        if phrase.manner is not None:
            side = bearing if bearing is not None else phrase.manner
            return lines.bank(location, side, phrase.iso2, self._borders)
        if bearing is None:
            return lines.along(location, phrase.iso2, self._borders, phrase.within)
        return lines.side_of_line(location, bearing, phrase.iso2, self._borders, phrase.within)

    def _beside(self, phrase: Phrase, location: Location) -> Shape:
        """In, near, north of … a named place."""
        borders, bearings = self._borders, phrase.bearings
        if (shape := self._as_meant(phrase, location)) is not None:
            return shape
        if phrase.op == "offset" and phrase.distance_km is not None:
            sea = phrase.manner == "off_coast"
            return geometry.offset(location, next(iter(bearings), None), phrase.distance_km, borders, sea=sea)
        if phrase.op == "direction_of" and bearings:
            return geometry.direction_of(location, bearings, borders)
        if phrase.op == "part_of":
            return geometry.part_of(location, bearings, borders)
        if phrase.op == "near":
            return geometry.near(location, borders, phrase.distance_km)
        if phrase.op == "coordinates" and is_grid_reference(location.mention.text):
            return geometry.grid_square(location, borders)
        return geometry.at(location, borders)

    def _as_meant(self, phrase: Phrase, location: Location) -> Shape | None:
        """The shape of a manner that says more than the operator; None for all others."""
        borders, bearings, manner = self._borders, phrase.bearings, phrase.manner
        if manner in ("coast", "off_coast") and phrase.op != "offset":
            return geometry.coast(location, bearings, borders, off=manner == "off_coast")
        if manner == "part":
            return geometry.at(location, borders)
        if manner == "airspace":
            return geometry.airspace(location, borders)
        if manner == "countryside":
            return geometry.countryside(location, bearings, borders)
        if manner == "outskirts":
            return geometry.outskirts(location, borders, bearings[0] if bearings else None)
        if manner == "front":
            return geometry.front_of(location, borders)
        return None
