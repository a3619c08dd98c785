"""What a user may choose about a map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Theme = Literal["auto", "light", "dark"]
Symbols = Literal["plain", "app6"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapOptions:
    """Choices of one map; the defaults are those of `geonews map` without flags."""

    theme: Theme = "auto"
    """"auto" follows the reader's system; the page has a switch either way."""
    symbols: Symbols = "plain"
    """Plain glyphs of events, or function icons after MIL-STD-2525/APP-6 where the place is exact."""
    share: bool = False
    """Made to be passed on: see `geonews.maps.share`."""
    fade_days: int = 7
    """Days for which a report stays visible, faded, after its own dates."""
    tiles: str | None = None
    """Name of an xyzservices provider for online tiles under the map; None keeps the page off the network."""
