"""Texts made to hang or break the reader. Each takes well under a second; a quadratic step would take minutes."""

import random

import pytest

from geonews.errors import InputError
from geonews.reading import article_from_text

PROSE = "the army of the north took three villages near the river and lost two of them "
MILLION = 1_000_000
HOSTILE = {
    "one long line": PROSE * 12_000,
    "one word": "a" * MILLION,
    "digits": "1" * MILLION,
    "dots": "." * MILLION,
    "brackets": "([" * (MILLION // 2),
    "link numbers": "[1]" * (MILLION // 3),
    "quotes": '"' * MILLION,
    "spaces": "Goma " + " " * MILLION + " fell",
    "carriage returns": "a\r" * 20_000,
    "blank lines": "\n" * 200_000 + "Goma fell.",
    "menu": "\n".join(f"Home {i}" for i in range(10_000)),
    "one entry": "Home\n" * 10_000,
    "headings": "\n".join(f"Army takes town {i}" for i in range(10_000)),
    "list between sentences": "He ran.\n" + "Town\n" * 10_000 + "He ran.",
    "fragments": "on\n" * 10_000,
    "links and fragments": "Foo bar\nand\n" * 5_000,
    "dates": "6 December 2024\n" * 5_000,
    "dates that are none": "\n".join(f"{i % 28 + 1} {chr(97 + i % 26) * 4} 2024" for i in range(5_000)),
    "dates on one line": "1 may 2024 " * 50_000,
    "teasers": "\n".join(f"Army takes town {i}\nThe army said on Tuesday that it had taken it." for i in range(5_000)),
    "boxes": f"Related\n{PROSE}. {PROSE}.\n" * 1_000,
    "endings": "© 2024\n" * 5_000,
    "pipes": "Home | " * 50_000,
    "marks": "e" + "\u0301" * MILLION,
    "directions": "\u202eThe army took Goma.\u202c\n\n" * 1_000,
    "nulls": "The army\x00 took Goma.\x00\n" * 1_000,
    "surrogates": "Goma \ud800 fell. " * 1_000,
    "characters": "".join(map(chr, random.Random(1).choices(range(0x20, 0x3000), k=200_000))),  # noqa: S311
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_are_read_in_bounded_time(text: str) -> None:
    article = article_from_text(text, id="a")
    assert len(article.source_text) == len(text)
    assert sum(s.end - s.start for s in article.segments) <= len(text)
    assert article.source_text.encode("utf-8")


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ufeff \u200b"[1:2]])
def test_empty_texts_are_refused(text: str) -> None:
    with pytest.raises(InputError, match="is empty"):
        article_from_text(text, id="a")


def test_too_long_texts_are_refused() -> None:
    with pytest.raises(InputError, match=r"split it"):
        article_from_text("a" * 5_000_001, id="a")
