from __future__ import annotations

from datetime import date

import pytest

from geonews.store import Filters


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        (Filters(), ""),
        (Filters(since=date(2024, 1, 1), until=date(2024, 2, 1)), "since 2024-01-01, until 2024-02-01"),
        (Filters(country="sd", actor="RSF"), 'country SD, actor "RSF"'),
        (Filters(statuses=("denied", "alleged")), "status denied, alleged"),
        (
            Filters(side="state", events=("attack",), categories=("action",)),
            'side "state", event attack, category action',
        ),
        (Filters(voices=("article",), max_precision=2), "voice article, precision up to 2"),
        (Filters(outlet="Radio", article="mali/*"), 'outlet "Radio", articles "mali/*"'),
    ],
)
def test_a_map_can_say_what_was_left_out(filters: Filters, words: str) -> None:
    assert filters.words == words
    assert filters.are_empty == (words == "")
