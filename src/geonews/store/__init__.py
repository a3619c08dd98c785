"""The workspace: one SQLite file with articles, what was found in each, and the log of the runs that found it."""

from geonews.store.filters import Filters
from geonews.store.history import Health, Open, Run, health, runs, stale_ids
from geonews.store.lock import only_writer
from geonews.store.schema import APPLICATION_ID, MIGRATIONS
from geonews.store.workspace import Failed, Presence, Store, Stored, open_existing

__all__ = [
    "APPLICATION_ID",
    "MIGRATIONS",
    "Failed",
    "Filters",
    "Health",
    "Open",
    "Presence",
    "Run",
    "Store",
    "Stored",
    "health",
    "only_writer",
    "open_existing",
    "runs",
    "stale_ids",
]
