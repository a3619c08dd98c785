"""A real Nominatim, with tests/data/nominatim.osm for a world: `scripts/nominatim.sh start` prints its address."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from geonews.config import Config
from geonews.gazetteer.lookup import open_gazetteer
from geonews.protocols import Box, Question
from geonews.resolution.geocoder import Fallback, open_geocoder
from geonews.vocabulary import PlaceKind
from tests.conftest import CACHE, Result
from tests.pages import data_of

pytestmark = [pytest.mark.nominatim, pytest.mark.xdist_group("gazetteer")]
Command = Callable[..., Result]
AGENT = "geonews-tests contact@example.org"


@pytest.fixture(scope="module")
def url() -> str:
    address = os.environ.get("GEONEWS_NOMINATIM_URL")
    if address:
        return address
    reason = "no Nominatim: set GEONEWS_NOMINATIM_URL=$(scripts/nominatim.sh start)"
    if os.environ.get("GEONEWS_REQUIRE_NOMINATIM"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture
def geocoder(url: str, tmp_path: Path) -> Fallback:
    made = open_geocoder(
        Config.load(cache_dir=tmp_path, geocoder="nominatim", geocoder_agent=AGENT, geocoder_url=url), pytest.fail
    )
    assert made is not None
    return made


@pytest.mark.parametrize("name", ["Kafr Oweid", "kafr oweid", "كفر عويد"])
def test_a_village_by_its_names(geocoder: Fallback, name: str) -> None:
    (place,) = geocoder.geocode(Question(names=(name,), countries=("SY",)))
    assert (place.id, place.name, place.kind, place.iso2) == (
        "geocoder:nominatim/node/101", "Kafr Oweid", "city", "SY",
    )  # fmt: skip
    assert (place.lon, place.lat) == pytest.approx((36.46, 35.63))
    assert place.uncertainty_m == pytest.approx(3_000, rel=0.2)
    assert place.licence is not None
    assert "OpenStreetMap contributors, ODbL" in place.licence


@pytest.mark.parametrize(
    ("names", "cue", "iso2", "found"),
    [
        (("Малі Щербаки",), None, "UA", ["node/202"]),
        (("Arisha",), None, "SY", ["node/104"]),
        (("Arisha camp", "Arisha"), "camp", "SY", ["node/105"]),
        (("Mokri Yaly river", "Mokri Yaly"), "river", "UA", ["way/501"]),
        (("Mokri Yaly",), "city", "UA", []),
        (("Volnovakha Raion",), None, "UA", ["relation/601"]),
        (("Krynky",), None, "UA", ["node/206"]),
        (("Krynky",), None, "SY", []),
        (("Кринки",), None, "PL", ["node/301"]),
        (("Nowhere",), None, "UA", []),
    ],
)
def test_what_it_knows_is_held_against_kind_and_country(
    geocoder: Fallback, names: tuple[str, ...], cue: PlaceKind | None, iso2: str, found: list[str]
) -> None:
    places = geocoder.geocode(Question(names=names, kind_cue=cue, countries=(iso2,)))
    assert [place.id.removeprefix("geocoder:nominatim/") for place in places] == found


@pytest.mark.parametrize("box", [None, (36.0, 47.3, 37.0, 48.0)])
def test_two_of_one_name_are_both_told(geocoder: Fallback, box: Box | None) -> None:
    places = geocoder.geocode(Question(names=("Zelene Pole",), countries=("UA",), box=box))
    assert {place.id.removeprefix("geocoder:nominatim/") for place in places} == {"node/204", "node/205"}


ARTICLE = """Army takes two villages

December 3, 2024

Syrian government forces captured the village of Kafr Oweid in southern Idlib on Monday, state media said. Rebels \
shelled Ariha. Families fled from Bilyun.
"""


def test_from_article_to_map(geonews: Command, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_gazetteer(Config.load(cache_dir=CACHE))
    (tmp_path / "cache").mkdir()
    for path in CACHE.iterdir():
        if path.name != "geocoder":
            (tmp_path / "cache" / path.name).symlink_to(path)
    monkeypatch.setenv("GEONEWS_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(ARTICLE, encoding="utf-8")
    flags = ["--geocode", "nominatim", "--geocode-agent", AGENT, "--geocode-url", url]
    ran = geonews("run", "a.txt", *flags)
    assert (ran.code, ran.err) == (0, "geocoder nominatim: 2 asked, 2 found, 0 from the cache\n")
    again = geonews("run", "a.txt", "--again", *flags)
    assert again.err == "geocoder nominatim: 2 asked, 2 found, 2 from the cache\n"

    geonews("export", "p.geojson")
    features = json.loads(Path("p.geojson").read_text(encoding="utf-8"))["features"]
    credited = {f["properties"]["place_name"] for f in features if f["properties"]["place_licence"]}
    assert "Kafr Oweid" in credited
    assert credited <= {"Kafr Oweid", "Bilyun"}

    geonews("map", "-o", "geocoded.html")
    credited = data_of(Path("geocoded.html").read_text(encoding="utf-8"))["credits"]
    assert any("OpenStreetMap contributors, ODbL" in credit for credit in credited)
    geonews("run", "a.txt", "--again")
    geonews("map", "-o", "plain.html")
    credited = data_of(Path("plain.html").read_text(encoding="utf-8"))["credits"]
    assert not any("OpenStreetMap" in credit for credit in credited)
