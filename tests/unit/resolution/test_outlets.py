"""Outlets by domain and by name."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geonews.errors import GazetteerError
from geonews.resolution.outlets import OUTLETS, Home, Outlets

HEADER = "domain,name,place,adm1,iso2,lat,lon,scope\n"
ROWS = """\
bbc.co.uk,BBC,London,England,GB,51.5085,-0.1257,national
bbc.com,BBC World,London,England,GB,51.5085,-0.1257,international
examplecourier.co.uk,The Courier,Dundee,Scotland,GB,56.4691,-2.9749,local
findlay.example.com,The Courier,Findlay,Ohio,US,41.0442,-83.6499,local
parispi.net,The Paris Post-Intelligencer,Paris,Tennessee,US,36.302,-88.3267,local
old.parispi.org,The Paris Post-Intelligencer,Paris,Tennessee,US,36.302,-88.3267,local
ladepeche.example,La Dépêche du Midi,Toulouse,Occitanie,FR,43.6043,1.4437,regional
times.example,Morning Times,Sayre,Pennsylvania,US,41.979,-76.5155,local
gazette1.example,La Nación,San José,San José,CR,9.9333,-84.0833,national
gazette2.example,La Nación,Buenos Aires,Buenos Aires F.D.,AR,-34.6132,-58.3772,national
newspaper.gi,Rock Daily Post,Gibraltar,,GI,36.1447,-5.3526,local
"""
PARIS = Home(scope="local", iso2="US", adm1="Tennessee", lon=-88.3267, lat=36.302)


@pytest.fixture(scope="module")
def outlets(tmp_path_factory: pytest.TempPathFactory) -> Outlets:
    path = tmp_path_factory.mktemp("data") / OUTLETS
    path.write_text(HEADER + ROWS, encoding="utf-8")
    return Outlets(path)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.parispi.net/news/article_1.html",
        "http://user@WWW.ParisPI.net.:8080/?q=1#top",
        "parispi.net/news",
        "//parispi.net",
        "parispi.net",
    ],
)
def test_a_home_is_found_by_domain(outlets: Outlets, url: str) -> None:
    assert outlets.home(None, url) == PARIS


def test_a_domain_above_is_found_too(outlets: Outlets) -> None:
    assert outlets.home(None, "https://news.bbc.co.uk/1/hi/world") == Home(scope="national", iso2="GB")
    assert outlets.home(None, "https://sub.findlay.example.com/a") is not None


@pytest.mark.parametrize(
    "url", ["https://notparispi.net", "https://parispi.net.evil.example", "https://example.com", "https://co.uk", ""]
)
def test_a_likeness_is_no_match(outlets: Outlets, url: str) -> None:
    assert outlets.home(None, url) is None


@pytest.mark.parametrize(
    "name", ["The Paris Post-Intelligencer", "paris post intelligencer", "PARIS POST–INTELLIGENCER", "parispi.net"]
)
def test_a_home_is_found_by_name(outlets: Outlets, name: str) -> None:
    assert outlets.home(name, None) == PARIS


def test_accents_do_not_matter(outlets: Outlets) -> None:
    found = outlets.home("La Depeche du Midi", None)
    assert found is not None
    assert (found.scope, found.iso2, found.adm1) == ("regional", "FR", "Occitanie")


def test_a_shared_or_common_name_says_nothing_without_its_town(outlets: Outlets) -> None:
    assert outlets.home("The Courier", None) is None
    assert outlets.home("Morning Times", None) is None
    assert outlets.home("La Nación", None) is None
    dundee, findlay = outlets.home("Dundee Courier", None), outlets.home("The Findlay Courier", None)
    assert (dundee and dundee.iso2, findlay and findlay.iso2) == ("GB", "US")


def test_the_address_comes_before_the_name(outlets: Outlets) -> None:
    assert outlets.home("The Paris Post-Intelligencer", "https://www.bbc.co.uk/news") == Home(
        scope="national", iso2="GB"
    )
    assert outlets.home("The Paris Post-Intelligencer", "https://unknown.example/1") == PARIS


def test_reach_decides_what_a_home_says(outlets: Outlets) -> None:
    assert outlets.home(None, "https://bbc.com/news") == Home(scope="international")
    assert outlets.home("BBC", None) == Home(scope="national", iso2="GB")


def test_a_unit_may_be_missing(outlets: Outlets) -> None:
    found = outlets.home(None, "newspaper.gi")
    assert found is not None
    assert found.adm1 is None
    assert found.lat == pytest.approx(36.1447)


def test_nothing_is_known_of_nothing(outlets: Outlets) -> None:
    assert outlets.home(None, None) is None
    assert outlets.home("Unheard-of Gazette", None) is None


def test_a_missing_table_is_empty(tmp_path: Path) -> None:
    assert Outlets(tmp_path / OUTLETS).home("BBC", "https://bbc.com") is None


@pytest.mark.parametrize(
    "row",
    [
        "a.example,A,Paris,,FR,48.85,2.35,galactic",
        "a.example,A,Paris,,FR,north,2.35,local",
        "a.example,A,Paris,,FR,48.85",
    ],
)
def test_a_wrong_row_is_an_error_that_names_its_line(tmp_path: Path, row: str) -> None:
    path = tmp_path / OUTLETS
    path.write_text(f"{HEADER}{row}\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"outlets\.csv line 2"):
        Outlets(path).home("A", None)


@given(outlet=st.none() | st.text(), url=st.none() | st.text() | st.from_regex(r"https?://[\[\]a-z.:@/]*"))
def test_no_text_breaks_it(outlets: Outlets, outlet: str | None, url: str | None) -> None:
    outlets.home(outlet, url)
