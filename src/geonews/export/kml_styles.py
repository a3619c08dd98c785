"""How KML shows claim status: filled only where the article asserts in its own voice, otherwise an outline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree
from lxml.builder import ElementMaker

from geonews.tables import Row

PARTY, PRESUPPOSED, OTHER = "asserted_by_a_party", "presupposed", "no_claim"
_FILLED, _OPEN, _SOLID = "b0", "00", "ff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Colour as "rrggbb", width of lines in pixels, whether areas are filled."""

    colour: str
    width: float
    filled: bool = False


LOOKS: Mapping[str, Look] = {
    "asserted": Look(colour="1f4fb4", width=3, filled=True),
    PARTY: Look(colour="1f4fb4", width=2),
    "alleged": Look(colour="a53210", width=2),
    PRESUPPOSED: Look(colour="a53210", width=1.5),
    "planned": Look(colour="00786b", width=2),
    "conditional": Look(colour="8a6a00", width=1.5),
    "historical": Look(colour="7a2a86", width=1.5),
    "denied": Look(colour="7b838d", width=2),
    "negated": Look(colour="7b838d", width=1.5),
    OTHER: Look(colour="535d68", width=1.5),
}
"""By the id of the style."""


def style_of(row: Row) -> str:
    """The id of a row's style; mentions and situations make no claim of their own."""
    status = row.get("claim_status")
    if status is None:
        return OTHER
    if status != "asserted" or row.get("voice") == "article":
        return str(status)
    return PRESUPPOSED if row.get("voice") == "presupposed" else PARTY


def styles(make: ElementMaker) -> list[etree._Element]:
    """All styles. Markers are the viewer's own, tinted, since an address of an icon would be fetched."""
    return [
        make.Style(
            make.IconStyle(make.color(_abgr(look.colour, _SOLID)), make.scale("1.1" if look.filled else "0.8")),
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
