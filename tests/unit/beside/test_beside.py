"""Our reports beside tables of ACLED and UCDP; the rows here are made up."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geonews.beside import MATCH_COLUMNS, Event, Limits, compare, mention_rows, read_events, result_rows
from geonews.beside.matching import comparable
from geonews.errors import InputError
from geonews.geodesy import destination
from geonews.tables import exported

ACLED = "event_id_cnty,event_date,event_type,sub_event_type,actor1,location,latitude,longitude,geo_precision"
UCDP = "relid,date_start,date_end,latitude,longitude,where_prec,side_a,side_b,type_of_violence,where_coordinates"
LIMITS = Limits()


def table(folder: Path, *lines: str) -> Path:
    path = folder / "t.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    return path


def report(name: str, lon: float = 29.2, lat: float = -1.7, **fields: object) -> dict[str, Any]:
    return {
        "id": name, "category": "action", "event_type": "clash", "claim_status": "asserted", "lon": lon, "lat": lat,
        "geo_precision": 1, "uncertainty_m": 0, "date_from": "2025-01-28", "date_to": "2025-01-28",
        "place_name": "Goma",
    } | fields  # fmt: skip


def event(name: str, lon: float = 29.2, lat: float = -1.7, day: str = "2025-01-28") -> Event:
    first = date.fromisoformat(day)
    return Event(
        source="ACLED", id=name, first=first, last=first, lon=lon, lat=lat, precision=1, type="Armed clash",
        actors=("A", "B"), place="Goma",
    )  # fmt: skip


def test_acleds_columns_are_read_in_any_order_of_date(tmp_path: Path) -> None:
    rows = ("X1,28 January 2025,Battles,Armed clash,A,Goma,-1.67,29.22,1", "X2,2025-01-28,Battles,,A,Goma,-1.67,29.22,")
    events, errors = read_events(table(tmp_path, ACLED, *rows))
    assert errors == []
    assert [(one.id, str(one.first), one.type, one.precision) for one in events] == [
        ("X1", "2025-01-28", "Armed clash", 1),
        ("X2", "2025-01-28", "Battles", None),
    ]


def test_ucdps_columns_are_read(tmp_path: Path) -> None:
    path = table(tmp_path, UCDP, "MLI-1,2013-01-10 00:00:00.000,2013-01-12 00:00:00.000,14.9,-4.2,1,A,B,1,Konna")
    [one], errors = read_events(path)
    assert errors == []
    assert (one.source, one.id, one.actors, one.type) == ("UCDP GED", "MLI-1", ("A", "B"), "state-based violence")
    assert (one.last - one.first).days == 2


@pytest.mark.parametrize("bad", ["X,soon,B,C,A,G,1,2,1", "X,2025-01-28,B,C,A,G,95,2,1", "X,2025-01-28,B,C,A,G,,2,1"])
def test_a_bad_row_costs_itself_only(tmp_path: Path, bad: str) -> None:
    events, errors = read_events(table(tmp_path, ACLED, bad, "X1,2025-01-28,Battles,,A,Goma,-1.67,29.22,1"))
    assert [one.id for one in events] == ["X1"]
    assert len(errors) == 1
    assert ":2: " in errors[0]


def test_semicolons_do_as_well(tmp_path: Path) -> None:
    events, _ = read_events(table(tmp_path, ACLED.replace(",", ";"), "X1;2025-01-28;B;;A;Goma;-1,67;29,22;1"))
    assert (events[0].lat, events[0].lon) == (-1.67, 29.22)


@pytest.mark.parametrize("text", ["a,b,c\n1,2,3\n", ""])
def test_another_table_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="neither ACLED"):
        read_events(path)


@given(
    st.floats(-179.9, 179.9),
    st.floats(-80, 80),
    st.floats(0, 360),
    st.floats(0, 24).filter(lambda km: abs(km - 25) > 0.5),
)
def test_everything_within_the_distance_is_found(lon: float, lat: float, bearing: float, km: float) -> None:
    there = destination(lon, lat, bearing, km * 1000)
    [match] = compare([report("a", lon, lat)], [event("e", *there)], LIMITS)
    assert match.km == pytest.approx(km, abs=0.1)


@given(st.floats(-179.9, 179.9), st.floats(-80, 80), st.floats(0, 360), st.floats(26, 400))
def test_nothing_beyond_it_is(lon: float, lat: float, bearing: float, km: float) -> None:
    there = destination(lon, lat, bearing, km * 1000)
    assert compare([report("a", lon, lat)], [event("e", *there)], LIMITS) == []


def test_days_count_too() -> None:
    events = [event("near", day="2025-01-30"), event("far", day="2025-01-31")]
    assert [(m.theirs, m.days) for m in compare([report("a")], events, LIMITS)] == [(0, 2)]


def test_an_uncertain_place_reaches_further_but_not_without_end() -> None:
    north = destination(29.2, -1.7, 0, 40_000)
    assert compare([report("a")], [event("e", *north)], LIMITS) == []
    assert len(compare([report("a", uncertainty_m=20_000)], [event("e", *north)], LIMITS)) == 1
    far = destination(29.2, -1.7, 0, 60_000)
    assert compare([report("a", uncertainty_m=500_000)], [event("e", *far)], LIMITS) == []


def test_only_reports_that_could_match_are_compared() -> None:
    rows = [
        report("a"),
        report("country", geo_precision=6),
        report("nowhere", lon=None),
        report("request", category="context"),
        report("undated", date_from=None, date_to=None, published=None),
        report("other-year", date_from="2019-01-01", date_to="2019-01-01"),
    ]
    assert [row["id"] for row in comparable(rows, [event("e")], LIMITS)] == ["a"]
    assert comparable(rows, [], LIMITS) == []


def test_each_event_and_report_is_in_the_result() -> None:
    ours, theirs = [report("a"), report("b", lon=31.0)], [event("x"), event("y"), event("z", lon=35.0)]
    rows = result_rows(ours, theirs, compare(ours, theirs, LIMITS))
    assert [(row["match"], row.get("our_id"), row.get("their_id")) for row in rows] == [
        ("matched", "a", "x"),
        ("matched", "a", "y"),
        ("only ours", "b", None),
        ("only theirs", None, "z"),
    ]
    assert len({row["id"] for row in rows}) == len(rows)
    assert exported(rows[0], MATCH_COLUMNS)["km"] == 0


def test_their_events_are_quiet_circles_and_no_reports() -> None:
    [row] = mention_rows([event("x")], "ACLED")
    assert (row["doc_id"], row["place_name"], row["mention_type"]) == ("ACLED", "Goma", "literal")
