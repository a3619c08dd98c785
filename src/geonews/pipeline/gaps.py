"""Names that stayed without a place, and the country pack that would probably help."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from geonews.gazetteer.coverage import thin_countries
from geonews.gazetteer.lookup import Gazetteer
from geonews.model import Annotated, Location
from geonews.text import fold

_LOW = 0.2
"""Belief below which an ambiguous name counts as not found: half of what a resolved one needs."""
_NAMED = 3
"""Countries that the hint names."""


class Gaps:
    """Counts the names without a place, by the country that their article is mostly about."""

    def __init__(self) -> None:
        self._names: dict[str, set[str]] = defaultdict(set)

    def note(self, annotated: Annotated) -> None:
        """Take in an article's names."""
        if annotated.focus:
            missing = {fold(location.mention.normalised) for location in annotated.locations if _is_missing(location)}
            self._names[annotated.focus[0].iso2] |= missing

    def counts(self) -> dict[str, int]:
        """Different names by ISO 3166-1 alpha-2 code, most first."""
        found = {iso2: len(names) for iso2, names in self._names.items() if names}
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _is_missing(location: Location) -> bool:
    resolution = location.resolution
    if location.mention.mention_type != "literal":
        return False
    return resolution.status == "unresolved" or (resolution.status == "ambiguous" and resolution.score < _LOW)


def pack_hint(unresolved: Mapping[str, int], gazetteer: Gazetteer) -> str | None:
    """One line with the command that adds packs where names are missing and the built-in world is thin.

    Args:
        unresolved: see `Gaps.counts`.
        gazetteer: what the articles were read with.

    Returns:
        None where nothing is missing, or a pack is there already.
    """
    thin = thin_countries(unresolved, gazetteer.layers, gazetteer.countries())[:_NAMED]
    if not thin:
        return None
    told = [f"{unresolved[iso2]} about {_name(iso2, gazetteer)}" for iso2 in thin]
    first = unresolved[thin[0]]
    told[0] = f"{first} {'name' if first == 1 else 'names'} in articles about {_name(thin[0], gazetteer)}"
    return (
        f"{', '.join(told)} stayed unresolved; built-in coverage is thin there: geonews gazetteer add {' '.join(thin)}"
    )


def _name(iso2: str, gazetteer: Gazetteer) -> str:
    country = gazetteer.country(iso2)
    return country.name if country is not None else iso2
