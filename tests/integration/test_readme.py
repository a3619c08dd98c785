"""The geonews commands of the README, run in their order in a folder of somebody who follows it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CACHE, ROOT
from tests.markdown import blocks

pytestmark = pytest.mark.xdist_group("gazetteer")
PASTED = "Rebels captured the airport in Goma on Tuesday, a security source said.\n"
MADE = ("geonews-demo.html", "pasted.html", "war.sqlite", "war.html", "war.geojson")


def lines() -> list[str]:
    """What a reader types: the blocks' lines that begin with geonews; make and pip are for CI."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    typed = [line.removeprefix("$ ") for block in blocks(text) for line in block.splitlines()]
    return [line for line in typed if line.startswith("geonews ")]


def test_the_readme_has_commands_to_follow() -> None:
    assert any(line.startswith("geonews demo") for line in lines())
    assert any("geonews run articles/" in line for line in lines())


def test_every_command_of_the_readme_runs(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    for name in ("goma-2025-01-28.jsonl", "khartoum-2023-04-20.txt"):
        shutil.copy(ROOT / "gazetteer" / "samples" / name, tmp_path / "articles")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GEONEWS_")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{kept['PATH']}"
    settings = kept | {"PATH": path, "GEONEWS_CACHE_DIR": str(CACHE), "GEONEWS_USER_DIR": str(tmp_path / "user")}
    for line in lines():
        shell = ["/bin/sh", "-ec", line]
        done = subprocess.run(
            shell, input=PASTED, capture_output=True, text=True, check=False, cwd=tmp_path, env=settings
        )
        assert done.returncode == 0, (line, done.stderr)
    assert [name for name in MADE if not (tmp_path / name).exists()] == []
