"""The wheel works outside the checkout, with nothing but its dependencies."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.conftest import CACHE, ROOT

pytestmark = [pytest.mark.wheel, pytest.mark.xdist_group("gazetteer")]


def run(*command: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    built = run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT)
    assert built.returncode == 0, built.stderr
    [path] = out.glob("*.whl")
    return path


def test_the_wheel_carries_data_and_stays_small(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for needed in ("data/places.tsv.xz", "data/actors.toml", "data/README.md", "positions/lexicon.toml", "py.typed"):
        assert f"geonews/{needed}" in names
    assert wheel.stat().st_size < 60 * 2**20


def test_demo_runs_from_the_wheel(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "env"
    assert run(sys.executable, "-m", "venv", "--without-pip", environment).returncode == 0
    python = environment / "bin" / "python"
    # the tests have no network: the dependencies are those of the running environment, geonews is the wheel's own
    site = next((environment / "lib").glob("python*")) / "site-packages"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    (site / "dependencies.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", encoding="utf-8")
    folder = tmp_path / "empty"
    folder.mkdir()
    settings = {k: v for k, v in os.environ.items() if not k.startswith("GEONEWS_")}
    settings |= {"GEONEWS_CACHE_DIR": str(CACHE), "GEONEWS_USER_DIR": str(tmp_path / "user"), "PYTHONPATH": ""}
    where = run(python, "-c", "import geonews; print(geonews.__file__)", cwd=folder, env=settings)
    assert where.stdout.startswith(str(site)), where.stdout + where.stderr
    done = run(python, "-m", "geonews", "demo", cwd=folder, env=settings)
    assert done.returncode == 0, done.stderr
    assert Path(done.stdout.strip().splitlines()[-1]) == folder / "geonews-demo.html"
