"""The geocoder against a service on this machine: asked once, spaced, and never without being named."""

import json
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest

from geonews.config import Config
from geonews.errors import ConfigError, GeocoderQuotaExceeded, GeocoderUnavailable
from geonews.resolution.geocode import Nominatim, open_geocoder

UM_KADADA = {
    "osm_type": "node",
    "osm_id": 42,
    "lat": "13.6",
    "lon": "26.7",
    "name": "Um Kadada",
    "addresstype": "town",
    "display_name": "Um Kadada, North Darfur, Sudan",
    "address": {"country_code": "sd"},
}


class Server(HTTPServer):
    """Remembers the questions; answers for one village."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []
        self.status = 200


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:  # the base class's name
        name = parse_qs(urlsplit(self.path).query)["q"][0]
        self.server.asked.append(name)
        body = json.dumps([UM_KADADA] if name == "Um Kadada" else []).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    thread = Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


@pytest.fixture
def geocoder(server: Server, tmp_path: Path) -> Iterator[Nominatim]:
    made = Nominatim(f"http://127.0.0.1:{server.server_port}", tmp_path / "cache", interval_s=0)
    yield made
    made.close()


def test_an_answer_is_a_place(geocoder: Nominatim) -> None:
    place = geocoder.geocode("Um Kadada", iso2="SD")
    assert place is not None
    assert (place.id, place.lon, place.lat, place.iso2) == ("osm:node/42", 26.7, 13.6, "SD")
    assert (place.kind, place.layer) == ("city", "geocoder:nominatim")


def test_each_question_is_asked_once(geocoder: Nominatim, server: Server, tmp_path: Path) -> None:
    assert geocoder.geocode("Nowhere") is None
    assert geocoder.geocode("Nowhere") is None
    again = Nominatim(geocoder.address, tmp_path / "cache", interval_s=0)
    assert again.geocode("Nowhere") is None
    again.close()
    assert server.asked == ["Nowhere"]


def test_questions_are_spaced(server: Server, tmp_path: Path) -> None:
    geocoder = Nominatim(f"http://127.0.0.1:{server.server_port}", tmp_path, interval_s=0.2)
    began = time.monotonic()
    for name in ("A", "B", "C"):
        geocoder.geocode(name)
    geocoder.close()
    assert time.monotonic() - began >= 0.4


def test_a_failing_service_is_an_error_and_not_remembered(geocoder: Nominatim, server: Server) -> None:
    server.status = 503
    with pytest.raises(GeocoderUnavailable, match="Um Kadada"):
        geocoder.geocode("Um Kadada")
    server.status = 429
    with pytest.raises(GeocoderQuotaExceeded):
        geocoder.geocode("Um Kadada")
    server.status = 200
    assert geocoder.geocode("Um Kadada") is not None


def test_nobody_is_asked_unless_named(tmp_path: Path) -> None:
    def config(geocoder: str | None) -> Config:
        return Config.load(data_dir=tmp_path, cache_dir=tmp_path, user_dir=tmp_path, made_at="x", geocoder=geocoder)

    assert open_geocoder(config(None)) is None
    assert isinstance(open_geocoder(config("nominatim")), Nominatim)
    assert isinstance(open_geocoder(config("http://127.0.0.1:8088/nominatim")), Nominatim)
    with pytest.raises(ConfigError, match="oracle"):
        open_geocoder(config("oracle"))
    assert list(tmp_path.iterdir()) == []
