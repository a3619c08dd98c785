"""What fill, outline, shapes and colours mean: only what the map shows, except the claim, which is always whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from geonews.maps.picture import arrows, groups, shapes, symbols
from geonews.maps.picture.boxes import Box
from geonews.maps.picture.canvas import Canvas
from geonews.maps.picture.furniture import MARGIN, ROOM
from geonews.maps.picture.glyphs import kind_of
from geonews.maps.picture.marks import Mark
from geonews.maps.picture.text import Type, fit, width

Sample = Callable[[Canvas, float, float], None]
HEADING = Type(8.2, bold=True)
ENTRY = Type(8.0)
LINE, LEAST = 14.2, 10.5
"""Height of a line, and the least that it is pressed to, points."""
BEFORE = 0.45
"""Space before a heading, lines."""
GAP = 9.0
SAMPLE_W = 22.0
CLAIMS = (
    ("solid", "stated by the article"),
    ("party", "stated by a party"),
    ("dashed", "alleged or taken for granted"),
    ("planned", "planned"),
    ("denied", "denied"),
)
GLYPH_WORDS = {
    "position": "position",
    "movement": "movement",
    "displacement": "civilians displaced",
    "action": "attack or other action",
    "air_strike": "air strike",
    "clash": "fighting",
    "capture": "capture",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A sample and its words."""

    words: str
    sample: Sample
    wide: float = SAMPLE_W


def entries(
    marks: Sequence[Mark], actors: Sequence[tuple[str, str, str | None]], *, grey: str, mentions: bool, countries: bool,
    clusters: bool,
) -> list[tuple[str, list[Entry]]]:  # fmt: skip
    """Rows of the legend: heading and entries.

    Args:
        marks: what is drawn.
        actors: colour, name and letters of the coloured actors or sides.
        grey: the colour of all other actors.
        mentions: whether circles of mentions are drawn.
        countries: whether counts stand under names of countries.
        clusters: whether places are gathered.
    """
    rows = [
        ("Claim", [Entry(words, _claim(style)) for style, words in CLAIMS]),
        ("Event", _events(marks)),
        ("Place", _places(marks, mentions=mentions, countries=countries, clusters=clusters)),
        ("Actor", _actors(marks, actors, grey)),
    ]
    return [(heading, found) for heading, found in rows if found]


def draw(canvas: Canvas, rows: Sequence[tuple[str, list[Entry]]], top: float, bottom: float) -> None:
    """The legend from `top` downwards, pressed together where it would reach below `bottom`."""
    flows = [(heading, _flow(found)) for heading, found in rows]
    lines = sum(flow[-1][0] + 2 + BEFORE for _, flow in flows)
    step = max(LEAST, min(LINE, (bottom - top) / max(lines, 1)))
    y = top
    for heading, flow in flows:
        y += step * (1 + BEFORE)
        canvas.text(MARGIN, y - step / 2 + 3, heading, HEADING, canvas.palette.ink)
        for line, x, words, entry in flow:
            middle = y + (line + 0.5) * step
            entry.sample(canvas, x + entry.wide / 2, middle)
            canvas.text(x + entry.wide + 3, middle + 3, words, ENTRY, canvas.palette.ink)
        y += (flow[-1][0] + 1) * step


def _flow(found: Sequence[Entry]) -> list[tuple[int, float, str, Entry]]:
    """Entries on lines: number of the line, left edge and words."""
    line, x = 0, MARGIN
    placed = []
    for entry in found:
        words = fit(entry.words, ENTRY, ROOM - entry.wide - 3)
        wide = entry.wide + 3 + width(words, ENTRY) + GAP
        if x + wide - GAP > MARGIN + ROOM and x > MARGIN:
            line, x = line + 1, MARGIN
        placed.append((line, x, words, entry))
        x = MARGIN + ROOM / 2 if x + wide <= MARGIN + ROOM / 2 else MARGIN + ROOM
    return placed


def _claim(style: str) -> Sample:
    def sample(canvas: Canvas, x: float, y: float) -> None:
        colour = canvas.palette.void if style == "denied" else canvas.palette.ink
        symbols.symbol(canvas, x, y, 11, style, "position", colour)

    return sample


def _events(marks: Sequence[Mark]) -> list[Entry]:
    kinds = {kind_of(mark.event, mark.category) for mark in marks if mark.style != "denied"}
    return [Entry(words, _glyph(kind)) for kind, words in GLYPH_WORDS.items() if kind in kinds]


def _glyph(kind: str) -> Sample:
    def sample(canvas: Canvas, x: float, y: float) -> None:
        symbols.symbol(canvas, x, y, 11, "plain", kind, canvas.palette.ink)

    return sample


def _places(marks: Sequence[Mark], *, mentions: bool, countries: bool, clusters: bool) -> list[Entry]:
    def any_(test: Callable[[Mark], bool]) -> bool:
        return any(test(mark) for mark in marks)

    def arrow(mark: Mark) -> bool:
        return mark.op in ("from_to", "toward") and mark.shape is not None and "LineString" in mark.shape.geom_type

    def area(mark: Mark) -> bool:
        return mark.shape is not None and "Polygon" in mark.shape.geom_type and mark.op not in shapes.BANDS

    def line(mark: Mark) -> bool:
        return mark.shape is not None and "LineString" in mark.shape.geom_type and not arrow(mark)

    found = [
        (any_(lambda m: m.basis == "point"), Entry("at this place", _dot)),
        (any_(lambda m: m.basis == "disc"), Entry("near or around it", _disc)),
        (any_(lambda m: area(m) and m.basis != "disc"), Entry("somewhere in this area", _area)),
        (any_(lambda m: m.op in shapes.BANDS and m.shape is not None), Entry("somewhere in this band", _band)),
        (any_(line), Entry("somewhere on this line", _line)),
        (any_(lambda m: arrow(m) and not m.civilian), Entry("movement: a sketch, not a route", _arrow(civilian=False))),
        (any_(lambda m: arrow(m) and m.civilian), Entry("civilians: a sketch, not a route", _arrow(civilian=True))),
        (countries, Entry("only the country is named", _split, 30)),
        (clusters, Entry("several places, by claim", _split, 30)),
        (mentions, Entry("named in an article", _mention)),
    ]
    return [entry for present, entry in found if present]


def _actors(marks: Sequence[Mark], actors: Sequence[tuple[str, str, str | None]], grey: str) -> list[Entry]:
    colours = {mark.colour for mark in marks}
    found = [
        Entry(f"{name} ({code})" if code and code.casefold() != name.casefold() else name, _swatch(colour), 11)
        for colour, name, code in actors
        if colour in colours
    ]
    others = [Entry("other actors: see the letters", _others, 11)]
    return found + (others if any(mark.colour == grey for mark in marks) else [])


def _swatch(colour: str) -> Sample:
    def sample(canvas: Canvas, x: float, y: float) -> None:
        canvas.plate(Box.at(x, y, 4.5), fill=colour, z=8)

    return sample


def _others(canvas: Canvas, x: float, y: float) -> None:
    canvas.plate(Box.at(x, y, 4.5), fill=canvas.palette.grey, z=8)


def _dot(canvas: Canvas, x: float, y: float) -> None:
    groups.leader(canvas, (x - 5, y + 3), (x + 7, y - 4))


def _disc(canvas: Canvas, x: float, y: float) -> None:
    ink = canvas.palette.ink
    canvas.discs([(x, y, 6.5)], fill=ink, alpha=0.13)
    canvas.discs([(x, y, 1.8)], fill=ink)


def _area(canvas: Canvas, x: float, y: float) -> None:
    shape = shapely.box(x - 9, y - 5, x + 9, y + 5)
    shapes.area(canvas, [shape], canvas.palette.ink, canvas.box)


def _band(canvas: Canvas, x: float, y: float) -> None:
    shapes.stripes(canvas, [shapely.box(x - 10, y - 5, x + 10, y + 5)], [canvas.palette.ink], canvas.box)


def _line(canvas: Canvas, x: float, y: float) -> None:
    canvas.line([np.array([[x - 10, y], [x + 10, y]])], canvas.palette.ink, 1.8, dash=(3, 2), z=8)


def _arrow(*, civilian: bool) -> Sample:
    def sample(canvas: Canvas, x: float, y: float) -> None:
        line = np.array([[x - 10, y], [x + 3, y], [x + 10, y]])
        arrows.draw(canvas, line, canvas.palette.ink, canvas.box, civilian=civilian)

    return sample


def _split(canvas: Canvas, x: float, y: float) -> None:
    canvas.plate(Box(x - 15, y - 6, 30, 12), fill=canvas.palette.paper, stroke=canvas.palette.border, z=5.8)
    symbols.symbol(canvas, x - 6, y, symbols.MINI, "solid", None, canvas.palette.ink)
    canvas.text(x + 2, y + 2.8, "n", groups.NUMBER, canvas.palette.ink)


def _mention(canvas: Canvas, x: float, y: float) -> None:
    canvas.discs([(x, y, 4.5)], fill=canvas.palette.label2, alpha=0.16)
    canvas.discs([(x, y, 4.5)], stroke=canvas.palette.label2, width=0.7)
