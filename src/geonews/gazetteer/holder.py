"""Which place a person means that says "within Aleppo" of a point."""

from __future__ import annotations

from collections.abc import Sequence

from geonews.errors import InputError
from geonews.gazetteer.lookup import Gazetteer
from geonews.gazetteer.search import find, spelled_like
from geonews.geodesy import distance_m
from geonews.model import Place
from geonews.vocabulary import PlaceKind

_REACH_M: dict[PlaceKind, float] = {"adm1": 400_000, "adm2": 150_000, "region": 500_000, "river": 500_000}
_WIDE = frozenset(["country", *_REACH_M])
_TOWN_REACH_M = 60_000
_SAME_SPOT_M = 25_000  # Entries of two layers for one town.
_SHOWN = 4


def find_holder(name: str, lat: float, lon: float, iso2: str | None, gazetteer: Gazetteer) -> Place:
    """The place of that name (or id) that lies around the point.

    A town goes before the district and province that share its name.

    Args:
        name: in any script, or an id as `geonews gazetteer search` prints it.
        lat: of the point that it holds, WGS84 degrees.
        lon: likewise.
        iso2: country of the point, None when unknown.
        gazetteer: where to look.

    Raises:
        InputError: there is none, none is near, or several are.
    """
    if ":" in name and (known := gazetteer.place(name)) is not None:
        return known
    found = [candidate.place for candidate in find(name, gazetteer)]
    if not found:
        like = list(dict.fromkeys(c.matched for c in spelled_like(name, gazetteer, limit=3)))[:_SHOWN]
        hint = f"; did you mean {' or '.join(like)}?" if like else ""
        raise InputError(f'no place is called "{name}"{hint}')
    near = [place for place in found if _holds(place, lat, lon, iso2)]
    towns = [place for place in near if place.kind not in _WIDE]
    if not towns and any(_holds(place, lon, lat, None) for place in found if place.kind not in _WIDE):
        otherwise = f"; if not, give an id: {_listed(near, lat, lon)}" if near else ""
        raise InputError(
            f'no town "{name}" lies near {lat:g}, {lon:g}, one lies near {lon:g}, {lat:g}: latitude comes before '
            f"longitude, are they swapped?{otherwise}"
        )
    if not near:
        raise InputError(f'no "{name}" lies near {lat:g}, {lon:g}: {_listed(found, lat, lon)}')
    pool = sorted(towns or near, key=lambda place: (-(place.population or 0), place.id))
    first = pool[0]
    if any(distance_m(first.lon, first.lat, other.lon, other.lat) > _SAME_SPOT_M for other in pool):
        raise InputError(f'"{name}" may be several places here, give an id: {_listed(pool, lat, lon)}')
    return first


def _holds(place: Place, lat: float, lon: float, iso2: str | None) -> bool:
    if place.kind == "country":
        return iso2 in (None, place.iso2)
    return distance_m(place.lon, place.lat, lon, lat) <= _REACH_M.get(place.kind, _TOWN_REACH_M)


def _listed(places: Sequence[Place], lat: float, lon: float) -> str:
    told = [
        f"{place.id} ({place.name}, {place.kind}, {place.iso2 or 'no country'}, "
        f"{distance_m(place.lon, place.lat, lon, lat) / 1000:,.0f} km away)"
        for place in places[:_SHOWN]
    ]
    more = f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
    return "; ".join(told) + more
