"""Bands that fade from their border inland, on the real borders."""

from __future__ import annotations

import shapely

from geonews.borders import Borders
from geonews.geodesy import buffered
from geonews.maps.fading import SHARES, fading
from tests.conftest import ROOT

DATA = ROOT / "gazetteer"
DEPTH_M = 25_000


def band(first: str, second: str, **fields: object) -> dict[str, object]:
    borders = Borders(DATA)
    line, land = borders.shared_border(first, second), borders.country_polygon(first)
    assert line is not None
    assert land is not None
    shape = shapely.intersection(buffered(line, DEPTH_M), land)
    row = {"spatial_op": "along_border", "iso2": first, "geometry_invented_m": DEPTH_M}
    return row | {"geometry": shapely.geometry.mapping(shape)} | fields


def test_each_part_lies_in_the_one_before_and_nearer_to_the_border() -> None:
    row = band("IQ", "SY")
    [(whole, parts)] = fading([row, dict(row)], DATA)
    assert whole == row["geometry"]
    shapes = [shapely.geometry.shape(shape) for shape in (whole, *parts)]
    line = Borders(DATA).shared_border("IQ", "SY")
    assert line is not None
    for wide, narrow, share in zip(shapes[:-1], shapes[1:], SHARES, strict=True):
        assert narrow.area < 0.8 * wide.area
        assert shapely.intersection(narrow, shapely.buffer(wide, 0.02)).area > 0.99 * narrow.area
        reach = shapely.buffer(buffered(line, DEPTH_M * share), 0.03)
        assert shapely.intersection(narrow, reach).area > 0.95 * narrow.area


def test_what_is_no_band_or_touches_no_border_does_not_fade() -> None:
    inland = shapely.geometry.mapping(shapely.Point(43.5, 33.0).buffer(0.1))
    rows = [
        band("IQ", "SY", spatial_op="part_of"),
        band("IQ", "SY", geometry_invented_m=None),
        band("IQ", "SY", iso2=None),
        band("IQ", "SY", geometry=inland),
        band("IQ", "SY", iso2="JP"),
        band("IQ", "SY", geometry=None),
    ]
    assert fading(rows, DATA) == []
