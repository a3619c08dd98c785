"""The picture as a file: what is written on it, that it is the same each time, and what cannot break it."""

from __future__ import annotations

import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from geonews.errors import ExportError
from geonews.maps.picture import write_picture
from tests.conftest import ROOT
from tests.maprows import ARTICLES, POSITIONS, map_input, point, report

DATA = ROOT / "gazetteer"


def svg(folder: Path, **changes: Any) -> str:
    target = folder / "map.svg"
    write_picture(map_input(**changes), target, data_dir=DATA, worldview=changes.pop("worldview", "iso"))
    return target.read_text(encoding="utf-8")


def texts(picture: str) -> list[str]:
    """Every line of text: matplotlib draws it as outlines and repeats it in a comment."""
    parser = ET.XMLParser(target=ET.TreeBuilder(insert_comments=True))  # noqa: S314  # our own file
    root = ET.fromstring(picture, parser)  # noqa: S314
    return [unescape(node.text or "").strip() for node in root.iter() if node.tag is ET.Comment]


def on_the_map(monkeypatch: pytest.MonkeyPatch, folder: Path, **changes: Any) -> list[str]:
    """Every text as it is handed to the canvas: those with a halo leave no comment in the SVG."""
    from geonews.maps.picture.canvas import Canvas

    said: list[str] = []
    drawn = Canvas.text

    def listen(canvas: Canvas, x: float, y: float, text: str, *rest: Any, **more: Any) -> None:
        said.append(text)
        drawn(canvas, x, y, text, *rest, **more)

    monkeypatch.setattr(Canvas, "text", listen)
    svg(folder, **changes)
    return said


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> str:
    return svg(tmp_path_factory.mktemp("picture"))


def test_the_sheet_says_what_it_is_and_what_it_is_not(picture: str) -> None:
    said = texts(picture)
    assert {"What was reported", "9 reports from 2 articles", "2024-08-27 · 1 undated"} <= set(said)
    assert {"Reported, not verified;", "not a control map."} <= set(said)
    whole = " ".join(said)
    for words in ("Natural Earth (public domain)", "GeoNames (CC BY 4.0)", "borders: ISO/UN view", "made 2025-01-01"):
        assert words in whole
    assert "confirmed" not in whole.lower()


def test_what_is_not_drawn_is_counted_in_words(picture: str) -> None:
    assert {"1 by country only · 1 not on the map", "Not drawn: 1 said not to be so"} <= set(texts(picture))


def test_the_legend_explains_every_claim_and_only_the_shapes_drawn(picture: str) -> None:
    said = set(texts(picture))
    assert {"stated by the article", "stated by a party", "alleged or taken for granted", "planned", "denied"} <= said
    assert {"at this place", "somewhere in this band", "only the country is named"} <= said
    assert not {"near or around it", "civilians: a sketch, not a route"} & said


def test_places_of_reports_are_named_and_hidden_reports_are_not_on_the_map(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    said = on_the_map(monkeypatch, tmp_path)
    assert {"Barsalogho", "Djibo", "Arbinda", "Titao", "REB", "FAB"} <= set(said)
    assert "Kaya" not in said


def test_counts_of_one_place_and_of_a_country_stand_by_their_claim(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    here = point(-1.06, 13.42)
    rows = [report(f"s{i}", **here) for i in range(3)] + [report("a", claim_status="alleged", **here)]
    nowhere = {"geom_basis": "country_only", "spatial_op": "unnamed_in", "iso2": "BF", "geo_precision": 6}
    rows += [report(f"n{i}", **nowhere) for i in range(5)] + [report("m", claim_status="alleged", **nowhere)]
    said = on_the_map(monkeypatch, tmp_path, positions=rows)
    assert [text for text in said if text.isdigit()] == ["5", "1", "3"]


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_the_same_input_gives_the_same_bytes(tmp_path: Path, kind: str) -> None:
    for name in ("one", "two"):
        write_picture(map_input(), tmp_path / f"{name}.{kind}", data_dir=DATA, worldview="iso", theme="dark")
    assert (tmp_path / f"one.{kind}").read_bytes() == (tmp_path / f"two.{kind}").read_bytes()
    starts = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}
    assert (tmp_path / f"one.{kind}").read_bytes().startswith(starts[kind])
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"one.{kind}", f"two.{kind}"]


def test_the_users_settings_of_matplotlib_change_nothing_and_stay(tmp_path: Path, picture: str) -> None:
    import matplotlib as mpl

    with mpl.rc_context({"text.usetex": True, "font.size": 40, "svg.fonttype": "none"}):
        assert svg(tmp_path) == picture
        assert mpl.rcParams["font.size"] == 40


def test_hostile_text_is_drawn_as_it_stands(tmp_path: Path) -> None:
    hostile = "$x^2$ \\frac{a --><script>alert(1)</script>"
    rows = [report("h", place_name=hostile, actor_name=hostile, iso2="BF", **point(-1.06, 13.42))]
    title = f"{hostile} {'A' * 10_000}"
    drawn = svg(tmp_path, positions=rows, articles=[ARTICLES[0] | {"title": hostile}], title=title, mentions=[])
    assert "<script" not in drawn
    assert "$x^2$ \\frac{a" in drawn
    assert all(len(line) < 400 for line in texts(drawn))


@pytest.mark.parametrize("text", ["القوات العراقية", "北京市", "\ud800\u202e\x00", "Κύπρος", "  "])
def test_any_script_can_be_a_title_and_a_name(tmp_path: Path, text: str) -> None:
    rows = [report("h", place_name=text, actor_name=text, iso2="BF", **point(-1.06, 13.42))]
    assert texts(svg(tmp_path, positions=rows, title=text))


def test_a_bad_geometry_costs_only_its_own_shape(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    bad = [
        report("a", geometry={"type": "Polygon", "coordinates": "x"}, lon=-1.0, lat=13.0, geom_basis="polygon"),
        report("b", **point(-1.0, 13.0)) | {"lon": float("nan")},
        report("c", geometry={"type": "Nonsense"}, lon=-1.0, lat=13.0, geom_basis="polygon"),
    ]
    said = on_the_map(monkeypatch, tmp_path, positions=[*POSITIONS, *bad])
    assert {"12 reports from 2 articles", "Barsalogho", "somewhere in this band"} <= set(said)
    assert said.count("REB") == 5 + 1
    assert "2" in said  # the two without a shape stand together, the one without a place nowhere


def test_counts_of_countries_outside_the_map_are_told_in_words(tmp_path: Path) -> None:
    far = report("far", geom_basis="country_only", spatial_op="unnamed_in", iso2="JP", geo_precision=6)
    assert "Japan: 1 stated by the article" in " ".join(texts(svg(tmp_path, positions=[POSITIONS[0], far])))


def test_another_suffix_or_folder_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="png"):
        write_picture(map_input(), tmp_path / "map.gif", data_dir=DATA, worldview="iso")
    with pytest.raises(ExportError, match="cannot be written"):
        write_picture(map_input(), tmp_path / "no" / "map.png", data_dir=DATA, worldview="iso")


def test_matplotlib_loads_only_when_a_picture_is_made() -> None:
    code = "import sys, geonews.maps.picture, geonews.maps.payload; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT).returncode == 0
