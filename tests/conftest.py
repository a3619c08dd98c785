"""Shared fixtures. Tests that need the whole gazetteer share one index in .cache/ of the checkout."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from geonews.config import Config
from geonews.pipeline import Stages

ROOT = Path(__file__).parents[1]
CACHE = ROOT / ".cache" / "geonews"
# The same examples in every run, so that a failure can be had again, and none that depends on how busy the machine is.
# HYPOTHESIS_PROFILE=explore looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the user's own cache, packs or settings."""
    monkeypatch.setenv("GEONEWS_CACHE_DIR", str(CACHE))
    monkeypatch.setenv("GEONEWS_USER_DIR", str(tmp_path_factory.mktemp("user")))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))


@pytest.fixture(scope="session")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Stages:
    """The real stages on the built-in gazetteer."""
    return Stages.open(
        Config.load(cache_dir=CACHE, user_dir=tmp_path_factory.mktemp("user"), made_at="2025-01-01T00:00:00+00:00")
    )


@dataclass(frozen=True)
class Result:
    """What a command printed."""

    code: int
    out: str
    err: str


@pytest.fixture
def geonews(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Result]]:
    """Run the command line in this process, as `main` does."""
    from geonews.cli import main

    def run(*arguments: object) -> Result:
        monkeypatch.setattr("sys.argv", ["geonews", *map(str, arguments)])
        capsys.readouterr()
        try:
            main()
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 0 if stop.code is None else 1
        else:
            code = 0
        printed = capsys.readouterr()
        return Result(code=code, out=printed.out, err=printed.err)

    return run


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared corpora and scorers, outside the project."""
    path = Path(os.environ.get("GEONEWS_SHARED", ROOT.parent / "shared"))
    if not (path / "eval").is_dir():
        pytest.skip(f"no shared corpora at {path} (set GEONEWS_SHARED)")
    return path
