from __future__ import annotations

from geonews.cli.explain import SHOWN, telling
from geonews.model import Candidate
from geonews.pipeline import Weighed
from tests.fake_stages import TOWNS


def weighed(**effects: float) -> Weighed:
    candidate = Candidate(place=TOWNS[0], method="exact", matched="Khartoum")
    return Weighed(candidate=candidate, features=tuple(effects.items()), lead=None, effects=tuple(effects.items()))


def test_what_all_candidates_have_in_common_tells_nothing() -> None:
    assert telling((weighed(exact=2.0, held=1.0), weighed(exact=2.0, near=-3.0))) == ["near", "held"]


def test_of_one_candidate_the_largest_contributions_tell() -> None:
    assert telling((weighed(exact=0.5, held=1.0, near=-3.0),)) == ["near", "held", "exact"]


def test_only_so_many_are_shown() -> None:
    assert len(telling((weighed(**{f"f{i}": float(i + 1) for i in range(12)}),))) == SHOWN
    assert telling(()) == []
