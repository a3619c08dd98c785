"""What the tagger is told of each word."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from geonews.recognition.standing import Standing
from geonews.recognition.word_features import N_CASE, N_GAZETTEER, N_USE, WordFeatures, demonym_spans, word_features
from geonews.recognition.words import load_words
from tests.unit.recognition.conftest import GAZETTEER

WORDS = load_words()


def features(text: str) -> WordFeatures:
    return word_features(text, GAZETTEER, Standing(GAZETTEER), WORDS)


def column(text: str, name: str) -> dict[str, int]:
    found = features(text)
    return {text[s:e]: int(v) for (s, e), v in zip(found.spans, getattr(found, name), strict=True)}


def test_case_tells_capitals_from_headlines() -> None:
    assert column("Rebels took Nyala. He left", "case") == {"Rebels": 2, "took": 1, "Nyala": 3, "He": 2, "left": 1}
    assert set(column("REBELS TAKE NYALA AGAIN", "case").values()) == {9}
    assert column("Rebels Take Nyala Again", "case")["Take"] == 8
    assert column("In 2011 a McDonald B left", "case") == {"In": 2, "2011": 5, "a": 1, "McDonald": 7, "B": 6, "left": 1}


def test_the_gazetteer_says_what_a_name_may_be() -> None:
    found = column("Sudanese troops left El Fasher and Zamzam in Sudan, not Paducah, Ky.", "gazetteer")
    assert (found["El"], found["Fasher"]) == (3, 11)
    assert (found["Sudan"], found["Zamzam"], found["Paducah"]) == (1, 5, 4)
    assert (found["Sudanese"], found["Ky"]) == (7, 8)
    assert found["troops"] == 0


def test_use_remembers_the_whole_article() -> None:
    found = column("Reading is fun. They were reading in Khartoum. Khartoum was calm.", "use")
    assert found["Reading"] & 1
    assert found["Khartoum"] & 2
    persons = column("Mr. Sam Houston spoke. Houston said so. Paducah is far.", "use")
    assert persons["Houston"] & 4
    assert persons["Houston"] & 8
    assert persons["Paducah"] == 0


def test_an_apostrophe_before_a_capital_joins() -> None:
    assert list(column("O'Connor saw N’Djamena and Chad's army", "case"))[:4] == ["O'Connor", "saw", "N’Djamena", "and"]


def test_demonyms_are_whole_words() -> None:
    text = "Ethiopian and West African troops, americans"
    assert [text[s:e] for s, e in demonym_spans(text, GAZETTEER, WORDS)] == ["Ethiopian", "West African"]


@given(st.text(max_size=80) | st.lists(st.sampled_from(["Sudan", "mr.", "\n", "NYALA", "Ky.", "é", "1"])).map(" ".join))
def test_features_fit_their_tables(text: str) -> None:
    found = features(text)
    assert len(found.spans) == len(found.case) == len(found.gazetteer) == len(found.use)
    for values, size in ((found.case, N_CASE), (found.gazetteer, N_GAZETTEER), (found.use, N_USE)):
        assert np.all((values >= 0) & (values < size))
