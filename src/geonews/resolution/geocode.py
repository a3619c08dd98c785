"""A geocoding service for names that no gazetteer knows. Nothing here runs unless the user names a service.

Answers, "knows nothing" among them, are kept on disk, and requests are spaced as the services ask: one a second
(https://operations.osmfoundation.org/policies/nominatim/).
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from geonews.config import Config
from geonews.errors import ConfigError, GeocoderError, GeocoderQuotaExceeded, GeocoderUnavailable
from geonews.model import Place
from geonews.protocols import Geocoder
from geonews.vocabulary import PlaceKind

PUBLIC = "https://nominatim.openstreetmap.org"
INTERVAL_S = 1.0
"""Least time between two requests to a public service."""
_TIMEOUT_S = 10
_KINDS: Mapping[str, PlaceKind] = {
    "country": "country",
    "state": "adm1",
    "province": "adm1",
    "county": "adm2",
    "district": "adm2",
    "suburb": "neighbourhood",
    "quarter": "neighbourhood",
    "neighbourhood": "neighbourhood",
    "river": "river",
}


def open_geocoder(config: Config) -> Geocoder | None:
    """The service that the settings name, None when they name none.

    `geocoder` is "nominatim" for the public service, or the http(s) address of another Nominatim.

    Raises:
        ConfigError: the setting is neither.
    """
    if config.geocoder is None:
        return None
    address = PUBLIC if config.geocoder == "nominatim" else config.geocoder
    if urlsplit(address).scheme not in ("http", "https") or not urlsplit(address).netloc:
        raise ConfigError(f'geocoder "{config.geocoder}" is neither "nominatim" nor an http(s) address of one')
    return Nominatim(address, config.cache_dir / "geocoder", interval_s=INTERVAL_S if address == PUBLIC else 0.0)


class Nominatim:
    """A Nominatim service, cached and throttled; implements `protocols.Geocoder`."""

    def __init__(self, address: str, cache: Path, *, interval_s: float = INTERVAL_S) -> None:
        """Remember the service; nothing is sent or written before the first question."""
        self.address = address.rstrip("/")
        self._cache_dir = cache
        self._interval_s = interval_s
        self._asked_at = -interval_s
        self._db: sqlite3.Connection | None = None
        self._service: Any = None

    def geocode(self, name: str, *, iso2: str | None = None) -> Place | None:
        """The service's best answer, None when it knows nothing.

        Raises:
            GeocoderUnavailable: the service cannot be reached.
            GeocoderQuotaExceeded: it asks to wait.
        """
        key = json.dumps([self.address, name, iso2])
        cached = self._cache().execute("SELECT answer FROM answers WHERE question = ?", (key,)).fetchone()
        if cached is None:
            answer = self._ask(name, iso2)
            with self._cache() as db:
                db.execute("INSERT OR REPLACE INTO answers VALUES (?, ?)", (key, json.dumps(answer)))
        else:
            answer = json.loads(cached[0])
        return None if answer is None else _place(answer, name)

    def _ask(self, name: str, iso2: str | None) -> dict[str, Any] | None:
        from geopy import exc  # noqa: PLC0415  # only when a service is asked

        wait = self._asked_at + self._interval_s - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        self._asked_at = time.monotonic()
        try:
            found = self._open().geocode(
                name, addressdetails=True, language="en", country_codes=iso2.lower() if iso2 else None
            )
        except (exc.GeocoderQuotaExceeded, exc.GeocoderRateLimited) as error:
            retry_after = getattr(error, "retry_after", None)
            raise GeocoderQuotaExceeded(f"{self.address} asks to wait before the next question", retry_after) from error
        except (exc.GeocoderTimedOut, exc.GeocoderUnavailable, exc.GeocoderServiceError) as error:
            raise GeocoderUnavailable(f"{self.address} did not answer for {name!r}: {error}") from error
        return None if found is None else dict(found.raw)

    def _open(self) -> Any:
        if self._service is None:
            from geopy.geocoders import Nominatim as Client  # noqa: PLC0415  # only when a service is asked

            parts = urlsplit(self.address)
            self._service = Client(
                domain=parts.netloc + parts.path,
                scheme=parts.scheme,
                user_agent=f"geonews/{version('geonews')}",
                timeout=_TIMEOUT_S,
            )
        return self._service

    def _cache(self) -> sqlite3.Connection:
        if self._db is None:
            try:
                self._cache_dir.mkdir(parents=True, exist_ok=True)
                self._db = sqlite3.connect(self._cache_dir / "answers.sqlite")
                self._db.execute("CREATE TABLE IF NOT EXISTS answers (question TEXT PRIMARY KEY, answer TEXT)")
            except (OSError, sqlite3.Error) as error:
                raise GeocoderError(f"cannot keep the geocoder's answers in {self._cache_dir}: {error}") from error
        return self._db

    def close(self) -> None:
        """Close the file of answers."""
        if self._db is not None:
            self._db.close()
            self._db = None


def _place(raw: Mapping[str, Any], name: str) -> Place:
    country = (raw.get("address") or {}).get("country_code")
    return Place(
        id=f"osm:{raw.get('osm_type', 'unknown')}/{raw.get('osm_id', 0)}",
        name=str(raw.get("name") or name),
        lon=float(raw["lon"]),
        lat=float(raw["lat"]),
        feature_class="",
        feature_code="",
        kind=_KINDS.get(str(raw.get("addresstype") or raw.get("type") or ""), "city"),
        iso2=str(country).upper() if country else None,
        layer="geocoder:nominatim",
    )
