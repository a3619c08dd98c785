"""What lies under the news: countries that it touches, and a small basemap around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geonews.borders import Borders
from geonews.export.geopackage.rows import Layer
from geonews.geodata import read_features
from geonews.tables import Row

MARGIN_DEG = 4.0
DETAIL_DEG = 0.005
SETTLED = "International boundary"
COUNTRY_COLUMNS: Mapping[str, str] = {
    "iso2": "string", "name": "string", "n_mentions": "Int64", "n_reports": "Int64", "n_country_only": "Int64",
}  # fmt: skip
LAND_COLUMNS: Mapping[str, str] = {"iso2": "string", "name": "string"}
LINE_COLUMNS: Mapping[str, str] = {"disputed": "boolean"}


def ground_layers(
    positions: Sequence[Row], mentions: Sequence[Row], shapes: Iterable[BaseGeometry | None], data_dir: Path
) -> list[Layer]:
    """The countries that reports and mentions name, and Natural Earth's land and borders around what is drawn.

    Args:
        positions: reports.
        mentions: mentions of places.
        shapes: all that is drawn, which the basemap is clipped to, with a margin.
        data_dir: folder of the vendored borders.
    """
    return [_countries(positions, mentions, Borders(data_dir)), *_basemap(_window(shapes), data_dir)]


def _countries(positions: Sequence[Row], mentions: Sequence[Row], borders: Borders) -> Layer:
    reported = Counter(row["iso2"] for row in positions if row.get("iso2"))
    only = Counter(row["iso2"] for row in positions if row.get("iso2") and row.get("geom_basis") == "country_only")
    mentioned = Counter(row["iso2"] for row in mentions if row.get("iso2"))
    codes = sorted({*reported, *mentioned})
    rows, shapes = [], []
    for iso2 in codes:
        land = borders.country_polygon(iso2)
        rows.append(
            {
                "iso2": iso2,
                "name": borders.country_name(iso2),
                "n_mentions": mentioned[iso2],
                "n_reports": reported[iso2],
                "n_country_only": only[iso2],
            }
        )
        shapes.append(None if land is None else shapely.simplify(land, DETAIL_DEG))
    return Layer(
        name="countries", columns=COUNTRY_COLUMNS, rows=rows, shapes=shapes, geometry="MultiPolygon",
        title="Countries named, with reports that name nothing closer",
    )  # fmt: skip


def _window(shapes: Iterable[BaseGeometry | None]) -> BaseGeometry:
    bounds = np.array([shape.bounds for shape in shapes if shape is not None and not shape.is_empty])
    if not len(bounds):
        return shapely.box(-180, -90, 180, 90)
    west, south = bounds[:, :2].min(axis=0) - MARGIN_DEG
    east, north = bounds[:, 2:].max(axis=0) + MARGIN_DEG
    window: BaseGeometry = shapely.box(max(west, -180), max(south, -90), min(east, 180), min(north, 90))
    return window


def _basemap(window: BaseGeometry, data_dir: Path) -> list[Layer]:
    properties, shapes = read_features(data_dir / "countries.geojson.xz")
    land = [
        ({"iso2": p.get("iso2"), "name": p.get("name")}, shape)
        for p, shape in zip(properties, shapely.simplify(shapely.intersection(shapes, window), DETAIL_DEG), strict=True)
        if not shape.is_empty
    ]
    kinds, parts = read_features(data_dir / "border_lines.geojson.xz")
    lines = [
        ({"disputed": not str(p.get("featurecla", SETTLED)).startswith(SETTLED)}, shape)
        for p, shape in zip(kinds, shapely.intersection(parts, window), strict=True)
        if not shape.is_empty and shapely.get_dimensions(shape) == 1
    ]
    return [
        Layer(
            name="basemap_borders", columns=LINE_COLUMNS, rows=[r for r, _ in lines], shapes=[s for _, s in lines],
            geometry="MultiLineString", title="Borders (Natural Earth, ISO/UN view); disputed ones are dashed",
        ),
        Layer(
            name="basemap", columns=LAND_COLUMNS, rows=[r for r, _ in land], shapes=[s for _, s in land],
            geometry="MultiPolygon", title="Land (Natural Earth)",
        ),
    ]  # fmt: skip
