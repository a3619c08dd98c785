"""Sentences with the position report that must, or must not, come out of them: cases/positions.tsv and cases/traps.tsv.

    python -m tests.position_cases [--write]

lists by class what is not read rightly; --write sets the leading "?" of each line to what was found.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from geonews.gazetteer.actors import Actor, Actors
from geonews.language import SpacyParser
from geonews.model import PositionReport
from geonews.positions import extract, load_lexicon
from geonews.positions.geometries.shapes import Shaped
from geonews.positions.parse.lexicon import Lexicon
from geonews.positions.places.phrases import Phrase
from tests.marked import marked

FOLDER = Path(__file__).parent / "cases"
FILES = (FOLDER / "positions.tsv", FOLDER / "traps.tsv")
COLUMNS = ("event_type", "claim_status", "actor", "op", "place", "sentence")
PUBLISHED = date(2024, 6, 14)
KNOWN = (
    ("m23", "M23", (), "CD"),
    ("houthi", "Ansar Allah", ("Houthi",), "YE"),
    ("hezbollah", "Hezbollah", (), "LB"),
    ("rsf", "Rapid Support Forces", ("RSF",), "SD"),
    ("shabaab", "al-Shabaab", ("Shabaab",), "SO"),
    ("arakan", "Arakan Army", (), "MM"),
    ("eln", "National Liberation Army", ("ELN",), "CO"),
    ("taliban", "Taliban", (), "AF"),
)
ACTORS = Actors(
    [
        Actor(id=key, name=name, aliases=aliases, type="rebel_group", iso2=iso2, short=key.upper())
        for key, name, aliases, iso2 in KNOWN
    ]
)


class NamesOnly:
    """Shapes without geometry: what is tested is which words were understood."""

    def shape(self, phrase: Phrase) -> Shaped:
        place = phrase.location.place if phrase.location is not None else None
        return Shaped(basis="none", place_name=place.name if place else None, iso2=phrase.iso2)


@dataclass(frozen=True)
class Case:
    """One line of a file."""

    event_type: str
    claim_status: str
    actor: str
    op: str
    place: str
    sentence: str
    forbidden: bool
    pending: bool

    @property
    def trap(self) -> bool:
        return self.forbidden and self.event_type == "*"

    def matches(self, report: PositionReport) -> bool:
        return (
            self.event_type in ("*", report.event_type)
            and self.claim_status in ("*", report.claim_status)
            and self._is_actor(report)
            and self.op in ("*", report.spatial_op)
            and self.place in ("*", report.place_name or "-")
        )

    def right(self) -> bool:
        """Whether the code says today what the line says."""
        return any(self.matches(report) for report in read(self.sentence)) != self.forbidden

    def _is_actor(self, report: PositionReport) -> bool:
        if self.actor in ("*", "-"):
            return self.actor == "*" or report.actor_text is None
        return self.actor.lower() in f"{report.actor_text or ''} | {report.actor_name or ''}".lower()


def load(*files: Path) -> list[Case]:
    """The cases of files, both by default, in their order."""
    return [_case(row) for path in files or FILES for row in case_rows(path)]


def case_rows(path: Path) -> list[list[str]]:
    """The lines of a file of cases, without its comments."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in rows if row and not row[0].startswith("#")]


def _case(row: list[str]) -> Case:
    assert len(row) == len(COLUMNS), row
    kind, status, actor, op, place, sentence = row
    pending, kind = kind.startswith("?"), kind.removeprefix("?")
    return Case(kind.removeprefix("!"), status, actor, op, place, sentence, kind.startswith("!"), pending)


@cache
def read(sentence: str, published: date | None = PUBLISHED) -> tuple[PositionReport, ...]:
    """What comes out of a sentence with marked toponyms."""
    case = marked(sentence, published=published)
    found = extract(
        case.article,
        case.locations,
        parser=_parser(),
        actors=ACTORS,
        lexicon=_lexicon(),
        shaper=NamesOnly(),
        adjectives={"RU": "Russian"},
    )
    return tuple(found)


def summary(case: Case) -> str:
    """What came out, in one line."""
    said = [(r.event_type, r.claim_status, r.actor_text, r.spatial_op, r.place_name) for r in read(case.sentence)]
    return "; ".join("/".join(str(part or "-") for part in parts) for parts in said) or "nothing"


def failure(case: Case) -> str:
    """The first thing about a case that is wrong: its class."""
    found = read(case.sentence)
    if case.forbidden:
        return "said what is none"
    of_type = [r for r in found if case.event_type in ("*", r.event_type)]
    if not of_type:
        return "event not found" if not found else "other event type"
    for name in ("claim_status", "op", "place"):
        wanted = getattr(case, name)
        key = {"op": "spatial_op", "place": "place_name"}.get(name, name)
        if wanted != "*" and all((getattr(r, key) or "-") != wanted for r in of_type):
            return f"{name}: {wanted if name != 'place' else 'not it'}"
    return "actor" if not any(case._is_actor(r) for r in of_type) else "parts of different reports"


@cache
def _parser() -> SpacyParser:
    return SpacyParser()


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


def _write() -> None:
    for path in FILES:
        lines = path.read_text(encoding="utf-8").splitlines()
        cases = iter(load(path))
        marks = [
            line if not line or line.startswith("#") else ("" if next(cases).right() else "?") + line.removeprefix("?")
            for line in lines
        ]
        path.write_text("\n".join(marks) + "\n", encoding="utf-8")


def _report() -> str:
    wrong: dict[str, list[str]] = defaultdict(list)
    total, right = Counter[bool](), Counter[bool]()
    for case in load():
        total[case.trap] += 1
        if case.right():
            right[case.trap] += 1
        else:
            wanted = f"{case.event_type}/{case.claim_status}/{case.actor}/{case.op}/{case.place}"
            wrong[failure(case)].append(f"- {wanted}: {case.sentence}\n  read: {summary(case)}")
    shares = [
        f"{name}: {right[trap]} of {total[trap]} right ({right[trap] / total[trap]:.3f})"
        for name, trap in (("positives", False), ("traps", True))
    ]
    parts = [f"\n## {name} ({len(lines)})\n" + "\n".join(lines) for name, lines in sorted(wrong.items())]
    return "\n".join((*shares, *parts)) + "\n"


if __name__ == "__main__":
    if "--write" in sys.argv[1:]:
        _write()
    sys.stdout.write(_report())
