"""A layer's data → one look-up index on disk: an SQLite file and tries of its names.

Entries stream through: memory does not grow with their number.

An index is a folder `<layer>-<sha256>-v<format>` in the cache. It is written beside its place and renamed, so that a
reader sees all of it or nothing, and `meta.json` records the size of each part, so that a damaged one is noticed.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from geonews.errors import GazetteerError
from geonews.gazetteer.entries import Entry
from geonews.gazetteer.nameset import write_names
from geonews.gazetteer.spelling import key_of
from geonews.text import fold

FORMAT = 5
"""Part of the index's name; raise it with every change of the tables, of `geonews.text` or of romanisation.toml."""
DATABASE = "places.sqlite"
META = "meta.json"
_BATCH = 5_000
_MIN_NAME = 2
_CACHE_KIB = 65_536  # SQLite sorts the names in pieces of this size.
_TABLES = """
CREATE TABLE place (
  id INTEGER PRIMARY KEY, pid TEXT NOT NULL, name TEXT NOT NULL, lon REAL, lat REAL,
  feature_class TEXT NOT NULL, feature_code TEXT NOT NULL, kind TEXT NOT NULL, iso2 TEXT, adm1 TEXT, adm2 TEXT,
  population INTEGER, uncertainty_m INTEGER, n_names INTEGER NOT NULL, extra TEXT);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, spelling TEXT NOT NULL, rank INTEGER NOT NULL);
CREATE TABLE spelling (
  iso2 TEXT NOT NULL, key TEXT NOT NULL, name INTEGER NOT NULL, PRIMARY KEY (iso2, key, name)) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX place_pid ON place (pid);
CREATE INDEX place_kind ON place (kind) WHERE kind IN ('country', 'adm1');
CREATE INDEX place_airfield ON place (lat) WHERE feature_code IN ('AIRP', 'AIRB');
CREATE INDEX name_key ON name (key);
"""
# Sorted before they are written, so that the tree grows at its end; SQLite sorts on disk what does not fit. The limit
# keeps it from working out each key twice.
_SPELLINGS = """INSERT INTO spelling SELECT iso2, key, name FROM (
  SELECT coalesce(place.iso2, '') AS iso2, spelling_key(spelling, place.iso2) AS key, name.rowid AS name
  FROM name JOIN place ON place.id = name.place LIMIT -1) WHERE key IS NOT NULL ORDER BY 1, 2, 3"""

Progress = Callable[[str, int, int | None], None]
"""Called with (what is done, steps done, steps in all or None when unknown)."""


def no_progress(_what: str, _done: int, _total: int | None) -> None:
    """The progress callback that says nothing."""


def build_index(
    entries: Iterable[Entry],
    folder: Path,
    *,
    label: str,
    total: int | None = None,
    progress: Progress = no_progress,
) -> None:
    """Write the index of `entries` to `folder`, replacing a damaged one.

    Args:
        entries: the layer's places; of two with the same id the later one stays.
        folder: the index folder; its parent is made.
        label: the layer's name, for the progress and `meta.json`.
        total: number of entries, None when unknown.
        progress: see `Progress`.

    Raises:
        GazetteerError: the data are wrong or the cache cannot be written.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise GazetteerError(f"cannot write the index to {folder.parent}: {error}") from error
    try:
        meta = _write_database(work / DATABASE, entries, label, total, progress)
        _write_names(work, label, progress)
        sizes = {part.name: part.stat().st_size for part in sorted(work.iterdir())}
        (work / META).write_text(json.dumps({"format": FORMAT, "layer": label, **meta, "sizes": sizes}), "utf-8")
        _move(work, folder)
    except (OSError, sqlite3.Error) as error:
        raise GazetteerError(f"cannot write the index of {label} to {folder}: {error}") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def read_meta(folder: Path) -> dict[str, object] | None:
    """`meta.json` of a whole index; None when there is none or a part is missing or cut short."""
    try:
        meta: dict[str, object] = json.loads((folder / META).read_text("utf-8"))
        sizes = meta["sizes"]
        whole = isinstance(sizes, dict) and all((folder / n).stat().st_size == size for n, size in sizes.items())
    except (OSError, ValueError, KeyError):
        return None
    return meta if whole and meta.get("format") == FORMAT else None


def _move(work: Path, folder: Path) -> None:
    if folder.exists():
        if read_meta(folder) is not None:
            return  # Another process was faster.
        shutil.rmtree(folder)
    with contextlib.suppress(FileExistsError):
        os.replace(work, folder)  # noqa: PTH105  # Path.replace is the same; the name says that it is atomic


def _write_database(
    path: Path, entries: Iterable[Entry], label: str, total: int | None, progress: Progress
) -> dict[str, object]:
    newest = ""
    done = 0
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.executescript(
            f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=FILE; "
            f"PRAGMA cache_size=-{_CACHE_KIB}; {_TABLES}"
        )
        for batch in _batches(entries):
            newest = max(newest, *(entry.modified for entry in batch))
            _insert(db, batch, first=done + 1)
            done += len(batch)
            progress(f"indexing {label}", done, total)
        if not done:
            raise GazetteerError(f"{label} holds no places")
        progress(f"sorting names of {label}", done, done)
        db.executescript(_INDEXES)
        _drop_earlier(db)
        progress(f"reading the spellings of {label}", done, done)
        db.create_function("spelling_key", 2, key_of, deterministic=True)
        db.execute(_SPELLINGS)
        db.commit()
        countries = dict(db.execute("SELECT coalesce(iso2, ''), count(*) FROM place GROUP BY 1 ORDER BY 1"))
    return {"date": newest or None, "places": sum(countries.values()), "countries": countries}


def _batches(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    iterator = iter(entries)
    while batch := list(islice(iterator, _BATCH)):
        yield batch


def _drop_earlier(db: sqlite3.Connection) -> None:
    """Of entries with one id only the last stays."""
    db.executescript(
        """
        CREATE TEMP TABLE dropped (id INTEGER PRIMARY KEY);
        INSERT INTO dropped SELECT place.id FROM place
          JOIN (SELECT pid, max(id) AS last FROM place GROUP BY pid HAVING count(*) > 1) AS twice
          ON place.pid = twice.pid AND place.id < twice.last;
        DELETE FROM place WHERE id IN (SELECT id FROM dropped);
        """
    )
    if db.execute("SELECT 1 FROM dropped LIMIT 1").fetchone():  # finding their names reads all names
        db.execute("DELETE FROM name WHERE place IN (SELECT id FROM dropped)")


def _insert(db: sqlite3.Connection, batch: Sequence[Entry], first: int) -> None:
    places: list[tuple[object, ...]] = []
    names: list[tuple[str, int, str, int]] = []
    for row, entry in enumerate(batch, first):
        keys: dict[str, tuple[str, int]] = {}
        for rank, spelling in enumerate((entry.name, *entry.names)):
            key = fold(spelling)
            if len(key) >= _MIN_NAME and key not in keys:
                keys[key] = (spelling, min(rank, 1))
        places.append(_row(row, entry, len(keys)))
        names.extend((key, row, spelling, rank) for key, (spelling, rank) in keys.items())
    db.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", places)
    db.executemany("INSERT INTO name VALUES (?,?,?,?)", names)


def _row(row: int, entry: Entry, n_names: int) -> tuple[object, ...]:
    extra = {"within": entry.within, "within_id": entry.within_id, "units": entry.units, "blocks": entry.blocks}
    return (
        row,
        entry.id,
        entry.name,
        entry.lon,
        entry.lat,
        entry.feature_class,
        entry.feature_code,
        entry.kind,
        entry.iso2,
        entry.adm1,
        entry.adm2,
        entry.population,
        entry.uncertainty_m,
        max(1, n_names),
        json.dumps(extra, ensure_ascii=False) if any(extra.values()) else None,
    )


def _write_names(work: Path, label: str, progress: Progress) -> None:
    with contextlib.closing(sqlite3.connect(work / DATABASE)) as db:
        keys = (key for (key,) in db.execute("SELECT DISTINCT key FROM name ORDER BY key"))
        for number in write_names(keys, work):
            progress(f"building the name tries of {label}", number, None)
