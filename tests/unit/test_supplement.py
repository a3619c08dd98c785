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

from geonews.vocabulary import PlaceKind

GAZETTEER = Path(__file__).resolve().parents[2] / "gazetteer"
SUPPLEMENT = GAZETTEER / "supplement.geojson"
NAMES = GAZETTEER / "names.csv"
COUNTRIES = GAZETTEER / "countries.geojson.xz"
ADMIN1 = GAZETTEER / "admin1.geojson.xz"
ALPHA2 = re.compile(r"[A-Z]{2}")
UNIT = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
PLACE_ID = re.compile(r"geonames:[1-9]\d*")
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
BOX_MARGIN_DEG = 0.5  # the country file is simplified, and some bases lie on piers and islands

Feature = dict[str, Any]


def features_of(path: Path) -> list[Feature]:
    data = path.read_bytes()
    return list(json.loads(lzma.decompress(data) if path.suffix == ".xz" else data)["features"])


FEATURES = features_of(SUPPLEMENT)
POINTS = [f for f in FEATURES if f["geometry"] is not None]


def ident(feature: Feature) -> str:
    return str(feature["properties"]["id"])


def codes(feature: Feature) -> list[str]:
    """ISO codes of an entry's units, whole units and halves alike."""
    return [unit["adm1"] if isinstance(unit, dict) else unit for unit in feature["properties"]["units"] or []]


def source_faults(feature: Feature) -> list[str]:
    """What is wrong with an entry's source, in words."""
    p = feature["properties"]
    found = []
    if not (isinstance(p["source"], str) and p["source"].strip()):
        found.append("source is empty")
    elif p["source"].strip().startswith("estimated"):
        if p["uncertainty_m"] < 5000:
            found.append("estimated, yet uncertain by less than 5000 m")
        if feature["geometry"] and any(round(v, 2) != v for v in feature["geometry"]["coordinates"]):
            found.append("estimated, yet with more than two decimals")
    return found


def test_every_entry_says_where_its_value_was_read() -> None:
    assert {ident(f): source_faults(f) for f in FEATURES if source_faults(f)} == {}
    latest = max(date.fromisoformat(f["properties"]["read_on"]) for f in FEATURES)
    assert latest <= date.today()  # noqa: DTZ011  # the local day is the reader's


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"source": ""}, "source is empty"),
        ({"source": "  "}, "source is empty"),
        ({"source": None}, "source is empty"),
        ({"source": "estimated", "uncertainty_m": 4999}, "estimated, yet uncertain by less than 5000 m"),
        ({"source": "estimated", "uncertainty_m": 9000, "lon": 1.2345}, "estimated, yet with more than two decimals"),
    ],
)
def test_an_entry_without_an_honest_source_is_refused(change: dict[str, Any], fault: str) -> None:
    point = {"type": "Point", "coordinates": [change.get("lon", 1.5), 2.5]}
    assert source_faults({"geometry": point, "properties": {"uncertainty_m": 100} | change}) == [fault]


def test_ids_are_unique_slugs() -> None:
    ids = [ident(f) for f in FEATURES]
    assert ids
    assert len(ids) == len(set(ids))
    assert [i for i in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i)] == []


def test_columns_kinds_and_codes_are_legal() -> None:
    kinds = set(get_args(PlaceKind)) - {"coordinates"}
    for feature in FEATURES:
        p = feature["properties"]
        assert set(p) == COLUMNS, ident(feature)
        assert p["kind"] in kinds, ident(feature)
        assert re.fullmatch(r"[AHLPRSTUV]", p["feature_class"]), ident(feature)
        assert re.fullmatch(r"[A-Z]{2,5}[0-9]?", p["feature_code"]), ident(feature)
        assert isinstance(p["uncertainty_m"], int), ident(feature)
        assert p["uncertainty_m"] > 0, ident(feature)
        assert p["iso2"] is None or ALPHA2.fullmatch(p["iso2"]), ident(feature)
        assert p["adm1"] is None or p["adm1"].startswith(p["iso2"] + "-"), ident(feature)
        assert p["blocks"] is None or (type(p["blocks"]) is int and p["blocks"] > 0), ident(feature)
        assert p["claimants"] is None or all(map(ALPHA2.fullmatch, p["claimants"].split(","))), ident(feature)


def test_units_are_legal_codes_of_the_entrys_country() -> None:
    for feature in FEATURES:
        p = feature["properties"]
        assert p["units"] is None or p["units"], ident(feature)
        assert all(unit["half"] in HALVES for unit in p["units"] or [] if isinstance(unit, dict)), ident(feature)
        assert all(map(UNIT.fullmatch, codes(feature))), ident(feature)
        assert p["iso2"] is None or {code[:2] for code in codes(feature)} <= {p["iso2"]}, ident(feature)
        assert len(codes(feature)) == len(set(codes(feature))), ident(feature)


def test_spellings_are_there_and_clean() -> None:
    for feature in FEATURES:
        p = feature["properties"]
        assert p["name"] == p["names"][0], ident(feature)
        assert len(p["names"]) == len(set(p["names"])), ident(feature)
        # Chinese and Korean write a place in two characters.
        assert [n for n in p["names"] if n != " ".join(n.split()) or len(n) < (3 if n.isascii() else 2)] == []


def test_every_point_is_on_the_globe_and_only_regions_of_units_may_lack_one() -> None:
    for feature in FEATURES:
        p, geometry = feature["properties"], feature["geometry"]
        if geometry is None:
            assert p["kind"] == "region", ident(feature)
            assert p["units"], ident(feature)
            continue
        assert geometry["type"] == "Point", ident(feature)
        lon, lat = geometry["coordinates"]
        assert -180 <= lon <= 180, ident(feature)
        assert -90 <= lat <= 90, ident(feature)


def test_every_point_lies_in_its_countrys_box() -> None:
    if not COUNTRIES.exists():
        pytest.skip(f"{COUNTRIES} is not built")
    boxes: dict[str, list[tuple[float, float, float, float]]] = {}
    for country in features_of(COUNTRIES):
        boxes.setdefault(country["properties"].get("iso2"), []).append(shape(country["geometry"]).bounds)
    for feature in POINTS:
        iso2 = feature["properties"]["iso2"]
        if iso2 is None:
            continue
        lon, lat = feature["geometry"]["coordinates"]
        wests, souths, easts, norths = zip(*boxes[iso2], strict=True)
        assert min(wests) - BOX_MARGIN_DEG <= lon <= max(easts) + BOX_MARGIN_DEG, ident(feature)
        assert min(souths) - BOX_MARGIN_DEG <= lat <= max(norths) + BOX_MARGIN_DEG, ident(feature)


def test_every_unit_has_a_polygon() -> None:
    if not (COUNTRIES.exists() and ADMIN1.exists()):
        pytest.skip(f"{COUNTRIES} or {ADMIN1} is not built")
    drawn = {f["properties"].get("iso_3166_2") for f in features_of(ADMIN1)}
    drawn |= {f["properties"].get("iso2") for f in features_of(COUNTRIES)}
    assert {ident(f): set(codes(f)) - drawn for f in FEATURES if not set(codes(f)) <= drawn} == {}
    assert [ident(f) for f in FEATURES if f["properties"]["adm1"] not in drawn | {None}] == []


def name_rows() -> list[dict[str, str]]:
    with NAMES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_names_have_a_place_unless_they_are_blocked() -> None:
    rows = name_rows()
    assert list(rows[0]) == ["name", "iso2", "place", "action", "note"]
    known = {f"supplement:{ident(f)}" for f in FEATURES}
    for row in rows:
        assert row["name"].strip() == row["name"] != "", row
        assert row["action"] in {"alias", "exonym", "block"}, row
        assert row["iso2"] == "" or ALPHA2.fullmatch(row["iso2"]), row
        if row["action"] == "block":
            assert row["note"], row
        assert row["place"] in known | ({""} if row["action"] == "block" else set()) or PLACE_ID.fullmatch(row["place"])


def test_no_name_is_both_blocked_and_given_to_a_place_nor_given_twice() -> None:
    rows = name_rows()
    blocked = {r["name"].casefold() for r in rows if (r["action"], r["place"], r["iso2"]) == ("block", "", "")}
    given = {r["name"].casefold() for r in rows if r["action"] != "block"}
    curated = {name.casefold() for f in FEATURES for name in f["properties"]["names"]}
    assert blocked & (given | curated) == set()
    pairs = [(row["name"].casefold(), row["place"]) for row in rows]
    assert len(pairs) == len(set(pairs))
