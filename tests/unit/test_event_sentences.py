"""The labelled sentences that the event tagger is trained on: how they are read, and that every line is sound."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from geonews.positions.parse.event_tagger import EVENT_TYPES, STATUSES

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


@pytest.fixture(scope="module")
def sentences() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(SCRIPTS))
        import event_sentences

        yield event_sentences


def test_marks_are_taken_off_and_kept(sentences: Any) -> None:
    line = (
        "[Rebels|A1 A2] [took|T1:capture:alleged] [Konna|P1] and [fled|T2:withdrawal:denied]; [20|N1 O1] [men|O1] died."
    )
    text, (one, two) = sentences.parsed(line)
    assert text == "Rebels took Konna and fled; 20 men died."
    assert (one.event_type, one.claim_status, text[slice(*one.trigger)]) == ("capture", "alleged", "took")
    assert (two.event_type, two.claim_status, text[slice(*two.trigger)]) == ("withdrawal", "denied", "fled")
    assert {letter: [text[a:b] for a, b in spans] for letter, spans in one.roles.items()} == {
        "A": ["Rebels"], "P": ["Konna"], "N": ["20"], "O": ["20", "men"],
    }  # fmt: skip
    assert two.roles == {"A": [(0, 6)]}


def test_a_line_without_marks_reports_nothing(sentences: Any) -> None:
    assert sentences.parsed("Rain [heavy] fell.") == ("Rain [heavy] fell.", ())


@pytest.mark.parametrize("line", ["[Rebels|X1] left.", "[Rebels|A1] left.", "[took|T1:capture]", "[took|T1] it"])
def test_a_wrong_code_says_where(sentences: Any, tmp_path: Path, line: str) -> None:
    path = tmp_path / "some.txt"
    path.write_text(f"# comment\n\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"some\.txt:3"):
        list(sentences.read_sentences([path]))


def test_every_sentence_is_sound(sentences: Any) -> None:
    paths = sorted(sentences.TRAINING.glob("*.txt"))
    found = list(sentences.read_sentences(paths))
    assert len(found) > 5000
    assert {sentence.source for sentence in found} == {path.stem for path in paths}
    wrong = [
        sentence.text
        for sentence in found
        if set("[]|") & set(sentence.text)
        or any(event.event_type not in EVENT_TYPES or event.claim_status not in STATUSES for event in sentence.events)
    ]
    assert wrong == []


def test_every_type_and_status_is_trained_and_held_out(sentences: Any) -> None:
    for held in (True, False):
        paths = [path for path in sentences.TRAINING.glob("*.txt") if (path.stem == "heldout") == held]
        events = [event for sentence in sentences.read_sentences(paths) for event in sentence.events]
        assert {event.event_type for event in events} == set(EVENT_TYPES)
        assert {event.claim_status for event in events} == set(STATUSES)


def test_no_sentence_stands_on_both_sides(sentences: Any) -> None:
    held, trained = set[str](), set[str]()
    for sentence in sentences.read_sentences(sorted(sentences.TRAINING.glob("*.txt"))):
        (held if sentence.source == "heldout" else trained).add(sentence.text.casefold())
    assert held
    assert held & trained == set()
