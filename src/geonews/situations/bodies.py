"""Which body acts: an actor with all that it belongs to, so that a division and its army can be the same actor.

A path runs from the body named to the widest one: "iraqi-army", "iraqi-armed-forces", "state:IQ". Two reports have the
same actor when one's body is on the other's path; parts of one whole are not the same ("4th Division", "Republican
Guard"), nor are a government and its parliament.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache

from geonews.gazetteer.actors import Actor, Actors
from geonews.model import PositionReport
from geonews.text import fold

Path = tuple[str, ...]
"""From the body named to the widest one it belongs to; empty when no actor is named."""
FORCES = ("army", "military", "armed forces", "forces", "troops")
_STATE_TYPES = ("government", "military")
_ARMED = frozenset(["military", "militia", "rebel_group", "police", "private_military", "international_mission"])
_LEADING = re.compile(r"^(?:the|a|an|some|several|its|their|his|her|\d[\d,.]*)\s+", re.IGNORECASE)
_INSTALLED = re.compile(r"-(?:installed|appointed|backed|imposed|occupied|controlled)\b", re.IGNORECASE)
_LYING = frozenset(["in", "near", "at", "to", "from", "over", "around", "across", "outside", "inside"])
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def related(a: Path, b: Path) -> bool:
    """Whether two paths name the same body, or one names a part of the other."""
    return (not a and not b) or (bool(a and b) and (a[0] in b or b[0] in a))


def covers(wide: Path, narrow: Path) -> bool:
    """Whether what is said of all of `wide` is said of `narrow` too: they are the same, or it is a part of it."""
    return (not wide and not narrow) or (bool(wide) and wide[0] in narrow)


def _clear_names(*tables: Mapping[str, str]) -> Mapping[str, str]:
    """Folded name → country, without those that two countries share ("Congolese")."""
    found: dict[str, set[str]] = {}
    for table in tables:
        for iso2, word in table.items():
            found.setdefault(fold(word), set()).add(iso2)
    return {name: countries.copy().pop() for name, countries in found.items() if len(countries) == 1}


class Bodies:
    """Finds the path of an actor.

    Args:
        actors: the known actors.
        adjectives: ISO 3166-1 alpha-2 → adjective ("Iraqi").
        countries: ISO 3166-1 alpha-2 → English name.
        words: words that make an actor a body of its own, in lower case.
    """

    def __init__(
        self,
        actors: Actors,
        adjectives: Mapping[str, str],
        countries: Mapping[str, str],
        words: Collection[str] = (),
    ) -> None:
        self._actors = actors
        self._by_id = {actor.id: actor for actor in actors}
        self._words = frozenset(words)
        self._states = _clear_names(adjectives, countries)
        self._longest = max((len(name.split()) for name in self._states), default=0)
        self._names = {fold(name): actor.id for actor in actors for name in (*actor.aliases, actor.name)}
        self._armies = self._state_armies(adjectives)
        self._path = lru_cache(maxsize=50_000)(self._find)

    def path(self, report: PositionReport) -> Path:
        """The body that acts in a report."""
        return self._path(report.actor_id, report.actor_name, report.actor_text, report.actor_type)

    def path_of(self, words: str) -> Path:
        """The body of an id, a name, an alias, a country or its two-letter code; else the words as a name."""
        if words in self._by_id:
            return self._known(words)
        if words.upper() in self._states.values() and len(words) == 2:  # ISO 3166-1 alpha-2
            return (f"state:{words.upper()}",)
        return self._path(self._names.get(fold(words)), words, words, None)

    def spoken_of(self, words: str, countries: Collection[str] = ()) -> list[Path]:
        """The bodies that words of a person's office name ("spokesman of the Iraqi army", "Ukrainian official").

        Args:
            words: role and name as the text has them.
            countries: what the report is about, for names that mean something else elsewhere; ISO codes.
        """
        found = [self._known(span.actor.id) for span in self._actors.find(words, countries)]
        state = self._state_in(words)
        return found if found or state is None else [(f"state:{state}",)]

    def _find(self, known: str | None, name: str | None, text: str | None, kind: str | None) -> Path:
        if known is not None:
            return self._known(known)
        words = name or text
        if not words:
            return ()
        own = self._own_body(f"{name or ''} {text or ''}")
        state = self._state_at_start(words) if kind in (None, *_STATE_TYPES) else None
        if state is not None:
            return (f"state:{state}/{own}",) if own else (f"state:{state}",)
        return (f"name:{fold(_LEADING.sub('', words))}",)

    def _known(self, actor_id: str) -> Path:
        """Upwards, as long as the parent is an armed body too: a party's militia is not the party."""
        path: list[str] = []
        actor: Actor | None = self._by_id.get(actor_id)
        if actor is None:
            return (actor_id,)
        while actor is not None and actor.id not in path and (not path or actor.type in _ARMED):
            path.append(actor.id)
            actor = self._by_id.get(actor.parent or "")
        state = self._armies.get(path[-1])
        return (*path, f"state:{state}") if state else tuple(path)

    def _state_armies(self, adjectives: Mapping[str, str]) -> Mapping[str, str]:
        """Actors that are a state's own forces: those that its adjective with "army" and the like is a name of."""
        armies: dict[str, str] = {}
        for iso2, adjective in sorted(adjectives.items()):
            for force in FORCES:
                actor = self._by_id.get(self._names.get(fold(f"{adjective} {force}"), ""))
                while actor is not None and actor.parent in self._by_id and self._by_id[actor.parent].type in _ARMED:
                    actor = self._by_id[actor.parent]
                if actor is not None and actor.type == "military":
                    armies.setdefault(actor.id, iso2)
        return armies

    def _own_body(self, text: str) -> str | None:
        return next((word for word in _WORD.findall(text.lower()) if word in self._words), None)

    def _state_at_start(self, words: str) -> str | None:
        parts = fold(_LEADING.sub("", words)).split()
        names = (" ".join(parts[:n]) for n in range(min(self._longest, len(parts)), 0, -1))
        return next((self._states[name] for name in names if name in self._states), None)

    def _state_in(self, words: str) -> str | None:
        """The one state for which somebody speaks; None for none or several, and for officials whom another installed.

        A country after "in" or "to" is only where the office lies ("ambassador to Ukraine").
        """
        if _INSTALLED.search(words):
            return None
        parts = [fold(re.sub(r"['’]s?$", "", word)) for word in _WORD.findall(words)]
        starts = [i for i in range(len(parts)) if i == 0 or parts[i - 1] not in _LYING]
        spans = (" ".join(parts[i : i + n]) for i in starts for n in range(1, self._longest + 1))
        found = {self._states[span] for span in spans if span in self._states}
        return found.pop() if len(found) == 1 else None
