"""What every record checks about itself."""

from __future__ import annotations

import hashlib


def stable_id(*parts: object) -> str:
    """A 16-digit id that depends only on `parts`, so that the same input always has the same ids."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]


def check_span(start: int, end: int) -> None:
    """Raise ValueError unless start and end are a half-open span of at least one code point."""
    if not 0 <= start < end:
        raise ValueError(f"span [{start}, {end}) is empty or reversed")


def check_lonlat(lon: float | None, lat: float | None) -> None:
    """Raise ValueError unless both are null, or degrees within their bounds."""
    if (lon is None) != (lat is None):
        raise ValueError(f"lon {lon} and lat {lat}: both or neither")
    if lon is not None and lat is not None and not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise ValueError(f"lon {lon}, lat {lat} is not on the globe (lon first)")
