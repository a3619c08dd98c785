"""Folded forms and consonant skeletons."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geonews.text import fold, fold_with_offsets, skeleton


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


@pytest.mark.parametrize(
    "group",
    [
        ("Ain Issa", "Ein Issa", "عين عيسى"),
        ("Tal Tamer", "Tall Tamr"),
        ("Kansafra", "Kan Safra"),
        ("Zaporizhia", "Zaporizhzhya", "Запоріжжя"),
        ("Deir ez-Zor", "Dayr az Zawr", "دير الزور"),
        ("Abu Kamal", "Al-Bukamal", "البوكمال"),
        ("Kharkiv", "Kharkov", "Харків"),
        ("Sirte", "Surt", "سرت"),
    ],
)
def test_romanisations_share_a_skeleton(group: tuple[str, ...]) -> None:
    bones = {skeleton(name) for name in group}
    assert len(bones) == 1
    assert None not in bones


@pytest.mark.parametrize("name", ["Raqqa", "Ur", "北京", "Αθήνα", "", "12"])
def test_too_little_or_another_script_has_no_skeleton(name: str) -> None:
    assert skeleton(name) is None


def test_articles_do_not_count() -> None:
    assert skeleton("Al Mukalla") == skeleton("Mukalla")


@given(st.text())
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
