"""Adding country packs, good and hostile."""

import zipfile
from pathlib import Path

import pytest

from geonews.config import Config
from geonews.errors import GazetteerError
from geonews.gazetteer import add_pack, layers, open_gazetteer
from geonews.gazetteer.packs import pack_names, remove_pack
from tests.fakes import dump_row


def pack(path: Path, *rows: str, member: str = "SD.txt") -> Path:
    if path.suffix == ".txt":
        path.write_text("".join(rows), encoding="utf-8")
    else:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(member, "".join(rows))
    return path


@pytest.mark.parametrize("name", ["SD.zip", "SD.txt"])
def test_a_pack_becomes_a_layer(config: Config, tmp_path: Path, name: str) -> None:
    info = add_pack(pack(tmp_path / name, dump_row(8, "Nyala", 12.05, 24.88)), config)
    assert (info.name, info.places, info.countries) == ("pack:SD", 1, {"SD": 1})
    assert [layer.name for layer in layers(config)] == ["world", "pack:SD"]
    assert open_gazetteer(config).candidates("Nyala")[0].place.layer == "pack:SD"


def test_a_pack_replaces_the_one_of_its_name(config: Config, tmp_path: Path) -> None:
    add_pack(pack(tmp_path / "SD.zip", dump_row(8, "Nyala", 12.05, 24.88)), config)
    add_pack(pack(tmp_path / "SD.txt", dump_row(9, "Kadugli", 11.01, 29.72)), config)
    assert pack_names(config) == ["SD"]
    assert not open_gazetteer(config).knows("Nyala")


def test_the_same_id_in_a_pack_replaces_the_worlds(config: Config, tmp_path: Path) -> None:
    add_pack(pack(tmp_path / "SD.zip", dump_row(379252, "Khartoum", 15.6, 32.5, "P.PPLC")), config)
    gazetteer = open_gazetteer(config)
    (found,) = gazetteer.candidates("Khartoum")
    assert (found.place.layer, found.place.lat) == ("pack:SD", 15.6)
    place = gazetteer.place("geonames:379252")
    assert place is not None
    assert place.layer == "pack:SD"


def test_a_unit_keeps_its_english_name_and_a_country_its_point(config: Config, tmp_path: Path) -> None:
    (config.data_dir / "points.csv").write_text("geonameid,lon,lat\n7,-97,38\n")
    rows = (
        dump_row(6, "État de l’Illinois", 40.1, -89.1, "A.ADM1", "US", adm1="IL"),
        dump_row(7, "United States of America", 39, -99, "A.PCLI", "US"),
    )
    add_pack(pack(tmp_path / "US.zip", *rows, member="US.txt"), config)
    gazetteer = open_gazetteer(config)
    state, country = gazetteer.place("geonames:6"), gazetteer.country("US")
    assert state is not None
    assert country is not None
    assert (state.name, state.lat, state.layer) == ("Illinois", 40.1, "pack:US")
    assert (country.name, country.lon, country.lat) == ("United States", -97, 38)
    assert [unit.name for unit in gazetteer.first_level("US")] == ["Illinois"]
    assert gazetteer.candidates("Etat de l'Illinois")[0].place.id == "geonames:6"


def test_a_removed_pack_is_gone(config: Config, tmp_path: Path) -> None:
    add_pack(pack(tmp_path / "SD.zip", dump_row(8, "Nyala", 12.05, 24.88)), config)
    remove_pack("SD", config)
    assert pack_names(config) == []
    with pytest.raises(GazetteerError, match="SD"):
        remove_pack("SD", config)


def test_members_are_never_written_by_their_name(config: Config, tmp_path: Path) -> None:
    evil = pack(tmp_path / "SD.zip", dump_row(8, "Nyala", 12.05, 24.88), member="../../../evil.txt")
    add_pack(evil, config)
    assert list(tmp_path.parent.rglob("evil.txt")) == []


def test_a_bomb_is_refused_before_it_is_unpacked(config: Config, tmp_path: Path) -> None:
    bomb = pack(tmp_path / "SD.zip", "\0" * 100_000_000)
    with pytest.raises(GazetteerError, match="unpack"):
        add_pack(bomb, config)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("SD.zip", b"not a zip", "not a zip"),
        ("SD.csv", b"", r"\.zip or \.txt"),
        ("SD.txt", b"", "no places"),
        ("SD.txt", b"one line of prose", "columns"),
        ("S D.txt", b"", "letters"),
    ],
)
def test_a_wrong_file_is_refused_and_never_becomes_a_layer(
    config: Config, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(GazetteerError, match=said) as raised:
        add_pack(path, config)
    assert "\n" not in str(raised.value)
    assert [layer.name for layer in layers(config)] == ["world"]


def test_a_missing_file_is_named(config: Config, tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"XX\.zip"):
        add_pack(tmp_path / "XX.zip", config)


def test_a_zip_without_a_dump_is_refused(config: Config, tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"no \.txt dump"):
        add_pack(pack(tmp_path / "SD.zip", "x", member="readme.txt"), config)
