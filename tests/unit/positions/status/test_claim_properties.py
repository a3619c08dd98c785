"""Properties of claim reading over generated sentences: frames of clauses and cue words in any combination."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geonews.language import SpacyParser
from tests.unit.positions.status.test_claim_cases import reports

PARSER = SpacyParser(remember=200)
FORCES = ("Soldiers", "Rebels", "Militants", "Insurgents")
SOURCES = ("The ministry", "The governor", "A spokesman", "The police")
PLACES = ("Kidal", "Goma", "Aleppo", "Marib")

forces, sources, places = map(st.sampled_from, (FORCES, SOURCES, PLACES))


def statuses(text: str) -> set[str]:
    return {r.claim_status for r in reports(text, PARSER) if r.event_type == "capture"}


@settings(max_examples=40, deadline=None)
@given(forces, sources, places, st.sampled_from(("denied", "dismissed claims", "rejected reports")))
def test_who_denies_a_capture_never_asserts_it(force: str, source: str, place: str, verb: str) -> None:
    text = f"{source} {verb} that {force.lower()} had captured [{place}|XX|city]."
    assert statuses(text) == {"denied"}


@settings(max_examples=40, deadline=None)
@given(forces, sources, places, st.sampled_from(("said", "confirmed", "reported", "admitted")))
def test_a_denial_beside_a_clause_leaves_it_alone(force: str, source: str, place: str, verb: str) -> None:
    text = f"{force} captured [{place}|XX|city], {source.lower()} {verb}; the mayor denied a report about taxes."
    assert statuses(text) == {"asserted"}


@settings(max_examples=40, deadline=None)
@given(forces, places, st.sampled_from(("could", "may", "might")), st.sampled_from(("", "reportedly ", "soon ")))
def test_a_possibility_stays_one_under_any_cue_after_it(force: str, place: str, modal: str, adverb: str) -> None:
    text = f"{force} {modal} {adverb}capture [{place}|XX|city]."
    assert statuses(text) == {"conditional"}


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            (
                *FORCES,
                *SOURCES,
                "said",
                "denied",
                "that",
                "captured",
                "Kidal",
                ",",
                ";",
                '"',
                "“",
                "”",
                "not",
                "if",
                "\n\n",
                ":",
                "to",
            )
        ),
        max_size=14,
    )
)
def test_any_words_are_read_without_failing_and_evidence_is_quoted_from_the_text(words: list[str]) -> None:
    text = " ".join(words).strip()
    if not text:
        return
    for report in reports(text, PARSER):
        assert report.evidence in text
        assert report.voice in ("article", "indirect_speech", "direct_quote", "presupposed")


def test_the_strategies_meet_captures() -> None:
    """The properties above would hold emptily if no capture were found."""
    assert statuses("Rebels captured [Kidal|XX|city].") == {"asserted"}
    with pytest.raises(AssertionError):
        test_who_denies_a_capture_never_asserts_it.hypothesis.inner_test("Rebels", "The ministry", "Kidal", "said")
