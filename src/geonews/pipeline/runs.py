"""Articles into a workspace, and what a person knows better about them."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from geonews.model import Annotated, Article
from geonews.pipeline.engines import annotated
from geonews.pipeline.gaps import Gaps
from geonews.pipeline.situations import Views
from geonews.pipeline.stages import Progress, Stages, annotate
from geonews.reading.sources import Failure, Overrides, Record, read_records
from geonews.store import Failed, Presence, Store, Stored, only_writer, stale_ids

_LOG = logging.getLogger(__name__)
Facts = Mapping[str, str]
"""What a person set, as text by field name: title, outlet, url, published, language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a run did."""

    done: tuple[str, ...]
    """Ids of the articles that were read and stored."""
    replaced: tuple[str, ...]
    """Those of them that took the place of another text under the same id."""
    skipped: int
    """Articles that were there already."""
    failures: tuple[Failure, ...]
    unresolved: Mapping[str, int] = field(default_factory=dict)
    """Names without a place by the country that their article is mostly about, see `gaps.Gaps`."""
    pruned: tuple[str, ...] = ()
    """Ids of the articles that were taken out because no input holds them any more."""


def merged(parts: Sequence[Summary]) -> Summary:
    """What several runs did, as one."""
    unresolved: Counter[str] = Counter()
    for part in parts:
        unresolved.update(part.unresolved)
    return Summary(
        done=tuple(name for part in parts for name in part.done),
        replaced=tuple(name for part in parts for name in part.replaced),
        skipped=sum(part.skipped for part in parts),
        failures=tuple(failure for part in parts for failure in part.failures),
        unresolved=dict(unresolved.most_common()),
        pruned=tuple(name for part in parts for name in part.pruned),
    )


@dataclass(frozen=True, slots=True)
class _Job:
    """An input and what the workspace has of it."""

    id: str
    input: Record | Failure
    presence: Presence
    mended: Facts


@dataclass(slots=True)
class _Tally:
    """What a run has done so far."""

    progress: Progress | None
    warn: Callable[[str], None] | None
    done: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    skipped: int = 0
    gaps: Gaps = field(default_factory=Gaps)

    def tell(self, line: str) -> None:
        if self.warn is not None:
            self.warn(line)

    def step(self) -> None:
        if self.progress is not None:
            self.progress("articles", len(self.done) + self.skipped + len(self.failures), None)


def run(
    paths: Sequence[str],
    store: Store,
    stages: Stages,
    *,
    overrides: Overrides,
    again: bool = False,
    prune: bool = False,
    processes: int = 1,
    debug: bool = False,
    progress: Progress | None = None,
    warn: Callable[[str], None] | None = None,
) -> Summary:
    """Read articles into the workspace, each stored as soon as it is done, so that a stopped run loses nothing.

    Args:
        paths: files, folders and "-" for standard input.
        store: the workspace.
        stages: what reads the articles.
        overrides: facts for inputs that do not state them.
        again: read also those whose very text is there already, say after a country pack was added.
        prune: in the end take out the articles that no input holds any more; those that could not be read stay.
        processes: how many annotate side by side; the records are the same whatever it is.
        debug: let unforeseen errors through.
        progress: told after each article.
        warn: told of each input that fails or takes another's place, in one line, as it happens.

    Raises:
        StoreError: the workspace cannot be written, another run writes it, or a process was killed.
        ConfigError: several processes and a geocoder.
    """
    seen: set[str] = set()
    jobs = _noted(_jobs(read_records(paths, overrides=overrides), store), seen)
    with only_writer(store.path):
        summary = _work(jobs, store, stages, _Tally(progress, warn), again=again, processes=processes, debug=debug)
        pruned = _prune(store, seen, summary.failures) if prune else ()
        Views.open(stages.config, stages.actors).renew(store)
    return replace(summary, pruned=pruned)


def refresh(
    store: Store,
    stages: Stages,
    *,
    processes: int = 1,
    debug: bool = False,
    progress: Progress | None = None,
    warn: Callable[[str], None] | None = None,
) -> Summary:
    """Read again what was read with other data, models or settings, from the texts in the workspace.

    Arguments and errors are those of `run`.
    """
    stale = stale_ids(store, stages.provenance())
    with only_writer(store.path):
        jobs = (_stored_job(store.require(name)) for name in stale)
        summary = _work(jobs, store, stages, _Tally(progress, warn), again=True, processes=processes, debug=debug)
        Views.open(stages.config, stages.actors).renew(store)
    return summary


def _stored_job(stored: Stored) -> _Job:
    record = Record(article=stored.article, spans=stored.spans)
    return _Job(stored.article.id, record, Presence.ABSENT, stored.mended)


def _jobs(records: Iterable[Record | Failure], store: Store) -> Iterator[_Job]:
    for record in records:
        if isinstance(record, Failure):
            yield _Job(record.id, record, Presence.ABSENT, {})
            continue
        before = store.find(record.article.id)
        yield _Job(record.article.id, record, store.presence(record.article), {} if before is None else before.mended)


def _noted(jobs: Iterable[_Job], seen: set[str]) -> Iterator[_Job]:
    for job in jobs:
        seen.add(job.id)
        yield job


def _work(
    jobs: Iterable[_Job], store: Store, stages: Stages, tally: _Tally, *, again: bool, processes: int, debug: bool
) -> Summary:
    """Annotate and store what is new, in the order of the inputs."""
    run_id = store.begin_run(stages.provenance())
    asked = ((job, _wanted(job, again=again)) for job in jobs)
    try:
        for job, result in annotated(asked, stages, processes=processes, debug=debug):
            if result is None and isinstance(job.input, Record):
                tally.skipped += 1
            else:
                _keep(job, job.input if isinstance(job.input, Failure) else result, store, run_id, tally)
            tally.step()
    finally:
        store.end_run(run_id, done=len(tally.done), skipped=tally.skipped, failed=len(tally.failures))
    return Summary(
        done=tuple(tally.done),
        replaced=tuple(tally.replaced),
        skipped=tally.skipped,
        failures=tuple(tally.failures),
        unresolved=tally.gaps.counts(),
    )


def _wanted(job: _Job, *, again: bool) -> Record | None:
    """What has to be annotated, with what a person set earlier; None where there is nothing to do."""
    if isinstance(job.input, Failure) or (job.presence is Presence.SAME and not again):
        return None
    return replace(job.input, article=with_facts(job.input.article, job.mended))


def _keep(job: _Job, result: Annotated | Failure | None, store: Store, run_id: int, tally: _Tally) -> None:
    if isinstance(result, Failure):
        store.fail(run_id, Failed(id=result.id, error=result.error))
        tally.failures.append(result)
        tally.tell(result.error)
        return
    if result is None or isinstance(job.input, Failure):
        return
    store.put(result, run_id, spans=job.input.spans, mended=job.mended)
    _LOG.info("%s: %d mentions, %d reports", job.id, len(result.locations), len(result.positions))
    tally.gaps.note(result)
    tally.done.append(job.id)
    if job.presence is Presence.CHANGED:
        tally.replaced.append(job.id)
        tally.tell(f"{job.id}: this text took the place of another one under the same id")


def _prune(store: Store, seen: Collection[str], failures: Sequence[Failure]) -> tuple[str, ...]:
    """Take out what no input holds; an archive that could not be read may hold what lies below its name."""
    unread = tuple(failure.id for failure in failures)
    gone = [
        stored.article.id
        for stored in store.stored()
        if stored.article.id not in seen and not stored.article.id.startswith(unread)
    ]
    store.remove(gone)
    return tuple(gone)


def mend(article_id: str, facts: Facts, store: Store, stages: Stages) -> Annotated:
    """Set what is known of a stored article and read it again: dates, for one, depend on its publication date.

    Raises:
        InputError: no such article.
        ValueError: `published` is no ISO date.
    """
    stored = store.require(article_id)
    article = with_facts(stored.article, facts)
    result = annotate(Record(article=article, spans=stored.spans), stages)
    with only_writer(store.path):
        run_id = store.begin_run(stages.provenance())
        store.put(result, run_id, spans=stored.spans, mended={**stored.mended, **facts})
        store.end_run(run_id, done=1, skipped=0, failed=0)
        Views.open(stages.config, stages.actors).renew(store)
    return result


def with_facts(article: Article, facts: Facts) -> Article:
    """The article with what a person set. Raises ValueError when `published` is no ISO date."""
    values: dict[str, Any] = dict(facts)
    if "published" in values:
        values["published"] = date.fromisoformat(values["published"])
    if "language" in values:
        values["language_note"] = None  # a person has looked
    return replace(article, **values)
