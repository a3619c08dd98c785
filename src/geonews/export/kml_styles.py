"""How KML shows claim status: filled where the article asserts in its own voice, else outlines and faint markers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree
from lxml.builder import ElementMaker

OTHER = "no_claim"
"""Of mentions and situations, which make no claim of their own."""
_SOLID, _FILLED, _FAINT, _OPEN = "ff", "b0", "80", "00"
"""Opacity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Colour as "rrggbb", width of lines in pixels, whether areas are filled."""

    colour: str
    width: float
    filled: bool = False


LOOKS: Mapping[str, Look] = {
    "solid": Look(colour="1f4fb4", width=3, filled=True),
    "party": Look(colour="1f4fb4", width=2),
    "dashed": Look(colour="a53210", width=2),
    "planned": Look(colour="00786b", width=2),
    "conditional": Look(colour="8a6a00", width=1.5),
    "historical": Look(colour="7a2a86", width=1.5),
    "denied": Look(colour="7b838d", width=2),
    "negated": Look(colour="7b838d", width=1.5),
    OTHER: Look(colour="535d68", width=1.5),
}
"""By how the map draws a report (`geonews.styles`), which is the id of the style."""


def styles(make: ElementMaker) -> list[etree._Element]:
    """All styles. Markers are the viewer's own, tinted, since an address of an icon would be fetched."""
    return [
        make.Style(
            make.IconStyle(
                make.color(_abgr(look.colour, _SOLID if look.filled else _FAINT)),
                make.scale("1.1" if look.filled else "0.8"),
            ),
            make.LineStyle(make.color(_abgr(look.colour, _SOLID)), make.width(str(look.width))),
            make.PolyStyle(
                make.color(_abgr(look.colour, _FILLED if look.filled else _OPEN)), make.fill(str(int(look.filled)))
            ),
            id=name,
        )
        for name, look in LOOKS.items()
    ]


def _abgr(colour: str, alpha: str) -> str:
    """KML's order: alpha, blue, green, red."""
    return alpha + colour[4:6] + colour[2:4] + colour[0:2]
