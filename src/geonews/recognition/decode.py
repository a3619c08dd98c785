"""From the probabilities of words to names with borders, type and certainty. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geonews.recognition.tagger import TYPES
from geonews.vocabulary import MentionType

_PART = TYPES.index("part_of_name")
_MAX_GAP = 2
_NO_JOINT = re.compile(r"[\n,;:()\"“”]")


@dataclass(frozen=True, slots=True)
class Guess:
    """A run of words that the tagger takes for one name."""

    start: int
    end: int
    """In the text, half-open."""
    belief: float
    """0 to 1, the mean over its words: that they belong to a toponym in its own right."""
    mention_type: MentionType


def guesses(
    text: str, spans: NDArray[np.int64], probabilities: NDArray[np.float32], threshold: float
) -> Iterator[Guess]:
    """Names in text order, not overlapping.

    Args:
        text: the text.
        spans: (n, 2) start and end of its words.
        probabilities: (n, N_LABELS) from the tagger.
        threshold: a word belongs to a name where "no toponym" has less than 1 - threshold.
    """
    begins = probabilities[:, 1::2]
    follows = probabilities[:, 2::2]
    named = begins.sum(axis=1) + follows.sum(axis=1) >= threshold
    run: list[int] = []
    for i in np.flatnonzero(named).tolist():
        joined = (
            bool(run)
            and run[-1] == i - 1
            and follows[i].sum() > begins[i].sum()
            and _may_join(text, int(spans[i - 1, 1]), int(spans[i, 0]))
        )
        if run and not joined:
            yield _guess(spans, begins, follows, run)
            run = []
        run.append(i)
    if run:
        yield _guess(spans, begins, follows, run)


def _may_join(text: str, end: int, start: int) -> bool:
    return start - end <= _MAX_GAP and not _NO_JOINT.search(text, end, start)


def _guess(
    spans: NDArray[np.int64], begins: NDArray[np.float32], follows: NDArray[np.float32], run: Sequence[int]
) -> Guess:
    by_type = (begins[run] + follows[run]).mean(axis=0)
    own = by_type[:_PART]
    kind = TYPES[int(by_type.argmax())] if by_type[_PART] > own.sum() else TYPES[int(own.argmax())]
    return Guess(
        start=int(spans[run[0], 0]),
        end=int(spans[run[-1], 1]),
        belief=float(own.sum()),
        mention_type=kind,
    )
