"""Decisions: what they must say, which of them hold, and that their order in files means nothing."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from geonews.model import Correction
from geonews.model.corrections import from_row, holding


def decision(at: int, **fields: Any) -> Correction:
    base: dict[str, Any] = {"subject": "position", "review": "rejected", "target": "r", "reviewed_at": f"2025-01-0{at}"}
    return Correction(**(base | fields))


def undo(at: int, of: Correction) -> Correction:
    return decision(at, subject="undo", review=None, target=of.id)


def test_what_is_undone_does_not_hold_and_an_undone_undo_does_not_count() -> None:
    first, second = decision(1), decision(2, target="s")
    back = undo(3, first)
    assert holding([first, second, back]) == [second]
    assert holding([first, second, back, undo(4, back)]) == [first, second]


def test_the_order_of_lines_means_nothing_and_each_holds_once() -> None:
    first, second = decision(1), decision(2, review="corrected", claim_status="denied")
    lines = [first, second, undo(3, first), first]
    assert {tuple(holding(order)) for order in permutations(lines)} == {(second,)}


def test_later_decisions_change_their_own_fields_only() -> None:
    status = decision(1, review="corrected", claim_status="denied")
    dated = decision(2, review="corrected", date_from=date(2024, 5, 1), date_to=date(2024, 5, 2))
    both = status.followed_by(dated)
    assert (both.claim_status, both.date_to, both.review) == ("denied", date(2024, 5, 2), "corrected")
    assert status.followed_by(decision(3)).claim_status is None
    away, there = decision(4, review="corrected", placeless=True), decision(5, review="corrected", lon=1.0, lat=2.0)
    assert (away.followed_by(there).placeless, away.followed_by(there).lon) == (False, 1.0)
    assert (there.followed_by(away).placeless, there.followed_by(away).lon) == (True, None)
    assert away.followed_by(status).placeless


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"review": "maybe"}, 'review "maybe" is unknown'),
        ({"claim_status": "certain", "review": "corrected"}, 'claim_status "certain" is unknown'),
        ({"colour": "red"}, 'unknown field "colour"'),
        ({"target": None}, "needs target"),
        ({"target": 7}, "target is no str"),
        ({"review": "corrected"}, "changes nothing"),
        ({"lon": 200.0, "lat": 0.0}, "not on the globe"),
        ({"lon": 20.0}, "both or neither"),
        ({"date_from": "2024-05-02", "date_to": "2024-05-01"}, "lies after"),
        ({"reviewed_at": None}, "reviewed_at is missing"),
        ({"id": "0000000000000000"}, "not that of its content"),
    ],
)
def test_a_wrong_decision_says_what_is_wrong(row: dict[str, Any], words: str) -> None:
    good = {"subject": "position", "review": "rejected", "target": "r", "reviewed_at": "2025-01-01"}
    with pytest.raises(ValueError, match=words):
        from_row(good | row)
