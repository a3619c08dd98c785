"""A real Chromium without network."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from geonews.maps.page import MapInput, render
from tests.conftest import ROOT

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        if os.environ.get("GEONEWS_REQUIRE_BROWSER"):
            pytest.fail("no Chromium found, and GEONEWS_REQUIRE_BROWSER is set")
        pytest.skip("no Chromium found (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()


@dataclass
class Opened:
    """A page with what went wrong in it and what it asked the network for."""

    page: Page
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Open rows, or a page made of them, offline at a size."""
    contexts = []

    def open_page(data: MapInput | str, width: int = 1400, height: int = 900) -> Opened:
        path = tmp_path / "map.html"
        html = data if isinstance(data, str) else render(data, data_dir=ROOT / "gazetteer")
        path.write_text(html, encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": height}, offline=True)
        contexts.append(context)
        opened = Opened(page=context.new_page())
        opened.page.on(
            "console", lambda message: opened.errors.append(message.text) if message.type == "error" else None
        )
        opened.page.on("pageerror", lambda error: opened.errors.append(str(error)))
        opened.page.on("dialog", lambda dialog: (opened.errors.append(f"dialog {dialog.message}"), dialog.dismiss()))
        opened.page.on("request", lambda r: opened.requests.append(r.url) if not r.url.startswith("file:") else None)
        opened.page.goto(path.as_uri())
        opened.page.wait_for_selector(".tray, #list")
        opened.page.wait_for_timeout(300)
        return opened

    yield open_page
    for context in contexts:
        context.close()
