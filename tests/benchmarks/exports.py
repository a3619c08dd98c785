"""`python -m tests.benchmarks.exports`: seconds, peak memory and size of 100,000 reports in each format.

Each format is written by a process of its own, so that nothing is warm and peak memory is that of one file. The rows
are made up, and the same in every run: a fifth of them at a time, under ids of their own.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from geonews.cli.say import say, tell
from geonews.cli.tables import say_table
from geonews.config import Config
from geonews.export import FORMATS, WHOLE, export
from tests.benchmarks.maps_ground import read_ground
from tests.benchmarks.maps_rows import made_up
from tests.benchmarks.memory import peak_kib

Row = dict[str, Any]
REPORTS, TIMES, MENTIONS_OF_A_REPORT = 100_000, 5, 5
GOAL, MAX_S, MAX_MIB = ".gpkg", 10.0, 1024.0
"""Of which format this much time, and memory beyond the rows, is wanted."""
HEADINGS = ("format", "seconds", "peak MiB", "MiB of rows", "MB", "goal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What it took to write a file."""

    seconds: float
    """Wall clock, from rows in memory to the closed file; libraries load in it."""
    rows_mib: float
    """Peak memory before: the interpreter and the rows."""
    peak_mib: float
    """Peak memory after."""
    megabytes: float
    """Of all files written, 10**6 bytes."""


def main() -> None:
    """Measure every format that there is and print one table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--reports", type=int, default=REPORTS, help="a multiple of 40")
    options.add_argument("--write", nargs=2, metavar=("ROWS", "OUT"), help="write one file and print what it took")
    asked = options.parse_args()
    if asked.write:
        with Path(asked.write[0]).open(encoding="utf-8") as lines:  # the whole text at once would hide the peak
            rows = [{sys.intern(key): value for key, value in json.loads(line).items()} for line in lines]
        sys.stdout.write(json.dumps(asdict(measured({"positions": rows}, asked.write[1]))) + "\n")
        return
    with tempfile.TemporaryDirectory() as folder:
        rows_file = Path(folder) / "rows.jsonl"
        tell(f"making up {asked.reports:,} reports")
        with rows_file.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in reports(asked.reports))
        say_table(HEADINGS, [_line(suffix, rows_file) for suffix in (*FORMATS, *WHOLE)], numbers=(1, 2, 3, 4))
    say(f"{asked.reports:,} reports; goal of {GOAL}: {MAX_S:.0f} s and {MAX_MIB:.0f} MiB beyond the rows")


def reports(n: int) -> list[Row]:
    """Rows of `n` reports."""
    made = made_up(n // TIMES * MENTIONS_OF_A_REPORT, read_ground(Config.load()))["positions"]
    return [row | {"id": f"{row['id'][:-1]}{number}"} for number in range(TIMES) for row in made]


def measured(rows: dict[str, list[Row]], out: str) -> Exported:
    """Write a file and say what it took."""
    rows_kib, began = peak_kib(), time.perf_counter()
    written = export(out, rows)
    return Exported(
        seconds=time.perf_counter() - began,
        rows_mib=rows_kib / 1024,
        peak_mib=peak_kib() / 1024,
        megabytes=sum(path.stat().st_size for path in written) / 1e6,
    )


def _line(suffix: str, rows: Path) -> Sequence[str]:
    tell(suffix)
    out = rows.with_name(f"out{suffix}")
    command = [sys.executable, "-m", "tests.benchmarks.exports", "--write", str(rows), str(out)]
    took = Exported(**json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout))
    met = took.seconds <= MAX_S and took.peak_mib - took.rows_mib <= MAX_MIB
    return (
        suffix,
        f"{took.seconds:.1f}",
        f"{took.peak_mib:.0f}",
        f"{took.rows_mib:.0f}",
        f"{took.megabytes:.0f}",
        ("met" if met else "missed") if suffix == GOAL else "",
    )


if __name__ == "__main__":
    main()
