from __future__ import annotations

import subprocess
import sys
import time

import pytest

HEAVY = (
    "spacy", "geopandas", "folium", "geopy", "pandas", "trafilatura", "shapely", "numpy", "rich", "dateparser", "ftfy",
    "lxml", "geonews.pipeline",
)  # fmt: skip


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import atexit, sys; from geonews.cli import main; sys.argv = ['geonews', '--help']; "
        f"atexit.register(lambda: print([m for m in {HEAVY!r} if m in sys.modules])); main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert "Commands:" in done.stdout


def test_help_comes_at_once() -> None:
    def seconds() -> float:
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "geonews", "--help"], capture_output=True, check=True)
        return time.perf_counter() - began

    # the best of a few: other tests run beside this one
    assert min(seconds() for _ in range(4)) < 0.5


@pytest.mark.parametrize(
    "command",
    [
        "demo",
        "run",
        "annotate",
        "articles",
        "map",
        "export",
        "explain",
        "gazetteer",
        "evaluate",
        "gazetteer add",
        "place",
        "place add",
        "place import",
    ],
)
def test_every_command_explains_itself(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "geonews", *command.split(), "--help"], capture_output=True, text=True, check=True
    )
    assert "Usage:" in done.stdout
    assert "--help" in done.stdout
