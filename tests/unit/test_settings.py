"""The settings explained."""

from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path

import pytest

from geonews.config import Config
from geonews.settings import example_file, meanings, settings


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for field in dataclasses.fields(Config):
        monkeypatch.delenv(f"GEONEWS_{field.name.upper()}", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))


def test_every_setting_has_a_meaning() -> None:
    found = meanings()
    assert list(found) == [field.name for field in dataclasses.fields(Config)]
    assert all(found.values())


def test_each_says_where_it_comes_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "geonews.toml").write_text('worldview = "IN"\nhistorical_days = 30\n', encoding="utf-8")
    monkeypatch.setenv("GEONEWS_HISTORICAL_DAYS", "60")
    found = {one.name: (one.value, one.origin) for one in settings()}
    assert found["worldview"] == ("IN", "geonews.toml")
    assert found["historical_days"] == ("60", "GEONEWS_HISTORICAL_DAYS")
    assert found["recogniser"] == ("tagger", "default")
    assert found["geocoder"] == ("", "default")


def test_the_example_changes_nothing_and_holds_every_setting(tmp_path: Path) -> None:
    before = Config.load(made_at="2025-01-01T00:00:00+00:00")
    text = example_file()
    (tmp_path / "geonews.toml").write_text(text, encoding="utf-8")
    assert Config.load(made_at="2025-01-01T00:00:00+00:00") == before
    commented = [line[2:] for line in text.splitlines() if " = " in line and line.startswith("# ")]
    names = {next(iter(tomllib.loads(line))) for line in commented}
    assert names == {field.name for field in dataclasses.fields(Config)} - {"made_at"}
