"""Whether the gazetteer with country packs has the places of coded events as their coders spell them.

Recall: the share of rows coded to a place or its surroundings (geo_precision 1 and 2) with a candidate within 25 km of
the coded point. No rule may know one of these rows: rules were written looking at the rows of even sha256 only.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from geonews.config import Config
from geonews.gazetteer.packs import add_pack
from geonews.geodesy import distance_m
from geonews.model import Candidate
from geonews.pipeline import Stages
from geonews.reading.sources import Record, read_records
from geonews.text import fold
from tests.conftest import CACHE
from tests.evaluation.floors import below, read_floors

pytestmark = [
    pytest.mark.evaluation,
    pytest.mark.xdist_group("gazetteer"),
    pytest.mark.skipif("GEONEWS_EVAL_ALL" not in os.environ, reason="takes minutes; `make eval` sets GEONEWS_EVAL_ALL"),
]
REACH_M = 25_000
FEW = 12
"""Candidates of a name on average, at most."""


@dataclass(frozen=True)
class Found:
    """What one row's name leads to."""

    row: Mapping[str, Any]
    written: Sequence[Candidate]
    spelled: Sequence[Candidate]
    """Romanisations in the row's country, not slips of the pen."""
    everything: Sequence[Candidate]

    def group(self) -> str:
        return str(self.row["country"]) if self.row["set"] == "acled" else str(self.row["set"])

    def is_even(self) -> bool:
        return hashlib.sha256(self.row["id"].encode()).digest()[-1] % 2 == 0

    def reaches(self, candidates: Iterable[Candidate]) -> bool:
        lon, lat = self.row["lon"], self.row["lat"]
        return any(distance_m(lon, lat, c.place.lon, c.place.lat) <= REACH_M for c in candidates)


@pytest.fixture(scope="module")
def with_packs(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Stages:
    config = Config.load(cache_dir=CACHE, user_dir=tmp_path_factory.mktemp("user"), made_at="2025-01-01T00:00:00+00:00")
    for pack in sorted((shared / "packs").glob("*.zip")):
        add_pack(pack, config)
    return Stages.open(config)


@pytest.fixture(scope="module")
def rows(shared: Path) -> list[dict[str, Any]]:
    lines = (shared / "corpora" / "rows_dev.jsonl").read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["geo_precision"] in (1, 2)]


def look_up(stages: Stages, row: Mapping[str, Any], name: str) -> Found:
    everything = stages.gazetteer.candidates(name, countries=[row["iso2"]])
    return Found(
        row=row,
        written=[c for c in everything if c.method not in ("spelling", "fuzzy")],
        spelled=[c for c in everything if c.method != "fuzzy"],
        everything=everything,
    )


def report(found: Sequence[Found]) -> dict[str, float]:
    """Recall by country; prints the table."""
    groups = defaultdict(list)
    for one in found:
        groups[one.group()].append(one)
    halves: dict[str, Callable[[Found], bool]] = {
        "all": lambda _: True,
        "even": Found.is_even,
        "odd": lambda one: not one.is_even(),
    }
    recall = {}
    for group, members in sorted(groups.items()):
        for half, belongs in halves.items():
            part = [one for one in members if belongs(one)]
            if not part:
                continue
            written, spelled, everything = (
                statistics.mean(one.reaches(candidates(one)) for one in part)
                for candidates in (lambda o: o.written, lambda o: o.spelled, lambda o: o.everything)
            )
            numbers = [len(one.everything) for one in part]
            print(  # noqa: T201  # `make eval` shows it
                f"{group:<10} {half:<4} n={len(part):<4} as written {written:.3f}, + spellings {spelled:.3f}, "
                f"+ slips {everything:.3f}; candidates: mean {statistics.mean(numbers):.1f}, "
                f"median {statistics.median(numbers):.0f}"
            )
            if half == "all":
                recall[group] = everything
    return recall


def pinned(recall: Mapping[str, float], name: str) -> dict[str, float]:
    """The figures of the groups that have a floor."""
    return {group: recall[group] for group in read_floors()[name] if group != "sha256"}


def measured_on(shared: Path) -> tuple[Path, Path]:
    return shared / "corpora" / "rows_dev.jsonl", shared / "packs"


def test_names_as_the_coders_spell_them(shared: Path, with_packs: Stages, rows: list[dict[str, Any]]) -> None:
    found = [look_up(with_packs, row, row["location"].split(",")[0]) for row in rows]
    recall = report(found)
    assert below(pinned(recall, "spellings"), "spellings", *measured_on(shared)) == {}
    assert statistics.mean(len(one.everything) for one in found) <= FEW


def test_names_as_the_notes_spell_them(shared: Path, with_packs: Stages, rows: list[dict[str, Any]]) -> None:
    """The coded name as the recogniser takes it from the note, where it does."""
    by_id = {row["id"]: row for row in rows if row["set"] == "acled"}
    lines = [json.dumps({"id": key, "text": row["text"]}) for key, row in by_id.items()]
    found = []
    for record in read_records(["-"], raw=False, stdin=io.BytesIO("\n".join(lines).encode())):
        assert isinstance(record, Record)
        row = by_id[record.article.id]
        names = {m.normalised for m in with_packs.recogniser.recognise(record.article)}
        same = [name for name in names if fold(name) == fold(row["location"])]
        found += [look_up(with_packs, row, name) for name in same[:1]]
    print(f"{len(found)} of {len(by_id)} coded names are mentions of their notes")  # noqa: T201
    recall = report(found)
    assert below(pinned(recall, "spellings_in_notes"), "spellings_in_notes", *measured_on(shared)) == {}
