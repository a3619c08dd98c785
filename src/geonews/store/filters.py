"""Which reports and mentions of a workspace to take."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatchcase

from geonews.model import Annotated, Article, Location, PositionReport

# fields at their default are not in a record: see `store.records`
POSITIONS = """
SELECT record FROM positions WHERE doc_id = :doc_id
AND (:since IS NULL OR coalesce(date_to, date_from) IS NULL OR coalesce(date_to, date_from) >= :since)
AND (:until IS NULL OR coalesce(date_from, date_to) IS NULL OR coalesce(date_from, date_to) <= :until)
AND (:country IS NULL OR iso2 = :country)
AND (:actor IS NULL OR instr(actor, :actor) > 0)
AND (:statuses IS NULL OR claim_status IN (SELECT value FROM json_each(:statuses)))
AND (:events IS NULL OR event_type IN (SELECT value FROM json_each(:events)))
AND (:categories IS NULL OR json_extract(record, '$.category') IN (SELECT value FROM json_each(:categories)))
AND (:voices IS NULL
    OR coalesce(json_extract(record, '$.voice'), 'article') IN (SELECT value FROM json_each(:voices)))
AND (:max_precision IS NULL OR coalesce(json_extract(record, '$.geo_precision'), 9) <= :max_precision)
ORDER BY seq
"""
MENTIONS = """
SELECT record FROM mentions WHERE doc_id = :doc_id
AND (:since IS NULL OR :published IS NULL OR :published >= :since)
AND (:until IS NULL OR :published IS NULL OR :published <= :until)
AND (:country IS NULL OR iso2 = :country)
AND (:max_precision IS NULL OR json_extract(record, '$.geo_precision') <= :max_precision)
AND :reports_only = 0
ORDER BY seq
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which reports and mentions to take. None takes all. Undated ones pass every date: nobody knows that they don't.

    Mentions have no date of their own, so the article's counts; they have no actor, side, event, voice or claim status,
    so a filter on these leaves them out.
    """

    since: date | None = None
    """Reports that end on this day or later."""
    until: date | None = None
    """Reports that begin on this day or earlier."""
    country: str | None = None
    """ISO 3166-1 alpha-2 of the reported place, in either case."""
    actor: str | None = None
    """Part of the actor's name or of the text's words for it, in either case."""
    side: str | None = None
    """Name of a side of the user's sides.toml. The workspace holds no sides: `pipeline.rows_of` applies it."""
    statuses: tuple[str, ...] = ()
    """Claim statuses; empty takes all."""
    events: tuple[str, ...] = ()
    """Event types; empty takes all."""
    categories: tuple[str, ...] = ()
    """Categories of events; empty takes all."""
    voices: tuple[str, ...] = ()
    """Voices; empty takes all."""
    max_precision: int | None = None
    """Only places known at least so exactly: UCDP where_prec 1 (exact) to 7; what has no place is 9."""
    outlet: str | None = None
    """Part of the outlet's name, in either case; articles of unknown outlets do not pass."""
    article: str | None = None
    """Pattern of article ids with * ? [ ], as in "mali/*.html"."""

    @property
    def are_empty(self) -> bool:
        """Whether everything passes."""
        return self == Filters()

    def admit(self, article: Article) -> bool:
        """Whether anything of this article may pass."""
        if self.outlet is not None and self.outlet.casefold() not in (article.outlet or "").casefold():
            return False
        return self.article is None or fnmatchcase(article.id, self.article)

    def kept(self, annotated: Annotated) -> Annotated:
        """What passes of an article: the queries again, for records that no longer are as they lie in the workspace."""
        published = annotated.article.published
        return replace(
            annotated,
            locations=tuple(one for one in annotated.locations if self._takes_mention(one, published)),
            positions=tuple(one for one in annotated.positions if self._takes_report(one)),
        )

    def _takes_report(self, report: PositionReport) -> bool:
        first, last = report.date_from or report.date_to, report.date_to or report.date_from
        chosen = (
            (self.statuses, report.claim_status),
            (self.events, report.event_type),
            (self.categories, report.category),
            (self.voices, report.voice),
        )
        return (
            self._in_time(first, last)
            and (self.country is None or report.iso2 == self.country.upper())
            and (self.actor is None or self.actor.casefold() in actor_words(report))
            and all(not words or word in words for words, word in chosen)
            and (self.max_precision is None or report.geo_precision <= self.max_precision)
        )

    def _takes_mention(self, location: Location, published: date | None) -> bool:
        return (
            not self.values["reports_only"]
            and self._in_time(published, published)
            and (self.country is None or location.iso2 == self.country.upper())
            and (
                self.max_precision is None
                or (location.geo_precision is not None and location.geo_precision <= self.max_precision)
            )
        )

    def _in_time(self, first: date | None, last: date | None) -> bool:
        since = self.since is None or last is None or last >= self.since
        return since and (self.until is None or first is None or first <= self.until)

    @property
    def values(self) -> Mapping[str, str | int | None]:
        """Values of the named parameters of the queries."""
        lists = {
            "statuses": self.statuses,
            "events": self.events,
            "categories": self.categories,
            "voices": self.voices,
        }
        return {
            "since": self.since.isoformat() if self.since else None,
            "until": self.until.isoformat() if self.until else None,
            "country": self.country.upper() if self.country else None,
            "actor": self.actor.casefold() if self.actor else None,
            "max_precision": self.max_precision,
            "reports_only": int(bool(self.actor or self.side or any(lists.values()))),
        } | {name: json.dumps(chosen) if chosen else None for name, chosen in lists.items()}

    @property
    def words(self) -> str:
        """What is left, in words, for the title of a map; empty when everything passes."""
        parts = [
            f"since {self.since}" if self.since else "",
            f"until {self.until}" if self.until else "",
            f"country {self.country.upper()}" if self.country else "",
            f'actor "{self.actor}"' if self.actor else "",
            f'side "{self.side}"' if self.side else "",
            f"status {', '.join(self.statuses)}" if self.statuses else "",
            f"event {', '.join(self.events)}" if self.events else "",
            f"category {', '.join(self.categories)}" if self.categories else "",
            f"voice {', '.join(self.voices)}" if self.voices else "",
            f"precision up to {self.max_precision}" if self.max_precision is not None else "",
            f'outlet "{self.outlet}"' if self.outlet else "",
            f'articles "{self.article}"' if self.article else "",
        ]
        return ", ".join(filter(None, parts))


def actor_words(report: PositionReport) -> str:
    """What a filter by actor looks at: the text's words and the name, in lower case."""
    return f"{report.actor_text or ''} {report.actor_name or ''}".casefold()
