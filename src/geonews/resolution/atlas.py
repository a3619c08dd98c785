"""Candidates for a mention: the gazetteer's, with the name's variants, and duplicates across layers merged."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

from geonews.coordinates import find_coordinates
from geonews.geodesy import distance_m
from geonews.model import Candidate, Mention, Place
from geonews.protocols import Lookup
from geonews.text import fold
from geonews.vocabulary import SPELLED

_SAME_M = 15_000
_SAME_DEGREES = 0.5
_LARGE, _FAR_LARGER = 10_000, 20
_KIND_WORD = re.compile(
    r"\s+(?:province|governorate|oblast|region|state|county|district|city|town|village|municipality|camps?|"
    r"refugee camps?|river|neighbou?rhood|area|republic)$",
    re.IGNORECASE,
)
_KIND_FIRST = re.compile(
    r"^(?:province|governorate|region|state|county|district|city|town|village|port|republic) of (?:the )?",
    re.IGNORECASE,
)


_AIRFIELD = re.compile(
    r"^(?P<town>.+?)(?:['’]s)? (?:(?:international|regional|municipal|military|civilian) )*"
    r"(?:airport|air ?base|air ?field)$",
    re.IGNORECASE,
)


class Atlas(Protocol):
    """What ranking asks of the gazetteer."""

    def candidates(self, mention: Mention) -> tuple[Candidate, ...]:
        """Places that the mention may stand for."""
        ...

    def within(self, place: Place) -> str | None:
        """Name of the place that holds a supplement entry or an own place."""
        ...

    def within_id(self, place: Place) -> str | None:
        """Id of the place that holds an own place."""
        ...

    def blocks(self, place: Place) -> Sequence[str]:
        """Ids that a supplement entry beats in its own context."""
        ...


class Places(Lookup, Protocol):
    """A look-up with countries and the supplement's further fields."""

    def country(self, iso2: str) -> Place | None:
        """The entry of a country."""
        ...

    def details(self, place_id: str) -> Mapping[str, Any]:
        """`within`, `units` and `blocks` of a supplement entry, `within` of an own place."""
        ...

    def pack_countries(self) -> frozenset[str]:
        """Codes of the countries that the user's packs are of."""
        ...

    def airfields(self, lon: float, lat: float) -> Sequence[Place]:
        """Airports and air bases near a point."""
        ...


class GazetteerAtlas:
    """An `Atlas` over a gazetteer."""

    def __init__(self, gazetteer: Places) -> None:
        self._gazetteer = gazetteer

    def candidates(self, mention: Mention, countries: Collection[str] = ()) -> tuple[Candidate, ...]:
        """Places for the name, for demonyms the country; without its kind word when nothing was found.

        Args:
            mention: the name, and what its words say that it is.
            countries: ISO codes of the countries in which places that are only spelled alike are wanted too.
        """
        if mention.kind_cue == "coordinates":
            return _written_point(mention)
        if mention.mention_type in ("demonym", "part_of_name") and mention.iso2_cue:
            country = self._gazetteer.country(mention.iso2_cue)
            if country is not None:
                return (Candidate(place=country, method="alternate", matched=mention.normalised),)
        found: Sequence[Candidate] = ()
        for variant in _variants(mention):
            found = self._gazetteer.candidates(variant, countries=countries)
            if any(candidate.method not in SPELLED for candidate in found):
                break
        else:
            found = found or self._gazetteer.candidates(mention.normalised, countries=countries)
        return _as_known(_merged(found or self._airfields(mention.normalised, countries)))

    def pack_countries(self) -> frozenset[str]:
        """Codes of the countries that the user's packs are of: who added them reads of these countries."""
        return self._gazetteer.pack_countries()

    def _airfields(self, name: str, countries: Collection[str]) -> list[Candidate]:
        """Airfields near each Goma for "Goma airport" where the gazetteer has it under another name."""
        match = _AIRFIELD.match(name)
        if match is None:
            return []
        found = self._gazetteer.candidates(match.group("town"), countries=countries)
        towns = [candidate for candidate in found if candidate.place.kind == "city"]
        return [
            Candidate(place=replace(field, population=town.place.population), method="alternate", matched=town.matched)
            for town in towns
            for field in self._gazetteer.airfields(town.place.lon, town.place.lat)
        ]

    def within(self, place: Place) -> str | None:
        """Name of the place that holds a supplement entry or an own place."""
        held = place.layer in ("supplement", "own")
        value = self._gazetteer.details(place.id).get("within") if held else None
        return str(value) if value else None

    def within_id(self, place: Place) -> str | None:
        """Id of the place that holds an own place."""
        value = self._gazetteer.details(place.id).get("within_id") if place.layer == "own" else None
        return str(value) if value else None

    def blocks(self, place: Place) -> Sequence[str]:
        """Ids that a supplement entry beats in its own context."""
        return tuple(self._gazetteer.details(place.id).get("blocks") or ()) if place.layer == "supplement" else ()


def _written_point(mention: Mention) -> tuple[Candidate, ...]:
    """The point that the text itself gives."""
    return tuple(
        Candidate(
            place=Place(
                id=f"text:{point.lat:.6f},{point.lon:.6f}",
                name=mention.normalised,
                lon=point.lon,
                lat=point.lat,
                feature_class="",
                feature_code="",
                kind="coordinates",
                iso2=None,
                uncertainty_m=point.uncertainty_m,
                layer="text",
            ),
            method="coordinates",
            matched=mention.text,
        )
        for point in list(find_coordinates(mention.normalised))[:1]
    )


def _variants(mention: Mention) -> list[str]:
    name = mention.normalised
    variants = [name]
    if mention.kind_cue == "adm2" and not name.lower().endswith("county"):
        variants.insert(0, f"{name} County")
    if (without := bare(name)) != name:
        variants.append(without)
    return variants


def bare(name: str) -> str:
    """The name without the word that says what it is: "Ariha district" is Ariha."""
    return _KIND_FIRST.sub("", _KIND_WORD.sub("", name)) or name


def _merged(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """One candidate for each place: two layers may hold it under two ids. The later layer's entry stays."""
    kept: list[Candidate] = []
    alike: dict[tuple[str | None, str], list[int]] = {}
    for candidate in found:
        place = candidate.place
        rivals = alike.setdefault((place.iso2, place.kind), [])
        twin = next((i for i in rivals if _same(kept[i].place, place)), None)
        if twin is None:
            rivals.append(len(kept))
            kept.append(candidate)
        else:
            kept[twin] = _joined(kept[twin], candidate)
    return tuple(kept)


def _as_known(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """A large town's other name counts as its own beside far smaller namesakes in its country: "Odessa" is Odesa."""
    namesakes: dict[str | None, int] = {}
    for candidate in found:
        place = candidate.place
        if candidate.method == "exact" and place.kind == "city":
            namesakes[place.iso2] = max(namesakes.get(place.iso2, 0), place.population or 0)
    return tuple(
        replace(candidate, method="exact")
        if candidate.method == "alternate"
        and candidate.place.kind == "city"
        and candidate.place.iso2 in namesakes
        and (candidate.place.population or 0) >= max(_LARGE, _FAR_LARGER * namesakes[candidate.place.iso2])
        else candidate
        for candidate in found
    )


def _same(a: Place, b: Place) -> bool:
    """Whether two entries of one kind and country are one place: they are close, and within a layer of one name.

    An own place stays itself.
    """
    if abs(a.lat - b.lat) > _SAME_DEGREES or abs(a.lon - b.lon) > _SAME_DEGREES or "own" in (a.layer, b.layer):
        return False
    metres = distance_m(a.lon, a.lat, b.lon, b.lat)
    if fold(a.name) == fold(b.name):
        return metres < (_SAME_M if a.layer != b.layer else _SAME_M / 2)
    return a.layer != b.layer and a.kind == "city" and metres < _SAME_M / 2


def _joined(kept: Candidate, other: Candidate) -> Candidate:
    """The kept place, as populous and well known as its twin; no less exact."""
    place, twin = kept.place, other.place
    merged = replace(
        place,
        population=max(place.population or 0, twin.population or 0) or None,
        n_names=max(place.n_names, twin.n_names),
        adm1=place.adm1 or twin.adm1,
        adm2=place.adm2 or twin.adm2,
        feature_code=place.feature_code if place.feature_code not in ("", "PPL") else twin.feature_code,
    )
    method = "exact" if "exact" in (kept.method, other.method) else kept.method
    return replace(kept, place=merged, method=method)
