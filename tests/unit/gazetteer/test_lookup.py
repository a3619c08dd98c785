"""Looking names up: exact, alias, written out, by skeleton; scanning a text."""

import json
import pickle
from collections.abc import Iterator

import pytest

from geonews.config import Config
from geonews.errors import GazetteerError
from geonews.gazetteer import Gazetteer, open_gazetteer
from tests.fakes import SMALL_WORLD, dump_row, write_small_world


@pytest.fixture
def gazetteer(config: Config) -> Iterator[Gazetteer]:
    (config.data_dir / "names.csv").write_text(
        "name,iso2,place,action,note\n"
        "The Capital,SD,geonames:379252,alias,\n"
        "Om Dorman,SD,Omdurman,exonym,\n"
        "Post,,,block,\n"
        "Springfield,US,2,block,\n"
        "Saint-Louis,SN,,block,\n"
    )
    (config.data_dir / "demonyms.csv").write_text(
        "iso2,adjective,people\nSD,Sudanese,Sudanese\nUS,American|US,Americans\n"
    )
    opened = open_gazetteer(config)
    yield opened
    opened.close()


def found(gazetteer: Gazetteer, name: str) -> list[tuple[str, str]]:
    return [(c.place.id, c.method) for c in gazetteer.candidates(name)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Khartoum", ("geonames:379252", "exact")),
        ("KHARTOUM", ("geonames:379252", "exact")),
        ("الخرطوم", ("geonames:379252", "alternate")),
        ("the capital", ("geonames:379252", "alternate")),
        ("Om Dorman", ("geonames:365137", "alternate")),
        ("Saint Louis", ("geonames:4", "alternate")),
        ("Al Omdurman", ("geonames:365137", "alternate")),
        ("El-Fashir", ("geonames:379149", "spelling")),
    ],
)
def test_a_name_is_found(gazetteer: Gazetteer, name: str, expected: tuple[str, str]) -> None:
    assert found(gazetteer, name)[0] == expected


def test_blocked_names_and_places_are_not(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "Springfield") == [("geonames:3", "exact")]
    assert found(gazetteer, "Saint-Louis") == [("geonames:4", "alternate")]
    assert not gazetteer.knows("Post")


def test_an_unknown_name_has_no_candidates(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Atlantis") == ()
    assert gazetteer.candidates("") == ()
    assert gazetteer.place("geonames:0") is None


def test_without_countries_spellings_are_asked_only_when_nothing_else_is_found(gazetteer: Gazetteer) -> None:
    assert all(method != "spelling" for _, method in found(gazetteer, "Khartoum"))
    assert not gazetteer.knows("El-Fashir")


def test_spellings_are_looked_for_in_the_countries_given(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("El-Fashir", countries=()) == ()
    assert gazetteer.candidates("El-Fashir", countries=["SN"]) == ()
    (fasher,) = gazetteer.candidates("El-Fashir", countries=["SN", "SD"])
    assert (fasher.place.id, fasher.method, fasher.matched) == ("geonames:379149", "spelling", "El Fasher")
    assert 0 <= fasher.cost < 0.1


def test_a_slip_of_the_pen_is_forgiven_in_a_long_name_of_a_country_given(gazetteer: Gazetteer) -> None:
    (omdurman,) = gazetteer.candidates("Omdurnam", countries=["SD"])
    assert (omdurman.place.id, omdurman.method) == ("geonames:365137", "fuzzy")
    assert omdurman.cost > 0.1
    assert gazetteer.candidates("Omdurnam") == ()
    assert gazetteer.candidates("Nilo", countries=["SD"]) == ()


def test_beside_a_large_town_of_the_name_nothing_is_spelled_alike(config: Config) -> None:
    rows = [*SMALL_WORLD, dump_row(9, "Khartum", 10, 30), dump_row(10, "Tina", 15, 22), dump_row(11, "Teena", 12, 30)]
    write_small_world(config.data_dir, rows)
    opened = open_gazetteer(config)
    assert [c.place.id for c in opened.candidates("Khartoum", countries=["SD"])] == ["geonames:379252"]
    assert [(c.place.id, c.method) for c in opened.candidates("Tina", countries=["SD"])] == [
        ("geonames:10", "exact"),
        ("geonames:11", "spelling"),
    ]
    opened.close()


def test_scan_finds_whole_capitalised_names(gazetteer: Gazetteer) -> None:
    text = "Khartoum's port, the Springfields and St. Louis. Sudan, too: el fasher; El Fasher’s Nile. قصفت الخرطوم"
    spans = list(gazetteer.scan(text))
    assert [name for _, _, name in spans] == ["Khartoum", "St. Louis", "Sudan", "El Fasher", "Nile", "الخرطوم"]
    assert all(text[start:end] == name for start, end, name in spans)


def test_countries_and_peoples(gazetteer: Gazetteer) -> None:
    assert [place.iso2 for place in gazetteer.countries()] == ["SD", "US"]
    sudan = gazetteer.country("SD")
    assert sudan is not None
    assert sudan.id == "geonames:366755"
    assert gazetteer.country("FR") is None
    assert gazetteer.demonym("sudanese") == "SD"
    assert gazetteer.demonym("Americans") == "US"
    assert gazetteer.demonym("Khartoum") is None
    assert [place.name for place in gazetteer.first_level("US")] == ["Illinois"]


def test_pickles_by_its_configuration(gazetteer: Gazetteer) -> None:
    copy = pickle.loads(pickle.dumps(gazetteer))  # noqa: S301
    assert copy.candidates("Khartoum") == gazetteer.candidates("Khartoum")
    copy.close()


def test_the_supplement_lies_above_the_world(config: Config) -> None:
    camp = {
        "id": "zamzam",
        "name": "Zamzam",
        "names": ["Khartoum"],
        "kind": "camp",
        "iso2": "SD",
        "within": "El Fasher",
    }
    feature = {"type": "Feature", "properties": camp, "geometry": {"type": "Point", "coordinates": [25.3, 13.5]}}
    collection = {"type": "FeatureCollection", "features": [feature]}
    (config.data_dir / "supplement.geojson").write_text(json.dumps(collection))
    opened = open_gazetteer(config)
    assert [(c.place.id, c.method) for c in opened.candidates("Khartoum")] == [
        ("supplement:zamzam", "supplement"),
        ("geonames:379252", "exact"),
    ]
    assert opened.details("supplement:zamzam")["within"] == "El Fasher"
    assert opened.details("geonames:379252") == {}
    opened.close()


def test_a_wrong_row_of_names_is_refused(config: Config) -> None:
    (config.data_dir / "names.csv").write_text("name,iso2,place,action,note\nX,,,rename,\n")
    with pytest.raises(GazetteerError, match="line 2"):
        open_gazetteer(config)
