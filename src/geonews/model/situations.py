"""Reports of the same thing, and how they relate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from geonews.vocabulary import RelationKind


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Relation:
    """How one report stands to another of the same situation, or to one that it denies."""

    kind: RelationKind
    report: str
    """Id of the later report, or of the one that denies."""
    other: str
    """Id of the report that it corroborates, contradicts, denies or updates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Reports that speak of the same thing, with how many say so. What was reported, never what is."""

    id: str
    """Stable: hash of the first report by publication; later reports that join do not change it."""
    members: tuple[str, ...]
    """Ids of reports, by publication."""
    family: str
    """Family of event types, as in situations.toml."""
    actor_id: str | None = None
    actor_name: str | None = None
    place_name: str | None = None
    iso2: str | None = None
    date_from: date | None = None
    date_to: date | None = None
    """The time of the report with the most exact date."""
    exact: str
    """Id of the report with the most exact date and place."""
    n_articles: int
    n_sources: int
    """Outlets that report it; those whose name is not known count as one when no other is."""
    n_independent: int
    """Origins at the end of the chains of `via` and `wire`; copies and outlets of one owner count once, what is only
    presupposed not at all."""
    sources: tuple[str, ...] = ()
    """Names of the outlets."""
    origins: tuple[str, ...] = ()
    """Names of the independent origins, where they are known."""
    denied_by: tuple[str, ...] = ()
    """Who denies it: speakers, or the outlet where none is named."""
    contradicted_by: tuple[str, ...] = ()
    """Who says the contrary without speaking of a claim; likewise."""
    relations: tuple[Relation, ...] = ()
    """How members stand to each other."""

    def __post_init__(self) -> None:
        if not self.members or self.exact not in self.members:
            raise ValueError("a situation needs members, and the exact one among them")
