from __future__ import annotations

from pathlib import Path

import pytest

from geonews.config import find_data
from geonews.reading.articles import article_from_text
from geonews.reading.sources import Record
from tests.benchmarks.positions import GOLD, LGL, MAX_RATIO, OWN, Times, _gold, _lgl, measured
from tests.benchmarks.run import MIN_PER_S, MIN_RATIO, added, speed
from tests.benchmarks.texts import WORDS, texts
from tests.fake_stages import fake_stages


def test_articles_are_always_the_same_and_never_twice() -> None:
    samples = find_data() / "samples"
    made = texts(samples, 30)
    assert {len(text.split()) for text in made} == {WORDS}
    assert len(set(made)) == 30
    assert made == texts(samples, 30)


def test_speed_is_told_beside_what_is_required() -> None:
    (resolved, ratio), (lexicon, rate) = next(iter(MIN_RATIO.items())), next(iter(MIN_PER_S.items()))
    fast = {"spaCy md, bare entity pass": 10.0, resolved: 10.0 / ratio, lexicon: 100 / rate, "other": 1.0}
    told = {line.what: line for line in speed(fast, 100)}
    assert (told[resolved].holds, told[lexicon].holds, told["other"].holds) == (True, True, None)
    assert told["other"].ratio == "10.00"
    slow = {name: seconds * 1.1 for name, seconds in fast.items()} | {"spaCy md, bare entity pass": 10.0}
    assert {line.what: line.holds for line in speed(slow, 100)}[lexicon] is False
    assert {line.what: line.holds for line in speed(slow, 100)}[resolved] is False


def test_what_positions_add_is_told_beside_what_is_required() -> None:
    most = MAX_RATIO[LGL]
    lines = list(added([(LGL, Times(10, 2.0, 2.0 * most)), (OWN, Times(10, 2.0, 9.0)), (GOLD, None)]))
    assert [(line.ratio, line.holds) for line in lines] == [(f"{most:.2f}", True), ("4.50", None), ("", None)]
    assert [line.figure for line in lines] == ["50 beside 200 ms", "900 beside 200 ms", "not here (set GEONEWS_SHARED)"]
    (slow,) = added([(LGL, Times(10, 2.0, 2.0 * most + 0.1))])
    assert slow.holds is False


def test_articles_that_are_not_here_are_none(tmp_path: Path) -> None:
    assert _lgl(tmp_path) == _gold(tmp_path) == []


def test_both_times_are_of_all_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = iter([0.0, 5.0, 6.0, 10.0, 14.0, 16.0])  # two rounds: 5 s and 1 s, 4 s and 2 s
    monkeypatch.setattr("time.process_time", lambda: next(seconds))
    record = Record(article=article_from_text("Rain fell on Gao.", id="a", raw=True, language="en"))
    assert measured([record, record], fake_stages()) == Times(2, 4.0, 1.0)
