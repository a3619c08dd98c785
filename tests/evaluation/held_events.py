"""Scores on labelled sentences: of the event tagger alone, and of the whole way from a sentence to its reports.

    python -m tests.evaluation.held_events [FILE...]

shows for each file, training/events/heldout.txt by default, what the tagger alone, the rules alone and both find: the
ablation of positions/model/MODEL_CARD.md.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from geonews.cli.say import say
from geonews.config import Config
from geonews.model import PositionReport
from geonews.pipeline import Stages, annotate
from geonews.reading.articles import article_from_text
from geonews.reading.sources import Record
from tests.conftest import CACHE, ROOT

SCRIPTS = ROOT / "scripts"
sys.path.append(str(SCRIPTS))

from event_examples import Reader  # noqa: E402  # from scripts/
from event_scores import score  # noqa: E402
from event_sentences import LabelledEvent, Sentence, parsed, read_sentences  # noqa: E402

if TYPE_CHECKING:
    from geonews.positions.parse.event_tagger import EventTagger

__all__ = ["HELD_OUT", "Counts", "Sentence", "model_alone", "parsed", "whole_way"]

HELD_OUT = ROOT / "training" / "events" / "heldout.txt"
Span = tuple[int, int]


@dataclass(slots=True)
class Counts:
    """What came out of the sentences, counted."""

    found: int = 0
    """Labelled events whose trigger overlaps a report's."""
    missed: int = 0
    wrong: int = 0
    """Triggers of reports that overlap no label."""
    typed: int = 0
    """Found ones of which a report has the right type; so with the next."""
    status: int = 0
    acted: int = 0
    """Found ones whose actor is labelled."""
    actor: int = 0
    """Those of which a report's actor overlaps the label; so with places."""
    placed: int = 0
    place: int = 0
    quiet: int = 0
    """Sentences without event."""
    disturbed: int = 0
    """Those of which something is reported."""

    @property
    def figures(self) -> dict[str, float]:
        """F1 of triggers, and shares right of the found ones; all between 0 and 1."""
        return {
            "found_f1": 2 * self.found / max(1, 2 * self.found + self.wrong + self.missed),
            "found_type": self.typed / max(1, self.found),
            "found_status": self.status / max(1, self.found),
            "found_actor": self.actor / max(1, self.acted),
            "found_place": self.place / max(1, self.placed),
            "quiet_undisturbed": 1 - self.disturbed / max(1, self.quiet),
        }

    def add(self, sentence: Sentence, reports: Sequence[PositionReport]) -> None:
        """Count a sentence and the reports that came out of it."""
        self.quiet += not sentence.events
        self.disturbed += bool(reports) and not sentence.events
        triggers = {report.trigger_span for report in reports if report.trigger_span is not None}
        labels = [event.trigger for event in sentence.events]
        self.wrong += sum(not _overlap([trigger], labels) for trigger in triggers)
        for event in sentence.events:
            self._add_event(
                event, [r for r in reports if r.trigger_span and _overlap([r.trigger_span], [event.trigger])]
            )

    def _add_event(self, event: LabelledEvent, told: Sequence[PositionReport]) -> None:
        if not told:
            self.missed += 1
            return
        self.found += 1
        self.typed += any(report.event_type == event.event_type for report in told)
        self.status += any(report.claim_status == event.claim_status for report in told)
        actors = event.roles.get("A", [])
        places = [span for letter in "PDS" for span in event.roles.get(letter, [])]
        self.acted += bool(actors)
        self.actor += any(_overlap(report.actor_spans, actors) for report in told)
        self.placed += bool(places)
        self.place += any(_overlap(report.place_spans, places) for report in told)


def whole_way(path: Path, stages: Stages) -> dict[str, float]:
    """Figures of the reports that come out of labelled sentences."""
    counts = Counts()
    for sentence in read_sentences([path]):
        article = article_from_text(sentence.text, id="sentence", raw=True, language="en")
        counts.add(sentence, annotate(Record(article=article), stages).positions)
    return counts.figures


def model_alone(path: Path, stages: Stages, tagger: EventTagger) -> dict[str, float]:
    """Figures of the event tagger on labelled sentences, whose toponyms and actors are those that geonews finds."""
    figures = score(tagger, Reader(tagger.tokenizer, stages).examples([path])).figures
    named = {"trigger_f1": "model_trigger_f1", "type": "model_type", "status": "model_status", "actor": "model_actor"}
    return {name: figures[key] for key, name in named.items()}


def _overlap(spans: Iterable[Span], others: Sequence[Span]) -> bool:
    return any(a < d and c < b for a, b in spans for c, d in others)


def _main() -> None:
    stages = Stages.open(Config.load(cache_dir=CACHE))
    assert stages.event_tagger is not None, "read with the tagger recogniser"
    for path in [Path(name) for name in sys.argv[1:]] or [HELD_OUT]:
        for name, figures in (
            ("the tagger alone", model_alone(path, stages, stages.event_tagger)),
            ("rules alone", whole_way(path, replace(stages, event_tagger=None))),
            ("both", whole_way(path, stages)),
        ):
            say(f"{path.stem}, {name}: " + ", ".join(f"{key} {value:.3f}" for key, value in figures.items()))


if __name__ == "__main__":
    _main()
