"""`python -m tests.benchmarks.maps_write PAGE ROWS OUT ASSETS`: writes a page and prints what it took, as JSON.

A process of its own, so that nothing is warm and peak memory is that of one page.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from geonews.config import Config
from geonews.maps.page import MapInput, render
from tests.benchmarks.maps_assets import read_assets
from tests.benchmarks.maps_baselines import write
from tests.benchmarks.memory import peak_kib

GEONEWS = "geonews"
Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What it took to write a page."""

    seconds: float
    """Wall clock, from rows in memory to the closed file."""
    rows_mib: float
    """Peak memory before: the interpreter, the libraries and the rows."""
    peak_mib: float
    """Peak memory after."""
    megabytes: float
    """Of the file, 10**6 bytes."""


def written(page: str, rows: Path, out: Path, assets: Path) -> Written:
    """Write a page in another process. Raises CalledProcessError when that fails."""
    command = [sys.executable, "-m", "tests.benchmarks.maps_write", page, str(rows), str(out), str(assets)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return Written(**json.loads(done.stdout))


def measured(make: Callable[[], str], out: Path) -> Written:
    """Make a page, write it, and say what it took."""
    rows_kib, began = peak_kib(), time.perf_counter()
    out.write_text(make(), encoding="utf-8")
    seconds = time.perf_counter() - began
    return Written(
        seconds=seconds,
        rows_mib=rows_kib / 1024,
        peak_mib=peak_kib() / 1024,
        megabytes=out.stat().st_size / 1e6,
    )


def main(page: str, rows_path: str, out: str, assets: str) -> None:
    """Read the rows, write the page, print the figures."""
    rows = json.loads(Path(rows_path).read_bytes())
    sys.stdout.write(json.dumps(asdict(measured(_maker(page, rows, Path(assets)), Path(out)))) + "\n")


def _maker(page: str, rows: Row, assets: Path) -> Callable[[], str]:
    if page == GEONEWS:
        data, data_dir = MapInput(**rows), Config.load().data_dir
        return lambda: render(data, data_dir=data_dir)
    inlined = read_assets(assets, cluster="Cluster" in page)
    return lambda: write(page, rows["mentions"], inlined)


if __name__ == "__main__":
    main(*sys.argv[1:])
