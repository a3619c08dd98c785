"""Files, folders, JSON lines and standard input as articles; what cannot be read becomes a `Failure`, never a trace."""

from __future__ import annotations

import itertools
import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Literal

from geonews.errors import InputError
from geonews.model import Article
from geonews.reading.articles import (
    MAX_CHARACTERS,
    NOTHING,
    Failure,
    Overrides,
    Record,
    article_from_text,
)
from geonews.reading.encoding import decode
from geonews.reading.jsonlines import parse_object, record_from_row, row_id

__all__ = ["MAX_BYTES", "SUFFIXES", "Failure", "Overrides", "Record", "read", "read_records", "shown"]

Kind = Literal["text", "html", "json"]
SUFFIXES: dict[str, Kind] = {
    "": "text",
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "json",
    ".ndjson": "json",
    ".json": "json",
}
MAX_BYTES = 8 * MAX_CHARACTERS
"""Of a file or a JSON line: UTF-8 needs up to four bytes a character, JSON's escapes up to six."""

_STDIN = "stdin"
_HTML = re.compile(
    r"\s*(<!--.{0,2000}?-->\s*)?(<\?xml[^>]{0,200}>\s*)?<(!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_MAX_SHOWN = 300


def read(
    paths: Sequence[str], *, overrides: Overrides = NOTHING, raw: bool = False, stdin: BinaryIO | None = None
) -> Iterator[Article | Failure]:
    """The articles of `paths` in order, and a failure for each input that gives none.

    Args:
        paths: files, folders (read recursively, in order of their names) and "-" for standard input.
        overrides: used where an input does not state a value.
        raw: take whole texts as main text.
        stdin: what "-" reads; None for the process's own.
    """
    for record in read_records(paths, overrides=overrides, raw=raw, stdin=stdin):
        yield record.article if isinstance(record, Record) else record


def read_records(
    paths: Sequence[str], *, overrides: Overrides = NOTHING, raw: bool = False, stdin: BinaryIO | None = None
) -> Iterator[Record | Failure]:
    """Like `read`, each article with the spans that its JSON line gave. A repeated id is a failure of the later one."""
    seen: set[str] = set()
    reader = _Reader(overrides, raw=raw)
    for path in paths:
        for record in reader.stdin(stdin) if path == "-" else reader.path(path):
            if isinstance(record, Record):
                if record.article.id in seen:
                    again = f"{shown(record.article.id)}: repeated id; the first article stays, give this one its own"
                    yield Failure(id=record.article.id, error=again)
                    continue
                seen.add(record.article.id)
            yield record


def shown(name: str) -> str:
    """`name` fit for one line of a terminal: control and direction characters escaped, long names cut."""
    safe = _CONTROL.sub(lambda m: m.group().encode("unicode_escape", "surrogatepass").decode("ascii"), name)
    return safe if len(safe) <= _MAX_SHOWN else safe[:_MAX_SHOWN] + "…"


class _Reader:
    """Reads inputs with one set of options."""

    def __init__(self, overrides: Overrides, *, raw: bool) -> None:
        self.overrides = overrides
        self.raw = raw

    def path(self, given: str) -> Iterator[Record | Failure]:
        path = Path(given)
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError) as error:
            yield _unreadable(given, error)
            return
        if stat.S_ISDIR(mode):
            yield from self._folder(given)
        else:
            yield from self._file(path, name=path.name, label=given)

    def stdin(self, stream: BinaryIO | None) -> Iterator[Record | Failure]:
        if stream is None:
            import sys  # noqa: PLC0415  # the process's own stream only when none was handed in

            stream = sys.stdin.buffer
        try:
            yield from self._stream(stream)
        except OSError as error:
            yield _unreadable(_STDIN, error)

    def _folder(self, given: str) -> Iterator[Record | Failure]:
        found = False
        for name, problem in _walk(given):
            found = True
            label = os.path.join(given, name)  # noqa: PTH118  # keeps the path as it was given
            if problem:
                yield _unreadable(label, problem)
            else:
                yield from self._file(Path(label), name=name, label=label)
        if not found:
            yield Failure(id=_clean(given), error=f"{shown(given)}: the folder holds no files")

    def _file(self, path: Path, *, name: str, label: str) -> Iterator[Record | Failure]:
        kind = SUFFIXES.get(path.suffix.lower())
        if kind is None:
            known = " ".join(suffix for suffix in SUFFIXES if suffix)
            error = f'{shown(label)}: unknown suffix "{shown(path.suffix)}"; known are {known} and none'
            yield Failure(id=_clean(name), error=error)
            return
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                yield Failure(id=_clean(name), error=f'{shown(label)}: not a regular file; pipe it in and name it "-"')
                return
            with path.open("rb") as stream:
                if kind == "json":
                    yield from self._json(stream, label=label)
                else:
                    yield self._whole(stream.read(MAX_BYTES + 1), kind=kind, id_=name, label=label)
        except OSError as error:
            yield _unreadable(label, error, id_=name)

    def _whole(self, data: bytes, *, kind: Kind, id_: str, label: str) -> Record | Failure:
        id_ = _clean(id_)
        try:
            if len(data) > MAX_BYTES:
                raise InputError(f"has more than {MAX_BYTES:,} bytes: split it")  # noqa: TRY301
            if kind == "html":
                return Record(article=self._html(data, id_))
            text = decode(data)
            if _HTML.match(text):
                return Record(article=self._html(data, id_))
            return Record(article=article_from_text(text, id=id_, overrides=self.overrides, raw=self.raw))
        except InputError as error:
            return Failure(id=id_, error=f"{shown(label)}: {error}")

    def _html(self, data: bytes, id_: str) -> Article:
        from geonews.reading.html import article_from_html  # noqa: PLC0415  # trafilatura takes a second to load

        return article_from_html(data, id=id_, overrides=self.overrides, raw=self.raw)

    def _stream(self, stream: BinaryIO) -> Iterator[Record | Failure]:
        first = stream.readline(MAX_BYTES + 1)
        while first and not first.strip():
            first = stream.readline(MAX_BYTES + 1)
        if _is_json(first):
            yield from self._lines(itertools.chain([first], _lines(stream)), label=_STDIN)
        else:
            data = first + stream.read(max(0, MAX_BYTES + 1 - len(first)))
            yield self._whole(data, kind="text", id_=_STDIN, label=_STDIN)

    def _json(self, stream: BinaryIO, *, label: str) -> Iterator[Record | Failure]:
        yield from self._lines(_lines(stream), label=label)

    def _lines(self, lines: Iterable[bytes], *, label: str) -> Iterator[Record | Failure]:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            where = f"{label}:{number}"
            id_ = where
            try:
                if len(line) > MAX_BYTES:
                    raise InputError(f"has more than {MAX_BYTES:,} bytes: split it")  # noqa: TRY301
                row = parse_object(decode(line))
                id_ = row_id(row)
                yield record_from_row(row, overrides=self.overrides, raw=self.raw)
            except InputError as error:
                yield Failure(id=_clean(id_), error=f"{shown(where)}: {error}")


def _is_json(line: bytes) -> bool:
    if not line.lstrip().startswith(b"{"):
        return False
    try:
        return "text" in parse_object(decode(line))
    except InputError:
        return re.match(rb'\s*\{\s*"', line) is not None


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream. Of a line that is too long, only MAX_BYTES + 1 bytes are held and the rest is skipped."""
    while line := stream.readline(MAX_BYTES + 1):
        yield line
        while len(line) > MAX_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES + 1)


def _walk(folder: str) -> Iterator[tuple[str, OSError | None]]:
    """Paths of the files under `folder` relative to it, in order; hidden ones left out, folder loops entered once."""
    problems: list[OSError] = []
    visited = {os.path.realpath(folder)}
    for root, folders, files in os.walk(folder, followlinks=True, onerror=problems.append):
        kept = []
        for name in sorted(folders):
            real = os.path.realpath(os.path.join(root, name))  # noqa: PTH118
            if not name.startswith(".") and real not in visited:
                visited.add(real)
                kept.append(name)
        folders[:] = kept
        relative = os.path.relpath(root, folder)
        for name in sorted(files):
            if not name.startswith("."):
                yield os.path.normpath(os.path.join(relative, name)), None  # noqa: PTH118
    for problem in problems:
        yield os.path.relpath(problem.filename or folder, folder), problem


def _clean(name: str) -> str:
    """A file name as text that can be written anywhere: bytes that are no UTF-8 become replacement characters."""
    return os.fsencode(name).decode("utf-8", errors="replace")


def _unreadable(label: str, error: Exception, *, id_: str | None = None) -> Failure:
    match error:
        case FileNotFoundError():
            reason = "a link to a file that is not there" if os.path.islink(label) else "no such file or folder"  # noqa: PTH114
        case PermissionError():
            reason = "may not be read; change its permissions or run as its owner"
        case OSError():
            reason = f"cannot be read ({error.strerror or error})"
        case _:
            reason = f"is not a usable path ({error})"
    return Failure(id=_clean(id_ or label), error=f"{shown(label)}: {reason}")
