from __future__ import annotations

from geonews.config import find_data
from tests.benchmarks.run import MIN_PER_S, MIN_RATIO, speed
from tests.benchmarks.texts import WORDS, texts


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
