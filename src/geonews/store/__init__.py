"""The workspace: one SQLite file with articles, what was found in each, and the log of the runs that found it."""

from geonews.store.filters import Filters
from geonews.store.schema import APPLICATION_ID, MIGRATIONS
from geonews.store.workspace import Failed, Presence, Store, Stored, open_existing

__all__ = ["APPLICATION_ID", "MIGRATIONS", "Failed", "Filters", "Presence", "Store", "Stored", "open_existing"]
