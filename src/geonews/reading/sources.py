"""Files, folders and standard input as articles; what cannot be read becomes a `Failure`, never a trace."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from geonews.model import Article
from geonews.reading import listing
from geonews.reading.archives import Limits
from geonews.reading.articles import MAX_BYTES, NOTHING, Options, Overrides, Record
from geonews.reading.documents import Document, Documents
from geonews.reading.failures import Failure, failed, shown, unreadable
from geonews.reading.kinds import SUFFIXES, is_json, kind_by_name, unknown_suffix
from geonews.reading.streams import Peeked

__all__ = ["MAX_BYTES", "SUFFIXES", "Failure", "Overrides", "Record", "read", "read_records", "shown"]

_STDIN = "stdin"


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
    paths: Sequence[str],
    *,
    overrides: Overrides = NOTHING,
    raw: bool = False,
    stdin: BinaryIO | None = None,
    limits: Limits = Limits(),  # noqa: B008  # frozen
) -> Iterator[Record | Failure]:
    """Like `read`, each article with the spans that its JSON line gave. A repeated id is a failure of the later one.

    Args:
        paths: as for `read`.
        overrides: as for `read`.
        raw: as for `read`.
        stdin: as for `read`.
        limits: how much may come out of an archive or a mail.
    """
    seen: set[str] = set()
    reader = _Reader(Documents(Options(overrides=overrides, raw=raw), limits))
    for path in paths:
        for record in reader.stdin(stdin) if path == "-" else reader.path(path):
            if isinstance(record, Record):
                id_ = record.article.id
                if id_ in seen:
                    yield failed(id_, "repeated id; the first article stays, give this one its own")
                    continue
                seen.add(id_)
            yield record


class _Reader:
    """Reads what the user named."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._listings: dict[Path, listing.Listing] = {}

    def path(self, given: str) -> Iterator[Record | Failure]:
        path = Path(given)
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError) as error:
            yield unreadable(given, error)
            return
        if stat.S_ISDIR(mode):
            yield from self._folder(given)
        else:
            yield from self._file(path, name=path.name, label=given, root=path.parent)

    def stdin(self, stream: BinaryIO | None) -> Iterator[Record | Failure]:
        if stream is None:
            import sys  # noqa: PLC0415  # the process's own stream only when none was handed in

            stream = sys.stdin.buffer
        try:
            # By lines, so that a program can send one article after the other.
            first = stream.readline(MAX_BYTES + 1)
            while first and not first.strip():
                first = stream.readline(MAX_BYTES + 1)
            rows = is_json(first)
            document = Document(
                id=_STDIN,
                label=_STDIN,
                kind="json" if rows else None,
                stream=Peeked(first, stream),
                head=first if rows else None,
            )
            yield from self._documents.read(document)
        except OSError as error:
            yield unreadable(_STDIN, error)

    def _folder(self, given: str) -> Iterator[Record | Failure]:
        found = False
        for name, problem in _walk(given):
            found = True
            label = os.path.join(given, name)  # noqa: PTH118  # keeps the path as it was given
            if problem:
                yield unreadable(label, problem)
            else:
                yield from self._file(Path(label), name=name, label=label, root=Path(given))
        if not found:
            yield failed(given, "the folder holds no files")

    def _file(self, path: Path, *, name: str, label: str, root: Path) -> Iterator[Record | Failure]:
        """The articles of a file, with what tables beside it or in the folders above, up to `root`, say of them."""
        tables = [path.parent, *(folder for folder in path.parent.parents if folder.is_relative_to(root))]
        for folder in tables:
            yield from self._new_failures(folder)
        if listing.is_listing(path.name):
            return
        for record in self._articles(path, name=name, label=label):
            for folder in reversed(tables):
                file = path.relative_to(folder).as_posix()
                record = listing.with_listed(record, self._listings[folder], file=file, holder=name)  # noqa: PLW2901
            yield record

    def _new_failures(self, folder: Path) -> Iterator[Failure]:
        """Read the table in `folder`; what is wrong with it is told once."""
        if folder in self._listings:
            return
        self._listings[folder] = listing.NOTHING_LISTED
        for name in sorted(listing.NAMES):
            path = folder / name
            try:
                if not path.is_file():
                    continue
                with path.open("rb") as stream:
                    data = stream.read(listing.MAX_BYTES + 1)
            except OSError as error:
                yield unreadable(str(path), error)
                continue
            table = listing.read_listing(data, label=str(path), exists=lambda inner: _is_file(folder / inner))
            self._listings[folder] = table
            yield from table.failures
            break

    def _articles(self, path: Path, *, name: str, label: str) -> Iterator[Record | Failure]:
        kind = kind_by_name(name)
        if kind is None:
            yield failed(label, unknown_suffix(shown(name)), id_=name)
            return
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                yield failed(label, 'not a regular file; pipe it in and name it "-"', id_=name)
                return
            with path.open("rb") as stream:
                yield from self._documents.read(Document(id=name, label=label, kind=kind, stream=stream))
        except OSError as error:
            yield unreadable(label, error, id_=name)


def _of_saved_page(folder: str, beside: Sequence[str]) -> bool:
    """Whether a browser put the pictures and scripts of the page beside it into this folder."""
    page = folder.removesuffix("_files")
    return page != folder and any(f"{page}{suffix}" in beside for suffix in (".html", ".htm"))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _walk(folder: str) -> Iterator[tuple[str, OSError | None]]:
    """Paths of the files under `folder` relative to it, in order; hidden ones left out, folder loops entered once.

    Left out too is the folder of a page that a browser saved with its pictures.
    """
    problems: list[OSError] = []
    visited = {os.path.realpath(folder)}
    for root, folders, files in os.walk(folder, followlinks=True, onerror=problems.append):
        kept = []
        for name in sorted(folders):
            real = os.path.realpath(os.path.join(root, name))  # noqa: PTH118
            if not name.startswith(".") and real not in visited and not _of_saved_page(name, files):
                visited.add(real)
                kept.append(name)
        folders[:] = kept
        relative = os.path.relpath(root, folder)
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(relative, name).as_posix(), None
    for problem in problems:
        yield os.path.relpath(problem.filename or folder, folder), problem
