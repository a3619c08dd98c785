"""Hand-kept name lists: aliases and blocked names (names.csv), and what peoples are called (demonyms.csv)."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from geonews.errors import GazetteerError
from geonews.text import fold

NAMES = "names.csv"
DEMONYMS = "demonyms.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """Another name of a place."""

    spelling: str
    place: str
    """Id, or the name that the gazetteer knows it by."""
    iso2: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLists:
    """What names.csv says, by folded name."""

    aliases: Mapping[str, tuple[Alias, ...]] = field(default_factory=dict)
    blocked: frozenset[str] = frozenset()
    """Names that never stand for a place."""
    blocked_places: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Ids that a name never stands for."""
    blocked_countries: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Countries in which a name never stands for a place."""


def read_names(path: Path) -> NameLists:
    """names.csv: name, iso2, place, action (alias, exonym, block), note. A missing file is an empty list.

    Raises:
        GazetteerError: a row has another action or no name.
    """
    aliases: dict[str, list[Alias]] = defaultdict(list)
    blocked: set[str] = set()
    places: dict[str, set[str]] = defaultdict(set)
    countries: dict[str, set[str]] = defaultdict(set)
    for number, row in _rows(path):
        key, place, iso2, action = fold(row["name"]), row["place"], row["iso2"] or None, row["action"]
        if not key or action not in ("alias", "exonym", "block") or (action != "block" and not place):
            raise GazetteerError(f"{path.name} line {number}: needs a name, a place and action alias, exonym or block")
        if action != "block":
            aliases[key].append(Alias(spelling=row["name"], place=place, iso2=iso2))
        elif place:
            places[key].add(place if ":" in place else f"geonames:{place}")
        elif iso2:
            countries[key].add(iso2)
        else:
            blocked.add(key)
    return NameLists(
        aliases={key: tuple(found) for key, found in aliases.items()},
        blocked=frozenset(blocked),
        blocked_places={key: frozenset(ids) for key, ids in places.items()},
        blocked_countries={key: frozenset(codes) for key, codes in countries.items()},
    )


def read_demonyms(path: Path) -> Mapping[str, str]:
    """demonyms.csv as lower-case adjective or people noun → ISO 3166-1 alpha-2 code.

    Columns: iso2, adjective, people; several words in a cell are separated by "|" or ";". Where two countries share a
    word the earlier row has it. A missing file is an empty table.
    """
    found: dict[str, str] = {}
    for _, row in _rows(path):
        words = [row[column] for column in row if column != "iso2" and row[column] and column not in ("note", "source")]
        for word in ";".join(words).replace("|", ";").replace(",", ";").split(";"):
            if word.strip():
                found.setdefault(word.strip().lower(), row["iso2"])
    return found


def read_adjectives(path: Path) -> Mapping[str, str]:
    """demonyms.csv as ISO 3166-1 alpha-2 code → its first adjective. A missing file is an empty table."""
    return {
        row["iso2"]: row["adjective"].replace("|", ";").split(";")[0].strip()
        for _, row in _rows(path)
        if row.get("adjective")
    }


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    if not path.is_file():
        return
    with path.open(encoding="utf-8", newline="") as stream:
        lines = (line for line in stream if not line.startswith("#"))
        for number, row in enumerate(csv.DictReader(lines), 2):
            yield number, {key: (value or "").strip() for key, value in row.items() if isinstance(key, str)}
