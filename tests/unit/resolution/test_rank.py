"""Shares, trust and features are plain numbers."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geonews.model import Article
from geonews.resolution.evidence import home_country
from geonews.resolution.features import FEATURES, contains, km
from geonews.resolution.rank import load_weights, main_reasons, shares, trust
from tests.fakes import article
from tests.unit.resolution.conftest import PLACES

BY_ID = {place.id: place for place in PLACES}
VECTORS = st.lists(st.lists(st.floats(-5, 5), min_size=3, max_size=3), min_size=1, max_size=6)


@given(VECTORS, st.lists(st.floats(-5, 5), min_size=3, max_size=3))
def test_shares_sum_to_one_and_keep_the_order(vectors: list[list[float]], weights: list[float]) -> None:
    found = shares(vectors, weights)
    assert math.isclose(sum(found), 1)
    sums = [sum(w * x for w, x in zip(weights, v, strict=True)) for v in vectors]
    best = max(range(len(sums)), key=sums.__getitem__)
    assert found[best] == pytest.approx(max(found))


def test_no_candidates_no_shares() -> None:
    assert shares([], [1.0]) == []


def test_weights_name_known_features_only() -> None:
    weights = load_weights()
    assert len(weights.first) == len(weights.second) == len(FEATURES)
    assert len(weights.trust) == len(FEATURES) + 2
    assert any(weights.first)


def test_trust_rises_with_the_share() -> None:
    weights = load_weights().trust
    vector = [0.0] * len(FEATURES)
    assert 0 < trust(vector, 0.1, weights) < trust(vector, 0.9, weights) < 1


def test_reasons_are_what_tells_the_winner_from_its_rival() -> None:
    weights = [1.0] * len(FEATURES)
    winner, rival = [0.0] * len(FEATURES), [0.0] * len(FEATURES)
    winner[FEATURES.index("held")] = 1.0
    winner[FEATURES.index("exact")] = rival[FEATURES.index("exact")] = 1.0
    assert main_reasons(winner, rival, weights) == ["held"]


def test_distance_is_in_kilometres() -> None:
    assert km(BY_ID["paris"], BY_ID["dallas"]) == pytest.approx(7935, rel=0.01)
    assert km(BY_ID["paris"], BY_ID["paris"]) == 0


@pytest.mark.parametrize(
    ("holder", "held", "expected"),
    [
        ("us", "dallas", True),
        ("us-tx", "dallas", True),
        ("us-ga", "dallas", False),
        ("fr", "dallas", False),
        ("khartoum", "q-khartoum", True),
        ("khartoum", "kassala", False),
    ],
)
def test_what_lies_in_what(holder: str, held: str, *, expected: bool) -> None:
    assert contains(BY_ID[holder], BY_ID[held]) is expected


@pytest.mark.parametrize(
    ("url", "outlet", "expected"),
    [
        ("https://www.cbc.ca/news/1", None, "CA"),
        (None, "www.bbc.co.uk", "GB"),
        ("https://news.example.com/x.ca", None, None),
        (None, "The Daily", None),
        ("https://t.co/x", None, None),
    ],
)
def test_the_outlets_country_is_read_from_its_address(
    url: str | None, outlet: str | None, expected: str | None
) -> None:
    plain = article("Text.")
    made = Article(
        id="a",
        title=None,
        source_text="Text.",
        text="Text.",
        segments=plain.segments,
        url=url,
        outlet=outlet,
        sha256="0",
    )
    assert home_country(made) == expected
