"""JSON lines: fields are checked, and a broken line costs that line only."""

import json
from datetime import date
from typing import Any

import pytest

from geonews.errors import InputError
from geonews.reading.jsonlines import parse_object, record_from_row

TEXT = "Four shells fell on the north of Lashio on Tuesday."


def row(**fields: Any) -> dict[str, Any]:
    return {"id": "a", "text": TEXT, **fields}


def test_all_fields() -> None:
    record = record_from_row(
        row(
            title="Shelling",
            outlet="The Salween",
            url="https://salween.example/1",
            published="2024-01-05T10:00:00Z",
            language="en-GB",
            spans=[[33, 39]],
        )
    )
    article = record.article
    assert (article.id, article.source_text, article.title) == ("a", TEXT, "Shelling")
    assert (article.outlet, article.url) == ("The Salween", "https://salween.example/1")
    assert (article.published, article.language) == (date(2024, 1, 5), "en")
    assert record.spans == ((33, 39),)
    assert TEXT[33:39] == "Lashio"


def test_null_is_not_stated() -> None:
    record = record_from_row(row(title=None, published=None, url="", outlet=" ", language=None, spans=None))
    article = record.article
    assert (article.title, article.published, article.url, article.outlet) == (None, None, None, None)
    assert record.spans is None


def test_no_spans_is_not_an_empty_list_of_spans() -> None:
    assert record_from_row(row(spans=[])).spans == ()


def test_a_number_may_be_an_id() -> None:
    assert record_from_row(row(id=40450848)).article.id == "40450848"


def test_a_separate_title_carries_no_offsets() -> None:
    article = record_from_row(row(title="Shelling")).article
    assert article.text == TEXT
    assert [s.zone for s in article.segments] == ["body"]


def test_lone_surrogates_become_replacement_characters_in_their_place() -> None:
    parsed = parse_object('{"id": "a\\ud800", "text": "Shells \\ud83d fell on Lashio \\ud83d\\ude80."}')
    article = record_from_row(parsed).article
    assert article.id == "a\ufffd"
    assert article.source_text == "Shells \ufffd fell on Lashio \U0001f680."
    assert article.source_text.encode("utf-8")


def test_null_characters_keep_their_place() -> None:
    article = record_from_row(parse_object('{"id": "a", "text": "Shells\\u0000 fell\\u202e on Lashio."}')).article
    assert article.source_text == "Shells\0 fell\u202e on Lashio."
    assert article.text == "Shells  fell\u202e on Lashio."


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"id": None}, '"id"'),
        ({"id": ""}, '"id"'),
        ({"id": True}, '"id"'),
        ({"id": "x" * 2000}, '"id"'),
        ({"text": None}, '"text"'),
        ({"text": 5}, '"text"'),
        ({"text": " \n"}, "is empty"),
        ({"title": 5}, '"title"'),
        ({"published": 20240105}, '"published"'),
        ({"language": "English!"}, '"language"'),
        ({"spans": "0-5"}, '"spans"'),
        ({"spans": [[5, 0]]}, "span"),
        ({"spans": [[0, 500]]}, "span"),
        ({"spans": [[0, True]]}, "span"),
        ({"spans": [[-1, 5]]}, "span"),
        ({"spans": [[0.0, 5]]}, "span"),
        ({"spans": [5]}, "span"),
    ],
)
def test_refuses_wrong_fields(fields: dict[str, Any], reason: str) -> None:
    with pytest.raises(InputError, match=reason) as error:
        record_from_row(row(**fields))
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "line",
    ["", "{", "[]", "5", '"text"', "null", "[" * 100_000, '{"id":' + "9" * 5000 + "}", '{"id": "a", "text": "b"} x'],
)
def test_refuses_what_is_no_object(line: str) -> None:
    with pytest.raises(InputError) as error:
        parse_object(line)
    assert "\n" not in str(error.value)


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(InputError, match=r"5,000,001 characters"):
        record_from_row(row(text="a" * 5_000_001))


def test_reads_what_json_writes() -> None:
    assert parse_object(json.dumps(row(outlet="Ménaka"))) == row(outlet="Ménaka")


@pytest.mark.parametrize(
    ("stated", "read"),
    [("soon", None), ("2024-13-01", None), ("7:58 AM ET", None), ("5 January 2024", date(2024, 1, 5))],
)
def test_an_unreadable_date_leaves_the_article_undated(stated: str, read: date | None) -> None:
    assert record_from_row(row(published=stated)).article.published == read
