"""The gate of events: sentences of our own that nothing is fitted to, read by the model alone and by the whole way."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from geonews.model import PositionReport
from geonews.pipeline import Stages
from geonews.vocabulary import CATEGORY_OF, ClaimStatus, EventType
from tests.evaluation.floors import below
from tests.evaluation.held_events import HELD_OUT, Counts, Sentence, model_alone, parsed, whole_way

Span = tuple[int, int]


@pytest.mark.evaluation
@pytest.mark.xdist_group("gazetteer")
def test_held_out_sentences(stages: Stages) -> None:
    assert stages.event_tagger is not None
    figures = model_alone(HELD_OUT, stages, stages.event_tagger) | whole_way(HELD_OUT, stages)
    print(figures)  # noqa: T201 # `make eval` shows it
    assert below(figures, "heldout_events", HELD_OUT) == {}


# -- how it is counted -------------------------------------------------------------------------------------------------

TAKEN = "[Rebels|A1] [took|T1:capture:alleged] [Konna|P1] and [moved|T2:advance:asserted] on to [Sevare|D2]."
QUIET = "Rain fell on the market."


def report(
    trigger: Span, event_type: EventType, status: ClaimStatus, actors: Sequence[Span] = (), places: Sequence[Span] = ()
) -> PositionReport:
    return PositionReport(
        doc_id="a", category=CATEGORY_OF[event_type], event_type=event_type, claim_status=status, evidence="…",
        ev_start=0, ev_end=1, trigger_span=trigger, actor_spans=tuple(actors), place_spans=tuple(places),
    )  # fmt: skip


def counted(*pairs: tuple[str, Sequence[PositionReport]]) -> dict[str, float]:
    counts = Counts()
    for line, reports in pairs:
        counts.add(Sentence(*parsed(line), "test"), reports)
    return counts.figures


def test_reports_are_held_against_labels_by_their_triggers() -> None:
    took, moved, elsewhere = (7, 11), (22, 27), (40, 43)
    right = report(took, "capture", "alleged", [(0, 6)], [(12, 17)])
    assert counted((TAKEN, []))["found_f1"] == 0
    shares = ("found_type", "found_status", "found_actor", "found_place")
    one = counted((TAKEN, [right]))
    assert one == pytest.approx({**dict.fromkeys(shares, 1), "found_f1": 2 / 3, "quiet_undisturbed": 1})
    assert counted((TAKEN, [right, right])) == one
    assert counted((TAKEN, [right, report(elsewhere, "attack", "asserted")]))["found_f1"] == 0.5
    assert counted((TAKEN, [right, report((18, 21), "attack", "asserted")]))["found_f1"] == 0.5
    both = counted((TAKEN, [right, report(moved, "movement", "asserted", [(0, 6)], [(12, 17)])]))
    assert [both[name] for name in ("found_f1", *shares)] == [1, 0.5, 1, 1, 0.5]


def test_one_right_report_of_an_event_is_enough() -> None:
    took = 7, 11
    told = [report(took, "attack", "asserted"), report(took, "capture", "asserted", [(4, 9)])]
    figures = counted((TAKEN, told))
    assert [figures[f"found_{what}"] for what in ("type", "status", "actor", "place")] == [1, 0, 1, 0]


def test_what_is_said_of_quiet_sentences_counts_against_them() -> None:
    noise = [report((5, 9), "attack", "asserted")]
    assert counted((QUIET, []), (QUIET, []))["quiet_undisturbed"] == 1
    assert counted((QUIET, []), (QUIET, noise))["quiet_undisturbed"] == 0.5
    right = report((7, 11), "capture", "alleged")
    assert counted((TAKEN, [right]), (QUIET, noise))["found_f1"] == 0.5
