"""Runs that take out and read again, and the one writer at a time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from geonews.errors import StoreError
from geonews.pipeline import Stages, Summary, mend, merged, refresh, run
from geonews.reading.sources import Overrides
from geonews.store import Store, health, only_writer, runs, stale_ids
from tests.fake_stages import fake_stages


def read(folder: Path, store: Store, stages: Stages | None = None, *, prune: bool = False) -> Summary:
    return run([str(folder)], store, stages or fake_stages(), overrides=Overrides(), prune=prune)


def other_view(stages: Stages) -> Stages:
    return replace(stages, config=replace(stages.config, worldview="IN"))


def ids(store: Store) -> list[str]:
    return [stored.article.id for stored in store.stored()]


def test_what_is_gone_stays_unless_it_is_pruned(folder: Path, store: Store) -> None:
    read(folder, store)
    (folder / "b.txt").unlink()
    assert read(folder, store).pruned == ()
    assert ids(store) == ["a.txt", "b.txt", "c.txt"]
    assert read(folder, store, prune=True).pruned == ("b.txt",)
    assert ids(store) == ["a.txt", "c.txt"]


def test_what_cannot_be_read_is_not_pruned(folder: Path, store: Store) -> None:
    read(folder, store)
    (folder / "b.txt").write_bytes(b"")
    summary = read(folder, store, prune=True)
    assert [failure.id for failure in summary.failures] == ["b.txt"]
    assert summary.pruned == ()
    assert ids(store) == ["a.txt", "b.txt", "c.txt"]


def test_only_what_was_read_otherwise_is_refreshed(folder: Path, store: Store) -> None:
    before, after = fake_stages(), other_view(fake_stages())
    read(folder, store, before)
    assert stale_ids(store, before.provenance()) == []
    (folder / "d.txt").write_text("Gao is calm.", encoding="utf-8")
    read(folder, store, after)
    assert stale_ids(store, after.provenance()) == ["a.txt", "b.txt", "c.txt"]
    assert refresh(store, after).done == ("a.txt", "b.txt", "c.txt")
    assert stale_ids(store, after.provenance()) == []
    assert stale_ids(store, before.provenance()) == ["a.txt", "b.txt", "c.txt", "d.txt"]


def test_a_refresh_keeps_what_a_person_set_and_needs_no_file(folder: Path, store: Store) -> None:
    read(folder, store)
    mend("a.txt", {"published": "2024-12-06"}, store, fake_stages())
    for file in folder.iterdir():
        file.unlink()
    refresh(store, other_view(fake_stages()))
    stored = store.require("a.txt")
    assert stored.article.published is not None
    assert stored.mended == {"published": "2024-12-06"}


def test_a_second_writer_is_told_and_a_reader_is_not(folder: Path, store: Store) -> None:
    read(folder, store)
    with only_writer(store.path), Store(store.path) as other:
        assert ids(other) == ["a.txt", "b.txt", "c.txt"]
        with pytest.raises(StoreError, match="in use by another geonews") as told:
            read(folder, other)
    assert "\n" not in str(told.value)
    assert read(folder, store).skipped == 3


def test_health_counts_what_is_open(folder: Path, store: Store) -> None:
    (folder / "e.txt").write_text("Date: 2024-12-06\n\nNowhereville and Nowhereville again, and Gao.", encoding="utf-8")
    (folder / "f.txt").write_bytes(b"")
    stages = fake_stages()
    read(folder, store, stages)
    found = health(store, stages.provenance())
    assert (found.articles, found.undated, found.failures, found.stale) == (4, 3, 1, ())
    assert found.mentions == sum(stored.mentions for stored in store.stored())


def test_the_log_tells_of_runs_that_were_broken_off(folder: Path, store: Store) -> None:
    read(folder, store)
    store.begin_run(fake_stages().provenance())
    log = runs(store)
    assert [(run.done, run.ended) for run in log] == [(3, True), (0, False)]


def test_runs_merge_into_one_summary() -> None:
    one = Summary(done=("a",), replaced=(), skipped=1, failures=(), unresolved={"SY": 2})
    two = Summary(done=("b",), replaced=("b",), skipped=2, failures=(), unresolved={"SY": 1, "ML": 9}, pruned=("c",))
    both = merged([one, two])
    assert (both.done, both.replaced, both.skipped, both.pruned) == (("a", "b"), ("b",), 3, ("c",))
    assert list(both.unresolved.items()) == [("ML", 9), ("SY", 3)]
