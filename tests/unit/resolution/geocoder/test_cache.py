from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from geonews.errors import GeocoderError
from geonews.resolution.geocoder.answers import Answer, from_nominatim
from geonews.resolution.geocoder.cache import DAY_S, FOUND_DAYS, NOTHING_DAYS, Cache
from tests.fake_geocoder import entry

HERE = "http://127.0.0.1"
HINTS = (["SY"], (35.0, 30.0, 40.0, 40.0))
NOW = 1_700_000_000.0


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "deep" / "answers.sqlite")


def answer(name: str = "Kafr Oweid") -> Answer:
    return from_nominatim(entry(name, 36.46, 35.63, "SY"))


def test_an_answer_comes_back_as_it_was(cache: Cache, tmp_path: Path) -> None:
    cache.put(HERE, "Kafr Oweid", HINTS, [answer()], NOW)
    again = Cache(tmp_path / "deep" / "answers.sqlite")
    assert again.get(HERE, "Kafr Oweid", HINTS, NOW) == [answer()]


def test_nothing_there_and_never_asked_differ(cache: Cache) -> None:
    cache.put(HERE, "Nowhere", HINTS, [], NOW)
    assert cache.get(HERE, "Nowhere", HINTS, NOW) == []
    assert cache.get(HERE, "Elsewhere", HINTS, NOW) is None


def test_service_name_and_hints_make_the_question(cache: Cache) -> None:
    cache.put(HERE, "Kafr Oweid", HINTS, [answer()], NOW)
    assert cache.get("http://127.0.0.2", "Kafr Oweid", HINTS, NOW) is None
    assert cache.get(HERE, "Kafr Oweid", (["TR"], HINTS[1]), NOW) is None
    assert cache.get(HERE, "Kafr Oweid", (["SY"], None), NOW) is None


@pytest.mark.parametrize(("answers", "days"), [([answer()], FOUND_DAYS), ([], NOTHING_DAYS)])
def test_answers_age(cache: Cache, answers: list[Answer], days: int) -> None:
    cache.put(HERE, "X", HINTS, answers, NOW)
    assert cache.get(HERE, "X", HINTS, NOW + days * DAY_S - 1) == answers
    assert cache.get(HERE, "X", HINTS, NOW + days * DAY_S) is None
    assert cache.get(HERE, "X", HINTS, NOW - 1) is None  # from the future: the clock was set back
    cache.put(HERE, "X", HINTS, answers, NOW + days * DAY_S)
    assert cache.get(HERE, "X", HINTS, NOW + days * DAY_S) == answers


def test_an_answer_of_another_version_is_none(cache: Cache, tmp_path: Path) -> None:
    cache.put(HERE, "X", HINTS, [answer()], NOW)
    for text in ("[{}]", "[1]", "no", "7"):
        with sqlite3.connect(tmp_path / "deep" / "answers.sqlite") as db:
            db.execute("UPDATE answers SET answer = ?", (text,))
        db.close()
        assert cache.get(HERE, "X", HINTS, NOW) is None


def test_two_runs_take_turns(cache: Cache, tmp_path: Path) -> None:
    other = Cache(tmp_path / "deep" / "answers.sqlite")
    turns = [cache.take_turn(HERE, 1.0, NOW), other.take_turn(HERE, 1.0, NOW), cache.take_turn(HERE, 1.0, NOW + 0.5)]
    assert turns == [NOW, NOW + 1, NOW + 2]
    assert cache.take_turn("http://127.0.0.2", 1.0, NOW) == NOW
    assert cache.take_turn(HERE, 1.0, NOW + 60) == NOW + 60


def test_a_clock_set_back_does_not_stop_everything(cache: Cache) -> None:
    cache.take_turn(HERE, 1.0, NOW + 10_000)
    assert cache.take_turn(HERE, 1.0, NOW) == NOW + 1


@pytest.mark.parametrize("damage", [b"not a database, but long enough to be taken for one" * 40, None])
def test_a_file_that_cannot_be_used_is_one_line(tmp_path: Path, damage: bytes | None) -> None:
    path = tmp_path / "answers.sqlite"
    if damage is None:
        path.mkdir()
    else:
        path.write_bytes(damage)
    for use in (
        lambda cache: cache.get(HERE, "X", HINTS, NOW),
        lambda cache: cache.put(HERE, "X", HINTS, [], NOW),
        lambda cache: cache.take_turn(HERE, 1.0, NOW),
    ):
        with pytest.raises(GeocoderError, match=r"answers\.sqlite") as raised:
            use(Cache(path))
        assert "\n" not in str(raised.value)
