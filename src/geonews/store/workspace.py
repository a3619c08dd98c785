"""The workspace file, opened: articles go in whole or not at all, and come out as the records that went in.

Each article is committed by itself, so that a killed run leaves whole articles and the next run goes on after them.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any, Self, TypeVar

from geonews.errors import InputError, StoreError
from geonews.model import Annotated, Article, Focus, Location, PositionReport, Provenance, Situation
from geonews.store.filters import MENTIONS, POSITIONS, Filters, actor_words
from geonews.store.lock import in_use
from geonews.store.records import decode, encode
from geonews.store.schema import APPLICATION_ID, MIGRATIONS

BUSY_MS = 3_000
_PAUSE_S = 0.02
Spans = Sequence[tuple[int, int]]
T = TypeVar("T")


class Presence(Enum):
    """Whether an article is in the workspace already."""

    ABSENT = "absent"
    SAME = "same"
    """This very text is there under this id."""
    CHANGED = "changed"
    """Another text is there under this id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """An article as it lies in the workspace."""

    article: Article
    run_id: int
    spans: tuple[tuple[int, int], ...] | None
    """Source spans that its input asked to be resolved; None when names were recognised."""
    mended: Mapping[str, str]
    """Facts that a person set, as text by field name; they outlive a second reading."""
    mentions: int
    positions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """An input of the latest run that gave no article."""

    id: str
    error: str


class Store:
    """An open workspace. Use it as a context manager."""

    def __init__(self, path: Path) -> None:
        """Open the file at `path`, or create it.

        Raises:
            StoreError: not a geonews workspace, made by a newer version, in use, or not to be written; one line.
        """
        self.path = path
        _check_path(path)
        with self._explained():
            self._connection = sqlite3.connect(path, timeout=BUSY_MS / 1000, isolation_level=None)
            try:
                self._prepare()
            except BaseException:
                self._connection.close()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(_reason(self.path, error)) from error

    def _prepare(self) -> None:
        connection = self._connection
        connection.execute("PRAGMA foreign_keys = ON")
        # in one transaction, since another program may be making the same workspace right now
        connection.execute("BEGIN")
        try:
            version = self._version()
        finally:
            connection.execute("ROLLBACK")
        if version == len(MIGRATIONS):
            return
        self._write_ahead()
        with self._writing():
            for migrate in MIGRATIONS[self._version() :]:
                migrate(connection)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")

    def _write_ahead(self) -> None:
        """Switch to a write-ahead log; SQLite does not wait by itself while another program does the same."""
        until = time.monotonic() + BUSY_MS / 1000
        while True:
            try:
                self._connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError:
                if time.monotonic() > until:
                    raise
                time.sleep(_PAUSE_S)
            else:
                return

    def _version(self) -> int:
        """How many migrations were applied. Raises StoreError when the file is not ours, or newer than this program."""
        [tables] = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        [application] = self._connection.execute("PRAGMA application_id").fetchone()
        [version] = self._connection.execute("PRAGMA user_version").fetchone()
        if application != APPLICATION_ID and tables:
            raise StoreError(f"{self.path} is an SQLite file of another program; name another file with -w")
        if version > len(MIGRATIONS):
            raise StoreError(f"workspace {self.path} was made by a newer geonews; update geonews to open it")
        return int(version)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it or nothing, also when the program is killed in it."""
        with self._explained():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def rows(self, query: str, *values: object, **named: object) -> Iterator[tuple[Any, ...]]:
        """Rows of a query, for what reads a workspace: see `store.history`."""
        with self._explained():
            yield from self._connection.execute(query, named or values)

    # -- writing -------------------------------------------------------------------------------------------------------

    def begin_run(self, provenance: Provenance) -> int:
        """Note what the articles of a run will be made with; returns the run's number."""
        with self._writing() as connection:
            cursor = connection.execute("INSERT INTO runs (provenance) VALUES (?)", (encode(provenance),))
        return int(cursor.lastrowid or 0)

    def end_run(self, run_id: int, *, done: int, skipped: int, failed: int) -> None:
        """Note what a run did."""
        with self._writing() as connection:
            connection.execute(
                "UPDATE runs SET done = ?, skipped = ?, failed = ?, ended = 1 WHERE id = ?",
                (done, skipped, failed, run_id),
            )

    def put(
        self, annotated: Annotated, run_id: int, *, spans: Spans | None = None, mended: Mapping[str, str] | None = None
    ) -> None:
        """Store an article with all that was found in it; an earlier one under the same id is replaced.

        Args:
            annotated: the article and its results.
            run_id: the run that made them.
            spans: the source spans that its input asked for.
            mended: facts that a person set, already applied to the article.
        """
        article = annotated.article
        with self._writing() as connection:
            connection.execute("DELETE FROM situations")
            connection.execute("DELETE FROM articles WHERE id = ?", (article.id,))
            connection.execute(
                "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    article.id, article.sha256, _day(article.published), article.outlet, article.language, run_id,
                    None if spans is None else json.dumps(spans), json.dumps(dict(mended or {}), ensure_ascii=False),
                    encode(article),
                ),
            )  # fmt: skip
            connection.executemany(
                "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?)",
                [(article.id, n, *_mention_key(one), encode(one)) for n, one in enumerate(annotated.locations)],
            )
            connection.executemany(
                "INSERT INTO positions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(article.id, n, *_position_key(one), encode(one)) for n, one in enumerate(annotated.positions)],
            )
            connection.executemany(
                "INSERT INTO focus VALUES (?, ?, ?, ?, ?)",
                [(article.id, n, one.iso2, one.share, one.adm1) for n, one in enumerate(annotated.focus)],
            )

    def save_situations(self, situations: Sequence[Situation], made_with: str) -> None:
        """Keep the situations of all reports, in place of those before.

        Args:
            situations: in order.
            made_with: what they depend on besides the reports.
        """
        with self._writing() as connection:
            connection.execute("DELETE FROM situations")
            connection.executemany(
                "INSERT INTO situations VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (n, one.id, made_with, one.n_sources, one.n_independent, encode(one))
                    for n, one in enumerate(situations)
                ],
            )

    def remove(self, article_ids: Iterable[str]) -> None:
        """Take articles out, with all that was found in them."""
        with self._writing() as connection:
            connection.execute("DELETE FROM situations")
            connection.executemany("DELETE FROM articles WHERE id = ?", [(one,) for one in article_ids])

    def fail(self, run_id: int, failed: Failed) -> None:
        """Note an input that gave no article."""
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO failures SELECT ?, count(*), ?, ? FROM failures WHERE run_id = ?",
                (run_id, failed.id, failed.error, run_id),
            )

    # -- reading -------------------------------------------------------------------------------------------------------

    def presence(self, article: Article) -> Presence:
        """Whether this article, or another text under its id, is there."""
        found = next(self.rows("SELECT sha256 FROM articles WHERE id = ?", article.id), None)
        if found is None:
            return Presence.ABSENT
        return Presence.SAME if found[0] == article.sha256 else Presence.CHANGED

    def stored(self) -> Iterator[Stored]:
        """All articles by id."""
        yield from (_stored(row) for row in self.rows(f"{_STORED} ORDER BY a.id"))

    def find(self, article_id: str) -> Stored | None:
        """One article, None when it is not there."""
        row = next(self.rows(f"{_STORED} WHERE a.id = ?", article_id), None)
        return None if row is None else _stored(row)

    def require(self, article_id: str) -> Stored:
        """One article that must be there. Raises InputError when it is not."""
        found = self.find(article_id)
        if found is None:
            raise InputError(f'no article "{article_id}" in {self.path}; `geonews articles -w {self.path}` lists them')
        return found

    def results(self, filters: Filters | None = None) -> Iterator[tuple[Annotated, int]]:
        """What was found in each article, by article id, with the number of the run that found it.

        With filters, articles of which nothing passes are left out.
        """
        wanted = filters or Filters()
        for doc_id, run_id, record in list(self.rows("SELECT id, run_id, record FROM articles ORDER BY id")):
            article = decode(Article, record)
            if not wanted.admit(article):
                continue
            locations = self._records(Location, MENTIONS, wanted, article)
            positions = self._records(PositionReport, POSITIONS, wanted, article)
            if not wanted.are_empty and not locations and not positions:
                continue
            focus = self.rows("SELECT iso2, share, adm1 FROM focus WHERE doc_id = ? ORDER BY seq", doc_id)
            shares = tuple(Focus(article_id=doc_id, iso2=iso2, share=share, adm1=adm1) for iso2, share, adm1 in focus)
            yield Annotated(article=article, locations=locations, positions=positions, focus=shares), run_id

    def _records(self, kind: type[T], query: str, filters: Filters, article: Article) -> tuple[T, ...]:
        values = {**filters.values, "doc_id": article.id, "published": _day(article.published)}
        return tuple(decode(kind, record) for (record,) in self.rows(query, **values))

    def articles(self) -> Iterator[Article]:
        """All articles by id."""
        yield from (decode(Article, record) for (record,) in self.rows("SELECT record FROM articles ORDER BY id"))

    def reports(self) -> Iterator[PositionReport]:
        """All reports by article."""
        query = "SELECT record FROM positions ORDER BY doc_id, seq"
        yield from (decode(PositionReport, record) for (record,) in self.rows(query))

    def situations(self, made_with: str) -> tuple[Situation, ...] | None:
        """The situations of all reports; None when there are none that hold, and they have to be found.

        Args:
            made_with: as for `save_situations`; others do not hold.
        """
        rows = list(self.rows("SELECT record FROM situations WHERE made_with = ? ORDER BY seq", made_with))
        return tuple(decode(Situation, record) for (record,) in rows) or None

    def last_provenance(self) -> Provenance | None:
        """What the latest run that read something was made with; None before the first."""
        query = "SELECT provenance FROM runs WHERE id = (SELECT max(run_id) FROM articles)"
        row = next(self.rows(query), None)
        return None if row is None else decode(Provenance, row[0])

    def failures(self) -> list[Failed]:
        """Inputs of the latest run that gave no article."""
        query = "SELECT id, error FROM failures WHERE run_id = (SELECT max(id) FROM runs) ORDER BY seq"
        return [Failed(id=name, error=error) for name, error in self.rows(query)]


_STORED = """
SELECT a.record, a.run_id, a.spans, a.mended,
    (SELECT count(*) FROM mentions WHERE doc_id = a.id), (SELECT count(*) FROM positions WHERE doc_id = a.id)
FROM articles AS a
"""


def open_existing(path: Path) -> Store:
    """Open a workspace that must be there. Raises StoreError when it is not: reading would only make an empty one."""
    if not path.exists():
        raise StoreError(f"no workspace {path}; `geonews run PATH... -w {path}` makes one")
    return Store(path)


def _check_path(path: Path) -> None:
    if path.is_dir():
        raise StoreError(f"workspace {path} is a folder; name a file such as {path / 'geonews.sqlite'}")
    if not path.parent.is_dir():
        raise StoreError(f"workspace {path}: the folder {path.parent} does not exist; create it first")


def _reason(path: Path, error: sqlite3.Error) -> str:
    text = str(error)
    if "locked" in text or "busy" in text:
        return in_use(path)
    if "not a database" in text:
        return f"{path} is not a geonews workspace; name another file with -w"
    if "readonly" in text or "unable to open" in text:
        return f"workspace {path} may not be written; change its permissions or name another file with -w"
    return f"workspace {path} cannot be used ({text}); name another file with -w"


def _stored(row: tuple[Any, ...]) -> Stored:
    record, run_id, spans, mended, mentions, positions = row
    return Stored(
        article=decode(Article, record),
        run_id=run_id,
        spans=None if spans is None else tuple((start, end) for start, end in json.loads(spans)),
        mended=json.loads(mended),
        mentions=mentions,
        positions=positions,
    )


def _mention_key(location: Location) -> tuple[str, str, str | None, str | None]:
    place = location.place
    return location.mention.id, location.resolution.status, None if place is None else place.id, location.iso2


def _position_key(report: PositionReport) -> tuple[str | None, ...]:
    return (
        report.id, report.event_type, report.claim_status, report.iso2, actor_words(report), _day(report.date_from),
        _day(report.date_to),
    )  # fmt: skip


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
