"""The packaged articles must stay what the demo promises: short, dated, parsable and in four different forms."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "gazetteer" / "samples"
OUTLET = "geonews sample desk"
FILES = sorted(path for path in SAMPLES.iterdir() if path.suffix != ".md")


class Sample(NamedTuple):
    title: str
    outlet: str
    published: date
    body: str


class Page(HTMLParser):
    """Collects the meta values and the text inside the article element."""

    def __init__(self) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.article: list[str] = []
        self.outside: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "meta" and values.get("property"):
            self.meta[str(values["property"])] = str(values["content"])
        self._depth += tag == "article"

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag == "article"

    def handle_data(self, data: str) -> None:
        (self.article if self._depth else self.outside).append(data)


def page(path: Path) -> Page:
    parser = Page()
    parser.feed(path.read_text(encoding="utf-8"))
    return parser


def read(path: Path) -> Sample:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".txt":
        title, day, outlet, body = text.split("\n\n", 3)
        published = datetime.strptime(day, "%B %d, %Y").date()  # noqa: DTZ007  # a calendar day, no clock
        return Sample(title, outlet, published, body)
    if path.suffix == ".html":
        parser = page(path)
        published = datetime.fromisoformat(parser.meta["article:published_time"]).date()
        return Sample(parser.meta["og:title"], parser.meta["og:site_name"], published, "".join(parser.article))
    (line,) = text.splitlines()
    record = json.loads(line)
    return Sample(record["title"], record["outlet"], date.fromisoformat(record["published"]), record["text"])


@pytest.fixture(params=FILES, ids=lambda path: path.name)
def path(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


def test_there_are_two_texts_a_page_and_a_json_line() -> None:
    assert sorted(path.suffix for path in FILES) == [".html", ".jsonl", ".txt", ".txt"]


def test_length_is_that_of_a_short_news_article(path: Path) -> None:
    assert 300 <= len(read(path).body.split()) <= 600


def test_date_in_the_text_is_the_date_in_the_name(path: Path) -> None:
    named = re.search(r"\d{4}-\d{2}-\d{2}", path.stem)
    assert named is not None
    assert read(path).published == date.fromisoformat(named.group())


def test_outlet_is_nobody_elses(path: Path) -> None:
    assert read(path).outlet == OUTLET


def test_begins_with_a_dateline(path: Path) -> None:
    assert re.search(r"^[A-Z]{4,}(, [A-Z][a-z]+)? — ", read(path).body, re.MULTILINE)


def test_links_lead_nowhere(path: Path) -> None:
    addresses = re.findall(r"https?://([^/\"\s]+)", path.read_text(encoding="utf-8"))
    assert set(addresses) <= {"example.org"}


@pytest.mark.parametrize(
    "cue",
    [
        r"\bdenied\b",
        r"\b(allegedly|reportedly|claimed)\b",
        r"\b(will|planned)\b",
        r"\bnot (been )?\w+|\bno\b",
        r"\b(if|could|would)\b",
        r"\b(19|20)\d\d\b",
        r"\baccording to\b",
        r"\balong (the|its) (border|eastern bank)",
        r"\b\d[\d,]+ (\w+ ){0,2}(people|soldiers|troops|members|peacekeepers|service|Egyptian|Israelis)",
    ],
)
def test_every_kind_of_statement_occurs_in_every_war_but_one(cue: str) -> None:
    found = [path.name for path in FILES if re.search(cue, read(path).body, re.IGNORECASE)]
    assert len(found) >= len(FILES) - 1


def test_page_carries_menus_and_links_that_are_not_the_article() -> None:
    (web_page,) = (path for path in FILES if path.suffix == ".html")
    outside = " ".join(page(web_page).outside)
    assert "Kidal" in outside
    assert "Kidal" not in read(web_page).body


def test_readme_names_every_sample_and_the_licence() -> None:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    assert "CC0" in readme
    assert [path.name for path in FILES if f"`{path.name}`" not in readme] == []
