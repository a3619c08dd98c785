from __future__ import annotations

import subprocess
import sys

HEAVY = ("spacy", "geopandas", "folium", "geopy", "pandas", "trafilatura", "shapely", "numpy")


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from geonews.cli import app; from typer.testing import CliRunner; "
        "r = CliRunner().invoke(app, ['--help']); assert r.exit_code == 0, r.output; "
        f"print([m for m in {HEAVY!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
