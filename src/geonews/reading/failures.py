"""Inputs that gave no article, and why, in one line for people."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_MAX_SHOWN = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An input that gave no article."""

    id: str
    """The article's id where it is known, else the path."""
    error: str
    """One line for people: which input, why, what to do."""


def failed(label: str, reason: object, *, id_: str | None = None) -> Failure:
    """The failure of an input.

    Args:
        label: what people know the input by.
        reason: why, and what to do.
        id_: the article's id; None for the label.
    """
    return Failure(id=usable(id_ or label), error=f"{shown(label)}: {reason}")


def unreadable(label: str, error: Exception, *, id_: str | None = None) -> Failure:
    """The failure of a path that the operating system refuses."""
    match error:
        case FileNotFoundError():
            reason = "a link to a file that is not there" if os.path.islink(label) else "no such file or folder"  # noqa: PTH114
        case PermissionError():
            reason = "may not be read; change its permissions or run as its owner"
        case OSError():
            reason = f"cannot be read ({error.strerror or error})"
        case _:
            reason = f"is not a usable path ({error})"
    return failed(label, reason, id_=id_)


def shown(name: str) -> str:
    """`name` fit for one line of a terminal: control and direction characters escaped, long names cut."""
    safe = _CONTROL.sub(lambda m: m.group().encode("unicode_escape", "surrogatepass").decode("ascii"), name)
    return safe if len(safe) <= _MAX_SHOWN else safe[:_MAX_SHOWN] + "…"


def usable(name: str) -> str:
    """A file name as text that can be written anywhere: bytes that are no UTF-8 become replacement characters."""
    return os.fsencode(name).decode("utf-8", errors="replace")
