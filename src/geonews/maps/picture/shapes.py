"""Areas, bands, lines and arrows of reports. Nobody drew their edge, so none is drawn firmly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geonews.maps.picture import arrows, sheet
from geonews.maps.picture.boxes import Box
from geonews.maps.picture.canvas import Canvas, Dash, compound
from geonews.maps.picture.marks import Mark
from geonews.maps.picture.projection import Frame

Floats = NDArray[np.float64]
BANDS = ("along_border", "border_of")
DASHES: dict[str, Dash] = {"dashed": (3, 2), "planned": (1, 2.4), "denied": (1, 2.4)}
DOTS: Dash = (1, 2)
STRIPE, STRIPE_GAP = 1.3, 5.0
Z = 2.5


@dataclass(frozen=True, slots=True)
class Drawn:
    """A shape on the sheet with the reports that share it."""

    marks: list[Mark]
    parts: list[BaseGeometry]
    arrow: Floats | None = None
    """For movements from one place to another, and towards one."""

    @property
    def anchor(self) -> tuple[float, float] | None:
        """Where a leader from the tray ends: halfway along an arrow; None for the report's own point."""
        if self.arrow is None:
            return None
        x, y = self.arrow[len(self.arrow) // 2] if len(self.arrow) > 2 else self.arrow.mean(axis=0)
        return float(x), float(y)


def shapes(marks: Sequence[Mark], frame: Frame) -> list[Drawn]:
    """The shapes of all reports, each once however many share it: what is darker would look surer."""
    sharing: dict[tuple[bytes, bool], Drawn] = {}
    for mark in marks:
        if mark.shape is None:
            continue
        key = (shapely.to_wkb(mark.shape), mark.op == "from_to")
        if key in sharing:
            sharing[key].marks.append(mark)
        else:
            sharing[key] = Drawn([mark], sheet.on_sheet(mark.shape, frame), _arrow(mark, frame))
    return list(sharing.values())


def draw(canvas: Canvas, drawn: Drawn, frame: Frame) -> None:
    """One shape in the colour of its actor, or in grey where several actors share it."""
    first = drawn.marks[0]
    colours = list(dict.fromkeys(mark.colour for mark in drawn.marks))
    colour = colours[0] if len(colours) == 1 else canvas.palette.grey
    dash = DASHES.get(first.style, ()) if len({mark.style for mark in drawn.marks}) == 1 else ()
    if drawn.arrow is not None:
        arrows.draw(canvas, drawn.arrow, colour, frame.box, dash=dash, civilian=first.civilian)
        return
    if paths := sheet.lines(drawn.parts):
        canvas.line(paths, canvas.palette.halo, 3.6, alpha=0.8, z=Z + 0.4, clip=frame.box)
        canvas.line(paths, colour, 1.8, dash=dash or (3, 2), z=Z + 0.5, clip=frame.box)
    if first.op in BANDS:
        stripes(canvas, drawn.parts, colours, frame.box)
    else:
        area(canvas, drawn.parts, colour, frame.box, dash=dash or DOTS, faint=first.style == "denied")


def area(
    canvas: Canvas, parts: Sequence[BaseGeometry], colour: str, clip: Box, *, dash: Dash = DOTS, faint: bool = False
) -> None:
    """A pale area with a dotted outline: the thing reported is somewhere in it, not all over it."""
    if rings := sheet.polygons(parts):
        canvas.path(compound(rings), fill=colour, alpha=0.06 if faint else 0.13, z=Z, clip=clip)
        canvas.path(compound(rings), stroke=colour, width=0.7, dash=dash, alpha=0.7, z=Z, clip=clip)


def _arrow(mark: Mark, frame: Frame) -> Floats | None:
    """The arrow of a movement: a bent sketch between two places, a straight one towards a place."""
    shape = mark.shape
    if shape is None or shape.geom_type != "LineString" or mark.op not in ("from_to", "toward"):
        return None
    path = shapely.get_coordinates(shape)
    ends = frame.points(path)
    return arrows.bent(ends[0], ends[-1]) if mark.op == "from_to" else ends


def stripes(canvas: Canvas, parts: Sequence[BaseGeometry], colours: Sequence[str], clip: Box) -> None:
    """A band without an edge, in stripes that take turns in the colours of all who are reported in it."""
    band = shapely.make_valid(shapely.union_all([part for part in parts if part.geom_type == "Polygon"]))
    if band.is_empty:
        return
    canvas.path(compound(sheet.polygons(sheet.singles(band))), fill=colours[0], alpha=0.08, z=Z, clip=clip)
    left, top, right, bottom = band.bounds
    height = bottom - top
    starts = np.arange(left - height, right, STRIPE_GAP)
    stripes = [shapely.linestrings([[x, bottom], [x + height, top]]) for x in starts]
    cut = shapely.intersection(np.array(stripes), band)
    for i, colour in enumerate(colours):
        kept = [single for stripe in cut[i :: len(colours)] for single in sheet.singles(stripe)]
        canvas.line(sheet.lines(kept), colour, STRIPE, alpha=0.85, z=Z + 0.2, clip=clip, cap="butt")
