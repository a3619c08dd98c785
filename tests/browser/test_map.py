"""The page in a real browser with the network off."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from tests.browser.conftest import Opened
from tests.maprows import SENTENCE, map_input, point, report

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
Show = Callable[..., Opened]


def test_it_opens_offline_without_a_request_or_an_error(show: Show) -> None:
    opened = show(map_input())
    assert opened.requests == []
    assert opened.errors == []
    assert "not a control map" in opened.page.inner_text("#panel")
    assert "Natural Earth" in opened.page.inner_text("#source")
    assert "GeoNames (CC BY 4.0)" in opened.page.inner_text("#source")


def test_a_geocoders_licence_stands_among_the_sources(show: Show) -> None:
    credit = "© Somebody's <b>mappers</b>, ODbL"
    found = report("g", place_name="Kafr Oweid", iso2="SY", place_licence=credit, **point(36.46, 35.63))
    assert credit in show(map_input(positions=[found])).page.inner_text("#source")
    assert "ODbL" not in show(map_input()).page.inner_text("#source")


def test_the_head_says_what_is_here(show: Show) -> None:
    page = show(map_input()).page
    assert "9 reports on Burkina Faso" in page.inner_text("#sub")
    told = page.inner_text("#tally")
    assert "8 of 9 reports" in told
    assert "6 on the map, 1 only by country, 1 not on the map; 1 hidden" in told
    assert "An old page: undated" in page.inner_text("#list")


def test_a_click_on_a_symbol_opens_its_sentence(show: Show) -> None:
    page = show(map_input()).page
    page.locator('.tray button[aria-label^="alleged"]').click()
    card = page.locator("#card")
    assert card.is_visible()
    assert card.locator("blockquote").inner_text() == SENTENCE
    assert card.locator(".badge").inner_text() == "alleged"
    assert card.locator("blockquote mark.trigger").inner_text() == "attacked"
    assert card.locator("blockquote mark.place").inner_text() == "Barsalogho"
    assert "within about 3.0 km" in card.inner_text()
    assert card.locator("a").get_attribute("href") == "https://example.org/a"
    assert page.locator('.row[aria-current="true"]').count() == 1
    page.keyboard.press("Escape")
    assert not card.is_visible()


def test_list_and_map_are_linked(show: Show) -> None:
    page = show(map_input()).page
    page.locator(".row", has_text="Djibo").click()
    symbol = page.locator(".tray button.on")
    assert symbol.get_attribute("aria-label") == "stated by a party: Attack by rebels in Djibo, REB"


def test_hidden_statuses_wait_behind_their_chip(show: Show) -> None:
    page = show(map_input()).page
    hidden = page.locator('.tray button[aria-label^="said not to be so"]')
    assert hidden.count() == 0
    chip = page.locator('.chip[data-status="negated"]')
    assert chip.inner_text().split() == ["Not", "so", "1"]
    chip.click()
    assert hidden.count() == 1
    chip.click()
    assert hidden.count() == 0


def test_a_country_only_report_is_a_count_not_a_pin(show: Show) -> None:
    row = report(
        "c",
        geom_basis="country_only",
        spatial_op="unnamed_in",
        spatial_text="several villages",
        iso2="BF",
        geo_precision=6,
    )
    page = show(map_input(positions=[row])).page
    assert page.locator(".tray").count() == 0
    badge = page.locator('.count[data-country="BF"]')
    assert badge.get_attribute("aria-label") == "Burkina Faso: 1 country-only report"
    badge.click()
    assert "any point would be a guess" in page.inner_text("#card")
    page.locator("#card .rel").click()
    assert "only the country is stated" in page.inner_text("#card")


def test_reports_at_one_place_do_not_hide_each_other(show: Show) -> None:
    rows = [
        report(f"r{i}", claim_status=status, place_name="Djibo", **point(-1.63, 14.1))
        for i, status in enumerate(("asserted", "alleged", "denied"))
    ]
    page = show(map_input(positions=rows)).page
    boxes = [b.bounding_box() for b in page.locator(".tray button").all()]
    assert len(boxes) == 3
    lefts = sorted(box["x"] for box in boxes if box)
    assert all(b - a >= 28 for a, b in pairwise(lefts))


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (390, 844)])
def test_nothing_runs_over_the_edge(show: Show, width: int, height: int) -> None:
    page = show(map_input(), width, height).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    shown = page.locator(".folium-map").bounding_box()
    assert shown is not None
    assert shown["width"] > 380
    assert shown["height"] > 400


def test_dark_and_light(show: Show) -> None:
    page = show(map_input()).page
    before = page.evaluate("document.documentElement.dataset.theme")
    page.click("#theme")
    assert page.evaluate("document.documentElement.dataset.theme") != before
