from __future__ import annotations

from geonews.resolution.lowered import lowered
from geonews.resolution.resolve import resolve
from tests import fakes
from tests.fake_stages import TOWNS, FakeRecogniser


def test_scores_are_lowered_and_say_why_but_the_unresolved_stay() -> None:
    article = fakes.article("Gao and Nowhere")
    gazetteer = fakes.FakeGazetteer(*TOWNS)
    before = resolve(article, FakeRecogniser(gazetteer).mentions_at(article, [(0, 3), (8, 15)]), gazetteer)
    after = lowered(before, 0.5, "recognised by names alone in Turkish")
    assert before[0].score > 0
    assert after[0].score == round(before[0].score / 2, 4)
    assert after[0].why.endswith("recognised by names alone in Turkish, so scores count 0.5")
    assert (after[0].place, after[0].status) == (before[0].place, before[0].status)
    assert after[1] == before[1]
    assert after[1].place is None
