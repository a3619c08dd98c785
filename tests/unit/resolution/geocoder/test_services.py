"""Both services over HTTP, in what they are asked and in what they may answer."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator

import pytest

from geonews.errors import (
    ConfigError,
    GeocoderError,
    GeocoderQuotaExceeded,
    GeocoderRefused,
    GeocoderUnavailable,
)
from geonews.resolution.geocoder.services import SERVICES, Nominatim, Photon
from tests.fake_geocoder import LICENCE, FakeServer, Reply, entry, feature, serving

AGENT = "newsroom-x contact@example.org"


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with serving(FakeServer(entry("Kafr Oweid", 36.46, 35.63, "SY", number=101))) as made:
        yield made


def test_nominatim_is_asked_for_the_name_with_its_hints_and_nothing_else(server: FakeServer) -> None:
    Nominatim(AGENT, server.address).ask("Kafr Oweid", ("SY", "TR"), (35, 30, 40, 40))
    (asked,) = server.asked
    assert {key: asked[key] for key in ("q", "countrycodes", "viewbox")} == {
        "q": "Kafr Oweid", "countrycodes": "sy,tr", "viewbox": "35.0,30.0,40.0,40.0",
    }  # fmt: skip
    form = {"format", "limit", "addressdetails", "namedetails", "accept-language"}
    assert asked.keys() - form == {"q", "countrycodes", "viewbox"}
    assert server.agents == [AGENT]


def test_nominatims_answer_is_read(server: FakeServer) -> None:
    (answer,) = Nominatim(AGENT, server.address).ask("Kafr Oweid", (), None)
    assert (answer.osm, answer.key, answer.value, answer.iso2) == ("node/101", "place", "village", "SY")
    assert (answer.lon, answer.lat, answer.names, answer.licence) == (36.46, 35.63, ("Kafr Oweid",), LICENCE)
    assert answer.box == pytest.approx((36.44, 35.61, 36.48, 35.65))


def test_photon_is_asked_near_the_other_places_and_its_answer_is_read() -> None:
    with serving(FakeServer(feature("Kafr Oweid", 36.46, 35.63, "SY", number=101), photon=True)) as server:
        service = Photon(AGENT, server.address)
        (answer,) = service.ask("Kafr Oweid", ("SY",), (35, 30, 40, 40))
        assert (answer.osm, answer.key, answer.value, answer.iso2) == ("node/101", "place", "village", "SY")
        assert (answer.lon, answer.lat) == (36.46, 35.63)
        assert answer.box == pytest.approx((36.44, 35.61, 36.48, 35.65))
        assert "OpenStreetMap" in answer.licence
        assert service.ask("كفر", (), None) == []
        assert server.asked == [
            {"q": "Kafr Oweid", "limit": "10", "lang": "en", "lat": "35.0", "lon": "37.5"},
            {"q": "كفر", "limit": "10"},
        ]


def test_what_a_boundary_bounds_says_what_it_is(server: FakeServer) -> None:
    district = entry("Ariha", 36.6, 35.8, "SY", tag="boundary=administrative") | {"addresstype": "county"}
    server.always = Reply(body=json.dumps([district]))
    (answer,) = Nominatim(AGENT, server.address).ask("Ariha", (), None)
    assert (answer.key, answer.value) == ("boundary", "county")


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (401, GeocoderRefused),
        (403, GeocoderRefused),
        (429, GeocoderQuotaExceeded),
        (500, GeocoderUnavailable),
        (503, GeocoderUnavailable),
        (504, GeocoderUnavailable),
        (400, GeocoderError),
        (418, GeocoderError),
    ],
)
def test_what_a_status_means(server: FakeServer, status: int, kind: type[GeocoderError]) -> None:
    server.always = Reply(status=status, body="<html>no</html>")
    with pytest.raises(GeocoderError, match=str(status)) as raised:
        Nominatim(AGENT, server.address).ask("Kafr Oweid", (), None)
    assert type(raised.value) is kind
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("header", "wait"), [("7", 7), ("Fri, 31 Dec 1999 23:59:59 GMT", 0), ("soon", None), ("-3", 0), (None, None)]
)
def test_the_wait_that_the_service_asks_for(
    server: FakeServer, status: int, header: str | None, wait: float | None
) -> None:
    server.always = Reply(status=status, headers={"Retry-After": header} if header else {})
    with pytest.raises((GeocoderQuotaExceeded, GeocoderUnavailable)) as raised:
        Nominatim(AGENT, server.address).ask("Kafr Oweid", (), None)
    assert raised.value.retry_after == wait


BROKEN = {**entry("X", 1, 1, "SY"), "lat": "95"}


@pytest.mark.parametrize("name", SERVICES)
@pytest.mark.parametrize(
    "body",
    ["<html>Welcome to our Wi-Fi</html>", "", "null", "{}", '"no"', '{"error": "out of order"}', "[1]", "[{}]",
     '{"features": [1]}', '{"features": null}', "[" * 100_000, json.dumps([BROKEN]), '[{"lat": "x", "lon": "y"}]',
     json.dumps([{**BROKEN, "lat": "nan"}]), json.dumps([{**BROKEN, "lat": "1", "boundingbox": "abcd"}])],
)  # fmt: skip
def test_rubbish_is_no_answer(name: str, body: str) -> None:
    with serving(FakeServer()) as server:
        server.always = Reply(body=body)
        with pytest.raises(GeocoderError, match=f"no {name} answer"):
            SERVICES[name](AGENT, server.address).ask("X", (), None)


def test_an_empty_list_is_an_answer(server: FakeServer) -> None:
    assert Nominatim(AGENT, server.address).ask("Nowhere", (), None) == []


def test_a_slow_service(server: FakeServer) -> None:
    server.always = Reply(is_slow=True)
    with pytest.raises(GeocoderUnavailable, match=r"within 0\.2 s"):
        Nominatim(AGENT, server.address, timeout_s=0.2).ask("Kafr Oweid", (), None)


def test_an_unreachable_service() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(GeocoderUnavailable, match="cannot be reached"):
        Nominatim(AGENT, f"http://127.0.0.1:{port}").ask("Kafr Oweid", (), None)


def test_a_proxy_is_not_asked_for_what_runs_here(server: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    assert len(Nominatim(AGENT, server.address).ask("Kafr Oweid", (), None)) == 1


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1:8088", "ftp://example.org", "http://", "http://me:pw@example.org", "https://example.org?key=1"],
)
def test_an_address_must_be_one(address: str) -> None:
    with pytest.raises(ConfigError, match="geocoder_url"):
        Nominatim(AGENT, address)


def test_only_loopback_is_here() -> None:
    assert not Nominatim(AGENT).is_local
    assert not Nominatim(AGENT, "http://10.0.0.1/nominatim").is_local
    for address in ("http://127.0.0.1:8088", "http://localhost/nominatim", "http://[::1]:8088"):
        assert Nominatim(AGENT, address).is_local
