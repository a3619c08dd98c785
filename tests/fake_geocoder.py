"""A written Nominatim or Photon on loopback, for what a real one does not do when asked: fail."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qsl, urlsplit

LICENCE = "Data © OpenStreetMap contributors, ODbL 1.0. http://osm.org/copyright"


def entry(
    name: str, lon: float, lat: float, iso2: str, *, tag: str = "place=village", number: int = 1
) -> dict[str, Any]:
    """An entry of Nominatim's JSON, with a box of 0.02 degrees around the point."""
    key, value = tag.split("=")
    return {
        "licence": LICENCE,
        "osm_type": "node",
        "osm_id": number,
        "lat": f"{lat:.7f}",
        "lon": f"{lon:.7f}",
        "class": key,
        "type": value,
        "addresstype": value,
        "name": name,
        "display_name": name,
        "address": {"country_code": iso2.lower()},
        "namedetails": {"name": name},
        "boundingbox": [str(lat - 0.02), str(lat + 0.02), str(lon - 0.02), str(lon + 0.02)],
    }


def feature(
    name: str, lon: float, lat: float, iso2: str, *, tag: str = "place=village", number: int = 1
) -> dict[str, Any]:
    """A feature of Photon's GeoJSON."""
    key, value = tag.split("=")
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "properties": {
            "osm_type": "N",
            "osm_id": number,
            "osm_key": key,
            "osm_value": value,
            "name": name,
            "countrycode": iso2,
            "extent": [lon - 0.02, lat + 0.02, lon + 0.02, lat - 0.02],
        },
    }


@dataclass(frozen=True)
class Reply:
    """What the service says to the next request."""

    status: int = 200
    body: str = "[]"
    headers: Mapping[str, str] = field(default_factory=dict)
    is_slow: bool = False
    """Says nothing until the server is closed."""


class FakeServer(ThreadingHTTPServer):
    """Answers with the next reply, when there are none left with what it knows; remembers what it was asked."""

    daemon_threads = True

    def __init__(self, *known: dict[str, Any], photon: bool = False) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.known = known
        self.photon = photon
        self.replies: list[Reply] = []
        self.always: Reply | None = None
        self.asked: list[dict[str, str]] = []
        self.agents: list[str | None] = []
        self.closing = Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def names(self) -> list[str]:
        return [query["q"] for query in self.asked]

    def reply(self, name: str) -> Reply:
        if self.replies:
            return self.replies.pop(0)
        if self.always is not None:
            return self.always
        named = [known for known in self.known if known.get("properties", known)["name"] == name]
        return Reply(body=json.dumps({"type": "FeatureCollection", "features": named} if self.photon else named))


class _Handler(BaseHTTPRequestHandler):
    server: FakeServer

    def do_GET(self) -> None:  # the base class's name
        query = dict(parse_qsl(urlsplit(self.path).query))
        self.server.asked.append(query)
        self.server.agents.append(self.headers["User-Agent"])
        reply = self.server.reply(query["q"])
        if reply.is_slow:
            self.server.closing.wait(30)
            return
        body = reply.body.encode()
        self.send_response(reply.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(server: FakeServer) -> Iterator[FakeServer]:
    """The server, running until the end of the block."""
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()


class Time:
    """A clock that only waiting moves."""

    def __init__(self, now: float = 1_700_000_000.0) -> None:
        self.now = now
        self.waits: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.waits.append(round(seconds, 3))
        self.now += seconds
