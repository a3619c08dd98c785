"""An event tagger that believes what a test tells it, word by word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from geonews.positions.parse.event_tagger import EVENT_TYPES, ROLES, STATUSES, Reading, Role
from geonews.recognition.word_features import WORD
from geonews.vocabulary import ClaimStatus, EventType, MentionType

SURE = 10.0
"""Log odds of what is beyond doubt."""


@dataclass(frozen=True)
class Belief:
    """What is believed of a word."""

    reports: float = 0.95
    """Probability that it reports an event."""
    types: Mapping[EventType, float] = field(default_factory=lambda: {"attack": 1.0})
    """Shares, given that it does; they sum to 1."""
    statuses: Mapping[ClaimStatus, float] = field(default_factory=lambda: {"asserted": 1.0})
    parts: Mapping[Role, Sequence[str]] = field(default_factory=dict)
    """Role → the words that play it."""


class FakeEventTagger:
    """An `EventReader`; words that it was told nothing of report nothing."""

    def __init__(self, beliefs: Mapping[str, Belief]) -> None:
        self._beliefs = beliefs

    def read(
        self,
        text: str,
        sentence: tuple[int, int],
        places: Sequence[tuple[int, int, MentionType]],
        actors: Sequence[tuple[int, int]],
    ) -> Reading:
        start, end = sentence
        words = list(WORD.finditer(text, start, end))
        triggers = np.zeros((len(words), 1 + len(EVENT_TYPES)), dtype=np.float32)
        statuses = np.zeros((len(words), len(STATUSES)), dtype=np.float32)
        roles = np.full((len(words), len(words), len(ROLES)), -SURE, dtype=np.float32)
        triggers[:, 0], statuses[:, 0] = 1, 1
        for i, word in enumerate(words):
            belief = self._beliefs.get(word.group())
            if belief is None:
                continue
            triggers[i, 0] = 1 - belief.reports
            for kind, share in belief.types.items():
                triggers[i, 1 + EVENT_TYPES.index(kind)] = belief.reports * share
            statuses[i] = [belief.statuses.get(status, 0) for status in STATUSES]
            for role, players in belief.parts.items():
                roles[i, :, ROLES.index(role)] = [SURE if other.group() in players else -SURE for other in words]
        spans = np.array([word.span() for word in words], dtype=np.int64).reshape(-1, 2)
        return Reading(start, end, spans, triggers, statuses, roles)
