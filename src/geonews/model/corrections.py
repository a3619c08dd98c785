"""What a person decided about something that was found, and which of many decisions hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any, Literal, get_args, get_type_hints

from geonews.model.checks import check_lonlat, stable_id
from geonews.vocabulary import ClaimStatus, EventType, PlaceKind

Review = Literal["confirmed", "corrected", "rejected"]
Subject = Literal["position", "mention", "name", "undo"]
REVIEWS: tuple[Review, ...] = get_args(Review)
_NEEDED: Mapping[Subject, tuple[str, ...]] = {
    "position": ("review", "target"),
    "mention": ("review", "target", "name"),
    "name": ("review", "name"),
    "undo": ("target",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A person's decision, an overlay that is applied whenever a workspace is read."""

    subject: Subject
    """A position report, one mention, all mentions of a name, or an earlier decision to undo."""
    review: Review | None = None
    """confirmed: read as the sentence has it, which says nothing about the truth; corrected; rejected: the report is
    none, or the name is no place. None to undo.
    """
    reviewer: str | None = None
    reviewed_at: str
    """ISO 8601, UTC."""
    target: str | None = None
    """Id of the report, mention or decision; None for a name."""
    doc_id: str | None = None
    """With what follows: finds the report or mention again when offsets, and with them ids, have moved."""
    evidence: str | None = None
    """The sentence, with single spaces."""
    event_type: EventType | None = None
    trigger: str | None = None
    old_place: str | None = None
    """Name of the place before the decision."""
    name: str | None = None
    """The words of the mention, or the name in any case."""
    outlet: str | None = None
    """Of a name: only in articles of this outlet; None is everywhere."""
    place_id: str | None = None
    """What follows is what the decision changes; None changes nothing."""
    place_name: str | None = None
    place_kind: PlaceKind | None = None
    iso2: str | None = None
    lon: float | None = None
    lat: float | None = None
    uncertainty_m: int | None = None
    placeless: bool = False
    """The report stands, but not at this place."""
    claim_status: ClaimStatus | None = None
    actor_id: str | None = None
    actor_name: str | None = None
    date_from: date | None = None
    date_to: date | None = None

    def __post_init__(self) -> None:
        missing = [name for name in _NEEDED.get(self.subject, ()) if getattr(self, name) is None]
        if missing:
            raise ValueError(f"a decision on a {self.subject} needs {' and '.join(missing)}")
        datetime.fromisoformat(self.reviewed_at)
        check_lonlat(self.lon, self.lat)
        if (self.date_from is None) != (self.date_to is None):
            raise ValueError("date_from and date_to: both or neither")
        if self.date_from is not None and self.date_to is not None and self.date_from > self.date_to:
            raise ValueError(f"date_from {self.date_from} lies after date_to {self.date_to}")
        if self.review == "corrected" and self.changes_nothing:
            raise ValueError("a correction that changes nothing")

    @property
    def id(self) -> str:
        """Stable: hash of everything it says, so that the same decision in two files is one."""
        return stable_id(*(f"{name}={value}" for name, value in self.said.items()))

    @property
    def said(self) -> Mapping[str, Any]:
        """Fields that say something, in order."""
        pairs = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: value for name, value in pairs if value is not None and value is not False}

    @property
    def changes_nothing(self) -> bool:
        """Whether it gives no new value."""
        return not self.placeless and all(getattr(self, name) is None for name in _CHANGES)

    def followed_by(self, later: Correction) -> Correction:
        """Both decisions on the same thing as one: the later one wins, field by field."""
        if later.review == "rejected":
            return later
        kept = {name: value for name in _CHANGES if (value := getattr(self, name)) is not None}
        if later.lon is not None or later.placeless:
            kept = {name: value for name, value in kept.items() if name not in _PLACE}
        placeless = later.placeless or (self.placeless and later.lon is None)
        given = {name: value for name in _CHANGES if (value := getattr(later, name)) is not None}
        return replace(later, **{**kept, **given}, placeless=placeless)


_PLACE = ("place_id", "place_name", "place_kind", "iso2", "lon", "lat", "uncertainty_m")
_CHANGES = (*_PLACE, "claim_status", "actor_id", "actor_name", "date_from", "date_to")


def holding(corrections: Iterable[Correction]) -> list[Correction]:
    """The decisions that nobody took back, each once, the earliest first whatever the order they come in.

    An undo is a decision too, and may be undone.
    """
    known = {one.id: one for one in corrections}
    undone_by: dict[str, list[str]] = {}
    for name, one in known.items():
        if one.subject == "undo":
            undone_by.setdefault(one.target or "", []).append(name)

    def holds(name: str) -> bool:
        # ids are hashes of what they name, so no chain of them can close
        return not any(holds(undo) for undo in undone_by.get(name, ()))

    kept = (one for name, one in known.items() if one.subject != "undo" and holds(name))
    return sorted(kept, key=lambda one: (one.reviewed_at, one.id))


def from_row(row: Mapping[str, Any]) -> Correction:
    """A decision from JSON-ready values.

    Args:
        row: fields by name, dates as ISO text; an "id" must be that of its content.

    Raises:
        ValueError: an unknown field or word, a wrong type, a missing field, or an id that does not fit; one line.
    """
    values = {name: value for name, value in row.items() if name != "id" and value is not None}
    for name, value in values.items():
        values[name] = _read(name, value)
    try:
        made = Correction(**values)
    except TypeError as error:
        raise ValueError("subject or reviewed_at is missing") from error
    if row.get("id") not in (None, made.id):
        raise ValueError(f"id {row['id']} is not that of its content; take the id out to make it a decision of its own")
    return made


def _read(name: str, value: Any) -> Any:
    hint = _HINTS.get(name)
    if hint is None:
        raise ValueError(f'unknown field "{name}"')
    if hint is date:
        return date.fromisoformat(str(value))
    words = get_args(hint)
    if words and value not in words:
        raise ValueError(f'{name} "{value}" is unknown; known are {", ".join(words)}')
    if not words and (not isinstance(value, (int, float) if hint is float else hint)):
        raise ValueError(f"{name} is no {hint.__name__}")
    return float(value) if hint is float else value


def _plain_hint(hint: Any) -> Any:
    """The type behind "or None"."""
    inner = [part for part in get_args(hint) if part is not type(None)]
    return inner[0] if type(None) in get_args(hint) else hint


_HINTS = {name: _plain_hint(hint) for name, hint in get_type_hints(Correction).items()}
