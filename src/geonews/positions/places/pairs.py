"""Names beside names: which one only says where the other lies, and which two are the ends of one line."""

from __future__ import annotations

import re

from geonews.geodesy import distance_m
from geonews.model import Location
from geonews.positions.places.around import DROPPED, KNOWN, MARK, SETTLED, Around, Wording, mark_of, pattern
from geonews.positions.places.place_words import AWAY, KINDS, ROADS, SEAS, SEATS, TOWARDS, UNIT

_ROUGHLY = (
    r"(?:(?:just|some|about|around|roughly|approximately|nearly|almost|only|over|more than|less than|at least)\s+)*"
)
FAR_M = 200_000
"""Places further apart than this are not near each other."""
_UNIT = UNIT.replace("?P<unit>", "?:")
_BESIDE = (
    r"(?:near(?:by)?(?:\s+to)?|close to|not far from|outside(?:\s+of)?|next to|adjacent to|beside|on the outskirts of|"
    r"in the vicinity of|around|"
    rf"{_ROUGHLY}(?:{AWAY}\s+)?(?:to the |due )?(?:{TOWARDS})\s+of|{_ROUGHLY}[\d.,]+\s*-?{_UNIT}"
    r"\s+(?:away\s+)?from)"
)
_LINKS = r"(?:between|linking|connecting|links|connects|that links|that connects|joining)"
_ON_ROAD = rf"(?:on|along|off|astride)\s+(?:the|a)\s+(?:[\w-]+\s+){{0,3}}?{ROADS}\s+(?:leading\s+)?"
_GLOSSED = (
    rf"(?P<name>[①②])(?:\s+{KINDS})?\s*(?:,|\()?\s*(?:which (?:is|lies)\s+|(?:located|situated|lying)\s+)?"
    r"(?:(?!and\b|or\b|but\b)\w+\s)?"
)
_GLOSS = pattern(rf"{_GLOSSED}(?:{_ON_ROAD})?{_BESIDE}\s*$")
_GLOSS_ROAD = pattern(rf"{_GLOSSED}{_ON_ROAD}(?:{_LINKS}|to|into|from)\s*$")
_ADJECTIVES = (
    rf"(?:(?:{TOWARDS}|central|rural|occupied|[a-z]+-(?:held|controlled|occupied)|war-torn|restive)\s+(?:and\s+)?)*"
)
_CONTAINED = pattern(
    rf"(?P<name>{KNOWN})(?:['’]s)?(?:\s+(?:[\w-]+\s+){{0,2}}?(?:{KINDS}|front|axis))?"
    r"(?P<by>\s*,?\s+(?:(?:located|situated|both|all)\s+)?(?:in|of|within|inside)\s+|\s*,\s*|\s*\(\s*)(?:the\s+)?"
    rf"(?:(?:{TOWARDS}|rural)?\s*(?:countryside|part|parts|area|suburbs)\s+of\s+(?:the\s+)?)?"
    rf"(?:④['’]s\s+)?{_ADJECTIVES}(?:[\w-]+\s+)?(?:{KINDS}\s+(?:of\s+)?)?$"
)
_APPOSED = pattern(
    rf"(?P<name>{KNOWN})(?P<by>\s*,\s+(?:which (?:is|was)\s+)?(?:(?:the|a|an|once|its)\s+)*(?:[\w-]+\s+){{0,3}}"
    r"(?:capital|city|town|village|seat|centre|center|hub|port|stronghold|settlement|suburb|gateway|district|base)\s+"
    rf"(?:in|of|to)\s+)(?:the\s+)?{_ADJECTIVES}(?:{KINDS}\s+of\s+)?(?:the\s+)?$"
)
_GOES_ON = pattern(rf"^(?:['’]s)?(?:\s+{KINDS})?\s*,?\s*(?:(?:and|or|as well as)\s+|,)\s*(?:the\s+)?{MARK}")
_OWNS = pattern(rf"^(?:\s+{KINDS})?['’]s?\s+(?:[\w-]+\s+){{0,3}}?(?:{KINDS}\s+(?:of\s+)?(?:the\s+)?)?(?P<name>{KNOWN})")
_TOWNS = r"(?:suburbs?|towns?|villages?|cit(?:y|ies)|ports?|settlements?|hamlets?|satellite town)"
_SUBURB = pattern(rf"^\s+(?:{KINDS}\s+)?(?:[\w-]+\s+)?{_TOWNS}\s+(?:of|called)\s+(?:the\s+)?(?P<name>{KNOWN})")
_SUBURB_OF = pattern(rf"{MARK}\s+(?:{KINDS}\s+)?(?:[\w-]+\s+)?{_TOWNS}\s+(?:of|called)\s+(?:the\s+)?$")


def gloss(around: Around) -> Wording | None:
    """As in "X, near Y", "X, 30 km south of Y": the first name is the place."""
    found = _GLOSS.search(around.core) or _GLOSS_ROAD.search(around.core)
    if found is None or around.place.kind in ("river", "border", "road"):
        return None
    other = _at(around.left, around.before, found.start("name"))
    return DROPPED if is_close(other, around.location) else None


def container(around: Around) -> Wording | None:
    """As in "X, Y province", "X in Y", "Y's X district", "the Y suburb of X"."""
    return DROPPED if _holds_left(around) or _holds_right(around) else None


def _holds_left(around: Around) -> bool:
    own = _rank(mark_of(around.location))
    if around.place.feature_code in SEATS:
        own = max(own, _rank("②"))  # "X district, Y": a province is often named like its seat
    found = _CONTAINED.search(around.before) or _APPOSED.search(around.before)
    if found is None or own >= _rank("⑤") or _rank(found["name"]) > own:
        return False
    inner = _at(around.left, around.before, found.start("name"))
    equal = found["name"] == mark_of(around.location)
    if equal and _SUBURB_OF.search(around.before) and not _is_quarter(inner):
        return False  # "the X suburb of Y": Y is the place
    listed = "," in found["by"] and equal and (_GOES_ON.match(around.after) or _in_list(around.before, found))
    here = around.location
    return not listed and _same_country(inner, here) and inner.place != here.place and is_close(inner, here)


def _holds_right(around: Around) -> bool:
    own = _rank(mark_of(around.location))
    if own >= _rank("⑤") or not around.right or not _same_country(around.right[0], around.location):
        return False
    if not is_close(around.right[0], around.location):
        return False
    owned = _OWNS.match(around.after)
    if owned is not None and _rank(owned["name"]) <= own:
        return True
    suburb = _SUBURB.match(around.after)
    return suburb is not None and _rank(suburb["name"]) <= own and not _is_quarter(around.location)


def is_close(inner: Location, outer: Location) -> bool:
    """Whether one place can lie in or by the other: names that resolve to far places do not explain each other."""
    one, two = inner.place, outer.place
    if one is None or two is None:
        return False
    if two.kind == "country" or two.feature_code in SEAS:
        return True
    reach = max(FAR_M, 1.2 * (outer.uncertainty_m or 0))
    return distance_m(one.lon, one.lat, two.lon, two.lat) <= reach


def _same_country(one: Location, other: Location) -> bool:
    return one.iso2 is None or other.iso2 is None or one.iso2 == other.iso2


def _is_quarter(location: Location) -> bool:
    return location.place is not None and location.place.kind in ("neighbourhood", "camp", "facility")


def _in_list(before: str, found: re.Match[str]) -> bool:
    """Whether another name stands before the one found, joined to it by a comma."""
    return re.search(rf"{MARK}(?:\s+{KINDS})?\s*,\s*$", before[: found.start("name")]) is not None


def _at(names: tuple[Location, ...], masked: str, position: int) -> Location:
    """The place whose mark stands at a position."""
    return names[len(re.findall(MARK, masked[:position]))]


_NEXT = rf"(?:the\s+)?(?:(?:[\w-]+\s+){{0,3}}?{KINDS}\s+(?:of\s+)?)?"
_FRONT = r"(?:front(?:\s?lines?)?|axis|line|pocket|road)"
_LINK_BEFORE = pattern(rf"(?:\b{ROADS}\b\s*(?:[\w-]+\s+){{0,3}}?)?\b(?P<link>{_LINKS})\s+$")
_LINK_AFTER = pattern(rf"^(?:\s+{KINDS})?\s*,?\s+(?:and|with|to)\s+{_NEXT}{MARK}")
_LINKED = pattern(
    rf"(?:\b{_LINKS}|\b{ROADS}\s+(?:[\w-]+\s+){{0,2}}?from)\s+{_NEXT}{MARK}(?:\s+{KINDS})?\s*,?\s+(?:and|with|to)\s+{_NEXT}$"
)
_ROAD_FROM = pattern(rf"\b{ROADS}\s+(?:[\w-]+\s+){{0,2}}?from\s+$")
_HYPHEN_AFTER = pattern(
    rf"^\s*(?:[-–—/]|to\s|and\s)\s*{MARK}(?:\s*[-–—/]\s*{MARK})?\s+(?P<road>(?:[\w-]+\s+)?(?:{ROADS}|{_FRONT}))\b"
)
_HYPHEN_BEFORE = pattern(rf"{MARK}\s*(?:[-–—/]|to\s|and\s)\s*$")
_ROAD_AFTER = pattern(rf"^(?:\s*[-–—/]\s*{MARK})?\s+(?:[\w-]+\s+)?(?:{ROADS}|{_FRONT})\b")


def pair(around: Around) -> Wording | None:
    """As in "between X and Y", "the road linking X with Y", "the X-Y highway"."""
    if around.place.kind in ("country", "river", "border"):
        return None
    if _LINKED.search(around.before) and around.left and not _is_country(around.left[-1]):
        return DROPPED
    other = around.right[0] if around.right else None
    if _HYPHEN_BEFORE.search(around.before) and _ROAD_AFTER.match(around.after) and not _is_country(around.left[-1]):
        return DROPPED if around.place.kind != "adm1" or "-" in around.before[-3:] else None
    if other is None or _is_country(other):
        return None
    core = around.core + " " if around.core and not around.core.endswith(" ") else around.core
    begin = _LINK_BEFORE.search(core)
    if begin is not None and (after := _LINK_AFTER.match(around.after)):
        road = begin["link"].lower() != "between"
        return around.wording("along" if road else "between", begin.start(), _tail(around, after), other=other)
    begin = _ROAD_FROM.search(core)
    if begin is not None and (after := _LINK_AFTER.match(around.after)):
        return around.wording("along", begin.start(), _tail(around, after), other=other)
    hyphen = _HYPHEN_AFTER.match(around.after)
    if hyphen is not None and around.place.kind in SETTLED:
        road = re.search(ROADS, hyphen["road"], re.IGNORECASE) is not None
        return around.wording("along" if road else "between", None, _tail(around, hyphen), other=other)
    return None


def _is_country(location: Location) -> bool:
    return location.place is not None and location.place.kind == "country"


def _tail(around: Around, match: re.Match[str]) -> int:
    """Characters of the real text behind the name that a match of the masked one covers."""
    longer = 0
    for location in around.right[: len(re.findall(MARK, match.group()))]:
        longer += len(location.mention.text) - 1
    return match.end() + longer


def _rank(mark: str) -> int:
    return "⓪①②③④⑤".index(mark)
