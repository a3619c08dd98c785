"""Who annotates: this process, or several of them with the same records in the same order."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from geonews.config import Config
from geonews.errors import ConfigError, StoreError
from geonews.model import Annotated
from geonews.pipeline.stages import Stages, attempt
from geonews.reading.sources import Failure, Record

Job = TypeVar("Job")
AHEAD = 2
"""Articles that wait for each process: enough to keep it busy, few enough to hold in memory."""
_of_this_process: list[Stages] = []
"""A worker's own stages, built once when it starts."""


def annotated(
    jobs: Iterable[tuple[Job, Record | None]], stages: Stages, *, processes: int = 1, debug: bool = False
) -> Iterator[tuple[Job, Annotated | Failure | None]]:
    """Each job with what was found in its record, in order; a job without a record passes through.

    Args:
        jobs: whatever the caller needs beside the result, and the record to annotate.
        stages: what annotates, and whose settings the other processes use.
        processes: how many; one is this process.
        debug: let unforeseen errors through; only in this process.

    Raises:
        ConfigError: several processes and a geocoder, which may be asked once a second only.
        StoreError: a process was killed, say for memory.
    """
    if processes > 1 and stages.config.geocoder:
        raise ConfigError("--jobs and --geocode together: a service may be asked once a second only; leave one out")
    if processes == 1 or debug:
        for job, record in jobs:
            yield job, None if record is None else attempt(record, stages, debug=debug)
        return
    yield from _in_processes(jobs, stages.config, processes)


def _in_processes(
    jobs: Iterable[tuple[Job, Record | None]], config: Config, processes: int
) -> Iterator[tuple[Job, Annotated | Failure | None]]:
    context = multiprocessing.get_context("spawn")  # threads of the libraries do not survive a fork
    waiting: deque[tuple[Job, Future[Annotated | Failure] | None]] = deque()
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_start, initargs=(config,))
    try:
        for job, record in jobs:
            waiting.append((job, None if record is None else pool.submit(_attempt, record)))
            if len(waiting) > AHEAD * processes:
                yield _finished(*waiting.popleft())
        while waiting:
            yield _finished(*waiting.popleft())
    except BrokenProcessPool as error:
        raise StoreError(
            "a process of --jobs was killed, perhaps for want of memory; what was finished is kept: try fewer"
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _finished(job: Job, future: Future[Annotated | Failure] | None) -> tuple[Job, Annotated | Failure | None]:
    return job, None if future is None else future.result()


def _start(config: Config) -> None:
    _of_this_process[:] = [Stages.open(config)]


def _attempt(record: Record) -> Annotated | Failure:
    return attempt(record, _of_this_process[0])
