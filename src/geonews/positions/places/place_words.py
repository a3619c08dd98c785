"""Words and small grammars of place: directions, distances, kinds of place. All patterns ignore case."""

from __future__ import annotations

import re

from geonews.borders import BEARINGS

COMPASS = r"(?:(?:north|south)(?:[\s-]?(?:east|west))?|east|west)"
TOWARDS = rf"\b{COMPASS}(?:ern(?:most)?|erly|wards?)?\b|(?-i:\b[NS][EW]\b)"
"""A direction as noun, adjective or adverb, or as two capitals."""
SIDES = rf"(?P<side>{TOWARDS})(?:\s*(?:,|and|or|/)\s*(?P<also>{TOWARDS}))?"
"""One or two directions: "northern and eastern"."""
SHORT = {"ne": "northeast", "nw": "northwest", "se": "southeast", "sw": "southwest"}

NEAR = (
    "near",
    "around",
    "outside",
    "close",
    "surrounding",
    "vicinity",
    "outskirts",
    "by",
    "nearby",
    "next",
    "beside",
)
LAND_NOUNS = ("flank", "countryside", "part", "half", "side", "desert", "coast", "region", "area", "territory", "front")
CITY_NOUNS = ("city", "town", "village", "settlement", "capital", "locality", "hamlet", "township")
AREA_NOUNS = (
    "area",
    "region",
    "sector",
    "neighbourhood",
    "neighborhood",
    "district",
    "province",
    "zone",
    "suburb",
    "territory",
    "place",
    "location",
    "site",
    "governorate",
    "oblast",
    "island",
    "camp",
)
FACILITY_NOUNS = (
    "airport",
    "base",
    "outskirts",
    "centre",
    "center",
    "suburb",
    "port",
    "station",
    "airbase",
    "airfield",
    "barracks",
    "edge",
)

SEAS = frozenset(["SEA", "OCN", "GULF", "STRT", "BAY", "CHN", "SD"])
"""GeoNames feature codes of salt water."""
SEATS = frozenset(["PPLC", "PPLA"])
"""GeoNames feature codes of seats of government."""
AIR_NOUNS = ("airspace", "skies", "sky")
WATER_NOUNS = ("coast", "coastline", "shore", "water")

NUMBERS = {
    "half a": 0.5,
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "twenty-five": 25,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "a hundred": 100,
}
_WORDS = "|".join(sorted(map(re.escape, NUMBERS), key=len, reverse=True))
QUANTITY = rf"(?P<low>\d[\d.,]*|\b(?:{_WORDS})\b)(?:\s*(?:-|–|to)\s*(?P<high>\d[\d.,]*|(?:{_WORDS})\b))?"
UNIT = r"(?P<unit>nautical miles?|nmi?\b|kilomet(?:er|re)s?|kms?\b|met(?:er|re)s?|m\b|miles?|mi\b|yards?)"
BRACKET = r"(?:\s*[(\[][^()\[\]]{1,30}[)\]])?"
"""The same distance in other units, as in "30 km (19 miles)"."""
AWAY = rf"{QUANTITY}\s*-?{UNIT}{BRACKET}"
METRES = {"nautical": 1852.0, "nm": 1852.0, "k": 1000.0, "met": 1.0, "mi": 1609.344, "m": 1.0, "yard": 0.9144}
"""Metres by how a unit begins; the first that fits counts."""

KINDS = (
    r"(?:cit(?:y|ies)|towns?|townships?|villages?|hamlets?|settlements?|localit(?:y|ies)|communit(?:y|ies)|capital|ports?|"
    r"districts?|sub-districts?|provinces?|regions?|governorates?|oblasts?|raions?|count(?:y|ies)|states?|prefectures?|"
    r"territor(?:y|ies)|neighbou?rhoods?|suburb|quarters?|communes?|municipalit(?:y|ies)|areas?|islands?|camps?|"
    r"rivers?|lakes?|highways?|roads?|strait|gulf|stronghold|hub|crossing|enclave|airport|base)"
)
_PREPOSITIONS = r"(?:of|in|on|at|near|to|from|around|between|and|or|outside|inside|off|over|across|along|by)"
CLASSIFIER = re.compile(
    rf"(?:\b(?:the|a|an|its|their|this)\s+(?:(?!{_PREPOSITIONS}\b)[\w’'-]+\s+){{0,3}}?|\b)"
    rf"(?:capital,\s+|{KINDS}\s+)(?:called\s+|known as\s+|(?:and\s+\w+\s+)?of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
"""What stands before a name to say what it is: "the strategic town of", "the village ", "Litani River" has none."""
ROADS = r"(?:highways?|motorways?|roads?|routes?|expressways?|railways?|rail(?:way)? lines?|tracks?|corridor|autoroute)"


def bearing_of(word: str) -> float:
    """Degrees clockwise from north of "north", "north-eastern", "SW", "southwards"."""
    plain = re.sub(r"[\s-]", "", word.lower())
    plain = re.sub(r"(?:ern(?:most)?|erly|wards?)$", "", plain)
    return BEARINGS[SHORT.get(plain, plain)]


def kilometres(match: re.Match[str]) -> float:
    """The distance of a match of QUANTITY and UNIT; the middle of a range."""
    low = _number(match["low"])
    high = _number(match["high"]) if match["high"] else low
    unit = match["unit"].lower()
    metres = next(value for start, value in METRES.items() if unit.startswith(start))
    return (low + high) / 2 * metres / 1000


def _number(text: str) -> float:
    word = text.lower()
    if word in NUMBERS:
        return float(NUMBERS[word])
    plain = text.strip(".,")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", plain):
        return float(plain.replace(",", ""))
    parts = plain.replace(",", ".").split(".")
    return float(".".join(parts[:2]))
