"""Scores lowered where recognition is less sure than the ranking knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geonews.model import Resolution


def lowered(resolutions: Sequence[Resolution], factor: float, reason: str) -> list[Resolution]:
    """The resolutions with `score` times `factor` (0 to 1), and why; the unresolved stay as they are."""
    return [
        found
        if found.place is None
        else replace(
            found, score=round(found.score * factor, 4), why=f"{found.why}; {reason}, so scores count {factor:g}"
        )
        for found in resolutions
    ]
