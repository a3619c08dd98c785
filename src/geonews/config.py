"""One frozen `Config`: flags > environment (GEONEWS_*) > geonews.toml > defaults; and where the data are.

`geonews.toml` is looked for in the current folder, then in the user's configuration folder.
"""

from __future__ import annotations

import dataclasses
import hashlib
import os
import re
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, get_args

from geonews.errors import ConfigError

RecogniserName = Literal["tagger", "lexicon"]
GeocoderName = Literal["nominatim", "photon"]
_WORLDVIEW = re.compile(r"iso|[A-Z]{2}")
_AGENT = re.compile(r"[ -~]{3,200}")
_PATHS = ("_dir", "_file")
_COUNTED = {"historical_days": "days", "geocoder_budget": "requests"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The settings of one run. Build it with `Config.load`."""

    data_dir: Path
    """Folder of the built-in gazetteer: geonews/data in the wheel, gazetteer/ in a checkout."""
    cache_dir: Path
    """Folder of the indexes; may be deleted at any time."""
    user_dir: Path
    """Folder of the user's country packs and own places."""
    outlets_file: Path | None = None
    """The user's own outlets.toml: owners, agencies, ratings; wins over the built-in one."""
    sides_file: Path | None = None
    """The user's sides.toml; None leaves all actors without a side."""
    worldview: str = "iso"
    """Whose borders: "iso" (ISO and UN) or an ISO 3166-1 alpha-2 code."""
    recogniser: RecogniserName = "tagger"
    """"tagger", or "lexicon": names only, no model."""
    geocoder: GeocoderName | None = None
    """Service that may be asked over the network for names that the gazetteer does not know; None forbids it."""
    geocoder_agent: str | None = None
    """Who asks, as the services' rules want it: "newsroom-x contact@example.org". ASCII."""
    geocoder_url: str | None = None
    """http(s) address of an own instance of the service; None for the public one."""
    geocoder_budget: int = 100
    """Most requests that a run sends to it."""
    geonames_url: str = "https://download.geonames.org/export/dump/"
    """Where `gazetteer add` downloads country dumps from when asked to: GeoNames or a copy of it."""
    historical_days: int = 90
    """Reports about events older than this before publication are historical."""
    made_at: str
    """ISO 8601 UTC: SOURCE_DATE_EPOCH or now."""

    def __post_init__(self) -> None:
        if not _WORLDVIEW.fullmatch(self.worldview):
            raise ConfigError(f'worldview "{self.worldview}" is neither "iso" nor a two-letter country code')
        if self.recogniser not in get_args(RecogniserName):
            raise ConfigError(f'recogniser "{self.recogniser}" is unknown: use {" or ".join(get_args(RecogniserName))}')
        if not re.match(r"https?://[^\s/]+", self.geonames_url, re.IGNORECASE):
            raise ConfigError(f'geonames_url "{self.geonames_url}" begins with neither http:// nor https://')
        for name in _COUNTED:
            if getattr(self, name) < 1:
                raise ConfigError(f"{name} {getattr(self, name)} must be at least 1")
        self._check_geocoder()

    def _check_geocoder(self) -> None:
        known = " or ".join(get_args(GeocoderName))
        if self.geocoder is None:
            if self.geocoder_url is not None:
                raise ConfigError(f"geocoder_url {self.geocoder_url} is of which service? Set geocoder to {known}")
            return
        if self.geocoder not in get_args(GeocoderName):
            raise ConfigError(f'geocoder "{self.geocoder}" is unknown: use {known}')
        if self.geocoder_agent is None or not _AGENT.fullmatch(self.geocoder_agent.strip()):
            raise ConfigError(
                f"geocoder {self.geocoder} needs to be told who asks, as its usage policy demands of every user: "
                '--geocode-agent "newsroom-x contact@example.org", or geocoder_agent in geonews.toml (ASCII)'
            )

    @classmethod
    def load(cls, **flags: Any) -> Config:
        """Read the settings.

        Args:
            **flags: settings by field name; None means "not given".

        Raises:
            ConfigError: a setting is unknown or illegal, or the settings file cannot be read.
        """
        given = {name: value for name, value in flags.items() if value is not None}
        values = _from_file() | _from_environment() | given
        unknown = values.keys() - {field.name for field in dataclasses.fields(cls)}
        if unknown:
            raise ConfigError(f"unknown setting {', '.join(sorted(unknown))}: known are {', '.join(_names())}")
        values = {name: _typed(name, value) for name, value in values.items()}
        if "data_dir" not in values:
            values["data_dir"] = find_data()
        # platformdirs reads the home folder, so it is asked only for what was not given.
        values.setdefault("cache_dir", _platform_dir("cache"))
        values.setdefault("user_dir", _platform_dir("data"))
        values.setdefault("made_at", _made_at())
        return cls(**values)

    @property
    def fingerprint(self) -> str:
        """Hash of the settings that change results, for the provenance."""
        geocoder = (self.geocoder, self.geocoder_url, self.geocoder_budget) if self.geocoder else None
        settings = (self.worldview, self.recogniser, geocoder, self.historical_days)
        return hashlib.sha256(repr(settings).encode()).hexdigest()[:16]


def find_data(package: Path | None = None) -> Path:
    """The folder of the built-in gazetteer.

    Args:
        package: folder of the geonews package; None for the running one.

    Raises:
        ConfigError: neither the wheel's data nor a checkout's gazetteer/ is there.
    """
    package = package or Path(__file__).resolve().parent
    in_wheel, in_checkout = package / "data", package.parent.parent / "gazetteer"
    for folder in (in_wheel, in_checkout):
        if folder.is_dir():
            return folder
    raise ConfigError(f"no gazetteer data in {in_wheel} or {in_checkout}: reinstall geonews or set GEONEWS_DATA_DIR")


def _names() -> list[str]:
    return [field.name for field in dataclasses.fields(Config)]


def _platform_dir(which: Literal["cache", "data", "config"]) -> Path:
    import platformdirs  # noqa: PLC0415  # only when needed

    ask = {
        "cache": platformdirs.user_cache_path,
        "data": platformdirs.user_data_path,
        "config": platformdirs.user_config_path,
    }
    return ask[which]("geonews", appauthor=False)


def settings_file() -> tuple[Path, dict[str, Any]] | None:
    """The settings file that counts, and what it sets; None without one.

    Raises:
        ConfigError: it cannot be read, or sets what is no setting.
    """
    local = Path("geonews.toml")
    for path in (local, _platform_dir("config") / "geonews.toml"):
        if not path.is_file():
            continue
        try:
            settings = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ConfigError(f"cannot read settings from {path}: {error}") from error
        unknown = settings.keys() - set(_names())
        if unknown:
            raise ConfigError(f"{path}: unknown setting {', '.join(sorted(unknown))}: known are {', '.join(_names())}")
        return path, settings
    return None


def _from_file() -> dict[str, Any]:
    found = settings_file()
    if found is None:
        return {}
    path, settings = found
    # A path in a settings file is relative to that file, not to wherever the program runs.
    folder = path.resolve().parent
    return {n: folder / v if n.endswith(_PATHS) and isinstance(v, str) else v for n, v in settings.items()}


def _from_environment() -> dict[str, Any]:
    found = {name: os.environ.get(f"GEONEWS_{name.upper()}") for name in _names()}
    return {name: value for name, value in found.items() if value}


def _typed(name: str, value: Any) -> Any:
    if name.endswith(_PATHS):
        if not isinstance(value, str | Path):
            raise ConfigError(f"{name} {value!r} is not a path")
        return Path(value).expanduser().absolute()
    if name in _COUNTED:
        if isinstance(value, bool) or not re.fullmatch(r"\d+", str(value)):
            raise ConfigError(f"{name} {value!r} is not a whole number of {_COUNTED[name]}")
        return int(value)
    if not isinstance(value, str):
        raise ConfigError(f"{name} {value!r} is not text")
    if name == "worldview":
        return value.upper() if len(value) == 2 else value.lower() if value.upper() == "ISO" else value
    return None if name == "geocoder" and value.lower() == "none" else value


def _made_at() -> str:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC).replace(microsecond=0).isoformat()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).isoformat()
    except (ValueError, OverflowError, OSError) as error:
        raise ConfigError(f'SOURCE_DATE_EPOCH "{epoch}" is not a number of seconds since 1970') from error
