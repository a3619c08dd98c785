"""Taking names of private persons and local paths out of texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from geonews.maps.share.persons import SHORTEST, Persons, surname
from geonews.maps.share.quotes import replaced
from geonews.maps.share.words import ShareWords

Row = dict[str, Any]
NAME, PATH = "[name]", "[path]"
LOCAL_PATH = re.compile(
    r"(?<![\w:/.@])(?:file:[\\/]+|[A-Za-z]:[\\/](?!/)|\\\\\w|~[\\/]|\.{1,2}[\\/]|"
    r"/(?:home|Users|root|tmp|var|mnt|media|srv|opt|data|work|private|Volumes)/)[^\s\"'<>|]*"
)
_WORD = re.compile(r"\w+")
_NEVER = re.compile(r"(?!)")


class Names:
    """Names of private persons, found among thousands by the last of their words.

    Args:
        full: full name → what to say instead; found in either case.
        short: surname or first name → the same; found as written.
    """

    def __init__(self, full: Mapping[str, str], short: Mapping[str, str] | None = None) -> None:
        """Build the index."""
        self.instead = {folded(name): said for name, said in (dict(short or {}) | dict(full)).items()}
        self._forms: dict[str, set[str]] = {}
        for names, form in ((full, "(?i:{})"), (short or {}, "{}")):
            for name in names:
                if words := _WORD.findall(name.casefold()):
                    self._forms.setdefault(words[-1], set()).add(form.format(_spaced(name)))

    def forms_in(self, text: str) -> set[str]:
        """Patterns of the names that may stand in a text."""
        words = self._forms.keys() & set(_WORD.findall(text.casefold())) if self._forms else ()
        return {form for word in words for form in self._forms[word]}


class Hider:
    """What must not be read in the texts of an article.

    Args:
        persons: of the article: found by full name, surname or first name.
        everywhere: private persons of all articles by full name.
        words: the lists.
    """

    def __init__(self, persons: Persons, everywhere: Names, words: ShareWords) -> None:
        """Take the names together."""
        short = {
            part: said
            for name, said in persons.private.items()
            for part in (name.split()[0], surname(name))
            if len(part) >= SHORTEST and not persons.are_known(part) and part.casefold() not in words.particles
        }
        self._own, self._everywhere = Names(persons.private, short), everywhere
        self._roles = "|".join(_longest_first(words.private))

    def text(self, text: str) -> str:
        """A text of the article, with "[name]" and "[path]"."""
        return self._names(text).sub(NAME, LOCAL_PATH.sub(PATH, text))

    def evidence(self, row: Row) -> Row:
        """A report with the same done to its sentence; what is marked there stays marked."""
        return replaced(replaced(row, LOCAL_PATH, PATH), self._names(row["evidence"]), NAME)

    def told(self, text: str) -> str:
        """Who did something, in words of our own: "resident X" is "a resident"."""
        return self._names(text, after=self._roles).sub(self._said, LOCAL_PATH.sub(PATH, text))

    def knows(self, name: str | None) -> bool:
        """Whether this is the name of a private person."""
        known = folded(name or "")
        return known in self._own.instead or known in self._everywhere.instead

    def _said(self, match: re.Match[str]) -> str:
        name = folded(match["name"])
        return self._own.instead.get(name) or self._everywhere.instead[name]

    def _names(self, text: str, after: str = "") -> re.Pattern[str]:
        """Finds the names that may stand in a text, with the role `after` which they stand, if any."""
        forms = self._own.forms_in(text) | self._everywhere.forms_in(text)
        return _pattern(tuple(_longest_first(forms)), after) if forms else _NEVER


@lru_cache(maxsize=4096)
def _pattern(forms: tuple[str, ...], after: str) -> re.Pattern[str]:
    role = rf"(?:\b(?i:{after})\s+)?" if after else ""
    return re.compile(rf"{role}(?<!\w)(?P<name>{'|'.join(forms)})(?!\w)")


def folded(name: str) -> str:
    """A name without what may differ in how it is written."""
    return " ".join(name.split()).casefold()


def _spaced(name: str) -> str:
    """A pattern for a name with any white space between its parts."""
    return r"\s+".join(map(re.escape, name.split()))


def _longest_first(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: (-len(name), name))
