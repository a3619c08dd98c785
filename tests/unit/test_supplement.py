"""The curated gazetteer files are edited by hand, so their form and their honesty are held by tests."""

from __future__ import annotations

import csv
import json
import lzma
import re
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from shapely.geometry import shape

from geonews.model import PlaceKind

GAZETTEER = Path(__file__).resolve().parents[2] / "gazetteer"
SUPPLEMENT = GAZETTEER / "supplement.geojson"
NAMES = GAZETTEER / "names.csv"
COUNTRIES = GAZETTEER / "countries.geojson.xz"
ALPHA2 = re.compile(r"[A-Z]{2}")
PLACE_ID = re.compile(r"geonames:[1-9]\d*")
UNIT = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
HALVES = {"north", "south", "east", "west"}
COLUMNS = {
    "id",
    "name",
    "names",
    "kind",
    "feature_class",
    "feature_code",
    "iso2",
    "adm1",
    "within",
    "uncertainty_m",
    "units",
    "blocks",
    "claimants",
    "source",
    "read_on",
}
BOX_MARGIN_DEG = 0.5  # coasts and islands: the country file is simplified, and bases lie on piers

Feature = dict[str, Any]


def features() -> list[Feature]:
    collection = json.loads(SUPPLEMENT.read_text(encoding="utf-8"))
    assert collection["type"] == "FeatureCollection"
    return list(collection["features"])


FEATURES = features()
POINTS = [f for f in FEATURES if f["geometry"] is not None]


def ident(feature: Feature) -> str:
    return str(feature["properties"]["id"])


every_feature = pytest.mark.parametrize("feature", FEATURES, ids=ident)
every_point = pytest.mark.parametrize("feature", POINTS, ids=ident)


def codes(units: list[Any] | None) -> list[str]:
    """ISO codes named by `units`, whole units and halves alike."""
    return [unit["adm1"] if isinstance(unit, dict) else unit for unit in units or []]


def faults(feature: Feature) -> list[str]:
    """Everything that is wrong with an entry's source, in words."""
    p = feature["properties"]
    found = []
    if not (isinstance(p["source"], str) and p["source"].strip()):
        found.append("source is empty")
    elif p["source"].strip().startswith("estimated"):
        if p["uncertainty_m"] < 5000:
            found.append("estimated, yet uncertain by less than 5000 m")
        if any(round(v, 2) != v for v in (feature["geometry"] or {"coordinates": []})["coordinates"]):
            found.append("estimated, yet with more than two decimals")
    return found


@every_feature
def test_an_entry_says_where_its_value_was_read(feature: Feature) -> None:
    assert faults(feature) == []
    assert date.fromisoformat(feature["properties"]["read_on"]) <= date.today()  # noqa: DTZ011 - a day's slip is harmless


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"source": ""}, "source is empty"),
        ({"source": "  "}, "source is empty"),
        ({"source": None}, "source is empty"),
        ({"source": "estimated", "uncertainty_m": 4999}, "estimated, yet uncertain by less than 5000 m"),
    ],
)
def test_an_entry_without_source_is_refused(change: dict[str, Any], fault: str) -> None:
    good = next(f for f in POINTS if not f["properties"]["source"].startswith("estimated"))
    point = {"type": "Point", "coordinates": [1.5, 2.5]}
    bad = {**good, "geometry": point, "properties": {**good["properties"], **change}}
    assert faults(bad) == [fault]


def test_an_exact_looking_estimate_is_refused() -> None:
    point = {"type": "Point", "coordinates": [1.2345, 2.5]}
    bad = {"geometry": point, "properties": {"source": "estimated", "uncertainty_m": 9000}}
    assert faults(bad) == ["estimated, yet with more than two decimals"]


def test_ids_are_unique_slugs() -> None:
    ids = [ident(f) for f in FEATURES]
    assert len(ids) == len(set(ids))
    assert [i for i in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i)] == []


@every_feature
def test_columns_kinds_and_codes_are_legal(feature: Feature) -> None:
    p = feature["properties"]
    assert set(p) == COLUMNS
    assert p["kind"] in set(get_args(PlaceKind)) - {"coordinates"}
    assert re.fullmatch(r"[AHLPRSTUV]", p["feature_class"])
    assert re.fullmatch(r"[A-Z]{2,5}[0-9]?", p["feature_code"])
    assert isinstance(p["uncertainty_m"], int)
    assert p["uncertainty_m"] > 0
    assert p["iso2"] is None or ALPHA2.fullmatch(p["iso2"])
    assert p["adm1"] is None or re.fullmatch(p["iso2"] + r"-[A-Z0-9]{1,3}", p["adm1"])
    assert p["blocks"] is None or (isinstance(p["blocks"], int) and p["blocks"] > 0)
    assert p["claimants"] is None or all(ALPHA2.fullmatch(c) for c in p["claimants"].split(","))


@every_feature
def test_units_are_legal_codes_of_the_entry_s_country(feature: Feature) -> None:
    p = feature["properties"]
    assert p["units"] is None or p["units"]
    assert all(unit["half"] in HALVES for unit in p["units"] or [] if isinstance(unit, dict))
    for code in codes(p["units"]):
        assert UNIT.fullmatch(code), code
        assert p["iso2"] in {None, code[:2]}, code
    assert len(codes(p["units"])) == len(set(codes(p["units"])))


@every_feature
def test_spellings_are_there_and_clean(feature: Feature) -> None:
    p = feature["properties"]
    assert p["name"] == p["names"][0]
    assert len(p["names"]) == len(set(p["names"]))
    assert [n for n in p["names"] if n != n.strip() or "  " in n or len(n) < (3 if n.isascii() else 2)] == []


@every_feature
def test_an_entry_without_a_point_is_a_region_of_units(feature: Feature) -> None:
    assert feature["geometry"] is not None or (
        feature["properties"]["kind"] == "region" and feature["properties"]["units"]
    )


@every_point
def test_a_point_is_on_the_globe_lon_first(feature: Feature) -> None:
    assert feature["geometry"]["type"] == "Point"
    lon, lat = feature["geometry"]["coordinates"]
    assert -180 <= lon <= 180
    assert -90 <= lat <= 90


@pytest.fixture(scope="module")
def boxes() -> dict[str, tuple[float, float, float, float]]:
    """Bounding box of each country: west, south, east, north."""
    if not COUNTRIES.exists():
        pytest.skip(f"{COUNTRIES} is not built")
    collection = json.loads(lzma.decompress(COUNTRIES.read_bytes()))
    found: dict[str, tuple[float, float, float, float]] = {}
    for feature in collection["features"]:
        iso2 = feature["properties"].get("iso2")
        if iso2:
            west, south, east, north = shape(feature["geometry"]).bounds
            old = found.get(iso2, (180.0, 90.0, -180.0, -90.0))
            found[iso2] = (min(west, old[0]), min(south, old[1]), max(east, old[2]), max(north, old[3]))
    assert found
    return found


@pytest.mark.parametrize("feature", [f for f in POINTS if f["properties"]["iso2"]], ids=ident)
def test_a_point_lies_in_its_country_s_box(
    feature: Feature, boxes: dict[str, tuple[float, float, float, float]]
) -> None:
    west, south, east, north = boxes[feature["properties"]["iso2"]]
    lon, lat = feature["geometry"]["coordinates"]
    assert west - BOX_MARGIN_DEG <= lon <= east + BOX_MARGIN_DEG
    assert south - BOX_MARGIN_DEG <= lat <= north + BOX_MARGIN_DEG


def names() -> list[dict[str, str]]:
    with NAMES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_names_have_a_place_unless_they_are_blocked() -> None:
    rows = names()
    assert list(rows[0]) == ["name", "iso2", "place", "action", "note"]
    known = {f"supplement:{ident(f)}" for f in FEATURES}
    for row in rows:
        assert row["name"].strip() == row["name"] != "", row
        assert row["action"] in {"alias", "exonym", "block"}, row
        assert row["iso2"] == "" or ALPHA2.fullmatch(row["iso2"]), row
        if row["action"] == "block":
            assert row["place"] == "" or PLACE_ID.fullmatch(row["place"]), row
            assert row["note"], row
        else:
            assert PLACE_ID.fullmatch(row["place"]) or row["place"] in known, row


def test_no_name_is_both_blocked_and_given_to_a_place_nor_given_twice() -> None:
    rows = names()
    blocked = {
        row["name"].casefold() for row in rows if row["action"] == "block" and not row["place"] and not row["iso2"]
    }
    given = {row["name"].casefold() for row in rows if row["action"] != "block"}
    curated = {name.casefold() for f in FEATURES for name in f["properties"]["names"]}
    assert blocked & (given | curated) == set()
    pairs = [(row["name"].casefold(), row["place"]) for row in rows]
    assert len(pairs) == len(set(pairs))
