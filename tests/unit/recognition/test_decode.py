"""From probabilities to names."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from geonews.recognition.decode import guesses
from geonews.recognition.tagger import N_LABELS, TYPES
from geonews.recognition.word_features import WORD

BEGIN = {kind: 1 + 2 * i for i, kind in enumerate(TYPES)}


def read(text: str, *labels: int, sure: float = 0.9) -> list[tuple[str, str]]:
    spans = np.array([match.span() for match in WORD.finditer(text)])
    shares = np.full((len(spans), N_LABELS), (1 - sure) / (N_LABELS - 1), dtype=np.float32)
    shares[np.arange(len(spans)), labels] = sure
    return [(text[g.start : g.end], g.mention_type) for g in guesses(text, spans, shares, 0.5)]


def test_words_join_into_names() -> None:
    literal = BEGIN["literal"]
    assert read("in Deir ez-Zor and Raqqa", 0, literal, literal + 1, literal + 1, 0, literal) == [
        ("Deir ez-Zor", "literal"),
        ("Raqqa", "literal"),
    ]


def test_a_name_begins_anew_at_its_first_word_and_at_commas() -> None:
    literal, metonymic = BEGIN["literal"], BEGIN["metonymic"]
    assert read("Goma Bukavu", literal, literal) == [("Goma", "literal"), ("Bukavu", "literal")]
    assert read("Goma, Congo", literal, literal + 1) == [("Goma", "literal"), ("Congo", "literal")]
    assert read("Chad said", metonymic, 0) == [("Chad", "metonymic")]


def test_a_part_of_a_longer_name_is_told_apart() -> None:
    assert read("Lagos Times", BEGIN["part_of_name"], 0) == [("Lagos", "part_of_name")]


def test_nothing_below_the_threshold() -> None:
    assert read("Reading is fun", 0, 0, 0, sure=0.6) == []


@given(
    st.lists(st.sampled_from(["Kyiv", "the", "ez", "U", "S"]), min_size=1, max_size=8).flatmap(
        lambda words: st.tuples(
            st.just(words), hnp.arrays(np.float32, (len(words), N_LABELS), elements=st.floats(0, 1, width=32))
        )
    )
)
def test_guesses_never_overlap_and_fit_words(case: tuple[list[str], np.ndarray]) -> None:
    words, shares = case
    text = " ".join(words)
    spans = np.array([match.span() for match in WORD.finditer(text)])
    found = list(guesses(text, spans, shares, 0.5))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert {g.start for g in found} <= set(spans[:, 0].tolist())
    assert {g.end for g in found} <= set(spans[:, 1].tolist())
