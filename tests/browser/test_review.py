"""The review mode of the page: decisions by keyboard, undone, downloaded, and taken in by the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from geonews.config import Config
from geonews.maps.options import MapOptions
from geonews.pipeline import map_page, rows_of
from geonews.store import Store
from tests.browser.conftest import Opened
from tests.browser.test_manners import AXE
from tests.conftest import Result
from tests.fake_stages import fake_stages
from tests.maprows import map_input
from tests.unit.pipeline.review.decided import article_results, attack

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
Show = Callable[..., Opened]


def choose(page: Page, report: str) -> None:
    page.locator(f'.row[data-id="{report}"]').evaluate("node => node.click()")
    page.locator("#card .review summary").press("Enter")


def test_decisions_are_downloaded_and_applied(
    show: Show, tmp_path: Path, geonews: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first, second = attack("a").id, attack("b").id
    with Store(tmp_path / "w.sqlite") as store:
        store.begin_run(fake_stages().provenance())
        store.put(article_results("a"), 1)
        store.put(article_results("b", outlet="Radio"), 1)
        opened = show(map_page(store, Config.load()))
    page = opened.page
    choose(page, first)
    page.locator('#card [data-verdict="rejected"]').press("Enter")
    assert page.inner_text("#card .verdict") == "No such report"
    choose(page, second)
    page.locator("#card .review select").select_option("denied")
    assert page.locator("#review li").count() == 2
    with page.expect_download() as download:
        page.get_by_role("button", name="Save decisions").press("Enter")
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    assert saved.name == "geonews-review.json"
    assert opened.requests == []
    assert opened.errors == []
    applied = geonews("review", "--apply", saved, "-w", "w.sqlite")
    assert "2 decisions taken" in applied.out, applied.err
    assert "0 decisions taken, 2 already there" in geonews("review", "--apply", saved, "-w", "w.sqlite").out
    with Store(tmp_path / "w.sqlite") as store:
        rows = rows_of(store, Config.load())
    assert [(row["id"], row["claim_status"]) for row in rows.positions] == [(second, "denied")]
    assert [row["id"] for row in rows.rejected] == [first]


def test_a_decision_is_undone_where_it_is_listed(show: Show) -> None:
    page = show(map_input()).page
    choose(page, "party")
    page.locator('#card [data-verdict="placeless"]').press("Enter")
    undo = page.locator("#review .undo")
    assert (undo.get_attribute("aria-label") or "").startswith("Undo the decision on: ")
    undo.press("Enter")
    assert page.is_hidden("#review")
    assert page.inner_text("#card .verdict") == ""
    assert page.evaluate("document.activeElement.id") == "list"
    assert page.evaluate("!window.dispatchEvent(new Event('beforeunload', { cancelable: true }))") is False


def test_what_is_not_saved_is_asked_about(show: Show) -> None:
    page = show(map_input()).page
    choose(page, "party")
    page.locator('#card [data-verdict="confirmed"]').press("Enter")
    assert page.evaluate("!window.dispatchEvent(new Event('beforeunload', { cancelable: true }))") is True


def test_a_page_to_be_passed_on_has_no_review(show: Show) -> None:
    page = show(map_input(options=MapOptions(share=True))).page
    page.click('.row[data-id="party"]')
    assert page.locator(".review").count() == 0


@pytest.mark.skipif(not AXE.is_file(), reason="needs the page's packages (npm --prefix page ci)")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(show: Show, theme: str) -> None:
    from geonews.maps.page import render
    from tests.conftest import ROOT

    html = render(map_input(options=MapOptions(theme=theme)), data_dir=ROOT / "gazetteer")  # type: ignore[arg-type]
    unpoliced = html.replace("Content-Security-Policy", "x-policy", 1)  # it would refuse axe
    page = show(unpoliced).page
    choose(page, "party")
    page.locator('#card [data-verdict="rejected"]').press("Enter")
    page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"][:3]]) for one in found] == []


def test_the_file_says_whose_reports(show: Show) -> None:
    page = show(map_input()).page
    choose(page, "alleged")
    page.locator('#card [data-verdict="confirmed"]').press("Enter")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save decisions").click()
    [decision] = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))["decisions"]
    assert (decision["report"], decision["review"]) == ("alleged", "confirmed")
