"""What the services answered, on disk, and when each was last asked. Shared by all runs of this user.

Only answers are kept, "knows nothing" among them; never trouble. The file may be deleted at any time.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from geonews.errors import GeocoderError
from geonews.protocols import Box
from geonews.resolution.geocoder.answers import Answer, from_row, to_row

DAY_S = 86_400
FOUND_DAYS = 180
"""Places seldom move."""
NOTHING_DAYS = 30
"""What is missing may be added."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS answers (
    service TEXT, name TEXT, hints TEXT, answer TEXT NOT NULL, at REAL NOT NULL, PRIMARY KEY (service, name, hints)
);
CREATE TABLE IF NOT EXISTS turns (service TEXT PRIMARY KEY, at REAL NOT NULL);
"""
_LONGEST_QUEUE_S = 60


class Cache:
    """Answers by service address, name and hints. Every method raises GeocoderError when the file cannot be used."""

    def __init__(self, path: Path) -> None:
        """Name the file; it is made when first used."""
        self._path = path

    def get(self, service: str, name: str, hints: tuple[Sequence[str], Box | None], now: float) -> list[Answer] | None:
        """The answer that is not too old, empty for "knows nothing"; None when there is none."""
        with self._open() as db:
            row = db.execute(
                "SELECT answer, at FROM answers WHERE (service, name, hints) = (?, ?, ?)",
                (service, name, json.dumps(hints)),
            ).fetchone()
        if row is None:
            return None
        try:
            answers = [from_row(answer) for answer in json.loads(row[0])]
        except (AttributeError, TypeError, ValueError):  # of another version
            return None
        days = FOUND_DAYS if answers else NOTHING_DAYS
        return answers if 0 <= now - row[1] < days * DAY_S else None

    def put(
        self, service: str, name: str, hints: tuple[Sequence[str], Box | None], answers: Sequence[Answer], now: float
    ) -> None:
        """Keep an answer in place of an older one."""
        text = json.dumps([to_row(answer) for answer in answers], ensure_ascii=False)
        with self._open() as db:
            db.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?)",
                       (service, name, json.dumps(hints), text, now))  # fmt: skip

    def take_turn(self, service: str, interval_s: float, now: float) -> float:
        """The time at which the caller may ask: two runs side by side must not ask twice a second either."""
        with self._open() as db:
            db.execute("BEGIN IMMEDIATE")
            row = db.execute("SELECT at FROM turns WHERE service = ?", (service,)).fetchone()
            turn = now if row is None else max(now, row[0] + interval_s)
            if turn > now + _LONGEST_QUEUE_S:  # the clock was set back
                turn = now + interval_s
            db.execute("INSERT OR REPLACE INTO turns VALUES (?, ?)", (service, turn))
        return turn

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, timeout=10)) as db, db:
                db.executescript(_SCHEMA)
                yield db
        except (OSError, sqlite3.Error) as error:
            raise GeocoderError(f"cannot keep answers in {self._path} ({error}); delete it") from error
