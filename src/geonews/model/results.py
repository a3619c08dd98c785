"""What was found in one article, and what made it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from geonews.model.articles import Article
from geonews.model.places import Focus, Location
from geonews.model.reports import PositionReport


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What made a result."""

    package: str
    """geonews version."""
    model: str
    """Language model and version, or "lexicon"."""
    gazetteer: Mapping[str, str]
    """Layer name → sha256 of its data."""
    borders: str
    """Name and sha256 of the border set."""
    worldview: str
    config: str
    """Hash of the settings that change results."""
    made_at: str
    """ISO 8601 UTC: SOURCE_DATE_EPOCH or now."""
    licences: Mapping[str, str] = field(default_factory=dict)
    """Country pack → its source, licence and date in one line, to be printed with whatever is made from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """Everything found in one article."""

    article: Article
    locations: tuple[Location, ...]
    """In text order; unresolved ones stay."""
    positions: tuple[PositionReport, ...]
    focus: tuple[Focus, ...]
    """Largest share first."""
