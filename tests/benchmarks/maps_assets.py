"""What the baselines need of Leaflet, jQuery and markercluster, fetched from npm and made to stand in the page."""

from __future__ import annotations

import base64
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PACKAGES = {"leaflet": "1.9.3", "jquery": "3.7.1", "leaflet.markercluster": "1.1.0"}
"""The versions that folium 0.20 links to."""
SCRIPTS = ("leaflet/dist/leaflet.js", "jquery/dist/jquery.min.js")
STYLES = ("leaflet/dist/leaflet.css",)
CLUSTER_SCRIPTS = ("leaflet.markercluster/dist/leaflet.markercluster.js",)
CLUSTER_STYLES = (
    "leaflet.markercluster/dist/MarkerCluster.css",
    "leaflet.markercluster/dist/MarkerCluster.Default.css",
)
ICON, SHADOW = "leaflet/dist/images/marker-icon.png", "leaflet/dist/images/marker-shadow.png"
FETCH_S = 120


class AssetsMissing(Exception):  # noqa: N818  # named for what happened
    """npm is not here, or gave no packages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """Text of scripts and styles that need nothing else."""

    scripts: Sequence[str]
    styles: Sequence[str]


def fetch(folder: Path) -> Path:
    """The folder of the installed packages; they are fetched when one is not there. Raises AssetsMissing."""
    modules = folder / "node_modules"
    if all((modules / name / "package.json").is_file() for name in PACKAGES):
        return modules
    npm = shutil.which("npm")
    if npm is None:
        raise AssetsMissing("npm is not installed")
    wanted = [f"{name}@{version}" for name, version in PACKAGES.items()]
    command = [
        npm,
        "install",
        "--prefix",
        str(folder),
        "--no-save",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        *wanted,
    ]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=FETCH_S)
    except (subprocess.SubprocessError, OSError) as error:
        raise AssetsMissing("npm gave no packages (no network?)") from error
    return modules


def read_assets(modules: Path, *, cluster: bool) -> Assets:
    """Only what such a page uses: neither Bootstrap nor icon fonts, so that the baselines are as small as can be.

    Args:
        modules: folder of the installed packages.
        cluster: with markercluster.
    """
    scripts = [_script(modules / name) for name in (*SCRIPTS, *(CLUSTER_SCRIPTS if cluster else ()))]
    styles = [_style(modules / name) for name in (*STYLES, *(CLUSTER_STYLES if cluster else ()))]
    # Leaflet looks for the folder of its pictures, and a page of one file has none.
    icons = f"iconUrl: '{_picture(modules / ICON)}', shadowUrl: '{_picture(modules / SHADOW)}', iconRetinaUrl: null"
    scripts.append(f"L.Icon.Default.imagePath = ' '; L.Icon.Default.mergeOptions({{ {icons} }});")
    return Assets(scripts=scripts, styles=styles)


def _script(path: Path) -> str:
    return re.sub(r"//# sourceMappingURL=\S+", "", path.read_text(encoding="utf-8"))


def _style(path: Path) -> str:
    """A style sheet without its pictures, which only controls need that these pages lack."""
    return re.sub(r"url\([^)]*\)", "none", path.read_text(encoding="utf-8"))


def _picture(path: Path) -> str:
    return f"data:image/png;base64,{base64.b64encode(path.read_bytes()).decode()}"
