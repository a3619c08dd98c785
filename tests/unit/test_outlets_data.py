"""The vendored table of outlets: well formed, consistent with the gazetteer, and right on facts anyone can check."""

import csv
import lzma
import re
from collections import defaultdict
from pathlib import Path
from typing import get_args

import pytest
from pyproj import Geod

from geonews.resolution.outlets import OUTLETS, Outlets, Scope
from geonews.text import fold

GAZETTEER = Path(__file__).resolve().parents[2] / "gazetteer"
GEOD = Geod(ellps="WGS84")
DOMAIN = re.compile(r"(?!www\.)[a-z0-9-]+(\.[a-z0-9-]+)+")
MAX_KM = 60
Row = dict[str, str]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    with (GAZETTEER / OUTLETS).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def outlets() -> Outlets:
    return Outlets(GAZETTEER / OUTLETS)


def test_domains_are_in_order_and_named_once(rows: list[Row]) -> None:
    domains = [row["domain"] for row in rows]
    assert domains == sorted(set(domains))
    assert [domain for domain in domains if not DOMAIN.fullmatch(domain)] == []


def test_every_cell_is_filled_and_known(rows: list[Row]) -> None:
    with (GAZETTEER / "country_names.csv").open(encoding="utf-8", newline="") as stream:
        countries = {row["iso2"] for row in csv.DictReader(stream)}
    assert [row["domain"] for row in rows if row["iso2"] not in countries] == []
    assert {row["scope"] for row in rows} == set(get_args(Scope))
    for column in ("name", "place", "lat", "lon"):
        assert [row["domain"] for row in rows if row[column] != row[column].strip() or not row[column]] == []
    assert [row["domain"] for row in rows if abs(float(row["lat"])) > 90 or abs(float(row["lon"])) > 180] == []


def test_every_place_lies_where_the_gazetteer_has_it(rows: list[Row]) -> None:
    wanted = {(row["iso2"], fold(row["place"])) for row in rows}
    known: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    with lzma.open(GAZETTEER / "places.tsv.xz", "rt", encoding="utf-8") as stream:
        for line in stream:
            cells = line.split("\t", 9)
            key = (cells[8], fold(cells[1]))
            if cells[6] == "P" and key in wanted:
                known[key].append((float(cells[5]), float(cells[4])))
    astray = [row["domain"] for row in rows if not _near(row, known[row["iso2"], fold(row["place"])])]
    assert astray == []


def test_units_are_the_gazetteers(rows: list[Row]) -> None:
    with lzma.open(GAZETTEER / "places.tsv.xz", "rt", encoding="utf-8") as stream:
        found = (line.split("\t", 9) for line in stream)
        units = {(cells[8], cells[1]) for cells in found if cells[7] == "ADM1"}
    named = {(row["iso2"], row["adm1"]) for row in rows if row["adm1"]}
    assert named <= units


def test_every_american_state_and_every_war_has_outlets(rows: list[Row]) -> None:
    local = {row["adm1"] for row in rows if row["iso2"] == "US" and row["scope"] in ("local", "regional")}
    assert len(local) == 51  # with the District of Columbia
    wars = {
        "AF",
        "CD",
        "CO",
        "ET",
        "HT",
        "IL",
        "IQ",
        "LB",
        "LY",
        "ML",
        "MM",
        "MX",
        "PS",
        "RU",
        "SD",
        "SO",
        "SY",
        "UA",
        "YE",
    }
    assert wars <= {row["iso2"] for row in rows}


@pytest.mark.parametrize(
    ("outlet", "iso2", "adm1", "scope"),
    [
        ("parispi.net", "US", "Tennessee", "local"),
        ("The Paris News", "US", "Texas", "local"),
        ("theparisnews.com", "US", "Texas", "local"),
        ("Dundee Courier", "GB", "Scotland", "local"),
        ("Findlay Courier", "US", "Ohio", "local"),
        ("The Hamilton Spectator", None, None, None),
        ("thespec.com", "CA", "Ontario", "local"),
        ("spec.com.au", "AU", "Victoria", "local"),
        ("Kyiv Independent", "UA", None, "national"),
        ("mz.de", "DE", "Saxony-Anhalt", "regional"),
        ("elsoldedurango.com.mx", "MX", "Durango", "local"),
        ("Associated Press", None, None, "international"),
    ],
)
def test_outlets_are_at_home_where_they_are(
    outlets: Outlets, outlet: str, iso2: str | None, adm1: str | None, scope: str | None
) -> None:
    home = outlets.home(outlet, None)
    assert (home and home.iso2, home and home.adm1, home and home.scope) == (iso2, adm1, scope)


def _near(row: Row, points: list[tuple[float, float]]) -> bool:
    lon, lat = float(row["lon"]), float(row["lat"])
    return any(GEOD.inv(lon, lat, *point)[2] <= MAX_KM * 1000 for point in points)
