from __future__ import annotations

import pytest

from geonews.evaluation import Event, GoldPlace
from geonews.evaluation.event import found_event, gold_event
from geonews.evaluation.event_pairs import Marked
from geonews.evaluation.events import EventScores, event_scores
from geonews.evaluation.judging import actor_share, same_place

TEXT = "The army shelled one town and denied that rebels had left another; nobody saw it. " * 3
KHARTOUM = (32.53, 15.55)


def gold(
    kind: str = "attack",
    status: str = "asserted",
    start: int = 0,
    *,
    at: tuple[float, float] | None = None,
    iso2: str | None = None,
    actor: str | None = None,
    core: bool = True,
    **more: object,
) -> Event:
    point = {} if at is None else {"lon": at[0], "lat": at[1]}
    row = {"event_type": kind, "claim_status": status, "ev_start": start, "ev_end": start + 20, "core": core, **more}
    return gold_event({**row, **point, "iso2": iso2, "actor": actor})


def found(
    kind: str = "attack",
    status: str = "asserted",
    start: int = 0,
    *,
    at: tuple[float, float] | None = None,
    **more: object,
) -> Event:
    lon, lat = at or (None, None)
    row = {"event_type": kind, "claim_status": status, "ev_start": start, "ev_end": start + 20, "lon": lon, "lat": lat}
    return found_event({**row, "geo_precision": 9 if at is None else 1, **more})


def scored(marked: list[Event], theirs: list[Event], *traps: tuple[int, int], most: int = 0) -> EventScores:
    scores = event_scores([Marked(name="a", text=TEXT, gold=marked, found=theirs, traps=traps)], most)
    assert scores is not None
    return scores


def test_events_are_paired_one_to_one_and_best_first() -> None:
    theirs = [found(at=(32.5, 15.6)), found(status="denied"), found(start=30)]
    scores = scored([gold(status="denied"), gold(at=KHARTOUM), gold("capture")], theirs)
    assert (scores.gold, scores.found) == (3, 3)
    assert (scores.core_recall, scores.precision_one_to_one) == (2 / 3, 2 / 3)
    assert (scores.claim_status_acc, scores.place_acc, scores.headline_core_all_right) == (1.0, 1.0, 2 / 3)


def test_a_type_of_the_same_group_is_found_but_not_exact() -> None:
    scores = scored([gold("capture")], [found("control")])
    assert (scores.core_recall, scores.exact_type) == (1.0, 0.0)
    assert scores.types == {"capture": {"control": 1}}
    assert scored([gold("capture", event_type_also_ok=["control"])], [found("control")]).exact_type == 1.0


def test_what_is_not_core_need_not_be_found() -> None:
    scores = scored([gold(core=False), gold("capture")], [found("capture")])
    assert (scores.core, scores.core_recall, scores.precision_one_to_one) == (1, 1.0, 1.0)
    assert scores.mistakes == {}


def test_a_repeat_costs_precision_but_not_lenient_precision() -> None:
    scores = scored([gold()], [found(), found()])
    assert (scores.precision_one_to_one, scores.precision_lenient) == (0.5, 1.0)
    assert scores.mistakes == {"repeat": 1}


def test_a_trigger_finds_its_sentence() -> None:
    trigger = gold_event(
        {"event_type": "attack", "claim_status": "asserted", "trigger_start": 9, "trigger_end": 16, "actor": "army"}
    )
    assert scored([trigger], [found(start=0)]).core_recall == 1.0
    assert scored([trigger], [found(start=16)]).core_recall == 0.0


def test_a_second_sentence_is_as_good() -> None:
    assert scored([gold(evidence_more=[[100, 120]])], [found(start=105)]).core_recall == 1.0


@pytest.mark.parametrize(
    ("marked", "theirs", "right"),
    [
        ({"at": KHARTOUM}, {"at": (32.5, 15.6)}, True),
        ({"at": KHARTOUM}, {"at": (33.5, 15.6)}, False),
        ({"at": KHARTOUM}, {}, False),
        ({"at": KHARTOUM, "tolerance_km": 120}, {"at": (33.5, 15.6)}, True),
        ({}, {}, True),
        ({}, {"at": KHARTOUM}, False),
        ({"iso2": "SD"}, {"iso2": "SD", "geo_precision": 6}, True),
        ({"iso2": "SD"}, {"iso2": "SS", "geo_precision": 6}, False),
        ({"iso2": "SD"}, {"iso2": "SD", "at": KHARTOUM}, False),
        ({"iso2": "SD"}, {}, False),
        ({"line": [[32.0, 15.0], [32.0, 17.0]]}, {"at": (32.1, 16.0)}, True),
        ({"line": [[32.0, 15.0], [32.0, 17.0]]}, {"at": (32.5, 16.0)}, False),
        ({"at": (0.0, 0.0), "places_also_ok": [{"lon": 32.5, "lat": 15.5}]}, {"at": KHARTOUM}, True),
    ],
)
def test_places(marked: dict[str, object], theirs: dict[str, object], *, right: bool) -> None:
    assert same_place(gold(**marked), found(**theirs)) is right  # type: ignore[arg-type]  # by name


def test_a_request_needs_no_place() -> None:
    assert same_place(gold("request", at=KHARTOUM), found("request"))
    assert not same_place(gold("attack", at=KHARTOUM), found())


@pytest.mark.parametrize(
    ("marked", "theirs", "share"),
    [
        ("Malian army", "The Malian soldiers", 1.0),
        ("Malian army", "the army", 0.0),
        ("the army", "The Army", 1.0),
        ("Islamist rebels", "Tuareg rebels", 0.5),
        ("Russia's forces", "Russian troops", 1.0),
        ("Malian army", None, 0.0),
        (None, "the army", None),
    ],
)
def test_actors(marked: str | None, theirs: str | None, share: float | None) -> None:
    assert actor_share(gold(actor=marked), found(actor_text=theirs)) == share


def test_nobody_is_right_where_the_sentence_names_nobody() -> None:
    assert actor_share(gold(actor="rebels", actor_stated=False), found()) == 1.0


def test_what_is_missed_and_what_is_extra_meet_in_a_sentence() -> None:
    scores = scored(
        [gold("capture"), gold("strength", start=60)], [found("attack"), found("request", start=150)], most=1
    )
    assert scores.types == {"capture": {"attack": 1}, "strength": {"none": 1}, "none": {"request": 1}}
    assert scores.mistakes == {"missed": 1, "other_type": 1, "extra": 1}
    assert [one.reason for one in scores.worst] == ["missed", "other_type", "extra"]
    assert [one.event_type for one in scores.by_type] == ["strength", "capture", "attack", "request"]


def test_a_trap_is_hit_by_what_stands_for_nothing() -> None:
    scores = scored([gold()], [found(), found(start=50)], (10, 15), (60, 65), (100, 105))
    assert (scores.traps, scores.traps_hit) == (3, 1)


def test_confidence_is_right_when_type_and_place_are() -> None:
    theirs = [
        found(at=KHARTOUM, confidence=0.95),
        found("capture", start=40, confidence=0.95),
        found(start=90, confidence=0.15),
    ]
    told = scored([gold(at=KHARTOUM), gold("capture", start=40, at=KHARTOUM)], theirs).calibration
    assert told is not None
    assert [(one.n, one.right) for one in told.bins] == [(1, 0.0), (2, 0.5)]
    assert told.ece == pytest.approx((0.15 + 2 * 0.45) / 3)
    assert scored([gold()], [found()]).calibration is None


def test_nothing_marked_is_not_nothing_found() -> None:
    assert event_scores([]) is None
    scores = scored([], [])
    assert (scores.gold, scores.core_recall) == (0, None)


def test_a_place_known_by_its_country_alone_is_a_country() -> None:
    assert gold(iso2="SD").places == (GoldPlace(iso2="SD", is_country=True),)
    assert (gold(iso2="SD").geo_precision, gold().geo_precision, gold(at=KHARTOUM).geo_precision) == (6, 9, 1)
