"""The command line with a geocoder that works, and with one that does not: the run goes on and says so in one line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from geonews.config import Config
from geonews.gazetteer.lookup import open_gazetteer
from geonews.resolution.geocoder import fallback
from geonews.resolution.geocoder.services import Service
from tests.conftest import CACHE, Result
from tests.fake_geocoder import FakeServer, Reply, entry, serving

pytestmark = pytest.mark.xdist_group("gazetteer")
Command = Callable[..., Result]

TEXT = "Shells hit Kafr Oweid and Aleppo in Syria."
KNOWN = "Aleppo", "Syria"


@pytest.fixture(autouse=True)
def _own_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The shared index, but answers and settings of this test's own; and no waiting."""
    open_gazetteer(Config.load(cache_dir=CACHE))
    cache = tmp_path / "cache"
    cache.mkdir()
    for path in CACHE.iterdir():
        if path.name != "geocoder":
            (cache / path.name).symlink_to(path)
    monkeypatch.setenv("GEONEWS_CACHE_DIR", str(cache))
    monkeypatch.setenv("GEONEWS_RECOGNISER", "lexicon")
    monkeypatch.setattr(fallback, "BACK_OFF_S", 0.01)
    monkeypatch.setitem(Service.__init__.__kwdefaults__, "timeout_s", 0.3)
    monkeypatch.chdir(tmp_path)
    spans = [[start, start + len(name)] for name in ("Kafr Oweid", *KNOWN) for start in [TEXT.index(name)]]
    lines = [json.dumps({"id": name, "text": TEXT, "spans": spans}) for name in ("one", "two")]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with serving(FakeServer(entry("Kafr Oweid", 36.46, 35.63, "SY", number=101))) as made:
        yield made


def flags(server: FakeServer) -> list[str]:
    return ["--geocode", "nominatim", "--geocode-agent", "newsroom-x contact@example.org",
            "--geocode-url", server.address]  # fmt: skip


def places(ran: Result) -> list[dict[str, str | None]]:
    rows: list[dict[str, Any]] = [json.loads(line) for line in ran.out.splitlines()]
    return [{mention["text"]: mention["place_id"] for mention in row["mentions"]} for row in rows]


def test_a_name_that_only_the_service_knows(geonews: Command, server: FakeServer) -> None:
    ran = geonews("annotate", "in.jsonl", *flags(server))
    assert ran.code == 0
    assert [found["Kafr Oweid"] for found in places(ran)] == ["geocoder:nominatim/node/101"] * 2
    assert ran.err == "geocoder nominatim: 2 asked, 2 found, 1 from the cache\n"
    assert server.names == ["Kafr Oweid"]
    assert server.asked[0]["countrycodes"] == "sy"
    mention = next(m for m in json.loads(ran.out.splitlines()[0])["mentions"] if m["text"] == "Kafr Oweid")
    assert (mention["method"], mention["gaz"], mention["status"]) == ("geocoder", "geocoder:nominatim", "resolved")
    assert "OpenStreetMap" in mention["licence"]


def test_without_being_asked_for_nothing_is_sent(geonews: Command, server: FakeServer) -> None:
    ran = geonews("annotate", "in.jsonl", "--geocode-agent", "newsroom-x contact@example.org")
    assert [found["Kafr Oweid"] for found in places(ran)] == [None, None]
    assert (ran.code, ran.err, server.asked) == (0, "", [])


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(status=403), "HTTP 403"),
        (Reply(status=429), "HTTP 429"),
        (Reply(status=429, headers={"Retry-After": "3600"}), "asks to wait 3600 s"),
        (Reply(status=500), "HTTP 500"),
        (Reply(body="<html>Sign in</html>"), "no nominatim answer"),
        (Reply(body="{}"), "no nominatim answer"),
        (Reply(is_slow=True), "within 0.3 s"),
        (Reply(body=json.dumps([entry("Kafr Oweid", 9.1, 40.1, "IT")])), None),
        (Reply(body=json.dumps([entry("Kafr Oweid", 36.4, 35.6, "SY", tag="shop=bakery")])), None),
        (Reply(), None),
    ],
)
def test_whatever_the_service_does_the_run_goes_on(
    geonews: Command, server: FakeServer, reply: Reply, said: str | None
) -> None:
    server.always = reply
    ran = geonews("run", "in.jsonl", *flags(server))
    assert ran.code == 0
    assert "2 read" in ran.out
    *told, summary = (line for line in ran.err.splitlines() if "stayed unresolved" not in line)
    assert "0 found" in summary
    if said is None:
        assert told == []
    else:
        assert told[0].startswith(f"geonews: geocoder nominatim: {server.address} ")
        assert all(said in line for line in told)
        assert len(told) == len(set(told)) <= 2
    geonews("export", "m.geojson", "--layer", "mentions")
    rows = [f["properties"] for f in json.loads(Path("m.geojson").read_text(encoding="utf-8"))["features"]]
    assert {row["text"] for row in rows if row["status"] == "resolved"} == set(KNOWN)


def test_a_service_that_is_not_there(geonews: Command) -> None:
    with serving(FakeServer()) as server:
        gone = flags(server)
    ran = geonews("annotate", "in.jsonl", *gone)
    assert ran.code == 0
    assert [found["Aleppo"] for found in places(ran)].count(None) == 0
    assert "cannot be reached" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--geocode", "nominatim"], "--geocode-agent"),
        (["--geocode", "oracle", "--geocode-agent", "newsroom-x"], "nominatim or photon"),
        (["--geocode", "photon", "--geocode-agent", "newsroom-x", "--geocode-url", "localhost"], "geocoder_url"),
        (["--geocode-url", "http://127.0.0.1:1"], "which service"),
    ],
)
def test_wrong_settings_are_one_line(geonews: Command, given: list[str], said: str) -> None:
    ran = geonews("annotate", "in.jsonl", *given)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1
