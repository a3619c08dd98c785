"""Reads the vendored GeoJSON files: properties and geometries, fast.

The files hold one feature a line (see gazetteer/README.md), so that properties are parsed as JSON and all geometries
at once by GEOS: three times faster than building each shape from lists.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geonews.errors import GazetteerError, GazetteerMissing

_GEOMETRY = ',"geometry":'


@lru_cache(maxsize=6)
def read_features(path: Path) -> tuple[list[Mapping[str, Any]], NDArray[np.object_]]:
    """Properties and geometries (lon, lat) of a .geojson.xz file, in file order.

    The result is shared between callers (borders and the map read the same files): do not change it.

    Raises:
        GazetteerMissing: there is no such file.
        GazetteerError: it is not one feature a line.
    """
    try:
        with lzma.open(path, "rt", encoding="utf-8") as file:
            lines = [line.rstrip().rstrip(",") for line in file if line.startswith('{"type":"Feature",')]
    except FileNotFoundError as error:
        raise GazetteerMissing(f"no border data at {path}; reinstall geonews or run `make gazetteer`") from error
    except (lzma.LZMAError, EOFError, UnicodeDecodeError) as error:
        raise GazetteerError(f"{path} is damaged ({error}); reinstall geonews or run `make gazetteer`") from error
    properties, shapes = [], []
    for line in lines:
        head, found, shape = line.rpartition(_GEOMETRY)
        if not found:
            raise GazetteerError(f"{path}: a feature without geometry; run `make gazetteer`")
        properties.append(json.loads(head + "}")["properties"])
        shapes.append(shape[:-1])
    return properties, shapely.from_geojson(np.array(shapes, dtype=object))


def parts_of(shape: BaseGeometry) -> list[BaseGeometry]:
    """The single geometries of a shape; a single one gives itself."""
    return list(shapely.get_parts(shape))
