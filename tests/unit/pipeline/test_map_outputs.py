"""A map's data and the file that its suffix asks for."""

from __future__ import annotations

import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from geonews.config import Config
from geonews.errors import ExportError
from geonews.maps.options import MapOptions
from geonews.model import Annotated
from geonews.pipeline import map_input, write_map
from geonews.store import Filters, Store
from tests import fakes
from tests.conftest import CACHE
from tests.fake_stages import fake_stages
from tests.maprows import map_input as rows

pytestmark = pytest.mark.xdist_group("gazetteer")


@pytest.fixture
def config() -> Config:
    return Config.load(cache_dir=CACHE, made_at="2025-01-01T00:00:00+00:00")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "w.sqlite") as opened:
        opened.begin_run(fake_stages().provenance())
        article = fakes.article("Nothing.", article_id="/home/ana/a.txt")
        opened.put(Annotated(article=article, locations=(), positions=(), focus=()), 1)
        yield opened


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Pictures as a fake draws them: file name and theme."""
    pictures: list[tuple[str, str]] = []

    def write_picture(_data: Any, target: Path, *, data_dir: Path, worldview: str, theme: str) -> None:
        assert data_dir.is_dir()
        assert worldview == "iso"
        pictures.append((target.name, theme))

    fake = types.ModuleType("geonews.maps.picture")
    fake.write_picture = write_picture  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "geonews.maps.picture", fake)
    return pictures


def test_the_options_of_a_map_travel_with_it(store: Store, config: Config) -> None:
    options = MapOptions(theme="dark", fade_days=3)
    assert map_input(store, config, options=options).options == options
    assert map_input(store, config).options == MapOptions()


def test_the_title_says_what_is_left(store: Store, config: Config) -> None:
    only = Filters(country="ml", article="/home/ana/*")
    assert map_input(store, config, title="Sahel", filters=only).title == 'Sahel (country ML, articles "/home/ana/*")'
    shared = map_input(store, config, title="Sahel", filters=only, options=MapOptions(share=True))
    assert shared.title == "Sahel (country ML, some articles)"


def test_a_shared_map_has_no_local_path(store: Store, config: Config) -> None:
    assert [row["id"] for row in map_input(store, config).articles] == ["/home/ana/a.txt"]
    shared = map_input(store, config, options=MapOptions(share=True))
    assert [row["id"] for row in shared.articles] == ["a1"]


@pytest.mark.parametrize("name", ["m.html", "m.HTM"])
def test_pages(tmp_path: Path, config: Config, name: str) -> None:
    write_map(rows(), tmp_path / name, config)
    assert "<html" in (tmp_path / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(("theme", "used"), [("auto", "light"), ("light", "light"), ("dark", "dark")])
@pytest.mark.parametrize("name", ["m.png", "m.svg", "m.PDF"])
def test_pictures(
    tmp_path: Path, config: Config, drawn: list[tuple[str, str]], name: str, theme: Any, used: str
) -> None:
    write_map(rows(options=MapOptions(theme=theme)), tmp_path / name, config)
    assert drawn == [(name, used)]


@pytest.mark.parametrize("name", ["m.gif", "m", "no/m.html"])
def test_what_cannot_be_written_is_refused(tmp_path: Path, config: Config, name: str) -> None:
    with pytest.raises(ExportError, match=r"known are \.html, \.htm, \.png, \.svg, \.pdf|does not exist"):
        write_map(rows(), tmp_path / name, config)
