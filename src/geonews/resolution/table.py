"""All candidates of an article side by side, so that features are computed for the whole article at once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from geonews.model import Candidate, Place
from geonews.resolution.evidence import Name
from geonews.resolution.inside import EARTH_KM

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
FAR_KM = 20_000.0
"""Half the globe: where there is no distance."""
_WIDEST = 2_000
_FAMOUS_MENTIONS = 3
"""More mentions of a name than this do not make it heavier evidence."""


@dataclass(frozen=True, slots=True)
class Table:
    """Arrays with one entry a candidate, the candidates of a name together, in the order of `names`."""

    names: tuple[Name, ...]
    """Names that have candidates."""
    candidates: tuple[Candidate, ...]
    of: Ints
    """Which name the candidate is of."""
    starts: Ints
    """First candidate of each name, then the number of candidates; (names + 1,)."""
    ranges: tuple[tuple[int, int], ...]
    """(names,): first candidate of each name and the one after its last."""
    xyz: Floats
    """(n, 3): points on the unit sphere."""
    country: Ints
    unit: Ints
    district: Ints
    place: Ints
    """Numbers that are equal where country, first-level unit, second-level unit or place are the same; -1 for none."""
    kinds: NDArray[np.str_]
    codes: NDArray[np.str_]
    """Feature codes."""
    people: Floats
    """(n,): population, 0 where it is not known."""
    weight: Floats
    """(names,): how much a name counts as evidence."""
    apart: Floats
    """(n, n): kilometres from each candidate (row) to those of other names (column); FAR_KM where the column is a
    country or the same place. (n, 0) in an article with so many candidates that other evidence is plenty."""

    def __len__(self) -> int:
        return len(self.candidates)

    def best(self, belief: Floats) -> Ints:
        """(names,): the most believed candidate of each name, the earlier of equals."""
        return np.array([a + int(belief[a:b].argmax()) for a, b in self.ranges], dtype=np.int64)

    def by_name(self, values: Floats | Flags) -> Floats:
        """(names,): sums over the candidates of each name."""
        return np.bincount(self.of, values, minlength=len(self.names)).astype(float)

    def largest(self, values: Floats) -> Floats:
        """(n,): for each candidate the largest value among the candidates of its name."""
        top: Floats = np.maximum.reduceat(values, self.starts[:-1])[self.of]
        return top


def tabulate(names: Iterable[Name], *, distances: bool = True) -> Table:
    """The table of the names that have candidates; without `distances`, none of each candidate to the others."""
    kept = tuple(name for name in names if name.candidates)
    candidates = tuple(candidate for name in kept for candidate in name.candidates)
    places = [candidate.place for candidate in candidates]
    sizes = [len(name.candidates) for name in kept]
    starts = np.cumsum([0, *sizes])
    of = np.repeat(np.arange(len(kept)), sizes)
    xyz = on_sphere([place.lon for place in places], [place.lat for place in places])
    ids, kinds = _numbered([place.id for place in places]), np.array([place.kind for place in places], dtype=np.str_)
    return Table(
        names=kept,
        candidates=candidates,
        of=of,
        starts=starts,
        ranges=tuple(pairwise(starts.tolist())),
        xyz=xyz,
        country=_numbered([place.iso2 for place in places]),
        unit=_numbered([_unit(place) for place in places]),
        district=_numbered([_district(place) for place in places]),
        place=ids,
        kinds=kinds,
        codes=np.array([place.feature_code for place in places], dtype=np.str_),
        people=np.array([place.population or 0 for place in places], dtype=float),
        weight=np.array([min(len(name.mentions), _FAMOUS_MENTIONS) ** 0.5 for name in kept]),
        apart=_apart(xyz, of, ids, kinds == "country") if distances else np.zeros((len(xyz), 0)),
    )


def _apart(xyz: Floats, of: Ints, ids: Ints, countries: Flags) -> Floats:
    if len(xyz) > _WIDEST:
        return np.zeros((len(xyz), 0))
    km = kilometres(xyz, xyz)
    km[:, countries] = FAR_KM
    km[(of[:, None] == of[None, :]) | (ids[:, None] == ids[None, :])] = FAR_KM
    return km


def on_sphere(lon: Sequence[float], lat: Sequence[float]) -> Floats:
    """(n, 3): points of the unit sphere for degrees of longitude and latitude."""
    x, y = np.radians(np.asarray(lon, dtype=float)), np.radians(np.asarray(lat, dtype=float))
    return np.stack([np.cos(y) * np.cos(x), np.cos(y) * np.sin(x), np.sin(y)], axis=1).reshape(-1, 3)


def kilometres(a: Floats, b: Floats) -> Floats:
    """(len(a), len(b)): great-circle distances between points of the unit sphere."""
    distances: Floats = EARTH_KM * np.arccos(np.clip(a @ b.T, -1.0, 1.0))
    return distances


def _unit(place: Place) -> Hashable | None:
    return (place.iso2, place.adm1) if place.adm1 and place.kind != "country" else None


def _district(place: Place) -> Hashable | None:
    return (place.iso2, place.adm1, place.adm2) if place.adm2 and place.kind not in ("country", "adm1") else None


def _numbered(values: Sequence[Hashable | None]) -> Ints:
    numbers: dict[Hashable, int] = {}
    return np.array([-1 if v is None else numbers.setdefault(v, len(numbers)) for v in values], dtype=np.int64)
