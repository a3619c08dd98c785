"""Each line of cases/dates.tsv is a publication date, a sentence and the date that some report of it must have."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from geonews.language import SpacyParser
from geonews.model import PositionReport
from geonews.positions import extract, load_lexicon
from tests.marked import marked
from tests.position_cases import ACTORS, NamesOnly

CASES = Path(__file__).parents[2] / "cases" / "dates.tsv"
COLUMNS = ("published", "from", "to", "precision", "time_status", "sentence")
LEXICON = load_lexicon()


def load() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        rows = [
            row
            for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            if row and not row[0].startswith("#")
        ]
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return SpacyParser()


def reports(sentence: str, published: date | None, parser: SpacyParser) -> list[PositionReport]:
    case = marked(sentence, published=published)
    return extract(
        case.article,
        case.locations,
        parser=parser,
        actors=ACTORS,
        lexicon=LEXICON,
        shaper=NamesOnly(),
        adjectives={},
    )


def said(day: date | None) -> str:
    return "-" if day is None else day.isoformat()


@pytest.mark.parametrize("case", load(), ids=lambda case: f"{case['published']}: {case['sentence'][:60]}")
def test_case(case: dict[str, str], parser: SpacyParser) -> None:
    published = None if case["published"] == "-" else date.fromisoformat(case["published"])
    found = reports(case["sentence"], published, parser)
    dates = [(said(r.date_from), said(r.date_to), r.date_precision, r.time_status) for r in found]
    wanted = (case["from"], case["to"], case["precision"])
    assert any(d[:3] == wanted and case["time_status"] in ("*", d[3]) for d in dates), dates
    assert all(r.age_known for r in found) or published is None
