"""Distances between two places, and which place lies in which."""

from __future__ import annotations

import math

from geonews.model import Place

EARTH_KM = 6371.0088
_UNIT_KM = 250  # A place whose unit is not known may lie in a unit whose middle is this near.
_TOWN_KM = 40
SAME_SPOT_KM = 25


def km(a: Place, b: Place) -> float:
    """Great-circle distance in kilometres: an error of 0.5 % does not matter for a feature."""
    lat1, lat2 = math.radians(a.lat), math.radians(b.lat)
    h = math.sin((lat2 - lat1) / 2) ** 2
    h += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, h)))


def is_there(place: Place, other: Place) -> bool:
    """Whether two entries mean one spot: the same one, or of one country and close."""
    return place is other or (place.iso2 == other.iso2 and km(place, other) < SAME_SPOT_KM)


def contains(holder: Place, place: Place) -> bool:
    """Whether `holder` is a country, unit or settlement that `place` lies in."""
    if holder.kind == "country":
        return holder.iso2 == place.iso2
    if holder.kind == "adm1":
        return holder.iso2 == place.iso2 and (
            holder.adm1 == place.adm1
            or ((place.adm1 is None or place.layer == "supplement") and km(holder, place) < _UNIT_KM)
        )
    if holder.kind == "adm2":
        return holder.iso2 == place.iso2 and (holder.adm1, holder.adm2) == (place.adm1, place.adm2)
    return holder.iso2 == place.iso2 and km(holder, place) < _TOWN_KM
