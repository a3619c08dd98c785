"""Situations of a workspace: found after a run, kept while they hold, joined to the rows that leave it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geonews.config import Config
from geonews.errors import ConfigError
from geonews.export import export
from geonews.model import Annotated, PositionReport
from geonews.pipeline import Views, mend, provenance_row, rows_of, run
from geonews.reading.sources import Overrides
from geonews.store import Filters, Store
from geonews.tables import SITUATION_COLUMNS, frame
from tests import fakes
from tests.fake_stages import fake_stages
from tests.unit.situations.reports import report

SIDES = """
[[side]]
name = "state"
actors = ["fama"]
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "w.sqlite") as opened:
        opened.begin_run(fake_stages().provenance())
        yield opened


def fama(doc_id: str, **fields: Any) -> PositionReport:
    """An actor of the built-in list."""
    return report(doc_id, **({"actor_id": "fama", "geometry_wkt": "POINT (0 16.3)"} | fields))


def put(store: Store, *reports: PositionReport) -> None:
    for one in reports:
        article = replace(fakes.article(one.evidence, article_id=one.doc_id), outlet=one.source_name)
        store.put(Annotated(article=article, locations=(), positions=(one,), focus=()), 1)


def three(store: Store) -> None:
    denial = fama("c", claim_status="denied", speaker="rebel spokesman")
    put(store, fama("a", source_name="TASS"), fama("b", source_name="RT"), denial)


def test_rows_carry_their_situation(store: Store) -> None:
    three(store)
    rows = rows_of(store, Config.load())
    [situation] = rows.situations
    assert [(row["situation_id"], row["n_sources"], row["n_independent"]) for row in rows.positions] == [
        (situation["id"], 2, 1)
    ] * 3
    assert {row["denied_by"] for row in rows.positions} == {"rebel spokesman"}
    assert (situation["n_reports"], situation["n_denial"], situation["sources"]) == (3, 1, "RT; TASS")
    assert situation["geometry"] == {"type": "Point", "coordinates": (0.0, 16.3)}
    assert {type(value) for key, value in situation.items() if key in SITUATION_COLUMNS} <= {
        str,
        int,
        float,
        type(None),
    }
    made = frame(rows.situations, SITUATION_COLUMNS)
    assert {name: str(dtype) for name, dtype in made.drop(columns="geometry").dtypes.items()} == dict(SITUATION_COLUMNS)


def test_a_filter_leaves_the_counts_of_the_whole(store: Store) -> None:
    three(store)
    rows = rows_of(store, Config.load(), Filters(statuses=("denied",)))
    assert [row["n_sources"] for row in rows.positions] == [2]
    assert [row["n_reports"] for row in rows.situations] == [3]
    assert rows_of(store, Config.load(), Filters(country="XX")).situations == []


def test_stored_situations_hold_until_an_article_comes(store: Store) -> None:
    views = Views.open(Config.load())
    three(store)
    assert store.situations(views.made_with) is None
    views.renew(store)
    kept = store.situations(views.made_with)
    assert kept is not None
    assert list(kept) == views.situations(store)
    assert store.situations("other files") is None
    put(store, fama("d", published=date(2024, 3, 5)))
    assert store.situations(views.made_with) is None
    [grown] = views.situations(store)
    assert (grown.id, len(grown.members)) == (kept[0].id, 4)


def test_a_run_finds_them_anew(tmp_path: Path, store: Store) -> None:
    three(store)
    (tmp_path / "new.txt").write_text("Shelling was heard in Khartoum.", encoding="utf-8")
    stages = fake_stages()
    run([str(tmp_path / "new.txt")], store, stages, overrides=Overrides())
    made_with = Views.open(stages.config, stages.actors).made_with
    assert store.situations(made_with) is not None
    mend("new.txt", {"title": "Shelling"}, store, stages)
    assert store.situations(made_with) is not None


def test_sides_and_ratings_come_from_the_users_files(tmp_path: Path, store: Store) -> None:
    three(store)
    sides, outlets = tmp_path / "sides.toml", tmp_path / "outlets.toml"
    sides.write_text(SIDES, encoding="utf-8")
    outlets.write_text('[[outlet]]\nname = "RT"\nowner = "Nobody Else"\nrating = "E5"\n', encoding="utf-8")
    config = Config.load(sides_file=sides, outlets_file=outlets)
    rows = rows_of(store, config)
    assert {row["side"] for row in rows.positions} == {"state"}
    assert [row["source_rating"] for row in rows.positions] == [None, "E5", None]
    assert {row["n_independent"] for row in rows.positions} == {2}
    assert rows.situations[0]["side"] == "state"
    state = rows_of(store, config, Filters(side="state"))
    assert (len(state.positions), len(state.articles)) == (3, 3)
    assert {"sides_file", "outlets_file"} <= provenance_row(store, config).keys()
    plain = rows_of(store, Config.load())
    assert {row["side"] for row in plain.positions} == {None}


@pytest.mark.parametrize("setting", ["sides_file", "outlets_file"])
def test_a_file_that_is_not_there_is_told(tmp_path: Path, setting: str) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml"):
        Views.open(Config.load(**{setting: tmp_path / "none.toml"}))


def test_situations_are_a_layer_of_their_own(tmp_path: Path, store: Store) -> None:
    three(store)
    rows = rows_of(store, Config.load())
    layers = {"positions": rows.positions, "mentions": rows.mentions, "situations": rows.situations}
    assert [path.name for path in export(f"{tmp_path}/out/", layers)] == [
        "positions_points.geojson", "situations_points.geojson",
    ]  # fmt: skip


def test_a_side_leaves_out_what_is_of_no_side(tmp_path: Path, store: Store) -> None:
    put(store, fama("a"), fama("b", actor_id="jnim"))
    sides = tmp_path / "sides.toml"
    sides.write_text(SIDES, encoding="utf-8")
    rows = rows_of(store, Config.load(sides_file=sides), Filters(side="state"))
    assert [row["doc_id"] for row in rows.positions] == ["a"]
    assert [row["id"] for row in rows.articles] == ["a"]


def test_an_unknown_side_is_named(tmp_path: Path, store: Store) -> None:
    sides = tmp_path / "sides.toml"
    sides.write_text(SIDES, encoding="utf-8")
    with pytest.raises(ConfigError, match='side "rebels" is unknown; known are state'):
        rows_of(store, Config.load(sides_file=sides), Filters(side="rebels"))
    with pytest.raises(ConfigError, match=r"name your sides\.toml with --sides"):
        rows_of(store, Config.load(), Filters(side="rebels"))
