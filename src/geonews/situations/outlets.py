"""Which outlet is which, who owns it, and which agencies a credit line names (outlets.toml, outlets.csv, a user's own).

A source is known by a key: the name of its agency or the title and country of its outlet, so that BBC by its name and
bbc.co.uk by its address are one. `owner` leads from there to whoever counts once.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from geonews.errors import ConfigError, GazetteerError
from geonews.resolution.outlets import Scope, domains_of, is_common, read_outlets, title_of
from geonews.text import fold

OWNERS = "outlets.toml"
OUTLETS = "outlets.csv"
UNNAMED = "agency not named"
"""Key of a credit such as "Agencies": it may be any of them, so two such credits are never independent."""
_KNOWN = {
    "owner": {"name", "domains"},
    "agency": {"name", "names", "domains", "owner"},
    "outlet": {"domain", "name", "owner", "rating"},
}
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LINKS = re.compile(r"^(?:by|from|source|sources|via|with|reporting by)\b[\s:]*", re.IGNORECASE)
_WORLDWIDE: Scope = "international"
_MAX_RATING = 40
Table = Mapping[str, Any]


@dataclass(slots=True)
class _Names:
    """What is being gathered while the files are read; later files win."""

    by_domain: dict[str, str] = field(default_factory=dict)
    by_title: dict[str, set[str]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    ratings: dict[str, str] = field(default_factory=dict)
    agencies: dict[tuple[str, ...], list[tuple[str, str]]] = field(default_factory=dict)
    """Folded words of an agency's name → its spelling and key."""
    unnamed: set[str] = field(default_factory=set)


class Directory:
    """Outlets, owners and agencies.

    Args:
        names: what was gathered; use `load` or `read`.
        digest: of the files read, for telling whether what was made with others still holds.
    """

    def __init__(self, names: _Names | None = None, digest: str = "") -> None:
        self._names = names or _Names()
        self._longest = max(map(len, self._names.agencies), default=0)
        self._one = self._united()
        self.digest = digest

    @classmethod
    def load(cls, data_dir: Path, own: Path | None = None) -> Self:
        """Read the built-in files and then the user's own, which wins.

        Args:
            data_dir: folder of outlets.csv and outlets.toml; missing ones are empty.
            own: the user's file; it must be there when it is named.

        Raises:
            ConfigError: the user's file is missing or damaged; the message says where.
            GazetteerError: a built-in file is damaged.
        """
        names, digest = _Names(), hashlib.sha256()
        for domain, name, _, home in read_outlets(data_dir / OUTLETS):
            _add_outlet(names, domain, name, home.iso2 or home.scope)
        for path, error in ((data_dir / OWNERS, GazetteerError), (own, ConfigError)):
            if path is None or (path is not own and not path.is_file()):
                continue
            try:
                text = path.read_text(encoding="utf-8")
                _add(names, tomllib.loads(text))
            except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as reason:
                raise error(f"outlets file {path}: {_told(reason)}") from reason
            digest.update(text.encode())
        return cls(names, digest.hexdigest()[:16])

    def outlet(self, name: str | None, url: str | None) -> str | None:
        """Key of an article's outlet; None when neither its name nor its address is known."""
        known = self._known(name, url)
        return _stranger(name, url) if known is None else self._one.get(known, known)

    def named(self, words: str) -> str | None:
        """Key of the outlet or agency that words name and nothing else ("Reuters", "the BBC"); None for all others."""
        return self._agency_of(words) or (None if is_common(title_of(words)) else self._known(words, None))

    def credited(self, words: str) -> frozenset[str]:
        """Keys of all sources in a credit ("Reuters, AP"; "state news agency SANA"); at least one."""
        known = frozenset(self._agencies_in(words))
        if known:
            return known
        bare = _LINKS.sub("", words.strip())
        if fold(bare) in self._names.unnamed:
            return frozenset([UNNAMED])
        return frozenset([self.named(bare) or f"name:{title_of(bare)}"])

    def owner(self, key: str) -> str:
        """Who counts once for a source: its owner where known, else itself."""
        return self._names.owners.get(key, key)

    def label(self, key: str, written: Mapping[str, str] | None = None) -> str:
        """A source as people call it; what no file knows as in `written`, by key."""
        return self._names.labels.get(key) or (written or {}).get(key) or key.partition(":")[2] or key

    def rating(self, name: str | None, url: str | None) -> str | None:
        """The user's own rating of an outlet; None where the user gave none."""
        key = self.outlet(name, url)
        return None if key is None else self._names.ratings.get(key)

    def _known(self, name: str | None, url: str | None) -> str | None:
        for domain in (*domains_of(url), *domains_of(name)):
            if domain in self._names.by_domain:
                return self._names.by_domain[domain]
        if name is None:
            return None
        return self._agency_of(name) or self._titled(name)

    def _titled(self, name: str) -> str | None:
        """The outlet of a title, the worldwide one of several; None where the title does not say which."""
        keys = {self._one.get(key, key) for key in self._names.by_title.get(title_of(name), ())}
        worldwide = {key for key in keys if key.endswith(f"|{_WORLDWIDE}")}
        fitting = keys if len(keys) == 1 else worldwide
        return fitting.pop() if len(fitting) == 1 else None

    def _united(self) -> Mapping[str, str]:
        """Outlets of one title and one owner are one outlet (bbc.com, bbc.co.uk): each leads to the first of them."""
        one: dict[str, str] = {}
        for keys in self._names.by_title.values():
            if len(keys) > 1 and len({self.owner(key) for key in keys}) == 1:
                one.update(dict.fromkeys(keys, min(keys)))
        return one

    def _agency_of(self, words: str) -> str | None:
        """The agency whose name is all of the words."""
        found = [w for w in _WORD.findall(words) if w.lower() != "the"]
        return self._agency(found) if found else None

    def _agency(self, words: Sequence[str]) -> str | None:
        spellings = self._names.agencies.get(tuple(map(fold, words)), ())
        written = " ".join(words)
        return next((key for spelling, key in spellings if not spelling.isupper() or written == spelling), None)

    def _agencies_in(self, words: str) -> Iterator[str]:
        """Agencies named in the words, the longest names first at each word."""
        found, i = _WORD.findall(words), 0
        while i < len(found):
            lengths = range(min(self._longest, len(found) - i), 0, -1)
            hit = next(((n, key) for n in lengths if (key := self._agency(found[i : i + n]))), None)
            if hit is not None:
                yield hit[1]
            i += 1 if hit is None else hit[0]


def _stranger(name: str | None, url: str | None) -> str | None:
    """A key for an outlet that no file knows: the host of its address without its prefixes, else its name."""
    host = next(domains_of(url), None) or next(domains_of(name), None)
    if host is not None:
        return "site:" + re.sub(r"^(?:www\d?|m|amp|edition|en|english|mobile)\.(?=[^.]+\.)", "", host)
    return f"name:{title_of(name)}" if name and title_of(name) else None


def _add_outlet(names: _Names, domain: str, name: str, home: str) -> str:
    """Outlets of one title and country are one, unless many papers bear the title."""
    title = title_of(name)
    key = f"outlet:{domain}" if is_common(title) else f"outlet:{title}|{home}"
    names.by_domain[domain] = key
    names.labels.setdefault(key, name)
    if not is_common(title):
        names.by_title.setdefault(title, set()).add(key)
    return key


def _add(names: _Names, table: Table) -> None:
    """Take in a file; KeyError, TypeError or ValueError where it is not as it should be."""
    for kind in table.keys() - {"unnamed", *_KNOWN}:
        raise ValueError(f'unknown entry "{kind}"; known are {", ".join(_KNOWN)} and unnamed')
    names.unnamed.update(fold(word) for word in _texts(table, "unnamed"))
    for entry in _entries(table, "agency"):
        _add_agency(names, entry)
    for entry in _entries(table, "owner"):
        for domain in _texts(entry, "domains"):
            _own(names, _key_of_domain(names, domain), _text(entry, "name"))
    for entry in _entries(table, "outlet"):
        _add_own_outlet(names, entry)


def _add_agency(names: _Names, entry: Table) -> None:
    name = _text(entry, "name")
    key = f"agency:{fold(name)}"
    names.labels[key] = name
    for spelling in (name, *_texts(entry, "names")):
        words = [word for word in _WORD.findall(spelling) if word.lower() != "the"]
        known = names.agencies.setdefault(tuple(map(fold, words)), [])
        known[:] = [(" ".join(words), key), *(pair for pair in known if pair[1] != key)]
    for domain in _texts(entry, "domains"):
        names.by_domain[domain] = key
    if "owner" in entry:
        _own(names, key, _text(entry, "owner"))


def _add_own_outlet(names: _Names, entry: Table) -> None:
    if "domain" in entry:
        key = _key_of_domain(names, _text(entry, "domain"))
        if "name" in entry:
            names.labels[key] = _text(entry, "name")
            names.by_title[title_of(_text(entry, "name"))] = {key}
    else:
        name = _text(entry, "name")
        key = Directory(names)._known(name, None) or f"name:{title_of(name)}"  # noqa: SLF001  # the same module
        names.by_title[title_of(name)] = {key}
        names.labels.setdefault(key, name)
    if "owner" in entry:
        _own(names, key, _text(entry, "owner"))
    if "rating" in entry:
        names.ratings[key] = str(entry["rating"])[:_MAX_RATING]


def _key_of_domain(names: _Names, domain: str) -> str:
    key = names.by_domain.setdefault(domain, f"outlet:{domain}")
    names.labels.setdefault(key, domain)
    return key


def _own(names: _Names, key: str, owner: str) -> None:
    names.owners[key] = f"owner:{fold(owner)}"
    names.labels[f"owner:{fold(owner)}"] = owner


def _entries(table: Table, kind: str) -> list[Table]:
    entries = table.get(kind, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise TypeError(f"{kind} must be [[{kind}]] entries")
    for entry in entries:
        if unknown := entry.keys() - _KNOWN[kind]:
            raise ValueError(f"[[{kind}]]: unknown {', '.join(sorted(unknown))}; known are {sorted(_KNOWN[kind])}")
    return entries


def _text(entry: Table, name: str) -> str:
    value = entry.get(name)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"an entry needs {name}, a text: {dict(entry)}")
    return value.strip()


def _texts(entry: Table, name: str) -> list[str]:
    values = entry.get(name, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise TypeError(f"{name} must be a list of texts: {values!r}")
    return values


def _told(reason: Exception) -> str:
    return reason.strerror or str(reason) if isinstance(reason, OSError) else " ".join(str(reason).split())
