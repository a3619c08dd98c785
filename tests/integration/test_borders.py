"""Borders and the geometry of spatial phrases on the real border set."""

from __future__ import annotations

import pytest
import shapely

from geonews.borders import BEARINGS, Borders
from geonews.geodesy import distance_m, half, length_m
from geonews.model import Location, Mention, Place, Resolution
from geonews.positions.geometries import geometry, lines
from geonews.positions.geometries.drawing import country_only
from geonews.positions.geometries.shapes import BorderShaper
from geonews.positions.places.phrases import Phrase
from geonews.vocabulary import PlaceKind, Status
from tests.conftest import ROOT

pytestmark = pytest.mark.xdist_group("borders")
CAPITALS = {
    "UA": (30.52, 50.45),
    "SD": (32.53, 15.55),
    "ML": (-8.0, 12.65),
    "SY": (36.29, 33.51),
    "IQ": (44.4, 33.34),
    "ET": (38.75, 9.03),
    "CD": (15.31, -4.33),
    "FR": (2.35, 48.85),
    "NO": (10.74, 59.91),
    "LS": (27.48, -29.31),
    "VA": (12.453, 41.903),
    "XK": (21.17, 42.67),
}


@pytest.fixture(scope="module")
def borders() -> Borders:
    return Borders(ROOT / "gazetteer")


def resolution(
    kind: PlaceKind, lon: float, lat: float, iso2: str | None, status: Status = "resolved", **fields: object
) -> Resolution:
    place = Place(
        id=str(fields.pop("id", "geonames:1")),
        name="X",
        lon=lon,
        lat=lat,
        feature_class="P",
        feature_code="PPL",
        kind=kind,
        iso2=iso2,
        **fields,  # type: ignore[arg-type]
    )
    mention = Mention(article_id="a", start=0, end=1, text="X", normalised="X", zone="body", mention_type="literal")
    return Resolution(mention=mention, place=place, status=status, method="exact", score=1.0)


def located(borders: Borders, kind: PlaceKind, lon: float, lat: float, iso2: str | None, **fields: object) -> Location:
    return borders.locate(resolution(kind, lon, lat, iso2, **fields))  # type: ignore[arg-type]


def test_each_capital_lies_in_its_country_and_no_other(borders: Borders) -> None:
    for iso2, point in CAPITALS.items():
        assert borders.country_at(*point) == iso2
        inside = [u.iso2 for u in borders.countries if u.geometry.contains(shapely.Point(*point))]
        assert inside == [iso2]


def test_the_iraq_syria_border_has_its_length_and_no_direction(borders: Borders) -> None:
    line = borders.shared_border("IQ", "SY")
    assert line is not None
    assert 580_000 < length_m(line) < 620_000
    back = borders.shared_border("SY", "IQ")
    assert back is not None
    assert back.equals(line)
    assert borders.shared_border("IQ", "FR") is None
    assert "SY" in borders.neighbours("IQ")
    assert borders.neighbours("IS") == frozenset()


def test_a_country_has_neither_point_nor_radius_of_its_own(borders: Borders) -> None:
    location = located(borders, "country", 32, 49, "UA")
    assert (location.geo_precision, location.uncertainty_m) == (6, None)
    assert geometry.at(location, borders) == country_only("UA")


def test_disputed_places_name_their_claimants(borders: Borders) -> None:
    assert located(borders, "city", 34.1, 44.95, "UA").claimants == ("RU", "UA")
    assert located(borders, "city", 35.75, 33.12, "SY").claimants == ("IL", "SY")
    assert located(borders, "city", 30.52, 50.45, "UA").claimants == ()


def test_the_gazetteers_country_wins_and_the_conflict_is_kept(borders: Borders) -> None:
    location = located(borders, "city", 38.0, 37.2, "SY")
    assert (location.iso2, location.border_iso2, location.border_conflict) == ("SY", "TR", True)
    assert location.adm1 is None


def test_towns_near_the_coast_belong_to_their_country(borders: Borders) -> None:
    off_beirut = (35.44, 33.9)
    assert borders.country_at(*off_beirut) == "LB"
    assert borders.country_at(25.0, 34.0) is None


@pytest.mark.parametrize(
    ("kind", "population", "radius"),
    [
        ("neighbourhood", None, 1500),
        ("camp", None, 2000),
        ("city", None, 5000),
        ("city", 900, 1000),
        ("city", 20_000_000, 25_000),
    ],
)
def test_uncertainty_by_kind_and_size(borders: Borders, kind: PlaceKind, population: int | None, radius: int) -> None:
    assert located(borders, kind, 37.1, 36.2, "SY", population=population).uncertainty_m == radius


def test_the_entrys_own_radius_wins(borders: Borders) -> None:
    assert located(borders, "camp", 37.1, 36.4, "SY", uncertainty_m=20_000).uncertainty_m == 20_000


def test_a_band_lies_on_the_subjects_side(borders: Borders) -> None:
    band = lines.along_border("IQ", "SY", borders)
    assert band.geometry is not None
    syria = borders.country_polygon("SY")
    iraq = borders.country_polygon("IQ")
    assert syria is not None
    assert iraq is not None
    assert shapely.intersection(band.geometry, syria).area < 0.01 * band.geometry.area
    assert shapely.difference(band.geometry, shapely.buffer(iraq, 0.01)).area < 0.01 * band.geometry.area
    assert (band.iso2, band.geo_precision, band.invented_m, band.basis) == ("IQ", 5, 25_000, "border_line")
    assert shapely.get_num_coordinates(band.geometry) < 1000


def test_an_island_has_no_border_to_stand_along(borders: Borders) -> None:
    assert lines.along_border("IS", None, borders) == country_only("IS")
    assert lines.cross_border("IQ", "FR", borders) == country_only("IQ")


def test_a_crossing_is_the_line_itself(borders: Borders) -> None:
    line = lines.cross_border("IQ", "SY", borders)
    assert line.geometry is not None
    assert line.geometry.geom_type in ("LineString", "MultiLineString")
    assert line.uncertainty_m is not None
    assert line.uncertainty_m > 200_000


@pytest.mark.parametrize("iso2", ["ML", "UA", "FR", "FJ"])
@pytest.mark.parametrize("direction", BEARINGS)
def test_halves_lie_inside_and_opposite_ones_cover(borders: Borders, iso2: str, direction: str) -> None:
    whole = borders.country_polygon(iso2)
    assert whole is not None
    bearing = BEARINGS[direction]
    one, other = half(whole, bearing), half(whole, (bearing + 180) % 360)
    assert shapely.difference(one, shapely.buffer(whole, 1e-6)).area == pytest.approx(0, abs=1e-6)
    assert one.area + other.area == pytest.approx(whole.area, rel=1e-3)
    assert shapely.union(one, other).area == pytest.approx(whole.area, rel=1e-3)


def test_northern_mali_is_north_of_bamako(borders: Borders) -> None:
    shape = geometry.part_of(located(borders, "country", -1.75, 17.5, "ML"), (0.0,), borders)
    assert shape.basis == "polygon"
    assert shape.lat is not None
    assert shape.lat > 17
    assert shape.geo_precision == 5


def test_an_arrow_needs_two_named_ends(borders: Borders) -> None:
    aleppo, raqqa = located(borders, "city", 37.16, 36.2, "SY"), located(borders, "city", 39.01, 35.95, "SY")
    syria = located(borders, "country", 38.5, 35.0, "SY")
    arrow = lines.from_to(aleppo, raqqa, borders)
    assert arrow.geometry is not None
    assert list(arrow.geometry.coords) == [(37.16, 36.2), (39.01, 35.95)]
    assert (arrow.lon, arrow.lat) == (39.01, 35.95)
    assert lines.from_to(syria, raqqa, borders).basis == "point"
    assert lines.from_to(aleppo, syria, borders).basis == "country_only"


def test_thirty_kilometres_south_of_homs(borders: Borders) -> None:
    shape = geometry.offset(located(borders, "city", 36.72, 34.73, "SY"), 180.0, 30.0, borders)
    assert shape.lon is not None
    assert shape.lat is not None
    assert distance_m(36.72, 34.73, shape.lon, shape.lat) == pytest.approx(30_000, rel=1e-3)
    assert shape.lat < 34.73
    assert shape.geo_precision == 5
    assert geometry.offset(located(borders, "city", 36.72, 34.73, "SY"), 180.0, 20.0, borders).geo_precision == 2


def test_an_ambiguous_name_is_never_drawn(borders: Borders) -> None:
    location = located(borders, "city", 36.72, 34.73, "SY", status="ambiguous")
    shaped = BorderShaper(borders).shape(Phrase(op="at", text="Homs", location=location))
    assert (shaped.wkt, shaped.lon, shaped.geo_precision) == (None, None, 9)


def test_shapes_name_their_borders(borders: Borders) -> None:
    shaped = BorderShaper(borders).shape(Phrase(op="along_border", text="its border", iso2="IQ", neighbour="SY"))
    assert shaped.place_name == "Iraq-Syria border"
    assert shaped.wkt is not None
    assert shapely.from_wkt(shaped.wkt).is_valid


def test_conventional_regions_come_before_geometric_halves(borders: Borders) -> None:
    region = located(borders, "region", 35.4, 33.3, "LB", id="supplement:southern-lebanon", layer="supplement")
    shape = geometry.at(region, borders)
    assert shape.basis == "polygon"
    assert shape.geometry is not None
    assert shape.geometry.contains(shapely.Point(35.48, 33.38)) or shape.geometry.area > 0.05
