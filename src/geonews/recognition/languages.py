"""What recognition by names goes by in each language: languages.toml and the two lists of the gazetteer folder."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Any, get_args

from geonews.errors import GazetteerError
from geonews.text import fold
from geonews.vocabulary import MentionRole, PlaceKind

NAMES = "names_by_language.csv"
PEOPLES = "demonyms_by_language.csv"
_LONGEST_NAME = 4


@dataclass(frozen=True, slots=True)
class WordList:
    """Folded words, and beginnings of words."""

    whole: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()

    def __contains__(self, word: object) -> bool:
        """Whether a folded word is listed or begins as one that ends in *."""
        return word in self.whole or (isinstance(word, str) and bool(word) and word.startswith(self.beginnings))


@dataclass(frozen=True, kw_only=True)
class Language:
    """One language; words are folded. See the comments in languages.toml. Without its lists it knows no grammar."""

    code: str
    """ISO 639-1."""
    name: str
    """In English."""
    trust: float
    """0 to 1: what scores are multiplied by."""
    roles: Mapping[str, MentionRole] = field(default_factory=dict)
    """Word before a name ("near", "pres de") → role."""
    suffix_roles: Mapping[str, MentionRole] = field(default_factory=dict)
    """What was cut off behind a name → role."""
    weak: frozenset[str] = frozenset()
    titles: WordList = WordList()
    given: WordList = WordList()
    stop: frozenset[str] = frozenset()
    kinds: Mapping[PlaceKind, WordList] = field(default_factory=dict)
    kinds_follow: bool = False
    inside: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    elision: re.Pattern[str] | None = None
    suffix: re.Pattern[str] | None = None
    prefixes: Mapping[str, str] = field(default_factory=dict)
    endings: tuple[tuple[str, str], ...] = ()
    nouns_capitalised: bool = False
    loose: frozenset[str] = frozenset()
    """Those words of `roles` that stand before persons and things as well."""
    respelling: tuple[tuple[str, str], ...] = ()
    """Letters → how English spells their sound."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Name → the gazetteer's name, or a country code."""
    peoples: Mapping[str, str] = field(default_factory=dict)
    """Stem of an adjective or people noun → country code."""
    people_endings: frozenset[str] = frozenset()

    @cached_property
    def longest_name(self) -> int:
        """Words that a name has at most."""
        return max(_LONGEST_NAME, *(name.count(" ") + 1 for name in self.names), 0)

    @cached_property
    def first_words(self) -> frozenset[str]:
        """First words of listed names, which may have a small letter ("mer Noire")."""
        return frozenset(name.partition(" ")[0] for name in self.names)

    def people(self, word: str) -> str | None:
        """Country code of a folded adjective or people noun, None for other words."""
        for cut in range(len(word), max(len(word) - 4, 1), -1):
            if word[cut:] in self.people_endings and word[:cut] in self.peoples:
                return self.peoples[word[:cut]]
        return None

    def kind(self, word: str) -> PlaceKind | None:
        """What a folded word says that a name beside it is."""
        return next((kind for kind, words in self.kinds.items() if word in words), None)


def load_languages(data_dir: Path) -> Mapping[str, Language]:
    """The packaged languages by code, with the names and peoples of the gazetteer folder.

    Raises:
        GazetteerError: a list names a language that languages.toml lacks.
    """
    table = tomllib.loads((resources.files("geonews.recognition") / "languages.toml").read_text(encoding="utf-8"))
    names = _names(data_dir / NAMES, table)
    peoples = _peoples(data_dir / PEOPLES, table)
    return {code: _language(code, entry, names[code], peoples[code]) for code, entry in table.items()}


def no_grammar(code: str) -> Language:
    """A language that geonews knows nothing of but the gazetteer's names."""
    return Language(code=code, name=f'language "{code}"', trust=0.5)


def _language(code: str, entry: Mapping[str, Any], names: Mapping[str, str], peoples: Mapping[str, str]) -> Language:
    return Language(
        code=code,
        name=entry["name"],
        trust=entry["trust"],
        roles={word: role for role in _ROLES for word in _folded(entry.get(role, ()))},
        suffix_roles={word: role for role in _ROLES for word in _folded(entry.get("roles", {}).get(role, ()))},
        weak=frozenset(_folded(entry.get("weak", ()))),
        titles=_list(entry["titles"]),
        given=_list(entry["given"]),
        stop=frozenset(_folded(entry["stop"])),
        kinds={kind: _list(entry["kinds"][kind]) for kind in get_args(PlaceKind) if kind in entry["kinds"]},
        kinds_follow=entry.get("kinds_follow", False),
        inside=frozenset(_folded(entry["inside"])),
        articles=frozenset(_folded(entry["articles"])),
        elision=re.compile(entry["elision"]) if "elision" in entry else None,
        suffix=re.compile(entry["suffix"]) if "suffix" in entry else None,
        prefixes=dict(sorted(entry.get("prefixes", {}).items(), key=lambda item: -len(item[0]))),
        endings=tuple(_ending(rule) for rule in entry.get("endings", ())),
        nouns_capitalised=entry.get("nouns_capitalised", False),
        loose=frozenset(_folded(entry.get("loose", ()))),
        respelling=tuple(_ending(rule) for rule in entry.get("respelling", ())),
        names=names,
        peoples=peoples,
        people_endings=frozenset(_folded(entry["people"])),
    )


_ROLES: Sequence[MentionRole] = ("from", "to", "at")  # a word of two lists is taken for the last


def _folded(words: Collection[str]) -> Iterator[str]:
    return (fold(word) for word in words)


def _list(words: Sequence[str]) -> WordList:
    return WordList(
        whole=frozenset(fold(word) for word in words if not word.endswith("*")),
        beginnings=tuple(fold(word) for word in words if word.endswith("*"))
        and tuple(fold(word[:-1]) for word in words if word.endswith("*")),
    )


def _ending(rule: str) -> tuple[str, str]:
    ending, _, base = rule.partition(">")
    return fold(ending), fold(base)


def _names(path: Path, table: Mapping[str, Any]) -> Mapping[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {code: {} for code in table}
    for row in _rows(path):
        if row["language"] not in found:
            raise GazetteerError(f"{path.name}: {row['language']!r} is none of the languages {', '.join(found)}")
        found[row["language"]][fold(row["name"])] = row["place"]
    return found


def _peoples(path: Path, table: Mapping[str, Any]) -> Mapping[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {code: {} for code in table}
    for row in _rows(path):
        for code, stems in found.items():
            for stem in filter(None, map(fold, (row.get(code) or "").split(";"))):
                stems.setdefault(stem, row["iso2"])
    return found


def _rows(path: Path) -> Iterator[dict[str, str]]:
    if not path.is_file():
        return
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)
