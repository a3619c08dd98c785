"""A sheet of paper in points, y down, drawn by matplotlib without a display."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.patches import BoxStyle, FancyBboxPatch, PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.patheffects import withStroke
from numpy.typing import NDArray

from geonews.maps.picture.boxes import Box
from geonews.maps.picture.palette import Palette
from geonews.maps.picture.text import Type, drawable

Floats = NDArray[np.float64]
Dash = tuple[float, ...]
POINTS_AN_INCH = 72
ROUND = 3.0
DPI = 220
"""2,572 by 1,819 pixels on A4."""
_METADATA = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Producer": None, "Creator": None},
}
"""No dates and versions in the file: the same input gives the same bytes. The sheet itself says when it was made."""
_SETTINGS: dict[Any, Any] = {
    "svg.hashsalt": "geonews",
    "svg.fonttype": "path",
    "pdf.fonttype": 42,
    "path.simplify": False,
}


class Canvas:
    """Draws on one sheet. What is drawn later or with a higher `z` lies above; `clip` cuts at a box."""

    def __init__(self, width: float, height: float, palette: Palette) -> None:
        """An empty sheet of so many points."""
        self.palette = palette
        self.box = Box(0, 0, width, height)
        self._figure = Figure(
            figsize=(width / POINTS_AN_INCH, height / POINTS_AN_INCH), dpi=DPI, facecolor=palette.paper
        )
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, width)
        self._axes.set_ylim(height, 0)

    def text(
        self, x: float, y: float, text: str, style: Type, colour: str, *, align: str = "left", halo: bool = False,
        z: float = 8,
    ) -> None:  # fmt: skip
        """One line of text on the baseline y; align is "left", "center" or "right"."""
        shown, font = drawable(text, style)
        if not shown:
            return
        artist = self._axes.text(
            x, y, shown, fontproperties=font, color=colour, ha=align, va="baseline", zorder=z, parse_math=False,
        )  # fmt: skip
        if halo:
            artist.set_path_effects([withStroke(linewidth=2.4, foreground=self.palette.halo, alpha=0.9)])

    def path(
        self, path: Path, *, fill: str | None = None, stroke: str | None = None, width: float = 1, dash: Dash = (),
        alpha: float = 1, z: float = 3, clip: Box | None = None, cap: str = "round",
    ) -> None:  # fmt: skip
        """A path, filled or drawn or both."""
        patch = PathPatch(
            path, facecolor=fill or "none", edgecolor=stroke or "none", linewidth=width if stroke else 0, alpha=alpha,
            zorder=z, capstyle="butt" if dash and cap == "round" else cap, joinstyle="round",
            linestyle=(0, dash) if dash else "-",
        )  # fmt: skip
        self._add(patch, clip)

    def line(
        self, lines: Sequence[Floats], colour: str, width: float, *, dash: Dash = (), alpha: float = 1, z: float = 3,
        clip: Box | None = None, cap: str = "round",
    ) -> None:  # fmt: skip
        """Lines of (n, 2) points in one stroke."""
        kept = [line for line in lines if len(line) > 1]
        if kept:
            self.path(compound(kept), stroke=colour, width=width, dash=dash, alpha=alpha, z=z, clip=clip, cap=cap)

    def discs(
        self, circles: Sequence[tuple[float, float, float]], *, fill: str | None = None, stroke: str | None = None,
        width: float = 1, alpha: float = 1, z: float = 3, clip: Box | None = None,
    ) -> None:  # fmt: skip
        """Circles (x, y, radius) in one stroke: where they overlap they are no darker."""
        if circles:
            path = Path.make_compound_path(*(Path.circle((x, y), radius) for x, y, radius in circles))
            self.path(path, fill=fill, stroke=stroke, width=width, alpha=alpha, z=z, clip=clip)

    def plate(
        self, box: Box, *, fill: str, stroke: str | None = None, width: float = 0.7, alpha: float = 1, z: float = 5
    ) -> None:
        """A box with round corners."""
        shape = FancyBboxPatch(
            (box.x + ROUND, box.y + ROUND), box.w - 2 * ROUND, box.h - 2 * ROUND,
            boxstyle=BoxStyle.Round(pad=ROUND, rounding_size=ROUND), facecolor=fill, edgecolor=stroke or "none",
            linewidth=width if stroke else 0, alpha=alpha, zorder=z,
        )  # fmt: skip
        self._axes.add_artist(shape)

    def save(self, kind: str) -> bytes:
        """The file's bytes.

        Args:
            kind: "png", "svg" or "pdf".
        """
        out = io.BytesIO()
        self._figure.savefig(out, format=kind, dpi=DPI, metadata=_METADATA[kind])
        return out.getvalue()

    def _add(self, artist: PathPatch, clip: Box | None) -> None:
        self._axes.add_artist(artist)
        if clip is not None:
            _clip(artist, Rectangle((clip.x, clip.y), clip.w, clip.h, transform=self._axes.transData))


@contextmanager
def plain_settings() -> Iterator[None]:
    """Matplotlib's own settings and ours, whatever the user's matplotlibrc says; restored afterwards."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_SETTINGS)
        yield


def compound(lines: Sequence[Floats]) -> Path:
    """Several lines as one path; closed rings are lines whose last point is their first."""
    codes = [np.full(len(line), Path.LINETO, dtype=Path.code_type) for line in lines]
    for code in codes:
        code[0] = Path.MOVETO
    return Path(np.concatenate(list(lines)), np.concatenate(codes))


def _clip(artist: Artist, box: Rectangle) -> None:
    artist.set_clip_path(box)
