"""Colours of the picture, light and dark: those of the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from geonews.styles import INKS

Theme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours as "#rrggbb"."""

    sea: str
    land: str
    focus: str
    """Countries about which something is reported."""
    border: str
    admin: str
    river: str
    label: str
    label2: str
    halo: str
    paper: str
    ink: str
    ink2: str
    rule: str
    void: str
    """Denied and negated."""
    grey: str
    """Actors beyond the five with most mapped reports."""
    ranks: tuple[str, str, str, str, str]
    """Spread in lightness, so that colour-blind readers tell them apart too."""


PALETTES: Mapping[Theme, Palette] = {
    "light": Palette(
        sea="#d3dfe7",
        land="#efede7",
        focus="#faf9f6",
        border="#878d95",
        admin="#d9d6ce",
        river="#a3c0d4",
        label="#353e49",
        label2="#5d6671",
        halo="#faf9f6",
        paper="#ffffff",
        ink="#161b21",
        ink2="#535d68",
        rule="#dde1e6",
        void="#7b838d",
        grey="#535d68",
        ranks=INKS,
    ),
    "dark": Palette(
        sea="#0e141a",
        land="#1a222a",
        focus="#222c36",
        border="#6a7886",
        admin="#33404c",
        river="#35536b",
        label="#d2dae2",
        label2="#98a4b0",
        halo="#161d25",
        paper="#12181e",
        ink="#e9eef3",
        ink2="#a5b0bb",
        rule="#2a343e",
        void="#8d98a3",
        grey="#a5b0bb",
        ranks=("#6fa1f7", "#f0854a", "#62dcc4", "#f2cf4a", "#d691e0"),
    ),
}
