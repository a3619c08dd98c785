from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from geonews.positions.confidence import coefficients, probability

NAMES = [name for name in coefficients()["fit"] if name != "intercept"]
TAGGER = ("belief", "type_share")
PLAIN = {
    "by_model": 0.0, "actor": 1.0, "actor_known": 0.0, "named_here": 1.0, "country": 0.0, "place_score": 2.0
}  # fmt: skip


@given(st.fixed_dictionaries({}, optional={name: st.floats(-1e6, 1e6) for name in NAMES}))
def test_it_is_a_probability_and_never_certain(told: dict[str, float]) -> None:
    assert 0.02 <= probability(told) <= 0.98


def test_what_is_clearer_is_surer() -> None:
    usual = probability(PLAIN)
    assert probability(PLAIN | {"by_model": 1.0}) < usual
    assert probability(PLAIN | {"actor": 0.0}) < usual
    assert probability(PLAIN | {"place_score": -2.0}) < usual
    assert probability(PLAIN | {"country": 1.0}) < usual
    assert probability(PLAIN | {"type_share": 3.0}) > probability(PLAIN | {"type_share": -3.0})


def test_without_a_tagger_its_signals_count_as_usual() -> None:
    assert probability(PLAIN) == probability(PLAIN | dict(coefficients()["usual"]))
    assert set(coefficients()["usual"]) == set(TAGGER) < set(NAMES)


def test_every_signal_has_its_weight() -> None:
    assert set(NAMES) == set(PLAIN) | set(TAGGER)
