"""Sets of folded names on disk that say which names a text goes on with: tries, mapped into memory and not read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

_FILE = "names-{}.marisa"
_SHARD = 1_000_000  # Names in a trie: building one takes about 90 bytes a name.


def write_names(keys: Iterable[str], folder: Path, *, shard: int = _SHARD) -> Iterator[int]:
    """Write tries of so many `keys` each to `folder`, as they come and in bounded memory.

    Yields:
        The number of each trie before it is built, for the progress.
    """
    from marisa_trie import Trie  # noqa: PLC0415  # only for building and scanning

    remaining = iter(keys)
    for number, names in enumerate(iter(lambda: list(islice(remaining, shard)), [])):
        yield number
        Trie(names).save(str(folder / _FILE.format(number)))


class NameSet:
    """A set of folded names."""

    def __init__(self, tries: Iterable[Any]) -> None:
        self._tries = tuple(tries)

    @classmethod
    def of(cls, keys: Iterable[str]) -> NameSet:
        """A set in memory."""
        from marisa_trie import Trie  # noqa: PLC0415  # only for building and scanning

        return cls([Trie(list(keys))])

    @classmethod
    def open(cls, folder: Path) -> NameSet:
        """The set that `write_names` wrote to `folder`; opens at once, the pages are read when they are asked for."""
        from marisa_trie import Trie  # noqa: PLC0415  # only for building and scanning

        return cls(Trie().mmap(str(path)) for path in sorted(folder.glob(_FILE.format("*"))))

    def lengths(self, text: str) -> list[int]:
        """Lengths of the names that `text`, folded, begins with."""
        return [len(name) for trie in self._tries for name in trie.prefixes(text)]

    def begin_with(self, start: str) -> bool:
        """Whether any name begins so."""
        return any(next(trie.iterkeys(start), None) is not None for trie in self._tries)

    def __contains__(self, name: str) -> bool:
        return any(name in trie for trie in self._tries)
