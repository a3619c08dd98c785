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
    ambiguous: frozenset[str] = frozenset()
    """Those of its names that also mean something else."""
    active: frozenset[str] = frozenset()
    """ISO codes of the countries in whose news an ambiguous name means it; empty stands for `iso2`."""


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
        """Names of actors in `text`, leftmost-longest.

        An ambiguous name counts only for an actor that the text also names otherwise, else for the one that is active
        in `countries` (ISO codes); when that leaves none or several, it is not found.
        """
        words = [(m.start(), m.end(), fold(m.group())) for m in _WORD.finditer(text)]
        hits, behind = [], 0
        for i in [i for i, (*_, word) in enumerate(words) if word in self._by_first]:
            if i >= behind:
                length, meanings = self._match(text, words, i)
                if meanings:
                    hits.append((words[i][0], words[i + length - 1][1], meanings))
                    behind = i + length
        named = {meanings[0][1].id for *_, meanings in hits if _is_clear(meanings)}
        chosen = ((start, end, _choose(meanings, named, countries)) for start, end, meanings in hits)
        return [ActorSpan(start=start, end=end, actor=actor) for start, end, actor in chosen if actor is not None]

    def _match(self, text: str, words: Sequence[tuple[int, int, str]], i: int) -> tuple[int, list[tuple[str, Actor]]]:
        """Words in the longest name that begins at word `i` (1 when none does), and what it can mean."""
        length, meanings = 1, list[tuple[str, Actor]]()
        for alias_words, alias, actor in self._by_first[words[i][2]]:
            n = len(alias_words)
            if meanings and n < length:
                break
            if n > 1 and tuple(w for *_, w in words[i : i + n]) != alias_words:
                continue
            if "\n" not in (surface := text[words[i][0] : words[i + n - 1][1]]) and _same_case(surface, alias):
                length = n
                meanings.append((alias, actor))
        return length, meanings


def _is_clear(meanings: Sequence[tuple[str, Actor]]) -> bool:
    """Whether all spellings that fit belong to one actor and one of them means nothing else."""
    return len({actor.id for _, actor in meanings}) == 1 and any(a not in actor.ambiguous for a, actor in meanings)


def _choose(meanings: Sequence[tuple[str, Actor]], named: Collection[str], countries: Collection[str]) -> Actor | None:
    if _is_clear(meanings):
        return meanings[0][1]
    actors = {actor.id: actor for _, actor in meanings}
    told = [actor for actor in actors.values() if actor.id in named]
    home = [actor for actor in actors.values() if not (actor.active or {actor.iso2}).isdisjoint(countries)]
    fitting = told or home
    return fitting[0] if len(fitting) == 1 else None


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
        return Actor(
            id=str(entry["id"]),
            name=str(entry["name"]),
            aliases=_strings(entry, "aliases", path),
            type=str(entry["type"]),
            iso2=str(entry["iso2"]) if entry.get("iso2") else None,
            short=str(entry["short"]),
            parent=str(entry["parent"]) if entry.get("parent") else None,
            ambiguous=frozenset(_strings(entry, "ambiguous", path)),
            active=frozenset(_strings(entry, "active", path)),
        )
    except KeyError as error:
        raise ConfigError(f"actors file {path}: entry {entry.get('id', '?')} lacks {error}") from error


def _strings(entry: Mapping[str, object], field: str, path: Path) -> tuple[str, ...]:
    value = entry.get(field, [])
    if not isinstance(value, list):
        raise ConfigError(f"actors file {path}: {field} of {entry['id']} must be a list")
    return tuple(str(item) for item in value)
