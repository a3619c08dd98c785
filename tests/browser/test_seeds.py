"""The map of the two seed articles in the browser: what it shows at first, what waits behind a chip, and what never."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from geonews.geodesy import distance_m
from geonews.pipeline import Stages, map_page, rows_of, run
from geonews.reading.sources import Overrides
from geonews.store import Store
from tests.browser.conftest import Opened

pytestmark = [pytest.mark.browser, pytest.mark.evaluation, pytest.mark.xdist_group("browser")]
Show = Callable[..., Opened]
Row = dict[str, Any]
PLACES = {
    "Sheikh Maqsud": (37.152, 36.236, 3),
    "Ashrafiya": (37.14, 36.23, 3),
    "Tabqa": (38.55, 35.84, 15),
    "Raqqa": (39.01, 35.95, 15),
    "Damascus": (36.3, 33.51, 15),
    "Al-Bukamal": (40.92, 34.45, 15),
    "Deir ez-Zor": (40.14, 35.34, 20),
    "Baghdad": (44.42, 33.32, 15),
    "Aleppo": (37.16, 36.2, 12),
    "Hama": (36.75, 35.13, 12),
    "Homs": (36.72, 34.73, 12),
}
"""Longitude, latitude, tolerance in kilometres."""
STATE_FORCES = ("iraqi army", "iraqi armed", "iraqi forces", "iraqi troops", "iraqi security", "popular mobil", "pmf")


@dataclass(frozen=True)
class Seeds:
    """The page and the reports that it was made of."""

    page: str
    reports: dict[str, Row]
    undated: list[str]


@pytest.fixture(scope="module")
def seeds(shared: Path, stages: Stages, tmp_path_factory: pytest.TempPathFactory) -> Seeds:
    paths = sorted(str(path) for path in (shared / "seeds").iterdir() if path.suffix != ".md")
    with Store(tmp_path_factory.mktemp("seeds") / "seeds.sqlite") as store:
        run(paths, store, stages, overrides=Overrides())
        rows = rows_of(store, stages.config)
        page = map_page(store, stages.config)
    undated = [row["id"] for row in rows.articles if row["published"] is None]
    return Seeds(page=page, reports={row["id"]: row for row in rows.positions}, undated=undated)


def near(row: Row, name: str) -> bool:
    lon, lat, km = PLACES[name]
    return row["lon"] is not None and distance_m(row["lon"], row["lat"], lon, lat) <= km * 1000


def drawn(opened: Opened, seeds: Seeds) -> list[tuple[Row, str]]:
    """Reports with a symbol on the map, each with its style."""
    nodes = opened.page.locator("[data-report]").all()
    return [(seeds.reports[n.get_attribute("data-report") or ""], n.get_attribute("data-style") or "") for n in nodes]


def test_what_is_shown_at_first(show: Show, seeds: Seeds) -> None:
    opened = show(seeds.page)
    symbols = drawn(opened, seeds)

    def some(style: str, check: Callable[[Row], bool]) -> bool:
        return any(found == style and check(row) for row, found in symbols)

    assert some("solid", lambda r: r["spatial_op"] == "along_border" and r["iso2"] == "IQ" and r["count_min"] == 2000)
    assert some("party", lambda r: near(r, "Sheikh Maqsud") and "Syrian Democratic" in r["actor_name"])
    assert some("party", lambda r: near(r, "Ashrafiya") and "Syrian Democratic" in r["actor_name"])
    assert some("dashed", lambda r: r["event_type"] == "attack" and "Shahba" in (r["place_name"] or ""))
    assert some("party", lambda r: near(r, "Tabqa") and r["actor_type"] == "civilians")
    assert some("party", lambda r: near(r, "Raqqa") and r["actor_type"] == "civilians")
    assert some("planned", lambda r: near(r, "Damascus") and r["count_min"] is None)
    assert some("dashed", lambda r: r["spatial_op"] == "cross_border")
    captions = opened.page.locator(".caption").all_inner_texts()
    assert {"somewhere in this band", "somewhere on this border", "a sketch, not a route"} <= set(captions)
    badge = opened.page.locator('.count[data-country="SY"]').get_attribute("aria-label") or ""
    assert "Syria" in badge
    assert "country-only" in badge
    assert len(seeds.undated) == 1
    assert opened.errors == []
    assert opened.requests == []


def test_what_waits_behind_its_chip(show: Show, seeds: Seeds) -> None:
    opened = show(seeds.page)

    def strikes() -> list[Row]:
        return [row for row, _ in drawn(opened, seeds) if row["event_type"] == "air_strike"]

    assert strikes() == []
    opened.page.locator('.chip[data-status="historical"]').click()
    assert any(near(row, "Al-Bukamal") for row in strikes())
    assert any(near(row, "Deir ez-Zor") for row in strikes())
    assert {style for row, style in drawn(opened, seeds) if row["event_type"] == "air_strike"} == {"historical"}


def test_what_is_never_shown(show: Show, seeds: Seeds) -> None:
    opened = show(seeds.page)
    for status in ("conditional", "negated", "historical"):
        opened.page.locator(f'.chip[data-status="{status}"]').click()
    current = [row for row, style in drawn(opened, seeds) if style in ("solid", "party", "dashed", "planned")]
    assert current
    for row in current:
        actor = f"{row['actor_text']} {row['actor_name']}".lower()
        assert not (row["iso2"] == "SY" and any(force in actor for force in STATE_FORCES)), row["evidence"]
        assert row["count_min"] not in (7000, 20000), row["evidence"]
        assert not near(row, "Baghdad"), row["evidence"]
        taken = row["event_type"] in ("capture", "control") and "syrian democratic" not in actor
        assert not (taken and any(near(row, name) for name in ("Aleppo", "Hama", "Homs"))), row["evidence"]
        assert not (row["event_type"] == "clash" and near(row, "Aleppo")), row["evidence"]
    for row, _ in drawn(opened, seeds):
        assert row["geo_precision"] <= 5, row["evidence"]
    assert "onfirmed" not in opened.page.inner_text("body").replace("unconfirmed", "")
