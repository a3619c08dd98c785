"""Scores of annotated articles against a gold corpus.

A corpus is a JSONL file: `annotate`'s input lines (`id`, `text` and what else is known) with `toponyms` (`start`, `end`
and, where known, `lon` and `lat`) and, where somebody has marked them, `positions` (`event_type`, `claim_status`,
`ev_start`, `ev_end`, and `lon` and `lat` or null). Toponyms are scored as in Gritta, Pilehvar and Collier (2020):
what was missed or left unresolved is wrong and stays in every denominator.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from geonews.errors import InputError
from geonews.geodesy import distance_m
from geonews.model import Annotated, Location, PositionReport
from geonews.pipeline import Stages, annotate
from geonews.reading.jsonlines import parse_object, record_from_row

Row = Mapping[str, Any]
NEAR_M, FAR_M = 25_000, 161_000
"""Radii within which a place counts as found: our own, and the literature's hundred miles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts over articles; add them up."""

    articles: int = 0
    gold_toponyms: int = 0
    found_toponyms: int = 0
    same_spans: int = 0
    gold_located: int = 0
    """Gold toponyms with coordinates."""
    found_judged: int = 0
    """Found toponyms but those whose gold has no coordinates."""
    near: int = 0
    far: int = 0
    gold_positions: int | None = None
    """None as long as no article had any marked: not looked at is not zero."""
    found_positions: int = 0
    same_events: int = 0
    same_statuses: int = 0
    same_places: int = 0

    def __add__(self, other: Tally) -> Tally:
        both = {field.name: _plus(getattr(self, field.name), getattr(other, field.name)) for field in fields(self)}
        return Tally(**both)  # type: ignore[arg-type]  # only gold_positions may be None, and stays in its field

    @property
    def scores(self) -> dict[str, float | int | None]:
        """Precision, recall and shares, 0 to 1, rounded to four digits; None where there is nothing to score."""
        return {
            "articles": self.articles,
            "toponym_precision": _share(self.same_spans, self.found_toponyms),
            "toponym_recall": _share(self.same_spans, self.gold_toponyms),
            "toponym_f1": _f1(self.same_spans, self.found_toponyms, self.gold_toponyms),
            "located_f1_25km": _f1(self.near, self.found_judged, self.gold_located),
            "located_f1_161km": _f1(self.far, self.found_judged, self.gold_located),
            "position_precision": _share(self.same_events, self.found_positions),
            "position_recall": _share(self.same_events, self.gold_positions),
            "claim_status": _share(self.same_statuses, self.same_events),
            "position_place_25km": _share(self.same_places, self.same_events),
        }


def evaluate(corpus: Path, stages: Stages, *, raw: bool = False) -> Iterator[Tally]:
    """One tally for each article of a corpus, as it is scored.

    Args:
        corpus: the JSONL file.
        stages: what annotates.
        raw: take whole texts as main text, as toponym corpora do.

    Raises:
        InputError: the file cannot be read, or a line is no article or has no gold; the message names the line.
    """
    for number, line in enumerate(_lines(corpus), 1):
        try:
            row = parse_object(line)
            if "toponyms" not in row:
                raise InputError('has no "toponyms": a gold corpus states them, [] where there are none')  # noqa: TRY301
            record = record_from_row({"id": row.get("doc_id"), **row}, raw=raw)
            tally = score(annotate(record, stages), row["toponyms"], row.get("positions"))
        except InputError as error:
            raise InputError(f"{corpus}:{number}: {error}") from error
        except (KeyError, TypeError) as error:
            raise InputError(
                f"{corpus}:{number}: gold is not as it should be ({error}); see `geonews.evaluation`"
            ) from error
        yield tally


def score(annotated: Annotated, toponyms: Sequence[Row], positions: Sequence[Row] | None = None) -> Tally:
    """One article's tally.

    Args:
        annotated: the article and what was found.
        toponyms: gold toponyms.
        positions: gold reports; None when nobody has marked any.
    """
    found = {
        (at.mention.start, at.mention.end): at
        for at in annotated.locations
        if at.mention.mention_type != "part_of_name"
    }
    pairs = [(gold, found[gold["start"], gold["end"]]) for gold in toponyms if (gold["start"], gold["end"]) in found]
    unjudged = sum(gold.get("lat") is None for gold, _ in pairs)
    away = [_distance(gold, location) for gold, location in pairs if gold.get("lat") is not None]
    events = _pair_events(annotated.positions, positions or ())
    return Tally(
        articles=1,
        gold_toponyms=len(toponyms),
        found_toponyms=len(found),
        same_spans=len(pairs),
        gold_located=sum(gold.get("lat") is not None for gold in toponyms),
        found_judged=len(found) - unjudged,
        near=sum(metres <= NEAR_M for metres in away),
        far=sum(metres <= FAR_M for metres in away),
        gold_positions=None if positions is None else len(positions),
        found_positions=0 if positions is None else len(annotated.positions),
        same_events=len(events),
        same_statuses=sum(gold["claim_status"] == report.claim_status for gold, report in events),
        same_places=sum(_same_place(gold, report) for gold, report in events),
    )


def total(tallies: Iterable[Tally]) -> Tally:
    """All tallies in one."""
    return sum(tallies, Tally())


def _lines(corpus: Path) -> Iterator[str]:
    try:
        with corpus.open(encoding="utf-8") as file:
            yield from (line for line in file if line.strip())
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{corpus}: cannot be read ({error})") from error


def _distance(gold: Row, location: Location) -> float:
    place = location.place
    return float("inf") if place is None else distance_m(gold["lon"], gold["lat"], place.lon, place.lat)


def _pair_events(found: Sequence[PositionReport], gold: Sequence[Row]) -> list[tuple[Row, PositionReport]]:
    """One-to-one pairs of the same event type whose sentences overlap, most agreement first."""
    pairs = [
        (-(g["claim_status"] == f.claim_status) - _same_place(g, f), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if g["event_type"] == f.event_type and g["ev_start"] < f.ev_end and f.ev_start < g["ev_end"]
    ]
    taken: dict[int, int] = {}
    for _, i, j in sorted(pairs):
        if i not in taken and j not in taken.values():
            taken[i] = j
    return [(gold[i], found[j]) for i, j in sorted(taken.items())]


def _same_place(gold: Row, report: PositionReport) -> bool:
    if gold.get("lat") is None or report.lat is None or report.lon is None:
        return gold.get("lat") is None and report.lat is None
    return distance_m(gold["lon"], gold["lat"], report.lon, report.lat) <= NEAR_M


def _plus(one: int | None, other: int | None) -> int | None:
    return other if one is None else one if other is None else one + other


def _share(part: int, whole: int | None) -> float | None:
    return round(part / whole, 4) if whole else None


def _f1(right: int, found: int, gold: int) -> float | None:
    return _share(2 * right, found + gold)
