"""Shares, trust and features are plain numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geonews.model import Article, Candidate
from geonews.resolution.evidence import Name, home_of
from geonews.resolution.features import ALONE, AMONG, FEATURES, LEARNED, alone, among
from geonews.resolution.inside import contains, km
from geonews.resolution.rank import ABOUT_WINNER, contributions, load_ranking, shares
from geonews.resolution.table import Table, tabulate
from tests.fakes import article
from tests.unit.resolution.conftest import PLACES, mentioned, place

BY_ID = {place.id: place for place in PLACES}
SCORES = st.lists(st.floats(-50, 50), min_size=1, max_size=6)


def table_of(*sizes: int) -> Table:
    """A table with so many candidates a name."""
    made, mentions = mentioned(" ".join(f"N{i}" for i in range(len(sizes))), *(f"N{i}" for i in range(len(sizes))))
    names = [
        Name(
            key=mention.text,
            mentions=(mention,),
            candidates=tuple(
                Candidate(place=place(f"{mention.text}-{i}", mention.text, i, i, "US"), method="exact", matched="")
                for i in range(size)
            ),
        )
        for mention, size in zip(mentions, sizes, strict=True)
    ]
    assert made.text
    return tabulate(names)


@given(st.lists(SCORES, min_size=1, max_size=4))
def test_shares_sum_to_one_within_a_name_and_keep_the_order(scores: list[list[float]]) -> None:
    table = table_of(*map(len, scores))
    found = shares(table, np.concatenate(scores))
    assert table.by_name(found) == pytest.approx(np.ones(len(scores)))
    for a, b, own in zip(table.starts, table.starts[1:], scores, strict=False):
        assert found[a:b][int(np.argmax(own))] == pytest.approx(found[a:b].max())


def test_what_is_not_allowed_has_no_share() -> None:
    table = table_of(2, 1)
    found = shares(table, np.array([-np.inf, 1.0, -np.inf]))
    assert found.tolist() == [0.0, 1.0, 0.0]


def test_no_candidates_no_shares() -> None:
    empty = tabulate([])
    assert shares(empty, np.zeros(0)).shape == (0,)
    assert alone(empty).shape == (0, len(ALONE))
    assert among(empty, np.zeros(0), None).shape == (0, len(AMONG))


def test_the_models_take_the_features_that_there_are() -> None:
    ranking = load_ranking()
    rows = np.zeros((3, len(LEARNED)))
    assert ranking.first(rows).shape == ranking.second(rows).shape == (3,)
    assert ranking.trusting(np.zeros((2, len(ABOUT_WINNER)))).shape == (2,)
    assert ranking.rules.shape == ranking.trust_rules.shape == (len(FEATURES),)
    assert ranking.rules.any()


def test_a_feature_contributes_where_it_differs_only() -> None:
    ranking = load_ranking()
    row, rival = np.zeros(len(FEATURES)), np.zeros(len(FEATURES))
    row[FEATURES.index("blocked")] = 1.0
    row[FEATURES.index("unit_share")] = 0.9
    told = contributions(row, rival, ranking)
    assert told["blocked"] == ranking.rules[FEATURES.index("blocked")]
    assert told["unit_share"] > 0
    assert told["population"] == 0


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
    home = home_of(made)
    assert (home.iso2 if home else None) == expected
