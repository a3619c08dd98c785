from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

import pytest

from geonews import styles
from geonews.maps import mentions, strip, words
from geonews.maps.page import make_map, render
from geonews.maps.reports import reports, safe_url
from tests.conftest import ROOT
from tests.hostile import HOSTILE
from tests.maprows import ARTICLES, MENTIONS, POSITIONS, map_input, point, report
from tests.pages import data_of

DATA = ROOT / "gazetteer"
ASSETS = ROOT / "src" / "geonews" / "maps" / "assets"


@pytest.fixture(scope="module")
def page() -> str:
    return render(map_input(), data_dir=DATA)


def policy(html: str) -> str:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    assert found is not None
    return found[1]


def drawn(row: dict[str, Any]) -> dict[str, Any]:
    (found,) = reports([row], {}, countries={}, sentence_number=lambda text: 0, shape_number=lambda shape: 0)
    return found


def test_the_policy_stands_first_and_allows_only_the_constant_scripts(page: str) -> None:
    head = page.split("<head>")[1]
    assert re.search(r"<(script|style|link|img)", head.split("Content-Security-Policy")[0]) is None
    rules = dict(rule.strip().split(" ", 1) for rule in policy(page).split(";"))
    assert rules["default-src"] == rules["connect-src"] == "'none'"
    assert set(re.findall(r"'([^']+)'", rules["script-src"])) == {f"sha256-{h}" for h in hashes(page)}


def hashes(html: str) -> list[str]:
    import base64

    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    assert len(scripts) >= 2
    return [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts]


def test_hostile_text_changes_no_script_and_no_hash(page: str) -> None:
    for text in HOSTILE[::9]:
        rows = [
            report(
                "x",
                actor_name=text,
                place_name=text,
                speaker=text,
                hedge=text,
                evidence=text,
                ev_start=0,
                ev_end=max(len(text), 1),
            )
        ]
        articles = [ARTICLES[0] | {"title": text, "outlet": text, "url": f"javascript:{text}"}]
        hostile = render(map_input(positions=rows, articles=articles, title=text), data_dir=DATA)
        assert policy(hostile) == policy(page)
        assert hashes(hostile) == hashes(page)
        found = data_of(hostile)
        assert found["title"] == text
        assert found["sentences"] == [text]
        assert found["articles"][0]["url"] is None


def test_the_page_asks_for_nothing(page: str) -> None:
    markup = re.sub(r"<script[^>]*>.*?</script>", "", page, flags=re.DOTALL)
    assert re.findall(r"(?:src|href)=[\"']?(?:https?:)?//", markup) == []
    assert re.findall(r"url\((?!data:|#)", markup) == []


def test_the_same_input_gives_the_same_bytes(page: str) -> None:
    assert render(map_input(), data_dir=DATA) == page


def test_a_folium_map_is_what_is_rendered(page: str) -> None:
    import folium

    made = make_map(map_input(), data_dir=DATA)
    assert isinstance(made, folium.Map)
    assert made.get_root().render() == page


CREDIT = "© Somebody's mappers, ODbL"


def test_a_geocoders_place_is_credited_where_it_is_drawn(page: str) -> None:
    def credits_of(positions: list[dict[str, Any]], named: list[dict[str, Any]]) -> list[str]:
        return strip.credits_of(positions, mentions.places(named))

    drawn = report("g", place_name="Kafr Oweid", iso2="SY", place_licence=CREDIT, **point(36.46, 35.63))
    talk = report("t", category="context", event_type="agreement", place_licence=CREDIT)
    named = MENTIONS[0] | {"place_id": "geocoder:nominatim/node/1", "licence": CREDIT}
    assert credits_of(POSITIONS, MENTIONS) == []
    assert credits_of([drawn], MENTIONS) == [CREDIT]
    assert credits_of([talk], []) == []
    assert credits_of([], [named]) == [CREDIT]
    assert credits_of([], [named | {"status": "ambiguous"}]) == []
    assert credits_of([drawn, drawn], [named]) == [CREDIT]
    assert data_of(page)["credits"] == []
    assert data_of(render(map_input(positions=[drawn]), data_dir=DATA))["credits"] == [CREDIT]


def test_the_licences_of_country_packs_are_printed() -> None:
    made = {"licences": {"pack:ML": "GeoNames, CC BY 4.0, Mali, 2024-06-01"}}
    page = render(map_input(provenance=made), data_dir=DATA)
    assert data_of(page)["credits"] == ["GeoNames, CC BY 4.0, Mali, 2024-06-01"]


def test_a_report_at_a_geocoders_place_says_so() -> None:
    found = report("g", place_name="Kafr Oweid", place_licence=CREDIT, **point(36.46, 35.63))
    assert "geocoding service" in drawn(found)["where"]
    assert "geocoding" not in drawn(found | {"place_licence": None})["where"]


def test_an_empty_workspace_still_gives_a_page() -> None:
    html = render(map_input(positions=[], mentions=[], articles=[]), data_dir=DATA)
    found = data_of(html)
    assert found["bounds"] is None
    assert found["strip"]["reports"] == 0


def test_vendored_files_are_those_of_the_readme() -> None:
    readme = (ASSETS / "README.md").read_text(encoding="utf-8")
    pairs = re.findall(r"\| (leaflet-\S+\.(?:js|css)) .*?([0-9a-f]{64})", readme)
    assert len(pairs) == 2
    for name, digest in pairs:
        assert hashlib.sha256((ASSETS / name).read_bytes()).hexdigest() == digest


def test_our_script_writes_no_html() -> None:
    text = (ASSETS / "page.js").read_text(encoding="utf-8")
    found = re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|bindPopup|bindTooltip", text)
    assert found == []


@pytest.mark.parametrize(
    ("fields", "style", "badge"),
    [
        ({}, "solid", "stated by the article"),
        ({"voice": "direct_quote"}, "party", "stated by a party"),
        ({"voice": "presupposed"}, "dashed", "taken for granted"),
        ({"claim_status": "alleged", "voice": "indirect_speech"}, "dashed", "alleged"),
        ({"claim_status": "planned"}, "planned", "planned"),
        ({"claim_status": "denied"}, "denied", "denied"),
        ({"claim_status": "negated"}, "negated", "said not to be so"),
        ({"claim_status": "conditional"}, "conditional", "possible"),
        ({"claim_status": "historical"}, "historical", "past"),
    ],
)
def test_status_decides_the_drawing(fields: dict[str, Any], style: str, badge: str) -> None:
    row = report("x", **fields)
    assert styles.style_of(row) == style
    assert words.status_words(row) == badge
    assert "confirm" not in badge


def test_a_country_is_a_badge_and_talk_is_a_row() -> None:
    groups = {row["id"]: styles.group_of(row) for row in POSITIONS}
    assert groups["country"] == "country"
    assert groups["nowhere"] == "none"
    assert groups["band"] == groups["stated"] == "map"


def test_the_strip_counts_what_is_hidden_and_undated() -> None:
    counted = strip.strip(POSITIONS, ARTICLES)
    assert counted["reports"] == len(POSITIONS)
    assert counted["hidden"] == 1
    assert counted["undated"] == ["An old page"]
    assert counted["statuses"]["alleged"] == 1
    assert (counted["country_only"], counted["not_on_map"]) == (1, 1)


def test_the_strip_counts_languages_most_first() -> None:
    articles = [row | {"language": language} for row in ARTICLES for language in ("ru", None)]
    assert list(strip.strip([], [*articles, ARTICLES[0] | {"language": "ar"}])["languages"].items()) == [
        ("ru", 2),
        ("ar", 1),
    ]


def test_the_page_opens_on_drawn_reports_not_on_mentions() -> None:
    far = [MENTIONS[0] | {"lon": 100.0, "lat": 50.0}]
    [[south, west], [north, east]] = strip.bounds(POSITIONS, far)
    assert -3 < west < east < 2
    assert 13 < south < north < 15


@pytest.mark.parametrize(
    ("row", "title"),
    [
        (POSITIONS[0], "Attack by rebels in Barsalogho"),
        (POSITIONS[6], "Deployment of Burkina Faso army along the Burkina Faso-Mali border"),
        (report("x", actor_name=None, actor_text=None, event_type="clash"), "Fighting"),
    ],
)
def test_headlines_add_nothing(row: dict[str, Any], title: str) -> None:
    assert words.headline(row) == title


def test_bands_say_that_their_depth_is_drawn() -> None:
    assert "not stated" in words.precision_words(POSITIONS[6])
    assert "only the country" in words.precision_words(POSITIONS[7])


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "ftp://x", "//x", 'https://x/"onclick=', None, ""]
)
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert safe_url(url) is None
    assert safe_url("https://example.org/a?b=1#c") == "https://example.org/a?b=1#c"


def test_colours_go_to_the_five_actors_with_most_reports() -> None:
    rows = [report(f"{a}{n}", actor_name=a, **point_at(n)) for a in "abcdefg" for n in range(ord("h") - ord(a))]
    assert styles.colour_ranks(rows) == {"a": 0, "b": 1, "c": 2, "d": 3, "e": 4}


def test_hidden_reports_win_no_colour_and_ties_go_to_who_is_reported_more() -> None:
    rows = [
        report("1", actor_name="a", **point_at(1)),
        report("2", actor_name="b", **point_at(2)),
        report("3", actor_name="b"),
        report("4", actor_name="c", claim_status="historical", **point_at(3)),
    ]
    assert styles.colour_ranks(rows) == {"b": 0, "a": 1}


def point_at(n: int) -> dict[str, Any]:
    from tests.maprows import point

    return point(n, n)


def test_the_data_folder_is_complete() -> None:
    for name in ("countries", "border_lines", "admin1"):
        assert Path(DATA / f"{name}.geojson.xz").is_file()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, None),
        ({"n_sources": 1, "n_independent": 1}, "reported by 1 outlet"),
        ({"n_sources": 3, "n_independent": 2}, "reported by 3 outlets, 2 independent"),
        ({"n_sources": 1, "n_independent": 0}, "reported by 1 outlet, only as background"),
        (
            {"n_sources": 2, "n_independent": 1, "denied_by": "the army", "contradicted_by": "Radio"},
            "reported by 2 outlets, 1 independent; denied by the army; the contrary said by Radio",
        ),
    ],
)
def test_how_many_say_so_is_told_in_one_line(fields: dict[str, Any], said: str | None) -> None:
    assert words.source_words(report("a", **point(0, 16)) | fields) == said
    assert drawn(report("a", **point(0, 16)) | fields)["sources"] == said
