"""Each line of cases/positions.tsv and traps.tsv is a sentence and a report that must, or must not, come out of it."""

from __future__ import annotations

from typing import get_args

import pytest

from geonews.vocabulary import CLAIM_STATUSES, EVENT_TYPES, SpatialOp
from tests.evaluation.floors import read_floors
from tests.position_cases import FILES, Case, load, summary

CASES = load()
NOT_READ = pytest.mark.xfail(strict=True, raises=pytest.fail.Exception, reason="not read yet")


def _id(case: Case) -> str:
    return f"{'!' * case.forbidden}{case.event_type}-{case.claim_status}: {case.sentence[:60]}"


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, marks=NOT_READ if case.pending else ()) for case in CASES],
    ids=_id,
)
def test_case(case: Case) -> None:
    if not case.right():
        pytest.fail(f"read: {summary(case)}")


@pytest.mark.parametrize("name", ["positives_right", "traps_right"])
def test_as_many_are_right_as_ever(name: str) -> None:
    """Numbers and not shares, so that a case too hard for today can be added."""
    right = sum(case.right() for case in CASES if case.trap == (name == "traps_right"))
    assert right >= read_floors()["position_cases"][name]


def test_the_cases_span_the_schema() -> None:
    positive = [case for case in CASES if not case.forbidden]
    assert len(positive) >= 320
    assert sum(case.trap for case in CASES) >= 160
    assert {case.event_type for case in positive} == set(EVENT_TYPES)
    assert {case.claim_status for case in positive} >= set(CLAIM_STATUSES)
    assert {case.op for case in positive} >= set(get_args(SpatialOp)) - {"in", "coordinates"}


def test_no_case_stands_twice() -> None:
    lines = [
        line.removeprefix("?")
        for path in FILES
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    assert len(lines) == len(CASES)
    assert len(lines) == len(set(lines))


@pytest.mark.parametrize(
    ("line", "fits"),
    [
        ("capture asserted rebel at Konna", True),
        ("* * * * *", True),
        ("attack asserted rebel at Konna", False),
        ("capture alleged rebel at Konna", False),
        ("capture asserted army at Konna", False),
        ("capture asserted - at Konna", False),
        ("capture asserted rebel near Konna", False),
        ("capture asserted rebel at Sevare", False),
        ("capture asserted rebel at -", False),
    ],
)
def test_every_column_counts(*, line: str, fits: bool) -> None:
    kind, status, actor, op, place = line.split()
    for forbidden in (False, True):
        case = Case(kind, status, actor, op, place, "Rebels captured [Konna|ML|city].", forbidden, pending=False)
        assert case.right() is (fits is not forbidden)
