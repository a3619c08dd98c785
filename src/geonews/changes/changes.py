"""Changes between two dates, by situation: what was reported as of each, never what was so.

As of a day means: in articles published until then. That nothing more is reported does not mean that anybody left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from geonews.geodesy import distance_m
from geonews.styles import actor_key
from geonews.tables import POSITION_COLUMNS, Row

Kind = Literal["new", "gone quiet", "moved", "status changed", "contradiction opened", "contradiction closed"]
KINDS: tuple[Kind, ...] = get_args(Kind)
FOR, AGAINST = ("asserted", "alleged"), ("denied", "negated")
EXACT = 3
"""UCDP where_prec up to which a place is close enough to have moved."""
CHANGE_COLUMNS: Mapping[str, str] = {
    "id": "string",
    "change": "string",
    "before": "string",
    "after": "string",
    "n_before": "Int64",
    "n_after": "Int64",
    "last_reported": "datetime64[s]",
    **{name: kind for name, kind in POSITION_COLUMNS.items() if name not in ("id", "n_sources", "n_independent")},
}
"""Those of the report that shows the change, after the change itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The two days, and for how long a report counts as current."""

    start: date
    end: date
    days: int = 14
    """Days after its publication in which a report is current."""

    def before(self, day: str) -> bool:
        """Whether it was published by the first day."""
        return day <= self.start.isoformat()

    def after(self, day: str) -> bool:
        """Whether it was published after the first day and by the second one."""
        return self.start.isoformat() < day <= self.end.isoformat()

    def is_current(self, day: str, at: date) -> bool:
        """Whether what was published on a day is current at another one."""
        return (at - timedelta(days=self.days)).isoformat() < day <= at.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What changed about one situation, or where an actor is reported."""

    kind: Kind
    report: Row
    """The report that shows it: the latest one."""
    before: str | None
    """What was reported as of the first day; None where nothing was."""
    after: str | None
    n_before: int
    """Reports until the first day."""
    n_after: int
    """Reports since."""


def without_date(rows: Iterable[Row]) -> int:
    """Reports in articles without a publication date: nobody knows as of when they were known."""
    return sum(row.get("published") is None for row in rows)


def changes(rows: Iterable[Row], span: Span) -> list[Change]:
    """All changes, in the order of their kinds and then of place and report.

    Args:
        rows: flat rows of reports, with their situations; those without a publication date are left out.
        span: the two days.

    A situation is *new* when its first report was published after the first day, and has *gone quiet* when it was
    current then and nothing current is left at the second. Its *status changed* when its latest claim status did. An
    actor *moved* when the one place where it was current and the one place of its new reports, of one family of events
    and known closer than a district, lie further apart than both are uncertain. A *contradiction opened* when some say
    so and others not for the first time; it *closed* when only one side is still current.
    """
    dated = sorted((row for row in rows if row.get("published")), key=lambda row: (row["published"], row["id"]))
    known = [row for row in dated if row["published"] <= span.end.isoformat()]
    found = [change for group in _by_situation(known).values() for change in _of_situation(group, span)]
    found += _moves(known, span)
    return sorted(found, key=_order)


def _order(change: Change) -> tuple[int, str, str]:
    return KINDS.index(change.kind), str(change.report.get("place_name") or ""), str(change.report["id"])


def _by_situation(rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["category"] != "context":
            groups[row.get("situation_id") or row["id"]].append(row)
    return groups


def _of_situation(group: Sequence[Row], span: Span) -> Iterator[Change]:
    old = [row for row in group if span.before(row["published"])]
    new = [row for row in group if span.after(row["published"])]

    def change(kind: Kind, before: str | None, after: str | None) -> Change:
        return Change(kind=kind, report=group[-1], before=before, after=after, n_before=len(old), n_after=len(new))

    if not old:
        yield change("new", None, _status(new))
    elif _current(old, span, span.start) and not _current(group, span, span.end):
        yield change("gone quiet", _status(old), None)
    if old and new and _status(old) != _status(new):
        yield change("status changed", _status(old), _status(new))
    was, is_now = _sides(_current(old, span, span.start)), _sides(_current(group, span, span.end))
    if len(is_now) == 2 and len(_sides(old)) < 2:
        yield change("contradiction opened", _said(was), _said(is_now))
    elif len(was) == 2 and len(is_now) == 1:
        yield change("contradiction closed", _said(was), _said(is_now))


def _current(group: Iterable[Row], span: Span, at: date) -> list[Row]:
    return [row for row in group if span.is_current(row["published"], at)]


def _status(group: Sequence[Row]) -> str:
    """The claim status of the latest report."""
    return str(group[-1]["claim_status"])


def _sides(group: Iterable[Row]) -> set[str]:
    """Who is heard: "for" where somebody says so, "against" where somebody says that it is not so."""
    found = {"for" for row in group if row["claim_status"] in FOR}
    return found | {"against" for row in group if row["claim_status"] in AGAINST}


def _said(sides: Iterable[str]) -> str | None:
    return " and ".join(sorted(sides)) or None


def _moves(rows: Iterable[Row], span: Span) -> Iterator[Change]:
    tracks: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        exact = row.get("lon") is not None and (row.get("geo_precision") or 9) <= EXACT
        if exact and actor_key(row) and row["category"] == "position" and row["claim_status"] in FOR:
            tracks[actor_key(row), row["category"]].append(row)
    for track in tracks.values():
        old = _current([row for row in track if span.before(row["published"])], span, span.start)
        new = [row for row in track if span.after(row["published"])]
        one, two = _only_place(old), _only_place(new)
        if one is not None and two is not None and _apart(one, two):
            yield Change(
                kind="moved", report=new[-1], before=one["place_name"], after=two["place_name"], n_before=len(old),
                n_after=len(new),
            )  # fmt: skip


def _only_place(rows: Sequence[Row]) -> Row | None:
    places = {(row["lon"], row["lat"]) for row in rows}
    return rows[-1] if len(places) == 1 else None


def _apart(one: Row, two: Row) -> bool:
    reach = (one.get("uncertainty_m") or 0) + (two.get("uncertainty_m") or 0)
    return distance_m(one["lon"], one["lat"], two["lon"], two["lat"]) > reach


def change_rows(found: Iterable[Change]) -> list[Row]:
    """Flat rows, placed where the report that shows the change is."""
    return [
        change.report
        | {
            "id": f"{change.report['id']}:{change.kind.replace(' ', '-')}",
            "change": change.kind,
            "before": change.before,
            "after": change.after,
            "n_before": change.n_before,
            "n_after": change.n_after,
            "last_reported": change.report["published"],
        }
        for change in found
    ]
