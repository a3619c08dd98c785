"""Names that several places share, told apart by the article."""

import pickle
from collections.abc import Collection, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

import pytest

from geonews.model import Candidate, Place
from geonews.protocols import Question
from geonews.resolution import focus, resolve
from geonews.resolution.atlas import GazetteerAtlas
from geonews.vocabulary import MentionType
from tests.fakes import FakeGazetteer
from tests.unit.resolution.conftest import mentioned, place


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("A fire in Paris, Texas.", ("Paris", "Texas"), ["paris-tx", "us-tx"]),
        ("A fire in Paris, said the French police.", ("Paris", ("French", "demonym")), ["paris", "fr"]),
        ("From Dallas to Paris in Texas.", ("Dallas", "Paris", "Texas"), ["dallas", "paris-tx", "us-tx"]),
        ("Atlanta, Georgia.", ("Atlanta", "Georgia"), ["atlanta", "us-ga"]),
        ("Tbilisi, Georgia.", ("Tbilisi", "Georgia"), ["tbilisi", "ge"]),
        ("Springfield, Illinois.", ("Springfield", "Illinois"), ["sp-il", "us-il"]),
        ("Shells hit Kassala in Sudan.", ("Kassala", "Sudan"), ["kassala", "sd"]),
        ("Shells hit Jabra in Khartoum.", ("Jabra", "Khartoum"), ["q-khartoum", "khartoum"]),
    ],
)
def test_the_article_decides(
    gazetteer: FakeGazetteer, text: str, names: tuple[str | tuple[str, MentionType], ...], expected: list[str]
) -> None:
    made, mentions = mentioned(text, *names)
    assert [r.place and r.place.id for r in resolve(made, mentions, gazetteer)] == expected


def test_a_supplement_place_loses_where_its_parent_is_not_named(gazetteer: FakeGazetteer) -> None:
    made, mentions = mentioned("Shells hit Jabra in France.", "Jabra", "France")
    first = resolve(made, mentions, gazetteer)[0]
    assert first.place is None or first.place.id != "q-khartoum"


def test_one_name_has_one_referent(gazetteer: FakeGazetteer) -> None:
    made, mentions = mentioned("Paris, Texas, is small. Paris is dry.", "Paris", "Texas", "Paris")
    assert [r.place and r.place.id for r in resolve(made, mentions, gazetteer)] == ["paris-tx", "us-tx", "paris-tx"]


def test_a_name_has_two_referents_where_the_text_says_so(gazetteer: FakeGazetteer) -> None:
    text = "Paris, Texas, has a tower like that of Paris, France. Paris is dry."
    made, mentions = mentioned(text, "Paris", "Texas", "Paris", "France", "Paris")
    found = [r.place and r.place.id for r in resolve(made, mentions, gazetteer)]
    assert found == ["paris-tx", "us-tx", "paris", "fr", "paris-tx"]


def test_the_runner_up_and_the_reason_stay(gazetteer: FakeGazetteer) -> None:
    made, mentions = mentioned("A fire in Paris, Texas.", "Paris", "Texas")
    paris = resolve(made, mentions, gazetteer)[0]
    assert [c.place.id for c in paris.candidates] == ["paris-tx", "paris"]
    assert paris.candidates[0].score > paris.candidates[1].score
    assert paris.why
    assert 0 <= paris.score <= 1
    assert paris.status == "resolved"


def test_an_unknown_name_is_a_value(gazetteer: FakeGazetteer) -> None:
    made, mentions = mentioned("Shells hit Atlantis.", "Atlantis")
    (result,) = resolve(made, mentions, gazetteer)
    assert (result.place, result.status, result.method, result.candidates) == (None, "unresolved", None, ())


def test_part_of_a_name_is_no_evidence(gazetteer: FakeGazetteer) -> None:
    made, mentions = mentioned("Texas Instruments opened in Paris.", ("Texas", "part_of_name"), "Paris")
    part, paris = resolve(made, mentions, gazetteer)
    assert part.status == "ambiguous"
    assert paris.place is not None
    assert paris.place.id == "paris"


class Spellings(FakeGazetteer):
    """Everything it knows, it knows by the consonants only."""

    def candidates(self, name: str, *, limit: int = 100, countries: Collection[str] | None = None) -> list[Candidate]:
        exact = list(super().candidates(name, limit=limit))
        if exact or not countries:
            return exact
        return [
            Candidate(place=p, method="spelling", matched=p.name, cost=1 - SequenceMatcher(None, name, p.name).ratio())
            for p in self._places.values()
            if p.kind == "city" and p.iso2 in countries
        ]


def test_a_spelling_needs_its_country_and_a_likeness() -> None:
    sudan = place("sd", "Sudan", 30, 15, "SD", kind="country", code="PCLI", population=45_000_000, n_names=90)
    gazetteer = Spellings(sudan, place("nyala", "Nyala", 24.9, 12, "SD", population=500_000, n_names=20))
    for text, name, expected in (
        ("Shells hit Niyala in Sudan.", "Niyala", "nyala"),
        ("Shells hit Wad Madani in Sudan.", "Wad Madani", None),
    ):
        made, mentions = mentioned(text, name, "Sudan")
        found = resolve(made, mentions, gazetteer)[0].place
        assert (found.id if found else None) == expected
    made, mentions = mentioned("Shells hit Niyala.", "Niyala")
    assert resolve(made, mentions, gazetteer)[0].place is None


class OtherNames(FakeGazetteer):
    """Knows what it has by one more name."""

    def candidates(self, name: str, *, limit: int = 100, countries: Collection[str] | None = None) -> list[Candidate]:
        own = super().candidates(name, limit=limit, countries=countries)
        other = super().candidates(f"{name} (city)", limit=limit, countries=countries)
        return [*own, *(replace(candidate, method="alternate") for candidate in other)]


@pytest.mark.parametrize(("population", "method"), [(1_000_000, "exact"), (100_000, "alternate"), (None, "alternate")])
def test_a_large_towns_other_name_is_its_own_beside_hamlets(population: int | None, method: str) -> None:
    hamlet = place("hamlet", "Odessa", 31.8, 47.3, "UA", population=13_000)
    city = place("city", "Odessa (city)", 30.7, 46.5, "UA", population=population)
    _, (mention,) = mentioned("Odessa was hit.", "Odessa")
    found = GazetteerAtlas(OtherNames(hamlet, city)).candidates(mention)
    assert {candidate.place.id: candidate.method for candidate in found} == {"hamlet": "exact", "city": method}


class Service:
    """A geocoder that knows one village, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Question] = []

    def geocode(self, question: Question) -> Sequence[Place]:
        self.asked.append(question)
        village = place("service:1", "Um Kadada", 26.7, 13.6, "SD", layer="geocoder:test")
        return [village] if "Um Kadada" in question.names else []


def test_a_geocoder_is_asked_only_for_unknown_names_and_once_each(gazetteer: FakeGazetteer) -> None:
    service = Service()
    made, mentions = mentioned(
        "From Khartoum to Um Kadada and Nowhere. Um Kadada is calm; Nowhere is not.",
        "Khartoum", "Um Kadada", "Nowhere", "Um Kadada", "Nowhere",
    )  # fmt: skip
    results = resolve(made, mentions, gazetteer, geocoder=service)
    assert [question.names for question in service.asked] == [("Um Kadada",), ("Nowhere",)]
    assert {question.countries for question in service.asked} == {("SD",)}
    assert [r.method for r in results] == ["exact", "geocoder", None, "geocoder", None]
    assert [r.status for r in results] == ["resolved", "resolved", "unresolved", "resolved", "unresolved"]
    assert "geocoder:test" in results[1].why


def test_a_geocoder_is_not_asked_about_peoples_and_parts_of_names(gazetteer: FakeGazetteer) -> None:
    service = Service()
    made, mentions = mentioned(
        "Ruritanian troops and the Nowhere Company left Khartoum.",
        ("Ruritanian", "demonym"), ("Nowhere", "part_of_name"), "Khartoum",
    )  # fmt: skip
    resolve(made, mentions, gazetteer, geocoder=service)
    assert service.asked == []


def test_the_same_article_gives_the_same_answer(gazetteer: FakeGazetteer) -> None:
    made, mentions = mentioned("Springfield and Paris and Georgia.", "Springfield", "Paris", "Georgia")
    first = resolve(made, mentions, gazetteer)
    assert pickle.dumps(first) == pickle.dumps(resolve(made, mentions, gazetteer))


def test_focus_counts_countries_and_finds_the_unit(gazetteer: FakeGazetteer) -> None:
    made, mentions = mentioned(
        "Kassala and Khartoum. Sudanese troops left Paris.", "Kassala", "Khartoum", ("Sudanese", "demonym"), "Paris"
    )
    shares = focus(made, resolve(made, mentions, gazetteer))
    assert [(f.iso2, f.share, f.adm1) for f in shares] == [("SD", 0.75, None), ("FR", 0.25, "11")]


def test_focus_of_nothing_is_empty(gazetteer: FakeGazetteer) -> None:
    made, _ = mentioned("Nothing.")
    assert focus(made, []) == ()
