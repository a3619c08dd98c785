"""How reports are drawn: claim status by fill, outline and sign, told apart without colour; colour by actor or side.

Solid is only what the article states in its own voice. What is denied is crossed and grey, what is possible, not so or
long past is there and switched off.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from geonews.export.qml.xml import Part, Symbol

PAPER, INK, GREY, RING = "255,255,255,255", "74,85,104,255", "130,130,130,255", "110,110,110,255"
CLEAR, SOFT = "255,255,255,0", "120,120,120,190"
CIVIL = "\"actor_type\" = 'civilians' OR \"event_type\" = 'displacement'"
BANDS = "\"spatial_op\" IN ('along_border','border_of')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One way to draw a report."""

    words: str
    """Its line in the legend."""
    filled: bool = False
    dash: str = "solid"
    """Qt's name of the outline's style."""
    pattern: str = ""
    """The same as lengths of dashes and gaps in millimetres, for lines."""
    sign: str = ""
    """A character beside the symbol."""
    crossed: bool = False
    grey: bool = False
    shown: bool = True


LOOKS: Mapping[str, Look] = {
    "solid": Look(words="stated by the article", filled=True),
    "party": Look(words="stated by a party", sign="“"),
    "dashed": Look(words="alleged, or taken for granted", dash="dash", pattern="2;1.2"),
    "planned": Look(words="planned, not done", dash="dot", pattern="0.6;1.4", sign="→"),
    "denied": Look(words="denied", dash="dot", pattern="0.6;1.4", crossed=True, grey=True),
    "conditional": Look(words="possible", dash="dot", pattern="0.4;1.6", sign="?", grey=True, shown=False),
    "negated": Look(words="said not to be so", sign="-", grey=True, shown=False),
    "historical": Look(words="long past", dash="dash dot", pattern="2;1;0.4;1", grey=True, shown=False),
}
"""By the column `look`."""


def report_marker(look: Look) -> Symbol:
    """A square with the actor's letters under it, in room enough for neighbours at the same spot."""
    colours = {} if look.grey else {"outlineColor": "colour", **({"fillColor": "colour"} if look.filled else {})}
    ink = GREY if look.grey else INK
    square = {
        "name": "square",
        "size": "4",
        "color": ink if look.filled else PAPER,
        "outline_color": ink,
        "outline_style": look.dash,
        "outline_width": "0.5",
        "joinstyle": "miter",
    }
    room = {"name": "square", "size": "8", "color": CLEAR, "outline_color": CLEAR, "outline_style": "no"}
    parts = [Part(kind="SimpleMarker", values=room), Part(kind="SimpleMarker", values=square, fields=colours)]
    if look.crossed:
        cross = {"name": "cross2", "size": "4.6", "color": ink, "outline_color": ink, "outline_width": "0.5"}
        parts.append(Part(kind="SimpleMarker", values=cross))
    if look.sign:
        parts.append(_text(look.sign, "3.1,-1.2", {} if look.grey else {"fillColor": "colour"}, ink, size="4"))
    parts.append(_text("", "0,3.4", {"char": "letters"}, "40,40,40,255", size="2.2"))
    return Symbol("marker", parts)


def _text(character: str, offset: str, fields: Mapping[str, str], ink: str, *, size: str) -> Part:
    values = {
        "chr": character, "font": "DejaVu Sans", "font_style": "Bold", "size": size, "color": ink, "offset": offset,
        "outline_color": CLEAR, "outline_width": "0",
    }  # fmt: skip
    return Part(kind="FontMarker", values=values, fields=fields)


def report_line(look: Look) -> Symbol:
    """A line; one from somewhere to somewhere ends in an arrow head, schematic and no route. Civilians' are dotted."""
    ink = GREY if look.grey else INK
    colours = {} if look.grey else {"outlineColor": "colour"}
    head = {"name": "arrowhead", "size": "3.4", "color": CLEAR, "outline_color": ink, "outline_width": "0.7"}
    arrow = Symbol("marker", [Part(kind="SimpleMarker", values=head, fields=colours)])
    end = Part(
        kind="MarkerLine",
        values={"placement": "lastvertex", "rotate": "1"},
        expressions={"enabled": "\"spatial_op\" = 'from_to'"},
        inner=arrow,
    )
    own = Part(
        kind="SimpleLine", values=_stroke(look, "0.8"), fields=colours, expressions={"enabled": f"NOT ({CIVIL})"}
    )
    dots = {"line_color": ink, "line_width": "1", "line_style": "dot", "capstyle": "round"}
    civil = Part(kind="SimpleLine", values=dots, fields=colours, expressions={"enabled": CIVIL})
    return Symbol("line", [own, civil, end])


def report_area(look: Look) -> Symbol:
    """A pale area without a firm edge; a band along a border is stripes: somewhere in it, depth not stated."""
    ink = GREY if look.grey else INK
    fields = {} if look.grey else {"outlineColor": "colour"}
    edged = not look.filled
    fill = {
        "color": CLEAR if edged else ink,
        "style": "no" if edged else "solid",
        "outline_color": ink,
        "outline_width": "0.4",
        "outline_style": look.dash if edged else "no",
    }
    pale = {} if edged else {"fillColor": "set_color_part(\"colour\", 'alpha', 40)"}
    line = Symbol("line", [Part(kind="SimpleLine", values=_stroke(look, "0.5"), fields=fields)])
    hatch = Part(
        kind="LinePatternFill",
        values={"angle": "45", "distance": "2.4", "line_width": "0.5", "color": ink},
        expressions={"enabled": BANDS},
        inner=line,
    )
    area = Part(kind="SimpleFill", values=fill, fields=fields, expressions={"enabled": f"NOT ({BANDS})", **pale})
    return Symbol("fill", [area, hatch])


def _stroke(look: Look, width: str) -> Mapping[str, str]:
    values = {"line_color": GREY if look.grey else INK, "line_width": width, "line_style": "solid", "capstyle": "flat"}
    dashes = {"use_custom_dash": "1", "customdash": look.pattern, "customdash_unit": "MM"}
    return values | (dashes if look.pattern else {})


def _outline(colour: str, width: str, style: str = "solid") -> Symbol:
    values = {
        "color": CLEAR,
        "style": "no",
        "outline_color": colour,
        "outline_width": width,
        "outline_style": style,
    }
    return Symbol("fill", [Part(kind="SimpleFill", values=values)])


def _circle(size: str, fill: str, expression: str = "") -> Symbol:
    values = {"name": "circle", "size": size, "color": fill, "outline_color": SOFT, "outline_width": "0.2"}
    sized = {"size": expression} if expression else {}
    return Symbol("marker", [Part(kind="SimpleMarker", values=values, expressions=sized)])


def _border(dash: str) -> Symbol:
    values = {"line_color": "150,146,136,255", "line_width": "0.25"}
    dashes = {"use_custom_dash": "1", "customdash": dash, "customdash_unit": "MM"} if dash else {}
    return Symbol("line", [Part(kind="SimpleLine", values=values | dashes)])


_LAND = {"color": "247,245,240,255", "style": "solid", "outline_color": "190,186,176,255", "outline_width": "0.1"}
RINGS = _outline(RING, "0.2")
SITUATIONS = _outline("74,85,104,140", "0.2", "dash")
COUNTRIES = _outline("120,120,120,255", "0.3")
LAND = Symbol("fill", [Part(kind="SimpleFill", values=_LAND)])
MENTIONS = _circle("1.8", "120,120,120,40")
PLACES = _circle("2", "120,120,120,30", '1.6 + 0.8 * sqrt("n_mentions")')
BORDERS, DISPUTED = _border(""), _border("1.6;1")
