"""The panel: what is here, filters, search, the list and the map linked both ways."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from geonews.maps.options import MapOptions
from tests.browser.conftest import Opened
from tests.maprows import ARTICLES, map_input, point, report

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
Show = Callable[..., Opened]
PAUSE_MS = 300


def ids(opened: Opened) -> list[str]:
    return list(opened.page.locator(".row").evaluate_all("rows => rows.map(row => row.dataset.id)"))


def test_the_head_says_what_is_here_in_one_strip(show: Show) -> None:
    page = show(map_input()).page
    assert page.inner_text("#sub").split("\n") == [
        "9 reports on Burkina Faso",
        "2 articles · 27 August 2024 · 1 undated",
    ]
    assert "Reported, not verified; not a control map." in page.inner_text("header")
    chips = page.locator("#filters .chip").all_inner_texts()
    assert [" ".join(text.split()) for text in chips] == [
        "Stated 5", "Alleged 1", "Planned 1", "Denied 1", "Not so 1",
        "Only country 1", "Not on map 1", "Named places 1",
    ]  # fmt: skip
    assert page.locator("#shared").is_hidden()


def test_a_shared_page_says_so(show: Show) -> None:
    page = show(map_input(options=MapOptions(share=True))).page
    assert "Made to be passed on" in page.inner_text("header")
    page.click("#help-open")
    assert "drops the names of private persons" in page.inner_text("#help")


def test_layers_beside_the_map_are_chips_too(show: Show) -> None:
    opened = show(map_input())
    assert {"country", "nowhere"} <= set(ids(opened))
    opened.page.click('.chip[data-layer="country"]')
    assert "country" not in ids(opened)
    assert opened.page.locator(".count").count() == 0
    opened.page.click('.chip[data-layer="none"]')
    assert "nowhere" not in ids(opened)
    assert opened.page.locator('.chip[data-layer="none"] em').inner_text() == "1"
    opened.page.click('.chip[data-layer="mentions"]')
    assert opened.page.get_attribute('.chip[data-layer="mentions"]', "aria-pressed") == "false"


def choose(opened: Opened, menu: str) -> None:
    opened.page.click(f'.pill[data-menu="{menu}"]')


def counts(opened: Opened) -> dict[str, str]:
    rows = opened.page.locator(".values li label").all()
    return {row.locator("span").inner_text(): row.locator("em").inner_text() for row in rows}


def test_filters_count_under_all_other_filters(show: Show) -> None:
    opened = show(map_input())
    choose(opened, "precision")
    assert counts(opened) == {"No place": "1", "Exact place": "5", "Line or area": "1", "Only a country": "1"}
    opened.page.locator(".values li", has_text="Line or area").hover()
    opened.page.locator(".values li", has_text="Line or area").locator(".only").click()
    assert ids(opened) == ["band"]
    assert counts(opened)["Exact place"] == "5"
    choose(opened, "actor")
    assert counts(opened) == {"rebels": "0", "Burkina Faso army": "1"}
    assert opened.page.inner_text("#active").startswith("Precision: Line or area")
    opened.page.click("#active .active")
    assert len(ids(opened)) == 8


def test_all_and_none_and_one_more(show: Show) -> None:
    opened = show(map_input())
    choose(opened, "actor")
    opened.page.get_by_role("button", name="None", exact=True).click()
    assert ids(opened) == []
    opened.page.get_by_role("checkbox", name="Burkina Faso army").check()
    assert ids(opened) == ["band"]
    opened.page.get_by_role("button", name="All", exact=True).click()
    assert len(ids(opened)) == 8


def test_sides_are_a_filter_only_where_they_are_given(show: Show) -> None:
    assert show(map_input()).page.locator('.pill[data-menu="side"]').count() == 0
    rows = [
        report(name, side=side, place_name=name, iso2="BF", **point(-1.0 + i, 13.0))
        for i, (name, side) in enumerate((("one", "red"), ("two", "blue")))
    ]
    opened = show(map_input(positions=rows))
    choose(opened, "side")
    opened.page.get_by_role("checkbox", name="red").uncheck()
    assert ids(opened) == ["two"]


def test_many_values_have_a_search_of_their_own(show: Show) -> None:
    rows = [
        report(f"r{i}", actor_name=f"Brigade {i}é", iso2="BF", place_name="Djibo", **point(-1.6, 14.1))
        for i in range(70)
    ]
    opened = show(map_input(positions=rows))
    choose(opened, "actor")
    page = opened.page
    assert page.locator(".values li").count() == 14
    page.get_by_role("button", name="56 more").click()
    assert page.locator(".values li").count() == 70
    page.fill(".narrow", "BRIGADE 69e")
    assert list(counts(opened)) == ["Brigade 69é"]


def test_dates_are_chosen_by_their_first_and_last_day(show: Show) -> None:
    rows = [
        report(
            f"d{day}", date_from=f"2024-08-{day}", date_to=f"2024-08-{day}", iso2="BF", place_name="A", **point(-1, 13)
        )
        for day in (10, 20)
    ]
    rows.append(report("undated", iso2="BF", place_name="B", **point(-2, 13)))
    opened = show(map_input(positions=rows))
    choose(opened, "date")
    opened.page.fill("#from", "2024-08-15")
    assert ids(opened) == ["d20", "undated"]
    opened.page.get_by_label("Reports without a date").uncheck()
    assert ids(opened) == ["d20"]
    assert "Date: since 15 August 2024, dated only" in opened.page.inner_text("#active")
    opened.page.click("#reset")
    assert ids(opened) == ["d10", "d20", "undated"]


def test_search_goes_over_places_actors_and_sentences_without_accents(show: Show) -> None:
    rows = [
        report("accent", place_name="Ménaka", iso2="ML", **point(2.4, 15.9)),
        report("arabic", actor_name="أحمد", place_name="Gao", iso2="ML", **point(-0.05, 16.27)),
        report("words", evidence="Nobody was seen.", ev_end=116, trigger_span=None, actor_spans=(), place_spans=()),
    ]
    opened = show(map_input(positions=rows))
    for text, found in (("MENAKA", "accent"), ("احمد", "arabic"), ("nobody seen", "words")):
        opened.page.fill("#search", text)
        opened.page.wait_for_timeout(PAUSE_MS)
        assert ids(opened) == [found]


def test_an_empty_list_says_which_filter_to_loosen(show: Show) -> None:
    opened = show(map_input())
    choose(opened, "actor")
    opened.page.get_by_role("button", name="None", exact=True).click()
    opened.page.get_by_role("checkbox", name="Burkina Faso army").check()
    opened.page.fill("#search", "Djibo")
    opened.page.wait_for_timeout(PAUSE_MS)
    assert ids(opened) == []
    told = opened.page.locator(".loosen").all_inner_texts()
    assert [" ".join(text.split()) for text in told] == [
        "Without Actor: Burkina Faso army 1 report", "Without “Djibo” 1 report",
    ]  # fmt: skip
    opened.page.locator(".loosen").first.click()
    assert ids(opened) == ["party"]


def test_rows_and_symbols_are_hot_together(show: Show) -> None:
    page = show(map_input()).page
    page.hover('.row[data-id="alleged"]')
    assert page.locator(".tray .hot").get_attribute("data-report") == "alleged"
    page.hover('.tray [data-report="denied"]')
    assert page.locator(".row.hot").get_attribute("data-id") == "denied"
    page.hover("h1")
    assert page.locator(".hot").count() == 0


def test_selecting_on_the_map_brings_a_row_that_was_not_made_yet(show: Show) -> None:
    rows: list[dict[str, Any]] = [
        report(f"r{i:03}", place_name=f"P{i:03}", iso2="BF", **point(-1 + i / 500, 13)) for i in range(400)
    ]
    rows.append(report("last", place_name="Zorgho", iso2="BF", actor_name="Zealots", **point(3, 14)))
    page = show(map_input(positions=rows)).page
    assert page.locator(".row").count() <= 150
    assert page.locator('.row[data-id="last"]').count() == 0
    page.locator('.tray [data-report="last"]').click()
    row = page.locator('.row[data-id="last"]')
    assert row.get_attribute("aria-current") == "true"
    inside = "e => { const r = e.getBoundingClientRect(); return r.top > 0 && r.bottom <= innerHeight; }"
    assert row.evaluate(inside)


def test_the_list_grows_as_it_is_scrolled(show: Show) -> None:
    rows = [report(f"r{i:03}", place_name=f"P{i:03}", iso2="BF", **point(-1, 13)) for i in range(400)]
    page = show(map_input(positions=rows)).page
    page.locator("#list").evaluate("e => e.scrollTo(0, e.scrollHeight)")
    page.wait_for_timeout(PAUSE_MS)
    assert 150 < page.locator(".row").count() <= 300


def test_groups_and_sorting(show: Show) -> None:
    rows = [
        report("b", place_name="B", iso2="BF", date_from="2024-08-01", date_to="2024-08-01", **point(-1, 13)),
        report("a", place_name="A", iso2="BF", date_from="2024-08-09", date_to="2024-08-09", **point(-2, 13)),
        report("n", category="context", event_type="agreement"),
        report("c", geom_basis="country_only", spatial_op="unnamed_in", iso2="BF", geo_precision=6),
    ]
    rows[1]["n_sources"] = rows[1]["n_independent"] = 1
    rows[0]["n_sources"] = rows[0]["n_independent"] = 2
    opened = show(map_input(positions=rows))
    assert ids(opened) == ["a", "b", "c", "n"]
    titles = opened.page.locator("#list section[aria-labelledby] h2").all_inner_texts()
    assert [re.sub(r"\s*\d+$", "", title) for title in titles] == [
        "On the map",
        "Only a country is named",
        "Not on the map",
    ]
    opened.page.select_option("#sort", "date")
    assert ids(opened)[:2] == ["b", "a"]
    opened.page.select_option("#sort", "sources")
    assert ids(opened)[:2] == ["b", "a"]


def test_what_a_hidden_status_hides_is_shown_when_its_report_is_asked_for(show: Show) -> None:
    opened = show(map_input())
    opened.page.evaluate("location.hash = 'report=negated'")
    opened.page.wait_for_timeout(PAUSE_MS)
    assert opened.page.is_visible("#card")
    assert ARTICLES[0]["title"] in opened.page.inner_text("#card")
