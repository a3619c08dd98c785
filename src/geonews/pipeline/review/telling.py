"""Decisions in words."""

from __future__ import annotations

from geonews.model import Correction


def decision_words(correction: Correction) -> str:
    """One line: what was decided on, how, and by whom."""
    by = f"  by {correction.reviewer}" if correction.reviewer else ""
    return f"{_subject(correction)}: {_verdict(correction)}{by}"


def rejected_words(n: int) -> str:
    """What is said of reports that are not there any more."""
    return f"{n} rejected report{'' if n == 1 else 's'} left out; `geonews review log` lists decisions"


def _subject(correction: Correction) -> str:
    if correction.subject == "undo":
        return f"decision {correction.target}"
    if correction.subject == "name":
        where = f"in articles of {correction.outlet}" if correction.outlet else "everywhere"
        return f'"{correction.name}" {where}'
    if correction.subject == "mention":
        return f'"{correction.name}" once in {correction.doc_id}'
    return f"report {correction.target} ({correction.event_type}, {correction.doc_id})"


def _verdict(correction: Correction) -> str:
    if correction.subject == "undo":
        return "undone"
    if correction.review == "rejected":
        return "rejected" if correction.subject == "position" else "no place"
    if correction.review == "confirmed":
        return "read rightly"
    changes = [correction.claim_status, correction.actor_name, _place(correction), _days(correction)]
    return ", ".join(filter(None, changes))


def _place(correction: Correction) -> str | None:
    if correction.placeless:
        return "not at this place"
    if correction.lon is None:
        return None
    name = correction.place_id or correction.place_name
    at = f"{correction.lat:.5f}, {correction.lon:.5f} ({correction.iso2 or 'no country'})"
    return f"{name} at {at}" if name else f"at {at}"


def _days(correction: Correction) -> str | None:
    first, last = correction.date_from, correction.date_to
    if first is None:
        return None
    return str(first) if first == last else f"{first} to {last}"
