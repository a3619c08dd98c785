"""Roles, kinds and land by the words beside a name."""

import pytest

from geonews.recognition.beside import Beside, beside, kind_cue, means_land, on_land, role
from geonews.recognition.words import load_words

WORDS = load_words()


def near(marked: str) -> tuple[str, Beside]:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    return text[start:end], beside(text, start, end)


@pytest.mark.parametrize(
    ("marked", "kind", "expected"),
    [
        ("the army of [Sudan]'s rulers", "metonymic", "state_possessive"),
        ("guards [Sudan]'s border with Chad", "literal", "border_party"),
        ("Sudan's border with [Chad]", "literal", "border_party"),
        ("the border between Sudan and [Chad]", "literal", "border_party"),
        ("the [Chad]-Sudan border", "literal", "border_party"),
        ("in northern [Chad]", "literal", "part_of"),
        ("the outskirts of [Goma]", "literal", "part_of"),
        ("in Goma, [Congo]", "literal", "container"),
        ("they fled from [Goma]", "literal", "from"),
        ("they marched into the [Nuba] hills", "literal", "to"),
        ("along the [Nile]", "literal", "along"),
        ("in [Goma]", "literal", "at"),
        ("the [Goma] airport", "literal", "modifier"),
        ("[Goma] burned", "literal", None),
    ],
)
def test_role(marked: str, kind: str, expected: str | None) -> None:
    assert role(near(marked)[1], kind, WORDS) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[Herat] province", "adm1"),
        ("the town of [Herat]", "city"),
        ("the village [Herat]", "city"),
        ("[Lake Chad] froze", "region"),
        ("[Kalma camp]", "camp"),
        ("[Herat]'s province", None),
        ("the man of [Herat]", None),
        ("in [Herat]", None),
    ],
)
def test_kind_cue(marked: str, expected: str | None) -> None:
    name, beside_it = near(marked)
    assert kind_cue(name, beside_it, WORDS) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("on [Sudanese] soil", True),
        ("the [Sudanese] civil war", True),
        ("the [Sudanese] army", False),
        ("[Sudanese] army towns", False),
        ("the [Sudanese]-Chadian border", True),
    ],
)
def test_an_adjective_on_land(marked: str, *, expected: bool) -> None:
    assert on_land(near(marked)[1], WORDS) is expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [("[Paris]-based experts", True), ("[Iran]-backed men", False), ("[Chad]'s coast", True), ("[Chad]'s army", False)],
)
def test_land_is_no_government(marked: str, *, expected: bool) -> None:
    assert means_land(near(marked)[1], WORDS) is expected
