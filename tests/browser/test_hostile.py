"""Hostile text through every field of a map: none runs, all of it can be read, the policy stays what it was."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from geonews.maps.page import MapInput, render
from tests.browser.conftest import Opened
from tests.conftest import ROOT
from tests.hostile import ADDRESSES, HOSTILE
from tests.maprows import ARTICLES, MENTIONS, map_input, point, report

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
Show = Callable[..., Opened]
LIMIT = 600
"""Characters of a sentence that the page shows."""


def hostile_input(**changes: Any) -> MapInput:
    rows, articles, mentions = [], [], []
    for i, text in enumerate(HOSTILE):
        where = point(-3 + i % 10, 10 + i // 10)
        rows.append(
            report(
                f"r{i}",
                doc_id=f"d{i}",
                actor_name=text,
                actor_text=text,
                target_name=text,
                sponsor=text,
                place_name=text,
                spatial_text=text,
                speaker=text,
                speaker_role=text,
                via=text,
                hedge=text,
                count_text=text,
                date_text=text,
                evidence=text,
                ev_start=0,
                ev_end=len(text),
                trigger_span=(0, 1),
                actor_spans=(),
                place_spans=(),
                **where,
            )
        )
        articles.append(ARTICLES[0] | {"id": f"d{i}", "title": text, "outlet": text, "url": text})
        named = {
            "id": f"m{i}",
            "doc_id": f"d{i}",
            "place_id": f"p{i}",
            "place_name": text,
            "sentence": text,
            "why": text,
        }
        mentions.append(MENTIONS[0] | named | {"lon": where["lon"], "lat": where["lat"]})
    values = {"positions": rows, "articles": articles, "mentions": mentions}
    return map_input(**(values | changes))


def policy(page: str) -> str:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert found is not None
    return found[1]


def constant_scripts(page: str) -> list[str]:
    return re.findall(r"<script>(.*?)</script>", page, re.DOTALL)


def test_there_are_sixty_of_them() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) >= 60


def test_no_hash_of_the_policy_changes_and_no_script_does() -> None:
    harmless = render(map_input(), data_dir=ROOT / "gazetteer")
    for title in (HOSTILE[1], HOSTILE[40], HOSTILE[-1]):
        hostile = render(hostile_input(title=title, side_colours={}), data_dir=ROOT / "gazetteer")
        assert policy(hostile) == policy(harmless)
        assert constant_scripts(hostile) == constant_scripts(harmless)


def test_none_runs_and_all_can_be_read(show: Show) -> None:
    opened = show(hostile_input(title=HOSTILE[1]))
    page = opened.page
    assert page.evaluate("document.title") == HOSTILE[1]
    assert page.inner_text("#title") == HOSTILE[1]
    found = page.evaluate(
        """async () => {
          const list = document.querySelector('#list');
          const read = {};
          for (let guard = 0; guard < 20; guard += 1) {
            for (const row of list.querySelectorAll('.row')) {
              if (read[row.dataset.id]) continue;
              row.click();
              read[row.dataset.id] = {
                quote: document.querySelector('#card blockquote').textContent,
                card: document.querySelector('#card').textContent,
                links: [...document.querySelectorAll('#card a')].map((a) => a.protocol),
              };
            }
            list.scrollTop = list.scrollHeight;
            await new Promise((done) => setTimeout(done, 20));
          }
          return read;
        }"""
    )
    assert len(found) == len(HOSTILE)
    for i, text in enumerate(HOSTILE):
        assert found[f"r{i}"]["quote"] == text[:LIMIT]
        assert text in found[f"r{i}"]["card"]
        assert set(found[f"r{i}"]["links"]) <= {"http:", "https:"}
    assert page.locator("img, iframe, object, embed, base, form, link, body > style").count() == 0
    assert page.locator("script").count() == show(map_input()).page.locator("script").count()
    assert opened.errors == []
    assert opened.requests == []


def test_places_filters_and_search_take_them_as_text(show: Show) -> None:
    opened = show(hostile_input(positions=[]))
    page = opened.page
    for text in (*ADDRESSES, *HOSTILE[:3]):
        page.fill("#search", text)
    page.fill("#search", "")
    page.mouse.click(800, 300)
    assert opened.errors == []
    assert opened.requests == []


@pytest.mark.parametrize("width", [1400, 390])
def test_length_breaks_no_page(show: Show, width: int) -> None:
    page = show(hostile_input(title="A" * 10_000), width, 844).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator(".row").first.click()
    assert page.evaluate("document.querySelector('#card').scrollWidth <= document.querySelector('#card').clientWidth")
