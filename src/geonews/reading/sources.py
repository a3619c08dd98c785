"""Files, folders, JSON lines and standard input as articles; what cannot be read becomes a `Failure`, never a trace."""

from __future__ import annotations

import codecs
import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Literal, Protocol

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
from geonews.reading.jsonlines import checked_object, parse_object, record_from_row, row_id, whole_document

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
_UTF16 = codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE
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
                    yield from self._json(stream, label=label, name=name)
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
            yield from self._lines(_Rewound(first, stream), label=_STDIN)
        else:
            data = first + stream.read(max(0, MAX_BYTES + 1 - len(first)))
            yield self._whole(data, kind="text", id_=_STDIN, label=_STDIN)

    def _json(self, stream: BinaryIO, *, label: str, name: str) -> Iterator[Record | Failure]:
        """A .json file may hold one object or a list of them, over many lines, or JSON lines."""
        if name.lower().endswith(".json"):
            data = stream.read(MAX_BYTES + 1)
            rows = whole_document(data) if len(data) <= MAX_BYTES else None
            if rows is not None:
                for number, row in enumerate(rows, 1):
                    yield self._row(row, where=f"{label}:{number}")
                return
            stream.seek(0)
        yield from self._lines(stream, label=label)

    def _lines(self, stream: Lines, *, label: str) -> Iterator[Record | Failure]:
        empty = True
        for number, line in enumerate(_utf8_lines(stream), 1):
            if not line.strip():
                continue
            empty = False
            where = f"{label}:{number}"
            if len(line) > MAX_BYTES:
                yield Failure(id=_clean(where), error=f"{shown(where)}: has more than {MAX_BYTES:,} bytes: split it")
                continue
            yield self._row(line, where=where)
        if empty:
            yield Failure(id=_clean(label), error=f"{shown(label)}: is empty")

    def _row(self, row: bytes | object, *, where: str) -> Record | Failure:
        id_ = where
        try:
            parsed = parse_object(decode(row)) if isinstance(row, bytes) else checked_object(row)
            id_ = row_id(parsed)
            return record_from_row(parsed, overrides=self.overrides, raw=self.raw)
        except InputError as error:
            return Failure(id=_clean(id_), error=f"{shown(where)}: {error}")


class Lines(Protocol):
    """What JSON lines are read from."""

    def readline(self, size: int = -1, /) -> bytes:
        """The next line, at most `size` bytes of it; b"" at the end."""
        ...

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes."""
        ...


class _Rewound:
    """A stream whose first line was already taken from it."""

    def __init__(self, first: bytes, stream: BinaryIO) -> None:
        self._first = first
        self._stream = stream

    def readline(self, size: int = -1, /) -> bytes:
        line, self._first = self._first or self._stream.readline(size), b""
        return line

    def read(self, size: int = -1, /) -> bytes:
        return self._stream.read(size)


def _is_json(line: bytes) -> bool:
    line = line.removeprefix(codecs.BOM_UTF8)
    if line.startswith(_UTF16):
        return line.replace(b"\x00", b"")[2:].lstrip().startswith(b'{"')
    if not line.lstrip().startswith(b"{"):
        return False
    try:
        return "text" in parse_object(decode(line))
    except InputError:
        return re.match(rb'\s*\{\s*"', line) is not None


def _utf8_lines(stream: Lines) -> Iterator[bytes]:
    """The lines of a stream; one that is too long is cut to MAX_BYTES + 1 bytes. UTF-16 is read whole."""
    line = stream.readline(MAX_BYTES + 1)
    if line.startswith(_UTF16):
        data = line + stream.read(MAX_BYTES)
        yield from decode(data).encode("utf-8", errors="replace").splitlines(keepends=True)
        return
    while line:
        yield line
        while len(line) > MAX_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES + 1)
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
                yield Path(relative, name).as_posix(), None
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
