"""Finding names in a text by asking the index for each run of words: slower than an automaton, without its memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator

MAX_NAME = 80
"""Characters of the longest name that is found so."""


def spans_by_lookup(folded: str, next_key: Callable[[str], str | None]) -> Iterator[tuple[int, int]]:
    """Names in a folded text as (start, end), beginning with a letter, at word boundaries; they may overlap.

    Args:
        folded: as `geonews.text.fold_with_offsets` makes it.
        next_key: the first of the sorted keys that is not less than its argument; None when all are less. Its answer
            also says when no key begins so, which ends most runs after a word or two.
    """
    for start, char in enumerate(folded):
        if not char.isalpha() or (start > 0 and folded[start - 1].isalnum()):
            continue
        for end in _ends(folded, start):
            run = folded[start:end]
            key = next_key(run)
            if key is None or not key.startswith(run):
                break
            if key == run:
                yield start, end


def _ends(folded: str, start: int) -> Iterator[int]:
    for end in range(start + 1, min(len(folded), start + MAX_NAME) + 1):
        if folded[end - 1] != " " and not folded[end : end + 1].isalnum():
            yield end
