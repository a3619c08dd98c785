"""A row of places.tsv: the nineteen columns of a GeoNames dump and an uncertainty."""

from __future__ import annotations

import lzma
import re
import unicodedata
from collections import Counter
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
_WHOLE_LETTERS = (
    "ʿ= ʾ= ’=' ‘=' ʻ=' ʼ=' –=- ı=i ł=l Ł=L ø=o Ø=O đ=d Đ=D ß=ss æ=ae Æ=Ae œ=oe Œ=Oe ə=a Ə=A ħ=h Ħ=H þ=th ð=d"  # noqa: RUF001  # letters to replace
)
_PLAIN = str.maketrans(dict(pair.split("=") for pair in _WHOLE_LETTERS.split()))
"""Letters that Unicode does not take apart into a plain one and an accent."""


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
    plain = unicodedata.normalize("NFKD", name.translate(_PLAIN))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return plain if plain.isascii() else name


def is_name(name: str, iso2: str) -> bool:
    """Whether an alternate name is one: no address, number, airport or UN/LOCODE code, machine transliteration.

    GeoNames adds transliterations of names in other scripts ("dmshq" for دمشق) in small ASCII letters; the names
    themselves stay.
    """
    if len(name) < 2 or "/" in name or "[" in name or not any(c.isalpha() for c in name):
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
    double = [i for i, n in Counter(row.id for row in ordered).items() if n > 1]
    if double:
        raise SystemExit(f"{len(double)} ids are given twice, the first are {', '.join(double[:5])}")
    text = "".join(row.line() + "\n" for row in ordered)
    path.write_bytes(lzma.compress(text.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))
    return len(ordered)


def _rank(row: Row) -> int:
    order = ("CONT", "PCL", "ADM1", "ADM2")
    place = next((i for i, code in enumerate(order) if row.feature_code.startswith(code)), len(order))
    return place + (row.feature_class in "HS")
