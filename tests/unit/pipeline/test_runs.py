from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from geonews.errors import InputError
from geonews.model import Article, Mention
from geonews.pipeline import Stages, Summary, mend, rows_of, run
from geonews.reading.sources import Overrides
from geonews.store import Filters, Store
from tests.fake_stages import TOWNS, FakeRecogniser, fake_stages
from tests.fakes import FakeGazetteer


def read(folder: Path, store: Store, stages: Stages | None = None, **options: object) -> Summary:
    given = options.pop("overrides", Overrides())
    return run([str(folder)], store, stages or fake_stages(), overrides=given, **options)  # type: ignore[arg-type]


def ids(store: Store) -> list[str]:
    return [stored.article.id for stored in store.stored()]


def test_what_is_there_already_is_skipped(folder: Path, store: Store) -> None:
    assert read(folder, store).done == ("a.txt", "b.txt", "c.txt")
    (folder / "d.txt").write_text("Gao is calm again.", encoding="utf-8")
    second = read(folder, store)
    assert (second.done, second.skipped, second.failures) == (("d.txt",), 3, ())
    assert ids(store) == ["a.txt", "b.txt", "c.txt", "d.txt"]


def test_again_reads_all_and_keeps_each_once(folder: Path, store: Store) -> None:
    read(folder, store)
    second = read(folder, store, again=True)
    assert len(second.done) == 3
    assert second.replaced == ()
    assert {stored.run_id for stored in store.stored()} == {2}
    assert ids(store) == ["a.txt", "b.txt", "c.txt"]


def test_a_changed_text_takes_the_place_of_the_old_one_and_says_so(folder: Path, store: Store) -> None:
    read(folder, store)
    (folder / "a.txt").write_text("Calm returned to Kyiv.", encoding="utf-8")
    told: list[str] = []
    second = read(folder, store, warn=told.append)
    assert second.replaced == ("a.txt",)
    assert len(told) == 1
    assert told[0].startswith("a.txt: ")
    first = next(store.results())[0]
    assert [location.mention.text for location in first.locations] == ["Kyiv"]


def test_failures_are_told_and_kept(folder: Path, store: Store) -> None:
    (folder / "b.txt").write_bytes(b"")
    told: list[str] = []
    summary = read(folder, store, warn=told.append)
    assert [failure.id for failure in summary.failures] == ["b.txt"]
    assert told == [summary.failures[0].error]
    assert [failed.error for failed in store.failures()] == told
    assert ids(store) == ["a.txt", "c.txt"]


class Stopping(FakeRecogniser):
    """Somebody presses Ctrl-C at the second article."""

    def recognise(self, article: Article) -> Sequence[Mention]:
        if article.id == "b.txt":
            raise KeyboardInterrupt
        return super().recognise(article)


def test_a_stopped_run_keeps_what_was_finished_and_the_next_goes_on(folder: Path, store: Store) -> None:
    with pytest.raises(KeyboardInterrupt):
        read(folder, store, fake_stages(Stopping(FakeGazetteer(*TOWNS))))
    assert ids(store) == ["a.txt"]
    second = read(folder, store)
    assert (second.done, second.skipped) == (("b.txt", "c.txt"), 1)


def test_progress_counts_everything(folder: Path, store: Store) -> None:
    (folder / "b.txt").write_bytes(b"")
    counts: list[int] = []
    read(folder, store, progress=lambda _what, done, _total: counts.append(done))
    assert counts == [1, 2, 3]


def test_what_a_person_set_outlives_another_reading(folder: Path, store: Store) -> None:
    read(folder, store)
    mend("a.txt", {"published": "2024-05-06", "outlet": "Radio Test"}, store, fake_stages())
    mend("a.txt", {"title": "Shelling"}, store, fake_stages())
    read(folder, store, again=True, overrides=Overrides(outlet="Nobody"))
    stored = store.require("a.txt")
    assert stored.article.published == date(2024, 5, 6)
    assert (stored.article.title, stored.article.outlet) == ("Shelling", "Radio Test")
    assert store.require("b.txt").article.outlet == "Nobody"
    (folder / "a.txt").write_text("A mended text about Gao.", encoding="utf-8")
    read(folder, store)
    assert store.require("a.txt").article.published == date(2024, 5, 6)


def test_mending_resolves_the_spans_that_the_input_gave(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({"id": "s", "text": "Rain in Gao and Kyiv all day.", "spans": [[8, 11]]}), "utf-8")
    read(path, store)
    annotated = mend("s", {"title": "Rain"}, store, fake_stages())
    assert [location.mention.text for location in annotated.locations] == ["Gao"]
    assert store.require("s").spans == ((8, 11),)


def test_a_language_that_a_person_set_is_contradicted_no_more(folder: Path, store: Store) -> None:
    read(folder, store, overrides=Overrides(language="fr"))
    before = store.require("a.txt").article
    assert (before.language, before.language_note) == ("fr", "stated as fr, but the text reads like en")
    mend("a.txt", {"language": "en"}, store, fake_stages())
    after = store.require("a.txt").article
    assert (after.language, after.language_note) == ("en", None)


def test_mending_what_is_not_there(store: Store) -> None:
    with pytest.raises(InputError, match="no article"):
        mend("a.txt", {"title": "x"}, store, fake_stages())


def test_rows_follow_the_filters_and_name_their_run(folder: Path, store: Store) -> None:
    read(folder, store)
    stages = fake_stages()
    every = rows_of(store, stages.config)
    assert [row["id"] for row in every.articles] == ["a.txt", "b.txt", "c.txt"]
    assert [row["text"] for row in every.mentions] == ["Khartoum", "Gao", "Kyiv"]
    assert {row["run_id"] for row in every.mentions} == {"1"}
    mali = rows_of(store, stages.config, Filters(country="ML"))
    assert [row["id"] for row in mali.articles] == ["b.txt"]


def test_the_same_input_gives_the_same_rows(folder: Path, tmp_path: Path) -> None:
    rows = []
    for name in ("one", "two"):
        with Store(tmp_path / f"{name}.sqlite") as store:
            read(folder, store)
            rows.append(rows_of(store, fake_stages().config))
    assert rows[0] == rows[1]
