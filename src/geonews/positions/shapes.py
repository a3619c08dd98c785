"""From a spatial phrase to its geometry, by the operators of the position schema (section 5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from geonews.model import GeomBasis
from geonews.positions.parties import Party
from geonews.positions.phrases import Phrase


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

    def shape(self, phrase: Phrase, party: Party | None) -> Shaped:
        """The shape of one phrase; a phrase without a place gives an empty one."""
        ...
