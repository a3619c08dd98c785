from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geonews.recognition.languages import Language, load_languages
from geonews.recognition.word_forms import base_forms, forms_of, split_words
from geonews.text import fold

GAZETTEER = Path(__file__).parents[3] / "gazetteer"
LANGUAGES: Mapping[str, Language] = load_languages(GAZETTEER)
LETTERS = "abcdefghijklmnopqrstuvwxyzçşğıöüéàñßабвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآ"
TEXTS = st.text(st.sampled_from(LETTERS + LETTERS.upper() + " -'’ʼ.,\n\u0301\u064e"), max_size=80)


@pytest.mark.parametrize(
    ("language", "written", "base"),
    [
        ("ru", "Харькове", "Харьков"),
        ("ru", "Донецке", "Донецк"),
        ("ru", "Бахмутом", "Бахмут"),
        ("ru", "Авдеевки", "Авдеевка"),
        ("ru", "Мариуполя", "Мариуполь"),
        ("ru", "Сумах", "Сумы"),
        ("ru", "Сирию", "Сирия"),
        ("ru", "Запорожьем", "Запорожье"),
        ("ru", "Часова Яра", "Часов Яр"),
        ("ru", "Кривым Рогом", "Кривой Рог"),
        ("ru", "Нижнего Новгорода", "Нижний Новгород"),
        ("ru", "Новой Каховке", "Новая Каховка"),
        ("ru", "Донецкой области", "Донецкая область"),
        ("ru", "Ростове-на-Дону", "Ростов-на-Дону"),
        ("uk", "Києва", "Київ"),
        ("uk", "Києві", "Київ"),
        ("uk", "Львова", "Львів"),
        ("uk", "Куп'янську", "Куп'янськ"),
        ("uk", "Новій Каховці", "Нова Каховка"),
        ("uk", "Кривого Рогу", "Кривий Ріг"),
        ("uk", "Харківській області", "Харківська область"),
        ("uk", "Запоріжжям", "Запоріжжя"),
        ("uk", "Олешок", "Олешки"),
        ("tr", "İdlib'in", "İdlib"),
        ("tr", "Halepten", "Halep"),
        ("fr", "d'Alep", "Alep"),
        ("fr", "L’Ukraine", "Ukraine"),
        ("de", "Kiewer", "Kiew"),
        ("de", "Russlands", "Russland"),
        ("ar", "بحلب", "حلب"),
        ("ar", "وبالرقة", "الرقة"),
        ("ar", "للخرطوم", "الخرطوم"),
        ("ar", "وأم درمان", "أم درمان"),
    ],
)
def test_cases_prefixes_and_suffixes_lead_back_to_the_name(language: str, written: str, base: str) -> None:
    forms = forms_of(split_words(written, LANGUAGES[language]), LANGUAGES[language])
    assert fold(base) in {form.key for form in forms}


@pytest.mark.parametrize("prefix", LANGUAGES["ar"].prefixes)
@given(name=st.text(st.sampled_from("حخدذرزسشصضطظعغفقمنه"), min_size=3, max_size=8))
def test_an_arabic_prefix_is_taken_off_and_stays_outside_the_span(prefix: str, name: str) -> None:
    whole = f"ال{name}" if prefix.endswith("لل") else name
    found = [f for f in forms_of(split_words(prefix + name, LANGUAGES["ar"]), LANGUAGES["ar"]) if f.key == fold(whole)]
    assert [form.skip for form in found] == [len(prefix)]


@given(stem=st.text(st.sampled_from("бвгдзклмнпрст"), min_size=3, max_size=8))
@pytest.mark.parametrize(
    ("language", "nominative", "cases"),
    [
        ("ru", "", ["а", "у", "ом", "е"]),
        ("ru", "а", ["ы", "е", "у", "ой"]),
        ("ru", "ия", ["ии", "ию", "ией"]),
        ("ru", "ь", ["я", "ю", "ем", "е", "и"]),
        ("ru", "ый", ["ого", "ому", "ым", "ом"]),
        ("ru", "ая", ["ой", "ую"]),
        ("uk", "", ["а", "у", "ом", "і"]),
        ("uk", "ка", ["ки", "ці", "ку", "кою"]),
        ("uk", "ів", ["ова", "ову", "овом", "ові"]),
        ("uk", "ія", ["ії", "ію", "ією"]),
        ("uk", "ий", ["ого", "ому", "им"]),
    ],
)
def test_every_case_of_a_declension_has_its_nominative_among_the_base_forms(
    language: str, nominative: str, cases: list[str], stem: str
) -> None:
    for case in cases:
        assert fold(stem + nominative) in set(base_forms(fold(stem + case), LANGUAGES[language])), case


@pytest.mark.parametrize("code", LANGUAGES)
@given(text=TEXTS)
def test_words_stand_in_the_text_in_order_and_forms_are_never_repeated(code: str, text: str) -> None:
    language = LANGUAGES[code]
    words = split_words(text, language)
    last = 0
    for word in words:
        assert last <= word.start < word.end <= len(text)
        assert fold(text[word.start : word.end]) == word.key
        forms = list(base_forms(word.key, language))
        assert forms[0] == word.key
        assert len(forms) == len(set(forms))
        last = word.end


def test_folding_keeps_what_tells_a_vowel_sign_from_a_letter() -> None:
    [word] = split_words("مُحَافَظَة", LANGUAGES["ar"])
    assert word.key == fold("محافظة")
