"""The word lists of `share.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareWords:
    """What is kept back, and what is not."""

    private: frozenset[str]
    public: frozenset[str]
    bodies: frozenset[str]
    particles: frozenset[str]
    never: frozenset[str]
    protected: re.Pattern[str]
    """Finds the word of a protected place."""
    but_not: re.Pattern[str]
    evacuation: tuple[str, ...]
    coarse_kinds: frozenset[str]

    def protected_word(self, text: str | None) -> str | None:
        """The word that makes a text name a protected place, None for none."""
        found = self.protected.search(self.but_not.sub("", text or ""))
        return found[0].casefold() if found else None


@cache
def share_words() -> ShareWords:
    """Those of the package."""
    table = tomllib.loads(resources.files("geonews.maps.share").joinpath("share.toml").read_text(encoding="utf-8"))
    persons, places = table["persons"], table["places"]
    return ShareWords(
        **{name: frozenset(persons[name]) for name in ("private", "public", "bodies", "particles", "never")},
        protected=_any_of(places["protected"]),
        but_not=_any_of(places["but_not"]),
        evacuation=tuple(places["evacuation"]),
        coarse_kinds=frozenset(places["coarse_kinds"]),
    )


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Any of some words or phrases, singular or plural, whole, in either case; the longest first."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})s?\b", re.IGNORECASE)
