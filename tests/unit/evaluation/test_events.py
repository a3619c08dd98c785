from __future__ import annotations

from geonews.evaluation import Event
from geonews.evaluation.events import event_scores


def event(
    kind: str = "attack", status: str = "asserted", start: int = 0, *, at: tuple[float, float] | None = None
) -> Event:
    lon, lat = at or (None, None)
    return Event(event_type=kind, claim_status=status, start=start, end=start + 20, lon=lon, lat=lat)


def test_events_are_paired_one_to_one_and_best_first() -> None:
    gold = [event(status="denied"), event(at=(32.5, 15.6)), event("clash")]
    found = [event(at=(32.5, 15.7)), event(status="denied"), event(start=30)]
    scores = event_scores([(gold, found)])
    assert scores is not None
    assert (scores.gold, scores.found) == (3, 3)
    assert (scores.events.precision, scores.events.recall) == (2 / 3, 2 / 3)
    assert (scores.claim_status, scores.place_25km) == (1.0, 1.0)


def test_a_place_far_off_or_missing_is_another_place() -> None:
    scores = event_scores(
        [([event(at=(0.0, 0.0)), event("clash")], [event(at=(1.0, 0.0)), event("clash", at=(0.0, 0.0))])]
    )
    assert scores is not None
    assert scores.place_25km == 0.0


def test_nothing_marked_is_not_nothing_found() -> None:
    assert event_scores([]) is None
    scores = event_scores([([], [])])
    assert scores is not None
    assert (scores.gold, scores.events.recall) == (0, None)
