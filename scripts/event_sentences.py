"""The labelled sentences of training/events: how they are written, and what their marks say of each word.

A mark is `[words|codes]`; a code is a letter and the number of the event in its sentence, as in `A1`; the trigger's
also names the event type and the claim status, as in `T1:capture:alleged`. A sentence without marks reports nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

TRAINING = Path(__file__).resolve().parents[1] / "training" / "events"
_MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]|]+)\]")
_TRIGGER = re.compile(r"T(\d):(\w+):(\w+)")
_ROLE = re.compile(r"([AOPSDKHN])(\d)")
Span = tuple[int, int]


@dataclass(slots=True)
class LabelledEvent:
    """One event of a sentence; spans are code points of the plain sentence, half-open."""

    trigger: Span
    event_type: str
    claim_status: str
    roles: dict[str, list[Span]] = field(default_factory=dict)
    """Letter → spans: A acts, O is hit, P place, S start, D goal, K speaker, H hedge, N number."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without its marks."""

    text: str
    events: tuple[LabelledEvent, ...]
    source: str
    """Name of the file."""


def read_sentences(paths: Iterable[Path]) -> Iterator[Sentence]:
    """All sentences of some files.

    Raises:
        ValueError: a code that is none, or a role of an event without trigger.
    """
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                try:
                    yield Sentence(*parsed(line.strip()), path.stem)
                except (KeyError, ValueError) as error:
                    raise ValueError(f"{path.name}:{number}: {error}") from error


def parsed(line: str) -> tuple[str, tuple[LabelledEvent, ...]]:
    """The plain sentence and its events."""
    text, cursor = "", 0
    events: dict[str, LabelledEvent] = {}
    roles: list[tuple[str, str, Span]] = []
    for match in _MARK.finditer(line):
        text += line[cursor : match.start()]
        span = len(text), len(text) + len(match[1])
        text += match[1]
        cursor = match.end()
        for code in match[2].split():
            if trigger := _TRIGGER.fullmatch(code):
                events[trigger[1]] = LabelledEvent(span, trigger[2], trigger[3])
            elif role := _ROLE.fullmatch(code):
                roles.append((role[1], role[2], span))
            else:
                raise ValueError(f"no code: {code!r}")
    for letter, number, span in roles:
        events[number].roles.setdefault(letter, []).append(span)
    return text + line[cursor:], tuple(events.values())
