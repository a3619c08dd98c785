from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geonews.model import Article, Mention
from geonews.recognition import LanguageRecogniser, LexiconRecogniser, load_languages
from geonews.recognition.foreign import NamesRecogniser
from tests import fakes
from tests.fakes import FakeGazetteer
from tests.unit.recognition.conftest import place

LANGUAGES = load_languages(Path(__file__).parents[3] / "gazetteer")
GAZETTEER = FakeGazetteer(
    place("Syria", "SY", "country", "PCLI", 17_000_000),
    place("Ukraine", "UA", "country", "PCLI", 40_000_000),
    place("Mali", "ML", "country", "PCLI", 19_000_000),
    place("Aleppo", "SY", code="PPLA", population=2_000_000),
    place("Ar Raqqah", "SY", code="PPLA", population=500_000),
    place("Tall Rifaat", "SY", population=25_000),
    place("Kharkiv", "UA", code="PPLA", population=1_400_000),
    place("Sumy", "UA", code="PPLA", population=260_000),
    place("Chasiv Yar", "UA", population=12_000),
    place("Ukrainsk", "UA", population=11_000),
    place("Hamlet", "UA", population=300),
    place("Donetsk Oblast", "UA", "adm1", "ADM1", None),
    place("Kidal", "ML", population=40_000),
    place("Van", "TR", population=400_000),
    names={
        "سوريا": "test:Syria", "Suriye": "test:Syria", "Syrie": "test:Syria", "Сирия": "test:Syria",
        "Украина": "test:Ukraine", "Україна": "test:Ukraine",
        "حلب": "test:Aleppo", "Halep": "test:Aleppo", "Alep": "test:Aleppo", "الرقة": "test:Ar Raqqah",
        "تل رفعت": "test:Tall Rifaat", "Tel Rıfat": "test:Tall Rifaat",
        "Харьков": "test:Kharkiv", "Харків": "test:Kharkiv", "Сумы": "test:Sumy", "Часов Яр": "test:Chasiv Yar",
        "Українськ": "test:Ukrainsk", "Хутор": "test:Hamlet",
        "Донецкая область": "test:Donetsk Oblast", "وان": "test:Van",
    },
)  # fmt: skip


def article(text: str, language: str) -> Article:
    return replace(fakes.article(text), language=language)


def found(text: str, language: str) -> list[tuple[str, str]]:
    """Text and look-up name of each mention."""
    mentions = NamesRecogniser(GAZETTEER, LANGUAGES[language]).recognise(article(text, language))
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
    return [(mention.text, mention.normalised) for mention in mentions]


def only(text: str, language: str) -> Mention:
    [mention] = NamesRecogniser(GAZETTEER, LANGUAGES[language]).recognise(article(text, language))
    return mention


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("ar", "انتشروا بحلب وبالرقة", [("حلب", "حلب"), ("الرقة", "الرقة")]),
        ("ar", "هاجموا مواقع قرب تل رفعت في سوريا", [("تل رفعت", "تل رفعت"), ("سوريا", "سوريا")]),
        ("ru", "Бои идут в Харькове, Сумах и под Часовым Яром.", [
            ("Харькове", "Харьков"), ("Сумах", "Сумы"), ("Часовым Яром", "Часов Яр"),
        ]),
        ("ru", "Обстрелы Донецкой области продолжаются.", [("Донецкой области", "Донецкая область")]),
        ("uk", "Вибухи пролунали у Харкові.", [("Харкові", "Харків")]),
        ("tr", "Birlikler Halep'e ve Tel Rıfat'a girdi.", [("Halep", "Halep"), ("Tel Rıfat", "Tel Rıfat")]),
        ("fr", "La route d'Alep à Kidal est coupée.", [("Alep", "Alep"), ("Kidal", "Kidal")]),
        ("de", "Truppen zogen von Kharkiv nach Sumy.", [("Kharkiv", "Kharkiv"), ("Sumy", "Sumy")]),
        ("es", "Combates en Kidal y en Siria.", [("Kidal", "Kidal"), ("Siria", "Syria")]),
    ],
)  # fmt: skip
def test_names_in_the_forms_of_their_language(language: str, text: str, names: list[tuple[str, str]]) -> None:
    assert found(text, language) == names


def test_the_name_behind_a_swallowed_article_begins_after_the_prefix() -> None:
    assert found("خرجوا من سوريا للرقة", "ar") == [("سوريا", "سوريا"), ("رقة", "الرقة")]


def test_words_say_the_role_and_the_kind() -> None:
    assert (only("Боец погиб в Харькове.", "ru").role, only("Колонна идёт из Харькова.", "ru").role) == ("at", "from")
    assert only("Il vit dans la ville de Kidal.", "fr").kind_cue == "city"
    assert only("Halep kentinde çatışma çıktı.", "tr").kind_cue == "city"
    assert only("Araçlar Halep'ten ayrıldı.", "tr").role == "from"


def test_countries_stand_for_governments_unless_the_words_say_land() -> None:
    assert only("Сирия отвергла обвинения.", "ru").mention_type == "metonymic"
    mention = only("Бои идут в Сирии.", "ru")
    assert (mention.mention_type, mention.iso2_cue) == ("literal", "SY")


def test_adjectives_are_demonyms_of_their_country_and_no_towns() -> None:
    mention = only("Українські військові відійшли.", "uk")
    assert (mention.text, mention.mention_type, mention.iso2_cue) == ("Українські", "demonym", "UA")
    assert only("قال الجيش السوري", "ar").text == "السوري"


def test_persons_are_no_places() -> None:
    assert found("Le général Alep a parlé.", "fr") == []
    assert found("Владимир Харьков выступил.", "ru") == []
    assert found("Gustavo Kidal habló.", "es") == []


def test_a_case_of_a_hamlets_name_is_another_word_unless_the_article_is_about_its_country() -> None:
    assert found("Они жили на Хуторе много лет.", "ru") == []
    assert ("Хуторе", "Хутор") in found("Армия Украины сообщила: взрыв прогремел в Хуторе.", "ru")


def test_the_first_of_a_list_speaks_for_all() -> None:
    assert [name for _, name in found("Combates en Siria: en Kidal, Tall Rifaat y Sumy.", "es")][1:] == [
        "Kidal",
        "Tall Rifaat",
        "Sumy",
    ]


def test_short_arabic_words_are_no_places_by_themselves() -> None:
    assert found("وإن السكان غادروا", "ar") == []


def test_given_spans_are_read_in_their_language() -> None:
    recogniser = NamesRecogniser(GAZETTEER, LANGUAGES["ru"])
    text = "Удар по Харькову, российские силы, Никуда."
    mentions = recogniser.mentions_at(article(text, "ru"), [(8, 16), (18, 28), (35, 41)])
    assert [m.normalised for m in mentions] == ["Харьков", "российские", "Никуда"]
    assert [m.mention_type for m in mentions] == ["literal", "demonym", "literal"]


class Actors:
    """Knows one force."""

    def find(self, text: str) -> list[st.DataObject]:
        from types import SimpleNamespace

        start = text.find("Force d'Alep")
        return [SimpleNamespace(start=start, end=start + 12)] if start >= 0 else []


def test_names_inside_forces_are_parts_of_names() -> None:
    recogniser = NamesRecogniser(GAZETTEER, LANGUAGES["fr"], Actors())
    [mention] = recogniser.recognise(article("La Force d'Alep avance.", "fr"))
    assert mention.mention_type == "part_of_name"


WORDS = ["حلب", "وبالرقة", "سوريا", "في", "Харькове", "в", "Часова", "Яра", "Halep'te", "d'Alep", "à", "Kidal", "und",
         "Siria",
         "Українські", "الجيش", "السوري", "l'", "-", "’", ".", ",", "\n", "\n\n", "A", "«", "123",
         "İ", "ß", "中文"]  # fmt: skip


@pytest.mark.parametrize("language", [*LANGUAGES, "it"])
@given(text=st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=20).map(" ".join))
def test_any_text_gives_mentions_that_stand_in_it_in_order(language: str, text: str) -> None:
    english = LexiconRecogniser(GAZETTEER)
    recogniser = LanguageRecogniser(english, GAZETTEER, LANGUAGES)
    one = article(text, language)
    last = 0
    mentions = recogniser.recognise(one)
    for mention in mentions:
        assert last <= mention.start
        assert one.source_text[mention.start : mention.end] == mention.text
        assert mention.normalised
        last = mention.end
    given = recogniser.mentions_at(one, [(m.start, m.end) for m in mentions])
    assert [(m.start, m.end) for m in given] == [(m.start, m.end) for m in mentions]


def test_each_article_goes_to_the_recogniser_of_its_language() -> None:
    class English:
        def recognise(self, article: Article) -> list[Mention]:
            return []

        def mentions_at(self, article: Article, spans: object) -> list[Mention]:
            return []

    recogniser = LanguageRecogniser(English(), GAZETTEER, LANGUAGES)
    text = "Van, Halep, Kharkiv"
    assert recogniser.recognise(article(text, "en")) == []
    assert recogniser.recognise(replace(article(text, "en"), language=None)) == []
    assert [m.text for m in recogniser.recognise(article(text, "tr"))]
    assert [m.text for m in recogniser.recognise(article("c'era Kharkiv", "it"))] == ["Kharkiv"]
    assert recogniser.language(article(text, "en")) is None
    italian = recogniser.language(article(text, "it"))
    assert italian is not None
    assert (italian.name, italian.endings) == ('language "it"', ())
