"""A workspace with mentions and reports written by hand, and decisions on them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from geonews.model import Annotated, Correction, Location, Mention, PositionReport, Resolution
from geonews.store import Store
from geonews.store.corrections import append, corrections_path
from tests import fakes
from tests.fake_stages import TOWNS

TEXT = "Rebels attacked Gao on Monday. Gao was calm."
SENTENCE = "Rebels attacked Gao on Monday."


def article_results(article_id: str = "a", text: str = TEXT, *, outlet: str | None = "Desk") -> Annotated:
    """An article with a mention for each Gao, and an attack where its sentence stands."""
    article = replace(fakes.article(text, article_id=article_id), outlet=outlet)
    starts = [n for n in range(len(text)) if text.startswith("Gao", n)]
    at = text.find(SENTENCE)
    reports = () if at < 0 else (attack(article_id, at, source_name=outlet),)
    return Annotated(article=article, locations=tuple(gao(article_id, n) for n in starts), positions=reports, focus=())


def gao(article_id: str, start: int) -> Location:
    mention = Mention(
        article_id=article_id, start=start, end=start + 3, text="Gao", normalised="Gao", zone="body",
        mention_type="literal",
    )  # fmt: skip
    found = Resolution(mention=mention, place=TOWNS[1], status="ambiguous", method="exact", score=0.4)
    return Location(resolution=found, iso2="ML", border_iso2="ML", geo_precision=1, uncertainty_m=5000)


def attack(article_id: str, at: int = 0, **fields: Any) -> PositionReport:
    base: dict[str, Any] = {
        "doc_id": article_id, "category": "action", "event_type": "attack", "claim_status": "asserted",
        "evidence": SENTENCE, "ev_start": at, "ev_end": at + len(SENTENCE), "trigger": "attacked",
        "trigger_span": (at + 7, at + 15), "actor_text": "Rebels", "place_name": "Gao", "iso2": "ML",
        "place_spans": ((at + 16, at + 19),), "spatial_op": "at", "geom_basis": "point", "lon": 0.0, "lat": 16.3,
        "geometry_wkt": "POINT (0 16.3)", "geo_precision": 1, "uncertainty_m": 5000, "confidence": 0.9,
    }  # fmt: skip
    return PositionReport(**(base | fields))


def decide(store: Store, at: int = 1, **fields: Any) -> Correction:
    """Write a decision down."""
    made = Correction(**({"reviewed_at": f"2025-01-01T00:00:{at:02}+00:00"} | fields))
    append(corrections_path(store.path), [made], print)
    return made
