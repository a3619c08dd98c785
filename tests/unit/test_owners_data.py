"""The vendored owners of outlets and names of agencies: well formed, and right on facts anyone can check."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from geonews.situations import Directory
from geonews.situations.outlets import OWNERS

GAZETTEER = Path(__file__).resolve().parents[2] / "gazetteer"


@pytest.fixture(scope="module")
def directory() -> Directory:
    return Directory.load(GAZETTEER)


@pytest.fixture(scope="module")
def table() -> dict[str, list[dict[str, list[str]]]]:
    return tomllib.loads((GAZETTEER / OWNERS).read_text(encoding="utf-8"))


def test_an_outlet_has_one_owner_and_one_agency(table: dict[str, list[dict[str, list[str]]]]) -> None:
    for kind in ("owner", "agency"):
        domains = Counter(domain for entry in table[kind] for domain in entry["domains"])
        assert [domain for domain, n in domains.items() if n > 1] == []


def test_an_agencys_owner_is_listed_and_owns_its_domains(table: dict[str, list[dict[str, list[str]]]]) -> None:
    owned = {str(entry["name"]): set(entry["domains"]) for entry in table["owner"]}
    for agency in table["agency"]:
        stated = {str(agency["owner"])} if "owner" in agency else set()
        owners = {owner for owner, domains in owned.items() if not domains.isdisjoint(agency["domains"])}
        assert owners == stated, agency["name"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("TASS", None), (None, "https://www.rt.com/news/1")),
        (("Xinhua", None), ("Global Times", None)),
        (("Tasnim", None), ("Press TV", None)),
        (("BBC", None), (None, "https://www.bbc.co.uk/news/world-1")),
        (("The Guardian", None), (None, "https://www.theguardian.com/world")),
        (("AFP", None), ("Agence France-Presse", None)),
        (("Fox News", None), ("foxnews.com", None)),
    ],
)
def test_these_count_once(
    a: tuple[str | None, str | None], b: tuple[str | None, str | None], directory: Directory
) -> None:
    first, second = directory.outlet(*a), directory.outlet(*b)
    assert first is not None and second is not None  # noqa: PT018  # one question
    assert directory.owner(first) == directory.owner(second)


@pytest.mark.parametrize(
    ("a", "b"), [("Reuters", "AFP"), ("TASS", "Ukrinform"), ("Al Jazeera", "Al Arabiya"), ("CNN", "BBC")]
)
def test_these_are_independent(a: str, b: str, directory: Directory) -> None:
    first, second = directory.outlet(a, None), directory.outlet(b, None)
    assert first is not None and second is not None  # noqa: PT018  # one question
    assert directory.owner(first) != directory.owner(second)


@pytest.mark.parametrize(
    ("credit", "names"),
    [
        ("(Reuters)", ["Reuters"]),
        ("AP, AFP", ["Agence France-Presse", "Associated Press"]),
        ("ap", ["ap"]),
        ("Syrian state news agency SANA", ["SANA"]),
        ("Text by: FRANCE 24 with AFP", ["Agence France-Presse"]),
    ],
)
def test_credits_are_read(credit: str, names: list[str], directory: Directory) -> None:
    assert sorted(directory.label(key) for key in directory.credited(credit)) == names
