"""How reports are drawn, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import Opened
from tests.maprows import BAND, MENTIONS, POSITIONS, map_input, point, report

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
Show = Callable[..., Opened]
LINE = {"type": "LineString", "coordinates": [[-1.0, 14.0], [1.0, 14.5]]}


def arrow(name: str, **fields: Any) -> dict[str, Any]:
    return report(
        name,
        spatial_op="from_to",
        geom_basis="line_between",
        geometry=LINE,
        lon=1.0,
        lat=14.5,
        place_name="Dori",
        **fields,
    )


def test_fill_and_outline_tell_the_status(show: Show) -> None:
    page = show(map_input()).page
    looks = {}
    for node in page.locator(".tray [data-style]").all():
        frame = node.locator("svg rect").first
        looks[node.get_attribute("data-style")] = (
            frame.get_attribute("fill") == "var(--paper)",
            frame.get_attribute("stroke-dasharray") is not None,
            node.locator("svg > *").count(),
        )
    assert looks["solid"] == (False, False, 2)
    assert looks["party"] == (True, False, 4)
    assert looks["dashed"] == (True, True, 2)
    assert looks["planned"] == (True, False, 3)
    assert looks["denied"] == (True, False, 2)


def test_letters_stand_under_every_symbol(show: Show) -> None:
    page = show(map_input()).page
    letters = page.locator(".tray .letters").all_inner_texts()
    assert len(letters) == page.locator(".tray [data-report]").count()
    assert set(letters) == {"REB", "FAB"}


def test_bands_have_no_edge_and_share_their_colours(show: Show) -> None:
    rows = [POSITIONS[6], {**POSITIONS[6], "id": "other", "actor_name": "Mali army", "actor_short": "FAM"}]
    page = show(map_input(positions=rows)).page
    drawn = page.locator("path.shape.band")
    assert {node.get_attribute("stroke") for node in drawn.all()} == {"none"}
    band = page.locator("path.shape.band.leaflet-interactive")
    assert band.count() == 1  # once for both; the parts that make it fade are not for clicking
    pattern = (band.get_attribute("fill") or "").removeprefix("url(").removesuffix(")")
    fills = {node.get_attribute("fill") for node in page.locator(f"{pattern} rect").all()}
    assert fills == {"var(--c0)", "var(--c1)"}
    assert page.locator(".caption").all_inner_texts() == ["somewhere in this band"]


def test_civilians_never_move_on_a_military_arrow(show: Show) -> None:
    force, civilians = arrow("f"), arrow("c", actor_type="civilians", event_type="displacement", category="movement")
    for row, dotted in ((force, False), (civilians, True)):
        page = show(map_input(positions=[row])).page
        line = page.locator("path.shape")
        assert ((line.get_attribute("stroke-dasharray") or "").startswith("0.1")) == dotted
        assert page.locator(".arrowhead path").get_attribute("fill") == ("none" if dotted else "var(--c0)")
        assert page.locator(".caption").inner_text() == "a sketch, not a route"


def test_what_is_denied_is_grey_and_hardly_filled(show: Show) -> None:
    row = report("d", claim_status="denied", geom_basis="polygon", geometry=BAND, lon=0.0, lat=14.2, spatial_op="in")
    page = show(map_input(positions=[row])).page
    shape = page.locator("path.shape.denied")
    assert shape.get_attribute("stroke") == "var(--void)"
    assert float(shape.get_attribute("fill-opacity") or 1) < 0.05


def test_rings_are_grey_unfilled_and_wait_for_a_selection_or_their_switch(show: Show) -> None:
    page = show(map_input()).page
    ring = page.locator("path.ring")
    assert ring.count() == 0
    page.locator('.row[data-id="stated"]').click()
    assert ring.count() == 1
    assert ring.get_attribute("fill") == "none"
    page.keyboard.press("Escape")
    assert ring.count() == 0
    page.get_by_role("button", name="Location uncertainty, not an area held").click()
    assert ring.count() == 5


def test_the_choropleth_is_off_at_first(show: Show) -> None:
    page = show(map_input()).page
    assert page.locator("path.choropleth").count() == 0
    page.click("#choropleth")
    assert page.locator("path.choropleth").count() >= 1


def test_many_places_become_badges_that_keep_the_statuses_apart(show: Show) -> None:
    rows = [
        report(f"r{i}", claim_status=("asserted", "alleged", "denied")[i % 3], **point(i % 20 * 0.9, i // 20 * 0.8))
        for i in range(400)
    ]
    opened = show(map_input(positions=rows))
    page = opened.page
    badge = page.locator(".cluster").first
    assert badge.locator("[data-style]").count() == 3
    label = badge.get_attribute("aria-label") or ""
    assert "stated by the article" in label
    assert "denied" in label
    before = page.locator(".cluster").count()
    assert 1 < before < 60
    badge.click()
    page.wait_for_timeout(500)
    assert page.locator(".cluster, .tray").count() > 0
    assert opened.errors == []


def test_a_situation_and_its_reports_are_never_drawn_together(show: Show) -> None:
    rows = [report(str(i), **point(-1.6 + i, 14.1)) | {"situation_id": "s"} for i in range(3)]
    page = show(map_input(positions=rows)).page
    assert page.locator(".tray [data-report]").count() == 3
    page.click("#grouped")
    assert page.locator(".tray [data-report]").count() == 1
    assert page.locator(".tray .n").get_attribute("data-n") == "3"


def test_on_a_day_reports_fade_after_their_own(show: Show) -> None:
    rows = [
        report("a", place_name="Djibo", date_from="2024-08-20", date_to="2024-08-20", **point(-1.63, 14.1)),
        report("b", place_name="Dori", date_from="2024-08-23", date_to="2024-08-23", **point(-0.03, 14.03)),
    ]
    page = show(map_input(positions=rows)).page
    for _ in range(4):
        page.get_by_label("Next day").click()
    faded = page.locator(".tray .faded")
    assert faded.count() == 1
    assert (faded.get_attribute("aria-label") or "").endswith("last reported 3 days ago")


def test_mentions_lie_under_the_reports_and_can_be_switched_off(show: Show) -> None:
    page = show(map_input(mentions=MENTIONS)).page
    depth = "pane => Number(getComputedStyle(document.querySelector(pane)).zIndex)"
    assert page.evaluate(depth, ".leaflet-overlay-pane") < page.evaluate(depth, ".leaflet-trays-pane")
    page.click('.chip[data-layer="mentions"]')
    assert page.get_attribute('.chip[data-layer="mentions"]', "aria-pressed") == "false"
