"""Text cut into windows of word pieces that the tagger reads at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from geonews.recognition.word_features import WordFeatures

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MAX_PIECES = 160
"""Word pieces of a window, without the two that mark its ends."""
_SENTENCE = re.compile(r"[.!?…][\"”’')\]]*\s+|\n+")
_PLAIN = (0, 1, 5)
"""Cases of words that begin no name: none, lower, digit."""
_BEGINS_SENTENCE, _ALSO_SMALL = 2, 1
"""A capital after a full stop means nothing in a word that the article also writes small ("The")."""


@dataclass(frozen=True, slots=True)
class Window:
    """A run of word pieces, its ends not included."""

    pieces: NDArray[np.int64]
    """Ids of the vocabulary, (n,)."""
    case: NDArray[np.int64]
    gazetteer: NDArray[np.int64]
    use: NDArray[np.int64]
    """Features of the word that each piece belongs to; 0 between words."""
    words: NDArray[np.int64]
    """Which word begins with the piece; -1 where none does."""


def windows(text: str, features: WordFeatures, tokenizer: Tokenizer, *, skip: bool = True) -> Iterator[Window]:
    """Whole sentences in windows of at most MAX_PIECES pieces; a longer sentence is cut.

    Args:
        text: the text.
        features: its words.
        tokenizer: of the encoder; must not add special tokens.
        skip: leave out sentences that cannot hold a name, as no word begins with a telling capital.
    """
    encoding: Any = tokenizer.encode(text, add_special_tokens=False)
    if not encoding.ids:
        return
    ids = np.array(encoding.ids, dtype=np.int64)
    offsets = np.array(encoding.offsets, dtype=np.int64)
    owner = np.searchsorted(features.spans[:, 0], offsets[:, 0], side="right") - 1
    inside = (owner >= 0) & (offsets[:, 0] < features.spans[owner, 1]) if len(features.spans) else owner >= 0
    first = inside & (np.concatenate(([-1], owner[:-1])) != owner)
    case, gazetteer, use = (
        np.where(inside, column[owner], 0) if len(column) else np.zeros_like(ids)
        for column in (features.case, features.gazetteer, features.use)
    )
    words = np.where(first, owner, -1)
    telling = (gazetteer > 0) | ~(np.isin(case, _PLAIN) | ((case == _BEGINS_SENTENCE) & ((use & _ALSO_SMALL) > 0)))
    for start, end in _packed(_sentences(text, offsets), telling, skip=skip):
        part = slice(start, end)
        yield Window(ids[part], case[part], gazetteer[part], use[part], words[part])


def _sentences(text: str, offsets: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Piece ranges of sentences, none longer than MAX_PIECES."""
    ends = [match.end() for match in _SENTENCE.finditer(text)]
    cuts = [0, *np.searchsorted(offsets[:, 0], ends).tolist(), len(offsets)]
    found = []
    for start, end in pairwise(cuts):
        found += [(i, min(i + MAX_PIECES, end)) for i in range(start, end, MAX_PIECES)]
    return found


def _packed(
    sentences: Sequence[tuple[int, int]], telling: NDArray[np.bool_], *, skip: bool
) -> Iterator[tuple[int, int]]:
    begun: tuple[int, int] | None = None
    for start, end in sentences:
        if skip and not telling[start:end].any():
            continue
        if begun is not None and begun[1] == start and end - begun[0] <= MAX_PIECES:
            begun = (begun[0], end)
            continue
        if begun is not None:
            yield begun
        begun = (start, end)
    if begun is not None:
        yield begun
