"""What a workspace tells about itself: its runs, what is stale, what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from geonews.model import Provenance
from geonews.store.records import decode
from geonews.store.workspace import Store

_RUNS = "SELECT id, provenance, done, skipped, failed, ended FROM runs ORDER BY id"
_NAMES = """
SELECT json_extract(record, '$.resolution.mention.text') AS name, count(*) AS n, count(DISTINCT doc_id)
FROM mentions WHERE status IN ('unresolved', 'ambiguous')
AND coalesce(json_extract(record, '$.resolution.mention.mention_type'), 'literal') = 'literal'
GROUP BY name ORDER BY n DESC, name
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run as the log has it."""

    id: int
    provenance: Provenance
    done: int
    """Articles read; 0 of a run that was broken off, whose articles are there all the same."""
    skipped: int
    failed: int
    ended: bool
    """False when it was broken off, or goes on right now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A name without a sure place."""

    name: str
    mentions: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How a workspace is doing."""

    articles: int
    undated: int
    """Articles without a publication date."""
    mentions: int
    positions: int
    open_names: tuple[Open, ...]
    """Literal names without a sure place, most frequent first."""
    stale: tuple[str, ...]
    """Ids of articles that were read with other data, models or settings than now."""
    failures: int
    """Inputs of the latest run that gave no article."""


def runs(store: Store) -> list[Run]:
    """All runs, the first one first."""
    return [
        Run(id=n, provenance=decode(Provenance, made), done=done, skipped=skipped, failed=failed, ended=bool(ended))
        for n, made, done, skipped, failed, ended in store.rows(_RUNS)
    ]


def made_of(provenance: Provenance) -> tuple[object, ...]:
    """What decides results: the time and the licences do not."""
    layers = tuple(sorted(provenance.gazetteer.items()))
    return (provenance.package, provenance.model, layers, provenance.borders, provenance.worldview, provenance.config)


def stale_ids(store: Store, now: Provenance) -> list[str]:
    """Ids of the articles that were read with something else than `now`, in order.

    Found by comparing, never by a mark: what was changed and changed back is not stale.
    """
    old = {run.id for run in runs(store) if made_of(run.provenance) != made_of(now)}
    return [name for name, run_id in store.rows("SELECT id, run_id FROM articles ORDER BY id") if run_id in old]


def health(store: Store, now: Provenance) -> Health:
    """Counts, open names, and what is stale compared with `now`."""
    return Health(
        articles=_count(store, "SELECT count(*) FROM articles"),
        undated=_count(store, "SELECT count(*) FROM articles WHERE published IS NULL"),
        mentions=_count(store, "SELECT count(*) FROM mentions"),
        positions=_count(store, "SELECT count(*) FROM positions"),
        open_names=tuple(_open_names(store)),
        stale=tuple(stale_ids(store, now)),
        failures=len(store.failures()),
    )


def _count(store: Store, query: str) -> int:
    return int(next(store.rows(query))[0])


def _open_names(store: Store) -> Iterable[Open]:
    for name, mentions, articles in store.rows(_NAMES):
        yield Open(name=name, mentions=mentions, articles=articles)
