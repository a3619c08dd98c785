"""Which reports and mentions of a workspace to take."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

POSITIONS = """
SELECT record FROM positions WHERE doc_id = :doc_id
AND (:since IS NULL OR coalesce(date_to, date_from) IS NULL OR coalesce(date_to, date_from) >= :since)
AND (:until IS NULL OR coalesce(date_from, date_to) IS NULL OR coalesce(date_from, date_to) <= :until)
AND (:country IS NULL OR iso2 = :country)
AND (:actor IS NULL OR instr(actor, :actor) > 0)
AND (:statuses IS NULL OR claim_status IN (SELECT value FROM json_each(:statuses)))
ORDER BY seq
"""
MENTIONS = """
SELECT record FROM mentions WHERE doc_id = :doc_id
AND (:since IS NULL OR :published IS NULL OR :published >= :since)
AND (:until IS NULL OR :published IS NULL OR :published <= :until)
AND (:country IS NULL OR iso2 = :country)
AND :actor IS NULL AND :statuses IS NULL
ORDER BY seq
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which reports and mentions to take. None takes all. Undated ones pass every date: nobody knows that they don't.

    Mentions have no date of their own, so the article's counts; they have no actor and no claim status, so a filter on
    these leaves them out.
    """

    since: date | None = None
    """Reports that end on this day or later."""
    until: date | None = None
    """Reports that begin on this day or earlier."""
    country: str | None = None
    """ISO 3166-1 alpha-2 of the reported place, in either case."""
    actor: str | None = None
    """Part of the actor's name or of the text's words for it, in either case."""
    statuses: tuple[str, ...] = ()
    """Claim statuses; empty takes all."""

    @property
    def are_empty(self) -> bool:
        """Whether everything passes."""
        return self == Filters()

    @property
    def values(self) -> Mapping[str, str | None]:
        """Values of the named parameters of the queries."""
        return {
            "since": self.since.isoformat() if self.since else None,
            "until": self.until.isoformat() if self.until else None,
            "country": self.country.upper() if self.country else None,
            "actor": self.actor.casefold() if self.actor else None,
            "statuses": json.dumps(self.statuses) if self.statuses else None,
        }

    @property
    def words(self) -> str:
        """What is left, in words, for the title of a map; empty when everything passes."""
        parts = [
            f"since {self.since}" if self.since else "",
            f"until {self.until}" if self.until else "",
            f"country {self.country.upper()}" if self.country else "",
            f'actor "{self.actor}"' if self.actor else "",
            f"status {', '.join(self.statuses)}" if self.statuses else "",
        ]
        return ", ".join(filter(None, parts))
