"""What the tagger is told of each word beside its letters: case, gazetteer, and how the article uses it elsewhere.

Training and use share this module, so that both see the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from geonews.recognition.spans import Spot, abbreviation_spots
from geonews.recognition.standing import Rank
from geonews.recognition.words import Words
from geonews.text import fold

WORD = re.compile(r"\w+(?:['’](?=[A-Z])\w+)*")  # "O'Connor", "N'Djamena" are one word, "Chad's" is two
_CAPITALISED = re.compile(r"[^\Wa-z](?<!\w\w)(?<!\w['’][A-Z])\w*(?:['’](?=[A-Z])\w+)*")  # a WORD that is not small
_SENTENCE_END = re.compile(r"(?:[.!?…][\"”’')\]]*\s+|\n\s*|[:—–]\s+)[\"“‘'(\[]*\Z")
_PREPOSED = re.compile(
    r"(?:^|\W)(?:in|at|near|from|around|outside|across|throughout|northern|southern|eastern|western) \Z"
)
_SPEAKS = re.compile(r"\s(?:said|says|told|added|asked|stated|testified)\b|,\s\d{1,2},")
_INSIDE = re.compile(r"\s?[,(]\s?(?:[A-Z][a-z]+\.?|[A-Z]\.\s?[A-Z]\.)")
_MAX_WORDS = 3
_MIN_LINE = 3
_HEADLINE_SHARE = 0.7
_BIG, _TOWN = 100_000, 5_000

N_CASE = 10
"""0 outside words, 1 lower, 2 capital after a full stop, 3 capital, 4 capitals, 5 digit, 6 one capital, 7 mixed,
8 capital in a headline, 9 capitals in a line of capitals."""
_KINDS = ("country", "unit", "big", "town", "small", "other", "demonym", "abbreviation")
N_GAZETTEER = 1 + 2 * len(_KINDS)
"""0 no name; 1 to 8 first word of a name by kind, 9 to 16 a further word."""
N_USE = 16
"""What the article does with the word anywhere. Bit 0: writes it in lower case. Bit 1: puts it after "in" or before its
unit. Bit 2: puts it after a title ("Mr."). Bit 3: lets it speak or gives it an age, as with persons."""


class Names(Protocol):
    """What is asked of the gazetteer."""

    def scan(self, text: str) -> Iterable[tuple[int, int, str]]: ...
    def demonym(self, word: str) -> str | None: ...


class Ranks(Protocol):
    """What is asked of `standing.Standing`."""

    def of(self, name: str) -> Rank: ...


@dataclass(frozen=True, slots=True)
class WordFeatures:
    """Arrays with one entry a word, in text order."""

    spans: NDArray[np.int64]
    """(n, 2): start and end in the text."""
    case: NDArray[np.int64]
    gazetteer: NDArray[np.int64]
    use: NDArray[np.int64]
    abbreviations: tuple[Spot, ...] = ()
    """States and provinces written short, found on the way."""
    demonyms: tuple[tuple[int, int], ...] = ()
    """Start and end of the adjectives of countries and regions, found on the way."""


def word_features(text: str, names: Names, ranks: Ranks, words: Words) -> WordFeatures:
    """Features of every word of `text`, for the tagger.

    Args:
        text: an article's main text.
        names: the gazetteer.
        ranks: what a name most likely stands for.
        words: the lists of lexicon.toml.
    """
    found = list(WORD.finditer(text))
    spans = np.array([match.span() for match in found], dtype=np.int64).reshape(-1, 2)
    short, people = tuple(abbreviation_spots(text, words)), tuple(demonym_spans(text, names, words))
    known = list(_known(text, names, ranks, short, people))
    small = {match.group() for match in found if match.group().islower()}
    titled, speaking = _persons(text, found, words)
    placed = {
        fold(text[s:e]) for s, e, kind in known if kind < _KINDS.index("demonym") and _stands_as_place(text, s, e)
    }
    gazetteer = np.zeros(len(found), dtype=np.int64)
    use = np.array(
        [
            (word.lower() in small) | (word in titled) << 2 | (word in speaking) << 3
            for word in (match.group() for match in found)
        ],
        dtype=np.int64,
    )
    starts = spans[:, 0]
    for start, end, kind in known:
        first, last = np.searchsorted(starts, (start, end))
        gazetteer[first:last] = 1 + len(_KINDS) + kind
        gazetteer[first] = 1 + kind
        if fold(text[start:end]) in placed:
            use[first:last] |= 2
    return WordFeatures(spans, cases(text, found), gazetteer, use, short, people)


def _persons(text: str, found: Sequence[re.Match[str]], words: Words) -> tuple[set[str], set[str]]:
    """Capitalised words that somewhere stand after a title, and that somewhere speak or have an age."""
    titled, speaking = set[str](), set[str]()
    after_title = False
    for match in found:
        word = match.group()
        if not word[0].isupper():
            after_title = word in words.titles
            continue
        if after_title:
            titled.add(word)
        if _SPEAKS.match(text, match.end()):
            speaking.add(word)
        # "Mr. Sam Houston": a title reaches over first names.
        after_title = word.lower() in words.titles or (after_title and text[match.end() : match.end() + 1] == " ")
    return titled, speaking


def _known(
    text: str, names: Names, ranks: Ranks, short: Iterable[Spot], people: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int, int]]:
    """Names that the gazetteer or the word lists know, as (start, end, kind), not overlapping."""
    taken: list[tuple[int, int]] = []
    spots: list[tuple[int, int, str]] = [(s.start, s.end, "abbreviation") for s in short]
    spots += [(start, end, "demonym") for start, end in people]
    for start, end, kind in spots:
        if not any(start < e and s < end for s, e in taken):
            taken.append((start, end))
            yield start, end, _KINDS.index(kind)
    taken.sort()
    for start, end, name in names.scan(text):
        if not any(start < e and s < end for s, e in taken):
            yield start, end, _KINDS.index(_kind(ranks.of(name)))


def demonym_spans(text: str, names: Names, words: Words) -> Iterator[tuple[int, int]]:
    """Capitalised adjectives and people nouns of countries and regions, of one to three words."""
    found = [m for m in _CAPITALISED.finditer(text) if not m.group()[0].islower()]
    free = 0
    for i, match in enumerate(found):
        start = match.start()
        if start < free:
            continue
        ends = [match.end()]
        for other in found[i + 1 : i + _MAX_WORDS]:
            if other.start() != ends[-1] + 1 or text[ends[-1]] not in " -":
                break
            ends.append(other.end())
        for end in reversed(ends):
            word = text[start:end].lower()
            if word in words.region_adjectives or names.demonym(word) is not None:
                free = end
                yield start, end
                break


def _kind(rank: Rank) -> str:
    if rank.is_country:
        return "country"
    if rank.is_adm1:
        return "unit"
    if rank.population >= _BIG or rank.is_capital:
        return "big"
    if rank.population >= _TOWN:
        return "town"
    return "small" if rank.place is None or rank.place.feature_class == "P" else "other"


def _stands_as_place(text: str, start: int, end: int) -> bool:
    return bool(_PREPOSED.search(text, max(0, start - 12), start) or _INSIDE.match(text, end))


def cases(text: str, found: Sequence[re.Match[str]]) -> NDArray[np.int64]:
    """The case class of each word, as `N_CASE` lists them."""
    classes = np.zeros(len(found), dtype=np.int64)
    headlines = list(_headlines(text))
    line = 0
    for i, match in enumerate(found):
        while line < len(headlines) and headlines[line][1] <= match.start():
            line += 1
        style = headlines[line][2] if line < len(headlines) and headlines[line][0] <= match.start() else ""
        classes[i] = _case(match.group(), style)
        if classes[i] == _CAPITAL and (i == 0 or _SENTENCE_END.search(text, max(0, match.start() - 6), match.start())):
            classes[i] = _FIRST
    return classes


_FIRST, _CAPITAL = 2, 3


def _case(word: str, style: str) -> int:
    if word[0].isdigit():
        return 5
    if word.islower():
        return 1
    if word.isupper():
        return 6 if len(word) == 1 else 9 if style == "capitals" else 4
    if word[0].isupper() and word[1:].islower():
        return 8 if style == "title" else _CAPITAL
    return 7


def _headlines(text: str) -> Iterator[tuple[int, int, str]]:
    """Lines in capitals or in title case, as (start, end, style)."""
    start = 0
    for part in text.splitlines(keepends=True):
        long = [w for w in WORD.findall(part) if len(w) > 3 and w.isalpha()]  # short words stay small
        if len(long) >= _MIN_LINE:
            if sum(w.isupper() for w in long) >= _HEADLINE_SHARE * len(long):
                yield start, start + len(part), "capitals"
            elif sum(w[0].isupper() for w in long) >= _HEADLINE_SHARE * len(long):
                yield start, start + len(part), "title"
        start += len(part)


__all__ = ["N_CASE", "N_GAZETTEER", "N_USE", "Spot", "WordFeatures", "demonym_spans", "word_features"]
