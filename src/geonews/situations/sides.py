"""Sides of a war as a user sees them (sides.toml), laid over reports when they are read; nobody has one by default.

```toml
[[side]]
name = "government"
actors = ["saf-sd", "Sudanese police"]   # ids of actors.toml, names, aliases, or countries
colour = "#3366aa"                       # optional
against = ["RSF and allies"]             # optional; without it all other sides are opponents
```
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from geonews.errors import ConfigError
from geonews.model import Annotated, PositionReport
from geonews.situations.bodies import Bodies
from geonews.situations.bodies import Path as Body

_KNOWN = {"name", "actors", "colour", "against"}
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One entry of sides.toml."""

    name: str
    actors: tuple[str, ...]
    colour: str | None = None
    """As in "#3366aa"; None leaves it to the map."""
    against: frozenset[str] | None = None
    """Names of the sides that it fights; None for all others."""


class Sides:
    """The sides of one file.

    Args:
        sides: the entries.
        bodies: what knows the actors and their parents; a part is on its whole's side unless it has one of its own.
        digest: of the file.
    """

    def __init__(self, sides: Sequence[Side], bodies: Bodies, digest: str = "") -> None:
        self._sides = {side.name: side for side in sides}
        self._bodies = bodies
        self._of = {bodies.path_of(actor)[0]: side.name for side in sides for actor in side.actors}
        self.digest = digest

    @property
    def colours(self) -> Mapping[str, str]:
        """Colours by name of the side, where the user gave one."""
        return {side.name: side.colour for side in self._sides.values() if side.colour is not None}

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the sides, in the order of the file."""
        return tuple(self._sides)

    def of(self, body: Body) -> str | None:
        """The side of a body, else of the nearest whole that it belongs to."""
        return next((self._of[part] for part in body if part in self._of), None)

    def of_speaker(self, report: PositionReport) -> str | None:
        """The side of the body for which the speaker speaks; None for none and for several."""
        words = ", ".join(filter(None, (report.speaker_role, report.speaker)))
        countries = (report.iso2,) if report.iso2 else ()
        found = {self.of(body) for body in self._bodies.spoken_of(words, countries)} if words else set()
        if report.speaker:
            found.add(self.of(self._bodies.path_of(report.speaker)))
        known = found - {None}
        return known.pop() if len(known) == 1 else None

    def oppose(self, a: str, b: str) -> bool:
        """Whether either is against the other."""
        first, second = self._sides[a], self._sides[b]
        return a != b and any(x.against is None or y.name in x.against for x, y in ((first, second), (second, first)))

    def applied(self, report: PositionReport) -> PositionReport:
        """The report with `side`, `speaker_side` and, where both are known, `self_claim`."""
        side, speaks = self.of(self._bodies.path(report)), self.of_speaker(report)
        claim = report.self_claim
        if side is not None and speaks is not None:
            claim = side == speaks or self.oppose(side, speaks)
        return replace(report, side=side, speaker_side=speaks, self_claim=claim)

    def seen(self, annotated: Annotated) -> Annotated:
        """An article's results with sides; the same object where there are none."""
        if not self._sides:
            return annotated
        return replace(annotated, positions=tuple(map(self.applied, annotated.positions)))


def load_sides(path: Path | None, bodies: Bodies) -> Sides:
    """Read sides.toml; None gives no sides.

    Raises:
        ConfigError: the file is missing or an entry is wrong; the message says which.
    """
    if path is None:
        return Sides((), bodies)
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"sides file {path}: {getattr(error, 'strerror', None) or error}") from error
    entries = table.get("side")
    if not isinstance(entries, list) or table.keys() != {"side"}:
        raise ConfigError(f"sides file {path}: expected [[side]] entries and nothing else")
    sides = [_side(entry, path) for entry in entries]
    _check(sides, bodies, path)
    return Sides(sides, bodies, hashlib.sha256(text.encode()).hexdigest()[:16])


def _side(entry: Any, path: Path) -> Side:
    name = entry.get("name") if isinstance(entry, dict) else None
    if not isinstance(name, str) or not name.strip():
        raise ConfigError(f"sides file {path}: a side needs a name")
    if unknown := entry.keys() - _KNOWN:
        raise ConfigError(f'sides file {path}: side "{name}" has unknown {", ".join(sorted(unknown))}')
    colour = entry.get("colour")
    if colour is not None and not (isinstance(colour, str) and _COLOUR.fullmatch(colour)):
        raise ConfigError(f'sides file {path}: colour of side "{name}" must be like "#3366aa"')
    actors = _texts(entry, "actors", path)
    if not actors:
        raise ConfigError(f'sides file {path}: side "{name}" has no actors')
    against = frozenset(_texts(entry, "against", path)) if "against" in entry else None
    return Side(name=name, actors=actors, colour=colour, against=against)


def _texts(entry: Mapping[str, Any], field: str, path: Path) -> tuple[str, ...]:
    values = entry.get(field, [])
    if not isinstance(values, list) or not all(isinstance(value, str) and value for value in values):
        raise ConfigError(f'sides file {path}: {field} of side "{entry["name"]}" must be a list of texts')
    return tuple(values)


def _check(sides: Sequence[Side], bodies: Bodies, path: Path) -> None:
    names = [side.name for side in sides]
    if len(set(names)) < len(names):
        raise ConfigError(f"sides file {path}: two sides have the same name")
    for side in sides:
        if unknown := (side.against or frozenset()) - set(names):
            raise ConfigError(f'sides file {path}: side "{side.name}" is against unknown {", ".join(sorted(unknown))}')
    claimed: dict[str, str] = {}
    for side in sides:
        for actor in side.actors:
            first = claimed.setdefault(bodies.path_of(actor)[0], side.name)
            if first != side.name:
                raise ConfigError(f'sides file {path}: "{actor}" is on two sides, {first} and {side.name}')
