"""What the event tagger is worth on labelled sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from event_examples import Event, Example
from geonews.positions.parse.event_tagger import EVENT_TYPES, ROLES, EventTagger, Reading

BELIEVED = 0.5


@dataclass(slots=True)
class Scores:
    """Counts over sentences."""

    found: int = 0
    """Triggers of the model that overlap one of the labels."""
    wrong: int = 0
    missed: int = 0
    typed: int = 0
    """Found ones whose type is right."""
    events: int = 0
    status: int = 0
    """Labelled triggers whose status is right, found or not."""
    quiet: int = 0
    """Sentences without event."""
    disturbed: int = 0
    """Those in which the model sees one."""
    roles: dict[str, Counter[str]] = field(default_factory=lambda: {role: Counter() for role in ROLES})

    @property
    def figures(self) -> dict[str, float]:
        """Precision, recall and F1 of triggers, shares right of types and statuses, F1 of the words of each role."""
        precision, recall = self.found / max(1, self.found + self.wrong), self.found / max(1, self.found + self.missed)
        return {
            "trigger_precision": precision,
            "trigger_recall": recall,
            "trigger_f1": 2 * precision * recall / max(1e-9, precision + recall),
            "type": self.typed / max(1, self.found),
            "status": self.status / max(1, self.events),
            "quiet_disturbed": self.disturbed / max(1, self.quiet),
        } | {role: 2 * c["hit"] / max(1, 2 * c["hit"] + c["wrong"] + c["missed"]) for role, c in self.roles.items()}

    def table(self) -> str:
        """The figures, one a line."""
        return "\n".join(f"{name:20} {value:.3f}" for name, value in self.figures.items())


def score(model: EventTagger, examples: Iterable[Example]) -> Scores:
    """The model's scores."""
    scores = Scores()
    for example in examples:
        reading = model.read_features(example.features, 0, len(example.sentence.text))
        _count_triggers(scores, reading, example)
        for event in example.events:
            scores.events += 1
            scores.status += int(reading.statuses[event.word].argmax()) == event.status
            _count_roles(scores, reading, event)
    return scores


def _count_triggers(scores: Scores, reading: Reading, example: Example) -> None:
    spans = reading.found(BELIEVED)
    scores.quiet += not example.events
    scores.disturbed += bool(spans) and not example.events
    hit: set[int] = set()
    for start, end in spans:
        words = reading.words(start, end)
        own = next((i for i, e in enumerate(example.events) if _overlap(e.words, words)), None)
        if own is None:
            scores.wrong += 1
        elif own not in hit:
            hit.add(own)
            scores.found += 1
            shares = reading.type_shares(start, end)
            scores.typed += max(shares, key=shares.__getitem__) == EVENT_TYPES[example.events[own].kind - 1]
    scores.missed += len(example.events) - len(hit)


def _overlap(words: Sequence[int], other: slice) -> bool:
    return words[0] < other.stop and other.start <= words[-1]


def _count_roles(scores: Scores, reading: Reading, event: Event) -> None:
    believed, right = reading.roles[event.word] >= BELIEVED, event.roles > 0
    for i, role in enumerate(ROLES):
        counter = scores.roles[role]
        counter["hit"] += int((believed[:, i] & right[:, i]).sum())
        counter["wrong"] += int((believed[:, i] & ~right[:, i]).sum())
        counter["missed"] += int((~believed[:, i] & right[:, i]).sum())
