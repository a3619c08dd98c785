"""The rules of RFC 7946 that its schema states, and the ring order that it cannot state, written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import shapely

PARTS = {"MultiPoint": "Point", "MultiLineString": "LineString", "MultiPolygon": "Polygon"}


def broken(text: Any) -> list[str]:
    """What a FeatureCollection breaks; nothing for a valid one."""
    return list(_collection(text))


def _collection(found: Any) -> Iterator[str]:
    if found.get("type") != "FeatureCollection" or not isinstance(found.get("features"), list):
        yield "no FeatureCollection"
        return
    if "crs" in found or "geometry" in found or "properties" in found:
        yield "a collection with members of other objects"
    yield from _box(found)
    for feature in found["features"]:
        yield from _feature(feature)


def _feature(feature: Any) -> Iterator[str]:
    if feature.get("type") != "Feature" or not {"geometry", "properties"} <= set(feature):
        yield "no Feature"
        return
    if not isinstance(feature["properties"], dict | None) or not isinstance(feature.get("id", ""), str | int | float):
        yield "properties or id of a wrong type"
    yield from _box(feature)
    if feature["geometry"] is not None:
        yield from _geometry(feature["geometry"])


def _geometry(geometry: Any) -> Iterator[str]:
    kind = geometry["type"]
    if kind == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from _geometry(part)
    elif kind in PARTS:
        for coordinates in geometry["coordinates"]:
            yield from _geometry({"type": PARTS[kind], "coordinates": coordinates})
    elif kind == "Point":
        yield from _position(geometry["coordinates"])
    elif kind == "LineString":
        yield from _line(geometry["coordinates"], 2)
    elif kind == "Polygon":
        for number, ring in enumerate(geometry["coordinates"]):
            yield from _ring(ring, outer=number == 0)
    else:
        yield f"unknown type {kind}"


def _ring(ring: Any, *, outer: bool) -> Iterator[str]:
    yield from _line(ring, 4)
    if ring[0] != ring[-1]:
        yield "an open ring"
    elif shapely.LinearRing(ring).is_ccw != outer:
        yield "a ring that turns the wrong way"


def _line(coordinates: Any, least: int) -> Iterator[str]:
    if len(coordinates) < least:
        yield f"{len(coordinates)} positions of {least}"
    for position in coordinates:
        yield from _position(position)
    if any(abs(one[0] - other[0]) > 180 for one, other in pairwise(coordinates)):
        yield "across the antimeridian"


def _position(position: Any) -> Iterator[str]:
    if len(position) not in (2, 3) or not all(isinstance(number, int | float) for number in position):
        yield f"no position: {position}"
    elif not (-180 <= position[0] <= 180 and -90 <= position[1] <= 90):
        yield f"off the globe: {position}"


def _box(member: Any) -> Iterator[str]:
    box = member.get("bbox")
    if box is not None and (len(box) != 4 or box[1] > box[3]):
        yield f"no box: {box}"
