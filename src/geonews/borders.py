"""Countries, first-level units and shared borders: where a place lies, and the shapes that reports refer to.

Borders are Natural Earth's (public domain). Natural Earth is de facto; `iso2` of its polygons follows ISO and the UN,
and what is claimed by several states is listed in disputed.csv.
"""

from __future__ import annotations

import csv
import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geonews.geodata import read_features
from geonews.geodesy import distance_m, furthest_m, half
from geonews.model import Location, Place, Resolution
from geonews.vocabulary import PlaceKind

_REMEMBERED = 50_000
COAST_M = 10_000
"""Points this far off a simplified coast still belong to the nearest country."""
TOUCHING_DEG = 0.01
"""Neighbours share their edges to within this."""
SLIVER = 0.001
FIXED_UNCERTAINTY_M: Mapping[PlaceKind, int] = {"neighbourhood": 1_500, "camp": 2_000, "facility": 2_000}
PRECISION: Mapping[PlaceKind, int] = {
    "city": 1,
    "neighbourhood": 1,
    "camp": 1,
    "facility": 1,
    "coordinates": 1,
    "adm2": 3,
    "adm1": 4,
    "region": 5,
    "river": 5,
    "road": 5,
    "border": 5,
    "country": 6,
}
UNKNOWN_SETTLEMENT_M = 5_000
PEOPLE_PER_KM2 = 1_500
"""Of built-up land; a usual value for towns, chosen once and not tuned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A polygon with its codes. `iso2` is the ISO/UN view, `de_facto` Natural Earth's."""

    id: str
    iso2: str | None
    de_facto: str | None
    code: str | None
    """ISO 3166-2 of a first-level unit; None for a country."""
    gn_code: str | None
    """GeoNames code of a first-level unit ("SY.09"); None when not joined."""
    name: str
    geometry: BaseGeometry
    kind: str | None = None
    """What a first-level unit is called in its country ("Governorate"); None when unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BorderLine:
    """A land boundary with the ISO codes of both sides."""

    sides: frozenset[str]
    geometry: BaseGeometry


class Borders:
    """Border set of one data folder; files are read when first needed.

    Raises:
        GazetteerMissing: on first use, when a file of the border set is not in the folder.
    """

    def __init__(self, data_dir: Path, worldview: str = "iso") -> None:
        """Take the folder of the vendored data and the worldview: "iso" (ISO and UN) or "de_facto"."""
        self._data_dir = data_dir
        self.worldview = worldview
        self._remembered: dict[tuple[int, float, float], Unit | None] = {}
        self._remembered_claims: dict[tuple[float, float], tuple[str, ...]] = {}

    # -- reading -------------------------------------------------------------------------------------------------------

    def _features(self, name: str) -> tuple[list[Mapping[str, Any]], NDArray[np.object_]]:
        return read_features(self._data_dir / f"{name}.geojson.xz")

    @cached_property
    def countries(self) -> Sequence[Unit]:
        """Country polygons, dependencies and disputed parts as units of their own."""
        return [_unit(p, shape) for p, shape in zip(*self._features("countries"), strict=True)]

    @cached_property
    def units(self) -> Sequence[Unit]:
        """First-level units."""
        return [_unit(p, shape) for p, shape in zip(*self._features("admin1"), strict=True)]

    @cached_property
    def lines(self) -> Sequence[BorderLine]:
        """Land boundaries between two countries."""
        return [
            BorderLine(sides=frozenset((p["left_iso2"], p["right_iso2"])), geometry=shape)
            for p, shape in zip(*self._features("border_lines"), strict=True)
            if p.get("left_iso2") and p.get("right_iso2")
        ]

    @cached_property
    def _supplement(self) -> Mapping[str, Mapping[str, Any]]:
        path = self._data_dir / "supplement.geojson"
        if not path.exists():
            return {}
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        return {f["properties"]["id"]: f["properties"] for f in features}

    @cached_property
    def _claims(self) -> Mapping[str, tuple[str, ...]]:
        """How an area is matched ("adm1:UA-43", "country:ne:SAH") → its claimants."""
        with (self._data_dir / "disputed.csv").open(encoding="utf-8", newline="") as file:
            return {row["match"]: tuple(sorted(row["claimants"].split(","))) for row in csv.DictReader(file)}

    @cached_property
    def _country_tree(self) -> shapely.STRtree:
        return shapely.STRtree([u.geometry for u in self.countries])

    @cached_property
    def _unit_tree(self) -> shapely.STRtree:
        return shapely.STRtree([u.geometry for u in self.units])

    # -- questions -----------------------------------------------------------------------------------------------------

    def country_at(self, lon: float, lat: float) -> str | None:
        """ISO code of the polygon at a point, or of one within 10 km of it; None at sea."""
        unit = self._at(self._country_tree, self.countries, lon, lat)
        return None if unit is None else self._side(unit)

    def admin1_at(self, lon: float, lat: float) -> Unit | None:
        """First-level unit at a point or within 10 km of it; None at sea."""
        return self._at(self._unit_tree, self.units, lon, lat)

    def _side(self, unit: Unit) -> str | None:
        return unit.de_facto if self.worldview == "de_facto" else unit.iso2

    def _at(self, tree: shapely.STRtree, units: Sequence[Unit], lon: float, lat: float) -> Unit | None:
        """The unit, remembered: articles name the same places again and again."""
        key = id(tree), lon, lat
        if key not in self._remembered:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            self._remembered[key] = self._found(tree, units, lon, lat)
        return self._remembered[key]

    def _found(self, tree: shapely.STRtree, units: Sequence[Unit], lon: float, lat: float) -> Unit | None:
        point = shapely.Point(lon, lat)
        inside: list[Unit] = [units[i] for i in sorted(tree.query(point, predicate="intersects"))]
        if inside:
            return min(inside, key=lambda u: u.geometry.area)
        found = tree.nearest(point)
        if found is None:
            return None
        nearest: Unit = units[int(found)]
        edge = shapely.shortest_line(nearest.geometry, point)
        (x0, y0), (x1, y1) = edge.coords[0], edge.coords[-1]
        return nearest if distance_m(x0, y0, x1, y1) <= COAST_M else None

    def country_polygon(self, iso2: str) -> BaseGeometry | None:
        """All land of a country in this worldview; None when it has no polygon."""
        parts = [u.geometry for u in self.countries if self._side(u) == iso2]
        return shapely.union_all(parts) if parts else None

    def country_name(self, iso2: str) -> str:
        """English name; the code itself when unknown."""
        own = [u for u in self.countries if self._side(u) == iso2]
        return max(own, key=lambda u: u.geometry.area).name if own else iso2

    def admin1_polygon(self, code: str) -> BaseGeometry | None:
        """Polygon of a first-level unit by ISO 3166-2 ("SY-HL") or GeoNames code ("SY.09"); None when unknown."""
        parts = [u.geometry for u in self.units if code in (u.code, u.gn_code)]
        return shapely.union_all(parts) if parts else None

    def shared_border(self, first: str, second: str) -> BaseGeometry | None:
        """Land boundary of two countries as one (multi)line; None when they have none."""
        return _joined(line.geometry for line in self.lines if line.sides == {first, second})

    def border_of(self, iso2: str) -> BaseGeometry | None:
        """All land boundaries of a country; None for an island."""
        return _joined(line.geometry for line in self.lines if iso2 in line.sides)

    def sides_of(self, place: Place) -> tuple[str, str] | None:
        """The two countries of a named border ("Blue Line"); None when the supplement does not say."""
        layer, _, slug = place.id.partition(":")
        listed = self._supplement.get(slug, {}) if layer == "supplement" else {}
        sides = str(listed.get("claimants") or "").split(",") if listed.get("kind") == "border" else []
        return (sides[0], sides[1]) if len(sides) == 2 else None

    def land_in(self, shape: BaseGeometry) -> BaseGeometry:
        """The part of a shape that is land of any country; empty at sea."""
        touched = sorted(self._country_tree.query(shape, predicate="intersects"))
        return shapely.union_all([shapely.intersection(self.countries[int(i)].geometry, shape) for i in touched])

    def coast_of(self, land: BaseGeometry) -> BaseGeometry | None:
        """The edge of some land that faces no other country; None without a coast."""
        near = shapely.box(*shapely.buffer(shapely.box(*land.bounds), TOUCHING_DEG).bounds)
        others = [
            shapely.buffer(shapely.intersection(self.countries[int(i)].geometry, near), TOUCHING_DEG)
            for i in sorted(self._country_tree.query(near, predicate="intersects"))
            if shapely.intersection(self.countries[int(i)].geometry, land).area < SLIVER * land.area
        ]
        inside = shapely.buffer(land, -TOUCHING_DEG)
        edge = shapely.difference(shapely.boundary(land), shapely.union_all(others)) if others else land.boundary
        parts = [p for p in shapely.get_parts(edge) if not shapely.intersects(p, inside)]
        return shapely.line_merge(shapely.union_all(parts)) if parts else None

    def region_named(self, name: str, iso2: str | None) -> BaseGeometry | None:
        """A conventional region ("northern Mali", "north-eastern Syria") by the units that the supplement lists."""
        units = self._regions.get((_plain(name), iso2))
        return self.region_polygon(units) if units else None

    @cached_property
    def _regions(self) -> Mapping[tuple[str, str | None], Sequence[str | Mapping[str, str]]]:
        return {
            (_plain(name), p["iso2"]): p["units"]
            for p in self._supplement.values()
            if p.get("units")
            for name in (p["name"], *(p.get("names") or ()))
        }

    @cached_property
    def _rivers(self) -> Mapping[str, BaseGeometry]:
        return {p["id"]: shape for p, shape in zip(*self._features("rivers"), strict=True)}

    def river(self, place: Place, iso2: str | None) -> BaseGeometry | None:
        """Course of a river, cut to a country where it runs there; None when there is no course for it."""
        course = self._rivers.get(place.id)
        land = self.country_polygon(iso2) if iso2 and course is not None else None
        if course is None or land is None:
            return course
        inside = shapely.intersection(course, land)
        return course if inside.is_empty else inside

    def neighbours(self, iso2: str) -> frozenset[str]:
        """Countries that share a land boundary."""
        return frozenset(side for line in self.lines if iso2 in line.sides for side in line.sides) - {iso2}

    def place_polygon(self, place: Place) -> BaseGeometry | None:
        """Shape of a country, first-level unit or conventional region; None for points and unknown shapes."""
        if place.kind == "country" and place.iso2 is not None:
            return self.country_polygon(place.iso2)
        if place.kind == "adm1" and place.iso2 is not None and place.adm1 is not None:
            found = self.admin1_polygon(f"{place.iso2}.{place.adm1}")
            if found is None and (unit := self.admin1_at(place.lon, place.lat)) is not None:
                found = unit.geometry
            return found
        layer, _, slug = place.id.partition(":")
        units = self._supplement.get(slug, {}).get("units") if layer == "supplement" else None
        return self.region_polygon(units) if units else None

    def region_polygon(self, units: Sequence[str | Mapping[str, str]]) -> BaseGeometry | None:
        """Union of units as the supplement lists them: codes, countries, or halves of units."""
        parts = [part for part in map(self._region_part, units) if part is not None]
        return shapely.union_all(parts) if parts else None

    def _region_part(self, unit: str | Mapping[str, str]) -> BaseGeometry | None:
        if isinstance(unit, str):
            return self.country_polygon(unit) if len(unit) == 2 else self.admin1_polygon(unit)  # ISO code
        whole = self.admin1_polygon(unit["adm1"])
        return None if whole is None else half(whole, BEARINGS[unit["half"]])

    # -- locating ------------------------------------------------------------------------------------------------------

    def locate(self, resolution: Resolution) -> Location:
        """A resolution with country, first-level unit, claimants, precision and uncertainty."""
        place = resolution.place
        if place is None:
            return Location(resolution=resolution, iso2=None, border_iso2=None)
        if place.kind == "country":
            return Location(
                resolution=resolution,
                iso2=place.iso2,
                border_iso2=place.iso2,
                claimants=self._claims_of(place, None),
                geo_precision=PRECISION["country"],
            )
        border = self.country_at(place.lon, place.lat)
        unit = self.admin1_at(place.lon, place.lat)
        agrees = place.iso2 is None or border is None or border == place.iso2
        same = unit if unit is not None and agrees and place.kind != "region" else None
        return Location(
            resolution=resolution,
            iso2=place.iso2 or (border if place.kind not in ("region", "river") else None),
            border_iso2=border,
            border_conflict=not agrees,
            claimants=self._claims_of(place, unit),
            adm1=place.adm1 or (same.code if same is not None else None),
            adm1_name=same.name if same is not None else None,
            adm2=place.adm2,
            geo_precision=PRECISION[place.kind],
            uncertainty_m=self.uncertainty_m(place),
        )

    def _claims_of(self, place: Place, unit: Unit | None) -> tuple[str, ...]:
        slug = place.id.partition(":")[2]
        listed = self._supplement.get(slug, {}).get("claimants") if place.layer == "supplement" else None
        if listed:
            return tuple(sorted(listed if isinstance(listed, list) else str(listed).split(",")))
        if unit is not None and (claims := self._claims.get(f"adm1:{unit.code}")):
            return claims
        if place.kind == "country":
            return ()
        return self._claims_at(place.lon, place.lat)

    def _claims_at(self, lon: float, lat: float) -> tuple[str, ...]:
        if (lon, lat) not in self._remembered_claims:
            if len(self._remembered_claims) >= _REMEMBERED:
                self._remembered_claims.clear()
            inside = sorted(self._country_tree.query(shapely.Point(lon, lat), predicate="intersects"))
            claims = (self._claims.get(f"country:{self.countries[int(i)].id}") for i in inside)
            self._remembered_claims[lon, lat] = next((found for found in claims if found), ())
        return self._remembered_claims[lon, lat]

    def uncertainty_m(self, place: Place) -> int | None:
        """Radius in metres around a place's point; None for countries.

        Settlements: the entry's own radius, else that of a disc at 1,500 people per km² (a usual density of built-up
        land), held between 1,000 and 25,000; 5,000 when the population is unknown. Areas: to the furthest vertex.
        """
        if place.kind == "country":
            return None
        if place.uncertainty_m is not None:
            return place.uncertainty_m
        if place.kind in FIXED_UNCERTAINTY_M:
            return FIXED_UNCERTAINTY_M[place.kind]
        polygon = self.place_polygon(place) if place.kind in ("adm1", "region") else None
        if polygon is not None:
            return furthest_m(place.lon, place.lat, polygon)
        if place.kind in ("adm2", "region", "river", "road"):
            return 30_000
        if not place.population:
            return UNKNOWN_SETTLEMENT_M
        radius = 1_000 * math.sqrt(place.population / PEOPLE_PER_KM2 / math.pi)
        return int(min(max(radius, 1_000), 25_000))


BEARINGS: Mapping[str, float] = {
    "north": 0,
    "northeast": 45,
    "east": 90,
    "southeast": 135,
    "south": 180,
    "southwest": 225,
    "west": 270,
    "northwest": 315,
}


def _unit(properties: Mapping[str, Any], geometry: BaseGeometry) -> Unit:
    return Unit(
        id=properties["id"],
        iso2=properties.get("iso2"),
        de_facto=properties.get("iso2_de_facto"),
        code=properties.get("iso_3166_2"),
        gn_code=properties.get("gn_a1_code"),
        name=properties.get("name_en") or properties["name"],
        geometry=geometry,
        kind=properties.get("type"),
    )


def _plain(name: str) -> str:
    """A region's name without what spellings differ in: "north-eastern", "north eastern", "Northeastern"."""
    return re.sub(r"[\W_]+", "", name.casefold())


def _joined(lines: Iterable[BaseGeometry]) -> BaseGeometry | None:
    parts = list(lines)
    return shapely.line_merge(shapely.union_all(parts)) if parts else None
