"""Named actors (forces, armed groups, coalitions) and where a text names them.

The table is gazetteer/actors.toml; a user may edit it. Which of two actors an ambiguous acronym means is decided by
the countries that the text is about, or left open.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from geonews.errors import ConfigError
from geonews.text import fold

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One entry of actors.toml."""

    id: str
    name: str
    aliases: tuple[str, ...]
    type: str
    """government, military, police, rebel_group, militia, coalition, political, civilians, private_military …"""
    iso2: str | None
    """Home country; None for those without one."""
    short: str
    """Two to four capitals to draw under a symbol."""
    parent: str | None = None
    ambiguous: bool = False
    """True when an alias of it also names somebody else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorSpan:
    """`text[start:end]` names `actor`."""

    start: int
    end: int
    actor: Actor


class Actors:
    """All known actors, searchable in text."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        """Take the entries in file order; the order decides nothing."""
        self._actors = tuple(actors)

    def __len__(self) -> int:
        return len(self._actors)

    def __iter__(self) -> Iterator[Actor]:
        return iter(self._actors)

    @cached_property
    def _by_first(self) -> Mapping[str, list[tuple[tuple[str, ...], str, Actor]]]:
        table: dict[str, list[tuple[tuple[str, ...], str, Actor]]] = {}
        for actor in self._actors:
            for alias in {actor.name, *actor.aliases}:
                words = tuple(fold(word) for word in _WORD.findall(alias))
                if words:
                    table.setdefault(words[0], []).append((words, alias, actor))
        for entries in table.values():
            entries.sort(key=lambda entry: (-len(entry[0]), entry[2].id))
        return table

    def find(self, text: str, countries: Collection[str] = ()) -> list[ActorSpan]:
        """Names of actors in `text`, leftmost-longest; `countries` (ISO codes) settle ambiguous acronyms."""
        words = [(m.start(), m.end(), fold(m.group())) for m in _WORD.finditer(text)]
        found, i = [], 0
        while i < len(words):
            hit = self._match(text, words, i, countries)
            if hit is None:
                i += 1
                continue
            length, actor = hit
            found.append(ActorSpan(start=words[i][0], end=words[i + length - 1][1], actor=actor))
            i += length
        return found

    def _match(
        self, text: str, words: Sequence[tuple[int, int, str]], i: int, countries: Collection[str]
    ) -> tuple[int, Actor] | None:
        matches: list[tuple[int, Actor]] = []
        for alias_words, alias, actor in self._by_first.get(words[i][2], ()):
            n = len(alias_words)
            if matches and n < matches[0][0]:
                break
            if tuple(w for *_, w in words[i : i + n]) != alias_words:
                continue
            if "\n" not in (surface := text[words[i][0] : words[i + n - 1][1]]) and _same_case(surface, alias):
                matches.append((n, actor))
        if not matches:
            return None
        if len(matches) == 1 and not matches[0][1].ambiguous:
            return matches[0]
        at_home = [match for match in matches if match[1].iso2 in countries]
        return at_home[0] if len(at_home) == 1 else None


def _same_case(surface: str, alias: str) -> bool:
    """Acronyms must be written as such ("IS" is not "is"), names must begin with a capital where the alias does."""
    if alias.isupper():
        return surface == alias
    return not alias[0].isupper() or not surface[0].islower()


def load_actors(path: Path) -> Actors:
    """Read actors.toml.

    Raises:
        ConfigError: the file is missing or an entry lacks a field; the message names the entry.
    """
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["actor"]
    except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
        raise ConfigError(f"actors file {path}: {error}; expected [[actor]] entries") from error
    return Actors([_actor(entry, path) for entry in entries])


def _actor(entry: Mapping[str, object], path: Path) -> Actor:
    try:
        aliases = entry.get("aliases", [])
        if not isinstance(aliases, list):
            raise ConfigError(f"actors file {path}: aliases of {entry['id']} must be a list")
        return Actor(
            id=str(entry["id"]),
            name=str(entry["name"]),
            aliases=tuple(str(a) for a in aliases),
            type=str(entry["type"]),
            iso2=str(entry["iso2"]) if entry.get("iso2") else None,
            short=str(entry["short"]),
            parent=str(entry["parent"]) if entry.get("parent") else None,
            ambiguous=bool(entry.get("ambiguous", False)),
        )
    except KeyError as error:
        raise ConfigError(f"actors file {path}: entry {entry.get('id', '?')} lacks {error}") from error
