"""Lines become paragraphs: wrapped ones are joined, headlines and menu entries are not."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geonews.reading.lines import paragraphs, split_lines, wrap_width

FIRST = (
    "The last peacekeepers left their camp in Kidal on Tuesday morning, earlier than they had planned, and a convoy of "
    "more than a hundred vehicles is on its way to Gao, the mission said."
)
SECOND = (
    "It has to pass Anefis, where the army has stood since the beginning of the month, and nobody in the town could "
    "say whether the road had been cleared of mines."
)


def read(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in paragraphs(text, split_lines(text))]


@pytest.mark.parametrize("width", [50, 60, 72, 78, 100])
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_wrapped_paragraphs_are_joined(width: int, line_break: str) -> None:
    wrapped = "\n\n".join(textwrap.fill(part, width) for part in (FIRST, SECOND))
    assert read(wrapped.replace("\n", line_break)) == [FIRST, SECOND]


def test_an_indent_begins_a_paragraph() -> None:
    wrapped = "\n".join(textwrap.fill(part, 66, initial_indent="    ") for part in (FIRST, SECOND))
    assert read(wrapped) == [FIRST, SECOND]


def test_wrapped_list_entries_stay_apart() -> None:
    wrapped = "\n".join(
        textwrap.fill(part, 66, initial_indent="  * ", subsequent_indent="    ") for part in (FIRST, SECOND)
    )
    assert read(wrapped) == ["* " + FIRST, "* " + SECOND]


def test_a_paragraph_a_line_stays_so() -> None:
    assert read(f"{FIRST}\n{SECOND}\n") == [FIRST, SECOND]


def test_headlines_are_not_joined() -> None:
    headlines = [
        "Chad closes its border with Sudan after shots are heard",
        "Egypt brings its soldiers home from an airfield at Merowe",
        "Port Sudan fills with people who fled from Khartoum",
        "Doctors count the wounded in the hospitals of El Fasher",
    ]
    assert read("\n".join(headlines)) == headlines


def test_sentences_broken_at_links_are_joined() -> None:
    broken = "Fighters of the\nM23\nmovement entered\nMasisi\n, a town west of\nGoma\n."
    assert read(broken) == ["Fighters of the M23 movement entered Masisi , a town west of Goma ."]


def test_a_byline_is_not_part_of_the_headline() -> None:
    text = "Army leaves the camp at Kidal\nby the news desk\n6 April 2023\nThe army left.\n"
    assert read(text) == ["Army leaves the camp at Kidal", "by the news desk", "6 April 2023", "The army left."]


def test_a_sentence_that_lost_its_end_takes_no_other() -> None:
    text = f"{FIRST[:-1]} that\n{SECOND}"
    assert read(text) == [f"{FIRST[:-1]} that", SECOND]


def test_short_lines_have_no_width() -> None:
    text = "Home\nWorld\nAfrica\n"
    assert wrap_width(text, split_lines(text)) is None


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("ab .,\n\r\t\x0b\u2028•Aé"), max_size=200))
def test_nothing_but_white_space_lies_between_paragraphs(text: str) -> None:
    spans = paragraphs(text, split_lines(text))
    at = 0
    for start, end in spans:
        assert at <= start < end
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()
