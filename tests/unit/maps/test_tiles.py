from __future__ import annotations

import pytest

from geonews.errors import ConfigError
from geonews.maps.options import MapOptions
from geonews.maps.page import render
from geonews.maps.payload import payload
from geonews.maps.tiles import Tiles, tiles_named
from tests.conftest import ROOT
from tests.maprows import map_input

DATA = ROOT / "gazetteer"


def test_a_provider_by_its_name_in_either_case() -> None:
    assert tiles_named("openstreetmap.mapnik") == Tiles(
        name="OpenStreetMap.Mapnik",
        url="https://tile.openstreetmap.org/{z}/{x}/{y}.png",
        attribution="(C) OpenStreetMap contributors",
        max_zoom=19,
    )


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("OpenStreetMap.Mapni", r'tiles "OpenStreetMap.Mapni" are unknown; names like it: OpenStreetMap.Mapnik'),
        ("", "are unknown; names like it: OpenStreetMap.Mapnik, for one"),
        ("Thunderforest.Landscape", "need a key"),
        ("Gaode.Normal", "without encryption"),
    ],
)
def test_what_cannot_be_had_is_one_line(name: str, error: str) -> None:
    with pytest.raises(ConfigError, match=error) as told:
        tiles_named(name)
    assert "\n" not in str(told.value)


def test_a_page_may_ask_their_host_and_nobody_else() -> None:
    with_tiles = map_input(options=MapOptions(tiles="OpenStreetMap.Mapnik"))
    data = payload(with_tiles, DATA, "iso")
    assert data["options"]["tiles"] == {"url": "https://tile.openstreetmap.org/{z}/{x}/{y}.png", "max_zoom": 19}
    assert "(C) OpenStreetMap contributors" in data["credits"]
    assert "img-src data: blob: https://tile.openstreetmap.org;" in render(with_tiles, data_dir=DATA)


def test_without_tiles_it_asks_nobody() -> None:
    assert payload(map_input(), DATA, "iso")["options"]["tiles"] is None
    assert "img-src data: blob:;" in render(map_input(), data_dir=DATA)
