"""The tables of a workspace and the steps that lead to them.

Every record is kept whole as JSON; the columns beside it are the ones that filters and people look at.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

APPLICATION_ID = 0x67656F6E  # "geon", read by file(1)

_TABLES = (
    """
    CREATE TABLE runs (
        id INTEGER PRIMARY KEY, provenance TEXT NOT NULL, done INTEGER NOT NULL DEFAULT 0,
        skipped INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0, ended INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
    """
    CREATE TABLE articles (
        id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, published TEXT, outlet TEXT, language TEXT,
        run_id INTEGER NOT NULL REFERENCES runs, spans TEXT, mended TEXT NOT NULL, record TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE mentions (
        doc_id TEXT NOT NULL REFERENCES articles ON DELETE CASCADE, seq INTEGER NOT NULL, id TEXT NOT NULL,
        status TEXT NOT NULL, place_id TEXT, iso2 TEXT, record TEXT NOT NULL,
        PRIMARY KEY (doc_id, seq)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE positions (
        doc_id TEXT NOT NULL REFERENCES articles ON DELETE CASCADE, seq INTEGER NOT NULL, id TEXT NOT NULL,
        event_type TEXT NOT NULL, claim_status TEXT NOT NULL, iso2 TEXT, actor TEXT NOT NULL,
        date_from TEXT, date_to TEXT, record TEXT NOT NULL,
        PRIMARY KEY (doc_id, seq)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE focus (
        doc_id TEXT NOT NULL REFERENCES articles ON DELETE CASCADE, seq INTEGER NOT NULL, iso2 TEXT NOT NULL,
        share REAL NOT NULL, adm1 TEXT,
        PRIMARY KEY (doc_id, seq)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE failures (
        run_id INTEGER NOT NULL REFERENCES runs, seq INTEGER NOT NULL, id TEXT NOT NULL, error TEXT NOT NULL,
        PRIMARY KEY (run_id, seq)
    ) STRICT, WITHOUT ROWID
    """,
)


def first_tables(connection: sqlite3.Connection) -> None:
    """Version 1: runs, articles, mentions, positions, focus, failures."""
    for statement in _TABLES:
        connection.execute(statement)


def situations(connection: sqlite3.Connection) -> None:
    """Version 2: situations, those of exactly the reports that are there or none: a new article takes them out."""
    connection.execute(
        """
        CREATE TABLE situations (
            seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, made_with TEXT NOT NULL, n_sources INTEGER NOT NULL,
            n_independent INTEGER NOT NULL, record TEXT NOT NULL
        ) STRICT
        """
    )


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (first_tables, situations)
"""In order. A workspace's user_version counts those that were applied; a released one is never changed again."""
