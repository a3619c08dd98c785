"""Seconds, scores and memory."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from geonews.evaluation import Found, FoundToponym, read_corpus, tabulate
from geonews.evaluation.measures import counts, shares
from tests.benchmarks.systems import System

WARM_UP = 10


def best_seconds(systems: Sequence[System], texts: Sequence[str], rounds: int) -> dict[str, float]:
    """The best processor time of each system; they take turns in each round, so that a busy machine slows all alike."""
    for system in systems:
        system.run(texts[:WARM_UP])
    best: dict[str, float] = {}
    for _ in range(rounds):
        for system in systems:
            began = time.process_time()
            system.run(texts)
            best[system.name] = min(best.get(system.name, float("inf")), time.process_time() - began)
    return best


def exact_f1(system: System, corpus: Path) -> float:
    """F1 of spans with equal offsets on a gold corpus."""
    documents = list(read_corpus(corpus))
    found = {d.id: tuple(FoundToponym(start=s, end=e) for s, e in system.spans(d.text)) for d in documents}
    sums = counts(tabulate(documents, lambda d: Found(toponyms=found[d.id])))
    return shares(*(int(sums[name].sum()) for name in ("exact", "found", "gold"))).f1 or 0.0


def peak_mib(*arguments: object) -> float:
    """Peak memory in MiB of another process that runs tests.benchmarks.memory."""
    command = [sys.executable, "-m", "tests.benchmarks.memory", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])
