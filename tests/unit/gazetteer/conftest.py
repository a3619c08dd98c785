"""A small gazetteer on disk."""

from pathlib import Path

import pytest

from geonews.config import Config
from tests.fakes import write_small_world


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config.load(
        data_dir=write_small_world(tmp_path / "data"),
        cache_dir=tmp_path / "cache",
        user_dir=tmp_path / "user",
        made_at="2024-01-01T00:00:00+00:00",
    )
