"""The tutorial, word for word: all of its commands but those that install, in one shell."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.markdown import blocks

pytestmark = pytest.mark.xdist_group("gazetteer")


@pytest.mark.skipif(shutil.which("bash") is None, reason="the tutorial is written for bash")
def test_the_tutorial_runs_as_it_stands(tmp_path: Path) -> None:
    tutorial = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    commands = "".join(blocks(tutorial.partition("## 2.")[2]))
    (tmp_path / "gazetteer").symlink_to(ROOT / "gazetteer")
    shell = f'geonews() {{ "{sys.executable}" -m geonews "$@"; }}\nset -euo pipefail\n{commands}'
    ran = subprocess.run(
        ["bash", "-c", shell],
        cwd=tmp_path, env=os.environ | {"SOURCE_DATE_EPOCH": "1735689600"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert "5 read, 0 already there, 0 failed" in ran.stdout
    assert "0 read, 5 already there, 0 failed" in ran.stdout
    assert "outlet unknown" in ran.stdout
    made = {path.name for path in (tmp_path / "tutorial").rglob("*")}
    assert {"war.html", "sudan.html", "war.gpkg", "war.qgz"} <= made
