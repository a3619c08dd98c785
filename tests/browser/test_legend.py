"""Legend, APP-6 symbols and the user's own colours, in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from geonews.maps.options import MapOptions
from tests.browser.conftest import Opened
from tests.maprows import POSITIONS, map_input, point, report

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
Show = Callable[..., Opened]


@pytest.mark.parametrize("width", [1400, 1366, 1280, 1024])
def test_it_explains_claims_places_and_actors_within_its_strip(show: Show, width: int) -> None:
    page = show(map_input(), width).page
    assert page.locator("#legend h2").all_inner_texts() == ["Claim", "Place", "Actor"]
    text = page.inner_text("#legend")
    for words in ("stated by the article", "stated by a party", "not an area held", "only a country is named"):
        assert words in text
    assert "rebels" in text
    assert "(REB)" in text
    assert "confirmed" not in text
    fits = "(e => e.scrollHeight <= e.clientHeight && e.scrollWidth <= e.clientWidth)"
    assert page.evaluate(f"{fits}(document.querySelector('#legend'))")


def test_on_a_phone_it_opens_at_a_touch(show: Show) -> None:
    page = show(map_input(), 390, 844).page
    rows = page.locator("#legend .lr")
    assert not rows.first.is_visible()
    sign = "getComputedStyle(document.querySelector('#legend summary'), '::after').content"
    folded = page.evaluate(sign)
    page.click("#legend summary")
    assert rows.first.is_visible()
    assert page.evaluate(sign) != folded


def test_it_is_printed_from_a_phone_too(show: Show) -> None:
    page = show(map_input(), 390, 844).page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("document.querySelector('#legend details').open")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not page.evaluate("document.querySelector('#legend details').open")


def test_app6_frames_stand_only_where_the_place_is_exact(show: Show) -> None:
    options = MapOptions(symbols="app6")
    rows = [
        *POSITIONS,
        report("strike", event_type="air_strike", place_name="Dori", **point(-0.4, 13.4)),
        report("people", event_type="displacement", actor_type="civilians", **point(-2.4, 13.2)),
    ]
    opened = show(map_input(positions=rows, options=options))
    page = opened.page
    assert page.locator('.tray [data-report="stated"] svg > rect').count() == 0
    assert page.locator('.tray [data-report="strike"] svg > g').count() == 2
    assert page.locator('.tray [data-report="band"] svg > rect').count() == 1
    assert page.locator('.tray [data-report="people"] svg > rect').count() == 1
    assert "not planned as in APP-6" in page.inner_text("#legend")
    assert opened.errors == []


def test_a_frame_takes_no_view_on_who_is_friend_or_foe(show: Show) -> None:
    rows = [{**row, "side": side} for row, side in zip(POSITIONS[:2], ("north", "south"), strict=True)]
    page = show(map_input(positions=rows, options=MapOptions(symbols="app6"))).page
    frames = {node.get_attribute("d") for node in page.locator(".tray svg > g:first-child path").all()}
    assert len(frames) == 1
    assert page.locator("#legend h2").last.inner_text() == "Side"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_of_the_users_sides_are_used_and_can_be_seen(show: Show, theme: str) -> None:
    rows = [{**POSITIONS[0], "side": "north"}, {**POSITIONS[1], "side": "south"}]
    options = MapOptions(theme="dark" if theme == "dark" else "light")
    page = show(map_input(positions=rows, side_colours={"north": "#9a4fdc", "south": "#222c36"}, options=options)).page
    used = [page.evaluate(f"document.documentElement.style.getPropertyValue('--c{rank}')") for rank in (0, 1)]
    assert used[0] == "#9a4fdc"
    assert (used[1] == "#222c36") == (theme == "light")
