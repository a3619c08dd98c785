"""Each line of cases/counts.tsv is a sentence and the count, toll or means that some report of it must have."""

from __future__ import annotations

from pathlib import Path

import pytest

from geonews.model import PositionReport
from tests import position_cases
from tests.position_cases import case_rows

CASES = Path(__file__).parents[3] / "cases" / "counts.tsv"
COLUMNS = ("field", "text", "min", "max", "scope", "sentence")


def load() -> list[dict[str, str]]:
    return [dict(zip(COLUMNS, row, strict=True)) for row in case_rows(CASES)]


def shown(value: object) -> str:
    return "-" if value is None else str(value)


def read(report: PositionReport, field: str) -> tuple[str, str, str, str]:
    """Text, bounds and scope of one field."""
    if field == "means":
        return shown(report.means), "-", "-", "-"
    text, low, high = (getattr(report, f"{field}_{part}") for part in ("text", "min", "max"))
    return shown(text), shown(low), shown(high), shown(report.count_scope) if field == "count" else "-"


@pytest.mark.parametrize("case", load(), ids=lambda case: f"{case['field']}: {case['sentence'][:70]}")
def test_case(case: dict[str, str]) -> None:
    found = [read(report, case["field"]) for report in position_cases.read(case["sentence"])]
    assert found, "no report"
    if case["text"] == "-":
        assert all(text == "-" for text, *_ in found), found
        return
    wanted = (case["text"], case["min"], case["max"])
    assert any(f[:3] == wanted and case["scope"] in ("*", f[3]) for f in found), found
