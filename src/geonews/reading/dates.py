"""Dates that a page states in full, and weekdays counted back from the publication date."""

from __future__ import annotations

from datetime import date, timedelta

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def resolve_weekday(name: str, published: date | None) -> date | None:
    """The latest day called `name` on or before publication ("on Wednesday" in Wednesday's paper is that day).

    Args:
        name: an English weekday, in full or as three or more letters, any case.
        published: the publication date.

    Returns:
        None when the publication date is not known: a weekday by itself is no date.

    Raises:
        ValueError: `name` is no weekday.
    """
    key = name.strip().rstrip(".").lower()
    numbers = [i for i, day in enumerate(_WEEKDAYS) if len(key) >= 3 and day.startswith(key)]
    if not numbers:
        raise ValueError(f'"{name}" is no weekday')
    if published is None:
        return None
    return published - timedelta(days=(published.weekday() - numbers[0]) % 7)
