"""An index is whole or not there; it follows the data."""

import json
import shutil
from pathlib import Path

import pytest

from geonews.config import Config
from geonews.errors import GazetteerError, GazetteerMissing
from geonews.gazetteer import layers, open_gazetteer
from geonews.gazetteer.build import DATABASE, build_index, read_meta
from geonews.gazetteer.entries import read_dump
from tests.fakes import SMALL_WORLD, dump_row, write_small_world


def test_info_counts_places_by_country(config: Config) -> None:
    (world,) = layers(config)
    assert (world.name, world.places, world.date) == ("world", len(SMALL_WORLD), "2024-01-02")
    assert world.countries == {"": 1, "SD": 4, "SN": 1, "US": 5}


def test_the_second_opening_builds_nothing(config: Config) -> None:
    steps: list[str] = []
    layers(config, lambda what, _done, _total: steps.append(what))
    assert any("indexing world" in step for step in steps)
    steps.clear()
    layers(config, lambda what, _done, _total: steps.append(what))
    assert steps == []


def test_changed_data_are_indexed_anew(config: Config) -> None:
    before = layers(config)[0]
    write_small_world(config.data_dir, [*SMALL_WORLD, dump_row(8, "Nyala", 12.05, 24.88)])
    after = layers(config)[0]
    assert after.sha256 != before.sha256
    assert after.places == before.places + 1
    assert open_gazetteer(config).knows("Nyala")


@pytest.mark.parametrize("damage", ["cut", "gone", "no meta"])
def test_a_damaged_index_is_rebuilt(config: Config, damage: str) -> None:
    index = layers(config)[0].index
    database = index / DATABASE
    if damage == "cut":
        database.write_bytes(database.read_bytes()[:100])
    elif damage == "gone":
        next(index.glob("names-*")).unlink()
    else:
        (index / "meta.json").write_text("{")
    assert open_gazetteer(config).knows("Khartoum")
    assert read_meta(index) is not None


def test_damage_that_keeps_the_size_is_noticed_when_asked(config: Config) -> None:
    database = layers(config)[0].index / DATABASE
    database.write_bytes(b"\xff" * database.stat().st_size)
    assert open_gazetteer(config).knows("Khartoum")


def test_nothing_is_left_behind_when_the_data_are_wrong(config: Config) -> None:
    write_small_world(config.data_dir, ["no\tdump\n"])
    with pytest.raises(GazetteerError, match="columns"):
        layers(config)
    assert list((config.cache_dir / "gazetteer").iterdir()) == []


def test_of_two_rows_with_one_id_the_later_stays(tmp_path: Path) -> None:
    path = tmp_path / "SD.txt"
    path.write_text(dump_row(1, "Old", 1, 1) + dump_row(1, "New", 2, 2), encoding="utf-8")
    build_index(read_dump(path, "x"), tmp_path / "index", label="x")
    meta = json.loads((tmp_path / "index" / "meta.json").read_text())
    assert meta["places"] == 1


def test_no_data_is_an_error_not_an_empty_gazetteer(config: Config) -> None:
    shutil.rmtree(config.data_dir)
    with pytest.raises(GazetteerMissing, match="GEONEWS_DATA_DIR"):
        open_gazetteer(config)
