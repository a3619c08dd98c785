"""First-level units of places whose source does not state them, from the polygons that they lie in.

Country packs often come without unit codes; without them "X, Y province" cannot tell one X from another.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import shapely

from geonews.gazetteer.entries import Entry
from geonews.geodata import read_features

_BATCH = 5_000
_SHAPES = "admin1.geojson.xz"


def with_units(entries: Iterable[Entry], data_dir: Path) -> Iterator[Entry]:
    """The entries, those without a first-level code given the one of the polygon that holds their point.

    The polygon counts only when it is of the entry's own country. Without the border file the entries stay as they are.
    """
    path = data_dir / _SHAPES
    if not path.is_file():
        yield from entries
        return
    properties, shapes = read_features(path)
    tree = shapely.STRtree(shapes)
    rest = iter(entries)
    while batch := list(itertools.islice(rest, _BATCH)):
        missing = [i for i, e in enumerate(batch) if e.adm1 is None and e.lon is not None and e.feature_class != "A"]
        points = shapely.points([batch[i].lon or 0.0 for i in missing], [batch[i].lat or 0.0 for i in missing])
        for at, unit in zip(*tree.query(points, predicate="within"), strict=True):
            entry = batch[missing[at]]
            if properties[unit].get("iso2") == entry.iso2 and properties[unit].get("adm1"):
                batch[missing[at]] = replace(entry, adm1=properties[unit]["adm1"])
        yield from batch
