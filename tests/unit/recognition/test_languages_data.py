"""languages.toml and the two lists of the gazetteer folder."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from geonews.errors import GazetteerError
from geonews.recognition.languages import NAMES, PEOPLES, load_languages, no_grammar
from geonews.text import fold

GAZETTEER = Path(__file__).parents[3] / "gazetteer"
LANGUAGES = load_languages(GAZETTEER)
CODES = ("ar", "ru", "uk", "tr", "fr", "es", "de")


def rows(name: str) -> list[dict[str, str]]:
    with (GAZETTEER / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_seven_languages_are_there_and_trusted_less_than_english() -> None:
    assert tuple(LANGUAGES) == CODES
    assert all(0.5 < language.trust < 1 for language in LANGUAGES.values())
    assert all(no_grammar("xx").trust < language.trust for language in LANGUAGES.values())


@pytest.mark.parametrize("code", CODES)
def test_words_that_are_only_sometimes_prepositions_are_prepositions(code: str) -> None:
    language = LANGUAGES[code]
    assert language.loose <= set(language.roles)


@pytest.mark.parametrize("code", CODES)
def test_endings_and_lists_have_no_doubles(code: str) -> None:
    language = LANGUAGES[code]
    assert len(language.endings) == len(set(language.endings))
    listed = [fold(row["name"]) for row in rows(NAMES) if row["language"] == code]
    assert len(listed) == len(set(listed))


def test_a_stem_belongs_to_one_country() -> None:
    for code in CODES:
        owners: dict[str, str] = {}
        for row in rows(PEOPLES):
            for stem in filter(None, row[code].split(";")):
                assert owners.setdefault(fold(stem), row["iso2"]) == row["iso2"], (code, stem)


@pytest.mark.parametrize(
    ("code", "word", "iso2"),
    [
        ("ru", "российские", "RU"),
        ("ru", "украинскими", "UA"),
        ("ru", "северокорейских", "KP"),
        ("uk", "українців", "UA"),
        ("ar", "السورية", "SY"),
        ("ar", "السودانيين", "SD"),
        ("tr", "Suriyeliler", "SY"),
        ("fr", "syriennes", "SY"),
        ("fr", "ivoiriens", None),
        ("es", "sirios", "SY"),
        ("es", "colombianas", "CO"),
        ("de", "ukrainischen", "UA"),
        ("de", "Sudanesen", "SD"),
        ("de", "Stadt", None),
    ],
)
def test_adjectives_and_people_nouns_in_their_forms(code: str, word: str, iso2: str | None) -> None:
    assert LANGUAGES[code].people(fold(word).removeprefix("ال")) == iso2


def test_a_list_of_an_unknown_language_is_refused(tmp_path: Path) -> None:
    (tmp_path / NAMES).write_text("language,name,place\nxx,Foo,SY\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match="xx"):
        load_languages(tmp_path)


def test_missing_lists_are_empty(tmp_path: Path) -> None:
    assert not any(language.names or language.peoples for language in load_languages(tmp_path).values())
