"""The evidence card in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from mgrs import MGRS
from playwright.sync_api import Page

from tests.browser.conftest import Opened
from tests.maprows import ARTICLES, MENTIONS, SENTENCE, map_input, point, report

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
Show = Callable[..., Opened]


def open_first(page: Page) -> str:
    page.locator(".row").first.click()
    return page.inner_text("#card")


def test_it_says_who_where_and_when_and_never_a_bare_percentage(show: Show) -> None:
    row = report(
        "r",
        place_name="Djibo",
        speaker="Amadou Traore",
        speaker_role="army spokesman",
        voice="indirect_speech",
        via="AFP",
        count_text="dozens",
        count_min=24,
        count_max=99,
        count_basis="convention",
        sponsor="Mali",
        hedge=None,
        confidence=0.83,
        **point(-1.63, 14.1),
    )
    text = open_first(show(map_input(positions=[row])).page)
    for words in ("Amadou Traore", "army spokesman", "AFP", "24 to 99", "backed by Mali", "27 August 2024"):
        assert words in text
    assert "%" not in text
    assert "nobody has checked this claim" in text


def test_coordinates_are_copied_as_far_as_they_are_known(show: Show) -> None:
    page = show(map_input(positions=[report("r", **point(-1.63123, 14.10987))])).page
    page.locator(".row").click()
    buttons = page.locator("#card .copy button")
    assert [b.get_attribute("title") for b in buttons.all()] == [
        "14.110, -1.631",
        MGRS().toMGRS(14.10987, -1.63123, MGRSPrecision=2),
    ]
    buttons.first.click()
    page.wait_for_selector("#card .said:not(:empty)")
    said = page.locator("#card .said")
    field = said.locator("input")  # where the clipboard is refused
    assert "14.110, -1.631" in (field.input_value() if field.count() else said.inner_text())


def test_other_reports_of_the_same_thing_are_linked(show: Show) -> None:
    rows = [
        report("1", place_name="Djibo", **point(-1.63, 14.1)),
        report("2", place_name="Djibo", claim_status="denied", doc_id="b.txt", **point(-1.63, 14.1)),
    ]
    situations = [{"id": "s", "relations": "2:denial:1"}]
    page = show(map_input(positions=rows, situations=situations)).page
    page.locator('.row[data-id="1"]').click()
    assert page.locator("#card h3").inner_text() == "Denials"
    page.locator("#card .rel").click()
    assert page.locator("#card .badge").first.inner_text() == "denied"
    assert page.locator('.row[aria-current="true"]').get_attribute("data-id") == "2"


def test_a_reader_steps_through_the_reports_of_a_place(show: Show) -> None:
    rows = [report(str(i), place_name="Djibo", event_type=kind, **point(-1.63, 14.1)) for i, kind in enumerate(
        ("attack", "clash", "capture")
    )]  # fmt: skip
    page = show(map_input(positions=rows)).page
    page.locator(".row").first.click()
    assert "1 of 3 at this place" in page.inner_text("#card")
    page.get_by_label("Next at this place").click()
    assert "2 of 3" in page.inner_text("#card")
    page.get_by_label("Previous at this place").click()
    page.get_by_label("Previous at this place").click()
    assert "3 of 3" in page.inner_text("#card")


def test_a_named_place_shows_the_sentences_that_name_it(show: Show) -> None:
    mentions = [
        MENTIONS[0] | {"id": f"m{i}", "sentence": f"{i}: {SENTENCE}", "doc_id": doc}
        for i, doc in enumerate(("a.txt", "a.txt", "b.txt"))
    ]
    page = show(map_input(positions=[], mentions=mentions)).page
    canvas = page.locator(".folium-map").bounding_box()
    assert canvas is not None
    page.mouse.click(canvas["x"] + canvas["width"] / 2, canvas["y"] + canvas["height"] / 2)
    card = page.locator("#card")
    assert card.locator("h2").inner_text() == "Barsalogho"
    assert "named 3 times" in card.inner_text()
    assert card.locator("blockquote").all_inner_texts() == [f"{i}: {SENTENCE}" for i in range(3)]
    assert card.locator("a").get_attribute("href") == "https://example.org/a"


def test_the_selected_place_stays_in_view_beside_the_card(show: Show) -> None:
    rows = [report("w", place_name="West", **point(-3.0, 13.0)), report("e", place_name="East", **point(3.0, 14.0))]
    page = show(map_input(positions=rows)).page
    page.locator('.row[data-id="e"]').click()
    page.wait_for_timeout(400)
    card, symbol = page.locator("#card").bounding_box(), page.locator('.tray [data-report="e"]').bounding_box()
    assert card is not None
    assert symbol is not None
    assert symbol["x"] + symbol["width"] <= card["x"]


def test_marks_stand_right_behind_characters_outside_the_basic_plane(show: Show) -> None:
    text = "🚨🚨 Rebels attacked Djibo."
    row = report(
        "r",
        evidence=text,
        ev_start=0,
        ev_end=len(text),
        trigger_span=(10, 18),
        actor_spans=((3, 9),),
        place_spans=((19, 24),),
        **point(-1.63, 14.1),
    )
    page = show(map_input(positions=[row])).page
    page.locator(".row").click()
    assert page.locator("#card blockquote mark").all_inner_texts() == ["Rebels", "attacked", "Djibo"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
def test_only_web_addresses_are_links(show: Show, url: str) -> None:
    page = show(map_input(positions=[report("r")], articles=[ARTICLES[0] | {"url": url}])).page
    page.locator(".row").click()
    assert page.locator("#card a").count() == 0
    assert "Attacks in the north" in page.inner_text("#card dl")
