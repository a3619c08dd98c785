"""`make bench`: speed and memory as ratios to a named baseline of the same run.

Baseline: spaCy's own parse of the same texts, which geonews cannot do without today.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from geonews.config import Config
from geonews.language import SpacyParser
from geonews.maps.page import MapInput, render
from geonews.pipeline import Stages, annotate
from geonews.reading.sources import Record, read_records
from geonews.tables import article_row, mention_row, position_rows

SAMPLES = (".txt", ".html", ".jsonl")
ROUNDS = 5


def main() -> None:
    """Time the stages on the sample articles and print one line each."""
    config = Config.load()
    paths = sorted(str(p) for p in (config.data_dir / "samples").iterdir() if p.suffix in SAMPLES)
    records = [r for r in read_records(paths) if isinstance(r, Record)]
    parser = SpacyParser(remember=0)
    parser.parse("Warm up.")
    baseline = _seconds(lambda: [parser.parse(r.article.text) for r in records])
    # remembers one parse: shared within an article, done anew for each article and round
    stages = Stages.open(config, parser=SpacyParser(remember=1))
    annotated = [annotate(r, stages) for r in records]
    full = _seconds(lambda: [annotate(r, stages) for r in records])
    words = sum(len(r.article.text.split()) for r in records)
    _say(
        "baseline: spaCy parse alone",
        f"{len(records) * ROUNDS / baseline:.1f} articles/s",
        f"{words * ROUNDS / baseline:,.0f} words/s",
    )
    _say(
        "annotate, all stages",
        f"{len(records) * ROUNDS / full:.1f} articles/s",
        f"{full / baseline:.2f} x the baseline's time",
    )
    data = MapInput(
        positions=[row for a in annotated for row in position_rows(a, stages.actors)],
        mentions=[mention_row(location) for a in annotated for location in a.locations],
        articles=[article_row(a.article) for a in annotated],
        provenance={},
    )
    began = time.perf_counter()
    size = len(render(data, data_dir=config.data_dir).encode())
    _say(
        "map page",
        f"{(time.perf_counter() - began) / (baseline / ROUNDS):.2f} x the baseline's time",
        f"{size / 2**20:.2f} MiB",
    )
    _say(
        "peak memory",
        f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB",
        str(Path(sys.argv[0]).name),
    )


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    for _ in range(ROUNDS):
        work()
    return time.perf_counter() - began


def _say(*parts: str) -> None:
    sys.stdout.write("  ".join(parts) + "\n")


if __name__ == "__main__":
    main()
