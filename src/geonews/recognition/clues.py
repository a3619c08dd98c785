"""What speaks for and against a name's being a place, without a tagger: the name itself and the words beside it.

A clue is a key of the table [points] in lexicon.toml, which says how much it tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from geonews.recognition.standing import Rank
from geonews.recognition.words import Words

_REACH = 40
_OPENING = " \t\n\"“‘'(["
_CLOSING = ".,;:!?)\"”'’"
_SIZES = ((1_000_000, "million"), (100_000, "hundred_thousand"), (15_000, "fifteen_thousand"), (1_000, "thousand"))
_SHORT = 3
_PERSON = frozenset(["title", "speaks", "age", "joined_before"])
_PERSONAL = _PERSON | {"elsewhere_person", "elsewhere_title", "elsewhere_speaks"}
_PLACE = frozenset(["locative", "direction", "kind_of", "kind_after", "unit_after", "held"])


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A name in the text."""

    start: int
    end: int
    name: str
    beside: frozenset[str]
    """Clues by the words beside it, and by how the article uses it elsewhere."""


def occurrences(text: str, spans: Iterable[tuple[int, int]], units: Iterable[int], words: Words) -> list[Occurrence]:
    """Each name with the clues of its surroundings.

    Args:
        text: an article's main text.
        spans: where the names are.
        units: where names of countries and first-level units begin.
        words: the lists of lexicon.toml.
    """
    found: list[tuple[int, int, str, set[str]]] = []
    of_name: dict[str, set[str]] = defaultdict(set)
    starts = frozenset(units)
    for start, end in spans:
        name = text[start:end]
        clues = {*_before(text, start, words), *_after(text, end, words)}
        if name.isupper():
            clues.add("capitals")
        if "comma_capital" in clues and end + 2 in starts:
            clues.add("unit_after")
        key = name.lower()
        if key in of_name:
            of_name[key].add("repeated")
        of_name[key].update(clues)
        found.append((start, end, name, clues))
    elsewhere = {key: frozenset(_elsewhere(text, key, clues)) for key, clues in of_name.items()}
    return [Occurrence(start, end, name, elsewhere[name.lower()].union(clues)) for start, end, name, clues in found]


def _elsewhere(text: str, key: str, clues: set[str]) -> Iterator[str]:
    """How the article uses the name anywhere: one is rarely a place and a person in one article."""
    if "repeated" in clues:
        yield "repeated"
    if not clues.isdisjoint(_PLACE):
        yield "elsewhere_place"
    if not clues.isdisjoint(_PERSON):
        yield "elsewhere_person"
    if "title" in clues:
        yield "elsewhere_title"
    if "speaks" in clues:
        yield "elsewhere_speaks"
    if key.isalpha() and "capitals" not in clues and _is_written(text, key):
        yield "written_small"


def _is_written(text: str, word: str) -> bool:
    start = text.find(word)
    while start >= 0:
        if not text[start - 1 : start].isalnum() and not text[start + len(word) : start + len(word) + 1].isalnum():
            return True
        start = text.find(word, start + 1)
    return False


def of_state(clues: Iterable[str]) -> frozenset[str]:
    """The clues beside the name of a country or capital: what persons do, governments do too, so it tells less."""
    return frozenset(f"state_{clue}" if clue in _PERSONAL else clue for clue in clues)


def name_clues(name: str, rank: Rank, words: Words) -> Iterator[str]:
    """What a name says by itself, whatever stands beside it."""
    last = name.rsplit(" ", 1)[-1]
    if last != name and (last in words.endings or last in words.kinds):
        yield "ending"
    elif " " in name or "-" in name:
        yield "several_words"
    if len(name) <= _SHORT:
        yield "short"
    if name.lower() in words.common:
        yield "common"
    place = rank.place
    if place is None:
        yield "unknown"
        return
    if not rank.own_name and name.isascii():  # spellings in other scripts are alternates of all places
        yield "alternate"
    if rank.is_country:
        yield "country"
    elif rank.is_adm1:
        yield "adm1"
    elif place.layer == "supplement":
        yield "supplement"
    elif place.feature_class not in ("P", "A"):
        yield place.kind if place.kind in ("region", "river") else "feature"
    else:
        if rank.is_capital:
            yield "capital"
        elif place.kind == "adm2":
            yield "adm2"
        yield next((size for people, size in _SIZES if rank.population >= people), "small")


def _before(text: str, start: int, words: Words) -> Iterator[str]:
    left = text[max(0, start - _REACH) : start]
    core = left.rstrip(_OPENING)
    gap = left[len(core) :]
    if not core or "\n" in gap:
        yield "opens"
        return
    word = _last(core)
    if word.lower() == "the" and gap:
        yield "article"
        core = core[:-3].rstrip()
        word = _last(core)
    small = word.lower()
    if small in words.titles:
        yield "title"
    elif not word or word[-1] in ".!?:…—–":
        yield "opens"
    elif word[-1] == ",":
        yield "held" if word[0].isupper() else "comma_before"
    elif not gap:
        yield "glued_before"
    elif word in words.directions:
        yield "direction"
    elif small in words.locative:
        yield "locative"
    elif small == "of" and _last(core[:-3].rstrip()) in words.kinds:
        yield "kind_of"
    elif small in words.directional:
        yield small
    elif word[0].isupper():
        yield "joined_before"
    elif small in ("and", "or"):
        yield "and_before"


def _last(left: str) -> str:
    return left[max(left.rfind(" "), left.rfind("\n")) + 1 :]


def _after(text: str, end: int, words: Words) -> Iterator[str]:
    right = text[end : end + _REACH]
    if right[:1] in ("'", "’"):
        yield "possessive"
        right = right[2:] if right[1:2] == "s" else right[1:]
    mark = right[:1]
    word = next(iter(right[1:].split(None, 1)), "")
    if mark == " ":
        plain = word.rstrip(_CLOSING)
        if word[:1].isupper():
            yield "outlet" if plain in words.outlets else "absorbed" if plain in words.institutions else "joined_after"
        elif plain in words.kinds:
            yield "kind_after"
        elif plain in words.speech:
            yield "speaks"
    elif mark == ",":
        yield "age" if word[:2].isdigit() else "comma_capital" if word[:1].isupper() else "comma_after"
    elif mark in ("-", "–"):
        yield "glued_after"
    elif mark in (".", "", "\n"):
        yield "ends"
