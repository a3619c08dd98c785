"""How sure it is that a report was read rightly: that its event type and its place are what the sentence says.

A logistic function of what is known of the reading. Its few coefficients are in confidence.toml, fitted by
scripts/fit_confidence.py on articles with marked positions; it says nothing of whether the report is true.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from geonews.positions.events.opinion import belief, type_share

if TYPE_CHECKING:
    from geonews.model import Location, PositionReport
    from geonews.positions.parse.scene import Scene
    from geonews.positions.reports import Draft

COUNTRY = 6
_STEEPEST = 3.0
"""Log odds beyond which a probability of the model tells no more."""
_FAR = 30.0
"""Log odds beyond which nothing changes."""
_LEAST, _MOST = 0.02, 0.98
"""Nothing is certain, and nothing that is reported is hopeless."""


def confidence_of(report: PositionReport, draft: Draft, scene: Scene) -> float:
    """0 to 1: the probability that event type and place are right."""
    return probability(signals(report, draft, scene))


def signals(report: PositionReport, draft: Draft, scene: Scene) -> dict[str, float]:
    """What tells for or against a reading; without a tagger its signals are left out.

    Tried, and of no weight: content that is presupposed, an inferred neighbour, a place that only the tagger sees.
    """
    event, location = draft.event, draft.phrase.location
    placed = draft.phrase.op != "none"
    told = {
        "by_model": float(event.by_model),
        "actor": float(draft.party is not None),
        "actor_known": float(draft.party is not None and draft.party.id is not None),
        "named_here": float(placed and bool(report.place_spans)),
        "country": float(placed and report.geo_precision == COUNTRY),
        "place_score": _place_score(location) if placed else 0.0,
    }
    if scene.readings:
        told["belief"] = _log_odds(belief(event, scene))
        told["type_share"] = _log_odds(type_share(event, scene))
    return told


def probability(told: Mapping[str, float]) -> float:
    """The logistic function of some signals; those that are left out count as usual."""
    fitted = coefficients()
    usual = fitted["usual"]
    total = fitted["fit"]["intercept"] + sum(
        weight * told.get(name, usual.get(name, 0.0)) for name, weight in fitted["fit"].items() if name != "intercept"
    )
    sure = 1 / (1 + math.exp(-min(max(total, -_FAR), _FAR)))
    return round(min(max(sure, _LEAST), _MOST), 2)


@cache
def coefficients() -> Mapping[str, Mapping[str, float]]:
    """Tables of confidence.toml: `fit`, by signal, and `usual`, which stands for a signal that there is not."""
    file = resources.files("geonews.positions") / "confidence.toml"
    told: Mapping[str, Mapping[str, float]] = tomllib.loads(file.read_text(encoding="utf-8"))
    return told


def _place_score(location: Location | None) -> float:
    """Log odds of the place's own score; 0, even odds, for a place without one."""
    return _log_odds(location.resolution.score) if location is not None else 0.0


def _log_odds(share: float) -> float:
    inside = min(max(share, 1e-6), 1 - 1e-6)
    return min(max(math.log(inside / (1 - inside)), -_STEEPEST), _STEEPEST)
