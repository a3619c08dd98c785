"""The command line on real data, good and bad input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import shapely

from geonews.export import FORMATS, WHOLE
from tests.conftest import Result
from tests.pages import data_of

pytestmark = pytest.mark.xdist_group("gazetteer")
Command = Callable[..., Result]

GOOD = (
    "Army retakes border town\n\nApril 3, 2024\n\n"
    "The Malian army retook the town of Timbuktu on Tuesday, the defence ministry said. "
    "Residents denied reports that rebels had captured Gao.\n"
)


def shown(page: Path) -> dict[str, Any]:
    """What a page carries."""
    return data_of(page.read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    return folder


def test_the_whole_way(geonews: Command, articles: Path) -> None:
    ran = geonews("run", articles)
    assert ran.code == 0, ran.err
    assert "1 read" in ran.out
    listed = json.loads(geonews("articles", "--json").out)
    assert (listed["id"], listed["published"]) == ("good.txt", "2024-04-03")
    exported = geonews("export", "out.geojson")
    assert exported.out == "out.geojson\n"
    features = json.loads(Path("out.geojson").read_text(encoding="utf-8"))["features"]
    captures = {
        f["properties"]["place_name"]: f["properties"] for f in features if f["properties"]["event_type"] == "capture"
    }
    assert captures["Timbuktu"]["claim_status"] == "asserted"
    assert captures["Timbuktu"]["date_to"] == "2024-04-02"
    assert captures["Gao"]["claim_status"] == "denied"
    for feature in features:
        source = GOOD[feature["properties"]["char_start"] : feature["properties"]["char_end"]]
        assert source == feature["properties"]["evidence"]
    mapped = geonews("map", "-o", "map.html")
    assert mapped.out == "map.html\n"
    assert "Timbuktu" in [report["place"] for report in shown(Path("map.html"))["reports"]]


def test_a_second_run_skips_what_is_there(geonews: Command, articles: Path) -> None:
    geonews("run", articles)
    (articles / "new.txt").write_text("Troops entered Kidal in northern Mali on Sunday.", encoding="utf-8")
    again = geonews("run", articles)
    assert "1 read, 1 already there" in again.out


def test_filters_reach_the_export(geonews: Command, articles: Path) -> None:
    geonews("run", articles)
    geonews("export", "denied.geojson", "--status", "denied")
    features = json.loads(Path("denied.geojson").read_text(encoding="utf-8"))["features"]
    assert features
    assert {f["properties"]["claim_status"] for f in features} == {"denied"}


def test_a_filtered_map_says_so(geonews: Command, articles: Path) -> None:
    geonews("run", articles)
    geonews("map", "-o", "all.html")
    assert geonews("map", "-o", "some.html", "--country", "ml", "--title", "Sahel").code == 0
    assert shown(Path("some.html"))["title"] == "Sahel (country ML)"
    assert shown(Path("all.html"))["title"] == "What was reported where"


def test_the_output_stands_by_itself_or_after_its_flag(geonews: Command, articles: Path) -> None:
    geonews("run", articles, "--recogniser", "lexicon")
    assert geonews("map").out == "geonews.html\n"
    assert geonews("map", "one.htm").out == "one.htm\n"
    assert geonews("map", "-o", "two.html").out == "two.html\n"
    assert {path.name for path in Path().glob("*.htm*")} == {"geonews.html", "one.htm", "two.html"}


@pytest.mark.parametrize(
    ("options", "left"),
    [
        (["--event", "capture", "--event", "clash"], "event capture, clash"),
        (["--category", "action", "--voice", "indirect_speech"], "category action, voice indirect_speech"),
        (["--max-precision", "2", "--outlet", "radio"], 'precision up to 2, outlet "radio"'),
        (["--article", "good.*"], 'articles "good.*"'),
        (["--side", "rebels", "--sides", "sides.toml"], 'side "rebels"'),
    ],
)
def test_filters_are_the_same_for_map_and_export(
    geonews: Command, articles: Path, options: list[str], left: str
) -> None:
    Path("sides.toml").write_text('[[side]]\nname = "rebels"\nactors = ["rebels"]\n', encoding="utf-8")
    geonews("run", articles, "--recogniser", "lexicon")
    assert geonews("map", "m.html", *options).code == 0
    assert geonews("export", "e.geojson", *options).code == 0
    assert left in json.loads(Path("e.geojson").read_text(encoding="utf-8"))["provenance"]["only"]
    assert f"What was reported where ({left})" in shown(Path("m.html"))["title"]


def test_the_choices_reach_the_page(geonews: Command, articles: Path) -> None:
    geonews("run", articles, "--recogniser", "lexicon")
    geonews("map", "m.html", "--theme", "dark", "--symbols", "app6", "--fade-days", "3", "--share", "--title", "Sahel")
    data = shown(Path("m.html"))
    assert data["title"] == "Sahel"
    assert data["options"] | {"theme": "dark", "symbols": "app6", "fade_days": 3, "share": True} == data["options"]
    assert data["articles"][0]["id"] == "a1"


def test_the_browser_opens_what_was_written(geonews: Command, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def browser(address: str) -> bool:
        opened.append(address)
        return len(opened) == 1

    monkeypatch.setattr("webbrowser.open", browser)
    geonews("run", articles, "--recogniser", "lexicon")
    assert geonews("map", "m.html", "--open").err == ""
    assert "no browser was found for m.html" in geonews("map", "m.html", "--open").err
    assert geonews("map", "no/m.html", "--open").code == 2
    assert opened == [Path("m.html").resolve().as_uri()] * 2


MAPS = """
[defaults]
theme = "dark"

[[map]]
output = "out/all.html"

[[map]]
output = "out/denied.html"
status = ["denied"]
share = true

[[map]]
output = "nowhere/lost.html"

[[map]]
output = "out/odd.html"
colour = "red"
"""


def test_several_maps_from_one_file(geonews: Command, articles: Path) -> None:
    geonews("run", articles, "--recogniser", "lexicon")
    folder = Path("config")
    (folder / "out").mkdir(parents=True)
    (folder / "maps.toml").write_text(MAPS, encoding="utf-8")
    lost = "config/nowhere/lost.html"
    done = geonews("map", "--maps", folder / "maps.toml")
    assert done.code == 1
    assert done.out.splitlines() == ["config/out/all.html", "config/out/denied.html"]
    assert done.err.splitlines() == [
        'geonews: config/maps.toml: map "out/odd.html": colour: unknown; known are ' + KEYS,
        f'geonews: config/maps.toml: map "{lost}": {lost}: the folder config/nowhere does not exist; create it first',
    ]
    options = [shown(Path(path))["options"] for path in done.out.splitlines()]
    assert [(made["theme"], made["share"]) for made in options] == [("dark", False), ("dark", True)]


KEYS = (
    "output, title, theme, symbols, fade_days, tiles, share, layer, since, until, country, actor, side, status, event, "
    "category, voice, max_precision, outlet, article, worldview, outlets, sides"
)


def test_mentions_and_folders_are_exported(geonews: Command, articles: Path) -> None:
    geonews("run", articles)
    geonews("export", "m.geojson", "--layer", "mentions")
    features = json.loads(Path("m.geojson").read_text(encoding="utf-8"))["features"]
    assert {f["properties"]["text"] for f in features if f["geometry"]} == {"Timbuktu", "Gao"}
    assert all(GOOD[p["char_start"] : p["char_end"]] == p["text"] for p in (f["properties"] for f in features))
    assert "out/mentions_points.geojson" in geonews("export", "out/").out.splitlines()


def test_features_go_to_standard_output(geonews: Command, articles: Path) -> None:
    geonews("run", articles)
    printed = geonews("export", "-", "--layer", "mentions")
    geonews("export", "m.geojsons", "--layer", "mentions")
    assert printed.code == 0
    assert printed.out.encode() == Path("m.geojsons").read_bytes()
    assert printed.out.count("\x1e") == printed.out.count("\n") > 1


def test_every_format_is_written_from_a_workspace(geonews: Command, articles: Path) -> None:
    geonews("run", articles)
    for suffix in (*FORMATS, *WHOLE):
        assert f"o{suffix}" in geonews("export", f"o{suffix}").out.splitlines()
        assert Path(f"o{suffix}").stat().st_size > 0


def test_mending_an_article_moves_its_dates(geonews: Command, articles: Path) -> None:
    (articles / "good.txt").write_text("The Malian army retook the town of Timbuktu on Tuesday.", encoding="utf-8")
    geonews("run", articles)
    assert "undated" in geonews("articles").out
    assert geonews("articles", "set", "good.txt", "--published", "2024-04-03").code == 0
    geonews("export", "out.geojson")
    [feature] = json.loads(Path("out.geojson").read_text(encoding="utf-8"))["features"]
    assert feature["properties"]["date_to"] == "2024-04-02"


def test_facts_for_inputs_that_state_none(geonews: Command, articles: Path) -> None:
    geonews("run", articles, "--recogniser", "lexicon", "--outlet", "Radio", "--published", "1999-01-01",
            "--url", "https://example.org/a")  # fmt: skip
    row = json.loads(geonews("articles", "--json").out)
    assert (row["outlet"], row["url"]) == ("Radio", "https://example.org/a")
    assert row["published"] == "2024-04-03", "the article states its own"


def test_again_reads_what_is_there_already(geonews: Command, articles: Path) -> None:
    geonews("run", articles, "--recogniser", "lexicon")
    assert "0 read, 1 already there" in geonews("run", articles, "--recogniser", "lexicon").out
    assert "1 read, 0 already there" in geonews("run", articles, "--recogniser", "lexicon", "--again").out


def test_failed_inputs_are_remembered(geonews: Command, articles: Path) -> None:
    (articles / "empty.txt").write_bytes(b"")
    ran = geonews("run", articles, "--recogniser", "lexicon", "--json")
    assert ran.code == 1
    assert [failed["id"] for failed in json.loads(ran.out)["failed"]] == ["empty.txt"]
    assert "empty.txt" in geonews("articles", "--failed").out
    assert json.loads(geonews("articles", "--failed", "--json").out)["id"] == "empty.txt"


def test_the_same_input_gives_the_same_bytes(geonews: Command, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735689600")
    for name in ("one", "two"):
        geonews("run", articles, "-w", f"{name}.sqlite")
        geonews("export", f"{name}.geojson", "-w", f"{name}.sqlite")
        geonews("map", "-o", f"{name}.html", "-w", f"{name}.sqlite")
    assert Path("one.geojson").read_bytes() == Path("two.geojson").read_bytes()
    assert Path("one.html").read_bytes() == Path("two.html").read_bytes()


def test_annotate_prints_a_line_for_each_article(geonews: Command, articles: Path) -> None:
    done = geonews("annotate", articles)
    [line] = done.out.splitlines()
    row = json.loads(line)
    assert list(row) == [
        "id",
        "title",
        "outlet",
        "published",
        "language",
        "main_text",
        "mentions",
        "positions",
        "focus",
    ]
    assert row["title"] == "Army retakes border town"
    for mention in row["mentions"]:
        assert GOOD[mention["start"] : mention["end"]] == mention["text"]
    for position in row["positions"]:
        shape = position["geometry"]
        assert shape is None or shapely.geometry.shape(shape).is_valid
        if position["geom_basis"] == "country_only":
            assert shape is None
            assert "lon" not in position


def test_given_spans_are_the_ones_resolved(geonews: Command) -> None:
    row = {"id": "s", "text": "Heavy rain fell in Gao and Timbuktu.", "spans": [[19, 22]]}
    Path("in.jsonl").write_text(json.dumps(row), encoding="utf-8")
    [mention] = json.loads(geonews("annotate", "in.jsonl", "--raw").out)["mentions"]
    assert (mention["text"], mention["iso2"]) == ("Gao", "ML")


def bad_inputs(folder: Path) -> list[str]:
    """One file for each way an input can be bad; the names that must be complained about."""
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "long.txt").write_bytes(b"Shells fell. " * 1_700_000)
    (folder / "broken.jsonl").write_bytes(
        b'{"id": "x", "text": \n{"id": "fine", "text": "Troops entered Kidal on Sunday."}\n'
    )
    (folder / "twice.jsonl").write_text(
        '{"id": "t", "text": "Gao is calm."}\n{"id": "t", "text": "Gao."}\n', encoding="utf-8"
    )
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    (folder / "lost.txt").symlink_to(folder / "nowhere.txt")
    return ["empty.txt", "binary.txt", "long.txt", "broken.jsonl", "t", "picture.png", "lost.txt"]


def test_bad_inputs_cost_themselves_only(geonews: Command, articles: Path) -> None:
    names = bad_inputs(articles)
    ran = geonews("run", articles, "missing-folder")
    assert ran.code == 1
    lines = ran.err.splitlines()
    for name in (*names, "missing-folder"):
        assert any(name in line for line in lines), (name, lines)
    assert all(line.startswith("geonews: ") for line in lines)
    assert len(lines) == len(names) + 1, lines
    assert "Traceback" not in ran.err
    stored = {json.loads(line)["id"] for line in geonews("articles", "--json").out.splitlines()}
    assert {"good.txt", "fine", "t"} <= stored


def test_broken_encoding_is_still_read(geonews: Command, articles: Path) -> None:
    (articles / "latin.txt").write_bytes("Troops entered Bogotá and Medellín on Sunday.".encode("latin-1"))
    row = json.loads(geonews("annotate", articles / "latin.txt").out)
    assert {m["text"] for m in row["mentions"]} == {"Bogotá", "Medellín"}


def test_the_stages_are_silent_when_all_is_well(geonews: Command, articles: Path) -> None:
    (articles / "page.html").write_text(
        f"<html><head><title>Fighting in Gao</title></head><body><article><p>{GOOD}</p></article></body></html>",
        "utf-8",
    )
    for command in (["run", articles], ["map"], ["export", "o.geojson"], ["annotate", articles], ["articles"]):
        assert geonews(*command).err == "", command


def test_extracted_text_comes_with_its_offsets(geonews: Command, articles: Path) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in GOOD.split("\n\n")[2:])
    page = f"<html><body><nav>Kidal</nav><article><h1>Army retakes border town</h1>{paragraphs}</article></body></html>"
    (articles / "good.txt").unlink()
    (articles / "page.html").write_text(page, encoding="utf-8")
    row = json.loads(geonews("annotate", articles).out)
    assert {row["source_text"][m["start"] : m["end"]] for m in row["mentions"]} == {m["text"] for m in row["mentions"]}
    assert "Kidal" not in {m["text"] for m in row["mentions"]}


def test_nothing_done_is_exit_code_two(geonews: Command) -> None:
    ran = geonews("run", "missing.txt")
    assert ran.code == 2
    assert "missing.txt" in ran.err


def test_a_wrong_workspace_is_one_line(geonews: Command, articles: Path) -> None:
    Path("notes.sqlite").write_text("notes " * 500, encoding="utf-8")
    ran = geonews("run", articles, "-w", "notes.sqlite")
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert "notes.sqlite" in ran.err


@pytest.mark.parametrize(
    "command", [["map"], ["export", "x.geojson"], ["articles"], ["articles", "set", "a", "--title", "x"]]
)
def test_a_missing_workspace_is_named_and_not_made(geonews: Command, command: list[str]) -> None:
    done = geonews(*command)
    assert done.code == 2
    assert done.err.startswith("geonews: no workspace geonews.sqlite")
    assert done.err.count("\n") == 1
    assert not Path("geonews.sqlite").exists()


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (["export", "out.shp"], 'unknown suffix ".shp"; known are .geojson'),
        (["export", "no/out.geojson"], "does not exist"),
        (["export", "out.geojson", "--layer", "roads"], 'unknown layer "roads"'),
        (["export", "out.geojson", "--since", "2024-02-01", "--until", "2024-01-01"], "lies after"),
        (["map", "-o", "no/map.html"], "does not exist"),
        (["map", "articles"], 'unknown suffix ""; known are .html, .htm, .png, .svg, .pdf'),
        (["map", "a.gif"], 'unknown suffix ".gif"; known are .html, .htm, .png, .svg, .pdf'),
        (["map", "a.html", "-o", "b.html"], "two outputs, a.html and b.html: name one"),
        (["map", "--side", "x"], 'side "x" is unknown'),
        (["map", "--tiles", "OpenStreetMap.Mapni"], "names like it: OpenStreetMap.Mapnik"),
        (["map", "--maps", "maps.toml"], "maps.toml: No such file"),
        (
            ["map", "x.html", "--theme", "dark", "--maps", "maps.toml"],
            "--theme, OUT beside --maps: say it in maps.toml",
        ),
        (["articles", "set", "nobody.txt", "--title", "x"], 'no article "nobody.txt"'),
        (["articles", "set", "good.txt"], "nothing to set"),
        (["explain", "Gao", "--in", "Nothing here."], "does not stand in the text"),
        (["explain", "Gao", "--in", "Gao.", "--occurrence", "2"], "stands once in the text"),
        (["explain", "Gao", "--in", "Gao.", "--file", "a.txt"], "give one of them"),
        (["explain", "Gao", "--file", "no.txt"], "no.txt"),
        (["evaluate", "no.jsonl"], "cannot be read"),
        (["evaluate", "no.jsonl", "--predictions", "no.jsonl", "--raw"], "--raw"),
    ],
)
def test_what_cannot_be_done_is_one_line(geonews: Command, articles: Path, command: list[str], says: str) -> None:
    geonews("run", articles, "--recogniser", "lexicon")
    done = geonews(*command)
    assert done.code == 2
    assert done.err.startswith("geonews: ")
    assert says in done.err
    assert done.err.count("\n") == 1
    assert done.out == ""


@pytest.mark.parametrize(
    "command",
    [
        ["export", "x.geojson", "--status", "sure"],
        ["export", "x.geojson", "--country", "Maliland"],
        ["map", "--layer", "roads"],
        ["map", "--theme", "blue"],
        ["map", "--symbols", "nato"],
        ["map", "--fade-days", "-1"],
        ["map", "--max-precision", "0"],
        ["export", "x.geojson", "--event", "party"],
        ["export", "x.geojson", "--voice", "loud"],
        ["map", "--since", "yesterday"],
        ["run", "x.txt", "--url", "javascript:alert(1)"],
        ["run", "x.txt", "--language", "Elvish"],
        ["run", "x.txt", "--published", "2024-13-01"],
        ["run"],
        ["fly"],
    ],
)
def test_wrong_usage_is_exit_code_two(geonews: Command, command: list[str]) -> None:
    done = geonews(*command)
    assert done.code == 2
    assert "Error: " in done.err
    assert "Traceback" not in done.err


def test_settings_that_are_wrong(geonews: Command, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = geonews("run", articles, "--recogniser", "oracle")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert 'recogniser "oracle" is unknown' in done.err
    monkeypatch.setenv("GEONEWS_DATA_DIR", "nowhere")
    assert "nowhere" in geonews("demo").err


def test_demo(geonews: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735689600")
    pages = []
    for options in ([], ["-o", "again.html"]):
        done = geonews("demo", *options)
        assert done.code == 0, done.err
        pages.append(Path(done.out.strip().splitlines()[-1]))
    assert [page.name for page in pages] == ["geonews-demo.html", "again.html"]
    assert pages[0].read_bytes() == pages[1].read_bytes()
    assert pages[0].stat().st_size < 3 * 2**20
    assert sorted(path.name for path in Path().iterdir()) == ["again.html", "geonews-demo.html"]


def test_demo_refuses_its_goal_before_it_works(geonews: Command) -> None:
    done = geonews("demo", "-o", "no/map.html")
    assert (done.code, done.err.count("\n")) == (2, 1)


def test_explain_names_the_reason(geonews: Command) -> None:
    done = geonews("explain", "Tripoli", "--in", "Fighting broke out in Tripoli, Lebanon's second city.")
    assert done.code == 0
    lines = done.out.splitlines()
    assert "LB." in lines[0]
    assert any(line.strip().startswith("runner-up: ") and "margin" in line for line in lines)
    assert [line.split()[0] for line in lines if "Tripoli" in line and line[:1].isdigit()][:2] == ["1", "2"]
    assert "held +" in done.out


def test_explain_of_an_occurrence_in_a_file(geonews: Command) -> None:
    Path("a.txt").write_text("Rain fell in Paris, Texas.\n\nIt was dry in Goma, and Goma waited.\n", encoding="utf-8")
    done = json.loads(geonews("explain", "Goma", "--file", "a.txt", "--occurrence", 2, "--json").out)
    assert (done["mention"]["text"], done["mention"]["start"], done["place"]["iso2"]) == ("Goma", 52, "CD")
    assert json.loads(geonews("explain", "Paris", "--file", "a.txt", "--json").out)["place"]["adm1"] == "TX"


def test_explain_shows_names_as_they_are(geonews: Command) -> None:
    done = geonews("explain", "[red]Gao", "--in", "Rain in [red]Gao\x1b[31m.")
    assert done.code == 0, done.err
    assert "[red]Gao" in done.out
    assert "\x1b" not in done.out


def test_explain_as_json(geonews: Command) -> None:
    row = json.loads(geonews("explain", "Gao", "--json").out)
    assert (row["recognised"], row["place"]["iso2"]) == (True, "ML")
    best = row["candidates"][0]
    assert set(best["effects"]) <= set(best["features"])
    assert row["margin"] == pytest.approx(best["score"] - row["candidates"][1]["score"], abs=1e-4)
    assert json.loads(geonews("explain", "Xyzzyqq", "--json").out)["status"] == "unresolved"


def test_explain_says_when_a_name_is_not_taken_for_a_place(geonews: Command) -> None:
    done = geonews("explain", "Paris", "--in", "Ms Paris Hilton spoke.")
    assert "not taken for a place name" in done.out.splitlines()[0]


def test_the_gazetteer_is_searched_in_any_script(geonews: Command) -> None:
    rows = map(json.loads, geonews("gazetteer", "search", "Київ", "--json").out.splitlines())
    assert next(rows)["name"] == "Kyiv"
    assert geonews("gazetteer", "search", "Tripoli", "--country", "lb").out.count("  LB  ") > 0
    assert geonews("gazetteer", "search", "Tripoli", "--country", "lb").out.count("  LY  ") == 0


RAIN = {"id": "1", "text": "Rain fell in Gao.", "toponyms": [{"start": 13, "end": 16, "lon": -0.04, "lat": 16.27}]}


def test_evaluate_scores_a_corpus(geonews: Command) -> None:
    Path("gold.jsonl").write_text(json.dumps(RAIN), encoding="utf-8")
    scores = json.loads(geonews("evaluate", "gold.jsonl", "--raw", "--json", "--bootstrap", 20).out)
    assert (scores["documents"], scores["exact"]["f1"], scores["end_to_end"]["25"]["f1"]) == (1, 1.0, 1.0)
    assert (scores["country"]["right"], scores["positions"]) == (1.0, None)
    assert scores["intervals"]["exact_f1"] == [1.0, 1.0]


def test_evaluate_for_people(geonews: Command) -> None:
    wrong = RAIN | {"toponyms": [{"start": 13, "end": 16, "lon": 10, "lat": 50}, {"start": 0, "end": 4}]}
    Path("gold.jsonl").write_text(json.dumps(wrong), encoding="utf-8")
    done = geonews("evaluate", "gold.jsonl", "--raw", "--spans", "--worst", 5, "--by", "kind", "--radius", 40)
    assert done.code == 0, done.err
    assert "end to end, 40 km" in done.out
    assert "50.00, 10.00" in done.out
    assert "not_in_gazetteer" in done.out


@pytest.mark.parametrize(
    ("option", "value", "says"), [("--by", "taste", "known are kind, type, source"), ("--radius", "0", "a radius is")]
)
def test_evaluate_refuses_wrong_options(geonews: Command, option: str, value: str, says: str) -> None:
    done = geonews("evaluate", "gold.jsonl", option, value)
    assert done.code == 2
    assert says in done.err


def test_evaluate_scores_what_annotate_wrote(geonews: Command) -> None:
    Path("gold.jsonl").write_text(json.dumps(RAIN), encoding="utf-8")
    Path("out.jsonl").write_text(geonews("annotate", "gold.jsonl", "--raw").out, encoding="utf-8")
    own = json.loads(geonews("evaluate", "gold.jsonl", "--raw", "--json").out)
    assert json.loads(geonews("evaluate", "gold.jsonl", "--predictions", "out.jsonl", "--json").out) == own


def test_gazetteer_info_and_add(geonews: Command) -> None:
    name = "Newtown Test"
    cells = [
        "99000001",
        name,
        name,
        "Qaryat Tajriba",
        "35.5",
        "38.5",
        "P",
        "PPL",
        "SY",
        *[""] * 5,
        "1200",
        "",
        "",
        "",
        "2024-01-01",
    ]
    row = "\t".join(cells) + "\n"
    Path("SY.txt").write_text(row, encoding="utf-8")
    added = geonews("gazetteer", "add", "SY.txt")
    assert added.code == 0, added.err
    info = geonews("gazetteer", "info", "--country", "SY")
    assert "world:" in info.out
    assert "pack:SY: 1 places" in info.out
    assert "Newtown Test" in geonews("explain", "Newtown Test").out
    wrong = geonews("gazetteer", "add", "nothing.zip")
    assert wrong.code == 2
    assert wrong.err.count("\n") == 1


TIMBUKTU = (
    {"id": "a", "title": "Army takes Timbuktu", "outlet": "Desert Post", "published": "2024-04-03",
     "text": "The Malian army captured the town of Timbuktu on Tuesday, the defence ministry said. Residents said that "
             "the market was open again."},
    {"id": "b", "title": "Timbuktu falls", "outlet": "River Times", "published": "2024-04-03",
     "text": "BAMAKO (Reuters) - Mali's army captured Timbuktu on Tuesday after two days of fighting at the northern "
             "gate. Two officers told of shots at night."},
    {"id": "c", "title": "Mali: Timbuktu captured", "outlet": "Kayes Star", "published": "2024-04-04",
     "text": "BAMAKO (Reuters) - Malian forces took Timbuktu on Tuesday, according to an officer."},
    {"id": "d", "title": "Rebels deny loss", "outlet": "Azawad Info", "published": "2024-04-04",
     "text": "The rebel coalition on Wednesday denied that the Malian army had captured Timbuktu on Tuesday."},
)  # fmt: skip
"""Four outlets about one town: two of them print the same agency, one denies."""


def test_reports_of_the_same_thing_are_counted_by_origin(geonews: Command, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, TIMBUKTU)), encoding="utf-8")
    (tmp_path / "sides.toml").write_text('[[side]]\nname = "state"\nactors = ["Mali"]\n', encoding="utf-8")
    assert geonews("run", "in.jsonl").code == 0
    assert geonews("export", "s.geojson", "--layer", "situations", "--sides", "sides.toml").code == 0
    found = [f["properties"] for f in json.loads(Path("s.geojson").read_text(encoding="utf-8"))["features"]]
    [taken] = [row for row in found if row["family"] == "control" and row["n_articles"] == 4]
    assert (taken["n_sources"], taken["n_independent"], taken["origins"]) == (3, 2, "Desert Post; Reuters")
    assert (taken["n_denial"], taken["side"], taken["place_name"]) == (1, "state", "Timbuktu")
    assert "rebel" in taken["denied_by"]
    geonews("map", "-o", "map.html")
    told = [report["sources"] or "" for report in shown(Path("map.html"))["reports"]]
    assert any(words.startswith("reported by 3 outlets, 2 independent; denied by") for words in told)
    last = json.loads(geonews("annotate", "in.jsonl", "--situations").out.splitlines()[-1])
    [same] = [row for row in last["situations"] if row["id"] == taken["id"]]
    assert " ".join(same["members"]) == taken["members"]


def test_two_days_are_compared_as_table_file_and_map(geonews: Command, tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    for name, day, text in (
        ("a.txt", "2024-02-28", "Rebels captured Gao in Mali on Tuesday."),
        ("b.txt", "2024-03-10", "The army shelled Timbuktu in Mali on Saturday."),
    ):
        (articles / name).write_text(f"Date: {day}\n\n{text}\n", encoding="utf-8")
    workspace = str(tmp_path / "w.sqlite")
    assert geonews("run", str(articles), "-w", workspace).code == 0
    days = ["diff", "--from", "2024-03-01", "--to", "2024-03-20", "-w", workspace]
    told = [json.loads(line) for line in geonews(*days, "--json").out.splitlines()]
    assert [(row["change"], row["place_name"]) for row in told] == [("new", "Timbuktu"), ("gone quiet", "Gao")]
    for suffix in ("html", "geojson"):
        assert geonews(*days, "-o", str(tmp_path / f"d.{suffix}")).code == 0
    found = json.loads((tmp_path / "d.geojson").read_text(encoding="utf-8"))["features"]
    assert [feature["properties"]["change"] for feature in found] == ["new", "gone quiet"]
    assert geonews("diff", "--from", "2024-03-20", "--to", "2024-03-01", "-w", workspace).code == 2


def test_reports_stand_beside_coded_events(geonews: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Date: 2024-02-28\n\nRebels captured Gao in Mali on Tuesday.\n", encoding="utf-8")
    workspace, table = str(tmp_path / "w.sqlite"), tmp_path / "acled.csv"
    assert geonews("run", str(tmp_path / "a.txt"), "-w", workspace).code == 0
    note = "a note of theirs"
    table.write_text(
        "event_id_cnty,event_date,latitude,longitude,event_type,location,notes\n"
        f"MADE-UP-1,2024-02-27,16.27,-0.04,Battles,Gao,{note}\nMADE-UP-2,2024-02-27,14.3,-3.6,Battles,Djenne,x\n",
        encoding="utf-8",
    )
    command = ["compare", str(table), "-w", workspace]
    rows = [json.loads(line) for line in geonews(*command, "--json").out.splitlines()]
    assert [(row["match"], row["their_id"]) for row in rows] == [("matched", "MADE-UP-1"), ("only theirs", "MADE-UP-2")]
    page = tmp_path / "m.html"
    assert geonews(*command, "-o", str(page)).code == 0
    assert "MADE-UP-2" in str(data_of(page.read_text(encoding="utf-8")))
    shared = geonews(*command, "-o", str(page), "--share")
    assert shared.code == 0
    assert "not ours to pass on" in shared.err
    assert "MADE-UP" not in str(data_of(page.read_text(encoding="utf-8")))


def test_a_country_may_be_named(geonews: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Date: 2024-02-28\n\nRebels captured Gao in Mali on Tuesday.\n", encoding="utf-8")
    workspace = str(tmp_path / "w.sqlite")
    geonews("run", str(tmp_path / "a.txt"), "-w", workspace)
    for name in ("ML", "ml", "Mali"):
        assert geonews("export", "-", "-w", workspace, "--country", name).out.count("capture")
    wrong = geonews("export", "-", "-w", workspace, "--country", "Syira")
    assert wrong.code == 2
    assert "SY (Syria)" in wrong.err
    assert "did you mean denied?" in geonews("map", "-w", workspace, "--status", "denyed").err


def test_quiet_and_verbose(geonews: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rebels captured Nowhereville and Gao in Mali.\n", encoding="utf-8")
    workspace = str(tmp_path / "w.sqlite")
    quiet = geonews("--quiet", "run", str(tmp_path / "a.txt"), "-w", workspace)
    assert (quiet.code, quiet.err) == (0, "")
    assert quiet.out.startswith("1 read")
    assert geonews("-q", "run", "none.txt", "-w", workspace).err.count("\n") == 1  # errors are told all the same


def test_shells_complete_commands_and_options(tmp_path: Path) -> None:
    for shell, words, wanted in (
        ("bash", {"COMP_WORDS": "geonews ma", "COMP_CWORD": "1"}, "map"),
        ("zsh", {"_TYPER_COMPLETE_ARGS": "geonews exp"}, "export"),
        ("fish", {"_TYPER_COMPLETE_ARGS": "geonews map --cou", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}, "--country"),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "geonews"],
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
            env={**os.environ, "_GEONEWS_COMPLETE": f"complete_{shell}", **words},
        )
        assert wanted in done.stdout, (shell, done.stderr)
