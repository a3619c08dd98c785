"""Finding names in a text, against the plain way: look at every stretch of it."""

from collections.abc import Collection, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geonews.gazetteer.nameset import NameSet, write_names
from geonews.gazetteer.scanner import Scanner
from geonews.text import fold, fold_with_offsets

NAMES = ("goma", "goma city", "al bab", "bab", "st louis", "us", "الخرطوم", "vila (nova)", "strasse", "kyiv", "ky")
BLOCKED = frozenset(["bab"])


def scan(text: str, names: Collection[str] = NAMES, blocked: Collection[str] = BLOCKED) -> list[str]:
    found = list(Scanner([NameSet.of(names)], blocked).find(text))
    assert all(text[start:end] == name for start, end, name in found)
    return [name for _, _, name in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Goma City fell, then Goma.", ["Goma City", "Goma"]),
        ("GOMA CITY and goma", ["GOMA CITY"]),
        ("Gomans left Goma’s port", ["Goma"]),
        ("in Goma, City officials", ["Goma"]),
        ("They fled Goma. City officials", ["Goma"]),
        ("They fled St. Louis", ["St. Louis"]),
        ("the U.S. and Al-Bab, not Bab", ["U.S", "Al-Bab"]),
        ("Straße, Kyıv", ["Straße", "Kyıv"]),
        ("في الخرطوم اليوم", ["الخرطوم"]),
        ("Vila (Nova)", []),
        ("O'Kyiv \ud800 Kyiv", ["Kyiv"]),
        ("", []),
    ],
)
def test_names_are_found(text: str, expected: list[str]) -> None:
    assert scan(text) == expected


def plainly(text: str, names: Collection[str]) -> Iterator[tuple[int, int]]:
    """Leftmost-longest whole words, looked for everywhere."""
    folded, offsets = fold_with_offsets(text)
    taken = 0
    for start in range(len(folded)):
        for end in range(len(folded), start, -1):
            inside = start and folded[start - 1].isalnum(), folded[end : end + 1].isalnum()
            first = text[offsets[start]]
            if start < taken or any(inside) or not first.isalpha() or first.islower() or folded[start:end] not in names:
                continue
            yield offsets[start], offsets[end - 1] + 1
            taken = end


# No commas and the like: what a name may not cross has examples of its own.
WORDS = st.lists(
    st.sampled_from(["Goma", "goma", "City", "-", " ", "é", "AL", "Al ", "Bab", "ß", "ﬁ", "Us", "U.S", "1"])
)


@given(WORDS.map("".join), st.lists(st.sampled_from(["Goma", "Goma City", "Al Bab", "Us", "é", "ﬁ", "Bab-Al"])))
def test_the_same_as_looking_everywhere(text: str, names: list[str]) -> None:
    keys = {fold(name) for name in names}
    assert [(start, end) for start, end, _ in Scanner([NameSet.of(keys)], ()).find(text)] == list(plainly(text, keys))


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert all(text[start:end] == name for start, end, name in Scanner([NameSet.of(NAMES)], ()).find(text))


def test_a_written_set_is_the_same(tmp_path: Path) -> None:
    assert list(write_names(sorted(NAMES), tmp_path, shard=3)) == [0, 1, 2, 3]
    opened = NameSet.open(tmp_path)
    assert sorted(opened.lengths("goma city hall")) == [4, 9]
    assert list(opened.lengths("berlin")) == []
