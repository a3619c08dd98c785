"""The README's first picture, maps/first.png: a sample article, its map and its card, with the same sentence marked."""

from __future__ import annotations

import base64
import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT / "gazetteer" / "samples" / "goma-2025-01-28.jsonl"
SENTENCE = (
    "The M23 advanced from Sake toward Goma last week after it had seized Minova, a lakeside town in South Kivu, on "
    "January 21."
)
ROW = "March 23 Movement advanced towards Goma"
VIEW = "map=10/-1.72/29.42"
TAKEN, COMPOSED = 2, 1.5
"""Device pixels for a CSS pixel: of the page, of the picture."""
MAP = {"x": 514, "y": 130, "width": 450, "height": 290}
"""The piece of the map page that is shown, in CSS pixels."""
CARD_HEIGHT = 228
"""Down to what marks mean; the rest of the card is another picture."""
TEMPLATE = (Path(__file__).parent / "first_picture.html").read_text(encoding="utf-8")


def main() -> None:
    """Take it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = _open(browser, 1400, 900, TAKEN)
        ground, card, quote = _map_and_card(page)
        composed = _open(browser, 900, 600, COMPOSED)
        composed.set_content(TEMPLATE)
        pictures = {"map": _data_uri(ground), "card": _data_uri(card)}
        composed.evaluate("filled => fill(filled)", {**_article(), "sentence": SENTENCE, "quote": quote, **pictures})
        composed.wait_for_timeout(300)
        composed.locator("main").screenshot(path=ROOT / "maps" / "first.png")
        print(ROOT / "maps" / "first.png")
        browser.close()


def _open(browser: Browser, width: int, height: int, scale: float) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=scale, color_scheme="light", offline=True
    )
    return context.new_page()


def _article() -> dict[str, Any]:
    """The title, who published it when, the first paragraph and those around the sentence."""
    article = json.loads(ARTICLE.read_text(encoding="utf-8"))
    paragraphs = article["text"].split("\n\n")
    at = next(n for n, text in enumerate(paragraphs) if SENTENCE in text)
    return {
        "title": article["title"],
        "byline": f"{article['outlet']}, {article['published']}",
        "paragraphs": [paragraphs[0], *paragraphs[at - 1 : at + 1]],
    }


def _map_and_card(page: Page) -> tuple[bytes, bytes, dict[str, float]]:
    """The map around the report, the top of its card, from the real page, and the quotation's box as shares of it."""
    address = (ROOT / "maps" / "demo.html").resolve().as_uri()
    page.goto(f"{address}#{VIEW}")
    page.wait_for_selector(".row")
    page.locator(".row").filter(has_text=ROW).first.click()
    page.wait_for_timeout(500)
    report = re.search(r"report=\w+", page.evaluate("location.hash"))
    if report is None:
        raise SystemExit(f"no row of {address} says: {ROW}")
    page.goto("about:blank")
    page.goto(f"{address}#{VIEW}&{report[0]}")
    page.wait_for_selector("#card:not([hidden])")
    page.wait_for_timeout(800)
    box = page.locator("#card:not([hidden])").bounding_box()
    assert box is not None  # noqa: S101  # it was waited for
    card = {"x": box["x"], "y": box["y"], "width": box["width"], "height": CARD_HEIGHT}
    inner = page.locator("#card blockquote").bounding_box()
    assert inner is not None  # noqa: S101  # every card has one
    quote = {
        "left": (inner["x"] - card["x"]) / card["width"],
        "top": (inner["y"] - card["y"]) / card["height"],
        "width": inner["width"] / card["width"],
        "height": inner["height"] / card["height"],
    }
    return page.screenshot(clip=MAP), page.screenshot(clip=card), quote  # type: ignore[arg-type]


def _data_uri(png: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(png).decode('ascii')}"


if __name__ == "__main__":
    main()
