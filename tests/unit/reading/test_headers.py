"""Header lines above pasted text."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geonews.model import Article
from geonews.reading import Overrides, article_from_text
from geonews.reading.headers import pasted_headers

from .builders import FIRST, TEXT
from .reading import read_files

TOP = (
    "URL: https://lake.example/goma\nDate: 28 January 2025\nTitle: Goma airport taken\nSource: Lake Post\n"
    "Language: en-GB\n\n"
)


def read(text: str, **options: object) -> Article:
    return article_from_text(text, id="a", **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("case", [str, str.upper, str.lower])
def test_facts(line_break: str, case: type[str]) -> None:
    keys = TOP.replace("URL", case("URL")).replace("Date", case("Date")).replace("Title", case("Title"))
    article = read((keys + TEXT).replace("\n", line_break))
    assert (article.url, article.published) == ("https://lake.example/goma", date(2025, 1, 28))
    assert (article.title, article.outlet, article.language) == ("Goma airport taken", "Lake Post", "en")
    assert article.text == f"Goma airport taken\n\n{TEXT}"
    assert [s.zone for s in article.segments] == ["title", "body", "body"]
    assert not article.extracted
    first = article.segments[0]
    assert article.source_text[first.start : first.end] == "Goma airport taken"


def test_a_title_that_the_text_repeats_is_main_text_once() -> None:
    assert read(f"{TOP}Goma airport taken\n\n{TEXT}").text.count("Goma airport taken") == 1


def test_header_lines_state_less_than_a_json_line_and_more_than_a_flag() -> None:
    article = read(TOP + TEXT, outlet="The Salween", overrides=Overrides(outlet="O", published=date(2020, 1, 1)))
    assert (article.outlet, article.published) == ("The Salween", date(2025, 1, 28))


def test_a_value_that_cannot_be_read_states_nothing() -> None:
    article = read(f"URL: ask the desk\nPublished: last week\nOutlet: Lake Post\n\n{TEXT}")
    assert (article.url, article.published, article.outlet) == (None, None, "Lake Post")
    assert article.text == TEXT


@pytest.mark.parametrize(
    "text",
    [
        f"Date: the talks began late.\n\n{TEXT}",
        f"Title: Goma\nThe army said so.\n\n{TEXT}",
        f"Goma: fighters take the airport\n\n{TEXT}",
        f"{FIRST}\n\nURL: https://lake.example/\n\n{FIRST}",
        f"Date: 28 January 2025\nDate: 29 January 2025\n\n{TEXT}",
        "URL: https://lake.example/\n\n",
        "URL: https://lake.example/",
        "URL: https://lake.example/\nThe army said so.",
        "",
    ],
)
def test_prose_is_not_taken_for_header_lines(text: str) -> None:
    assert pasted_headers(text) is None


def test_raw_takes_everything() -> None:
    article = read(TOP + TEXT, raw=True)
    assert article.text.startswith("URL: https://lake.example/goma")
    assert article.published is None


def test_files_of_every_text_format(tmp_path: Path) -> None:
    articles, _ = read_files(
        tmp_path, {"a.txt": (TOP + TEXT).encode(), "b.md": b"\xef\xbb\xbf" + (TOP + TEXT).encode()}
    )
    assert {article.outlet for article in articles.values()} == {"Lake Post"}


@settings(deadline=None)  # the first call loads phrases and models
@given(
    st.lists(
        st.sampled_from(
            ["URL: https://a.example/", "Date: 2025-01-28", "Title: x", "Source:", "words", "", " ", "a: b"]
        )
    )
)
def test_what_follows_is_never_lost(lines: list[str]) -> None:
    text = "\n".join([*lines, "", FIRST])
    headers = pasted_headers(text)
    assert headers is None or text[headers.end :].endswith(FIRST)
    assert read(text).text.endswith(FIRST)
