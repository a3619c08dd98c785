"""Lines are told apart by their words (tests/cases/reading_blocks.tsv)."""

from pathlib import Path

import pytest

from geonews.reading.furniture import classify

CASES = [
    line.split("\t")
    for line in (Path(__file__).parents[2] / "cases/reading_blocks.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("kind", "line"), CASES)
def test_kind_of_a_line(kind: str, line: str) -> None:
    assert classify(line) == kind
