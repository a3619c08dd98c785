"""Corroboration, contradiction, denial, update: what each is, and what is none."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from geonews.geodesy import disc
from tests.unit.situations.reports import MONDAY, found, kinds, report

NO_SUCH = "The army sent no large-scale force to the town."
SOME = "Some army units were sent to the town."


def related(*fields: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Relations between reports named d0, d1 …"""
    reports = [report(f"d{n}", **entry) for n, entry in enumerate(fields)]
    return [entry for entry in kinds(found(*reports), *reports) if entry[0] != "corroborates"]


@pytest.mark.parametrize("claim", ["asserted", "alleged"])
@pytest.mark.parametrize(("status", "kind"), [("denied", "denial"), ("negated", "contradiction")])
def test_what_is_claimed_and_denied_is_linked(claim: str, status: str, kind: str) -> None:
    assert related({"claim_status": claim}, {"claim_status": status}) == [(kind, "d1", "d0")]


def test_opposite_polarity_is_a_contradiction() -> None:
    assert related({}, {"polarity": "negated"}) == [("contradiction", "d1", "d0")]


@pytest.mark.parametrize("claim", ["planned", "conditional", "historical"])
def test_what_was_not_claimed_is_not_contradicted(claim: str) -> None:
    assert related({"claim_status": claim}, {"claim_status": "denied"}) == []


def test_two_denials_do_not_contradict_each_other() -> None:
    assert related({"claim_status": "denied"}, {"claim_status": "negated"}) == []


def test_a_narrow_denial_leaves_room_for_a_smaller_claim() -> None:
    narrow = {"claim_status": "negated", "evidence": NO_SUCH, "trigger_span": (41, 45), "event_type": "deployment"}
    assert related({"evidence": SOME, "event_type": "deployment"}, narrow) == []
    large = {"evidence": "A large-scale force was sent to the town.", "event_type": "deployment"}
    assert related(large, narrow) == [("contradiction", "d1", "d0")]


def test_a_narrowing_word_far_from_the_event_does_not_count() -> None:
    text = "The large town, which lies by the river and has a market and a mill, saw no attack."
    at = text.index("attack")
    denial = {"claim_status": "negated", "evidence": text, "trigger_span": (at, at + 6), "ev_end": len(text)}
    assert related({}, denial) == [("contradiction", "d1", "d0")]


@pytest.mark.parametrize("body", ["parliament", "coalition"])
def test_different_bodies_do_not_contradict_each_other(body: str) -> None:
    other = {"actor_id": None, "actor_name": "Mali", "actor_text": f"Malian {body}", "actor_type": "government"}
    assert related({"event_type": "request"}, {"event_type": "request", "claim_status": "denied", **other}) == []


def test_what_is_denied_of_the_whole_is_denied_of_its_part() -> None:
    part = {"actor_id": "desert-brigade", "actor_name": "Desert Brigade"}
    assert related(part, {"claim_status": "denied"}) == [("denial", "d1", "d0")]
    assert related({}, {"claim_status": "denied", **part}) == []


def test_no_attack_means_no_air_strike_but_not_the_other_way() -> None:
    assert related({"event_type": "air_strike"}, {"claim_status": "negated"}) == [("contradiction", "d1", "d0")]
    assert related({}, {"event_type": "air_strike", "claim_status": "negated"}) == []


def test_a_denied_number_is_that_number() -> None:
    claim = {"event_type": "deployment", "count_min": 300, "count_max": 300}
    denial = {"event_type": "deployment", "claim_status": "denied", "count_min": 5000, "count_max": None}
    assert related(claim, denial) == []
    assert related(claim, denial | {"count_min": 200}) == [("denial", "d1", "d0")]
    assert related({"event_type": "deployment"}, denial) == [("denial", "d1", "d0")]
    assert related({"event_type": "deployment"}, denial | {"claim_status": "negated"}) == []


def test_a_denial_is_linked_to_the_claim_of_its_own_article_first() -> None:
    early = report("a", published=MONDAY - timedelta(days=1))
    claim, denial = report("b"), report("b", claim_status="denied", ev_start=50, ev_end=90)
    [situation] = found(early, claim, denial)
    assert [(r.report, r.other) for r in situation.relations if r.kind == "denial"] == [(denial.id, claim.id)]


def test_a_denial_for_the_whole_country_reaches_its_towns() -> None:
    country = {"claim_status": "denied", "geom_basis": "country_only", "place_name": "Mali"}
    assert related({}, country) == [("denial", "d1", "d0")]
    assert related({}, country | {"iso2": "NE"}) == []
    later = MONDAY + timedelta(days=30)
    assert related({}, country | {"date_from": later, "date_to": later, "published": later}) == []


def test_a_denial_for_an_area_reaches_the_towns_in_it() -> None:
    area = {
        "claim_status": "denied", "geom_basis": "polygon", "lon": 0.5, "uncertainty_m": 100_000,
        "place_name": "Gao Region", "geometry_wkt": disc(0.5, 16.3, 100_000).wkt,
    }  # fmt: skip
    assert related({}, area) == [("denial", "d1", "d0")]
    assert related({"lon": 3.0}, area) == []


def test_a_denial_without_a_place_speaks_of_its_article() -> None:
    nowhere = {"claim_status": "denied", "geom_basis": "none", "place_name": None, "ev_start": 50, "ev_end": 90}
    claim, denial = report("a"), report("a", **nowhere)
    assert kinds(found(claim, denial), claim, denial) == [("denial", "a", "a")]
    assert related({}, nowhere) == []


def test_a_denial_of_nobody_named_reaches_its_own_place_only() -> None:
    nobody = {"actor_id": None, "actor_name": None}
    assert related(nobody, nobody | {"claim_status": "negated"}) == [("contradiction", "d1", "d0")]
    assert related(nobody, nobody | {"claim_status": "negated", "geom_basis": "country_only"}) == []
    nowhere = {"claim_status": "negated", "geom_basis": "none", "place_name": None, "ev_start": 50, "ev_end": 90}
    claim, denial = report("a", **nobody), report("a", **nobody, **nowhere)
    assert kinds(found(claim, denial), claim, denial) == []


def test_a_denial_beside_the_claim_is_of_its_time() -> None:
    old = MONDAY - timedelta(days=5)
    undated = {"claim_status": "denied", "date_from": None, "date_precision": "as_of", "ev_start": 50, "ev_end": 90}
    claim = report("a", date_from=old, date_to=old)
    beside, elsewhere = report("a", **undated), report("b", **undated)
    assert kinds(found(claim, beside), claim, beside) == [("denial", "a", "a")]
    assert kinds(found(claim, elsewhere), claim, elsewhere) == []


def test_who_denies_is_named() -> None:
    claim, denial = report("a"), report("b", claim_status="denied", speaker="Army spokesman")
    assert found(claim, denial)[0].denied_by == ("Army spokesman",)
    assert found(claim, report("b", claim_status="denied"))[0].denied_by == ("Outlet b",)
    [contrary] = found(claim, report("b", claim_status="negated"))
    assert (contrary.denied_by, contrary.contradicted_by) == ((), ("Outlet b",))


def test_other_numbers_are_an_update_or_difference() -> None:
    later = {"published": MONDAY + timedelta(days=1)}
    assert related({"fatalities_min": 3, "fatalities_max": 3}, {"fatalities_min": 9, "fatalities_max": 9, **later}) == [
        ("update_or_difference", "d1", "d0")
    ]
    assert related({"count_min": 200, "count_max": 999}, {"count_min": 300, "count_max": None, **later}) == []
    assert related({"count_min": 200, "count_max": 300}, later) == []


def test_agreement_needs_the_same_time_and_body() -> None:
    exact = report("a", date_to=MONDAY, actor_id="desert-brigade")
    army = report("b", actor_id="malian-armed-forces")
    assert kinds(found(exact, army), exact, army) == [("corroborates", "b", "a")]
