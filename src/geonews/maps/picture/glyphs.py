"""The page's glyphs as matplotlib paths, on a square of 24 units, y down."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

UNIT = 24.0
GLYPHS = {
    "position": "M7 17V9l5-3 5 3v8z",
    "movement": "M5 12h11M12 7.5l5 4.5-5 4.5",
    "action": "M12 5l1.6 4.3 4.4-1.5-2.4 4 4 2.2-4.6.9.6 4.6L12 16.2 8.4 19.5l.6-4.6-4.6-.9 4-2.2-2.4-4 4.4 1.5z",
    "air_strike": "M12 5l1.8 6 5.2 3v1.6l-5.2-1.2-.3 3 1.5 1.4H9l1.5-1.4-.3-3L5 15.6V14l5.2-3z",
    "clash": "M6 6l12 12M18 6L6 18",
    "capture": "M8 19V5l9 3.5L8 12",
    "displacement": (
        "M9 8.5a1.8 1.8 0 1 0-.1 0zM6 18v-5.5L9 10.5l3 2V18M15.5 9.5a1.5 1.5 0 1 0-.1 0zM13.5 18v-4l2-2.2 2.5 2V18"
    ),
    "context": "M7 8h10v7h-5l-3 3v-3H7z",
}
STROKED = ("movement", "clash")
FRAME = "M4 1.5H20A2.5 2.5 0 0 1 22.5 4V20A2.5 2.5 0 0 1 20 22.5H4A2.5 2.5 0 0 1 1.5 20V4A2.5 2.5 0 0 1 4 1.5z"
CROSS = "M-1 -1L25 25M25 -1L-1 25"
BAR = "M-1 12H25"
ARROW_IN = "M-8 12h8M-3.5 8.5L0 12l-3.5 3.5"
QUESTION = "M20 1c0-3.2 4.2-3 4 0-.1 1.4-2 1.4-2 3M22 6v.3"
QUOTES = "".join(
    f"M{x} 4.5c-.6-2 .2-4 1.8-5l.5.8c-.8.6-1.1 1.3-1.1 2 1 .1 1.4 2.4-.3 2.5-.4 0-.7-.1-.9-.3z" for x in (19.5, 23)
)


def kind_of(event: str, category: str) -> str:
    """The glyph of an event: its own, else that of its category."""
    return event if event in GLYPHS else category if category in GLYPHS else "position"


def placed(data: str, x: float, y: float, size: float) -> Path:
    """A path of SVG data whose square of 24 units is centred on a point and `size` points wide."""
    k = size / UNIT
    return outline(data).transformed(Affine2D().translate(-UNIT / 2, -UNIT / 2).scale(k).translate(x, y))


@lru_cache(maxsize=64)
def outline(data: str) -> Path:
    """SVG path data as a matplotlib path."""
    pen = RecordingPen()
    parse_path(data, pen)
    points: list[tuple[float, float]] = []
    codes: list[int] = []
    for name, arguments in pen.value:
        if name != "endPath":  # an open path ends where the next one begins
            points += arguments or [points[-1]]
            codes += [int(_CODES[name])] * (len(arguments) or 1)
    return Path(np.array(points), np.array(codes, dtype=Path.code_type))


_CODES = {
    "moveTo": Path.MOVETO,
    "lineTo": Path.LINETO,
    "curveTo": Path.CURVE4,
    "qCurveTo": Path.CURVE3,
    "closePath": Path.CLOSEPOLY,
}
