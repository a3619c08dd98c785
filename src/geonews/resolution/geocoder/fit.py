"""Which answers of a service fit what the article says: kind, country and name."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from importlib import resources
from typing import cast

from geonews.gazetteer.spelling import key_of
from geonews.geodesy import distance_m
from geonews.model import Place
from geonews.protocols import Question
from geonews.resolution.atlas import bare
from geonews.resolution.geocoder.answers import Answer
from geonews.resolution.units import KIND_GROUPS
from geonews.text import fold
from geonews.vocabulary import PlaceKind

Kinds = Mapping[str, Mapping[str, str]]
NEED_A_WORD = frozenset(["facility", "camp", "road"])
"""Kinds that a bare name does not mean: "Rabia" is a village, not the school of that name."""
_LIKE = 0.75
_MIN_SOUNDS = 3  # Shorter keys say nothing: Bir and Ber.
_LIKE_BY_SOUND = 0.6  # Romanisations of one name differ this much,
_LEAST_M = 500  # and an object without extent comes with a box that means nothing.


def load_kinds() -> Kinds:
    """OpenStreetMap key → value → kind of place."""
    text = resources.files("geonews.resolution.geocoder").joinpath("kinds.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def fitting(question: Question, name: str, answers: Sequence[Answer], kinds: Kinds, service: str) -> list[Place]:
    """The answers that fit, as places, in the service's order.

    Args:
        question: what was asked.
        name: the spelling that was sent.
        answers: of the service.
        kinds: as `load_kinds` gives them.
        service: name of the service, for ids and layer.
    """
    places = []
    for answer in answers:
        kind = kind_of(answer, kinds)
        if (
            kind is not None
            and _kind_fits(kind, question.kind_cue)
            and (not question.countries or answer.iso2 in question.countries)
            and any(is_like(name, other, answer.iso2) for other in answer.names)
        ):
            places.append(_place(answer, kind, service))
    return places


def kind_of(answer: Answer, kinds: Kinds) -> PlaceKind | None:
    """The kind of place; None for what no place name of the news means."""
    values = kinds.get(answer.key, {})
    return cast("PlaceKind | None", values.get(answer.value, values.get("*")) or None)


def _kind_fits(kind: PlaceKind, cue: PlaceKind | None) -> bool:
    return kind not in NEED_A_WORD if cue is None else kind in KIND_GROUPS.get(cue, frozenset([cue]))


def is_like(asked: str, found: str, iso2: str | None = None) -> bool:
    """Whether two spellings are of one name: services also answer with what only resembles it or contains it."""
    a, b = fold(bare(asked)), fold(bare(found))
    likeness = SequenceMatcher(None, a, b).ratio()
    if likeness >= _LIKE:
        return True
    sound = key_of(a, iso2)
    of_two_scripts = a.isascii() != b.isascii()
    return (
        sound is not None
        and len(sound) >= _MIN_SOUNDS
        and sound == key_of(b, iso2)
        and (of_two_scripts or likeness >= _LIKE_BY_SOUND)
    )


def _place(answer: Answer, kind: PlaceKind, service: str) -> Place:
    return Place(
        id=f"geocoder:{service}/{answer.osm}",
        name=answer.names[0],
        lon=answer.lon,
        lat=answer.lat,
        feature_class="",
        feature_code="",
        kind=kind,
        iso2=answer.iso2,
        uncertainty_m=_radius_m(answer),
        layer=f"geocoder:{service}",
        n_names=len(answer.names),
        licence=answer.licence,
    )


def _radius_m(answer: Answer) -> int | None:
    """To the furthest corner of the box; None where the box says nothing."""
    if answer.box is None:
        return None
    west, south, east, north = answer.box
    radius = max(distance_m(answer.lon, answer.lat, lon, lat) for lon in (west, east) for lat in (south, north))
    return round(radius) if radius >= _LEAST_M else None
