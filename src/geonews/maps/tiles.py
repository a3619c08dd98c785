"""Online tiles under a map, for who wants them: providers of xyzservices by name."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from urllib.parse import urlsplit

import xyzservices

from geonews.errors import ConfigError

_CLOSE = 0.4
_ZOOM = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiles:
    """A layer of tiles as Leaflet wants it."""

    name: str
    url: str
    """https, with {z}, {x} and {y} and nothing else to fill in, so that a page can allow its one host."""
    attribution: str
    """Plain text that has to stand on the map."""
    max_zoom: int

    @property
    def host(self) -> str:
        """Whom a page may ask for pictures, as a Content-Security-Policy wants it."""
        return f"https://{urlsplit(self.url).netloc}"


def tiles_named(name: str) -> Tiles:
    """The provider of a name such as OpenStreetMap.Mapnik, in either case.

    Raises:
        ConfigError: nobody has the name, the provider wants a key, or it has no https; one line.
    """
    known = {key.casefold(): provider for key, provider in xyzservices.providers.flatten().items()}
    provider = known.get(name.casefold())
    if provider is None:
        close = get_close_matches(name.casefold(), known, cutoff=_CLOSE)
        meant = ", ".join(known[key].name for key in close) or "OpenStreetMap.Mapnik, for one"
        raise ConfigError(f'tiles "{name}" are unknown; names like it: {meant}')
    if provider.requires_token():
        raise ConfigError(f"tiles {provider.name} need a key of their provider; choose others")
    url = provider.build_url()
    if not url.startswith("https://"):
        raise ConfigError(f"tiles {provider.name} come without encryption (http); choose others")
    return Tiles(
        name=provider.name,
        url=url,
        attribution=provider.attribution,
        max_zoom=int(provider.get("max_zoom", _ZOOM)),
    )
