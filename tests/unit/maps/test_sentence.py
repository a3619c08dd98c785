from __future__ import annotations

import csv
import re
from itertools import product
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geonews.maps.sentence import sentence
from geonews.vocabulary import ClaimStatus, EventType, SpatialOp, Voice
from tests.conftest import ROOT

COUNTRIES = {"CD": "DR Congo"}
FIELDS = {
    "actor_name": "qactor", "target_name": "qtarget", "place_name": "qplace", "from_place": "qorigin",
    "spatial_text": "qwords", "count_text": "qcount", "date_text": "qdate", "speaker": "qspeaker",
    "about_actor": "qother", "about_place": "qthere", "iso2": "CD",
}  # fmt: skip
SAID = set(
    re.findall(
        r"\w+",
        """
    a about across actors advance advanced against agreement air allegedly along an and attack attacked
    authorisation be by capture captured carried carry congo control crossing defence defend defended denied
    deployed deployment did displaced displacement dr fight fighting for fortifications fought from gave give
    granted had have i in intervene intervened intervention invade invaded invasion is it made make might
    mobilisation mobilised move moved movement named near no not of on organisation out party place presence present
    put request said several shared stand stated stood strength strike taken that the there to towards up was were
    whole withdraw withdrawal withdrew
    """,
    )
)
"""All that templates may say of their own."""


def cases() -> list[tuple[str, dict[str, Any]]]:
    with (ROOT / "tests" / "cases" / "sentences.tsv").open(encoding="utf-8") as file:
        lines = [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if not row[0].startswith("#")]
    return [(told, dict(field.split("=", 1) for field in fields)) for told, *fields in lines]


def row(**fields: Any) -> dict[str, Any]:
    base = {"claim_status": "asserted", "voice": "article", "spatial_op": "none", "geom_basis": "none"}
    found = base | fields
    return found | ({"geo_precision": int(found["geo_precision"])} if "geo_precision" in found else {})


@pytest.mark.parametrize(("told", "fields"), cases(), ids=[told[:60] for told, _ in cases()])
def test_reports_are_told_in_plain_sentences(told: str, fields: dict[str, Any]) -> None:
    assert sentence(row(**fields), COUNTRIES) == told


@pytest.mark.parametrize("event", get_args(EventType))
def test_no_template_adds_a_word_that_is_neither_of_the_text_nor_of_the_form(event: str) -> None:
    choices = product(get_args(ClaimStatus), get_args(Voice), get_args(SpatialOp), (1, 5), (True, False))
    for status, voice, op, precision, known in choices:
        fields = FIELDS if known else {"iso2": "CD", "geom_basis": "country_only"}
        told = sentence(
            row(event_type=event, claim_status=status, voice=voice, spatial_op=op, geo_precision=precision)
            | fields
            | {"about_event_type": "deployment"},
            COUNTRIES,
        )
        words = {word for word in re.findall(r"[a-z]+", told.lower()) if word not in FIELDS.values()}
        assert words <= SAID, told
        assert not told.endswith(".")
        assert "confirm" not in told


@pytest.mark.parametrize("event", get_args(EventType))
def test_each_status_is_told_apart(event: str) -> None:
    told = {
        status: sentence(row(event_type=event, claim_status=status, actor_name="rebels"))
        for status in get_args(ClaimStatus)
        if status != "historical"  # told by its date
    }
    assert len(set(told.values())) == len(told), told


@given(
    st.text(min_size=1).filter(str.strip), st.sampled_from(get_args(EventType)), st.sampled_from(get_args(ClaimStatus))
)
def test_whatever_a_text_says_is_repeated_as_it_is(text: str, event: str, status: str) -> None:
    told = sentence(row(event_type=event, claim_status=status, actor_name="x " + text, speaker="by " + text))
    assert text in told


def test_right_to_left_names_keep_to_themselves() -> None:
    told = sentence(row(event_type="presence", actor_name="الجيش", spatial_op="at", place_name="حلب", geo_precision=4))
    assert told == "\u2068الجيش\u2069 was present in \u2068حلب\u2069"


def test_a_control_inside_a_name_turns_nothing_behind_it() -> None:
    told = sentence(row(event_type="presence", actor_name="army\u202e", spatial_op="at", place_name="Homs"))
    assert told == "\u2068army\u202e\u2069 was present in Homs"
