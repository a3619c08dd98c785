"""A page in a real, offline Chromium: the time to the first card, frozen moments, and the script's memory."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page, ViewportSize, async_playwright

PROBE = (Path(__file__).parent / "maps_probe.js").read_text(encoding="utf-8")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
SIZE = ViewportSize(width=1400, height=900)
OPENS_S, SESSION_S, CLOSES_S = 60.0, 30.0, 10.0
POLL_S, ANSWER_S, PAUSE_S = 0.02, 0.4, 0.5
"""Between looks at the page, until a click counts as unanswered, and after each step of the session."""
QUERY = "Kharkiv"
FILTERS = "#chips button"


class BrowserMissing(Exception):  # noqa: N818  # named for what happened
    """No Chromium on this machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """How a page did; None where it did not get so far in time."""

    first_click_s: float | None = None
    """From the beginning of navigation until a clicked symbol had opened a card."""
    clicks: float | None = None
    """How many that took: clusters open in steps."""
    opening_ms: float | None = None
    """Longest frozen moment until then."""
    session_ms: float | None = None
    """Longest frozen moment while the map was dragged and zoomed and, where it has them, filtered and searched."""
    heap_mb: float | None = None
    """Of the script, after collection, at the end."""


def seen(path: Path, *, limit_s: float = OPENS_S) -> Seen:
    """Open a page and use it. Raises BrowserMissing."""
    return asyncio.run(_seen(path, limit_s))


def longest(frozen: Iterable[Sequence[float]], start: float, end: float) -> float:
    """The longest of the moments that reach into a span of time; 0 for none.

    Args:
        frozen: start and end of each.
        start: of the span, in the same unit.
        end: of the span.
    """
    return max((b - a for a, b in frozen if a < end and b > start), default=0.0)


async def _seen(path: Path, limit_s: float) -> Seen:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        raise BrowserMissing("no Chromium found (Debian: apt-get install chromium)")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        try:
            return await _used(browser, path, limit_s)
        finally:
            # A frozen page may not close; the browser goes with the driver then.
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(browser.close(), CLOSES_S)


async def _used(browser: Browser, path: Path, limit_s: float) -> Seen:
    context = await browser.new_context(viewport=SIZE, offline=True)
    page = await context.new_page()
    await page.add_init_script(PROBE)
    try:
        async with asyncio.timeout(limit_s):
            await page.goto(path.as_uri(), wait_until="commit")
            clicks = await _click_until_open(page)
            opened = float(await page.evaluate("benchmark.shown()"))
            frozen = await page.evaluate("benchmark.frozen")
    except TimeoutError:
        return Seen()
    first = Seen(first_click_s=opened / 1000, clicks=clicks, opening_ms=longest(frozen, 0, opened))
    try:
        async with asyncio.timeout(SESSION_S):
            session_ms = await _session(page)
            return replace(first, session_ms=session_ms, heap_mb=await _heap_mb(page))
    except TimeoutError:
        return first


async def _click_until_open(page: Page) -> int:
    """Click what there is to click until a card is open; how many clicks it took."""
    clicks = 0
    while not await _within(page, ANSWER_S if clicks else 0.0):
        at = await page.evaluate("benchmark.target()")
        if at is None:
            await asyncio.sleep(POLL_S)
            continue
        clicks += 1
        await page.mouse.click(at["x"], at["y"])
    return clicks


async def _within(page: Page, seconds: float) -> bool:
    """Whether a card opens in so many seconds."""
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while not await page.evaluate("benchmark.isOpen()"):
        if loop.time() >= end:
            return False
        await asyncio.sleep(POLL_S)
    return True


async def _session(page: Page) -> float:
    """Drag, zoom, filter and search as a reader would; the longest frozen moment."""
    await page.keyboard.press("Escape")
    start = await page.evaluate("performance.now()")
    for dx, dy in ((-260, 40), (200, -90), (60, 120)):
        await _drag(page, dx, dy)
    for wheel in (-240, -240, 240, 240):
        at = await page.evaluate("benchmark.ground()")
        await page.mouse.move(at["x"], at["y"])
        await page.mouse.wheel(0, wheel)
        await asyncio.sleep(PAUSE_S)
    if await page.locator(FILTERS).count():
        await page.locator(FILTERS).first.click()
        await asyncio.sleep(PAUSE_S)
        await page.locator("#search").click()
        await page.keyboard.type(QUERY, delay=60)
    await asyncio.sleep(PAUSE_S)
    end = await page.evaluate("performance.now()")
    return longest(await page.evaluate("benchmark.frozen"), start, end)


async def _drag(page: Page, dx: float, dy: float) -> None:
    at = await page.evaluate("benchmark.ground()")
    await page.mouse.move(at["x"], at["y"])
    await page.mouse.down()
    await page.mouse.move(at["x"] + dx, at["y"] + dy, steps=12)
    await page.mouse.up()
    await asyncio.sleep(PAUSE_S)


async def _heap_mb(page: Page) -> float:
    session: Any = await page.context.new_cdp_session(page)
    await session.send("HeapProfiler.collectGarbage")
    await session.send("Performance.enable")
    metrics = await session.send("Performance.getMetrics")
    return float(next(m["value"] for m in metrics["metrics"] if m["name"] == "JSHeapUsedSize")) / 1e6
