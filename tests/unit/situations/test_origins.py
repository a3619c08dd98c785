"""How many origins are independent: chains, agencies, owners, copies."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geonews.situations import Directory
from geonews.situations.copies import copies
from geonews.situations.origins import Origin, ends, independent
from tests.unit.situations.reports import directory, found, report

WORDS = "river bridge convoy dawn market soldiers gate school depot mill road north bank tower"


@pytest.fixture
def outlets(tmp_path: Path) -> Directory:
    return directory(tmp_path)


def counted(outlets: Directory, *fields: dict[str, str]) -> tuple[int, int]:
    """Outlets and independent origins of one thing told by as many articles."""
    [situation] = found(*(report(f"d{n}", **entry) for n, entry in enumerate(fields)), outlets=outlets)
    return situation.n_sources, situation.n_independent


def test_two_outlets_are_two_origins(outlets: Directory) -> None:
    assert counted(outlets, {"source_name": "One"}, {"source_name": "Two"}) == (2, 2)


def test_an_outlet_counts_once(outlets: Directory) -> None:
    assert counted(outlets, {"source_name": "The One"}, {"source_name": "one"}) == (1, 1)


def test_an_outlet_is_known_by_name_and_address(outlets: Directory) -> None:
    named, addressed = (
        {"source_name": "Morning Bell"},
        {"source_name": "x", "source_url": "https://www.morning.example/1"},
    )
    assert counted(outlets, named, addressed) == (1, 1)


def test_outlets_of_one_owner_count_once(outlets: Directory) -> None:
    assert counted(outlets, {"source_name": "Morning Bell"}, {"source_name": "Evening Bell"}) == (2, 1)
    assert counted(outlets, {"source_name": "RTV"}, {"source_name": "Ruritanian Agency"}) == (2, 1)


def test_two_prints_of_one_agency_count_once(outlets: Directory) -> None:
    assert counted(outlets, {"source_name": "One", "wire": "WS"}, {"source_name": "Two", "wire": "Wire Service"}) == (
        2,
        1,
    )


def test_a_credit_of_two_agencies_adds_nothing_to_either(outlets: Directory) -> None:
    both = {"source_name": "Three", "wire": "WS, OA"}
    assert counted(outlets, {"source_name": "One", "wire": "WS"}, both) == (2, 1)
    assert counted(outlets, both, {"source_name": "One", "wire": "WS"}, {"source_name": "Two", "wire": "OA"}) == (3, 2)


def test_unnamed_agencies_may_be_the_same(outlets: Directory) -> None:
    assert counted(outlets, {"source_name": "One", "wire": "Agencies"}, {"source_name": "Two", "wire": "agencies"}) == (
        2,
        1,
    )


def test_via_comes_before_wire_and_outlet(outlets: Directory) -> None:
    told = {"source_name": "One", "wire": "WS", "via": "Two"}
    assert counted(outlets, told, {"source_name": "Two"}) == (2, 1)
    assert counted(outlets, told, {"source_name": "Three", "wire": "WS"}) == (2, 2)


def test_an_outlet_that_speaks_is_the_origin(outlets: Directory) -> None:
    assert counted(outlets, {"source_name": "One", "speaker": "WS"}, {"source_name": "Two", "speaker": "WS"}) == (2, 1)
    assert counted(outlets, {"source_name": "One", "speaker": "Ali"}, {"source_name": "Two", "speaker": "Ali"}) == (
        2,
        2,
    )


def test_a_chain_is_followed_to_its_end(outlets: Directory) -> None:
    chain = (
        {"source_name": "One", "via": "Two"},
        {"source_name": "Two", "via": "Three"},
        {"source_name": "Three", "wire": "WS"},
        {"source_name": "Four", "wire": "WS"},
    )
    assert counted(outlets, *chain) == (4, 1)


def test_a_chain_ends_at_an_outlet_with_a_word_of_its_own(outlets: Directory) -> None:
    assert ends([Origin("two", frozenset()), Origin("two", frozenset(["ws"])), Origin("one", frozenset(["two"]))])[
        2
    ] == {"two"}


def test_a_circle_is_one_origin(outlets: Directory) -> None:
    circle = ({"source_name": "One", "via": "Two"}, {"source_name": "Two", "via": "One"})
    assert counted(outlets, *circle) == (2, 1)
    assert counted(outlets, *circle, {"source_name": "Three"}) == (3, 2)


def test_unknown_outlets_are_not_known_to_differ(outlets: Directory) -> None:
    unknown = {"source_name": None}
    assert counted(outlets, unknown, unknown) == (1, 1)  # type: ignore[arg-type]
    assert counted(outlets, unknown, {"source_name": "One"}) == (1, 1)  # type: ignore[arg-type]


def test_presupposed_content_never_corroborates(outlets: Directory) -> None:
    assert counted(outlets, {"source_name": "One"}, {"source_name": "Two", "voice": "presupposed"}) == (2, 1)
    assert counted(outlets, {"source_name": "One", "voice": "presupposed"}) == (1, 0)


def test_a_copied_sentence_is_one_origin(outlets: Directory) -> None:
    words = "Soldiers of the army fired on the northern gate of the town at dawn on Monday, residents said."
    changed = words.replace("residents", "witnesses")
    assert counted(outlets, {"source_name": "One", "evidence": words}, {"source_name": "Two", "evidence": changed}) == (
        2,
        1,
    )
    short = "Clashes went on."
    assert counted(outlets, {"source_name": "One", "evidence": short}, {"source_name": "Two", "evidence": short}) == (
        2,
        2,
    )


def test_copies_of_an_article_have_the_origin_that_one_of_them_credits(outlets: Directory) -> None:
    text = " ".join(f"{word}{n}" for n in range(12) for word in WORDS.split())
    reports = [
        report("a", source_name="One", wire="WS"),
        report("b", source_name="Two"),
        report("c", source_name="Three", wire="Wire Service"),
        report("d", source_name="Two", evidence="In other words, a new account of its own."),
    ]
    texts = {"a": text, "b": f"{text} and a line more", "c": "something else entirely", "d": "not the same either"}
    [situation] = found(*reports, outlets=outlets, texts=texts)
    assert situation.origins == ("Two", "Wire Service")
    assert (situation.n_sources, situation.n_independent) == (3, 2)


def test_corroboration_joins_independent_reports_only(outlets: Directory) -> None:
    [situation] = found(
        report("a", source_name="Morning Bell"),
        report("b", source_name="Evening Bell"),
        report("c", source_name="One"),
        outlets=outlets,
    )
    assert [relation.kind for relation in situation.relations] == ["corroborates"]


def test_the_users_own_file_wins(tmp_path: Path) -> None:
    own = """
[[outlet]]
name = "One"
owner = "Press Group"
rating = "B2"
[[outlet]]
domain = "evening.example"
owner = "Somebody Else"
"""
    outlets = directory(tmp_path, own)
    assert outlets.rating("One", None) == "B2"
    assert outlets.rating("Two", None) is None
    assert counted(outlets, {"source_name": "Morning Bell"}, {"source_name": "One"}) == (2, 1)
    assert counted(outlets, {"source_name": "Morning Bell"}, {"source_name": "Evening Bell"}) == (2, 2)
    assert outlets.digest != directory(tmp_path).digest


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("WS", {"agency:wire service"}),
        ("ws", {"name:ws"}),
        ("Reporting by Wire Service and OA; editing by the desk", {"agency:wire service", "agency:other agency"}),
        ("the Ruritanian Agency", {"agency:ruritanian agency"}),
        ("Agencies", {"agency not named"}),
        ("By Morning Bell", {"outlet:morning bell|ML"}),
        ("The Bell", {"outlet:bell|international"}),
        ("The Village Voice-Sentinel", {"name:village voice sentinel"}),
    ],
)
def test_credits_name_their_sources(words: str, keys: set[str], outlets: Directory) -> None:
    assert outlets.credited(words) == keys


def test_origins_are_independent_without_a_common_owner(outlets: Directory) -> None:
    assert independent([], outlets) == []
    assert independent([frozenset(), frozenset()], outlets) == [0]
    assert independent([frozenset(), frozenset("a")], outlets) == [1]
    assert independent([frozenset("ab"), frozenset("a"), frozenset("b")], outlets) == [1, 2]


@given(st.lists(st.sets(st.sampled_from("abcde")).map(frozenset), max_size=8))
def test_independent_origins_share_nobody(origins: list[frozenset[str]]) -> None:
    chosen = independent(origins, Directory())
    for i in chosen:
        assert all(origins[i].isdisjoint(origins[j]) for j in chosen if j != i)


SENTENCES = st.lists(st.sampled_from(WORDS.split()), min_size=5, max_size=60).map(" ".join)


@given(st.dictionaries(st.integers(0, 30), SENTENCES, max_size=12))
def test_copies_lead_to_the_first_and_do_not_depend_on_order(texts: dict[int, str]) -> None:
    one = copies(texts, words=3, least=8, shared=0.6)
    assert one == copies(dict(reversed(texts.items())), words=3, least=8, shared=0.6)
    assert all(one[one[key]] == one[key] <= key for key in texts)


@given(SENTENCES.filter(lambda text: len(text.split()) >= 8))
def test_equal_texts_are_copies(text: str) -> None:
    assert copies({1: text, 2: text.upper()}, words=3, least=8, shared=0.6) == {1: 1, 2: 1}
