"""Arrows: schematic, bent where nobody stated a route, and short of the place that they point at."""

from __future__ import annotations

import numpy as np
from matplotlib.path import Path
from numpy.typing import NDArray

from geonews.maps.picture.boxes import Box
from geonews.maps.picture.canvas import Canvas, Dash, compound

Floats = NDArray[np.float64]
SHORT = 9.0
"""An arrow ends so many points before the place."""
BEND = 0.15
STEPS = 32
HEAD = 7.0
Z = 3.5


def bent(start: Floats, end: Floats) -> Floats:
    """An arc from start to SHORT points before end, (n, 2) points; at least a third of the way is left."""
    way = end - start
    middle = (start + end) / 2 + BEND * np.array([way[1], -way[0]])
    t = np.linspace(0, 1, STEPS + 1)[:, None]
    arc = (1 - t) ** 2 * start + 2 * (1 - t) * t * middle + t**2 * end
    return cut_short(arc, SHORT)


def cut_short(line: Floats, by: float) -> Floats:
    """A line without its last `by` points of length, or without its last two thirds where it is short."""
    steps = np.hypot(*np.diff(line, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    stop = max(along[-1] - by, along[-1] / 3)
    tip = np.array([np.interp(stop, along, line[:, 0]), np.interp(stop, along, line[:, 1])])
    return np.vstack([line[along < stop], tip])


def draw(canvas: Canvas, line: Floats, colour: str, clip: Box, *, dash: Dash = (), civilian: bool = False) -> None:
    """An arrow along a line; that of civilians is hollow, which no force's is."""
    if len(line) < 2 or np.allclose(line[0], line[-1]):
        return
    shaft = cut_short(line, HEAD * 0.7)
    wide = 3.6 if civilian else 1.8
    canvas.line([shaft], canvas.palette.halo, wide + 2, alpha=0.8, z=Z, clip=clip, cap="butt")
    canvas.line([shaft], colour, wide, dash=dash, z=Z + 0.1, clip=clip, cap="butt")
    if civilian:
        canvas.line([shaft], canvas.palette.paper, 1.8, z=Z + 0.2, clip=clip, cap="butt")
    fill = canvas.palette.paper if civilian else colour
    canvas.path(head(line), fill=fill, stroke=colour, width=1, z=Z + 0.3, clip=clip)


def head(line: Floats) -> Path:
    """The head at a line's end, pointing along its last stretch."""
    tip = line[-1]
    back = line[max(0, len(line) - 4)]
    ahead = (tip - back) / max(float(np.hypot(*(tip - back))), 1e-9)
    side = np.array([-ahead[1], ahead[0]])
    foot = tip - HEAD * ahead
    ring = np.array([tip, foot + 0.5 * HEAD * side, tip - 0.7 * HEAD * ahead, foot - 0.5 * HEAD * side, tip])
    return compound([ring])
