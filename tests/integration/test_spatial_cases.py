"""Each line of cases/spatial.tsv is a sentence and where each of its reports must be, on the real border set."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
import shapely

from geonews.borders import Borders
from geonews.gazetteer.actors import Actor, Actors
from geonews.language import SpacyParser
from geonews.model import Location, Place, PositionReport
from geonews.positions import extract, load_lexicon
from geonews.positions.geometries.shapes import BorderShaper
from tests.conftest import ROOT
from tests.marked import MARK, marked
from tests.position_cases import case_rows

pytestmark = pytest.mark.xdist_group("borders")
CASES = Path(__file__).parents[1] / "cases"
ACTORS = Actors(
    [
        Actor(id="m23", name="M23", aliases=(), type="rebel_group", iso2="CD", short="M23"),
        Actor(id="houthi", name="Ansar Allah", aliases=("Houthi",), type="rebel_group", iso2="YE", short="HOU"),
        Actor(id="hezbollah", name="Hezbollah", aliases=(), type="rebel_group", iso2="LB", short="HEZ"),
        Actor(id="shabaab", name="Al-Shabaab", aliases=(), type="rebel_group", iso2="SO", short="SHA"),
        Actor(id="taliban", name="Taliban", aliases=(), type="rebel_group", iso2="AF", short="TAL"),
    ]
)


@lru_cache
def places() -> dict[tuple[str, str, str], Place]:
    return {
        (name, iso2, kind): Place(
            id=ident or f"test:{kind}:{name}",
            name=name,
            lon=float(lon),
            lat=float(lat),
            feature_class="P",
            feature_code=code,
            kind=kind,  # type: ignore[arg-type]
            iso2=None if ident.startswith("ne:") else iso2,
            population=int(people) if people else None,
        )
        for name, iso2, kind, lon, lat, ident, code, people in case_rows(CASES / "spatial_places.tsv")
    }


@lru_cache
def borders() -> Borders:
    return Borders(ROOT / "gazetteer")


@lru_cache
def parser() -> SpacyParser:
    return SpacyParser()


def located(location: Location) -> Location:
    """The marked place with the coordinates that the list gives it; countries and coordinates need none."""
    place = location.place
    assert place is not None
    if place.kind == "country":
        name = borders().country_name(place.iso2 or "")
        place = replace(place, name=name, feature_code="PCLI")
    elif place.kind == "coordinates":
        lat, lon = (float(part) for part in place.name.split(","))
        place = replace(place, lon=lon, lat=lat, uncertainty_m=10)
    else:
        place = places()[place.name, place.iso2 or "", place.kind]
    if place.kind == "adm1" and (unit := borders().admin1_at(place.lon, place.lat)) is not None and unit.gn_code:
        place = replace(place, adm1=unit.gn_code.partition(".")[2])
    return borders().locate(replace(location.resolution, place=place))


def reports(text: str) -> list[PositionReport]:
    case = marked(text, published=date(2024, 6, 14))
    return extract(
        case.article,
        [located(location) for location in case.locations],
        parser=parser(),
        actors=ACTORS,
        lexicon=load_lexicon(),
        shaper=BorderShaper(borders()),
        adjectives={"RU": "Russian"},
    )


def said(report: PositionReport) -> str:
    return f"{report.spatial_op}|{report.place_name or '-'}|{report.geo_precision}"


@pytest.mark.parametrize("case", case_rows(CASES / "spatial.tsv"), ids=lambda case: f"{case[0][:40]}: {case[1][:60]}")
def test_case(case: list[str]) -> None:
    wanted, text = case
    found = reports(text)
    assert {said(report) for report in found} == set(wanted.split(" + "))
    for report in found:
        shape = None if report.geometry_wkt is None else shapely.from_wkt(report.geometry_wkt)
        assert (shape is None) == (report.geom_basis in ("country_only", "none"))
        assert shape is None or (shape.is_valid and not shape.is_empty)
        assert (report.uncertainty_m is None) == (shape is None)
        assert all(part in MARK.sub(r"\1", text) for part in (report.spatial_text or "").split(" … "))
