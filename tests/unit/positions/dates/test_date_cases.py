"""Each line of cases/dates.tsv is a publication date, a sentence and the date that some report of it must have."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.position_cases import case_rows, read

CASES = Path(__file__).parents[3] / "cases" / "dates.tsv"
COLUMNS = ("published", "from", "to", "precision", "time_status", "sentence")


def load() -> list[dict[str, str]]:
    return [dict(zip(COLUMNS, row, strict=True)) for row in case_rows(CASES)]


def said(day: date | None) -> str:
    return "-" if day is None else day.isoformat()


@pytest.mark.parametrize("case", load(), ids=lambda case: f"{case['published']}: {case['sentence'][:60]}")
def test_case(case: dict[str, str]) -> None:
    published = None if case["published"] == "-" else date.fromisoformat(case["published"])
    found = read(case["sentence"], published)
    dates = [(said(r.date_from), said(r.date_to), r.date_precision, r.time_status) for r in found]
    wanted = (case["from"], case["to"], case["precision"])
    assert any(d[:3] == wanted and case["time_status"] in ("*", d[3]) for d in dates), dates
    assert all(r.age_known for r in found) or published is None
