"""The timeline in a real browser: what it counts, the brush, single days, the undated."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opened
from tests.maprows import map_input, point, report

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
Show = Callable[..., Opened]


def dated(name: str, first: str | None, last: str | None = None, **fields: Any) -> dict[str, Any]:
    place = point(-1.6 + len(name) * 0.1, 14.1)
    return report(name, place_name=name, date_from=first, date_to=last or first, **place, **fields)


ROWS = [
    dated("Djibo", "2024-08-20"),
    dated("Arbinda", "2024-08-24", "2024-08-26", claim_status="alleged"),
    dated("Dori", "2024-08-28"),
    dated("Titao", None),
    dated("Kaya", "2011-03-03", claim_status="historical"),
]


def rows(page: Page) -> list[str]:
    told = page.locator(".row b").all_inner_texts()
    return sorted(text.split(" in ")[1].split(";")[0] for text in told)


def test_bars_are_by_day_the_old_before_the_break_and_the_undated_apart(show: Show) -> None:
    opened = show(map_input(positions=ROWS))
    page = opened.page
    assert page.locator("#time .month").all_text_contents() == ["August 2024"]
    assert page.locator("#time .bar.asserted").count() == 3
    assert page.locator("#time .bar.alleged").count() == 1
    old, undated = page.locator("#time .bin").all()
    assert old.get_attribute("aria-label") == "2011: 0 reports"
    assert undated.get_attribute("aria-label") == "no date: 1 report"
    assert page.locator("#time .bar.rest").count() == 1
    assert opened.errors == []


def test_handles_moved_by_keys_choose_a_window(show: Show) -> None:
    page = show(map_input(positions=ROWS)).page
    first, last = page.locator("#time .handle").all()
    assert first.get_attribute("aria-valuetext") == "19 August 2024"
    assert last.get_attribute("aria-valuetext") == "28 August 2024"
    for _ in range(2):
        first.press("ArrowRight")
    assert rows(page) == ["Arbinda", "Dori", "Titao"]
    last.press("ArrowLeft")
    assert rows(page) == ["Arbinda", "Titao"]
    first.press("Home")
    assert rows(page) == ["Arbinda", "Djibo", "Titao"]


def test_handles_can_be_dragged(show: Show) -> None:
    page = show(map_input(positions=ROWS)).page
    box = page.locator("#time .handle").last.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 4, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] - 150, box["y"] + 10, steps=4)
    page.mouse.up()
    assert "Dori" not in rows(page)
    page.locator("#time .window").dblclick()
    assert "Dori" in rows(page)


def test_the_undated_can_be_left_out(show: Show) -> None:
    page = show(map_input(positions=ROWS)).page
    lane = page.locator("#time .bin").last
    lane.click()
    assert rows(page) == ["Arbinda", "Djibo", "Dori"]
    assert lane.get_attribute("aria-pressed") == "false"
    lane.press("Enter")
    assert "Titao" in rows(page)


def test_steps_go_by_day_and_reports_leave_after_their_days(show: Show) -> None:
    page = show(map_input(positions=[*ROWS[:3], dated("Sebba", "2024-09-20")])).page
    forth = page.get_by_label("Next day")
    forth.click()
    assert page.inner_text("#day") == "as told for 20 August 2024"
    assert rows(page) == ["Djibo"]
    for _ in range(4):
        forth.click()
    assert rows(page) == ["Arbinda", "Djibo"]
    page.get_by_label("All days").click()
    assert len(rows(page)) == 4


def test_playing_can_be_stopped(show: Show) -> None:
    page = show(map_input(positions=ROWS)).page
    page.get_by_label("Play the days").click()
    page.get_by_label("Pause").click()
    assert page.inner_text("#day") != "dotted: hidden"
    assert page.get_by_label("Play the days").count() == 1
