"""The README's pictures of maps/demo.html, taken in a headless Chromium: maps/demo.png and maps/card.png."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

MAPS = Path(__file__).parent.parent / "maps"
SIZE = {"width": 1400, "height": 900}
PICTURES = {
    "demo.png": ("light", "#map=6.5/13.6/29.5", None),
    "card.png": ("dark", "#map=8/-1.6/28.6", ".tray [data-style=party]"),
}
"""File → theme, address, and what is clicked."""


def main() -> None:
    """Take them."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, (theme, address, click) in PICTURES.items():
            page = browser.new_context(viewport=SIZE, color_scheme=theme, offline=True).new_page()  # type: ignore[arg-type]
            page.goto((MAPS / "demo.html").resolve().as_uri() + address)
            page.wait_for_selector(".row")
            page.wait_for_timeout(800)
            if click:
                page.locator(click).first.click()
                page.wait_for_timeout(500)
            page.screenshot(path=MAPS / name)
            print(MAPS / name)
        browser.close()


if __name__ == "__main__":
    main()
