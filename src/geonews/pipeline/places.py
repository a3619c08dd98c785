"""Adding own places: what holds each one, which country it lies in, and the file that keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geonews.borders import Borders
from geonews.config import Config
from geonews.errors import InputError
from geonews.gazetteer.holder import find_holder
from geonews.gazetteer.lookup import open_gazetteer
from geonews.gazetteer.own import OwnPlace, own_path, read_own, write_own
from geonews.model import Place
from geonews.pipeline.stages import Progress
from geonews.text import fold

_BUILT_UP = frozenset(["city", "neighbourhood"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """An own place as it was kept."""

    place: OwnPlace
    holder: Place | None
    """What `within` was taken for; None where it was not given."""
    replaced: bool
    """Whether one of the same name and holder was there before."""


class OwnPlaces:
    """The user's own places, open for adding. Nothing is written before `save`."""

    def __init__(self, config: Config, progress: Progress | None = None) -> None:
        self._path = own_path(config)
        self._places = {place.id: place for place in read_own(self._path)}
        self._gazetteer = open_gazetteer(config, progress)
        self._borders = Borders(config.data_dir, config.worldview)
        self._today = config.made_at[:10]

    def add(self, place: OwnPlace) -> Added:
        """Keep a place; one of the same name and holder is replaced.

        Its country, where not given, is that of what holds it, else that of the point. A place within a town is a
        neighbourhood unless something else was said.

        Raises:
            InputError: what shall hold it is unknown, far away, or may be several places.
        """
        here = place.iso2 or self._borders.country_at(place.lon, place.lat)
        holder = find_holder(place.within, place.lat, place.lon, here, self._gazetteer) if place.within else None
        in_town = holder is not None and holder.kind in _BUILT_UP
        settled = replace(
            place,
            within=holder.name if holder is not None and place.within == holder.id else place.within,
            within_id=None if holder is None else holder.id,
            iso2=place.iso2 or (holder.iso2 if holder is not None else None) or here,
            kind=place.kind or ("neighbourhood" if in_town else "city"),
            added_on=place.added_on or self._today,
        )
        replaced = settled.id in self._places
        self._places[settled.id] = settled
        return Added(place=settled, holder=holder, replaced=replaced)

    def save(self) -> None:
        """Write the file. Raises GazetteerError when that fails."""
        write_own(self._path, self._places.values())


def remove_places(names: Sequence[str], config: Config) -> list[OwnPlace]:
    """Remove own places by id or, where that is unique, by name; returns them.

    Raises:
        InputError: there is none, or several; then nothing is removed.
        GazetteerError: the file cannot be read or written.
    """
    places = read_own(own_path(config))
    gone: list[OwnPlace] = []
    for name in names:
        found = [place for place in places if place.id == name or fold(place.name) == fold(name)]
        if not found:
            raise InputError(f'no own place is called "{name}"; geonews place list shows them')
        if len(found) > 1:
            raise InputError(f'"{name}" may be {" or ".join(place.id for place in found)}: give an id')
        gone += found
    write_own(own_path(config), [place for place in places if place not in gone])
    return gone
