"""Several phrases for one event: which of them only say more widely, or along which line, what another one says."""

from __future__ import annotations

import re
from dataclasses import replace

from geonews.positions.parse.scene import Scene
from geonews.positions.places.pairs import is_close
from geonews.positions.places.phrases import Phrase


def finest(phrases: list[Phrase], scene: Scene) -> list[Phrase]:
    """A town and its province in one phrase ("in Konna, Mali") are one place: the town."""
    phrases = _narrowed(_with_country(phrases))
    kept: list[Phrase] = []
    for phrase in phrases:
        inner = [other for other in phrases if other is not phrase and not _joined_by_and(other, phrase, scene)]
        if any(_contains(phrase, other) for other in inner):
            continue
        key = (
            phrase.op,
            phrase.location.place.id if phrase.location and phrase.location.place else phrase.text,
            phrase.neighbour,
        )
        if key not in [
            (k.op, k.location.place.id if k.location and k.location.place else k.text, k.neighbour) for k in kept
        ]:
            kept.append(phrase)
    return kept


def _narrowed(phrases: list[Phrase]) -> list[Phrase]:
    """As in "along the M4 highway in X", "south of the river in X": the area narrows the line, a town replaces it."""
    lines = [p for p in phrases if is_line(p)]
    others = [p for p in phrases if not is_line(p) and p.op != "unnamed_in"]
    areas = [p for p in others if p.op in ("at", "part_of") and p.location is not None and rank_of(p) >= 2]
    if not lines or not others:
        return lines or phrases
    if len(areas) < len(others):
        return others  # a town, or what lies near it
    within = areas[0].location
    return [replace(p, within=within, iso2=areas[0].iso2 or p.iso2, location=p.location or within) for p in lines]


def is_line(phrase: Phrase) -> bool:
    """A river, road or side of one, whose extent another phrase may cut."""
    return phrase.op in ("along", "side_of_line") and phrase.origin is None


def _with_country(phrases: list[Phrase]) -> list[Phrase]:
    """As in "three towns in X": an unnamed place takes the country that another phrase names."""
    countries = [p.iso2 for p in phrases if p.iso2 is not None and p.op != "unnamed_in"]
    return [
        replace(p, iso2=countries[0]) if p.op == "unnamed_in" and p.iso2 is None and countries else p for p in phrases
    ]


_AND = re.compile(r"\b(?:and|or|as well as)\b", re.IGNORECASE)


def _joined_by_and(one: Phrase, other: Phrase, scene: Scene) -> bool:
    """As in "north of X and in Y": two places, even where one could hold the other."""
    if one.span is None or other.span is None or one.location is None or other.location is None:
        return False
    if one.span[1] > other.span[0]:
        return False
    return _AND.search(scene.article.text, one.span[1], other.span[0]) is not None


_BESIDE_OPS = ("offset", "direction_of", "near", "between")
BORDER_OPS = ("along_border", "cross_border", "border_of")


def _contains(outer: Phrase, inner: Phrase) -> bool:
    """Whether `outer` only says more widely what `inner` says."""
    if outer.op in BORDER_OPS:
        return inner.op not in BORDER_OPS and inner.location is not None and rank_of(inner) <= 1
    if inner.op in BORDER_OPS:
        return rank_of(outer) >= 4 and outer.iso2 in (inner.iso2, inner.neighbour)
    if outer.iso2 != inner.iso2:
        return False
    wide, narrow = rank_of(outer), rank_of(inner)
    if inner.op == "unnamed_in" and outer.op == "at" and wide == 4:
        return True  # "three towns in X": the towns, not the country
    if outer.op == "unnamed_in" and (inner.op in ("part_of", "between") or is_line(inner)):
        return True
    if outer.op == "unnamed_in" or wide <= narrow:
        return outer.op == "unnamed_in" and inner.location is not None and narrow < 4
    if wide == 3 and outer.location is not None and inner.location is not None:
        if inner.op in _BESIDE_OPS:  # "X province, 100 km north of Y": Y may lie in another
            return is_close(inner.location, outer.location)
        return outer.location.adm1 == inner.location.adm1 or outer.op == "part_of"
    return wide > narrow


def rank_of(phrase: Phrase) -> int:
    """How wide a phrase's place is: 0 a part of a town, 1 a town, 2 a district, 3 a province, 4 a country."""
    kind = phrase.location.place.kind if phrase.location is not None and phrase.location.place is not None else None
    return {
        "country": 4,
        "region": 3,
        "adm1": 3,
        "adm2": 2,
        "city": 1,
        "neighbourhood": 0,
        "camp": 0,
        "facility": 0,
    }.get(kind or "", 4)
