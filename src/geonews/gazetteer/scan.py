"""Finding the names of a gazetteer in a text: only where a name may begin, so that the cost follows the capitals."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from geonews.gazetteer.nameset import NameSet
from geonews.text import fold_with_offsets

_POSSESSIVE = re.compile(r"['’](?=s\b)s", re.IGNORECASE)
_CROSSES = re.compile(r"[!?;:,()\n\[\]“”\"]|\w{4}\.\s")
_MAY_BEGIN = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z]|[^\x00-\x7f])")
_LONGEST = 200
"""Code points of the longest name looked for, folded."""


def find_names(text: str, names: Sequence[NameSet], blocked: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Names in `text` as (start, end, name): leftmost-longest, whole words, beginning with a capital.

    Scripts without capitals are taken as they are. A name never runs across a comma or the end of a sentence.

    Args:
        text: as written.
        names: sets of folded names.
        blocked: folded names that stand for no place.
    """
    plain = _POSSESSIVE.sub("  ", text)
    folded, offsets = fold_with_offsets(plain)
    folded = folded.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair is in no name
    taken = 0
    for start in _starts(plain, folded, offsets):
        if start < taken:
            continue
        first = offsets[start]
        for end in _ends(folded, start, names):
            last = offsets[end - 1] + 1
            if not _CROSSES.search(text, first, last) and folded[start:end] not in blocked:
                taken = end
                yield first, last, text[first:last]
                break


def _starts(text: str, folded: str, offsets: Sequence[int]) -> Iterator[int]:
    """Where words begin in the folded text that are not written small."""
    for match in _MAY_BEGIN.finditer(text):
        char = match.group()
        if not char.isalpha() or char.islower():
            continue
        start = bisect_left(offsets, match.start())
        # a ligature may fold to several words
        while start < len(folded) and offsets[start] == match.start():
            if not (start and folded[start - 1].isalnum()):
                yield start
            start += 1


def _ends(folded: str, start: int, names: Sequence[NameSet]) -> list[int]:
    """Where names end that begin at `start` and are whole words, longest first."""
    ahead = folded[start : start + _LONGEST]
    ends = {start + length for some in names for length in some.lengths(ahead)}
    return sorted((end for end in ends if not folded[end : end + 1].isalnum()), reverse=True)
