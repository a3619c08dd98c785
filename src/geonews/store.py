"""The workspace: one SQLite file with articles, mentions, positions and the log of runs.

Each article is committed by itself, so a killed run leaves whole articles and the next run goes on. Rows are stored
as `tables` makes them, with the columns that filters need beside them.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Self

from geonews.errors import StoreError
from geonews.model import Article, Segment, to_dict
from geonews.tables import Row

APPLICATION_ID = 0x67656F6E  # "geon"
BUSY_MS = 3_000


SCHEMA = """
CREATE TABLE articles (id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, record TEXT NOT NULL) STRICT;
CREATE TABLE mentions (
    doc_id TEXT NOT NULL REFERENCES articles ON DELETE CASCADE, seq INTEGER NOT NULL, row TEXT NOT NULL,
    PRIMARY KEY (doc_id, seq)
) STRICT;
CREATE TABLE positions (
    doc_id TEXT NOT NULL REFERENCES articles ON DELETE CASCADE, seq INTEGER NOT NULL, claim_status TEXT NOT NULL,
    iso2 TEXT, actor TEXT, date_from TEXT, date_to TEXT, row TEXT NOT NULL,
    PRIMARY KEY (doc_id, seq)
) STRICT;
CREATE TABLE runs (
    id INTEGER PRIMARY KEY, provenance TEXT NOT NULL, done INTEGER NOT NULL, skipped INTEGER NOT NULL,
    failed INTEGER NOT NULL
) STRICT
"""


def _create(connection: sqlite3.Connection) -> None:
    """Version 1: the first tables."""
    for statement in SCHEMA.split(";"):
        connection.execute(statement)


MIGRATIONS = (_create,)
"""In order; a workspace's user_version counts those that were applied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which reports to take. None takes all."""

    since: date | None = None
    """Reports that end on this day or later; undated ones stay."""
    until: date | None = None
    """Reports that begin on this day or earlier; undated ones stay."""
    country: str | None = None
    """ISO 3166-1 alpha-2 of the reported place."""
    actor: str | None = None
    """Part of the actor's name or words."""
    statuses: tuple[str, ...] = ()
    """Claim statuses; empty takes all."""


class Store:
    """An open workspace. Use it as a context manager."""

    def __init__(self, path: Path) -> None:
        """Open or create the file at `path`.

        Raises:
            StoreError: not a geonews workspace, made by a newer version, in use, or not writable; one line.
        """
        self.path = path
        if path.is_dir():
            raise StoreError(f"workspace {path} is a folder; name a file such as {path / 'geonews.sqlite'}")
        if not path.parent.is_dir():
            raise StoreError(f"workspace {path}: the folder {path.parent} does not exist; create it first")
        try:
            self._connection = sqlite3.connect(path, timeout=BUSY_MS / 1000, isolation_level=None)
            self._prepare()
        except sqlite3.Error as error:
            raise StoreError(self._explain(error)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _explain(self, error: sqlite3.Error) -> str:
        text = str(error)
        if "locked" in text or "busy" in text:
            return f"workspace {self.path} is in use by another geonews; wait for it or name another file with -w"
        if "not a database" in text:
            return f"{self.path} is not a geonews workspace; name another file with -w"
        return f"workspace {self.path}: {text}"

    def _prepare(self) -> None:
        connection = self._connection
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        foreign = (
            application != APPLICATION_ID and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        )
        if foreign:
            raise StoreError(f"{self.path} is an SQLite file of another program; name another file with -w")
        if version > len(MIGRATIONS):
            raise StoreError(f"workspace {self.path} was made by a newer geonews; update geonews to open it")
        connection.execute("PRAGMA foreign_keys = ON")
        if version < len(MIGRATIONS):
            connection.execute("PRAGMA journal_mode = WAL")
            with self._writing():
                for number in range(version, len(MIGRATIONS)):
                    MIGRATIONS[number](connection)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise StoreError(self._explain(error)) from error
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    # -- writing -------------------------------------------------------------------------------------------------------

    def has(self, article: Article) -> bool:
        """Whether this very text is stored under this id."""
        found = self._connection.execute("SELECT sha256 FROM articles WHERE id = ?", (article.id,)).fetchone()
        return found is not None and found[0] == article.sha256

    def put(self, article: Article, mentions: Sequence[Row], positions: Sequence[Row]) -> None:
        """Store an article with its rows; an earlier version under the same id is replaced."""
        with self._writing():
            execute = self._connection.execute
            execute("DELETE FROM articles WHERE id = ?", (article.id,))
            execute("INSERT INTO articles VALUES (?, ?, ?)", (article.id, article.sha256, _dump(to_dict(article))))
            self._connection.executemany(
                "INSERT INTO mentions VALUES (?, ?, ?)", [(article.id, i, _dump(row)) for i, row in enumerate(mentions)]
            )
            self._connection.executemany(
                "INSERT INTO positions VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [(article.id, number, *_filtered(row), _dump(row)) for number, row in enumerate(positions)],
            )

    def log_run(self, provenance: Row, done: int, skipped: int, failed: int) -> None:
        """Remember what made the rows."""
        with self._writing():
            self._connection.execute(
                "INSERT INTO runs (provenance, done, skipped, failed) VALUES (?, ?, ?, ?)",
                (_dump(provenance), done, skipped, failed),
            )

    # -- reading -------------------------------------------------------------------------------------------------------

    def articles(self) -> list[Article]:
        """All articles by id."""
        rows = self._connection.execute("SELECT record FROM articles ORDER BY id")
        return [_article(json.loads(record)) for (record,) in rows]

    def article(self, article_id: str) -> Article | None:
        """One article, None when it is not there."""
        row = self._connection.execute("SELECT record FROM articles WHERE id = ?", (article_id,)).fetchone()
        return None if row is None else _article(json.loads(row[0]))

    def mentions(self) -> list[Row]:
        """All mention rows by article and text order."""
        rows = self._connection.execute("SELECT row FROM mentions ORDER BY doc_id, seq")
        return [json.loads(row) for (row,) in rows]

    def positions(self, filters: Filters | None = None) -> list[Row]:
        """Position rows that pass the filters, by article and text order."""
        wanted = filters or Filters()
        query = (
            "SELECT row FROM positions WHERE (:since IS NULL OR date_to IS NULL OR date_to >= :since)"
            " AND (:until IS NULL OR coalesce(date_from, date_to) IS NULL OR coalesce(date_from, date_to) <= :until)"
            " AND (:country IS NULL OR iso2 = :country) AND (:actor IS NULL OR instr(actor, :actor) > 0)"
            " ORDER BY doc_id, seq"
        )
        rows = self._connection.execute(
            query,
            {
                "since": wanted.since.isoformat() if wanted.since else None,
                "until": wanted.until.isoformat() if wanted.until else None,
                "country": wanted.country.upper() if wanted.country else None,
                "actor": wanted.actor.lower() if wanted.actor else None,
            },
        )
        found: list[Row] = [json.loads(row) for (row,) in rows]
        return [row for row in found if not wanted.statuses or row["claim_status"] in wanted.statuses]

    def last_provenance(self) -> Row | None:
        """What the latest run was made with; None before the first."""
        row = self._connection.execute("SELECT provenance FROM runs ORDER BY id DESC LIMIT 1").fetchone()
        return None if row is None else json.loads(row[0])


def open_existing(path: Path) -> Store:
    """Open a workspace that must be there. Raises StoreError when it is not: reading would only make an empty one."""
    if not path.exists():
        raise StoreError(f"no workspace {path}; `geonews run PATH... -w {path}` makes one")
    return Store(path)


def _filtered(row: Row) -> tuple[str | None, ...]:
    """The columns that filters look at."""
    actor = f"{row['actor_text'] or ''} {row['actor_name'] or ''}".lower()
    return row["claim_status"], row["iso2"], actor, row["date_from"], row["date_to"]


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False)


def _article(record: Row) -> Article:
    published = record.pop("published")
    segments = tuple(Segment(**segment) for segment in record.pop("segments"))
    article = Article(**record, segments=segments)
    return replace(article, published=date.fromisoformat(published) if published else None)
