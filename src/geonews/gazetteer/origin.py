"""Where a country pack came from and under what licence: a small .json beside it."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from pathlib import Path

from geonews.errors import GazetteerError


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What is known of a pack's file."""

    source: str
    """Who made the data ("GeoNames"), or the name of the file that the user gave."""
    licence: str | None
    """None when nobody said."""
    licence_url: str | None = None
    address: str | None = None
    """Where it was downloaded from, after redirects; None for a file from disk."""
    added_on: str
    """ISO date."""
    modified: str | None = None
    """ISO date of the server's copy; None when unknown."""
    sha256: str = ""
    """Of the file, with its size in bytes and its time when that was taken; "" before it is among the packs."""
    size: int = 0
    mtime_ns: int = 0

    @property
    def credit(self) -> str:
        """One line for people: source, licence, date."""
        return ", ".join((self.source, self.licence or "licence not stated", f"added {self.added_on}"))


def read_origin(pack: Path) -> Origin | None:
    """What lies beside `pack`; None when there is nothing or it cannot be understood."""
    try:
        row = json.loads(_beside(pack).read_text("utf-8"))
        known = {field.name for field in dataclasses.fields(Origin)}
        return Origin(**{name: value for name, value in row.items() if name in known})
    except (OSError, ValueError, TypeError, AttributeError):
        return None


def write_origin(pack: Path, origin: Origin) -> None:
    """Write it beside `pack`. Raises GazetteerError when that cannot be written."""
    try:
        text = json.dumps(dataclasses.asdict(origin), ensure_ascii=False, indent=1)
        _beside(pack).write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise GazetteerError(f"cannot write {_beside(pack)}: {error}") from error


def forget_origin(pack: Path) -> None:
    """Remove what lies beside `pack`."""
    _beside(pack).unlink(missing_ok=True)


def known_sha256(pack: Path) -> str | None:
    """The file's sha256 where size and time are those under which it was taken: hashing allCountries takes seconds."""
    origin = read_origin(pack)
    if origin is None:
        return None
    state = pack.stat()
    return origin.sha256 if (state.st_size, state.st_mtime_ns) == (origin.size, origin.mtime_ns) else None


def _beside(pack: Path) -> Path:
    return pack.with_suffix(".json")
