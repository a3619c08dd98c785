from __future__ import annotations

import pytest

from geonews.errors import ConfigError
from geonews.maps.tiles import Tiles, tiles_named


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
