"""Reading GeoNames dumps and the supplement."""

import json
import zipfile
from pathlib import Path

import pytest

from geonews.errors import GazetteerError
from geonews.gazetteer.entries import place_id, read_dump, read_geojson, without_codes
from geonews.gazetteer.kinds import kind_of
from tests.fakes import dump_row

ROW = dump_row(379252, "Khartoum", 15.55, 32.53, "P.PPLC", "SD", 1_974_647, ["الخرطوم", "Al Khartum"], "29")


def test_a_row_becomes_an_entry(tmp_path: Path) -> None:
    (tmp_path / "SD.txt").write_text(ROW, encoding="utf-8")
    (entry,) = read_dump(tmp_path / "SD.txt", "pack:SD")
    assert (entry.id, entry.lon, entry.lat, entry.kind, entry.iso2) == ("geonames:379252", 32.53, 15.55, "city", "SD")
    assert (entry.population, entry.uncertainty_m, entry.modified, entry.adm1) == (1_974_647, None, "2024-01-02", "29")
    assert entry.names == ("الخرطوم", "Al Khartum")


def test_population_zero_means_unknown(tmp_path: Path) -> None:
    (tmp_path / "SD.txt").write_text(dump_row(1, "Nyala", 12, 24), encoding="utf-8")
    assert next(read_dump(tmp_path / "SD.txt", "x")).population is None


def test_the_twentieth_column_is_the_uncertainty(tmp_path: Path) -> None:
    (tmp_path / "SD.txt").write_text(ROW.rstrip("\n") + "\t15000\n", encoding="utf-8")
    assert next(read_dump(tmp_path / "SD.txt", "x")).uncertainty_m == 15000


def test_code_tables_inside_a_zip_are_skipped(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "SD.zip", "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.writestr("admin1CodesASCII.txt", "SD.29\tKhartoum\tKhartoum\t379253\n")
        archive.writestr("SD.txt", ROW)
    assert [entry.name for entry in read_dump(tmp_path / "SD.zip", "x")] == ["Khartoum"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,lat,lon\n", "columns"),
        (ROW.replace("15.55", "north"), "wrong number"),
        (ROW.replace("15.55", "95"), "off the globe"),
        ("\x00" * 2_000_000, "longer"),
    ],
)
def test_another_file_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "SD.txt").write_text(text, encoding="utf-8")
    with pytest.raises(GazetteerError, match=said) as raised:
        list(read_dump(tmp_path / "SD.txt", "x"))
    assert "SD.txt line 1" in str(raised.value)


def test_bytes_that_are_not_utf8_are_refused(tmp_path: Path) -> None:
    (tmp_path / "SD.txt").write_bytes(ROW.encode("utf-16"))
    with pytest.raises(GazetteerError, match="UTF-8"):
        list(read_dump(tmp_path / "SD.txt", "x"))


def test_ids_say_whose_they_are() -> None:
    assert place_id("379252", "pack:SD") == "geonames:379252"
    assert place_id("ne:nile", "world") == "ne:nile"
    assert place_id("1108779073", "pack:SD") == "pack:SD:1108779073"


def test_codes_addresses_and_machine_transliterations_are_no_names(tmp_path: Path) -> None:
    names = ["OSAP", "SYALP", "halb", "https://example.org/Aleppo", "Berea", "حلب", "Алеппо", "ALEPPO", "FROMM", "’"]
    row = dump_row(170063, "Aleppo", 36.2, 37.15, iso2="SY", names=names)
    (tmp_path / "SY.txt").write_text(row, encoding="utf-8")
    (entry,) = without_codes(read_dump(tmp_path / "SY.txt", "pack:SY"))
    assert entry.names == ("Berea", "حلب", "Алеппо", "ALEPPO", "FROMM")


def feature(**properties: object) -> str:
    point = {"type": "Point", "coordinates": [32.5, 15.6]}
    return json.dumps(
        {
            "type": "FeatureCollection",
            "features": [{"type": "Feature", "properties": properties, "geometry": point}],
        }
    )


def test_a_supplement_feature_becomes_an_entry(tmp_path: Path) -> None:
    path = tmp_path / "supplement.geojson"
    path.write_text(
        feature(id="zamzam", name="Zamzam", names=["Zamzam camp"], kind="camp", iso2="SD", within="El Fasher", blocks=7)
    )
    (entry,) = read_geojson(path)
    assert (entry.id, entry.lon, entry.within, entry.blocks) == (
        "supplement:zamzam",
        32.5,
        "El Fasher",
        ("geonames:7",),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [("[]", "collection"), (feature(id="x", name="X"), "kind"), (feature(id="x", name="X", kind="star"), "star")],
)
def test_a_wrong_supplement_is_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "supplement.geojson"
    path.write_text(text)
    with pytest.raises(GazetteerError, match=said):
        list(read_geojson(path))


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("A.PCLI", "country"),
        ("A.ADM1", "adm1"),
        ("A.ADM3", "adm2"),
        ("P.PPLX", "neighbourhood"),
        ("P.PPL", "city"),
        ("H.STMX", "river"),
        ("H.LK", "region"),
        ("S.AIRB", "facility"),
        ("S.CMPRF", "camp"),
        ("R.RD", "road"),
        ("?.?", "region"),
    ],
)
def test_feature_codes_have_kinds(code: str, kind: str) -> None:
    assert kind_of(*code.split(".")) == kind
