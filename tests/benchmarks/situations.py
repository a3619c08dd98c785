"""Reports of a made-up year of war, for timing how situations are found."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date, timedelta

from geonews.gazetteer.actors import Actors
from geonews.model import PositionReport
from geonews.situations import Bodies, Directory, Finder, load_rules
from geonews.vocabulary import CATEGORY_OF, ClaimStatus, EventType

EVENTS: tuple[EventType, ...] = ("attack", "clash", "presence", "deployment", "control", "air_strike", "displacement")
STATUSES: tuple[ClaimStatus, ...] = ("asserted", "asserted", "asserted", "alleged", "alleged", "denied", "negated")
WORDS = (
    "army", "town", "river", "dawn", "fire", "gate", "road", "market", "convoy", "school", "depot", "mill", "north",
    "bank", "tower", "bridge", "field", "hill",
)  # fmt: skip
PER_ARTICLE = 5
"""Reports of one article."""
_MIX = 2_654_435_761
"""Knuth's multiplier: consecutive numbers come out spread, and always the same."""


def mixed(number: int, kinds: int) -> int:
    """One of so many kinds, spread evenly."""
    return (number * _MIX % 2**32) * kinds >> 32


def made_up(n: int, *, towns: int, actors: int, days: int = 365) -> list[PositionReport]:
    """So many reports from a fifth as many articles of 200 outlets, a third of them from two agencies."""
    return [_report(i, towns, actors, days) for i in range(n)]


def seconds(reports: Sequence[PositionReport]) -> tuple[float, int]:
    """Processor time for finding the situations, and how many there are."""
    texts = {doc_id: _text(int(doc_id)) for doc_id in {report.doc_id for report in reports}}
    finder = Finder(load_rules(), Bodies(Actors(()), {}, {}), Directory())
    began = time.process_time()
    found = finder.find(reports, texts)
    return time.process_time() - began, len(found)


def _report(i: int, towns: int, actors: int, days: int) -> PositionReport:
    article = i // PER_ARTICLE
    day = date(2024, 1, 1) + timedelta(days=mixed(article + 1, days))
    event, status = EVENTS[mixed(i + 3, len(EVENTS))], STATUSES[mixed(i + 5, len(STATUSES))]
    town = mixed(i + 7, towns)
    country = mixed(i + 11, 20) == 0
    return PositionReport(
        doc_id=str(article), category=CATEGORY_OF[event], event_type=event, claim_status=status,
        polarity="negated" if status in ("denied", "negated") else "affirmed",
        actor_name=f"Actor {mixed(i + 13, actors)}", place_name=f"Town {town}", iso2="XX",
        geom_basis="country_only" if country else "point",
        lon=None if country else 30 + town % 40 * 0.2, lat=None if country else 40 + town // 40 * 0.2,
        uncertainty_m=None if country else 5000, date_from=day if i % 2 else None, date_to=day,
        date_precision="day" if i % 2 else "as_of", published=day, source_name=f"Outlet {mixed(article + 17, 200)}",
        wire=(None, None, None, None, "Reuters", "AFP")[mixed(article + 19, 6)], evidence=_sentence(i),
        ev_start=i, ev_end=i + 100,
    )  # fmt: skip


def _sentence(i: int) -> str:
    return " ".join(f"{WORDS[mixed(i * 31 + n, len(WORDS))]}" for n in range(20))


def _text(article: int) -> str:
    """Every tenth article is the copy of another with the end cut off."""
    base, words = (article // 10 * 10, 250) if article % 10 == 9 else (article, 300)
    return " ".join(f"{WORDS[mixed(base * 997 + n, len(WORDS))]}{mixed(base + n, 50)}" for n in range(words))
