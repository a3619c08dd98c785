from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from geonews.errors import InputError, StoreError
from geonews.model import Annotated, Article, Focus, Location, Mention, Place, PositionReport, Provenance, Resolution
from geonews.store import APPLICATION_ID, MIGRATIONS, Failed, Filters, Presence, Store, open_existing
from tests import fakes

MADE = Provenance(
    package="1", model="lexicon", gazetteer={"world": "abc"}, borders="b", worldview="iso", config="c", made_at="now"
)
EXACT_QUOTE = {"voice": "direct_quote", "geo_precision": 1, "category": "position", "event_type": "presence"}
TEXT = "Shelling was heard in Kyiv and in Omdurman."


def article(name: str = "a.txt", text: str = TEXT, *, published: date | None = date(2024, 5, 1)) -> Article:
    return replace(fakes.article(text, article_id=name), published=published, sha256=f"sha of {text}")


def located(doc_id: str, start: int, end: int, iso2: str) -> Location:
    mention = Mention(
        article_id=doc_id, start=start, end=end, text=TEXT[start:end], normalised=TEXT[start:end], zone="body",
        mention_type="literal",
    )  # fmt: skip
    place = Place(
        id=f"geonames:{start}", name=mention.text, lon=30.0, lat=10.0, feature_class="P", feature_code="PPL",
        kind="city", iso2=iso2,
    )  # fmt: skip
    resolution = Resolution(mention=mention, place=place, status="resolved", method="exact", score=0.9)
    return Location(resolution=resolution, iso2=iso2, border_iso2=iso2, geo_precision=1)


def report(place: str, **fields: object) -> PositionReport:
    values = {
        "doc_id": "a.txt", "category": "action", "event_type": "attack", "claim_status": "asserted",
        "evidence": TEXT, "ev_start": 0, "ev_end": len(TEXT), "place_name": place, "iso2": "UA",
        "actor_text": "troops", "actor_name": "Ukrainian troops",
        "date_from": date(2024, 4, 1), "date_to": date(2024, 4, 2),
    } | fields  # fmt: skip
    return PositionReport(**values)  # type: ignore[arg-type]


def annotated(of: Article, *reports: PositionReport) -> Annotated:
    return Annotated(
        article=of,
        locations=(located(of.id, 22, 26, "UA"), located(of.id, 34, 42, "SD")),
        positions=reports,
        focus=(Focus(article_id=of.id, iso2="UA", share=0.5), Focus(article_id=of.id, iso2="SD", share=0.5)),
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "w.sqlite") as opened:
        opened.begin_run(MADE)
        yield opened


def names(store: Store, filters: Filters) -> list[str | None]:
    return [position.place_name for found, _ in store.results(filters) for position in found.positions]


def test_what_goes_in_comes_out(store: Store) -> None:
    whole = annotated(article(), report("Kyiv"), report("Omdurman", iso2="SD"))
    store.put(whole, 1, spans=[(22, 26)], mended={"title": "Better"})
    assert list(store.results()) == [(whole, 1)]
    found = store.require("a.txt")
    assert (found.article, found.spans, found.mended) == (whole.article, ((22, 26),), {"title": "Better"})
    assert (found.mentions, found.positions) == (2, 2)
    assert list(store.stored()) == [found]


def test_presence(store: Store) -> None:
    assert store.presence(article()) is Presence.ABSENT
    store.put(annotated(article()), 1)
    assert store.presence(article()) is Presence.SAME
    assert store.presence(article(text="Other words.")) is Presence.CHANGED
    assert store.presence(article("b.txt")) is Presence.ABSENT


def test_a_changed_article_replaces_all_its_rows(store: Store) -> None:
    store.put(annotated(article(), report("Kyiv"), report("Omdurman")), 1)
    changed = Annotated(article=article(text="Other words."), locations=(), positions=(report("Gao"),), focus=())
    store.put(changed, 1)
    assert list(store.results()) == [(changed, 1)]


def test_an_unknown_article_is_named(store: Store) -> None:
    assert store.find("b.txt") is None
    with pytest.raises(InputError, match=r'no article "b.txt"'):
        store.require("b.txt")


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        (Filters(), ["old", "new", "undated"]),
        (Filters(since=date(2024, 4, 1)), ["new", "undated"]),
        (Filters(since=date(2024, 4, 21)), ["new", "undated"]),
        (Filters(since=date(2024, 4, 22)), ["undated"]),
        (Filters(until=date(2024, 1, 31)), ["old", "undated"]),
        (Filters(country="sd"), ["new"]),
        (Filters(actor="RSF"), ["old"]),
        (Filters(actor="100%"), []),
        (Filters(statuses=("denied", "alleged")), ["undated"]),
        (Filters(statuses=("planned",)), []),
        (Filters(events=("capture", "clash")), ["old"]),
        (Filters(categories=("position",)), ["new"]),
        (Filters(voices=("article",)), ["old", "undated"]),
        (Filters(voices=("direct_quote",)), ["new"]),
        (Filters(max_precision=1), ["new"]),
        (Filters(max_precision=5), ["new", "undated"]),
        (Filters(max_precision=9), ["old", "new", "undated"]),
        (Filters(outlet="radio"), ["old", "new", "undated"]),
        (Filters(outlet="tv"), []),
        (Filters(article="?.txt"), ["old", "new", "undated"]),
        (Filters(article="A.TXT"), []),
    ],
)
def test_filters_of_reports(store: Store, filters: Filters, kept: list[str]) -> None:
    reports = (
        report(
            "old", actor_name="RSF fighters", event_type="clash", date_from=date(2024, 1, 1), date_to=date(2024, 1, 2)
        ),
        report("new", iso2="SD", **EXACT_QUOTE, date_from=date(2024, 4, 20), date_to=date(2024, 4, 21)),
        report("undated", claim_status="denied", geo_precision=5, date_from=None, date_to=None),
    )
    store.put(annotated(replace(article(), outlet="Radio Example"), *reports), 1)
    assert names(store, filters) == kept


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        (Filters(country="UA"), ["Kyiv"]),
        (Filters(since=date(2024, 5, 1)), ["Kyiv", "Omdurman"]),
        (Filters(since=date(2024, 5, 2)), []),
        (Filters(until=date(2024, 4, 30)), []),
        (Filters(actor="troops"), []),
        (Filters(side="state"), []),
        (Filters(events=("attack",)), []),
        (Filters(categories=("action",)), []),
        (Filters(voices=("article",)), []),
        (Filters(max_precision=1), ["Kyiv", "Omdurman"]),
        (Filters(article="a.*"), ["Kyiv", "Omdurman"]),
        (Filters(article="b.*"), []),
        (Filters(outlet="Radio"), []),
    ],
)
def test_filters_of_mentions(store: Store, filters: Filters, kept: list[str]) -> None:
    store.put(annotated(article()), 1)
    assert [at.mention.text for found, _ in store.results(filters) for at in found.locations] == kept


def test_mentions_of_undated_articles_pass_every_date(store: Store) -> None:
    store.put(annotated(article(published=None)), 1)
    [(found, _)] = store.results(Filters(since=date(2030, 1, 1)))
    assert len(found.locations) == 2


def test_articles_of_which_nothing_passes_are_left_out_only_by_filters(store: Store) -> None:
    empty = Annotated(article=article("empty.txt"), locations=(), positions=(), focus=())
    store.put(empty, 1)
    assert [found.article.id for found, _ in store.results()] == ["empty.txt"]
    assert list(store.results(Filters(country="UA"))) == []


def test_runs_and_their_failures(store: Store) -> None:
    assert store.last_provenance() is None
    store.put(annotated(article()), 1)
    assert store.last_provenance() == MADE
    second = store.begin_run(replace(MADE, package="2"))
    assert second == 2
    for number in range(3):
        store.fail(second, Failed(id=f"bad{number}.txt", error="is empty"))
    assert [failed.id for failed in store.failures()] == ["bad0.txt", "bad1.txt", "bad2.txt"]
    assert store.last_provenance() == MADE, "the second run has read nothing"
    store.begin_run(MADE)
    assert store.failures() == []


def test_a_broken_write_leaves_nothing_behind(store: Store) -> None:
    broken = annotated(article(), report("Kyiv", confidence=float("nan")))
    with pytest.raises(ValueError, match=r"Out of range|not JSON compliant"):
        store.put(broken, 1)
    assert list(store.results()) == []
    store.put(annotated(article()), 1)
    assert len(list(store.results())) == 1


KILLED = """
import os, sys
from pathlib import Path
from tests.unit.store.test_workspace import MADE, Store, annotated, article
store = Store(Path(sys.argv[1]))
store.begin_run(MADE)
store.put(annotated(article("whole.txt")), 1)
with store._writing() as connection:
    connection.execute("INSERT INTO articles SELECT 'half.txt', 'x', NULL, NULL, NULL, 1, NULL, '{}', '{}'")
    os.kill(os.getpid(), 9)
"""


def test_a_killed_program_leaves_whole_articles(tmp_path: Path) -> None:
    path = tmp_path / "w.sqlite"
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False, cwd=Path(__file__).parents[3])
    assert done.returncode == -9
    with Store(path) as opened:
        assert [stored.article.id for stored in opened.stored()] == ["whole.txt"]


def test_one_writer_at_a_time(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geonews.store.workspace.BUSY_MS", 50)
    with (
        Store(store.path) as second,
        second._writing(),
        Store(store.path) as third,
        pytest.raises(StoreError, match="in use by another geonews"),
    ):
        third.put(annotated(article()), 1)


def test_readers_go_on_beside_a_writer(store: Store) -> None:
    store.put(annotated(article()), 1)
    with Store(store.path) as second, second._writing(), open_existing(store.path) as reader:
        assert len(list(reader.results())) == 1


OPEN = "import sys; from pathlib import Path; from geonews.store import Store; Store(Path(sys.argv[1])).close()"


def test_many_programs_may_make_one_workspace(tmp_path: Path) -> None:
    commands = [[sys.executable, "-c", OPEN, str(tmp_path / "w.sqlite")]] * 6
    programs = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for command in commands]
    assert [program.communicate(timeout=60)[1] for program in programs] == [""] * 6


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


def cut_short(path: Path) -> None:
    Store(path).close()
    path.write_bytes(path.read_bytes()[:2000])


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (other_database, "another program"),
        (newer_workspace, "newer geonews"),
        (plain_text, "not a geonews workspace"),
        (cut_short, "malformed|cannot be used|not a geonews"),
        (lambda path: path.mkdir(), "is a folder"),
    ],
)
def test_wrong_files_are_named_in_one_line_and_left_alone(
    tmp_path: Path, make: Callable[[Path], None], says: str
) -> None:
    path = tmp_path / "w.sqlite"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreError, match=says) as caught:
        Store(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert before is None or path.read_bytes() == before


def test_missing_folder_and_missing_workspace(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist"):
        Store(tmp_path / "no" / "w.sqlite")
    with pytest.raises(StoreError, match="no workspace"):
        open_existing(tmp_path / "w.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_the_file_says_whose_it_is(store: Store) -> None:
    connection = sqlite3.connect(store.path)
    assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    connection.close()


def add_mood(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE articles ADD COLUMN mood TEXT")


def fail_halfway(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE articles ADD COLUMN weather TEXT")
    connection.execute("ALTER TABLE nowhere ADD COLUMN x TEXT")


def columns(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    found = [row[1] for row in connection.execute("PRAGMA table_info(articles)")]
    connection.close()
    return found


def test_migrations_are_applied_once_and_in_order(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.put(annotated(article()), 1)
    monkeypatch.setattr("geonews.store.workspace.MIGRATIONS", (*MIGRATIONS, add_mood))
    for _ in range(2):
        with Store(store.path) as opened:
            assert len(list(opened.stored())) == 1
    assert columns(store.path)[-1] == "mood"


def test_a_failed_migration_changes_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before = columns(store.path)
    monkeypatch.setattr("geonews.store.workspace.MIGRATIONS", (*MIGRATIONS, fail_halfway))
    with pytest.raises(StoreError, match="nowhere"):
        Store(store.path)
    assert columns(store.path) == before
