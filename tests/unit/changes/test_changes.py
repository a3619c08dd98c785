"""What changed between two days, on reports of our own."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from geonews.changes import CHANGE_COLUMNS, Span, change_rows, changes, without_date
from geonews.tables import exported

SPAN = Span(start=date(2024, 3, 1), end=date(2024, 3, 15), days=10)


def report(name: str, published: str | None, status: str = "asserted", **fields: object) -> dict[str, Any]:
    return {
        "id": name, "published": published, "claim_status": status, "situation_id": "s", "category": "position",
        "event_type": "presence", "actor_name": "Rebels", "actor_text": "rebels", "actor_id": None, "place_name": "Gao",
        "lon": -0.04, "lat": 16.27, "geo_precision": 1, "uncertainty_m": 5_000, "geometry": None,
    } | fields  # fmt: skip


def told(*rows: dict[str, Any], span: Span = SPAN) -> list[tuple[str, str | None, str | None]]:
    return [(change.kind, change.before, change.after) for change in changes(rows, span)]


def test_what_is_reported_first_after_the_first_day_is_new() -> None:
    assert told(report("a", "2024-03-05")) == [("new", None, "asserted")]
    assert told(report("a", "2024-03-01"), report("b", "2024-03-10")) == []


def test_what_is_published_after_the_second_day_is_not_known_yet() -> None:
    assert told(report("a", "2024-03-16")) == []


def test_what_was_current_and_is_reported_no_more_has_gone_quiet() -> None:
    assert told(report("a", "2024-02-28")) == [("gone quiet", "asserted", None)]
    assert told(report("a", "2024-02-28"), report("b", "2024-03-06")) == []
    assert told(report("a", "2024-01-01")) == []


def test_a_status_changes_with_the_latest_report() -> None:
    rows = report("a", "2024-02-28", "planned"), report("b", "2024-03-10", "asserted")
    assert told(*rows) == [("status changed", "planned", "asserted")]


def test_contradictions_open_and_close() -> None:
    opened = told(report("a", "2024-02-28"), report("b", "2024-03-10", "denied"))
    assert ("contradiction opened", "for", "against and for") not in opened
    both = report("a", "2024-02-28"), report("b", "2024-03-10", "denied"), report("c", "2024-03-12")
    assert ("contradiction opened", "for", "against and for") in told(*both)
    before = report("a", "2024-02-25"), report("b", "2024-02-28", "denied")
    assert ("contradiction closed", "against and for", "for") in told(*before, report("c", "2024-03-12"))


@pytest.mark.parametrize(
    ("fields", "moved"),
    [
        ({"lon": 1.4, "lat": 18.4, "place_name": "Kidal"}, True),
        ({"lon": -0.05, "lat": 16.3}, False),
        ({"lon": 1.4, "lat": 18.4, "geo_precision": 4}, False),
        ({"lon": 1.4, "lat": 18.4, "claim_status": "denied"}, False),
        ({"lon": 1.4, "lat": 18.4, "actor_name": "Army"}, False),
    ],
)
def test_an_actor_moved_only_from_one_sure_place_to_another(fields: dict[str, object], *, moved: bool) -> None:
    later = report("b", "2024-03-10", **{"situation_id": "t", **fields})
    assert (("moved", "Gao", "Kidal") in told(report("a", "2024-02-28"), later)) == moved


def test_in_two_places_at_once_nobody_moved() -> None:
    rows = [
        report("a", "2024-02-28"),
        report("b", "2024-02-28", situation_id="u", lon=-3.0, lat=16.8, place_name="Timbuktu"),
        report("c", "2024-03-10", situation_id="t", lon=1.4, lat=18.4, place_name="Kidal"),
    ]
    assert "moved" not in [kind for kind, _, _ in told(*rows)]


def test_undated_reports_are_counted_and_left_out() -> None:
    rows = [report("a", None), report("b", "2024-03-05")]
    assert without_date(rows) == 1
    assert len(changes(rows, SPAN)) == 1


def test_requests_change_nothing() -> None:
    assert told(report("a", "2024-03-05", category="context")) == []


def test_rows_keep_the_report_that_shows_it() -> None:
    [row] = change_rows(changes([report("a", "2024-03-05")], SPAN))
    assert row["id"] == "a:new"
    flat = exported(row, CHANGE_COLUMNS)
    assert (flat["change"], flat["after"], flat["n_after"], flat["place_name"]) == ("new", "asserted", 1, "Gao")
