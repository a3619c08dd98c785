"""The vendored gazetteer: whole, consistent, and right on facts that anyone can check."""

import csv
import hashlib
import json
import lzma
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod
from shapely.geometry import shape

ROOT = Path(__file__).resolve().parents[2]
GAZETTEER = ROOT / "gazetteer"
GEOD = Geod(ellps="WGS84")
ID, NAME, ASCII, NAMES, LAT, LON, CLASS, CODE, ISO2 = range(9)
ADMIN1, ADMIN2, POPULATION, UNCERTAINTY = 10, 11, 14, 19
ALPHA2 = re.compile(r"[A-Z]{2}")
MAX_TOTAL_BYTES = 20_000_000

Feature = dict[str, Any]


def features(name: str) -> list[Feature]:
    found: list[Feature] = json.loads(lzma.decompress((GAZETTEER / f"{name}.geojson.xz").read_bytes()))["features"]
    for feature in found:
        feature["shape"] = shape(feature["geometry"])
    return found


def table(name: str) -> list[dict[str, str]]:
    with (GAZETTEER / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def places() -> list[list[str]]:
    text = lzma.decompress((GAZETTEER / "places.tsv.xz").read_bytes()).decode()
    return [line.split("\t") for line in text.removesuffix("\n").split("\n")]


@pytest.fixture(scope="module")
def by_id(places: list[list[str]]) -> dict[str, list[str]]:
    return {row[ID]: row for row in places}


@pytest.fixture(scope="module")
def countries() -> list[Feature]:
    return features("countries")


@pytest.fixture(scope="module")
def admin1() -> list[Feature]:
    return features("admin1")


@pytest.fixture(scope="module")
def lines() -> list[Feature]:
    return features("border_lines")


@pytest.fixture(scope="module")
def rivers() -> list[Feature]:
    return features("rivers")


@pytest.fixture(scope="module")
def sources() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((GAZETTEER / "sources.toml").read_text(encoding="utf-8"))


def members() -> set[str]:
    return {row["iso2"] for row in table("country_names.csv") if row["status"] == "member"}


# -- sources -----------------------------------------------------------------------------------------------------------


def test_every_file_is_the_one_that_the_sources_state(sources: dict[str, list[dict[str, Any]]]) -> None:
    readme = (GAZETTEER / "README.md").read_text(encoding="utf-8")
    for file in sources["file"]:
        found = hashlib.sha256((GAZETTEER / file["name"]).read_bytes()).hexdigest()
        assert found == file["sha256"], f"{file['name']} has changed: run python scripts/gazetteer_manifest.py"
        line = next(line for line in readme.splitlines() if line.startswith(f"| `{file['name']}`"))
        assert found in line
        assert file["licence"] in line


def test_every_made_file_is_in_the_sources(sources: dict[str, list[dict[str, Any]]]) -> None:
    listed = {file["name"] for file in sources["file"]}
    assert {path.name for path in GAZETTEER.glob("*.xz")} <= listed
    packages = {package["name"]: package for package in sources["package"]}
    assert {name for file in sources["file"] for name in file["packages"]} == set(packages)
    assert all(re.fullmatch(r"[0-9a-f]{64}", package["sha256"]) for package in packages.values())
    assert not any("odbl" in entry["licence"].lower() for entry in (*sources["file"], *packages.values()))


def test_it_stays_small() -> None:
    assert sum(path.stat().st_size for path in GAZETTEER.glob("*.xz")) < MAX_TOTAL_BYTES


# -- places ------------------------------------------------------------------------------------------------------------


def test_rows_have_twenty_columns_and_ids_of_their_own(places: list[list[str]]) -> None:
    assert {len(row) for row in places} == {20}
    assert [i for i, n in Counter(row[ID] for row in places).items() if n > 1] == []
    assert len(places) > 270_000


def test_rows_lie_on_the_globe_and_state_countries_by_code(places: list[list[str]]) -> None:
    for row in places:
        assert -90 <= float(row[LAT]) <= 90, row[ID]
        assert -180 <= float(row[LON]) <= 180, row[ID]
        assert not row[ISO2] or ALPHA2.fullmatch(row[ISO2]), row[ID]
        assert row[NAME].strip() == row[NAME] != "", row[ID]
        assert int(row[POPULATION]) >= 0, row[ID]
        assert not row[UNCERTAINTY] or int(row[UNCERTAINTY]) > 0, row[ID]


def test_names_are_names(places: list[list[str]]) -> None:
    wrong = [
        name
        for row in places
        for name in row[NAMES].split(",")
        if name and ("://" in name or name.isdigit() or (name.isascii() and name.islower()) or name == row[NAME])
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("place", "name", "lon", "lat", "code", "iso2"),
    [
        ("170654", "Damascus", 36.29, 33.51, "PPLC", "SY"),
        ("703448", "Kyiv", 30.52, 50.45, "PPLC", "UA"),
        ("379252", "Khartoum", 32.53, 15.55, "PPLC", "SD"),
        ("170062", "Aleppo Governorate", 37.4, 36.2, "ADM1", "SY"),
        ("706442", "Kherson Oblast", 33.5, 46.6, "ADM1", "UA"),
        ("703883", "Autonomous Republic of Crimea", 34.3, 45.3, "ADM1", "UA"),
        ("281132", "Gaza Strip", 34.34, 31.4, "ADM1", "PS"),
        ("163843", "Syria", 38.3, 35.0, "PCLI", "SY"),
        ("icao:OSDI", "Damascus International Airport", 36.5, 33.4, "AIRP", "SY"),
    ],
)
def test_known_places_are_where_they_are(
    by_id: dict[str, list[str]], place: str, name: str, lon: float, lat: float, code: str, iso2: str
) -> None:
    row = by_id[place]
    assert (row[NAME], row[CODE], row[ISO2]) == (name, code, iso2)
    *_, distance = GEOD.inv(lon, lat, float(row[LON]), float(row[LAT]))
    assert distance < 30_000


def test_names_in_other_scripts_are_kept(by_id: dict[str, list[str]]) -> None:
    assert {"دمشق", "Дамаск", "דמשק", "Damas"} <= set(by_id["170654"][NAMES].split(","))
    assert "محافظة حلب" in by_id["170062"][NAMES].split(",")


@pytest.mark.parametrize(
    ("alias", "iso2"),
    [
        ("U.S.", "US"), ("UK", "GB"), ("UAE", "AE"), ("DRC", "CD"), ("Côte d'Ivoire", "CI"), ("Burma", "MM"),
        ("Swaziland", "SZ"), ("Czechia", "CZ"), ("Türkiye", "TR"), ("سوريا", "SY"), ("Україна", "UA"), ("ישראל", "IL"),
        ("فلسطين", "PS"), ("Etiopía", "ET"), ("叙利亚", "SY"), ("ኢትዮጵያ", "ET"),
    ],
)  # fmt: skip
def test_countries_have_the_names_that_texts_use(places: list[list[str]], alias: str, iso2: str) -> None:
    named = {
        row[ISO2] for row in places if row[CODE].startswith("PCL") and alias in (row[NAME], *row[NAMES].split(","))
    }
    assert named == {iso2}


def test_no_country_is_called_by_another_ones_people(places: list[list[str]]) -> None:
    words = {w for row in table("demonyms.csv") for w in f"{row['adjective']};{row['people']}".split(";") if w}
    foreign = {n for row in places if row[CODE].startswith("PCL") for n in row[NAMES].split(",") if n in words}
    assert foreign == set()


def test_every_country_code_has_one_country(places: list[list[str]]) -> None:
    codes = [row[ISO2] for row in places if row[CODE].startswith("PCL")]
    assert len(codes) == len(set(codes))
    assert {row["iso2"] for row in table("country_names.csv")} == set(codes)
    assert {row[ISO2] for row in places if row[CLASS] == "P"} <= set(codes)
    assert {row[ISO2] for row in places if row[CODE] == "PCLI"} == members()


def test_units_say_how_far_they_reach(places: list[list[str]]) -> None:
    units = [row for row in places if row[CODE] in ("ADM1", "ADM2")]
    assert len(units) > 25_000
    assert all(row[ADMIN1] and row[UNCERTAINTY] for row in units)
    assert all(int(row[UNCERTAINTY]) >= 10_000 for row in units if row[CODE] == "ADM2")


# -- shapes ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["countries", "countries_110m", "admin1", "lakes", "land_50m"])
def test_polygons_are_valid_and_on_the_globe(name: str) -> None:
    found = features(name)
    geometries = [f["shape"] for f in found]
    assert len({f["properties"]["id"] for f in found}) == len(found)
    assert shapely.is_valid(geometries).all()
    assert not shapely.is_empty(geometries).any()
    west, south, east, north = shapely.total_bounds(geometries)
    assert west >= -180
    assert east <= 180
    assert south >= -90
    assert north <= 90


def test_all_member_states_have_a_polygon(countries: list[Feature]) -> None:
    assert len(members()) == 193
    assert members() <= {f["properties"].get("iso2") for f in countries}


@pytest.mark.parametrize(("iso2", "area_km2"), [("FR", 548_000), ("NO", 324_000), ("SY", 187_000), ("UA", 603_000)])
def test_countries_have_their_size_by_iso(countries: list[Feature], iso2: str, area_km2: float) -> None:
    parts = [f["shape"] for f in countries if f["properties"].get("iso2") == iso2]
    area = abs(GEOD.geometry_area_perimeter(shapely.union_all(parts))[0]) / 1e6
    assert area == pytest.approx(area_km2, rel=0.02)


@pytest.mark.parametrize(
    ("where", "lon", "lat", "iso2", "de_facto"),
    [
        ("Simferopol", 34.1, 44.95, "UA", "RU"),
        ("Qunaytirah's heights", 35.78, 33.1, "SY", "IL"),
        ("Kiryat Shmona", 35.57, 33.21, "IL", "IL"),
        ("Laayoune", -13.19, 27.1, "EH", "MA"),
        ("Krasnodar", 38.98, 45.04, "RU", "RU"),
        ("Cayenne", -52.3, 4.9, "GF", "GF"),
        ("Hargeisa", 44.06, 9.56, "SO", None),
        ("Pristina", 21.16, 42.66, "XK", "XK"),
    ],
)
def test_disputed_ground_has_both_answers(
    countries: list[Feature], where: str, lon: float, lat: float, iso2: str, de_facto: str | None
) -> None:
    hits = [f["properties"] for f in countries if f["shape"].contains(shapely.Point(lon, lat))]
    assert [(p.get("iso2"), p.get("iso2_de_facto")) for p in hits] == [(iso2, de_facto)], where


def test_neighbours_do_not_overlap(countries: list[Feature], admin1: list[Feature]) -> None:
    for found in (countries, admin1):
        geometries = [f["shape"] for f in found]
        first, second = shapely.STRtree(geometries).query(geometries, predicate="overlaps")
        shared = [geometries[i].intersection(geometries[j]).area for i, j in zip(first, second, strict=True)]
        assert max(shared, default=0) < 1e-4  # square degrees, about 1 km²


def test_units_hold_their_towns(admin1: list[Feature], places: list[list[str]], by_id: dict[str, list[str]]) -> None:
    aleppo = next(f for f in admin1 if f["properties"].get("iso_3166_2") == "SY-HL")
    town = by_id["170063"]
    assert town[NAME] == "Aleppo"
    assert aleppo["properties"]["gn_a1_code"] == f"{town[ISO2]}.{town[ADMIN1]}"
    assert aleppo["shape"].contains(shapely.Point(float(town[LON]), float(town[LAT])))

    towns = [row for row in places if row[CLASS] == "P" and row[ADMIN1]]
    points = shapely.points([(float(row[LON]), float(row[LAT])) for row in towns])
    agree = total = 0
    for i, j in zip(*shapely.STRtree([f["shape"] for f in admin1]).query(points, predicate="within"), strict=True):
        code = admin1[j]["properties"].get("gn_a1_code")
        if code and code[:2] == towns[i][ISO2]:
            total += 1
            agree += code == f"{towns[i][ISO2]}.{towns[i][ADMIN1]}"
    assert total > 220_000
    assert agree / total > 0.98


def test_unit_points_lie_in_their_polygons(admin1: list[Feature], places: list[list[str]]) -> None:
    rows = {f"{row[ISO2]}.{row[ADMIN1]}": row for row in places if row[CODE] == "ADM1"}
    exact = [f for f in admin1 if f["properties"].get("adm1_match") == "unit"]
    assert len(exact) > 3_000
    parts: dict[str, list[Any]] = {}
    for feature in exact:
        parts.setdefault(feature["properties"]["gn_a1_code"], []).append(feature["shape"])
    for code, shapes in parts.items():
        point = shapely.Point(float(rows[code][LON]), float(rows[code][LAT]))
        assert min(s.distance(point) for s in shapes) < 0.001, code


# -- points ------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def points() -> dict[str, tuple[float, float]]:
    return {row["geonameid"]: (float(row["lon"]), float(row["lat"])) for row in table("points.csv")}


def test_points_are_those_of_countries_and_units(
    points: dict[str, tuple[float, float]], by_id: dict[str, list[str]]
) -> None:
    moved = [by_id[number] for number in points]
    assert {row[CODE] for row in moved} == {"CONT", "PCLI", "PCL", "PCLD", "ADM1"}
    assert members() <= {row[ISO2] for row in moved if row[CODE] == "PCLI"}
    units = Counter(row[ISO2] for row in moved if row[CODE] == "ADM1")
    assert sum(units.values()) > 2_800
    assert {iso2: units[iso2] for iso2 in ("US", "CA", "AU", "GB", "DE", "CN", "BR", "NG", "UA", "SY")} == {
        "US": 51, "CA": 13, "AU": 8, "GB": 4, "DE": 16, "CN": 31, "BR": 27, "NG": 37, "UA": 27, "SY": 14,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("geonameid", "lon", "lat"),
    [
        ("6093943", -84.49983, 49.25014),
        ("6251999", -113.64258, 60.10867),
        ("2152274", 145, -20),
        ("2215636", 17, 28),
        ("6269131", -0.70312, 52.16045),
    ],
)
def test_an_id_lies_where_geonames_has_it(
    points: dict[str, tuple[float, float]], geonameid: str, lon: float, lat: float
) -> None:
    assert points[geonameid] == (lon, lat)


def test_points_lie_in_or_near_what_they_stand_for(
    points: dict[str, tuple[float, float]], by_id: dict[str, list[str]], countries: list[Feature], admin1: list[Feature]
) -> None:
    polygons: dict[str, list[Any]] = {}
    for feature in countries:
        polygons.setdefault(feature["properties"].get("iso2") or "", []).append(feature["shape"])
    for feature in admin1:
        polygons.setdefault(feature["properties"].get("gn_a1_code") or "", []).append(feature["shape"])
    for number, (lon, lat) in points.items():
        row = by_id[number]
        key = f"{row[ISO2]}.{row[ADMIN1]}" if row[CODE] == "ADM1" else row[ISO2]
        if row[CODE] == "CONT" or key not in polygons:
            continue
        lines = [shapely.shortest_line(p, shapely.Point(lon, lat)) for p in polygons[key]]
        assert min(map(GEOD.geometry_length, lines)) < 100_500, row[NAME]


# -- lines -------------------------------------------------------------------------------------------------------------


def length_km(found: list[Feature], *sides: str) -> float:
    of_both = [f for f in found if {f["properties"].get(f"{s}_iso2") for s in ("left", "right")} == set(sides)]
    return sum(GEOD.geometry_length(f["shape"]) for f in of_both) / 1000


@pytest.mark.parametrize(
    ("sides", "shortest", "longest"),
    [
        (("IQ", "SY"), 580, 620),
        (("SY", "TR"), 760, 900),
        (("SD", "SS"), 1_800, 2_200),
        (("ES", "FR"), 540, 660),
        (("IL", "LB"), 79, 110),
        (("EH", "MA"), 430, 470),
        (("BR", "GF"), 480, 740),
        (("FR", "BR"), 0, 0),
    ],
)
def test_borders_have_their_length(
    lines: list[Feature], sides: tuple[str, str], shortest: float, longest: float
) -> None:
    assert shortest <= length_km(lines, *sides) <= longest


def test_lines_state_both_sides(lines: list[Feature]) -> None:
    nameless = [f for f in lines if not (f["properties"].get("left_iso2") and f["properties"].get("right_iso2"))]
    assert len(nameless) <= 10  # lines at sea, and of ground that nobody or no ISO country has
    assert {"Disputed", "Line of control"} <= {f["properties"]["featurecla"] for f in lines}


def test_rivers_have_shapes_with_the_ids_of_their_places(
    rivers: list[Feature], places: list[list[str]], by_id: dict[str, list[str]]
) -> None:
    shapes = {f["properties"]["id"]: f for f in rivers}
    assert len(shapes) == len(rivers)
    named = {row[ID] for row in places if row[CODE] in ("STM", "CNL")}
    assert named == {i for i, f in shapes.items() if f["properties"].get("name")}
    euphrates = shapes["ne:river:euphrates"]
    assert {"IQ", "SY", "TR"} <= set(euphrates["properties"]["iso2"].split(","))
    for town, lon, lat in (("Raqqa", 39.01, 35.93), ("Deir ez-Zor", 40.15, 35.34), ("Haditha", 42.38, 34.14)):
        assert euphrates["shape"].distance(shapely.Point(lon, lat)) < 0.1, town
    assert "الفرات" in by_id["ne:river:euphrates"][NAMES].split(",")
    litani = shapes["hand:river:litani"]["shape"]
    assert litani.distance(shapely.Point(35.245, 33.34)) < 0.02


# -- lists written by hand ---------------------------------------------------------------------------------------------


def test_all_member_states_have_a_word_for_their_people() -> None:
    named = {row["iso2"] for row in table("demonyms.csv") if row["adjective"] or row["people"]}
    assert members() - named == set()
    assert {"PS", "TW", "XK", "EH", "HK"} <= named


@pytest.mark.parametrize(
    ("word", "iso2"),
    [
        ("Iraqi", ["IQ"]), ("Israelis", ["IL"]), ("Emirati", ["AE"]), ("Nigerien", ["NE"]), ("Nigerian", ["NG"]),
        ("British", ["GB"]), ("American", ["US"]), ("Palestinian", ["PS"]), ("Kosovar", ["XK"]), ("Saudi", ["SA"]),
        ("Filipino", ["PH"]), ("Poles", ["PL"]), ("Congolese", ["CD", "CG"]), ("Dominican", ["DO", "DM"]),
        ("Kurdish", []), ("Turkmen", []), ("Arab", []), ("Bosniak", []),
    ],
)  # fmt: skip
def test_demonyms_name_countries_not_peoples(word: str, iso2: list[str]) -> None:
    found = [row["iso2"] for row in table("demonyms.csv") if word in f"{row['adjective']};{row['people']}".split(";")]
    assert found == iso2


def test_disputed_areas_can_be_recognised(countries: list[Feature], admin1: list[Feature]) -> None:
    ids = {f"country:{f['properties']['id']}" for f in countries}
    ids |= {f"adm1:{f['properties'].get('iso_3166_2')}" for f in admin1}
    known = {row["iso2"] for row in table("country_names.csv")}
    rows = table("disputed.csv")
    assert {"Crimea", "Golan Heights", "Abyei", "Kosovo", "Taiwan", "West Bank"} <= {row["name"] for row in rows}
    for row in rows:
        assert row["source"], row["name"]
        assert set(filter(None, row["claimants"].split(","))) <= known, row["name"]
        kind, _, what = row["match"].partition(":")
        if kind == "bbox":
            west, south, east, north = map(float, what.split(","))
            assert -180 <= west < east <= 180, row["name"]
            assert -90 <= south < north <= 90, row["name"]
        else:
            assert row["match"] in ids, row["name"]


def test_shapes_carry_the_claimants_of_the_list(countries: list[Feature], admin1: list[Feature]) -> None:
    claims = {row["match"]: row["claimants"] for row in table("disputed.csv")}
    for feature in countries:
        key = f"country:{feature['properties']['id']}"
        assert feature["properties"].get("claimants", "") == claims.get(key, ""), key
    crimea = next(f["properties"] for f in admin1 if f["properties"].get("iso_3166_2") == "UA-43")
    assert crimea["claimants"] == claims["adm1:UA-43"] == "UA,RU"


# -- the script that made it -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def rows_module() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "scripts"))
        import gazetteer_rows

        yield gazetteer_rows


@pytest.mark.parametrize(
    ("name", "iso2", "expected"),
    [
        ("Dimashq", "SY", True), ("دمشق", "SY", True), ("U.S.", "US", True), ("'s-Hertogenbosch", "NL", True),
        ("DAM", "SY", False), ("SYDAM", "SY", False), ("dmshq", "SY", False), ("2 de Mayo/Norte", "PY", False),
        ("26", "CU", False), ("", "SY", False),
    ],
)  # fmt: skip
def test_codes_and_transliterations_are_no_names(rows_module: Any, name: str, iso2: str, *, expected: bool) -> None:
    assert rows_module.is_name(name, iso2) is expected


@given(st.text(min_size=1))
def test_a_cleaned_name_never_breaks_the_line(rows_module: Any, name: str) -> None:
    cleaned = rows_module.clean(name)
    assert not set(cleaned) & set("\t\r\n,")
    assert rows_module.clean(cleaned) == cleaned
    assert rows_module.to_ascii(cleaned).isascii() or rows_module.to_ascii(cleaned) == cleaned
