from __future__ import annotations

from collections.abc import Sequence

import pytest

from geonews.errors import GazetteerError
from geonews.model import Annotated, Article, Mention
from geonews.pipeline import annotate, annotate_all, attempt
from geonews.reading.sources import Failure, Record
from tests import fakes
from tests.fake_stages import fake_stages

TEXT = "Fighting was heard in Khartoum, not in Gao."


def record(text: str = TEXT, *, name: str = "a.txt", spans: tuple[tuple[int, int], ...] | None = None) -> Record:
    return Record(article=fakes.article(text, article_id=name), spans=spans)


def found(annotated: Annotated) -> list[tuple[str, str | None]]:
    return [(location.mention.text, location.iso2) for location in annotated.locations]


def test_names_are_recognised_resolved_and_located() -> None:
    annotated = annotate(record(), fake_stages())
    assert found(annotated) == [("Khartoum", "SD"), ("Gao", "ML")]
    assert {focus.iso2 for focus in annotated.focus} == {"SD", "ML"}
    assert annotated.positions == ()


def test_given_spans_are_the_ones_resolved_in_text_order_and_once() -> None:
    spans = ((39, 42), (0, 8), (39, 42))
    annotated = annotate(record(spans=spans), fake_stages())
    assert found(annotated) == [("Fighting", None), ("Gao", "ML")]
    assert annotated.locations[0].resolution.status == "unresolved"


def test_no_spans_are_not_the_same_as_unmarked_spans() -> None:
    assert found(annotate(record(spans=()), fake_stages())) == []


class Faulty:
    """Fails on articles that mention trouble."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def recognise(self, article: Article) -> Sequence[Mention]:
        if "trouble" in article.text:
            raise self.error
        return []

    def mentions_at(self, article: Article, spans: Sequence[tuple[int, int]]) -> Sequence[Mention]:
        return []


def test_a_failing_article_costs_that_article_only() -> None:
    records = [
        record("Calm.", name="1"),
        record("More trouble.", name="2"),
        Failure(id="3", error="gone"),
        record(name="4"),
    ]
    results = list(annotate_all(records, fake_stages(Faulty(KeyError("boom\nbang")))))
    assert [type(result) for result in results] == [Annotated, Failure, Failure, Annotated]
    failure = results[1]
    assert isinstance(failure, Failure)
    assert failure.id == "2"
    assert failure.error.startswith("2: could not be annotated (KeyError: ")
    assert "--debug" in failure.error
    assert "\n" not in failure.error
    assert results[2] is records[2]


def test_errors_for_people_need_no_class_name() -> None:
    failure = attempt(record("trouble"), fake_stages(Faulty(GazetteerError("the index is damaged"))))
    assert failure == Failure(id="a.txt", error="a.txt: could not be annotated (the index is damaged)")


def test_debug_lets_errors_through() -> None:
    with pytest.raises(ZeroDivisionError):
        attempt(record("trouble"), fake_stages(Faulty(ZeroDivisionError())), debug=True)


def test_articles_are_annotated_as_they_come() -> None:
    taken: list[str] = []

    def stream() -> object:
        for name in ("1", "2"):
            taken.append(name)
            yield record(name=name)

    results = annotate_all(stream(), fake_stages())  # type: ignore[arg-type]
    next(results)
    assert taken == ["1"]
