from __future__ import annotations

import pytest

from geonews.reading import Overrides, article_from_text
from geonews.reading.tongue import language_of

RUSSIAN = "Жители уезжают в сторону Гориса, на выезде стоят сотни машин, дорога закрыта уже несколько дней."
ENGLISH = "Residents left for Goris, hundreds of cars stood at the exit and the road was closed for days."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (RUSSIAN, "ru"),
        ("Українські військові зупинили колону бронетехніки між селами.", "uk"),
        ("أعلنت قوات الدعم السريع أنها سيطرت على مدينة نيالا.", "ar"),
        ("Ordu, kentin batısındaki mahallelere girdiğini açıkladı.", "tr"),
        ("L'armée a repris le contrôle de la route qui mène à Djibo.", "fr"),
        ("El Ejército entró el sábado en el corregimiento con unos soldados.", "es"),
        ("Panzer sind in der Nacht in den Osten der Stadt vorgerückt.", "de"),
        ("Airstrikes hit Idlib, Aleppo and Hama", "en"),  # hardly told from Nigerian Pidgin
        ("Mikhaylovka (Russian: Миха́йловка, Ukrainian: Михайлівка) is a town in Volgograd Oblast.", "en"),
    ],
)
def test_the_language_is_found(text: str, language: str) -> None:
    assert language_of(text, None) == (language, None)


def test_a_text_too_short_to_tell_has_the_stated_language_or_none() -> None:
    assert language_of("Gao fell.", None) == (None, None)
    assert language_of("Gao fell.", "fr") == ("fr", None)


def test_a_stated_language_stays_but_the_note_says_what_the_text_reads_like() -> None:
    assert language_of(ENGLISH, "en") == ("en", None)
    assert language_of(ENGLISH, "fr") == ("fr", "stated as fr, but the text reads like en")


def test_another_script_wins_over_the_stated_language() -> None:
    note = "stated as en, but the text is in Cyrillic letters and reads like ru"
    assert language_of(RUSSIAN, "en") == ("ru", note)


def test_languages_of_several_scripts_are_never_contradicted_by_their_letters() -> None:
    language, note = language_of(RUSSIAN, "kk")
    assert language == "kk"
    assert note is None or "letters" not in note


def test_articles_say_so() -> None:
    plain = article_from_text(RUSSIAN, id="a")
    assert (plain.language, plain.language_note) == ("ru", None)
    wrong = article_from_text(RUSSIAN, id="a", overrides=Overrides(language="en"))
    assert wrong.language == "ru"
    assert wrong.language_note is not None


def test_a_headline_in_english_is_no_pidgin() -> None:
    assert language_of("Militants ambush army patrol in Maiduguri", None)[0] == "en"
