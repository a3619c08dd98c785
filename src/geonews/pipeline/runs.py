"""Articles into a workspace, and what a person knows better about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from geonews.model import Annotated, Article
from geonews.pipeline.gaps import Gaps
from geonews.pipeline.situations import Views
from geonews.pipeline.stages import Progress, Stages, annotate, attempt
from geonews.reading.sources import Failure, Overrides, Record, read_records
from geonews.store import Failed, Presence, Store

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


def run(
    paths: Sequence[str],
    store: Store,
    stages: Stages,
    *,
    overrides: Overrides,
    again: bool = False,
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
        debug: let unforeseen errors through.
        progress: told after each article.
        warn: told of each input that fails or takes another's place, in one line, as it happens.

    Raises:
        StoreError: the workspace cannot be written.
    """
    run_id = store.begin_run(stages.provenance())
    done: list[str] = []
    replaced: list[str] = []
    failures: list[Failure] = []
    gaps = Gaps()
    skipped = 0
    try:
        for record in read_records(paths, overrides=overrides):
            presence = Presence.ABSENT if isinstance(record, Failure) else store.presence(record.article)
            if presence is Presence.SAME and not again:
                skipped += 1
            elif isinstance(result := _take(record, store, stages, run_id, debug=debug), Failure):
                store.fail(run_id, Failed(id=result.id, error=result.error))
                failures.append(result)
                _tell(warn, result.error)
            elif isinstance(record, Record):
                gaps.note(result)
                done.append(record.article.id)
                if presence is Presence.CHANGED:
                    replaced.append(record.article.id)
                    _tell(warn, f"{record.article.id}: this text took the place of another one under the same id")
            if progress is not None:
                progress("articles", len(done) + skipped + len(failures), None)
    finally:
        store.end_run(run_id, done=len(done), skipped=skipped, failed=len(failures))
    Views.open(stages.config, stages.actors).renew(store)
    return Summary(
        done=tuple(done),
        replaced=tuple(replaced),
        skipped=skipped,
        failures=tuple(failures),
        unresolved=gaps.counts(),
    )


def _tell(warn: Callable[[str], None] | None, line: str) -> None:
    if warn is not None:
        warn(line)


def _take(record: Record | Failure, store: Store, stages: Stages, run_id: int, *, debug: bool) -> Annotated | Failure:
    """Annotate and store one article, with what a person set earlier."""
    if isinstance(record, Failure):
        return record
    before = store.find(record.article.id)
    mended = {} if before is None else before.mended
    result = attempt(replace(record, article=with_facts(record.article, mended)), stages, debug=debug)
    if isinstance(result, Failure):
        return result
    store.put(result, run_id, spans=record.spans, mended=mended)
    return result


def mend(article_id: str, facts: Facts, store: Store, stages: Stages) -> Annotated:
    """Set what is known of a stored article and read it again: dates, for one, depend on its publication date.

    Raises:
        InputError: no such article.
        ValueError: `published` is no ISO date.
    """
    stored = store.require(article_id)
    article = with_facts(stored.article, facts)
    annotated = annotate(Record(article=article, spans=stored.spans), stages)
    run_id = store.begin_run(stages.provenance())
    store.put(annotated, run_id, spans=stored.spans, mended={**stored.mended, **facts})
    store.end_run(run_id, done=1, skipped=0, failed=0)
    Views.open(stages.config, stages.actors).renew(store)
    return annotated


def with_facts(article: Article, facts: Facts) -> Article:
    """The article with what a person set. Raises ValueError when `published` is no ISO date."""
    values: dict[str, Any] = dict(facts)
    if "published" in values:
        values["published"] = date.fromisoformat(values["published"])
    if "language" in values:
        values["language_note"] = None  # a person has looked
    return replace(article, **values)
