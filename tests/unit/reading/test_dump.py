"""Saved pages: of every line of tests/cases/reading it is known whether it is the article's."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from geonews.model import Article
from geonews.reading import article_from_text
from geonews.vocabulary import Zone

CASES = sorted((Path(__file__).parents[2] / "cases/reading").glob("*.txt"))
ZONES: dict[str, Zone] = {"t": "title", "c": "caption", "s": "subhead", "b": "body", "k": "credit"}


@dataclass
class Page:
    text: str = ""
    lines: list[tuple[str, int, int]] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)


def load(path: Path) -> Page:
    page = Page()
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("@"):
            key, _, value = line[1:].partition(" ")
            page.facts[key] = value
            continue
        mark, words = line[:1], line[2:]
        page.lines.append((mark, len(page.text), len(page.text) + len(words)))
        page.text += words + "\n"
    return page


def wrong_lines(page: Page, article: Article) -> Iterator[str]:
    kept = {offset for s in article.segments for offset in range(s.start, s.end)}
    for mark, start, end in page.lines:
        letters = [offset for offset in range(start, end) if page.text[offset].isalnum()]
        if not letters:
            continue
        share = sum(offset in kept for offset in letters) / len(letters)
        if share != (0 if mark == "-" else 1):
            yield f"{mark} kept {share:.0%}: {page.text[start:end]}"
        elif share and article.zone_at(letters[0]) != ZONES[mark]:
            yield f"{mark} is {article.zone_at(letters[0])}: {page.text[start:end]}"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_article_and_nothing_else(path: Path) -> None:
    page = load(path)
    article = article_from_text(page.text, id=path.name)
    assert list(wrong_lines(page, article)) == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_facts_that_the_page_states(path: Path) -> None:
    page = load(path)
    article = article_from_text(page.text, id=path.name)
    found = {
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published.isoformat() if article.published else None,
        "wire": article.wire,
    }
    assert {key: value for key, value in found.items() if value} == page.facts


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_article_alone_comes_back_whole(path: Path) -> None:
    page = load(path)
    alone = "\n\n".join(page.text[start:end] for mark, start, end in page.lines if mark not in ("", "-"))
    article = article_from_text(alone, id=path.name)
    kept = "".join(article.text.split())
    bullets = str.maketrans("", "", "-•*")
    assert kept.translate(bullets) == "".join(alone.split()).translate(bullets)


WHOLE = {
    "one sentence": "Four shells fell on Lashio on Tuesday.",
    "two paragraphs": "Four shells fell on Lashio.\n\nNobody was hurt, the mayor said.",
    "two words": "Lashio shelled",
    "a note": "On 5 March 2022, forces opened fire on a car near Kamianske. There were no casualties.",
    "headings": "Front\n\nThe line did not move.\n\nLosses\n\nNone were reported.\n\nWeather\n\nIt rained.",
    "a list": "Towns taken this week:\n\n- Harib\n- Ain\n- Bayhan\n\nThe army confirmed two of them.",
    "no full stop": "The denials come amid claims that\nThe convoy has left Gao, the mission said on Tuesday.",
    "a question": "Who holds Lysychansk?\n\nBoth sides say that they do.",
    "Arabic": "أعلنت القوات السيطرة على المدينة.\n\nهل انسحب الجيش؟",
    "Urdu": "فوج نے شہر پر قبضہ کر لیا۔\n\nشہریوں نے شہر چھوڑ دیا۔",
    "Chinese": "军队占领了城市。\n\n居民正在撤离。",
    "capitals": "TROOPS ENTER MASISI\n\nRESIDENTS SAY THEY SAW TANKS ON THE ROAD TO GOMA.",
    "a chronicle": "5 May 2021\n\nThe army enters Palma.\n\n7 May 2021\n\nThe rebels come back at night.",
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_short_texts_come_back_whole(text: str) -> None:
    article = article_from_text(text, id="a")
    assert "".join(article.text.split()) == "".join(text.replace("- ", "").split())


def test_no_sentence_crosses_from_a_heading_into_the_text() -> None:
    article = article_from_text("Front quiet\nThe line did not move near Siversk this week.", id="a")
    assert article.text == "Front quiet\n\nThe line did not move near Siversk this week."
    assert [s.zone for s in article.segments] == ["title", "body"]


def test_a_page_of_menus_has_no_main_text() -> None:
    article = article_from_text("Home\nWorld\nAfrica\nSport\nLog in\n© 2024 Lake Post\n", id="a")
    assert (article.text, article.segments) == ("", ())


def test_raw_keeps_menus() -> None:
    article = article_from_text("Home\nWorld\n\nFour shells fell on Lashio.", id="a", raw=True)
    assert article.text == "Home\n\nWorld\n\nFour shells fell on Lashio."
    assert {s.zone for s in article.segments} == {"body"}
    assert article.title is None
