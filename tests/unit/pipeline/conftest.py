"""A workspace, and a folder of three articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from geonews.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "w.sqlite") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    for name, place in (("a.txt", "Khartoum"), ("b.txt", "Gao"), ("c.txt", "Kyiv")):
        (made / name).write_text(f"Shelling was heard in {place} on Sunday.", encoding="utf-8")
    return made
