"""The file of corrections beside a workspace: one decision a line, only ever appended to.

It is text that people read and Git merges (`*.corrections.jsonl merge=union` in .gitattributes): each line carries the
hash of its content as its id, so that files put together in any order say the same, and nothing twice.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from geonews.errors import InputError, StoreError
from geonews.model.corrections import Correction, from_row

Warn = Callable[[str], None]


def corrections_path(workspace: Path) -> Path:
    """Where the corrections of a workspace are: `war.corrections.jsonl` beside `war.sqlite`."""
    return workspace.with_name(f"{workspace.stem}.corrections.jsonl")


def read_corrections(path: Path, warn: Warn) -> list[Correction]:
    """All decisions of a file, in its order; none where there is no file.

    Args:
        path: the file.
        warn: told of each line that is no decision, which costs only itself.

    Raises:
        StoreError: the file cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
    except OSError as error:
        raise StoreError(f"{path} cannot be read ({error.strerror})") from error
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                found.append(read_line(line))
            except ValueError as error:
                warn(f"{path.name}, line {number}: {error}; the line is left out")
    return found


def read_line(line: str) -> Correction:
    """The decision of a line. Raises ValueError when it is none; one line."""
    try:
        row = json.loads(line)
    except ValueError as error:
        raise ValueError(f"no JSON ({error})") from error
    if not isinstance(row, dict):
        raise ValueError("no JSON object")  # noqa: TRY004  # told like other wrong lines
    return from_row(row)


def as_row(correction: Correction) -> dict[str, Any]:
    """A decision as JSON-ready values, its id first."""
    said = correction.said.items()
    days = {name: value.isoformat() if isinstance(value, date) else value for name, value in said}
    return {"id": correction.id, **days}


def written(correction: Correction) -> str:
    """A decision as its line, without the line break."""
    return json.dumps(as_row(correction), ensure_ascii=False, allow_nan=False)


def append(path: Path, corrections: Iterable[Correction], warn: Warn) -> list[Correction]:
    """Add the decisions that the file does not have yet; returns them.

    Raises:
        StoreError: the file cannot be read or written.
    """
    known = {one.id for one in read_corrections(path, warn)}
    new = list(_new(corrections, known))
    if new:
        _write(path, "".join(f"{written(one)}\n" for one in new))
    return new


def _new(corrections: Iterable[Correction], known: set[str]) -> Iterator[Correction]:
    for one in corrections:
        if one.id not in known:
            known.add(one.id)
            yield one


def _write(path: Path, lines: str) -> None:
    """Append in one write, after the end of a last line that a person left open."""
    try:
        with path.open("a+b") as stream:
            size = stream.seek(0, 2)
            if size and stream.seek(size - 1) == size - 1 and stream.read(1) != b"\n":
                lines = f"\n{lines}"
            stream.write(lines.encode("utf-8", "replace"))
    except OSError as error:
        raise StoreError(f"{path} cannot be written ({error.strerror})") from error


def require(corrections: Iterable[Correction], name: str) -> Correction:
    """A decision by its id, or by the beginning of it.

    Raises:
        InputError: none or several begin so.
    """
    found = {one.id: one for one in corrections if name and one.id.startswith(name)}
    if len(found) != 1:
        many = f"{len(found)} decisions begin with" if found else "no decision"
        raise InputError(f'{many} "{name}"; `geonews review log` lists them')
    return next(iter(found.values()))
