"""Own places: the file, what is refused, and the layer on top."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geonews.config import Config
from geonews.errors import GazetteerError, InputError
from geonews.gazetteer import Gazetteer, layers, open_gazetteer
from geonews.gazetteer.holder import find_holder
from geonews.gazetteer.own import CODES, OwnPlace, own_path, read_own, write_own
from geonews.gazetteer.own_import import WrongRow, read_places
from tests.fakes import SMALL_WORLD, dump_row, write_small_world

POST = OwnPlace(
    name="Camp Echo", lat=13.5, lon=25.3, kind="camp", iso2="SD", within="El Fasher", within_id="geonames:379149",
    aliases=("معسكر صدى", "Echo"), radius_m=300, note="own survey", added_on="2024-05-06",
)  # fmt: skip


def test_places_outlive_the_file(tmp_path: Path) -> None:
    path = tmp_path / "user" / "own.geojson"
    write_own(path, [POST, OwnPlace(name="Hill 12", lat=-1.5, lon=29)])
    again = read_own(path)
    assert [(place.id, place.name, place.lat, place.aliases) for place in again] == [
        ("own:camp-echo-el-fasher", "Camp Echo", 13.5, POST.aliases),
        ("own:hill-12", "Hill 12", -1.5, ()),
    ]
    assert json.loads(path.read_text("utf-8"))["features"][0]["geometry"]["coordinates"] == [25.3, 13.5]
    assert len(path.read_text("utf-8").splitlines()) == 4
    write_own(path, [])
    assert not path.exists()
    assert read_own(path) == []


@settings(deadline=None)  # it writes files
@given(
    name=st.text(min_size=1).filter(lambda name: any(char.isalnum() for char in name)),
    lat=st.floats(-90, 90),
    lon=st.floats(-180, 180),
    note=st.one_of(st.none(), st.text(min_size=1)),
)
def test_any_place_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, name: str, lat: float, lon: float, note: str | None
) -> None:
    try:
        place = OwnPlace(name=name, lat=lat, lon=lon, note=note)
    except InputError:  # letters that fold to nothing
        return
    path = tmp_path_factory.getbasetemp() / "any.geojson"
    write_own(path, [place])
    (again,) = read_own(path)
    assert (again.id, again.name, again.lat, again.lon, again.note) == (place.id, name, lat, lon, note)


def test_a_name_mended_by_hand_keeps_its_id(tmp_path: Path) -> None:
    path = tmp_path / "own.geojson"
    write_own(path, [POST])
    path.write_text(path.read_text("utf-8").replace('"Camp Echo"', '"Camp Delta"'), "utf-8")
    (mended,) = read_own(path)
    assert (mended.id, mended.name) == ("own:camp-echo-el-fasher", "Camp Delta")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"name": "…"}, "no letter"),
        ({"lat": 137.1, "lon": 36.2}, "latitude comes before longitude: did you mean 36.2 137.1"),
        ({"lat": 95, "lon": 200}, "not on the globe"),
        ({"lat": float("nan")}, "no numbers"),
        ({"kind": "country"}, "kind"),
        ({"iso2": "Syria"}, "two-letter"),
        ({"radius_m": 0}, "radius"),
    ],
)
def test_what_cannot_be_is_refused(values: dict[str, object], said: str) -> None:
    with pytest.raises(InputError, match=said):
        OwnPlace(**({"name": "X", "lat": 1.0, "lon": 2.0} | values))  # type: ignore[arg-type]


def test_the_file_broken_by_hand_is_named_with_its_feature(tmp_path: Path) -> None:
    path = tmp_path / "own.geojson"
    write_own(path, [POST, POST])
    path.write_text(path.read_text("utf-8").replace("[25.3, 13.5]", "[13.5]", 1), "utf-8")
    with pytest.raises(GazetteerError, match="feature 1"):
        read_own(path)
    path.write_text("{")
    with pytest.raises(GazetteerError, match="collection"):
        read_own(path)


def test_own_places_lie_above_packs_and_lift_blocks(config: Config) -> None:
    (config.data_dir / "names.csv").write_text("name,iso2,place,action,note\nPost,,,block,\nNile,,,block,\n")
    write_own(own_path(config), [POST, OwnPlace(name="Post", lat=1, lon=2, aliases=("Khartoum",))])
    assert [(layer.name, layer.places) for layer in layers(config)][-1] == ("own", 2)
    gazetteer = open_gazetteer(config)
    assert [c.place.layer for c in gazetteer.candidates("Khartoum")] == ["own", "world"]
    camp = gazetteer.candidates("Camp Echo")[0].place
    assert (camp.id, camp.kind, camp.uncertainty_m, camp.feature_code) == (
        "own:camp-echo-el-fasher",
        "camp",
        300,
        CODES["camp"][1],
    )
    assert gazetteer.details(camp.id)["within"] == "El Fasher"
    assert (gazetteer.knows("Post"), gazetteer.knows("Nile")) == (True, False)
    assert [name for _, _, name in gazetteer.scan("The Post fell.")] == ["Post"]
    gazetteer.close()


class TestHolder:
    @pytest.fixture
    def gazetteer(self, config: Config) -> Gazetteer:
        rows = [
            dump_row(20, "Kassala", 15.45, 36.4, "P.PPLA", "SD", 400_000),
            dump_row(21, "Kassala", 15.8, 35.5, "A.ADM1", "SD"),
            dump_row(22, "Twin", 10.0, 20.0, "P.PPL", "TD", 900),
            dump_row(23, "Twin", 10.0, 20.4, "P.PPL", "TD", 500),
        ]
        write_small_world(config.data_dir, [*SMALL_WORLD, *rows])
        return open_gazetteer(config)

    @pytest.mark.parametrize(
        ("name", "lat", "lon", "iso2", "expected"),
        [
            ("Springfield", 39.9, -89.5, "US", "geonames:2"),
            ("Springfield", 37.3, -93.3, "US", "geonames:3"),
            ("الخرطوم", 15.5, 32.5, "SD", "geonames:379252"),
            ("Sudan", 12, 30, "SD", "geonames:366755"),
            ("Kassala", 15.5, 36.4, "SD", "geonames:20"),
            ("Kassala", 16.4, 35.5, "SD", "geonames:21"),
            ("geonames:23", 0, 0, None, "geonames:23"),
        ],
    )
    def test_it_is_the_one_around_the_point(
        self, gazetteer: Gazetteer, name: str, lat: float, lon: float, iso2: str | None, expected: str
    ) -> None:
        assert find_holder(name, lat, lon, iso2, gazetteer).id == expected

    @pytest.mark.parametrize(
        ("name", "lat", "lon", "said"),
        [
            ("Khartuom", 15.5, 32.5, "did you mean Khartoum"),
            ("Springfield", 15.5, 32.5, r"no \"Springfield\" lies near 15.5, 32.5: geonames:3 .* km away"),
            ("Khartoum", 32.5, 15.5, "are they swapped"),
            ("Twin", 10, 20.2, "several places here, give an id: geonames:22 .*; geonames:23"),
            ("Sudan", 39, -89, "Sudan"),
        ],
    )
    def test_it_is_never_guessed(self, gazetteer: Gazetteer, name: str, lat: float, lon: float, said: str) -> None:
        with pytest.raises(InputError, match=said):
            find_holder(name, lat, lon, "US", gazetteer)


def rows_of(path: Path) -> tuple[list[OwnPlace], list[str]]:
    found = list(read_places(path))
    return [row[1] for row in found if not isinstance(row, WrongRow)], [
        row.error for row in found if isinstance(row, WrongRow)
    ]


def test_a_table_is_read_and_wrong_rows_cost_themselves_only(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text(
        "Name,Latitude,Longitude,Within,Kind,Country,Radius,Aliases,Note\n"
        'Camp Echo,13.5,25.3,El Fasher,camp,sd,300,Echo;معسكر,"own, survey"\n'
        "Nowhere,north,25.3\n"
        "\n"
        "Swapped,137.1,36.2\n"
        "Star,1,2,,star\n"
        "Short,1\n"
        "Hill,-1.5,29\n",
        encoding="utf-8-sig",
    )
    places, wrong = rows_of(path)
    assert [(p.name, p.lat, p.lon) for p in places] == [("Camp Echo", 13.5, 25.3), ("Hill", -1.5, 29.0)]
    echo = places[0]
    assert (echo.within, echo.kind, echo.iso2, echo.radius_m) == ("El Fasher", "camp", "SD", 300)
    assert (echo.aliases, echo.note) == (("Echo", "معسكر"), "own, survey")
    assert [error.partition(":")[0] for error in wrong] == [f"places.csv line {number}" for number in (3, 5, 6, 7)]
    assert "did you mean 36.2 137.1" in wrong[1]


@pytest.mark.parametrize("text", ["name;lat;lon\nHill;-1,5;29,25\n", "name\tlon\tlat\nHill\t29.25\t-1.5\n"])
def test_spreadsheets_of_other_countries(tmp_path: Path, text: str) -> None:
    (tmp_path / "p.csv").write_text(text)
    places, wrong = rows_of(tmp_path / "p.csv")
    assert ([(p.lat, p.lon) for p in places], wrong) == ([(-1.5, 29.25)], [])


def test_geojson_is_read_and_an_exported_file_too(tmp_path: Path) -> None:
    write_own(tmp_path / "own.geojson", [POST])
    features = json.loads((tmp_path / "own.geojson").read_text("utf-8"))["features"]
    features += [{"type": "Feature", "properties": {"name": "L"}, "geometry": {"type": "LineString"}}, 7, {}]
    features.append({"properties": {"name": "L"}, "geometry": {"type": "LineString", "coordinates": []}})
    path = tmp_path / "more.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    places, wrong = rows_of(path)
    assert [(p.id, p.kind, p.aliases) for p in places] == [(POST.id, "camp", POST.aliases)]
    assert [error.partition(":")[0] for error in wrong] == [f"more.geojson feature {number}" for number in (2, 3, 4, 5)]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("p.csv", "", "no column name"),
        ("p.csv", "name,lat\nX,1\n", "no column lon"),
        ("p.csv", 'name,lat,lon\n"X', "lat"),
        ("p.geojson", "[]", "not GeoJSON"),
        ("p.geojson", "{", "not GeoJSON"),
        ("p.xlsx", "", r"\.csv or \.geojson"),
    ],
)
def test_a_file_that_is_no_list_of_places(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text)
    try:
        _, wrong = rows_of(tmp_path / name)
    except InputError as error:
        wrong = [str(error)]
    assert len(wrong) == 1
    assert said.replace("\\", "") in wrong[0]
    with pytest.raises(InputError, match="no such file"):
        list(read_places(tmp_path / "none.csv"))
