"""Each line of cases/positions.tsv is a sentence and a report that must, or must not, come out of it."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from geonews.gazetteer.actors import Actor, Actors
from geonews.language import SpacyParser
from geonews.model import PositionReport
from geonews.positions import extract, load_lexicon
from geonews.positions.phrases import Phrase
from geonews.positions.shapes import Shaped
from tests.marked import marked

CASES = Path(__file__).parents[2] / "cases" / "positions.tsv"
COLUMNS = ("event_type", "claim_status", "actor", "op", "place")
ACTORS = Actors(
    [
        Actor(id="m23", name="M23", aliases=(), type="rebel_group", iso2="CD", short="M23"),
        Actor(id="houthi", name="Ansar Allah", aliases=("Houthi",), type="rebel_group", iso2="YE", short="HOU"),
    ]
)


class NamesOnly:
    """Shapes without geometry: what is tested is which words were understood."""

    def shape(self, phrase: Phrase) -> Shaped:
        place = phrase.location.place if phrase.location is not None else None
        return Shaped(basis="none", place_name=place.name if place else None, iso2=phrase.iso2)


def load() -> list[tuple[str, ...]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        rows = [
            tuple(row)
            for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            if row and not row[0].startswith("#")
        ]
    assert all(len(row) == len(COLUMNS) + 1 for row in rows), [row for row in rows if len(row) != len(COLUMNS) + 1]
    return rows


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return SpacyParser()


def reports(sentence: str, parser: SpacyParser) -> list[PositionReport]:
    case = marked(sentence, published=date(2024, 6, 14))
    return extract(
        case.article,
        case.locations,
        parser=parser,
        actors=ACTORS,
        lexicon=load_lexicon(),
        shaper=NamesOnly(),
        adjectives={"RU": "Russian"},
    )


def matches(report: PositionReport, wanted: tuple[str, ...]) -> bool:
    event_type, status, actor, op, place = wanted
    said = f"{report.actor_text or ''} | {report.actor_name or ''}"
    return (
        event_type in ("*", report.event_type)
        and status in ("*", report.claim_status)
        and (
            actor == "*"
            or (actor == "-" and report.actor_text is None)
            or (actor != "-" and actor.lower() in said.lower())
        )
        and op in ("*", report.spatial_op)
        and (place in ("*", report.place_name or "-"))
    )


@pytest.mark.parametrize("case", load(), ids=lambda case: f"{case[0]}-{case[1]}: {case[5][:60]}")
def test_case(case: tuple[str, ...], parser: SpacyParser) -> None:
    forbidden = case[0].startswith("!")
    wanted = (case[0].lstrip("!"), *case[1:5])
    found = reports(case[5], parser)
    summary = [(r.event_type, r.claim_status, r.actor_text, r.spatial_op, r.place_name) for r in found]
    assert any(matches(report, wanted) for report in found) != forbidden, summary
