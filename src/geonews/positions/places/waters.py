"""Rivers, borders, coasts, seas and the air above: what the words around their names place."""

from __future__ import annotations

import re

from geonews.positions.places.around import WIDE, Around, Manner, Wording, pattern, sides_of
from geonews.positions.places.place_words import AWAY, TOWARDS, bearing_of, kilometres
from geonews.vocabulary import SpatialOp

OFFSET = pattern(
    rf"{AWAY}\s+(?:by road\s+|drive\s+|away\s+)?(?:to\s+the\s+|due\s+|further\s+|in\s+the\s+|,\s*)?"
    rf"(?P<side>{TOWARDS})\s+(?:of|from|off)\s*$"
)
_BANK = r"(?:banks?|sides?|shores?|riverbanks?)"
_WHICH = rf"(?P<side>{TOWARDS}|left|right|far|opposite|other|near)"
_BANK_OF = pattern(rf"{_WHICH}(?:-hand)?[\s-]+{_BANK}\s+of\s*$")
_BANK_AFTER = pattern(rf"^(?:\s+river)?(?:['’]s)?\s+{_WHICH}[\s-]+{_BANK}\b")
_SIDE_OF = pattern(rf"(?P<side>{TOWARDS})\s+of\s*$")


def line(around: Around) -> Wording | None:
    """As in "south of the Litani", "the western bank of the Dnipro", "along the Euphrates"."""
    if around.place.kind not in ("river", "border", "road"):
        return None
    if found := _BANK_OF.search(around.core):
        return _bank(around, found, found.start(), 0)
    if found := _BANK_AFTER.match(around.after):
        return _bank(around, found, None, found.end())
    if (found := _SIDE_OF.search(around.core)) and (away := OFFSET.search(around.core)) is None:
        return around.wording("side_of_line", found.start(), bearings=(bearing_of(found["side"]),))
    if found and away is not None and around.place.kind != "river":
        return None
    return around.wording("along")


def _bank(around: Around, found: re.Match[str], begin: int | None, tail: int) -> Wording:
    side = found["side"].lower()
    if side in ("left", "right"):
        return around.wording("side_of_line", begin, tail, manner="left_bank" if side == "left" else "right_bank")
    if side in ("far", "opposite", "other", "near"):
        return around.wording("along", begin, tail)
    return around.wording("side_of_line", begin, tail, bearings=(bearing_of(side),), manner="bank")


_AIR_OF = pattern(r"\b(?:airspace|air space|skies)\s+(?:of|over|above)\s*$")
_OVER = pattern(r"\b(?:over|above)\s*$")
_AIR_AFTER = pattern(r"^(?:['’]s)?\s+(?:airspace|air space|skies)\b")
_OFF = pattern(
    rf"\boff\s+(?:of\s+)?(?:the\s+)?(?:(?P<side>{TOWARDS})\s+)?(?:(?:coasts?|coastline|shores?|waters)\s+of\s*)?(?:the\s+)?$"
)
_WATERS_OF = pattern(r"\b(?:territorial\s+)?waters\s+(?:of|off|near|around)\s*$")
_OFF_BEFORE = pattern(r"\boff\s+(?:the\s+)?$")
_COAST_AFTER = pattern(rf"^(?:['’]s)?\s+(?:(?P<side>{TOWARDS})\s+)?(?:coasts?|coastline|shores?|seaboard|littoral)\b")
_WATERS_AFTER = pattern(r"^(?:['’]s)?\s+(?:territorial\s+)?waters\b")
_COAST_OF = pattern(rf"(?:(?P<side>{TOWARDS})\s+)?(?:coasts?|coastline|shores?)\s+of\s*$")
_COASTAL = pattern(r"\bcoastal\s+$")
_OFF_AWAY = pattern(rf"{AWAY}\s+(?:(?P<side>{TOWARDS})\s+)?off\s+(?:the\s+)?(?:coasts?\s+of\s*)?(?:the\s+)?$")


def water_or_air(around: Around) -> Wording | None:
    """As in "Polish airspace", "off the coast of Yemen", "Syria's coast", "waters off Hodeidah"."""
    if found := _AIR_OF.search(around.core):
        return around.wording("at", found.start(), manner="airspace")
    if found := _AIR_AFTER.match(around.after):
        return around.wording("at", None, found.end(), manner="airspace")
    if around.place.kind == "country" and (found := _OVER.search(around.core)):
        return around.wording("at", found.start(), manner="airspace")
    if found := _OFF_AWAY.search(around.core):
        sides = sides_of(found)
        return around.wording(
            "offset", found.start(), bearings=sides, distance_km=kilometres(found), manner="off_coast"
        )
    if found := _OFF.search(around.core) or _WATERS_OF.search(around.core):
        op: SpatialOp = "near" if around.settled else "part_of"
        return around.wording(op, found.start(), bearings=sides_of(found), manner="off_coast")
    if found := _WATERS_AFTER.match(around.after):
        return around.wording("part_of", None, found.end(), manner="off_coast")
    if found := _COAST_AFTER.match(around.after):
        off = _OFF_BEFORE.search(around.before)
        begin = off.start() if off is not None else None
        return _coast(around, found, begin, found.end(), "coast" if off is None else "off_coast")
    if found := _COAST_OF.search(around.core):
        return _coast(around, found, found.start(), 0, "coast")
    if around.place.kind in WIDE and (found := _COASTAL.search(around.before)):
        return around.wording("part_of", found.start(), manner="coast")
    return None


def _coast(around: Around, found: re.Match[str], begin: int | None, tail: int, manner: Manner) -> Wording:
    op: SpatialOp = "near" if around.settled else "part_of"
    return around.wording(op, begin, tail, bearings=sides_of(found), manner=manner)
