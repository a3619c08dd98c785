"""Reading GeoNames dumps and the supplement."""

import json
import zipfile
from pathlib import Path

import pytest

from geonews.errors import GazetteerError
from geonews.gazetteer.entries import moved, place_id, read_dump, read_geojson, read_points, without_codes
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


def listed(folder: Path, text: str) -> Path:
    path = folder / "points.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_listed_place_moves_and_is_less_certain_by_the_move(tmp_path: Path) -> None:
    (tmp_path / "XX.txt").write_text(
        dump_row(1, "North", 1, 30, "A.ADM1").rstrip("\n") + "\t500000\n" + dump_row(2, "South", -1, 30, "A.ADM1"),
        encoding="utf-8",
    )
    points = read_points(listed(tmp_path, "geonameid,lon,lat,name\n1,30,2,North\n"))
    north, south = moved(read_dump(tmp_path / "XX.txt", "world"), points)
    assert (north.lon, north.lat) == (30, 2)
    assert north.uncertainty_m == pytest.approx(500_000 + 110_600, abs=100)
    assert (south.lon, south.lat, south.uncertainty_m) == (30, -1, None)


def test_what_is_not_known_stays_unknown_when_moved(tmp_path: Path) -> None:
    (tmp_path / "XX.txt").write_text(dump_row(2, "South", -1, 30, "A.ADM1"), encoding="utf-8")
    points = read_points(listed(tmp_path, "geonameid,lon,lat\n2,31,-1\n"))
    (south,) = moved(read_dump(tmp_path / "XX.txt", "world"), points)
    assert (south.lon, south.uncertainty_m) == (31, None)


@pytest.mark.parametrize(
    "text", ["iso2,lon,lat\nSD,30,16\n", "geonameid,lon,lat\n1,east,2\n", "geonameid,lon,lat\n1\n"]
)
def test_a_wrong_list_of_points_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(GazetteerError, match=r"points\.csv"):
        read_points(listed(tmp_path, text))
