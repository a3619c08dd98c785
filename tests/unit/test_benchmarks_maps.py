from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any, get_args

import pytest
import shapely

from geonews.config import find_data
from geonews.maps.page import MapInput, render
from geonews.tables import MENTION_COLUMNS
from geonews.vocabulary import CLAIM_STATUSES, EVENT_TYPES, GeomBasis, Voice
from tests.benchmarks import maps_assets
from tests.benchmarks.maps_assets import Assets, AssetsMissing, fetch, read_assets
from tests.benchmarks.maps_baselines import BASELINES, write
from tests.benchmarks.maps_browser import Seen, longest, seen
from tests.benchmarks.maps_ground import BAND_DEG, DIGITS, Area, Country, Town, area
from tests.benchmarks.maps_rows import made_up
from tests.benchmarks.maps_table import GOALS, HEADINGS, Run, lines, middle, verdicts
from tests.benchmarks.maps_text import LONGEST, SHORTEST, gzip_ratio, popular, sentence, vocabulary
from tests.benchmarks.maps_write import GEONEWS, Written, measured

Rows = dict[str, list[dict[str, Any]]]
SQUARE = shapely.box(30, 41, 31, 42)
TOWNS = [Town(id=f"town:{i}", name=f"Tell {i}", lon=30 + i / 10, lat=40 + i / 20) for i in range(20)]
UNIT = Area(name="Province", lon=30.5, lat=41.5, geometry=shapely.geometry.mapping(SQUARE))
LINE = Area(name="A-B border", lon=30, lat=41, geometry={"type": "LineString", "coordinates": [[30, 41], [31, 41]]})
GROUND = [Country(iso2="SY", towns=TOWNS, units=[UNIT], bands=[UNIT], borders=[LINE])]
N = 4_000
RUN = Run(
    written=Written(seconds=2, rows_mib=100, peak_mib=300, megabytes=4),
    seen=Seen(first_click_s=1, clicks=1, opening_ms=120, session_ms=60, heap_mb=40),
)


@pytest.fixture(scope="module")
def rows() -> Rows:
    return made_up(N, GROUND)


def test_rows_are_always_the_same(rows: Rows) -> None:
    assert made_up(N, GROUND) == rows


def test_there_are_five_mentions_to_a_position_and_forty_to_an_article(rows: Rows) -> None:
    assert {name: len(made) for name, made in rows.items() if name != "situations"} == {
        "articles": N // 40,
        "mentions": N,
        "positions": N // 5,
    }
    for made in rows.values():
        assert len({row["id"] for row in made}) == len(made)
    known = {row["id"] for row in rows["articles"]}
    assert {row["doc_id"] for name in ("mentions", "positions") for row in rows[name]} == known
    with pytest.raises(ValueError, match="not a multiple"):
        made_up(50, GROUND)


def test_every_way_of_reporting_and_placing_is_there(rows: Rows) -> None:
    told = {key: {row[key] for row in rows["positions"]} for key in ("claim_status", "event_type", "voice")}
    assert told == {
        "claim_status": set(CLAIM_STATUSES),
        "event_type": set(EVENT_TYPES),
        "voice": set(get_args(Voice)),
    }
    assert {row["geom_basis"] for row in rows["positions"]} == set(get_args(GeomBasis))
    assert Counter(row["geom_basis"] for row in rows["positions"]).most_common(1)[0][0] == "point"
    assert {row["geometry"] is None for row in rows["positions"] if row["lon"] is None} == {True}


def test_spans_mark_the_names_in_sentences_that_mentions_share(rows: Rows) -> None:
    for row in rows["mentions"]:
        assert row["text"] in row["sentence"]
        assert set(MENTION_COLUMNS) - {"run_id", "char_start", "char_end"} <= set(row)
    for row in rows["positions"]:
        spans = (*row["actor_spans"], row["trigger_span"])
        words = [row["evidence"][a - row["ev_start"] : b - row["ev_start"]] for a, b in spans]
        assert words == [row["actor_name"], row["event_type"].replace("_", " ")]
    shared = Counter(row["sentence"] for row in rows["mentions"])
    assert set(shared.values()) == {2, 3}
    assert {row["evidence"] for row in rows["positions"]} < set(shared)


def test_situations_link_reports_of_one_place_and_event(rows: Rows) -> None:
    by_id = {row["id"]: row for row in rows["positions"]}
    situations = {row["id"]: row["members"].split() for row in rows["situations"]}
    assert max(map(len, situations.values())) > 1
    for name, members in situations.items():
        assert len({(by_id[m]["place_name"], by_id[m]["event_type"]) for m in members}) == 1
        assert {by_id[m]["situation_id"] for m in members} == {name}
    several = next(row for row in rows["situations"] if row["n_reports"] > 1)
    linked = [f"{b}:corroborates:{a}" for a, b in pairwise(several["members"].split())]
    assert several["relations"].split() == linked


def test_sentences_compress_as_news_does() -> None:
    chance = Random(1)  # noqa: S311
    words = vocabulary(chance)
    assert len(set(words)) == len(words)
    texts = [sentence(chance, words, "Force 1", "attack", ["Kyiv", "Aleppo"]).text for _ in range(4_000)]
    assert all(SHORTEST <= len(text) <= LONGEST + 20 for text in texts)
    assert 2.3 <= gzip_ratio(texts) <= 2.8


def test_the_first_of_popular_things_comes_most_often() -> None:
    chance = Random(1)  # noqa: S311
    drawn = Counter(popular(chance, range(10)) for _ in range(5_000))
    assert [thing for thing, _ in drawn.most_common(3)] == [0, 1, 2]
    assert set(drawn) == set(range(10))


def test_an_area_is_as_coarse_as_those_of_positions() -> None:
    made = area("Border", shapely.LineString([(30, 41), (31, 41.1234567)]).buffer(BAND_DEG))
    shape = shapely.geometry.shape(made.geometry)
    assert shape.contains(shapely.Point(made.lon, made.lat))
    assert shapely.equals(shape, shapely.set_precision(shape, 10**-DIGITS))


def test_the_page_takes_the_rows() -> None:
    few: dict[str, Any] = dict(made_up(40, GROUND))
    page = render(MapInput(**few, provenance={}), data_dir=find_data())
    assert few["positions"][0]["evidence"] not in page
    assert "geonews-data" in page


@pytest.mark.parametrize("name", BASELINES)
def test_a_baseline_holds_all_sentences_and_needs_no_network(name: str) -> None:
    mentions = [
        {"lon": 30.0, "lat": 40.0, "sentence": "</script><b>one</b>"},
        {"lon": 31, "lat": 41, "sentence": "two"},
    ]
    page = write(name, mentions, Assets(scripts=["let a = '{{ b }}';"], styles=["p { color: red }"]))
    assert "let a = '{{ b }}';" in page
    assert "two" in page
    assert "</script><b>" not in page
    assert not [part for part in ('src="http', 'href="http') if part in page]


def test_assets_stand_in_the_page_without_files(tmp_path: Path) -> None:
    names = (*maps_assets.SCRIPTS, *maps_assets.STYLES, *maps_assets.CLUSTER_SCRIPTS, *maps_assets.CLUSTER_STYLES)
    for name in (*names, maps_assets.ICON, maps_assets.SHADOW):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"/* {name} */ a {{ background: url(images/x.png) }}\n//# sourceMappingURL=x.map")
    alone, cluster = read_assets(tmp_path, cluster=False), read_assets(tmp_path, cluster=True)
    assert "sourceMappingURL" not in "".join(cluster.scripts)
    assert "url(" not in "".join(cluster.styles)
    assert "data:image/png;base64," in alone.scripts[-1]
    assert not [text for text in (*alone.scripts, *alone.styles) if "markercluster" in text]
    assert len([text for text in (*cluster.scripts, *cluster.styles) if "markercluster" in text]) == 3


def test_packages_that_are_there_are_not_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(AssetsMissing, match="npm is not installed"):
        fetch(tmp_path)
    for name in maps_assets.PACKAGES:
        (tmp_path / "node_modules" / name).mkdir(parents=True)
        (tmp_path / "node_modules" / name / "package.json").write_text("{}")
    assert fetch(tmp_path) == tmp_path / "node_modules"


def test_writing_is_measured(tmp_path: Path) -> None:
    taken = measured(lambda: "é" * 1_000_000, tmp_path / "page.html")
    assert taken.megabytes == 2.0
    assert 0 < taken.rows_mib <= taken.peak_mib
    assert taken.seconds > 0


def test_a_frozen_moment_counts_where_it_reaches_in() -> None:
    frozen = [(0, 100), (150, 400), (500, 1500)]
    assert longest(frozen, 0, 200) == 250
    assert longest(frozen, 400, 450) == 0
    assert longest(frozen, 450, 600) == 1000


def test_the_middle_of_runs_is_that_of_each_figure() -> None:
    slow = Run(
        written=Written(seconds=9, rows_mib=100, peak_mib=300, megabytes=4),
        seen=Seen(first_click_s=5, clicks=1, opening_ms=120),
    )
    assert middle([RUN, slow, RUN]) == RUN
    hung = Run(written=RUN.written, seen=Seen())
    assert middle([hung, RUN, hung]).seen == Seen()


def test_the_table_gives_shares_of_each_baseline() -> None:
    half = Run(
        written=Written(seconds=4, rows_mib=100, peak_mib=600, megabytes=8),
        seen=Seen(first_click_s=2, clicks=2, opening_ms=0, session_ms=120, heap_mb=80),
    )
    hung = Run(written=half.written, seen=Seen())
    made = list(lines(1_000, {GEONEWS: RUN, "other": half, "hung": hung}))
    assert made[0] == ("1,000", GEONEWS, "2.0", "100", "300", "4.0", "1.00", "1", "120", "60", "40")
    assert made[2][4:8] == ("600", "8.0", "none in 60", "-")
    assert made[3] == ("1,000", "geonews / other", "0.50", "1.00", "0.50", "0.50", "0.50", "0.50", "-", "0.50", "0.50")
    assert made[4][1:8] == ("geonews / hung", "0.50", "1.00", "0.50", "0.50", "-", "-")
    assert len(made) == 5
    assert len(made[0]) == len(HEADINGS)


def test_goals_are_met_only_below_their_bounds() -> None:
    assert [verdict.met for verdict in verdicts(RUN)] == [True] * len(GOALS)
    bounds = Run(
        written=Written(seconds=10, rows_mib=1, peak_mib=1, megabytes=15),
        seen=Seen(first_click_s=3, opening_ms=200, session_ms=200),
    )
    assert [verdict.met for verdict in verdicts(bounds)] == [False] * len(GOALS)
    hung = verdicts(Run(written=RUN.written, seen=Seen()))
    assert [verdict.met for verdict in hung] == [True, False, True, False, False]
    assert hung[1].cells == ("first click", "not reached", "< 3 s", "missed")


CLUSTERED = """<!doctype html><button class="leaflet-marker-icon marker-cluster" id="one">2</button>
<button class="leaflet-marker-icon" style="display: none" id="two">x</button>
<p class="leaflet-popup-content" hidden>text
<script>
one.onclick = () => { two.style.display = 'block'; };
two.onclick = () => {
  const until = performance.now() + 300;
  while (performance.now() < until);
  document.querySelector('p').hidden = false;
};
</script>"""


def apart(act: Callable[..., Seen], *arguments: Any, **options: Any) -> Seen:
    """In a thread: an event loop of the browser tests may be running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(act, *arguments, **options).result()


@pytest.mark.browser
@pytest.mark.skipif(shutil.which("chromium") is None, reason="no Chromium found (Debian: apt-get install chromium)")
def test_clusters_are_clicked_open_and_a_frozen_moment_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(CLUSTERED)
    found = apart(seen, path)
    assert found.clicks == 2
    assert found.first_click_s is not None
    assert found.first_click_s > 0.3
    assert found.opening_ms is not None
    assert found.opening_ms >= 300
    assert found.session_ms is not None
    path.write_text("<p>nothing to click")
    assert apart(seen, path, limit_s=1) == Seen()
