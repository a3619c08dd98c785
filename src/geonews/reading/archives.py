"""Zip and gzip files as the files in them, within limits: nothing is ever unpacked to the disk.

A small archive can unpack to more than any machine holds, so what comes out is counted while it is read.
"""

from __future__ import annotations

import gzip
import io
import lzma
import textwrap
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO, Any, cast

from geonews.errors import InputError
from geonews.reading.articles import MAX_BYTES
from geonews.reading.streams import Stream

_TOLD = 120
"""Characters of an error that are told."""
_DAMAGED = (zlib.error, lzma.LZMAError, EOFError, zipfile.BadZipFile, gzip.BadGzipFile)
_ENCRYPTED = 0x1
_LEFT_OUT = frozenset(("__MACOSX",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much may come out of one input that the user named."""

    bytes: int = 4_000_000_000
    """In all, of all its members."""
    members: int = 100_000
    """Files in archives, mails and attachments together."""
    depth: int = 4
    """Archives and mails inside each other."""
    ratio: int = 200
    """Bytes out for one byte in; text packs ten to one, a bomb a thousand to one."""
    ratio_from: int = 10_000_000
    """Bytes of a member below which its ratio does not matter."""


class LimitError(InputError):
    """A limit was reached: the whole input ends here, not just a member of it."""


class Budget:
    """What is left of the limits for one input."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._bytes = limits.bytes
        self._members = limits.members

    def spend(self, n: int) -> None:
        """Count `n` unpacked bytes. Raises LimitError."""
        self._bytes -= n
        if self._bytes < 0:
            raise LimitError(f"unpacks to more than {self.limits.bytes:,} bytes: unpack it and name the folder")

    def enter(self) -> None:
        """Count a member. Raises LimitError."""
        self._members -= 1
        if self._members < 0:
            raise LimitError(f"holds more than {self.limits.members:,} files: unpack it and name the folder")


class Metered:
    """An unpacking stream that counts. Damage and bombs raise InputError, whose message is the reason alone."""

    def __init__(self, stream: IO[bytes], budget: Budget, packed: Callable[[], int]) -> None:
        self._stream = stream
        self._budget = budget
        self._packed = packed
        self._count = 0

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes."""
        return self._counted(self._stream.read, size)

    def readline(self, size: int, /) -> bytes:
        """The next line, at most `size` bytes of it."""
        return self._counted(self._stream.readline, size)

    def _counted(self, take: Callable[[int], bytes], size: int) -> bytes:
        try:
            data = take(size)
        except _DAMAGED as error:
            raise InputError(f"is damaged ({_short(error)}): fetch it again") from None
        self._count += len(data)
        self._budget.spend(len(data))
        limits = self._budget.limits
        if self._count > limits.ratio_from and self._count > limits.ratio * self._packed():
            raise InputError(f"unpacks to over {limits.ratio} times its size, as a bomb does; it is not read")
        return data


class _Counted(io.RawIOBase):
    """Counts the packed bytes that gzip takes."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        data = self._stream.read(size)
        self.count += len(data)
        return data


def unzipped(stream: Stream, budget: Budget) -> Stream:
    """The content of a gzip stream."""
    packed = _Counted(stream)
    return Metered(cast("IO[bytes]", gzip.GzipFile(fileobj=packed, mode="rb")), budget, lambda: packed.count)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file in a zip archive."""

    name: str
    """Its path in the archive with / between, without "..": a name for people, never for writing a file."""
    open: Callable[[], Stream]
    """Its content. Raises InputError with the reason alone."""


def zip_members(stream: Stream, budget: Budget) -> list[Member]:
    """The files in a zip archive, in its order; folders, hidden files and Mac metadata left out.

    Raises:
        InputError: it is no zip archive or damaged. The message is the reason alone.
    """
    archive = _open_zip(stream)
    members = []
    for info in archive.infolist():
        name = _plain_name(info.filename)
        hidden = any(part.startswith(".") or part in _LEFT_OUT for part in name.split("/"))
        if name and not hidden and not info.is_dir():
            members.append(Member(name=name, open=_opener(archive, info, budget)))
    return members


def _open_zip(stream: Stream) -> zipfile.ZipFile:
    if not (isinstance(stream, io.BufferedIOBase) and stream.seekable()):
        data = stream.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise InputError(
                f"is a zip archive of more than {MAX_BYTES:,} bytes inside another input: unpack that first"
            )
        stream = io.BytesIO(data)
    try:
        return zipfile.ZipFile(cast("IO[bytes]", stream))
    except (*_DAMAGED, ValueError, NotImplementedError) as error:
        raise InputError(f"is no zip archive or damaged ({_short(error)}): fetch it again") from None


def _opener(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> Callable[[], Stream]:
    def open_() -> Stream:
        if info.flag_bits & _ENCRYPTED:
            raise InputError("is encrypted: unpack the archive with its password and name the folder")
        try:
            content: Any = archive.open(info)
        except NotImplementedError as error:
            raise InputError(f"cannot be unpacked ({error}): unpack the archive and name the folder") from None
        except (*_DAMAGED, ValueError) as error:
            raise InputError(f"is damaged ({_short(error)}): fetch it again") from None
        return Metered(content, budget, lambda: info.compress_size)

    return open_


def _plain_name(name: str) -> str:
    return "/".join(part for part in PurePath(name.replace("\\", "/")).parts if part not in ("/", "..", "."))


def _short(error: Exception) -> str:
    """What went wrong, without the rest of the archive that zipfile quotes when a header is damaged."""
    return textwrap.shorten(str(error), _TOLD, placeholder=" …") if len(str(error)) > _TOLD else str(error)
