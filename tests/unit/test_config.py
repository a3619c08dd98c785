"""Flags > environment > file > defaults; the data folder in wheel and checkout."""

import dataclasses
import pickle
from pathlib import Path

import pytest

from geonews.config import Config, find_data
from geonews.errors import ConfigError


@pytest.fixture(autouse=True)
def _bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for field in dataclasses.fields(Config):
        monkeypatch.delenv(f"GEONEWS_{field.name.upper()}", raising=False)


def test_defaults() -> None:
    config = Config.load()
    assert (config.worldview, config.recogniser, config.geocoder, config.historical_days) == ("iso", "tagger", None, 90)
    assert config.data_dir.is_dir()
    assert config.cache_dir.is_absolute()


def test_each_source_beats_the_one_below(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("geonews.toml").write_text('worldview = "UA"\nhistorical_days = 10\nrecogniser = "lexicon"\n')
    assert Config.load().historical_days == 10
    monkeypatch.setenv("GEONEWS_HISTORICAL_DAYS", "20")
    assert Config.load().historical_days == 20
    config = Config.load(historical_days=30, worldview=None)
    assert (config.historical_days, config.worldview, config.recogniser) == (30, "UA", "lexicon")


def test_the_users_file_is_read_when_the_folder_has_none(tmp_path: Path) -> None:
    folder = tmp_path / "config" / "geonews"
    folder.mkdir(parents=True)
    (folder / "geonews.toml").write_text('worldview = "in"')
    assert Config.load().worldview == "IN"


def test_a_path_in_a_file_is_relative_to_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "config" / "geonews"
    folder.mkdir(parents=True)
    (folder / "geonews.toml").write_text('user_dir = "mine"')
    assert Config.load().user_dir == folder / "mine"


def test_a_named_file_is_relative_to_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "config" / "geonews"
    folder.mkdir(parents=True)
    (folder / "geonews.toml").write_text('sides_file = "sides.toml"')
    assert Config.load().sides_file == folder / "sides.toml"
    monkeypatch.setenv("GEONEWS_OUTLETS_FILE", "mine.toml")
    assert Config.load().outlets_file == Path("mine.toml").absolute()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("wordview = 'UA'", "wordview"),
        ("worldview = 'Mars'", "Mars"),
        ("worldview = 7", "worldview"),
        ("recogniser = 'oracle'", "oracle"),
        ("historical_days = 0", "historical_days"),
        ("historical_days = true", "historical_days"),
        ("geocoder = 'oracle'\ngeocoder_agent = 'x y@example.org'", "oracle"),
        ("geocoder = 'photon'", "--geocode-agent"),
        ("geocoder = 'photon'\ngeocoder_agent = ''", "--geocode-agent"),
        ('geocoder = "photon"\ngeocoder_agent = "x@example.org\\r\\nX-Evil: 1"', "--geocode-agent"),
        ("geocoder_url = 'http://127.0.0.1'", "of which service"),
        ("geocoder_budget = 0", "geocoder_budget"),
        ("geocoder_budget = 'many'", "geocoder_budget"),
        ("user_dir = 3", "user_dir"),
        ("worldview", "geonews.toml"),
    ],
)
def test_a_wrong_setting_is_one_clear_line(text: str, said: str) -> None:
    Path("geonews.toml").write_text(text)
    with pytest.raises(ConfigError, match=said) as raised:
        Config.load()
    assert "\n" not in str(raised.value)


def test_an_unknown_flag_is_refused() -> None:
    with pytest.raises(ConfigError, match="colour"):
        Config.load(colour="red")


def test_a_geocoder_is_named_by_flag_file_or_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("geonews.toml").write_text('geocoder_agent = "newsroom-x contact@example.org"\ngeocoder_budget = 7\n')
    assert Config.load().geocoder is None
    config = Config.load(geocoder="nominatim")
    assert (config.geocoder_agent, config.geocoder_budget) == ("newsroom-x contact@example.org", 7)
    monkeypatch.setenv("GEONEWS_GEOCODER", "photon")
    assert Config.load().geocoder == "photon"
    assert Config.load(geocoder="none").geocoder is None


def test_made_at_comes_from_source_date_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert Config.load().made_at == "1970-01-02T00:00:00+00:00"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(ConfigError, match="yesterday"):
        Config.load()


def test_the_fingerprint_depends_on_what_changes_results(tmp_path: Path) -> None:
    config = Config.load()
    assert Config.load(cache_dir=tmp_path, made_at="x").fingerprint == config.fingerprint
    assert Config.load(historical_days=91).fingerprint != config.fingerprint
    assert Config.load(geocoder_agent="newsroom-x").fingerprint == config.fingerprint
    asked = Config.load(geocoder="photon", geocoder_agent="newsroom-x")
    assert asked.fingerprint != config.fingerprint
    assert Config.load(geocoder="photon", geocoder_agent="newsroom-y").fingerprint == asked.fingerprint
    assert Config.load(geocoder="nominatim", geocoder_agent="newsroom-x").fingerprint != asked.fingerprint


def test_pickles() -> None:
    config = Config.load()
    assert pickle.loads(pickle.dumps(config)) == config  # noqa: S301


def test_data_of_the_wheel_come_before_a_checkouts(tmp_path: Path) -> None:
    package = tmp_path / "src" / "geonews"
    package.mkdir(parents=True)
    with pytest.raises(ConfigError, match="GEONEWS_DATA_DIR"):
        find_data(package)
    (tmp_path / "gazetteer").mkdir()
    assert find_data(package) == tmp_path / "gazetteer"
    (package / "data").mkdir()
    assert find_data(package) == package / "data"
