"""Bytes that are read once, front to back, with a look at their beginning."""

from __future__ import annotations

import io
from typing import Protocol

HEAD_BYTES = 8_192
"""Enough of a file to tell what it is."""


class Stream(Protocol):
    """What readers read from. Every call names a size, so that no input decides how much memory it takes."""

    def readline(self, size: int, /) -> bytes:
        """The next line, at most `size` bytes of it; b"" at the end."""
        ...

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes, fewer only at the end."""
        ...


class Peeked:
    """A stream whose first bytes were already taken."""

    def __init__(self, head: bytes, rest: Stream) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def readline(self, size: int, /) -> bytes:
        """The next line, at most `size` bytes of it."""
        line = self._head.readline(size)
        return line if line.endswith(b"\n") or len(line) == size else line + self._rest.readline(size - len(line))

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes."""
        data = self._head.read(size)
        return data if len(data) == size else data + self._rest.read(size - len(data))


def peek(stream: Stream) -> tuple[bytes, Stream]:
    """The first bytes of a stream, and a stream that still has them. One that can seek comes back as it is."""
    head = stream.read(HEAD_BYTES)
    if isinstance(stream, io.BufferedIOBase) and stream.seekable():
        stream.seek(-len(head), io.SEEK_CUR)
        return head, stream
    return head, Peeked(head, stream)
