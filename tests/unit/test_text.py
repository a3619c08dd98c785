"""Folded forms."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geonews.text import fold, fold_with_offsets, marked_words


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Deir ez-Zor", "deir  EZ ZOR"),
        ("Sana'a", "Sanaa"),
        ("Sana’a", "Sanaa"),
        ("São Tomé", "Sao Tome"),
        ("Łódź", "Lodz"),
        ("St. Louis", "St Louis"),
        ("U.S.", "US"),
        ("İzmir", "Izmir"),
        ("القاهرة", "القاهره"),
    ],
)
def test_spellings_that_fold_together(a: str, b: str) -> None:
    assert fold(a) == fold(b)


@pytest.mark.parametrize(("a", "b"), [("Goma", "Gomba"), ("Al Bab", "Bab"), ("Mali", "Malia")])
def test_other_names_stay_apart(a: str, b: str) -> None:
    assert fold(a) != fold(b)


def test_words_keep_their_marks() -> None:
    assert marked_words("Deir ez–Zor") == ["deir", "ez", "zor"]
    assert marked_words("Şa’nû\u00a0S\u0327ehid") == ["şanû", "şehid"]


@given(st.text())
def test_folding_the_words_folds_the_name(text: str) -> None:
    assert fold(" ".join(marked_words(text))) == fold(text)


@given(st.text())
@example("\u2024")
@example("\u2026\ufe58")
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folded_text_agrees_with_fold_and_its_offsets_ascend(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert " ".join(folded.split()) == fold(text)
    assert len(offsets) == len(folded) + 1
    assert list(offsets) == sorted(offsets)
    assert offsets[-1] == len(text)


@given(st.text())
def test_folding_a_slice_gives_the_folded_slice(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    for start, char in enumerate(folded):
        if not char.isspace():
            assert char in fold(text[offsets[start]])
