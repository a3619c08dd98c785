from __future__ import annotations

import json
from typing import Any

import pytest

from geonews.maps.basemap import basemap
from geonews.maps.names import towns
from tests.conftest import ROOT

DATA = ROOT / "gazetteer"
TOWNS = [
    ("Capital", 0.5, 0.5, 900_000, "PPLC"),
    ("Suburb", 0.55, 0.55, 100_000, "PPL"),
    ("Far town", 1.5, 1.5, 20_000, "PPL"),
    ("Section", 0.2, 1.5, 800_000, "PPLX"),
]


def size(found: dict[str, Any]) -> int:
    return len(json.dumps(found, separators=(",", ":")))


def test_two_countries_stay_small_and_the_world_stays_bounded() -> None:
    near = basemap([(36.0, 36.0), (44.0, 33.0)], DATA)
    everywhere = [(float(x), float(y)) for x in range(-170, 180, 6) for y in range(-50, 70, 6)]
    assert size(near) < 450_000
    assert size(basemap(everywhere, DATA)) < 1_300_000


def test_there_is_land_with_its_country_and_names_of_waters() -> None:
    found = basemap([(44.4, 33.3)], DATA)
    assert "IQ" in {polygon[0] for polygon in found["land"]}
    assert found["rivers"]
    assert {"Tigris", "Persian Gulf"} <= {name for name, *_ in found["water"]}
    iraq = next(country for country in found["countries"] if country["iso2"] == "IQ")
    assert len(iraq["points"]) > 1


@pytest.mark.parametrize("points", [[(179.0, -17.0), (-179.0, -18.0)], [(0.0, 89.0)], [(0.0, -89.0)], []])
def test_edges_of_the_world_do_no_harm(points: list[tuple[float, float]]) -> None:
    found = basemap(points, DATA)
    positions = [position for polygon in found["land"] for ring in polygon[1:] for position in ring]
    assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in positions)
    assert bool(found["land"]) == bool(points and points != [(0.0, 89.0)])


def test_towns_are_named_by_importance_and_suburbs_not() -> None:
    import shapely

    found = towns(TOWNS, shapely.box(-1, -1, 3, 3))
    assert [(name, rank) for name, _, _, rank in found] == [("Capital", 3), ("Far town", 0)]
    assert towns(TOWNS, shapely.box(10, 10, 11, 11)) == []
