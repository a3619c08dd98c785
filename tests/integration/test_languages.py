"""The sample articles in seven languages against the real gazetteer: floors, and the trust that rests on them."""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from geonews.geodesy import distance_m
from geonews.model import Annotated, Location
from geonews.pipeline import Stages, annotate
from geonews.reading import Record, article_from_text
from geonews.recognition import load_languages
from geonews.tables import annotate_row

pytestmark = pytest.mark.xdist_group("gazetteer")

SAMPLES = Path(__file__).parents[1] / "samples_languages"
LANGUAGES = load_languages(Path(__file__).parents[2] / "gazetteer")
REACH_KM = {"place": 25, "area": 300, "water": 300}
FLOORS: Mapping[str, tuple[float, float]] = {
    "ar_1": (0.98, 0.98), "ar_2": (0.90, 0.86),
    "de_1": (0.96, 0.96), "de_2": (0.96, 0.90),
    "es_1": (0.98, 0.98), "es_2": (0.93, 0.90),
    "fr_1": (0.96, 0.88), "fr_2": (0.95, 0.92),
    "ru_1": (0.98, 0.98), "ru_2": (0.92, 0.88),
    "tr_1": (0.95, 0.95), "tr_2": (0.89, 0.83),
    "uk_1": (0.98, 0.95), "uk_2": (0.95, 0.91),
}  # fmt: skip
"""F1 of exact spans, and of places found: spans that are right and whose place is too. They only rise."""
KEPT_ASIDE = [name for name in FLOORS if name.endswith("_2")]


@dataclass(frozen=True)
class Scores:
    found: int
    gold: int
    spans: int
    places: int

    @property
    def f1(self) -> float:
        return 2 * self.spans / (self.found + self.gold)

    @property
    def located_f1(self) -> float:
        return 2 * self.places / (self.found + self.gold)


@pytest.fixture(scope="module")
def annotated(stages: Stages) -> Mapping[str, Annotated]:
    texts = {name: (SAMPLES / f"{name}.txt").read_text(encoding="utf-8") for name in FLOORS}
    articles = {name: article_from_text(text, id=name, raw=True) for name, text in texts.items()}
    return {name: annotate(Record(article=article), stages) for name, article in articles.items()}


def gold_of(name: str) -> list[dict[str, str]]:
    with (SAMPLES / f"{name}.tsv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t"))


def is_right(gold: Mapping[str, str], location: Location) -> bool:
    place = location.place
    if place is None:
        return False
    if gold["iso2"]:
        return (place.kind, place.iso2) == ("country", gold["iso2"])
    away = distance_m(float(gold["lon"]), float(gold["lat"]), place.lon, place.lat)
    return away <= REACH_KM[gold["kind"]] * 1000


def score(name: str, one: Annotated) -> Scores:
    gold = {(int(row["start"]), int(row["start"]) + len(row["text"])): row for row in gold_of(name)}
    found = {
        (at.mention.start, at.mention.end): at for at in one.locations if at.mention.mention_type != "part_of_name"
    }
    both = [(gold[span], found[span]) for span in gold if span in found]
    return Scores(found=len(found), gold=len(gold), spans=len(both), places=sum(is_right(row, at) for row, at in both))


@pytest.mark.parametrize("name", FLOORS)
def test_gold_names_stand_in_the_text(name: str) -> None:
    text = (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")
    for row in gold_of(name):
        assert text.startswith(row["text"], int(row["start"]))


@pytest.mark.parametrize("name", FLOORS)
def test_names_and_places_are_found(name: str, annotated: Mapping[str, Annotated]) -> None:
    one = annotated[name]
    assert one.article.language == name[:2]
    scores = score(name, one)
    assert scores.f1 >= FLOORS[name][0]
    assert scores.located_f1 >= FLOORS[name][1]


@pytest.mark.parametrize("name", KEPT_ASIDE)
def test_a_language_is_trusted_no_more_than_its_sample_bears_out(name: str, annotated: Mapping[str, Annotated]) -> None:
    scores = score(name, annotated[name])
    share, n, z = scores.places / scores.found, scores.found, 1.96
    spread = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    lower_end = (share + z * z / (2 * n) - spread) / (1 + z * z / n)
    assert LANGUAGES[name[:2]].trust <= lower_end


def test_the_line_says_the_language_and_how_names_were_found(
    annotated: Mapping[str, Annotated], stages: Stages
) -> None:
    row = annotate_row(annotated["ru_1"], stages.actors)
    assert row["language"] == "ru"
    assert row["positions"] == []
    [kharkiv] = [mention for mention in row["mentions"] if mention["text"] == "Харькове"]
    assert kharkiv["place_name"] == "Kharkiv"
    assert "recognised by names alone in Russian" in kharkiv["why"]
    assert kharkiv["score"] < LANGUAGES["ru"].trust


def test_names_that_are_no_places_are_left_alone(stages: Stages) -> None:
    texts = {
        "ru": "В Минобороны сообщили, что в Совете Федерации и в Генштабе ждут Сергея Лаврова и Дмитрия Пескова.",
        "fr": "Selon Le Monde, le général et Antonio Guterres ont saisi le Conseil de sécurité et la Croix-Rouge.",
        "de": "In der Nacht zum Freitag tagte der Sicherheitsrat, in Kreisen der Hamas hieß es, Streit gebe es nicht.",
        "es": "La Defensoría del Pueblo y el Clan del Golfo, según la Fiscalía, se reunieron en Semana Santa.",
        "tr": "Dışişleri Bakanı Hakan Fidan, Güvenlik Konseyi ve Dünya Sağlık Örgütü ile pazartesi sabahı görüştü.",
        "uk": "Речник Повітряних сил і Генштаб повідомили, що Верховна Рада ухвалила закон у неділю на Великдень.",
        "ar": "ودعا الأمين العام إلى وقف إطلاق النار، وإن المفاوضات مستمرة بعد ليلة من القصف على الأحياء السكنية.",
    }
    for language, text in texts.items():
        article = article_from_text(text, id=language, raw=True)
        assert article.language == language
        found = [at.mention for at in annotate(Record(article=article), stages).locations]
        assert [m.text for m in found if m.mention_type != "part_of_name"] == [], language
