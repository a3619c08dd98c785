from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geonews.evaluation.pairing import Span, pair


@pytest.mark.parametrize(
    ("gold", "found", "mate", "exact"),
    [
        ([], [], [], []),
        ([(0, 5)], [], [-1], [False]),
        ([], [(0, 5)], [], []),
        ([(0, 5)], [(5, 8)], [-1], [False]),
        ([(0, 5), (6, 9)], [(6, 9), (0, 5)], [1, 0], [True, True]),
        # an equal span wins over one that shares as much
        ([(2, 6)], [(0, 9), (2, 6)], [1], [True]),
        # more shared characters, then the shorter, then the nearer
        ([(4, 10)], [(8, 12), (2, 8)], [1], [False]),
        ([(4, 10)], [(0, 8), (2, 8)], [1], [False]),
        ([(4, 10)], [(2, 8), (6, 12)], [0], [False]),
        # one to one: the second gold span is left with what remains
        ([(0, 4), (2, 6)], [(0, 6)], [0, -1], [False, False]),
        ([(0, 4), (4, 9)], [(0, 9), (0, 4)], [1, 0], [True, False]),
    ],
)
def test_pairs(gold: list[Span], found: list[Span], mate: list[int], exact: list[bool]) -> None:
    pairing = pair(gold, found)
    assert pairing.mate.tolist() == mate
    assert pairing.exact.tolist() == exact


def test_what_touches_gold_is_known_even_without_a_mate() -> None:
    assert pair([(0, 4)], [(0, 4), (3, 6), (4, 6)]).touched.tolist() == [True, True, False]


SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 9)).map(lambda s: (s[0], s[0] + s[1])), max_size=12, unique=True
)


@given(SPANS, SPANS)
def test_pairs_are_one_to_one_and_overlap(gold: list[Span], found: list[Span]) -> None:
    pairing = pair(gold, found)
    mates = [j for j in pairing.mate.tolist() if j >= 0]
    assert len(mates) == len(set(mates))
    for span, j, exact in zip(gold, pairing.mate.tolist(), pairing.exact.tolist(), strict=True):
        assert exact == (span in found)
        if j >= 0:
            assert max(span[0], found[j][0]) < min(span[1], found[j][1])
        elif any(max(span[0], f[0]) < min(span[1], f[1]) for f in found):
            assert all(i in mates for i, f in enumerate(found) if max(span[0], f[0]) < min(span[1], f[1]))
