"""A row of places.tsv: the nineteen columns of a GeoNames dump and an uncertainty."""

from __future__ import annotations

import lzma
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

GEOD = Geod(ellps="WGS84")
_CODE = re.compile(r"[A-Z]{2,3}")
_LOCODE = re.compile(r"[A-Z]{5}")
_KEPT_CODES = frozenset({"NYC", "USA", "UAE", "UK", "US", "DRC", "CAR", "EU", "PRC", "DPRK", "ROK"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One place. `names` are alternate names in any script; `uncertainty_m` is None when nothing is known."""

    id: str
    name: str
    names: tuple[str, ...]
    lon: float
    lat: float
    feature_class: str
    feature_code: str
    iso2: str
    cc2: str = ""
    admin1: str = ""
    admin2: str = ""
    admin3: str = ""
    admin4: str = ""
    population: int = 0
    timezone: str = ""
    modified: str = ""
    uncertainty_m: int | None = None

    def line(self) -> str:
        """The tab-separated line, without its end."""
        name = clean(self.name)
        ascii_name = to_ascii(name)
        shown = {name, ascii_name}
        names = [n for n in dict.fromkeys(clean(n) for n in self.names) if n not in shown and is_name(n, self.iso2)]
        columns = (
            self.id, name, ascii_name, ",".join(names), f"{self.lat:.5f}".rstrip("0").rstrip("."),
            f"{self.lon:.5f}".rstrip("0").rstrip("."), self.feature_class, self.feature_code, self.iso2, self.cc2,
            self.admin1, self.admin2, self.admin3, self.admin4, str(self.population), "", "", self.timezone,
            self.modified, "" if self.uncertainty_m is None else str(self.uncertainty_m),
        )  # fmt: skip
        return "\t".join(columns)


def clean(name: str) -> str:
    """A name without what would break the line: tabs, commas, doubled spaces."""
    return " ".join(unicodedata.normalize("NFC", name).replace(",", " ").split())


def to_ascii(name: str) -> str:
    """The name with diacritics and modifier letters removed; the name itself where that leaves other letters."""
    table = str.maketrans({"ʿ": "", "ʾ": "", "’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "–": "-", "ı": "i", "ł": "l",
                           "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "Ae",
                           "œ": "oe", "Œ": "Oe", "ə": "a", "Ə": "A", "ħ": "h", "Ħ": "H", "þ": "th", "ð": "d"})  # fmt: skip
    plain = unicodedata.normalize("NFKD", name.translate(table))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return plain if plain.isascii() else name


def is_name(name: str, iso2: str) -> bool:
    """Whether an alternate name is one: no address, number, airport or UN/LOCODE code, machine transliteration.

    GeoNames adds transliterations of names in other scripts ("dmshq" for دمشق) in small ASCII letters; the names
    themselves stay.
    """
    if len(name) < 2 or "/" in name or "[" in name or not any(c.isalpha() for c in name):  # noqa: PLR2004
        return False
    if name in _KEPT_CODES:
        return True
    if _CODE.fullmatch(name) or (_LOCODE.fullmatch(name) and name.startswith(iso2)):
        return False
    return not (name.isascii() and name == name.lower())


def furthest_m(lon: float, lat: float, geometry: BaseGeometry) -> int:
    """Greatest distance in metres from a point to a vertex of the geometry."""
    xy = shapely.get_coordinates(geometry)
    n = len(xy)
    _, _, distance = GEOD.inv(np.full(n, lon), np.full(n, lat), xy[:, 0], xy[:, 1])
    return int(np.max(distance))


def write_rows(path: Path, rows: Iterable[Row]) -> int:
    """Write places.tsv.xz, large units first, then by country; the same bytes for the same rows.

    Raises:
        SystemExit: two rows have the same id.
    """
    ordered = sorted(rows, key=lambda r: (_rank(r), r.iso2, r.admin1, r.admin2, len(r.id), r.id))
    ids = [row.id for row in ordered]
    if len(set(ids)) != len(ids):
        double = sorted(i for i in set(ids) if ids.count(i) > 1) if len(ids) - len(set(ids)) < 50 else "many"  # noqa: PLR2004
        raise SystemExit(f"places with the same id: {double}")
    text = "".join(row.line() + "\n" for row in ordered)
    path.write_bytes(lzma.compress(text.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))
    return len(ordered)


def _rank(row: Row) -> int:
    order = ("CONT", "PCL", "ADM1", "ADM2")
    return next((i for i, code in enumerate(order) if row.feature_code.startswith(code)), len(order) + (row.feature_class != "P"))
