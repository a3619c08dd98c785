"""How like two spellings of a place name are, by the way that names are written in its country.

A name becomes *sounds*, one letter each, by the rules of a writing tradition (romanisation.toml): "Ein Issa", "Ain
‘Īsá" and "عين عيسى" sound nearly alike. From the sounds comes a *key*, the consonants that survive every romanisation:
the index finds places by it, and `cost` then says how well each spelling fits. A key alone says little: about ten
places of a country share one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from itertools import islice, product
from typing import Any

from geonews.text import fold, marked_words

MIN_KEY = 1
"""Sounds of the shortest key."""
_MAX_READINGS = 8
_REMEMBERED = 100_000
_VOWELS = "aiu"
_TO_VOWELS = str.maketrans("eo", "iu")
_DOUBLE = re.compile(r"(.)\1+")
_GLIDE = re.compile(r"(?<=.)(?:y(?=[aiu])|i(?=[au]))|(?<=u)w")
_SEMIVOWEL = re.compile(r"w(?![aiu])")
_VOWEL_LETTERS = tuple("aeiou")
_NOT_IN_KEYS = re.compile(r"[aeiouyw\s]|[^\w\s]")
_UNVOWELLED = re.compile(r"[\u0590-\u06ff]")
_VOWELLED = re.compile(r"[ەێۆ]")  # Central Kurdish writes its vowels
_VOWEL_COST = 0.1  # What may be different where a script does not write the vowels.
_TELLING = 4  # Consonants that tell a name from most others.
_ALPHABET = "abdfghjklmnprstvwyzCGSTXZ"


@dataclass(frozen=True, slots=True)
class Sounds:
    """One reading of a name."""

    text: str
    """Its sounds, vowels in three classes, words joined."""
    key: str
    """Its consonants in classes that writers keep apart; "" when there are fewer than MIN_KEY."""
    vowelled: bool = True
    """False when the script leaves vowels out."""


@dataclass(frozen=True, slots=True)
class _Word:
    written: str
    """In Latin letters whose groups have still to be read; "" in other scripts."""
    sounds: str
    """The usual reading; "" when no rule knows the script."""
    vowelled: bool = True


@dataclass(frozen=True, slots=True)
class Tradition:
    """The rules for the names of some countries."""

    name: str
    letters: Mapping[str, str]
    pattern: re.Pattern[str]
    """Letter groups, one group of the expression for each."""
    sounds: tuple[tuple[str, ...], ...]
    """Sounds of each letter group, the usual one first."""
    classes: Mapping[int, int]
    silent_end: str = ""
    unvowelled: bool = False
    """Whether names in scripts without vowels count."""
    articles: frozenset[str] = frozenset()
    joined_article: re.Pattern[str] | None = None
    joined_article_letters: re.Pattern[str] | None = None
    construct: re.Pattern[str] | None = None
    elements: tuple[tuple[re.Pattern[str], str], ...] = ()
    element: re.Pattern[str] | None = None
    """Matches what any of the elements matches."""
    translated: tuple[tuple[re.Pattern[str], str, str], ...] = ()
    known: dict[str, _Word] = field(default_factory=dict, repr=False, compare=False)
    """Readings of words met before."""


@dataclass(frozen=True, slots=True)
class _Rules:
    scripts: Mapping[str, str]
    kinds: frozenset[str]
    common: Tradition
    by_country: Mapping[str, Tradition]


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    text = (resources.files("geonews.gazetteer") / "romanisation.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    traditions = {name: (_tradition(name, part), part) for name, part in table["traditions"].items()}
    return _Rules(
        scripts={letter: sound for script in table["scripts"].values() for letter, sound in _pairs(script)},
        kinds=frozenset(table["kinds"]["words"]),
        common=_tradition("common", table["common"]),
        by_country={iso2: made for made, part in traditions.values() for iso2 in part["countries"]},
    )


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for pair in text.split():
        letter, _, sound = pair.partition("=")
        yield letter, sound


def _tradition(name: str, part: Mapping[str, Any]) -> Tradition:
    groups = part["groups"]
    elements = part["elements"]

    def compiled(key: str) -> re.Pattern[str] | None:
        return re.compile(part[key]) if key in part else None

    return Tradition(
        name=name,
        letters=dict(_pairs(part["letters"])),
        pattern=re.compile("|".join(f"({letters})" for letters, *_ in groups)),
        sounds=tuple(tuple(sounds) for _, *sounds in groups),
        classes={ord(sound): ord(group[0]) for group in part["classes"] for sound in group},
        silent_end=part.get("silent_end", ""),
        unvowelled=part.get("unvowelled", False),
        articles=frozenset(part["articles"]),
        joined_article=compiled("joined_article"),
        joined_article_letters=compiled("joined_article_letters"),
        construct=compiled("construct"),
        elements=tuple((re.compile(word), plain) for word, plain in elements),
        element=re.compile("|".join(word for word, _ in elements)) if elements else None,
        translated=tuple((re.compile(word), native, where) for word, native, where in part["translated"]),
    )


def tradition_of(iso2: str | None) -> Tradition:
    """How the place names of a country are written; None and countries of no list have the common rules."""
    rules = _rules()
    return rules.by_country.get(iso2 or "", rules.common)


def sounds_of(name: str, tradition: Tradition) -> Sounds:
    """The usual reading of a name as the gazetteer spells it; what the index holds."""
    words = _read(_plain_words(name, tradition), tradition)
    return _sounds([word.sounds for word in words], tradition, vowelled=all(word.vowelled for word in words))


def readings(name: str, tradition: Tradition) -> tuple[Sounds, ...]:
    """All readings of a name as a text may spell it, at most 16, the usual one first.

    Letters that stand for several sounds are read as each, an article may be written to its noun, and English words
    for parts of native names are translated ("Western Ghariyah").
    """
    words = _plain_words(name, tradition)
    found = dict.fromkeys(islice(_readings(words, tradition), _MAX_READINGS))
    native = _translated(words, tradition)
    if native is not None:
        found |= dict.fromkeys(islice(_readings(native, tradition), _MAX_READINGS))
    return tuple(found)


def key_of(name: str, iso2: str | None) -> str | None:
    """The index key of a gazetteer's spelling; None when too little is left or the script is not known."""
    tradition = tradition_of(iso2)
    words = _read(_plain_words(name, tradition), tradition)
    if not tradition.unvowelled and not all(word.vowelled for word in words):
        return None
    return _key([word.sounds for word in words], tradition) or None


def cost(written: Sounds, known: Sounds) -> float:
    """How unlike two readings are: 0 alike, 1 nothing in common.

    Vowels count half of what consonants do, but more the fewer consonants there are. What a script does not write costs
    a little.
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415  # only names that are not found as written need it

    keys = OSA.normalized_distance(written.key, known.key)
    rest = (1 + max(0, _TELLING - min(len(written.key), len(known.key))) / _TELLING) / 2
    if written.vowelled and known.vowelled:
        return min(1.0, OSA.normalized_distance(written.text, known.text) * rest + keys / 2)
    bare = OSA.normalized_distance(_without_vowels(written.text), _without_vowels(known.text))
    return min(1.0, bare / 4 + keys * 3 / 4 + 2 * _VOWEL_COST * rest)


def edits(written: Sounds, known: Sounds) -> int:
    """Sounds to add, drop, change or swap to get from one reading to the other; vowels only where both have them."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    if written.vowelled and known.vowelled:
        return OSA.distance(written.text, known.text)
    return OSA.distance(_without_vowels(written.text), _without_vowels(known.text))


def neighbours(key: str) -> set[str]:
    """Keys one edit away: a sound dropped, added, changed, or swapped with the next."""
    splits = [(key[:i], key[i:]) for i in range(len(key) + 1)]
    found = {a + b[1:] for a, b in splits if b}
    found |= {a + b[1] + b[0] + b[2:] for a, b in splits if len(b) > 1}
    for sound in _ALPHABET:
        found |= {a + sound + b[1:] for a, b in splits if b} | {a + sound + b for a, b in splits}
    return {other for other in found if len(other) >= MIN_KEY and other != key}


def _without_vowels(text: str) -> str:
    return text[:1] + re.sub(f"[{_VOWELS}]", "", text[1:])


def _plain_words(name: str, tradition: Tradition) -> list[str]:
    words = marked_words(name)
    kept = [word for word in words if word not in tradition.articles] or words
    return [word for word in kept if word not in _rules().kinds] or kept


def _translated(words: Sequence[str], tradition: Tradition) -> list[str] | None:
    for pattern, native, where in tradition.translated:
        rest = [word for word in words if not pattern.fullmatch(word)]
        if rest and len(rest) < len(words):
            return [native, *rest] if where == "first" else [*rest, native]
    return None


def _read(words: Sequence[str], tradition: Tradition) -> list[_Word]:
    if tradition.construct is not None:
        words = [*(tradition.construct.sub("a", word) for word in words[:-1]), *words[-1:]]
    return [_word(word, tradition) for word in words]


def _readings(words: Sequence[str], tradition: Tradition) -> Iterator[Sounds]:
    read = _read(words, tradition)
    vowelled = all(word.vowelled for word in read)
    for reading in product(*(_every_reading(word, tradition) for word in read)):
        yield _sounds(reading, tradition, vowelled=vowelled)


def _sounds(words: Sequence[str], tradition: Tradition, *, vowelled: bool) -> Sounds:
    return Sounds("".join(map(_text, words)), _key(words, tradition), vowelled)


def _word(word: str, tradition: Tradition) -> _Word:
    known = tradition.known
    if word not in known:
        if len(known) >= _REMEMBERED:
            known.clear()
        known[word] = _read_word(word, tradition)
    return known[word]


def _read_word(word: str, tradition: Tradition) -> _Word:
    plain = word if word.isascii() else fold(word)
    if tradition.element is not None and tradition.element.search(plain):
        word = next(p.sub(same, plain) for p, same in tradition.elements if p.search(plain))
        plain = word if word.isascii() else fold(word)
    if not plain.isascii():
        scripts = _rules().scripts
        if not any(char in scripts for char in word):
            return _Word("", "")
        if tradition.joined_article_letters is not None:
            word = tradition.joined_article_letters.sub("", word)
        sounds = "".join(scripts[c] if c in scripts else c if c.isdigit() else "" for c in word).replace("ww", "v")
        vowelled = _UNVOWELLED.search(word) is None or _VOWELLED.search(word) is not None
        return _Word("", _ended(sounds, tradition), vowelled)
    if plain != word:
        plain = "".join(tradition.letters[c] if c in tradition.letters else fold(c) for c in word)
    usual = tradition.pattern.sub(lambda match: tradition.sounds[(match.lastindex or 1) - 1][0], plain)
    return _Word(plain, _ended(usual, tradition))


def _every_reading(word: _Word, tradition: Tradition) -> Iterable[str]:
    """The usual reading, then those with the other sounds of its letters, then those without a joined article."""
    found = dict.fromkeys([word.sounds])
    pieces: list[tuple[str, ...]] = []
    end = 0
    for match in tradition.pattern.finditer(word.written):
        pieces += [(word.written[end : match.start()],), tradition.sounds[(match.lastindex or 1) - 1]]
        end = match.end()
    pieces.append((word.written[end:],))
    if word.written:
        found |= dict.fromkeys(
            _ended("".join(reading), tradition) for reading in islice(product(*pieces), _MAX_READINGS)
        )
    if tradition.joined_article is not None and tradition.joined_article.match(word.written):
        found[_word(tradition.joined_article.sub("", word.written), tradition).sounds] = None
    return found


def _ended(sounds: str, tradition: Tradition) -> str:
    return sounds.rstrip(tradition.silent_end) or sounds if tradition.silent_end else sounds


def _text(word: str) -> str:
    text = _DOUBLE.sub(r"\1", word.translate(_TO_VOWELS))
    text = _SEMIVOWEL.sub("u", _GLIDE.sub("", text))
    return _DOUBLE.sub(r"\1", text[:1] + text[1:].replace("y", "i"))


def _key(words: Iterable[str], tradition: Tradition) -> str:
    joined = " ".join(words).strip()
    first = "a" if joined[:1] in _VOWEL_LETTERS else joined[:1]
    # Doubles fall across words too: after "Abu" a noun in b is joined to it in some spellings.
    key = _DOUBLE.sub(r"\1", (first + _NOT_IN_KEYS.sub("", joined[1:])).translate(tradition.classes))
    return key if len(key) >= MIN_KEY else ""
