from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geonews.maps.columns import block, pack, read_block, unpack

VALUES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
ROWS = st.lists(st.fixed_dictionaries({"a": VALUES, "b": VALUES | st.lists(st.integers())}), max_size=30)


@given(ROWS)
def test_rows_survive_columns_and_the_block(rows: list[dict[str, object]]) -> None:
    found = unpack(read_block(block(pack(rows))))
    assert found == rows
    assert [{k: type(v) for k, v in row.items()} for row in found] == [
        {k: type(v) for k, v in row.items()} for row in rows
    ]


def test_what_is_equal_is_written_once() -> None:
    rows = [{"who": "army", "where": f"place {i % 3}", "n": i} for i in range(12)]
    columns = pack(rows)["columns"]
    assert columns["who"] == {"c": "army"}
    assert columns["where"]["d"] == ["place 0", "place 1", "place 2"]
    assert columns["n"] == {"v": list(range(12))}


def test_a_block_is_the_same_each_time_and_cannot_end_its_own_element() -> None:
    text = block({"a": "</script><script>alert(1)</script>"})
    assert text == block({"a": "</script><script>alert(1)</script>"})
    assert "<" not in text


def test_half_a_surrogate_does_not_stop_a_page() -> None:
    assert read_block(block(["\ud83d"])) == ["?"]


def test_numbers_that_are_none_are_refused() -> None:
    with pytest.raises(ValueError, match="Out of range"):
        block([float("nan")])
