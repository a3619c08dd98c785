"""Which sentences of an article may hold an event, before anything is parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from geonews.positions.parse.lexicon import Lexicon
from geonews.text import fold

_SENTENCE = re.compile(r"[.!?…][\"”’')\]]*\s+|\n+")
# What a full stop shortens: "Gen.", "St.", "U.S.".
SHORTENED = re.compile(
    r"(?<![\w.])(?:(?:[A-Z]\.)+|(?:Mr|Ms|Mrs|Dr|St|Mt|Ft|Lt|Gen|Col|Maj|Sgt|Cpl|Pvt|Adm|Gov|Sen|Rep|Rev|Hon|Capt|Prof"
    r"|Brig|No|vs)\.)\Z"
)
_LONGEST = 8
_WORD = re.compile(r"[^\W\d_]+")
_AT_WAR = 0.2
"""Share of sentences with an armed word from which an article is about fighting, and any other may tell of it too."""
SHORT = 4
"""Sentences of a note, all of which are read."""
Span = tuple[int, int]


def candidates(text: str, lexicon: Lexicon) -> list[Span]:
    """Sentences that may hold an event, as (start, end) in text order.

    Those with a word of arms or fighting; all in a short note and where many have one.
    """
    sentences = list(split(text))
    armed = [any(fold(word) in lexicon.armed for word in _WORD.findall(text, *span)) for span in sentences]
    if len(sentences) <= SHORT or sum(armed) >= _AT_WAR * len(sentences):
        return sentences
    return [span for span, is_armed in zip(sentences, armed, strict=True) if is_armed]


def is_note(text: str) -> bool:
    """Whether the text is a few sentences long."""
    return len(list(islice(split(text), SHORT + 1))) <= SHORT


def split(text: str) -> Iterator[Span]:
    """Sentences by their full stops and line breaks, without the white space behind them."""
    start = 0
    for match in _SENTENCE.finditer(text):
        if SHORTENED.search(text, max(0, match.start() - _LONGEST), match.start() + 1):
            continue
        end = match.start() + len(match.group().rstrip())
        if text[start:end].strip():
            yield start, end
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


def runs(text: str, spans: Sequence[Span]) -> list[Span]:
    """Runs of sentences that hold these spans, with the one before each in its paragraph, which pronouns lean on."""
    sentences = list(split(text))
    wanted = {i for i, (a, b) in enumerate(sentences) if any(a < end and start < b for start, end in spans)}
    wanted |= {i - 1 for i in wanted if i and "\n\n" not in text[sentences[i - 1][1] : sentences[i][0]]}
    found: list[Span] = []
    for i in sorted(wanted):
        start, end = sentences[i]
        if found and i - 1 in wanted:
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found
