"""What stands around the map: title, the five-second summary, the creed, the scale bar and the sources."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from geonews.maps.picture.boxes import Box
from geonews.maps.picture.canvas import Canvas
from geonews.maps.picture.projection import Frame, latitude
from geonews.maps.picture.text import Type, wrap

Row = dict[str, Any]
MARGIN = 20.0
PANEL = 236.0
"""Width of the panel left of the map, points."""
ROOM = PANEL - 2 * MARGIN
TITLE = Type(16, bold=True)
COUNTS = Type(8.8)
CREED = Type(8.2, bold=True)
SMALL = Type(6.6)
TITLE_LINES, COUNT_LINES, FOOT_LINES = 4, 3, 6
CREED_WORDS = ("Reported, not verified;", "not a control map.")
SCALE_LONGEST = 120.0
NICE = (1, 2, 5)
UNEQUAL = 1.2
"""Where the scale differs by more than this between the map's edges, the bar says where it is right."""
STATUS_WORDS = {"asserted": "stated", "alleged": "alleged", "planned": "planned", "denied": "denied"}
HIDDEN_WORDS = {"conditional": "conditional", "negated": "said not to be so", "historical": "past"}
SOURCES = "Natural Earth (public domain) · GeoNames (CC BY 4.0)"
BASEMAP_NOTE = "disputed lines dashed · Web Mercator"


def head(canvas: Canvas, title: str, summary: Sequence[str]) -> float:
    """Title, summary and creed; returns where they end, points from the top."""
    palette = canvas.palette
    y = MARGIN - 4.0
    for line in wrap(title, TITLE, ROOM, TITLE_LINES):
        y += TITLE.size * 1.18
        canvas.text(MARGIN, y, line, TITLE, palette.ink)
    y += 3
    for line in summary:
        for part in wrap(line, COUNTS, ROOM, COUNT_LINES):
            y += COUNTS.size * 1.38
            canvas.text(MARGIN, y, part, COUNTS, palette.ink2)
    return _creed(canvas, y + 9)


def _creed(canvas: Canvas, top: float) -> float:
    """What the map is not, beside a bar."""
    step = CREED.size * 1.4
    bottom = top + step * len(CREED_WORDS)
    canvas.line([np.array([[MARGIN + 1, top], [MARGIN + 1, bottom]])], canvas.palette.ink, 2, z=7, cap="butt")
    for i, line in enumerate(CREED_WORDS):
        canvas.text(MARGIN + 9, top + (i + 0.74) * step, line, CREED, canvas.palette.ink)
    return bottom


def summary(strip: Mapping[str, Any]) -> list[str]:
    """The lines under the title: how much of when, reports by status, and what is not drawn."""
    statuses = strip["statuses"]

    def told(words: Mapping[str, str]) -> list[str]:
        return [f"{statuses[name]:,} {word}" for name, word in words.items() if statuses[name]]

    elsewhere = [
        f"{n:,} {words}"
        for n, words in ((strip["country_only"], "by country only"), (strip["not_on_map"], "not on the map"))
        if n
    ]
    hidden = ", ".join(told(HIDDEN_WORDS))
    lines = [
        f"{_counted(strip['reports'], 'report')} from {_counted(strip['articles'], 'article')}",
        " · ".join(_dates(strip)),
        " · ".join(told(STATUS_WORDS)),
        " · ".join(elsewhere),
        f"Not drawn: {hidden}" if hidden else "",
    ]
    return [line for line in lines if line]


def foot(canvas: Canvas, *, worldview: str, credits_: Sequence[str], made_at: str | None, made_by: str | None) -> float:
    """Sources, licences, worldview and when it was made, at the panel's foot; returns where they begin."""
    placed = "" if worldview == "iso" else f"; places by country: {worldview} view"
    view = f"borders: ISO/UN view{placed}"
    made = " ".join(["made", *([made_at[:10]] if made_at else []), "with geonews", made_by or ""]).strip()
    told = " · ".join([SOURCES, *credits_, view, BASEMAP_NOTE, made])
    lines = wrap(told, SMALL, ROOM, FOOT_LINES)
    step = SMALL.size * 1.35
    top = canvas.box.h - MARGIN + 6 - step * len(lines)
    for i, line in enumerate(lines, start=1):
        canvas.text(MARGIN, top + i * step, line, SMALL, canvas.palette.ink2)
    return top


def scale_box(frame: Frame) -> Box:
    """The room that the scale bar takes in the map's lower left corner."""
    return Box(frame.box.x + 8, frame.box.y + frame.box.h - 30, SCALE_LONGEST + 60, 24)


def scale(canvas: Canvas, frame: Frame) -> None:
    """A bar that is right at the latitude of the map's middle, and says so where it would be wrong elsewhere."""
    metres, long = scale_length(frame)
    box, palette = scale_box(frame), canvas.palette
    x, y = box.x + 4, box.y + 18
    bar = np.array([[x, y - 4], [x, y], [x + long, y], [x + long, y - 4]])
    canvas.line([bar], palette.halo, 3, alpha=0.8, z=7, cap="butt")
    canvas.line([bar], palette.label, 1, z=7.1, cap="butt")
    words = f"{metres / 1000:,.0f} km" if metres >= 1000 else f"{metres:,.0f} m"
    south, north = frame.bounds[1::2]
    shares = [math.cos(math.radians(lat)) for lat in (south, north, latitude(frame.ordinate))]
    if max(shares) > UNEQUAL * min(shares):
        words += " at mid-map"
    canvas.text(x + 3, y - 3, words, SMALL, palette.label, halo=True, z=7.2)


def scale_length(frame: Frame) -> tuple[float, float]:
    """A round distance in metres, and how long it is on the sheet, points."""
    most = SCALE_LONGEST * frame.metres_a_point
    power = 10 ** math.floor(math.log10(most))
    metres = max(n * power for n in NICE if n * power <= most)
    return float(metres), metres / frame.metres_a_point


def _dates(strip: Mapping[str, Any]) -> list[str]:
    first, last, undated = strip["from"], strip["to"], len(strip["undated"])
    dates = [] if first is None else [first[:10] if first[:10] == last[:10] else f"{first[:10]} to {last[:10]}"]
    return dates + ([f"{undated} undated"] if undated else [])


def _counted(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"
