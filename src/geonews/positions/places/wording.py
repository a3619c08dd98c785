"""What the words around a name say about it: near it, 30 km south of it, its northern countryside, the way to it.

The parse is not needed here: prepositions, distances and directions stand next to the name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from geonews.model import Location
from geonews.positions.places.around import SETTLED, WIDE, Around, Wording, look_around, pattern, sides_of
from geonews.positions.places.pairs import container, gloss, pair
from geonews.positions.places.place_words import AWAY, KINDS, ROADS, SEAS, SIDES, TOWARDS, kilometres
from geonews.positions.places.waters import OFFSET, line, water_or_air

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geonews.positions.parse.scene import Scene


def read_wording(token: Token, location: Location, scene: Scene) -> Wording | None:
    """How the words around a resolved name place something; None when they say no more than "in" or "at"."""
    around = look_around(token, location, scene)
    if around is None:
        return None
    found = next((found for rule in _RULES if (found := rule(around)) is not None), None)
    if found is not None and found.op in ("near", "offset", "direction_of") and _in_sea(around):
        return replace(found, manner="off_coast")
    return found


_SEA_AFTER = pattern(rf"^\s*,?\s+in\s+(?:the\s+)?(?:{TOWARDS}\s+)?③")


def _in_sea(around: Around) -> bool:
    """As in "40 miles west of X in the Red Sea"."""
    next_place = around.right[0].place if around.right else None
    return _SEA_AFTER.match(around.after) is not None and next_place is not None and next_place.feature_code in SEAS


_WITHIN = pattern(
    rf"\b(?:within|less than|under|no more than|fewer than|up to|as close as)\s+{AWAY}\s+(?:radius\s+)?"
    r"(?:of|from|outside)\s*$"
)
_RADIUS = pattern(rf"{AWAY}[\s-]+radius\s+(?:of|around|from)\s*$")
_DISTANT = pattern(
    rf"{AWAY}\s+(?:away\s+|short\s+|out\s+|outside\s+|distant\s+)*(?:from|outside|of|short of|out of)\s*$"
)
_VAGUELY = pattern(
    r"\b(?:a few|several|some|a couple of|mere)\s+(?:kilomet(?:er|re)s|miles|km|met(?:er|re)s|hundred met(?:er|re)s)\s+"
    r"(?:away\s+)?(?:from|outside)\s*$"
)
_DIRECTION = pattern(
    rf"(?:(?P<the>\bto the\s+|\bthe\s+(?:far\s+)?)|\b){SIDES}"
    r"\s+(?:of|from)\s*$"
)
_PARTS = (
    r"(?:parts?|half|halves|areas?|regions?|sectors?|tip|end|corner|edges?|provinces?|districts?|flank|reaches|villages?|"
    r"towns?|neighbou?rhoods?|countrysides?|fringes|territor(?:y|ies)|states?|governorates?|cities|belt|zone)"
)
_PART_OF = pattern(rf"(?P<side>{TOWARDS}|central|middle)(?:\s*(?:,|and|or)\s+(?P<also>{TOWARDS}))?\s+{_PARTS}\s+of\s*$")
_ADJECTIVE = pattern(rf"(?P<side>{TOWARDS}|\bcentral|\bmid)(?:\s*(?:,|and|or|/)\s*(?P<also>{TOWARDS}))?[\s-]+$")
_PART_AFTER = pattern(rf"^(?P<poss>['’]s)?\s+(?:far\s+)?{SIDES}(?P<noun>\s+(?:border\s+)?{_PARTS})?(?=[\s.,;:)]|$)")


def _distance(around: Around) -> Wording | None:
    """As in "30 km south of X", "within 5 km of X", "20 miles from X", "a few kilometres from X"."""
    if (found := _WITHIN.search(around.core) or _RADIUS.search(around.core)) is not None:
        return around.wording("near", found.start(), distance_km=kilometres(found))
    if found := OFFSET.search(around.core):
        naval = found["unit"].lower().startswith("n")
        away = around.wording("offset", found.start(), bearings=sides_of(found), distance_km=kilometres(found))
        return replace(away, manner="off_coast") if naval else away
    if (found := _DISTANT.search(around.core)) and around.place.kind not in WIDE:
        return around.wording("offset", found.start(), distance_km=kilometres(found))
    if (found := _VAGUELY.search(around.core)) and around.place.kind not in WIDE:
        return around.wording("near", found.start())
    return None


def _direction(around: Around) -> Wording | None:
    """As in "south of X", "the north of X" (part of an area, inside a town)."""
    found = _DIRECTION.search(around.core)
    if found is None or re.search(r"(?:bank|side|coast)\s+of\s*$", around.core):
        return None
    inside = (found["the"] or "").lower().strip() not in ("", "to the")
    if around.place.kind == "country" or (inside and around.place.kind in (*WIDE, "adm2")):
        return around.wording("part_of", found.start(), bearings=sides_of(found))
    if inside and around.settled:
        return around.wording("at", found.start(), manner="part")
    return around.wording("direction_of", found.start(), bearings=sides_of(found))


def _part(around: Around) -> Wording | None:
    """As in "northern X", "southern parts of X", "X's east", "central X"."""
    if (found := _PART_OF.search(around.core)) is not None or (found := _ADJECTIVE.search(around.before)) is not None:
        begin, tail = found.start(), 0
    elif (found := _PART_AFTER.match(around.after)) is not None and (found["poss"] or found["noun"]):
        begin, tail = None, found.end()
    else:
        return None
    if around.settled or around.is_sea:
        return around.wording("at", begin, tail, manner="part")
    if around.place.kind not in (*WIDE, "adm2"):
        return None
    middle = found["side"].lower() in ("central", "mid", "middle")
    bearings = () if middle else sides_of(found)
    return around.wording("part_of", begin, tail, bearings=bearings)


_RIM = (
    r"(?:outskirts?|edges?|fringes?|periphery|perimeter|gates|entrances?|approaches|suburbs|exurbs|peripher(?:y|ies))"
)
_RIM_OF = pattern(rf"(?:(?P<side>{TOWARDS})\s+)?(?:{_RIM}\s+(?:of|to|into)|suburban)\s*$")
_RIM_AFTER = pattern(rf"^(?:['’]s?)?\s+(?:(?P<side>{TOWARDS})\s+)?{_RIM}\b")
_RURAL_OF = pattern(
    rf"(?:{SIDES}\s+)?(?:countrysides?|rural areas?|hinterlands?|rural parts)\s+"
    r"(?:of|around|surrounding)\s*$"
)
_RURAL_BEFORE = pattern(rf"(?:(?P<side>{TOWARDS})\s+)?\brural\s+(?:(?P<also>{TOWARDS})\s+)?$")
_RURAL_AFTER = pattern(
    rf"^(?:\s+{KINDS})?(?:['’]s?)?\s+(?:{SIDES}\s+)?"
    r"(?:countrysides?|rural areas?|hinterlands?|rural parts)\b"
)
_NEAR_BEFORE = pattern(
    r"\b(?:near(?:\s+to)?|nearby|around|close to|outside(?:\s+of)?|not far from|next to|adjacent to|beside|surrounding|"
    r"(?:vicinity|environs|neighbou?rhood|surroundings?|proximity)\s+(?:of|to)|"
    r"(?:areas?|villages?|towns?|hills?|countryside)\s+(?:around|near|surrounding|outside)|"
    r"just off|within (?:reach|range|sight|striking distance) of)\s*$"
)
_NEAR_AFTER = pattern(
    r"^(?:['’]s?)?\s+(?:areas?|vicinity|surroundings?|environs|surrounding areas?)\b"
    r"|^\s+(?:and|or)\s+(?:its|the|their|nearby|in its|adjacent)\s*"
    r"(?:surroundings?|surrounding\s+\w+|environs|vicinity|outskirts|suburbs|countryside|nearby\s+\w+|neighbou?ring\s+\w+|villages|areas)\b"
)
_FRONT_AFTER = pattern(
    r"^(?:['’]s?)?\s+(?:[a-z]+\s+)?(?:direction|directions|ax[ie]s|fronts?|front\s?lines?|sectors?|salient|"
    r"pocket|line of contact)\b"
)
_FRONT_OF = pattern(r"\b(?:front\s?lines?|fronts?|salient|axis)\s+(?:near|around|of|outside|at|in)\s*$")


def _beside(around: Around) -> Wording | None:
    """As in "on the outskirts of X", "near X", "X and its surroundings", "the X area", "the X front"."""
    rim = _RIM_OF.search(around.core) if around.settled else None
    if rim is not None:
        return around.wording("near", rim.start(), bearings=sides_of(rim), manner="outskirts")
    if around.settled and (rim := _RIM_AFTER.match(around.after)):
        bearings = sides_of(rim) or _sides_before(around)
        return around.wording("near", None, rim.end(), bearings=bearings, manner="outskirts")
    if not around.settled and around.place.kind != "adm2":
        return None
    if found := _FRONT_AFTER.match(around.after):
        return around.wording("near", None, found.end(), manner="front")
    if found := _FRONT_OF.search(around.core):
        return around.wording("near", found.start(), manner="front")
    if not around.settled:
        return None
    if found := _NEAR_BEFORE.search(around.core):
        return around.wording("near", found.start())
    if found := _NEAR_AFTER.match(around.after):
        return around.wording("near", None, found.end())
    return None


def _rural(around: Around) -> Wording | None:
    """As in "the northern countryside of X", "northern X countryside", "rural X"."""
    if around.place.kind not in (*SETTLED, "adm1", "adm2", "region"):
        return None
    if found := _RURAL_OF.search(around.core):
        return around.wording("part_of", found.start(), bearings=sides_of(found), manner="countryside")
    if found := _RURAL_BEFORE.search(around.before):
        return around.wording("part_of", found.start(), bearings=sides_of(found), manner="countryside")
    if found := _RURAL_AFTER.match(around.after):
        side = _ADJECTIVE.search(around.before)
        bearings = sides_of(found) or _sides_before(around)
        begin = side.start() if side is not None else None
        return around.wording("part_of", begin, found.end(), bearings=bearings, manner="countryside")
    return None


def _sides_before(around: Around) -> tuple[float, ...]:
    """As in "northern X countryside": the adjective stands before the name."""
    found = _ADJECTIVE.search(around.before)
    return () if found is None or found["side"].lower() in ("central", "mid") else sides_of(found)


_TOWARD = pattern(
    r"\b(?:towards?|in the direction of|head(?:ing|ed)? (?:for|to|towards?)|bound for|en route to|"
    r"on (?:its|their|the) way to|"
    r"(?:advanc(?:e|es|ed|ing)|march(?:ed|ing)?|gaining|converging|clos(?:e|ed|ing) in) on(?:to)?|"
    r"(?:drive|push) on)\s*$"
)
_ROAD_TO = pattern(rf"\b{ROADS}\s+(?:leading\s+|that leads\s+|going\s+)?(?:to|into|towards?|out of)\s*$")
_ROAD_ITSELF = pattern(rf"^\s+(?:\w+\s+)?{ROADS}\b")


def _way(around: Around) -> Wording | None:
    """As in "towards X", "advancing on X", "the road to X"."""
    if not around.settled:
        return None
    if found := _ROAD_TO.search(around.core):
        return around.wording("along", found.start())
    if found := _TOWARD.search(around.core):
        return around.wording("toward", found.start())
    if (found := _ROAD_ITSELF.match(around.after)) and around.place.kind == "city":
        return around.wording("along", None, found.end())
    return None


_RULES: tuple[Callable[[Around], Wording | None], ...] = (
    gloss,
    pair,
    container,
    line,
    _rural,
    water_or_air,
    _distance,
    _beside,
    _direction,
    _part,
    _way,
)
