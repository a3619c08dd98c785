"""Finding the names of a gazetteer in a text: only where a name may begin, so that the cost follows the capitals."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

import numpy as np

from geonews.gazetteer.nameset import NameSet
from geonews.text import fold_with_offsets

_POSSESSIVE = re.compile(r"['’](?=s\b)s", re.IGNORECASE)
_CROSSES = re.compile(r"[!?;:,()\n\[\]“”\"]|\w{4}\.\s")
_MAY_BEGIN = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z]|[^\x00-\x7f])")
_HEAD = re.compile(r"[^\W_]+.?", re.DOTALL)
_LONGEST = 200
"""Code points of the longest name looked for, folded."""
_REMEMBERED = 50_000


class Scanner:
    """Finds names in texts.

    Attributes:
        names: sets of folded names.
        blocked: folded names that stand for no place.
    """

    def __init__(self, names: Sequence[NameSet], blocked: Collection[str]) -> None:
        self.names, self.blocked = tuple(names), blocked
        self._sets: dict[str, tuple[NameSet, ...]] = {}

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Names in `text` as (start, end, name): leftmost-longest, whole words, beginning with a capital.

        Scripts without capitals are taken as they are. A name never runs across a comma or the end of a sentence.
        """
        plain = _POSSESSIVE.sub("  ", text)
        folded, offsets = fold_with_offsets(plain)
        folded = folded.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair is in no name
        taken = 0
        for start in _starts(plain, folded, offsets):
            if start < taken:
                continue
            first = offsets[start]
            for end in self._ends(folded, start):
                last, name = offsets[end - 1] + 1, folded[start:end]
                is_one_word = name.isalnum() and last - first == end - start
                if (is_one_word or not _CROSSES.search(text, first, last)) and name not in self.blocked:
                    taken = end
                    yield first, last, text[first:last]
                    break

    def _ends(self, folded: str, start: int) -> list[int]:
        """Where names end that begin at `start` and are whole words, longest first."""
        sets = self._sets_at(folded, start)
        if not sets:
            return []
        ahead = folded[start : start + _LONGEST]
        ends = [start + length for some in sets for length in some.lengths(ahead)]
        whole = {end for end in ends if not folded[end : end + 1].isalnum()}
        return sorted(whole, reverse=True) if len(whole) > 1 else list(whole)

    def _sets_at(self, folded: str, start: int) -> tuple[NameSet, ...]:
        """The sets that have a name of the word at `start` or beginning with it; most words begin none in most sets."""
        match = _HEAD.match(folded, start)
        if match is None:
            return self.names
        head = match.group()
        found = self._sets.get(head)
        if found is None:
            if len(self._sets) >= _REMEMBERED:
                self._sets.clear()
            word = head if head[-1].isalnum() else head[:-1]
            found = tuple(some for some in self.names if word in some or some.begin_with(head))
            self._sets[head] = found
        return found


def _starts(text: str, folded: str, offsets: Sequence[int]) -> Iterator[int]:
    """Where words begin in the folded text that are not written small."""
    found = ((match.start(), match.group()) for match in _MAY_BEGIN.finditer(text))
    firsts = [first for first, char in found if char.isascii() or (char.isalpha() and not char.islower())]
    for first, nearest in zip(firsts, np.searchsorted(offsets, firsts).tolist(), strict=True):
        # none of a silent letter, several of a ligature, which may even fold to several words
        start = nearest
        while start < len(folded) and offsets[start] == first:
            if not (start and folded[start - 1].isalnum()):
                yield start
            start += 1
