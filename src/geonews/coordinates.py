"""Coordinates as people write them in texts: decimal, degrees and minutes, MGRS, links to maps."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_M_PER_DEGREE = 111_320.0
"""Metres of a degree of latitude, and of longitude at the equator: the wider of the two."""
_LEAST_M = 10
_MAX_LAT, _MAX_LON = 90.0, 180.0

_NUMBER = r"[-+\u2212]?\d{1,3}\.\d+"
_DECIMAL = re.compile(
    rf"(?<![\w.,/-])(?P<a>{_NUMBER})\s?°?\s?(?P<la>[NS])?\s?[,;/]?\s{{0,2}}(?P<b>{_NUMBER})\s?°?\s?(?P<lb>[EW])?(?![\w.]*\d)"
)
_ANGLE = (
    r"(?P<d{0}>\d{{1,3}})\s?[°º]\s?"
    r"(?:(?P<m{0}>\d{{1,2}}(?:\.\d+)?)\s?['’\u2032]\s?)?"
    r"(?:(?P<s{0}>\d{{1,2}}(?:\.\d+)?)\s?(?:[\"”″]|''|’’)\s?)?"
)
_DEGREES = re.compile(
    rf"(?<!\w)(?P<f1>[NS]\s?)?{_ANGLE.format(1)}(?P<l1>[NS])?[,;\s]{{0,3}}(?P<f2>[EW]\s?)?{_ANGLE.format(2)}(?P<l2>[EW])?(?!\w)"
)
_MGRS = re.compile(
    r"(?<!\w)(?P<zone>[1-9]|[1-5]\d|60)(?P<band>[C-HJ-NP-X])\s?(?P<square>[A-HJ-NP-Z]{2})\s?"
    r"(?P<digits>\d{5}\s\d{5}|\d{4}\s\d{4}|\d{3}\s\d{3}|\d{2}\s\d{2}|\d{10}|\d{8}|\d{6}|\d{4})(?!\w)"
)
_URL = re.compile(r"(?:https?://|geo:)[^\s<>\"“”]+", re.IGNORECASE)
_F = r"(-?\d{1,3}\.\d+)"
_LAT_LON_LINKS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"/@{_F},{_F}",
        rf"[?&](?:q|query|ll|center|daddr|sll|cp)=(?:loc:)?{_F}(?:,|%2C|~)\+?{_F}",
        rf"#map=\d+(?:\.\d+)?/{_F}/{_F}",
        rf"!3d{_F}!4d{_F}",
        rf"[?&]m?lat=?{_F}&m?lon=?{_F}",
        rf"^geo:{_F},{_F}",
        rf"/place/{_F},\+?{_F}",
    )
)
_LON_LAT_LINK = re.compile(rf"[?&](?:ll|pt|whatshere\[point\])={_F}(?:,|%2C){_F}")
_LON_FIRST_HOSTS = ("yandex.",)


@dataclass(frozen=True, slots=True)
class Coordinates:
    """A point written in a text."""

    start: int
    end: int
    """Code points of the text, half-open."""
    lon: float
    lat: float
    """WGS84 degrees."""
    uncertainty_m: int
    """Metres: half of the last digit's unit, or half the diagonal of an MGRS square; at least 10."""


def find_coordinates(text: str) -> Iterator[Coordinates]:
    """Coordinates in text order, not overlapping; what lies off the globe is left out.

    Plain decimals want three places each or a letter, so that scores and prices are not taken for points. Latitude
    comes first unless a letter, the range, or the map service says otherwise.
    """
    found = [
        *(point for match in _URL.finditer(text) if (point := _link(match)) is not None),
        *_all(text, _DEGREES, _degrees),
        *_all(text, _MGRS, _mgrs),
        *_all(text, _DECIMAL, _decimal),
    ]
    end = -1
    for point in sorted(found, key=lambda point: (point.start, -point.end)):
        if point.start >= end:
            end = point.end
            yield point


def is_grid_reference(text: str) -> bool:
    """Whether coordinates are written as an MGRS square."""
    return _MGRS.fullmatch(text.strip()) is not None


def _all(
    text: str, pattern: re.Pattern[str], read: Callable[[re.Match[str]], Coordinates | None]
) -> Iterator[Coordinates]:
    for match in pattern.finditer(text):
        point = read(match)
        if point is not None:
            yield point


def _decimal(match: re.Match[str]) -> Coordinates | None:
    a, b = match["a"], match["b"]
    places = min(len(a.split(".")[1]), len(b.split(".")[1]))
    lettered = match["la"] and match["lb"]
    if places < (1 if lettered else 3):
        return None
    if not lettered and "," not in match.group() and ";" not in match.group() and "/" not in match.group():
        return None
    lat = _number(a) * (-1 if match["la"] == "S" else 1)
    lon = _number(b) * (-1 if match["lb"] == "W" else 1)
    if abs(lat) > _MAX_LAT and abs(lon) <= _MAX_LAT and not lettered:
        lat, lon = lon, lat
    return _point(match, lat, lon, 0.5 * 10.0**-places)


def _degrees(match: re.Match[str]) -> Coordinates | None:
    north, east = match["f1"] or match["l1"], match["f2"] or match["l2"]
    if not (north and east):
        return None
    lat = _angle(match, "1") * (-1 if north.strip() == "S" else 1)
    lon = _angle(match, "2") * (-1 if east.strip() == "W" else 1)
    return _point(match, lat, lon, max(_last_unit(match, "1"), _last_unit(match, "2")) / 2)


def _angle(match: re.Match[str], which: str) -> float:
    return float(match[f"d{which}"]) + float(match[f"m{which}"] or 0) / 60 + float(match[f"s{which}"] or 0) / 3600


def _last_unit(match: re.Match[str], which: str) -> float:
    """Degrees that the last digit counts."""
    for part, unit in (("s", 1 / 3600), ("m", 1 / 60)):
        digits = match[f"{part}{which}"]
        if digits:
            return float(unit * 10.0 ** -len(digits.partition(".")[2]))
    return 1.0


def _mgrs(match: re.Match[str]) -> Coordinates | None:
    import mgrs  # noqa: PLC0415  # a compiled library, only when a text has such a square

    digits = match["digits"].replace(" ", "")
    half = len(digits) // 2
    # The middle of the square, one digit finer; a full grid reference is a square of one metre already.
    middle = digits[:half] + "5" + digits[half:] + "5" if half < 5 else digits  # five digits are metres
    try:
        lat, lon = mgrs.MGRS().toLatLon(f"{match['zone']}{match['band']}{match['square']}{middle}")
    except mgrs.core.MGRSError:
        return None
    metres = 10.0 ** (5 - half) * math.sqrt(2) / 2
    return _checked(match.start(), match.end(), lat, lon, metres)


def _link(match: re.Match[str]) -> Coordinates | None:
    url = match.group().rstrip(".,;)]")
    end = match.start() + len(url)
    if any(host in url for host in _LON_FIRST_HOSTS):
        found = _LON_LAT_LINK.search(url)
        pair = (found[2], found[1]) if found else None
    else:
        found = next((hit for pattern in _LAT_LON_LINKS if (hit := pattern.search(url))), None)
        pair = (found[1], found[2]) if found else None
    if pair is None:
        return None
    places = min(len(value.partition(".")[2]) for value in pair)
    return _checked(match.start(), end, float(pair[0]), float(pair[1]), 0.5 * 10.0**-places * _M_PER_DEGREE)


def _number(text: str) -> float:
    return float(text.replace("\u2212", "-"))


def _point(match: re.Match[str], lat: float, lon: float, degrees: float) -> Coordinates | None:
    start, end = match.span()
    text = match.group()
    return _checked(start, end - (len(text) - len(text.rstrip())), lat, lon, degrees * _M_PER_DEGREE)


def _checked(start: int, end: int, lat: float, lon: float, metres: float) -> Coordinates | None:
    if abs(lat) > _MAX_LAT or abs(lon) > _MAX_LON:
        return None
    return Coordinates(start, end, lon, lat, max(_LEAST_M, math.ceil(metres)))
