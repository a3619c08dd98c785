from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geonews.errors import StoreError
from geonews.model import Article, Segment
from geonews.store import APPLICATION_ID, MIGRATIONS, Filters, Store, open_existing


def article(name: str = "a.txt", text: str = "Shells fell.") -> Article:
    return Article(
        id=name,
        title="Title",
        source_text=text,
        text=text,
        segments=(Segment(zone="body", start=0, end=len(text), text_start=0),),
        published=date(2024, 5, 1),
        sha256=f"sha of {text}",
    )


def position(**fields: object) -> dict[str, object]:
    return {
        "claim_status": "asserted",
        "iso2": "UA",
        "actor_text": "troops",
        "actor_name": "Ukrainian troops",
        "date_from": "2024-04-01",
        "date_to": "2024-04-02",
    } | fields


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "w.sqlite") as opened:
        yield opened


def test_an_article_survives(store: Store) -> None:
    store.put(article(), [{"text": "Kyiv"}], [position()])
    assert store.articles() == [article()]
    assert store.article("a.txt") == article()
    assert store.article("b.txt") is None
    assert store.mentions() == [{"text": "Kyiv"}]
    assert store.positions() == [position()]
    assert store.has(article())
    assert not store.has(article(text="Other words."))


def test_a_changed_article_replaces_its_rows(store: Store) -> None:
    store.put(article(), [{"text": "Kyiv"}], [position(), position()])
    store.put(article(text="Other words."), [], [position(iso2="RU")])
    assert store.mentions() == []
    assert [row["iso2"] for row in store.positions()] == ["RU"]


@given(words=st.text(), title=st.none() | st.text())
def test_any_text_survives(tmp_path_factory: pytest.TempPathFactory, words: str, title: str | None) -> None:
    if any(0xD800 <= ord(c) <= 0xDFFF for c in words + (title or "")):
        return
    with Store(tmp_path_factory.mktemp("w") / "w.sqlite") as opened:
        made = Article(id=words or "x", title=title, source_text=words, text="", segments=(), sha256="0")
        opened.put(made, [{"text": words}], [position(actor_text=words)])
        assert opened.articles() == [made]
        assert opened.positions()[0]["actor_text"] == words


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        (Filters(), ["old", "new", "undated"]),
        (Filters(since=date(2024, 4, 1)), ["new", "undated"]),
        (Filters(until=date(2024, 1, 31)), ["old", "undated"]),
        (Filters(country="sd"), ["new"]),
        (Filters(actor="RSF"), ["old"]),
        (Filters(statuses=("denied", "alleged")), ["undated"]),
    ],
)
def test_filters(store: Store, filters: Filters, kept: list[str]) -> None:
    store.put(
        article(),
        [],
        [
            position(place_name="old", actor_name="RSF fighters", date_from="2024-01-01", date_to="2024-01-02"),
            position(place_name="new", iso2="SD", date_from="2024-04-20", date_to="2024-04-21"),
            position(place_name="undated", claim_status="denied", date_from=None, date_to=None),
        ],
    )
    assert [row["place_name"] for row in store.positions(filters)] == kept


def test_a_killed_write_leaves_the_article_out(store: Store) -> None:
    with pytest.raises(KeyError):
        store.put(article(), [], [{"no": "status"}])
    assert store.articles() == []
    store.put(article(), [], [])
    assert len(store.articles()) == 1


def test_one_writer_at_a_time(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geonews.store.BUSY_MS", 50)
    with (
        Store(store.path) as second,
        second._writing(),
        Store(store.path) as third,
        pytest.raises(StoreError, match="in use by another geonews"),
    ):
        third.put(article(), [], [])


def other_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (x)")
    connection.commit()
    connection.close()


def newer_workspace(path: Path) -> None:
    Store(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.commit()
    connection.close()


def plain_text(path: Path) -> None:
    path.write_text("these are notes, not a workspace " * 100, encoding="utf-8")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (other_database, "another program"),
        (newer_workspace, "newer geonews"),
        (plain_text, "not a geonews workspace"),
        (lambda path: path.mkdir(), "is a folder"),
    ],
)
def test_wrong_files_are_named_in_one_line(tmp_path: Path, make: Callable[[Path], None], says: str) -> None:
    path = tmp_path / "w.sqlite"
    make(path)
    with pytest.raises(StoreError, match=says) as caught:
        Store(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_folder_and_missing_workspace(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist"):
        Store(tmp_path / "no" / "w.sqlite")
    with pytest.raises(StoreError, match="no workspace"):
        open_existing(tmp_path / "w.sqlite")


def test_the_file_says_whose_it_is(store: Store) -> None:
    connection = sqlite3.connect(store.path)
    assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    connection.close()


def test_runs_are_logged(store: Store) -> None:
    assert store.last_provenance() is None
    store.log_run({"package": "1"}, 1, 0, 0)
    store.log_run({"package": "2"}, 0, 1, 0)
    assert store.last_provenance() == {"package": "2"}
