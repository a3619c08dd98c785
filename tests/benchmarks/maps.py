"""`make bench-map`: what a map of 1,000, 10,000 and 100,000 mentions costs, beside pages that Folium makes alone.

All pages of a size are made from the same rows in the same run, so that ratios hold on any machine; absolute figures
hold for the machine that printed them, and only when it is idle. A missed goal makes --check exit with 1.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from geonews.cli.say import say, tell
from geonews.cli.tables import say_table
from geonews.config import Config
from geonews.gazetteer.lookup import open_gazetteer
from geonews.maps.names import MIN_TOWN
from tests.benchmarks.maps_assets import AssetsMissing, fetch
from tests.benchmarks.maps_baselines import BASELINES
from tests.benchmarks.maps_browser import OPENS_S, seen
from tests.benchmarks.maps_ground import Country, read_ground
from tests.benchmarks.maps_rows import made_up
from tests.benchmarks.maps_table import GOAL_SIZE, HEADINGS, NUMBERS, Run, Verdict, lines, middle, verdicts
from tests.benchmarks.maps_text import gzip_ratio
from tests.benchmarks.maps_write import GEONEWS, written

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "build" / "bench-map"
SIZES = (1_000, 10_000, 100_000)
ROUNDS, ONCE_FROM = 3, 100_000
"""Median of so many runs; from so many mentions on, one run."""
PLAIN = "folium.Marker"
NEVER_OPENS = f"left out: one marker each does not open in {OPENS_S:.0f} s (--all tries)"
LEGEND = """rows: memory before the page is made; frozen: longest time without a frame; heap: the script's, in the end
-: not reached in time, or no ratio to nothing; baselines show mentions alone, no basemap, no positions"""
TITLE = "Made-up reports for measuring"


def main() -> None:
    """Measure each size and print one table and the goals."""
    asked = _asked()
    FOLDER.mkdir(parents=True, exist_ok=True)
    missing = None if asked.alone else _fetched()
    config = Config.load()
    ground = read_ground(config)
    load = f", load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    say(f"{os.cpu_count()} cores{load}; median of {asked.rounds} runs, one from {ONCE_FROM:,} mentions on")
    table: list[tuple[str, ...]] = []
    notes: list[str] = []
    told: list[Verdict] = []
    for n in asked.sizes:
        rows = _rows(n, ground, config)
        rounds = asked.rounds if n < ONCE_FROM else 1
        runs = {GEONEWS: _measured(GEONEWS, n, rows, rounds)}
        for page in () if asked.alone else BASELINES:
            reason = missing or (NEVER_OPENS if page == PLAIN and n >= ONCE_FROM and not asked.all else None)
            if reason is None:
                runs[page] = _measured(page, n, rows, rounds)
            else:
                notes.append(f"{page}, {n:,} mentions: {reason}")
        table += lines(n, runs)
        told += verdicts(runs[GEONEWS]) if n == GOAL_SIZE else []
    say_table(HEADINGS, table, numbers=NUMBERS)
    say(LEGEND)
    for note in notes:
        say(note)
    if told:
        say("")
        say_table((f"goals at {GOAL_SIZE:,} mentions", "", "", ""), [verdict.cells for verdict in told], numbers=(1, 2))
    sys.exit(asked.check and not all(verdict.met for verdict in told))


def _asked() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), help="mentions; multiples of 40")
    options.add_argument("--rounds", type=int, default=ROUNDS)
    options.add_argument("--all", action="store_true", help=f"also {PLAIN} at {ONCE_FROM:,} mentions")
    options.add_argument("--alone", action="store_true", help="no baselines")
    options.add_argument("--check", action="store_true", help="exit 1 when a goal is missed")
    return options.parse_args()


def _fetched() -> str | None:
    """Fetch what the baselines stand on; why not, where that fails."""
    try:
        fetch(FOLDER)
    except AssetsMissing as error:
        return f"not made: {error}"
    return None


def _rows(n: int, ground: Sequence[Country], config: Config) -> Path:
    """The file of a map's input, for the processes that write pages."""
    tell(f"making up {n:,} mentions")
    rows = made_up(n, ground)
    sentences = list(dict.fromkeys(row["sentence"] for row in rows["mentions"]))
    say(f"{n:,} mentions: {len(sentences):,} sentences that gzip makes {gzip_ratio(sentences):.2f} times smaller")
    towns = open_gazetteer(config).towns(MIN_TOWN)
    provenance = {"made_at": "2025-01-01T00:00:00+00:00", "package": "0"}
    path = FOLDER / f"rows-{n}.json"
    path.write_text(json.dumps(rows | {"title": TITLE, "towns": towns, "provenance": provenance}), encoding="utf-8")
    return path


def _measured(page: str, n: int, rows: Path, rounds: int) -> Run:
    """Write and open a page so often; the median of each figure."""
    out = FOLDER / f"{page}-{n}.html"
    runs = []
    for number in range(rounds):
        tell(f"{page}, {n:,} mentions, {number + 1} of {rounds}")
        taken = written(page, rows, out, FOLDER / "node_modules")
        runs.append(Run(written=taken, seen=seen(out)))
    return middle(runs)


if __name__ == "__main__":
    main()
