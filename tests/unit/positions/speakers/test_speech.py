"""Who speaks: roles, pronouns, open quotations, parties to the event; what requests are about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geonews.language import SpacyParser
from geonews.model import PositionReport
from geonews.positions.actors.interest import is_self_claim
from geonews.positions.actors.parties import Party
from tests.unit.positions.status.test_claim_cases import reports


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return SpacyParser()


def only(sentence: str, parser: SpacyParser, event_type: str) -> PositionReport:
    found = [r for r in reports(sentence, parser) if r.event_type == event_type]
    assert found, sentence
    return found[0]


@pytest.mark.parametrize(
    ("source", "role"),
    [
        ("a spokesman", "spokesperson"),
        ("the army", "military"),
        ("the interior ministry", "official"),
        ("the rebels", "armed group"),
        ("residents", "witness"),
        ("analysts", "analyst"),
        ("security sources", "source"),
        ("a war monitor", "monitor"),
        ("a refugee agency", "aid organisation"),
        ("local media", "media"),
    ],
)
def test_the_kind_of_source_follows_from_the_noun_that_names_it(source: str, role: str, parser: SpacyParser) -> None:
    report = only(f"Gunmen attacked a village near [Jos|NG|city], {source} said.", parser, "attack")
    assert report.speaker_role == role


def test_a_title_is_kept_as_worded(parser: SpacyParser) -> None:
    sentence = "Defence minister Jane Smith said troops had withdrawn from [Kidal|ML|city]."
    report = only(sentence, parser, "withdrawal")
    assert (report.speaker, report.speaker_role, report.speaker_named) == ("Jane Smith", "Defence minister", True)


def test_articles_are_no_role(parser: SpacyParser) -> None:
    report = only("The Observer said troops had withdrawn from [Kidal|ML|city].", parser, "withdrawal")
    assert report.speaker_role != "The"


def test_unnamed_sources_are_marked(parser: SpacyParser) -> None:
    assert only("A spokesman said troops withdrew from [Kidal|ML|city].", parser, "withdrawal").speaker_named is False
    assert only("The junta said troops withdrew from [Kidal|ML|city].", parser, "withdrawal").speaker_named is True


def test_he_is_the_person_last_spoken_of_not_the_body_that_spoke(parser: SpacyParser) -> None:
    text = (
        "The ministry said nothing. Jane Smith visited the front. She said troops had withdrawn from [Kidal|ML|city]."
    )
    assert only(text, parser, "withdrawal").speaker == "Jane Smith"


def test_a_quotation_that_goes_on_in_the_next_paragraph_keeps_its_speaker(parser: SpacyParser) -> None:
    text = "“We lost contact,” said Jane Smith.\n\n“Soldiers attacked the camp near [Jos|NG|city] in the night.”"
    report = only(text, parser, "attack")
    assert (report.speaker, report.voice) == ("Jane Smith", "direct_quote")


def test_the_articles_own_words_after_a_quotation_have_no_speaker(parser: SpacyParser) -> None:
    text = "“We lost contact,” said Jane Smith.\n\nSoldiers attacked the camp near [Jos|NG|city] in the night."
    report = only(text, parser, "attack")
    assert (report.speaker, report.voice) == (None, "article")


def test_a_semicolon_keeps_speakers_apart(parser: SpacyParser) -> None:
    text = "Rebels captured [Kati|ML|city]; drones attacked [Segou|ML|city], the governor said."
    assert only(text, parser, "capture").speaker is None
    assert only(text, parser, "air_strike").speaker == "governor"


def test_parties_speak_of_themselves_and_witnesses_do_not(parser: SpacyParser) -> None:
    assert only("M23 said M23 fighters captured [Goma|CD|city].", parser, "capture").self_claim is True
    assert only("Residents said M23 fighters captured [Goma|CD|city].", parser, "capture").self_claim is False


PARTY = Party(
    text="army", span=(0, 4), id=None, name=None, type="military", iso2="ML", sponsor=None, head="army", plural=False
)


def test_an_opponent_is_a_party_too() -> None:
    rebels = replace(PARTY, text="rebels", iso2=None)
    assert is_self_claim("military", PARTY, rebels, [PARTY]) is True
    assert is_self_claim("military", PARTY, rebels, []) is None
    assert is_self_claim("witness", None, rebels, [PARTY]) is False
    assert is_self_claim("witness", None, None, []) is None


def test_a_request_says_what_it_is_about(parser: SpacyParser) -> None:
    sentence = "The president asked the alliance to send peacekeepers to [Somalia|SO|country]."
    report = only(sentence, parser, "request")
    assert (report.about_event_type, report.about_actor, report.about_place) == (
        "deployment",
        "peacekeepers",
        "Somalia",
    )


def test_a_request_for_a_force_is_about_its_deployment(parser: SpacyParser) -> None:
    report = only("The governor asked for more troops.", parser, "request")
    assert (report.about_event_type, report.about_actor) == ("deployment", "more troops")


def test_what_is_no_request_is_about_nothing(parser: SpacyParser) -> None:
    report = only("Rebels captured [Kati|ML|city].", parser, "capture")
    assert (report.about_event_type, report.about_actor, report.about_place) == (None, None, None)
