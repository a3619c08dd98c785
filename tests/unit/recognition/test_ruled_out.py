"""Guesses that the words beside them rule out."""

import pytest

from geonews.recognition.decode import Guess
from geonews.recognition.ruled_out import kept
from geonews.recognition.words import load_words

KNOWN = frozenset(["Sudan", "Chad", "Gao", "Hama"])


def left(text: str, *names: str, belief: float = 0.9) -> list[str]:
    guesses, at = [], 0
    for name in names:
        start = text.index(name, at)
        at = start + len(name)
        guesses.append(Guess(start, at, belief, "literal"))
    return [text[g.start : g.end] for g in kept(text, guesses, KNOWN.__contains__, load_words())]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Premier Karim Omar al-Hama spoke. Hama left.", ("Hama", "Hama"), []),
        ("Premier Karim Omar al-Hama spoke in Hama.", ("Hama", "Hama"), ["Hama"]),
        ("They took Hama.", ("Hama",), ["Hama"]),
        ("Zaghawa rebels held Gao.", ("Zaghawa", "Gao"), ["Gao"]),
        ("Chad rebels held Gao.", ("Chad", "Gao"), ["Chad", "Gao"]),
        ("It rained. (Anadolu) It stopped. (AFP via Anadolu)", ("Anadolu", "Anadolu"), []),
        ("He was born there (Gao).", ("Gao",), ["Gao"]),
    ],
)
def test_what_is_left(text: str, names: tuple[str, ...], expected: list[str]) -> None:
    assert left(text, *names) == expected


def test_unknown_names_need_more_belief() -> None:
    assert left("They took Atlantis and Gao.", "Atlantis", "Gao", belief=0.7) == ["Gao"]
    assert left("They took Atlantis and Gao.", "Atlantis", "Gao", belief=0.9) == ["Atlantis", "Gao"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hama fell, said John Hama.", []),
        ("They live in Hama, said John Hama.", ["Hama"]),
        ("Hama fell to North Hama.", ["Hama"]),
        ("Hama fell; John Hama County is far.", ["Hama"]),
    ],
)
def test_a_last_name_makes_a_name_doubtful(text: str, expected: list[str]) -> None:
    assert left(text, "Hama") == expected
    assert left(text, "Hama", belief=0.99) == ["Hama"]


def test_a_group_is_no_place_unless_the_gazetteer_has_one() -> None:
    text = "MNLA and Gao."
    guesses = [Guess(0, 4, 0.9, "literal"), Guess(9, 12, 0.9, "literal")]
    left = kept(text, guesses, KNOWN.__contains__, load_words(), {(0, 4), (9, 12)})
    assert [text[g.start : g.end] for g in left] == ["Gao"]
