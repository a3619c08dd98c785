"""What counts as the same thing, and that the order of reading decides nothing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geonews.geodesy import destination
from geonews.model import PositionReport
from tests.unit.situations.reports import MONDAY, docs, finder, found, report

TUESDAY = MONDAY + timedelta(days=1)
SAME: list[dict[str, Any]] = [
    {},
    {"event_type": "air_strike"},
    {"lon": 0.03},
    {"claim_status": "alleged"},
    {"claim_status": "denied"},
    {"actor_id": None, "actor_name": "Malian soldiers", "actor_text": "Malian soldiers"},
    {"actor_id": None, "actor_name": "Mali", "actor_text": "Mali", "actor_type": "government"},
    {"actor_id": "desert-brigade", "actor_name": "Desert Brigade"},
    {"date_from": None, "date_precision": "as_of", "date_to": TUESDAY},
]
OTHER: list[dict[str, Any]] = [
    {"event_type": "clash"},
    {"event_type": "withdrawal"},
    {"actor_id": "front-of-the-north", "actor_name": "Front of the North"},
    {"actor_id": None, "actor_name": None, "actor_text": None},
    {"lon": 0.1},
    {"geom_basis": "country_only"},
    {"geom_basis": "none", "place_name": None},
    {"date_from": TUESDAY, "date_to": TUESDAY},
    {"date_from": date(2024, 1, 1), "date_to": date(2024, 12, 31), "date_precision": "year"},
    {"date_from": None, "date_to": None, "published": None, "date_precision": "unknown"},
    {"claim_status": "planned"},
    {"claim_status": "conditional"},
    {"claim_status": "historical", "date_from": None, "date_to": None, "date_precision": "past"},
    {
        "actor_id": None,
        "actor_name": "Mali",
        "actor_text": "Mali's parliament",
        "actor_type": "government",
    },
]


@pytest.mark.parametrize("fields", SAME)
def test_reports_of_the_same_thing_are_one_situation(fields: dict[str, Any]) -> None:
    reports = [report("a"), report("b", **fields)]
    assert docs(found(*reports), *reports) == [["a", "b"]] or docs(found(*reports), *reports) == [["b", "a"]]


@pytest.mark.parametrize("fields", OTHER)
def test_reports_of_other_things_are_not(fields: dict[str, Any]) -> None:
    reports = [report("a"), report("b", **fields)]
    assert sorted(docs(found(*reports), *reports)) == [["a"], ["b"]]


def test_two_parts_of_one_army_are_not_the_same() -> None:
    reports = [
        report("a", actor_id="desert-brigade", actor_name="Desert Brigade"),
        report("b", actor_id="river-brigade", actor_name="River Brigade"),
    ]
    assert len(found(*reports)) == 2


def test_a_partys_militia_is_not_the_party() -> None:
    reports = [
        report("a", actor_id="congress-guard", actor_name="Congress Guard"),
        report("b", actor_id="northern-congress", actor_name="Northern Congress"),
    ]
    assert len(found(*reports)) == 2


def test_a_word_for_two_countries_is_none_of_them() -> None:
    troops = {"actor_id": None, "actor_name": "Congolese troops", "actor_text": "Congolese troops"}
    army = {"actor_id": None, "actor_name": "Congolese army", "actor_text": "Congolese army"}
    assert len(found(report("a", **troops), report("b", **army))) == 2
    assert len(found(report("a", **troops), report("b", **troops))) == 1


def test_a_vague_report_does_not_chain_two_days() -> None:
    vague = report("c", date_from=None, date_precision="as_of", date_to=TUESDAY, published=TUESDAY)
    reports = [report("a"), report("b", date_from=TUESDAY, date_to=TUESDAY, published=TUESDAY), vague]
    assert sorted(map(sorted, docs(found(*reports), *reports))) in ([["a"], ["b", "c"]], [["a", "c"], ["b"]])


def test_a_city_does_not_chain_its_villages() -> None:
    villages = [report(f"v{n}", lon=0.03 * n, uncertainty_m=1500, place_name=f"V{n}") for n in range(6)]
    city = report("city", lon=0.075, uncertainty_m=25_000, place_name="City")
    situations = found(*villages, city)
    assert max(len(situation.members) for situation in situations) <= 2


def test_states_of_things_last_and_events_do_not() -> None:
    week = MONDAY + timedelta(days=7)
    late = {"date_from": None, "date_to": week, "published": week, "date_precision": "as_of"}
    assert len(found(report("a", event_type="presence"), report("b", event_type="deployment", **late))) == 1
    assert len(found(report("a"), report("b", **late))) == 2


def test_since_runs_to_publication_for_states() -> None:
    long_ago = report("a", event_type="presence", date_from=date(2023, 1, 1), date_to=None, published=MONDAY)
    assert len(found(long_ago, report("b", event_type="presence"))) == 1


def test_a_month_and_a_day_are_one_capture_but_not_one_attack() -> None:
    march = {"date_from": date(2024, 3, 1), "date_to": date(2024, 3, 31), "date_precision": "month"}
    assert len(found(report("a", event_type="capture"), report("b", event_type="control", **march))) == 1
    assert len(found(report("a"), report("b", **march))) == 2


def test_undated_reports_meet_within_one_article_only() -> None:
    undated = {"date_from": None, "date_to": None, "published": None, "date_precision": "unknown"}
    claim, denial = report("a", **undated), report("a", claim_status="denied", ev_start=50, ev_end=90, **undated)
    assert len(found(claim, denial)) == 1
    assert len(found(claim, report("b", claim_status="denied", **undated))) == 2


def test_where_there_is_no_place_only_placeless_families_meet() -> None:
    nowhere = {"geom_basis": "none", "place_name": None}
    assert len(found(report("a", event_type="request", **nowhere), report("b", event_type="request", **nowhere))) == 1
    assert len(found(report("a", **nowhere), report("b", **nowhere))) == 2
    assert len(found(report("a", **nowhere), report("a", ev_start=50, ev_end=90, **nowhere))) == 2


def test_where_nobody_acts_placeless_families_do_not_meet_either() -> None:
    nobody = {"geom_basis": "none", "place_name": None, "actor_id": None, "actor_name": None, "event_type": "agreement"}
    assert len(found(report("a", **nobody), report("b", **nobody))) == 2


def test_displacements_from_two_towns_are_two() -> None:
    moved = {"event_type": "displacement", "actor_id": None, "actor_name": "civilians", "actor_text": "civilians"}
    assert len(found(report("a", from_place="Kidal", **moved), report("b", from_place="Ménaka", **moved))) == 2
    assert len(found(report("a", from_place="Kidal", **moved), report("b", from_place="kidal", **moved))) == 1


def test_the_same_report_counts_once() -> None:
    [situation] = found(report("a"), report("a"))
    assert len(situation.members) == 1


def test_nothing_gives_nothing() -> None:
    assert found() == []


@given(
    lon=st.floats(-180, 180),
    lat=st.floats(-90, 90),
    bearing=st.floats(0, 360),
    uncertainty=st.integers(1500, 25_000),
    share=st.floats(0, 2),
)
def test_places_meet_within_their_uncertainty_anywhere(
    lon: float, lat: float, bearing: float, uncertainty: int, share: float
) -> None:
    there = destination(lon, lat, bearing, share * uncertainty)
    here = report("a", lon=lon, lat=lat, uncertainty_m=uncertainty)
    other = report("b", lon=max(-180.0, min(180.0, there[0])), lat=there[1], uncertainty_m=25_000)
    if not 0.98 < share < 1.02:  # the ellipsoid, seen as a sphere
        assert len(found(here, other)) == (1 if share < 1 else 2)


STATUSES = ("asserted", "alleged", "denied", "negated", "planned", "historical")


def any_report(number: int) -> PositionReport:
    """A report for each number; drawing its fields one by one would take hypothesis too long."""

    def one(*values: Any) -> Any:
        nonlocal number
        number, i = divmod(number, len(values))
        return values[i]

    day = MONDAY + timedelta(days=one(0, 1, 2, 3))
    dated, count, start = one("dated", ""), one(None, 1, 2, 3), one(0, 50, 100)
    return report(
        one(*"abcdef"),
        event_type=one("attack", "air_strike", "presence", "deployment", "request"),
        claim_status=one(*STATUSES),
        actor_id=one("malian-armed-forces", "desert-brigade", "river-brigade", None),
        actor_name=one("Mali", None),
        geom_basis=one("point", "point", "country_only", "none"),
        lon=one(0.0, 0.02, 0.05, 0.1),
        uncertainty_m=one(1500, 5000, 25_000),
        date_from=day if dated else None,
        date_to=day if dated else None,
        published=one(None, day, MONDAY + timedelta(days=4)),
        ev_start=start,
        ev_end=start + 40,
        count_min=count,
        count_max=count,
        via=one(None, None, "Outlet a", "Outlet b", "Reuters"),
        wire=one(None, None, "Reuters", "AP, Reuters"),
        voice=one("article", "presupposed"),
    )


ANY = st.lists(st.integers(0, 2**40).map(any_report), max_size=25)


@settings(max_examples=150)
@given(data=st.data(), reports=ANY)
def test_the_order_of_reading_decides_nothing(data: st.DataObject, reports: list[PositionReport]) -> None:
    shuffled = data.draw(st.permutations(reports))
    assert finder().find(shuffled, {}) == finder().find(reports, {})


@settings(max_examples=100)
@given(reports=ANY)
def test_every_report_is_in_one_situation(reports: list[PositionReport]) -> None:
    situations = finder().find(reports, {})
    members = [member for situation in situations for member in situation.members]
    assert sorted(members) == sorted({one.id for one in reports})
    assert len({situation.id for situation in situations}) == len(situations)
    assert all(0 <= situation.n_independent <= len(situation.members) for situation in situations)


@given(st.integers(1, 12))
def test_a_situation_keeps_its_id_when_later_reports_join(n: int) -> None:
    later = [report(f"b{i}", published=MONDAY + timedelta(days=1 + i)) for i in range(n)]
    [first] = found(report("a"))
    [grown] = found(*later, report("a"))
    assert grown.id == first.id
    assert grown.members[0] == first.members[0]
