"""The manners of the page: address, keyboard, screen reader, touch, right-to-left, print, downloads."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from geonews.maps.page import render
from tests.browser.conftest import Opened
from tests.conftest import ROOT
from tests.maprows import ARTICLES, POSITIONS, map_input, point, report

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
Show = Callable[..., Opened]
PAUSE_MS = 500
AXE = ROOT / "page" / "node_modules" / "axe-core" / "axe.min.js"
PHONE = {"width": 390, "height": 844}

DATED = report(
    "dated", date_from="2024-08-26", date_to="2024-08-26", place_name="Dori", iso2="BF", **point(-0.03, 14.03)
)
STEPS = {
    "as it opens": [],
    "with a card": ['.row[data-id="alleged"]'],
    "with help": ["#help-open"],
    "with a filter": ['.pill[data-menu="actor"]', ".values input", '.chip[data-status="negated"]'],
    "with dates": ['.pill[data-menu="date"]'],
    "legend folded or open": ["#legend summary"],
}


def hash_of(page: Page) -> str:
    page.wait_for_timeout(PAUSE_MS)
    return str(page.evaluate("location.hash"))


def active(page: Page) -> str:
    return str(page.evaluate("(document.activeElement.id || document.activeElement.dataset.id || '')"))


# The address


def test_the_address_says_only_what_differs(show: Show) -> None:
    page = show(map_input()).page
    assert hash_of(page) == ""
    page.click('.row[data-id="party"]')
    assert hash_of(page).split("&")[-1].removeprefix("#") == "report=party"
    page.keyboard.press("Escape")
    page.click("#home")
    page.fill("#search", "djibo army")
    page.click('.chip[data-status="denied"]')
    assert hash_of(page) == "#q=djibo+army&show=asserted,alleged,planned"


def test_a_page_opens_as_its_address_says(show: Show) -> None:
    opened = show(map_input())
    page = opened.page
    page.goto(page.url.split("#")[0] + "#map=7/13.5/-1.2&report=alleged&q=rebels&precision=1&sort=date&theme=dark")
    page.reload()
    page.wait_for_timeout(PAUSE_MS)
    assert "within about 3.0 km" in page.inner_text("#card")
    assert page.input_value("#search") == "rebels"
    assert page.input_value("#sort") == "date"
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.locator("#active .active").count() == 2
    assert hash_of(page) == "#map=7/13.500/-1.200&report=alleged&q=rebels&precision=1&sort=date&theme=dark"
    page.evaluate("location.hash = ''")
    page.wait_for_timeout(PAUSE_MS)
    assert page.is_hidden("#card")
    assert page.input_value("#search") == ""
    assert hash_of(page) == ""


@pytest.mark.parametrize(
    "text", ["%", "map=1/2", "report=%E0%A4&show=x&__proto__=1", "q=" + "x" * 5000, "day=2024-99-99"]
)
def test_garbage_in_the_address_breaks_nothing(show: Show, text: str) -> None:
    opened = show(map_input())
    opened.page.goto(opened.page.url + "#" + text)
    opened.page.reload()
    opened.page.wait_for_selector("#list")
    assert opened.page.locator("#title").inner_text()
    assert opened.errors == []


# Keyboard


def test_shortcuts(show: Show) -> None:
    page = show(map_input()).page
    page.keyboard.press("/")
    assert active(page) == "search"
    page.keyboard.type("j?")
    assert page.input_value("#search") == "j?"
    page.fill("#search", "")
    page.wait_for_timeout(PAUSE_MS)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    first = active(page)
    assert page.locator('.row[aria-current="true"]').get_attribute("data-id") == first
    page.keyboard.press("j")
    assert active(page) != first
    page.keyboard.press("k")
    assert active(page) == first
    page.keyboard.press("Escape")
    assert page.is_hidden("#card")
    page.keyboard.press("?")
    assert page.is_visible("#help")
    page.get_by_label("Use the shortcuts of a single key").uncheck()
    page.keyboard.press("Escape")
    assert page.is_hidden("#help")
    page.keyboard.press("j")
    assert page.is_hidden("#card")


def test_arrows_move_through_the_rows_and_enter_opens(show: Show) -> None:
    page = show(map_input()).page
    page.keyboard.press("Tab")
    assert active(page) == "skip"
    page.keyboard.press("Enter")
    order = page.locator(".row").evaluate_all("rows => rows.map(row => row.dataset.id)")
    assert active(page) == order[0]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert active(page) == order[2]
    page.keyboard.press("End")
    assert active(page) == order[-1]
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    assert page.is_visible("#card")
    assert active(page) == "card"
    page.keyboard.press("Escape")
    assert active(page) == order[0]


def test_focus_comes_back_from_the_help(show: Show) -> None:
    page = show(map_input()).page
    page.focus("#help-open")
    page.keyboard.press("Enter")
    assert page.evaluate("document.getElementById('help').contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert active(page) == "help-open"


def test_a_menu_closes_with_escape_and_gives_the_focus_back(show: Show) -> None:
    page = show(map_input()).page
    page.click('.pill[data-menu="actor"]')
    page.focus("#menu input")
    page.keyboard.press("Escape")
    assert page.is_hidden("#menu")
    assert page.evaluate("document.activeElement.dataset.menu") == "actor"


def test_everything_can_be_reached_by_tab(show: Show) -> None:
    page = show(map_input()).page
    seen = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.id || document.activeElement.getAttribute('class') || 'x'"))
    wanted = {"skip", "search", "chip", "pill", "sort", "row", "geojson", "csv", "print", "theme", "help-open", "plus"}
    assert wanted <= {name.split()[0] for name in seen}


# Screen reader


@pytest.fixture
def bare(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """A page that may run a script of ours: its policy is switched off."""
    contexts = []

    def open_page(width: int, height: int, theme: str) -> Page:
        path = tmp_path / "map.html"
        path.write_text(render(map_input(positions=[*POSITIONS, DATED]), data_dir=ROOT / "gazetteer"), encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=theme, offline=True, bypass_csp=True,  # type: ignore[arg-type]
            reduced_motion="reduce",
        )  # fmt: skip
        contexts.append(context)
        page = context.new_page()
        page.goto(path.as_uri())
        page.wait_for_selector(".row")
        page.wait_for_timeout(PAUSE_MS)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.skipif(not AXE.is_file(), reason="needs the page's packages (npm --prefix page ci)")
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1400, 900), (390, 844)])
def test_axe_finds_nothing(bare: Callable[..., Page], width: int, height: int, theme: str) -> None:
    page = bare(width, height, theme)
    page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
    for name, clicks in STEPS.items():
        if width == PHONE["width"] and clicks:
            page.evaluate("document.getElementById('panel').dataset.h = 2")
        for selector in clicks:
            page.locator(selector).first.evaluate("node => node.click()")
        page.wait_for_timeout(PAUSE_MS)
        found = page.evaluate("axe.run()")["violations"]
        told = [(v["id"], [(n["target"], n["failureSummary"]) for n in v["nodes"][:3]]) for v in found]
        assert told == [], name
        page.keyboard.press("Escape")


def test_the_list_is_told_as_one(show: Show) -> None:
    page = show(map_input()).page
    assert page.locator('#list ul[role="list"] > li > .row').count() == page.locator(".row").count()
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.get_by_role("main", name="Map of reports").count() == 1
    assert page.locator("output#tally").count() == 1
    page.click('.row[data-id="party"]')
    assert page.locator('[aria-current="true"]').get_attribute("data-id") == "party"


# Touch


def test_on_a_phone_the_panel_is_a_sheet_with_three_heights(show: Show) -> None:
    page = show(map_input(), **PHONE).page
    panel = page.locator("#panel")

    def height() -> int:
        page.wait_for_timeout(PAUSE_MS)
        box = panel.bounding_box()
        assert box is not None
        return round(box["height"])

    assert height() == 148
    page.click("#grip")
    assert height() == round(0.56 * 844)
    page.click("#grip")
    assert height() == round(0.93 * 844)
    grip = page.locator("#grip").bounding_box()
    assert grip is not None
    page.mouse.move(195, grip["y"] + 10)
    page.mouse.down()
    page.mouse.move(195, 420, steps=4)
    page.mouse.up()
    assert height() == round(0.56 * 844)
    page.focus("#grip")
    page.keyboard.press("ArrowDown")
    assert height() == 148


def test_targets_are_large_enough_to_touch(show: Show) -> None:
    page = show(map_input(), **PHONE).page
    page.click("#grip")
    page.click("#grip")
    page.click('.pill[data-menu="actor"]')
    small = page.evaluate(
        """[...document.querySelectorAll('#panel button, #panel label, #panel select, #tools button')]
        .filter(node => node.offsetParent && !node.closest('p, #time'))
        .map(node => [node.outerHTML.slice(0, 80), node.getBoundingClientRect()])
        .filter(([, box]) => box.width < 24 || box.height < 24).map(([html]) => html)"""
    )
    assert small == []


def test_nothing_moves_for_those_who_want_less_motion(bare: Callable[..., Page]) -> None:
    page = bare(390, 844, "light")
    assert page.evaluate("getComputedStyle(document.getElementById('panel')).transitionDuration") in ("0s", "")


# Right-to-left texts


def test_text_of_articles_stands_in_its_own_direction(show: Show) -> None:
    rows = [
        report(
            "rtl", actor_name="\u202eقوات", place_name="حلب", iso2="SY", voice="indirect_speech",
            speaker="الجيش \u202e", **point(37.1, 36.2),
        ),
    ]  # fmt: skip
    articles = [ARTICLES[0] | {"title": "عنوان \u202e abc"}, *ARTICLES[1:]]
    page = show(map_input(positions=rows, articles=articles, title="خريطة \u202e map")).page
    for selector in ("h1", ".row b", ".row small [dir]", "#list .note"):
        node = page.locator(selector).first
        assert node.get_attribute("dir") == "auto"
        assert node.evaluate("e => getComputedStyle(e).unicodeBidi") == "isolate"
    assert page.locator("h1").evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert page.locator("#bar").evaluate("e => getComputedStyle(e).direction") == "ltr"


# Print


def test_it_prints_on_one_page_with_its_legend_and_sources(show: Show, tmp_path: Path) -> None:
    page = show(map_input()).page
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    box = re.search(rb"/MediaBox\s*\[0 0 (\S+) (\S+)\]", pdf)
    assert box is not None
    assert [round(float(side)) for side in box.groups()] == [842, 595]
    page.wait_for_timeout(PAUSE_MS)
    assert page.evaluate("document.documentElement.className") == ""
    assert page.locator("canvas.copy").count() == 0
    assert hash_of(page) == ""  # the map looks where it looked before
    page.emulate_media(media="print")
    for selector, seen in {
        "h1": 1,
        "#legend": 1,
        "#source": 1,
        "#chips": 1,
        "#tally": 1,
        "#list": 0,
        "#tools": 0,
    }.items():
        assert page.locator(selector).is_visible() == bool(seen), selector


def test_what_is_drawn_on_canvases_is_printed_as_pictures(show: Show) -> None:
    page = show(map_input()).page
    canvases = page.locator(".folium-map canvas").count()
    theme = page.evaluate("document.documentElement.dataset.theme")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".folium-map canvas.copy").count() == canvases > 0
    painted = (
        """copy => copy.getContext('2d').getImageData(0, 0, copy.width, copy.height).data.some(value => value > 0)"""
    )
    assert page.locator(".leaflet-tile-pane canvas.copy").evaluate(painted)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".folium-map canvas").count() == canvases
    assert page.evaluate("document.documentElement.dataset.theme") == theme


# Downloads


def download(page: Page, button: str) -> tuple[str, str]:
    with page.expect_download() as info:
        page.click(button)
    path = info.value.path()
    return info.value.suggested_filename, path.read_bytes().decode("utf-8")


def test_what_is_shown_can_be_saved_as_geojson(show: Show) -> None:
    opened = show(map_input(title="Sahel: a map"))
    opened.page.click('.chip[data-status="planned"]')
    name, text = download(opened.page, "#geojson")
    assert name == "Sahel-a-map-reports.geojson"
    found = json.loads(text)
    features = {feature["id"]: feature for feature in found["features"]}
    assert set(features) == {"stated", "party", "alleged", "denied", "band", "country", "nowhere"}
    assert features["stated"]["geometry"] == {"type": "Point", "coordinates": [-1.06, 13.42]}
    assert features["band"]["geometry"]["type"] == "Polygon"
    assert features["country"]["geometry"] is None
    assert features["stated"]["properties"]["source_url"] == "https://example.org/a"
    assert "not verified" in found["note"]
    assert opened.errors == []
    assert opened.requests == [] or all(url.startswith("blob:") for url in opened.requests)


def test_what_is_shown_can_be_saved_as_csv_without_formulas(show: Show) -> None:
    evil = '=HYPERLINK("http://x","y")'
    rows = [report("x", actor_name=evil, iso2="BF", place_name="Djibo", **point(-1.63, 14.1))]
    opened = show(map_input(positions=rows))
    name, text = download(opened.page, "#csv")
    assert name == "What-was-reported-where-reports.csv"
    assert text.startswith("\ufeff")
    [row] = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert row["actor_name"] == "'" + evil
    assert (row["lon"], row["lat"], row["claim_status"]) == ("-1.63", "14.1", "asserted")
    assert "GeoNames (CC BY 4.0)" in row["licence"]
    assert opened.errors == []
