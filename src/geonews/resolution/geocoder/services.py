"""The services, asked through geopy. Only this module knows geopy, and only here anything is sent."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from geonews.errors import (
    ConfigError,
    GeocoderError,
    GeocoderQuotaExceeded,
    GeocoderRefused,
    GeocoderUnavailable,
)
from geonews.protocols import Box
from geonews.resolution.geocoder.answers import Answer, from_nominatim, from_photon
from geonews.text import fold

TIMEOUT_S = 10.0
LIMIT = 10
"""Answers asked for: as many places of one name and country are told apart."""


class Service(ABC):
    """One service at one address."""

    name: str
    public: str
    """Address of the public instance."""

    def __init__(self, agent: str, address: str | None = None, *, timeout_s: float = TIMEOUT_S) -> None:
        """Remember whom to ask; nothing is sent.

        Args:
            agent: whom the service is told that it serves.
            address: http(s) address of an own instance; None for the public one.
            timeout_s: longest wait for the connection, and then for each part of the answer.

        Raises:
            ConfigError: the address is no http(s) address.
        """
        self.address = (address or self.public).rstrip("/")
        parts = urlsplit(self.address)
        if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc or parts.query:
            raise ConfigError(f'geocoder_url "{address}" is no address of a service, such as http://127.0.0.1:8088')
        self.is_local = _is_loopback(parts.hostname)
        self._timeout_s = timeout_s
        self._client = self._connect(
            domain=parts.netloc + parts.path,
            scheme=parts.scheme,
            user_agent=agent,
            timeout=timeout_s,
            # what runs on this machine is not asked for through a proxy; None takes the system's
            **({"proxies": {}} if self.is_local else {}),
        )

    def ask(self, name: str, countries: Sequence[str], box: Box | None) -> list[Answer]:
        """What the service knows, best first; empty when it knows nothing.

        Args:
            name: in any script.
            countries: ISO 3166-1 alpha-2 codes; empty for the whole world.
            box: places in it are to come first.

        Raises:
            GeocoderBusy: unreachable, slow, failing or overrun.
            GeocoderRefused: this agent is not served.
            GeocoderError: the answer is none.
        """
        from geopy.exc import GeopyError  # noqa: PLC0415  # only when a service is asked

        try:
            found = self._send(name, countries, box)
            return [self._read(location.raw) for location in found or ()]
        except GeopyError as error:
            raise self._trouble(error) from error
        except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
            raise self._rubbish() from error

    @abstractmethod
    def _connect(self, **settings: Any) -> Any: ...

    @abstractmethod
    def _send(self, name: str, countries: Sequence[str], box: Box | None) -> Any: ...

    @staticmethod
    @abstractmethod
    def _entries(found: Any) -> list[Any]: ...

    @staticmethod
    @abstractmethod
    def _read(raw: Mapping[str, Any]) -> Answer: ...

    def _adapter(self) -> type:
        """An HTTP client of geopy's own, whatever else is installed, strict about what an answer is.

        geopy takes every empty value for "nothing found", also the `{}` or `null` of a broken service.
        """
        from geopy.adapters import URLLibAdapter  # noqa: PLC0415

        entries, read = self._entries, self._read

        class Strict(URLLibAdapter):  # type: ignore[misc]  # geopy has no types
            def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Any:
                found = super().get_json(url, timeout=timeout, headers=headers)
                for entry in entries(found):
                    read(entry)
                return found

        return Strict

    def _trouble(self, error: Exception) -> GeocoderError:
        """Geopy's error in our terms."""
        from geopy.adapters import AdapterHTTPError, get_retry_after  # noqa: PLC0415
        from geopy.exc import GeocoderParseError, GeocoderTimedOut  # noqa: PLC0415

        http = error.__cause__
        if isinstance(http, AdapterHTTPError):
            status = http.status_code
            wait = get_retry_after(http.headers)
            if status in (401, 403):
                return GeocoderRefused(f"{self.address} refuses to serve this agent string (HTTP {status})")
            if status in (402, 429):
                return GeocoderQuotaExceeded(f"{self.address} has been asked too often (HTTP {status})", wait)
            if status >= 500 or status == 408:
                return GeocoderUnavailable(f"{self.address} fails (HTTP {status})", wait)
            return GeocoderError(f"{self.address} does not take the question (HTTP {status})")
        if isinstance(error, GeocoderParseError):
            return self._rubbish()
        if isinstance(error, GeocoderTimedOut):
            return GeocoderUnavailable(f"{self.address} does not answer within {self._timeout_s:g} s")
        return GeocoderUnavailable(f"{self.address} cannot be reached ({error})")

    def _rubbish(self) -> GeocoderError:
        return GeocoderError(f"{self.address} answers with what is no {self.name} answer")


class Nominatim(Service):
    """https://nominatim.org; the public one's rules: https://operations.osmfoundation.org/policies/nominatim/."""

    name = "nominatim"
    public = "https://nominatim.openstreetmap.org"

    def _connect(self, **settings: Any) -> Any:
        from geopy.geocoders import Nominatim as Client  # noqa: PLC0415

        return Client(adapter_factory=self._adapter(), **settings)

    def _send(self, name: str, countries: Sequence[str], box: Box | None) -> Any:
        return self._client.geocode(
            name,
            exactly_one=False,
            limit=LIMIT,
            addressdetails=True,
            namedetails=True,
            language="en",
            country_codes=[code.lower() for code in countries],
            viewbox=None if box is None else [(box[1], box[0]), (box[3], box[2])],  # lat, lon
        )

    @staticmethod
    def _entries(found: Any) -> list[Any]:
        return _list(found)

    @staticmethod
    def _read(raw: Mapping[str, Any]) -> Answer:
        return from_nominatim(raw)


class Photon(Service):
    """https://photon.komoot.io. Takes no countries; its answers are held against them afterwards."""

    name = "photon"
    public = "https://photon.komoot.io"

    def _connect(self, **settings: Any) -> Any:
        from geopy.geocoders import Photon as Client  # noqa: PLC0415

        return Client(adapter_factory=self._adapter(), **settings)

    def _send(self, name: str, countries: Sequence[str], box: Box | None) -> Any:
        del countries
        return self._client.geocode(
            name,
            exactly_one=False,
            limit=LIMIT,
            language="en" if fold(name).isascii() else False,  # it answers in one language only, so in the asked one
            location_bias=None if box is None else ((box[1] + box[3]) / 2, (box[0] + box[2]) / 2),  # lat, lon
        )

    @staticmethod
    def _entries(found: Any) -> list[Any]:
        return _list(found["features"])

    @staticmethod
    def _read(raw: Mapping[str, Any]) -> Answer:
        return from_photon(raw)


SERVICES: Mapping[str, type[Service]] = {service.name: service for service in (Nominatim, Photon)}


def _list(found: Any) -> list[Any]:
    if not isinstance(found, list):
        raise TypeError("not a list")
    return found


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
