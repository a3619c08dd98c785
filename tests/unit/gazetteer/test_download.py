"""Downloads over loopback: whole, cut and resumed, changed, refused."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from geonews.errors import GazetteerError
from geonews.gazetteer.download import download, forget
from tests.unit.gazetteer.server import DumpServer, serving

CONTENT = bytes(range(256)) * 4000
"""About a megabyte, so that it does not fit one packet."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[DumpServer]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with serving({"/SY.zip": CONTENT}) as state:
        yield state


@pytest.fixture
def part(tmp_path: Path) -> Path:
    return tmp_path / "downloading" / "SY.zip"


def test_a_file_comes_whole(server: DumpServer, part: Path) -> None:
    told: list[tuple[str, int, int | None]] = []
    found = download(f"{server.address}/SY.zip", part, lambda *step: told.append(step))
    assert part.read_bytes() == CONTENT
    assert (found.size, found.modified, found.address) == (len(CONTENT), "2025-11-18", f"{server.address}/SY.zip")
    assert told[-1] == ("downloading SY.zip", len(CONTENT), len(CONTENT))
    assert server.agents[0] is not None
    assert server.agents[0].startswith("geonews/")
    forget(part)
    assert list(part.parent.iterdir()) == []


def test_a_whole_file_is_not_sent_twice_unless_it_changed(server: DumpServer, part: Path) -> None:
    download(f"{server.address}/SY.zip", part)
    again = download(f"{server.address}/SY.zip", part)
    assert (server.sent, again.size, again.path) == (len(CONTENT), len(CONTENT), part)
    server.files["/SY.zip"], server.etag = CONTENT[::-1], '"two"'
    download(f"{server.address}/SY.zip", part)
    assert part.read_bytes() == CONTENT[::-1]


@pytest.mark.parametrize("etag", ['"one"', 'W/"weak"', None])
def test_a_cut_file_goes_on_where_it_was(server: DumpServer, part: Path, etag: str | None) -> None:
    server.etag, server.cut_after = etag, 300_000
    with pytest.raises(GazetteerError, match=r"SY\.zip was cut after 0\.3 of 1\.0 MB .* run it again to resume"):
        download(f"{server.address}/SY.zip", part)
    download(f"{server.address}/SY.zip", part)
    assert [wanted for _, wanted in server.asked] == [None, "bytes=300000-"]
    assert part.read_bytes() == CONTENT


def test_a_file_that_changed_meanwhile_begins_anew(server: DumpServer, part: Path) -> None:
    server.cut_after = 300_000
    with pytest.raises(GazetteerError, match="cut"):
        download(f"{server.address}/SY.zip", part)
    server.files["/SY.zip"], server.etag = CONTENT[::-1], '"two"'
    download(f"{server.address}/SY.zip", part)
    assert part.read_bytes() == CONTENT[::-1]


def test_a_rest_that_the_server_does_not_have_begins_anew(server: DumpServer, part: Path) -> None:
    server.cut_after = 300_000
    with pytest.raises(GazetteerError, match="cut"):
        download(f"{server.address}/SY.zip", part)
    server.files["/SY.zip"] = CONTENT[:1000]
    download(f"{server.address}/SY.zip", part)
    assert part.read_bytes() == CONTENT[:1000]


def test_what_lies_there_from_elsewhere_is_not_continued(server: DumpServer, part: Path) -> None:
    part.parent.mkdir()
    part.write_bytes(b"something else")
    download(f"{server.address}/SY.zip", part)
    assert part.read_bytes() == CONTENT


def test_a_file_without_length_comes_too(server: DumpServer, part: Path) -> None:
    server.length = False
    download(f"{server.address}/SY.zip", part)
    assert part.read_bytes() == CONTENT


def test_a_file_too_large_is_stopped_whether_its_length_is_told_or_not(server: DumpServer, part: Path) -> None:
    for server.length in (True, False):
        with pytest.raises(GazetteerError, match="no gazetteer"):
            download(f"{server.address}/SY.zip", part, limit=100_000)


def test_a_file_that_is_not_there(server: DumpServer, part: Path) -> None:
    with pytest.raises(GazetteerError, match="404"):
        download(f"{server.address}/XX.zip", part)


def test_redirects_to_the_web_are_followed_and_no_others(server: DumpServer, part: Path, tmp_path: Path) -> None:
    server.redirect = {"/old.zip": "/SY.zip", "/file.zip": (tmp_path / "secret").as_uri(), "/loop.zip": "/loop.zip"}
    assert download(f"{server.address}/old.zip", part).address == f"{server.address}/SY.zip"
    (tmp_path / "secret").write_text("secret")
    for path in ("/file.zip", "/loop.zip"):
        with pytest.raises(GazetteerError) as raised:
            download(f"{server.address}{path}", part)
        assert "\n" not in str(raised.value)
    assert "secret" not in part.read_bytes().decode("latin-1")


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://127.0.0.1/SY.zip", "SY.zip", "http://", "http://["])
def test_only_web_addresses(part: Path, address: str) -> None:
    with pytest.raises(GazetteerError, match="http"):
        download(address, part)


def test_no_server(part: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(GazetteerError, match=r"cannot reach .* check the network") as raised:
        download(f"http://127.0.0.1:{port}/SY.zip", part)
    assert "\n" not in str(raised.value)


def test_a_server_that_says_nothing(part: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/SY.zip"
        with pytest.raises(GazetteerError, match="timed out"):
            download(address, part, timeout=0.2)
