"""The page's own script: its unit tests, its style, and whether the bundle in the package is that of the sources."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

PAGE = ROOT / "page"
ASSETS = ROOT / "src" / "geonews" / "maps" / "assets"
BUILT = ("page.js", "page.css", "page.html", "fonts.css")


def npm(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run npm in page/; skip with a reason where its packages are not installed."""
    if shutil.which("npm") is None or not (PAGE / "node_modules" / "esbuild").is_dir():
        if os.environ.get("GEONEWS_REQUIRE_NODE"):
            pytest.fail("page/node_modules is missing, and GEONEWS_REQUIRE_NODE is set")
        pytest.skip("needs node and the page's packages (npm --prefix page ci)")
    return subprocess.run(
        ["npm", "--silent", "--prefix", str(PAGE), *arguments], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("script", ["lint", "test"])
def test_the_script_passes(script: str) -> None:
    run = npm("run", script)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_bundle_is_that_of_the_sources(tmp_path: Path) -> None:
    run = npm("run", "build", "--", str(tmp_path))
    assert run.returncode == 0, run.stderr
    stale = [name for name in BUILT if (tmp_path / name).read_bytes() != (ASSETS / name).read_bytes()]
    assert stale == [], "run `make page`"
