"""Each line of cases/claims.tsv is one or two sentences and in whose words, and how surely, they report an event."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from geonews.gazetteer.actors import Actor, Actors
from geonews.language import SpacyParser
from geonews.model import PositionReport
from geonews.positions import extract, load_lexicon
from tests.marked import marked
from tests.position_cases import NamesOnly, case_rows

CASES = Path(__file__).parents[3] / "cases" / "claims.tsv"
COLUMNS = ("event_type", "claim_status", "voice", "speaker", "via")
ACTORS = Actors(
    [
        Actor(id="m23", name="M23", aliases=(), type="rebel_group", iso2="CD", short="M23"),
        Actor(id="rsf", name="Rapid Support Forces", aliases=("RSF",), type="rebel_group", iso2="SD", short="RSF"),
        Actor(id="is", name="Islamic State", aliases=(), type="rebel_group", iso2=None, short="IS"),
    ]
)


def load() -> list[tuple[str, ...]]:
    rows = [tuple(row) for row in case_rows(CASES)]
    assert all(len(row) == len(COLUMNS) + 1 for row in rows), [row for row in rows if len(row) != len(COLUMNS) + 1]
    return rows


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return SpacyParser()


def reports(sentence: str, parser: SpacyParser) -> list[PositionReport]:
    case = marked(sentence.replace("\\n", "\n"), published=date(2024, 6, 14))
    return extract(
        case.article,
        case.locations,
        parser=parser,
        actors=ACTORS,
        lexicon=load_lexicon(),
        shaper=NamesOnly(),
        adjectives={"RU": "Russian", "RW": "Rwandan", "ET": "Ethiopian"},
    )


def fits(value: str | None, wanted: str) -> bool:
    if wanted in ("*", "-"):
        return wanted == "*" or value is None
    return value is not None and wanted.lower() in value.lower()


def matches(report: PositionReport, wanted: tuple[str, ...]) -> bool:
    event_type, status, voice, speaker, via = wanted
    return (
        event_type in ("*", report.event_type)
        and status in ("*", report.claim_status)
        and voice in ("*", report.voice)
        and fits(report.speaker, speaker)
        and fits(report.via, via)
    )


@pytest.mark.parametrize("case", load(), ids=lambda case: f"{case[0]}-{case[1]}: {case[5][:60]}")
def test_case(case: tuple[str, ...], parser: SpacyParser) -> None:
    forbidden = case[0].startswith("!")
    wanted = (case[0].lstrip("!"), *case[1:5])
    found = reports(case[5], parser)
    summary = [(r.event_type, r.claim_status, r.voice, r.speaker, r.via, r.trigger) for r in found]
    assert any(matches(report, wanted) for report in found) != forbidden, summary
