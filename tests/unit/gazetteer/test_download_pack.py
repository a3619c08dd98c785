"""Country packs over loopback, and every way in which that fails."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geonews.config import Config
from geonews.errors import GazetteerError
from geonews.gazetteer import layers, open_gazetteer
from geonews.gazetteer.countries import country_code, country_codes
from geonews.gazetteer.packs import OnDisk, OnServer, add_pack, download_pack, pack_names, remove_pack, understand
from tests.fakes import dump_row
from tests.unit.gazetteer.server import DumpServer, serving

if TYPE_CHECKING:
    from tests.conftest import Result

NYALA = dump_row(8, "Nyala", 12.05, 24.88)
COUNTRIES = """iso2,iso3,name,status,aliases
SD,SDN,Sudan,member,
SS,SSD,South Sudan,member,
SY,SYR,Syria,member,Syrian Arab Republic; سوريا
"""


def zipped(text: str, member: str = "SD.txt") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(member, text)
    return stream.getvalue()


def damaged() -> bytes:
    """A zip whose content does not fit its checksum."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("SD.txt", NYALA)
    return stream.getvalue().replace(b"Nyala", b"Nyalo")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[DumpServer]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with serving({"/dump/SD.zip": zipped(NYALA)}) as state:
        yield state


@pytest.fixture
def there(config: Config, server: DumpServer) -> Config:
    (config.data_dir / "country_names.csv").write_text(COUNTRIES, encoding="utf-8")
    return replace(config, geonames_url=f"{server.address}/dump/")


def left(config: Config) -> list[str]:
    folder = config.user_dir / "packs"
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_country_is_downloaded_and_its_licence_kept(there: Config, server: DumpServer) -> None:
    told: list[str] = []
    info = download_pack("SD", there, lambda what, _done, _total: told.append(what))
    assert (info.name, info.places) == ("pack:SD", 1)
    assert open_gazetteer(there).candidates("Nyala")[0].place.layer == "pack:SD"
    assert left(there) == ["SD.json", "SD.zip"]
    origin = layers(there)[-1].origin
    assert origin is not None
    assert (origin.source, origin.licence) == ("GeoNames", "CC BY 4.0")
    assert (origin.address, origin.added_on, origin.modified) == (
        f"{server.address}/dump/SD.zip",
        "2024-01-01",
        "2025-11-18",
    )
    assert origin.sha256 == info.sha256 == layers(there)[-1].sha256
    assert "downloading SD.zip" in told
    assert any("indexing pack:SD" in step for step in told)


def test_downloading_again_takes_the_new_one(there: Config, server: DumpServer) -> None:
    download_pack("SD", there)
    server.files["/dump/SD.zip"] = zipped(dump_row(9, "Kadugli", 11.01, 29.72))
    download_pack("SD", there)
    assert pack_names(there) == ["SD"]
    gazetteer = open_gazetteer(there)
    assert (gazetteer.knows("Kadugli"), gazetteer.knows("Nyala")) == (True, False)


def test_a_pack_changed_on_disk_is_hashed_anew(there: Config) -> None:
    before = download_pack("SD", there)
    before.path.write_bytes(zipped(dump_row(9, "Kadugli", 11.01, 29.72)))
    assert layers(there)[-1].sha256 != before.sha256
    assert open_gazetteer(there).knows("Kadugli")


def test_a_cut_download_is_resumed(there: Config, server: DumpServer) -> None:
    server.cut_after = 60
    with pytest.raises(GazetteerError, match="run it again to resume"):
        download_pack("SD", there)
    assert pack_names(there) == []
    assert left(there) == ["downloading/SD.zip", "downloading/SD.zip.json"]
    assert download_pack("SD", there).places == 1
    assert server.asked[-1] == ("/dump/SD.zip", "bytes=60-")
    assert left(there) == ["SD.json", "SD.zip"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<html>Not now</html>", "not a zip"),
        (zipped("about", member="readme.txt"), r"no \.txt dump"),
        (zipped("one line of prose"), "columns"),
        (zipped("\0" * 50_000_000), "unpack"),
        (damaged(), "CRC"),
        (zipped(dump_row(8, "Nyala", 12, 24, iso2="TD")), "no place of SD"),
        (b"", "not a zip"),
    ],
)
def test_a_wrong_file_is_refused_and_nothing_stays(
    there: Config, server: DumpServer, content: bytes, said: str
) -> None:
    server.files["/dump/SD.zip"] = content
    with pytest.raises(GazetteerError, match=said) as raised:
        download_pack("SD", there)
    assert "\n" not in str(raised.value)
    assert "/dump/SD.zip" in str(raised.value)
    assert left(there) == []
    assert [layer.name for layer in layers(there)] == ["world"]


def test_a_whole_download_is_not_fetched_again_when_the_indexing_was_stopped(there: Config, server: DumpServer) -> None:
    def stop(what: str, _done: int, _total: int | None) -> None:
        if "pack:SD" in what:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        download_pack("SD", there, stop)
    assert pack_names(there) == []
    size = len(server.files["/dump/SD.zip"])
    assert download_pack("SD", there).places == 1
    assert server.asked[-1] == ("/dump/SD.zip", f"bytes={size}-")
    assert server.sent == size
    assert left(there) == ["SD.json", "SD.zip"]


def test_a_wrong_new_file_leaves_the_old_pack(there: Config, server: DumpServer) -> None:
    download_pack("SD", there)
    server.files["/dump/SD.zip"] = b"<html>Not now</html>"
    with pytest.raises(GazetteerError, match="nothing was added"):
        download_pack("SD", there)
    assert open_gazetteer(there).knows("Nyala")


def test_what_the_server_lacks_is_one_line(there: Config) -> None:
    with pytest.raises(GazetteerError, match=r"SY\.zip \(HTTP 404\)"):
        download_pack("SY", there)


@pytest.mark.parametrize(
    ("word", "code"),
    [("SY", "SY"), ("sy", "SY"), ("syr", "SY"), ("Syria", "SY"), ("سوريا", "SY"), ("south-sudan", "SS"),
     ("ALLCOUNTRIES", "allCountries")],
)  # fmt: skip
def test_a_country_is_known_by_code_and_name(there: Config, word: str, code: str) -> None:
    assert understand(word, there) == OnServer(code)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("Siria", r"did you mean SY \(Syria\)"),
        ("XX", "two-letter code"),
        ("SY.zip", "no such file"),
        ("a/b", "no such"),
    ],
)
def test_what_is_neither_file_nor_country_is_told(there: Config, word: str, said: str) -> None:
    with pytest.raises(GazetteerError, match=said):
        understand(word, there)


def test_the_real_table_of_countries_knows_every_code() -> None:
    names = country_codes(Config.load().data_dir)
    assert {country_code(code, names) for code in ("sy", "IQ", "ua", "ps", "xk", "GB")} == {
        "SY", "IQ", "UA", "PS", "XK", "GB",
    }  # fmt: skip


def test_a_file_wins_over_a_country(there: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("SY").write_text(NYALA)
    Path("mine.txt").write_text(NYALA)
    assert understand("SY", there) == OnDisk(Path("SY"), is_country=True)
    assert understand("mine.txt", there) == OnDisk(Path("mine.txt"), is_country=False)


def test_packs_of_one_country_in_other_letters_are_one(there: Config, tmp_path: Path) -> None:
    download_pack("SD", there)
    (tmp_path / "sd.zip").write_bytes(zipped(dump_row(9, "Kadugli", 11.01, 29.72)))
    info = add_pack(tmp_path / "sd.zip", there)
    assert pack_names(there) == ["SD"]
    assert info.origin is not None
    assert (info.origin.source, info.origin.licence, info.origin.address) == ("file sd.zip", None, None)


def test_removing_takes_index_licence_and_half_downloads_along(there: Config, server: DumpServer) -> None:
    index = download_pack("SD", there).index
    server.cut_after = 60
    with pytest.raises(GazetteerError, match="cut"):
        download_pack("SD", there)
    remove_pack("sd", there)
    assert left(there) == []
    assert not index.exists()


def test_the_commands(
    there: Config, server: DumpServer, geonews: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("data_dir", "cache_dir", "user_dir"):
        monkeypatch.setenv(f"GEONEWS_{name.upper()}", str(getattr(there, name)))
    added = geonews("gazetteer", "add", "Sudan", "SY", "--from", f"{server.address}/dump")
    assert added.code == 1
    assert added.out.startswith("pack:SD: 1 places (SD 1); GeoNames, CC BY 4.0, added ")
    assert added.err.count("\n") == 1
    assert "SY.zip (HTTP 404)" in added.err
    monkeypatch.setenv("GEONEWS_GEONAMES_URL", f"{server.address}/dump/")
    assert geonews("gazetteer", "add", "SD").code == 0
    shown = geonews("gazetteer", "info")
    assert "  GeoNames, CC BY 4.0, added " in shown.out
    assert f"  from {server.address}/dump/SD.zip, https://creativecommons.org/licenses/by/4.0/" in shown.out
    rows = [json.loads(line) for line in geonews("gazetteer", "info", "--json").out.splitlines()]
    assert (rows[-1]["layer"], rows[-1]["licence"]) == ("pack:SD", "CC BY 4.0")
    assert geonews("gazetteer", "remove", "SD").out == "SD removed\n"
    again = geonews("gazetteer", "remove", "SD")
    assert (again.code, again.out) == (2, "")
    assert geonews("gazetteer", "add", "SD", "--from", "ftp://x").code == 2
