"""The gazetteer as the other stages see it: all layers behind one `Gazetteer`, later layers first."""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from geonews.config import Config
from geonews.gazetteer.build import DATABASE, Progress
from geonews.gazetteer.layers import LayerInfo, LayerSource, ensure_layer, layer_sources
from geonews.gazetteer.names import DEMONYMS, NAMES, Alias, NameLists, read_demonyms, read_names
from geonews.gazetteer.nameset import NameSet
from geonews.gazetteer.respell import GOOD_COST, Likeness, most_alike
from geonews.gazetteer.scanner import Scanner
from geonews.model import Candidate, Place
from geonews.text import fold
from geonews.vocabulary import Method

_COLUMNS = (
    "place.id, pid, place.name, lon, lat, feature_class, feature_code, kind, iso2, adm1, adm2, population, "
    "uncertainty_m, n_names, extra"
)
_REMEMBERED = 20_000
_MAPPED = 2**30
"""Bytes of an index that are mapped into memory and not copied; pages that are asked for, no more."""
_SPELLED_OUT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "point"}
_SHORTENED = {long: short for short, long in _SPELLED_OUT.items()}
_ARTICLES = frozenset(["al", "el", "ar", "as", "ash", "ad", "at", "az", "an", "the"])
_BY_NAME = f"""SELECT {_COLUMNS}, spelling, rank FROM name JOIN place ON place.id = name.place
    WHERE key = ? ORDER BY population DESC, pid LIMIT ?"""  # noqa: S608  # constants
_BY_ROW = f"SELECT {_COLUMNS} FROM place WHERE place.id = ?"  # noqa: S608  # constants
_PACK_SHARE = 0.05  # A country pack holds a few places across its borders.
_WELL_KNOWN = 20_000  # Who writes the name of so large a town means it, not a hamlet of a like name.
_AIRFIELDS = f"""SELECT {_COLUMNS} FROM place WHERE feature_code IN ('AIRP', 'AIRB')
    AND lat BETWEEN ? AND ? AND lon BETWEEN ? AND ? ORDER BY pid"""  # noqa: S608  # constants
_BY_ID = f"SELECT {_COLUMNS} FROM place WHERE pid = ?"  # noqa: S608  # constants
_BY_KIND = f"SELECT {_COLUMNS} FROM place WHERE kind = ? ORDER BY population DESC, pid"  # noqa: S608  # constants


class _Layer:
    """One opened index."""

    def __init__(self, source: LayerSource, config: Config, progress: Progress | None) -> None:
        self.source, self._config, self._progress = source, config, progress
        self._open()

    def _open(self) -> None:
        self._names: NameSet | None = None
        self.info = ensure_layer(self.source, self._config, self._progress)
        uri = f"{(self.info.index / DATABASE).as_uri()}?mode=ro&immutable=1"
        self.db = sqlite3.connect(uri, uri=True)
        self.db.execute(f"PRAGMA mmap_size = {_MAPPED}")

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        try:
            return self.db.execute(query, values).fetchall()
        except sqlite3.DatabaseError:
            # The sizes were right, so the damage shows only now.
            self.db.close()
            shutil.rmtree(self.info.index, ignore_errors=True)
            self._open()
        return self.db.execute(query, values).fetchall()

    @property
    def names(self) -> NameSet:
        if self._names is None:
            self._names = NameSet.open(self.info.index)
        return self._names

    def place(self, row: Sequence[Any]) -> Place:
        return Place(
            id=row[1],
            name=row[2],
            lon=row[3],
            lat=row[4],
            feature_class=row[5],
            feature_code=row[6],
            kind=row[7],
            iso2=row[8],
            adm1=row[9],
            adm2=row[10],
            population=row[11],
            uncertainty_m=row[12],
            layer=self.info.name,
            n_names=row[13],
        )


class Gazetteer:
    """All layers; implements `protocols.Lookup`. Pickled by its configuration. Not for use by two threads."""

    def __init__(self, config: Config, progress: Progress | None = None) -> None:
        self.config = config
        self._layers = [_Layer(source, config, progress) for source in layer_sources(config)]
        self._scanned = [layer for layer in self._layers if layer.source.scanned]
        self._names = self._without_own(read_names(config.data_dir / NAMES))
        self._scanner: Scanner | None = None
        self._aliases = NameSet.of(self._names.aliases)
        self._demonyms = read_demonyms(config.data_dir / DEMONYMS)
        self._remembered: dict[str, tuple[Candidate, ...]] = {}
        self._spelled: dict[tuple[str, frozenset[str]], tuple[Candidate, ...]] = {}
        self._details: dict[str, Mapping[str, Any]] = {}
        self._countries: dict[str, Place] | None = None

    def __reduce__(self) -> tuple[Callable[[Config], Gazetteer], tuple[Config]]:
        """Pickled by its configuration: another process opens the same index."""
        return open_gazetteer, (self.config,)

    def _without_own(self, names: NameLists) -> NameLists:
        """The lists without blocks on names of the user's own places."""
        layers = [layer for layer in self._layers if layer.info.name == "own"]
        own = {key for layer in layers for (key,) in layer.rows("SELECT key FROM name")}
        return replace(names, blocked=names.blocked - own) if own & names.blocked else names

    @property
    def layers(self) -> tuple[LayerInfo, ...]:
        """The layers, lowest first."""
        return tuple(layer.info for layer in self._layers)

    def towns(self, population: int) -> list[tuple[str, float, float, int, str]]:
        """Capitals and larger towns of the built-in world as (name, lon, lat, population, feature code), by id."""
        query = (
            "SELECT name, lon, lat, coalesce(population, 0), feature_code FROM place WHERE feature_class = 'P'"
            " AND feature_code LIKE 'PPL%' AND (population >= ? OR feature_code IN ('PPLC', 'PPLA')) ORDER BY id"
        )
        return [(row[0], row[1], row[2], row[3], row[4]) for row in self._layers[0].rows(query, population)]

    def candidates(
        self, name: str, *, limit: int = 100, countries: Collection[str] | None = None
    ) -> tuple[Candidate, ...]:
        """Places that `name` may stand for, unranked, later layers first, then by population.

        Looked for as written (folded), then as an alias, then with "St." and the like written out, then with or without
        its article. Then come names that are spelled alike, most alike first (methods "spelling" and "fuzzy").

        Args:
            name: as the text has it.
            limit: of places.
            countries: ISO codes of the countries in which to look for other spellings, also beside places that bear
                the name as written; none for no other spellings. None for all countries, but only when nothing bears
                the name as written, and then only romanisations, not slips of the pen.
        """
        key = fold(name)
        if key not in self._remembered:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            self._remembered[key] = self._find(key)
        found = self._remembered[key]
        if countries is None:
            return (found or self._other_spellings(name, key, None))[:limit]
        return (*found, *self._beside(found, name, key, frozenset(countries)))[:limit]

    def _beside(self, found: Sequence[Candidate], name: str, key: str, countries: frozenset[str]) -> list[Candidate]:
        """Other spellings in these countries, fewer and closer ones where the name as written is at home in them."""
        at_home = [candidate.place for candidate in found if candidate.place.iso2 in countries]
        if not countries or any(_is_well_known(place) for place in at_home):
            return []
        ids = {place.id for place in at_home}
        spelled = [c for c in self._other_spellings(name, key, countries) if c.place.id not in ids]
        return [c for c in spelled if c.cost <= GOOD_COST] if at_home else spelled

    def knows(self, name: str) -> bool:
        """Whether `name` matches anything exactly (folded) that texts are scanned for, or is an alias."""
        key = fold(name)
        return key not in self._names.blocked and (
            key in self._names.aliases or any(key in layer.names for layer in self._scanned)
        )

    def keys(self, first: str, shortest: int, longest: int) -> tuple[str, ...]:
        """Folded names that begin with the letter `first` and have so many characters, sorted."""
        query = "SELECT DISTINCT key FROM name WHERE key >= ? AND key < ? AND length(key) BETWEEN ? AND ?"
        span = (first, first + "\U0010ffff", shortest, longest)
        return tuple(sorted({key for layer in self._layers for (key,) in layer.rows(query, *span)}))

    def scan(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Gazetteer names in `text` as (start, end, name): leftmost-longest, whole words, beginning with a capital.

        Scripts without capitals are taken as they are. A name never runs across a comma or the end of a sentence.
        """
        if self._scanner is None:
            self._scanner = Scanner([self._aliases, *(layer.names for layer in self._scanned)], self._names.blocked)
        return self._scanner.find(text)

    def place(self, place_id: str) -> Place | None:
        """The place with this id from the highest layer that has it."""
        for layer in reversed(self._layers):
            for row in layer.rows(_BY_ID, place_id):
                return self._filled(layer.place(row))
        return None

    def _filled(self, place: Place) -> Place:
        """A pack's place with what only the built-in world knows of the same id: its unit, people, spellings."""
        if not place.layer.startswith("pack:") or not place.id.startswith("geonames:"):
            return place
        for row in self._layers[0].rows(_BY_ID, place.id):
            world = self._layers[0].place(row)
            return replace(
                place,
                name=world.name if _reads_better(world, place) else place.name,
                adm1=place.adm1 or world.adm1,
                adm2=place.adm2 or world.adm2,
                population=place.population or world.population,
                feature_code=world.feature_code if place.feature_code in ("", "PPL") else place.feature_code,
                n_names=max(place.n_names, world.n_names),
            )
        return place

    def details(self, place_id: str) -> Mapping[str, Any]:
        """`within`, `units` and `blocks` of a supplement entry, `within` of an own place; empty for others."""
        if place_id not in self._details:
            rows = [row for layer in reversed(self._layers) for row in layer.rows(_BY_ID, place_id)]
            self._details[place_id] = json.loads(rows[0][-1]) if rows and rows[0][-1] else {}
        return self._details[place_id]

    def countries(self) -> tuple[Place, ...]:
        """Country entries, by code."""
        found = self._country_table()
        return tuple(found[iso2] for iso2 in sorted(found))

    def country(self, iso2: str) -> Place | None:
        """The entry of the country with this ISO 3166-1 alpha-2 code."""
        return self._country_table().get(iso2)

    def first_level(self, iso2: str) -> tuple[Place, ...]:
        """First-level units of a country."""
        rows = ((layer, row) for layer in self._layers for row in layer.rows(_BY_KIND, "adm1"))
        found = {row[1]: self._filled(layer.place(row)) for layer, row in rows}
        return tuple(place for place in found.values() if place.iso2 == iso2)

    def airfields(self, lon: float, lat: float, degrees: float = 0.3) -> tuple[Place, ...]:
        """Airports and air bases within so many degrees of a point, north to south and east to west."""
        box = (lat - degrees, lat + degrees, lon - degrees, lon + degrees)
        found = {row[1]: layer.place(row) for layer in self._layers for row in layer.rows(_AIRFIELDS, *box)}
        return tuple(found.values())

    def demonym(self, word: str) -> str | None:
        """Country code of an adjective or people noun ("Sudanese", "Poles"); None for other words."""
        return self._demonyms.get(word.lower())

    def pack_countries(self) -> frozenset[str]:
        """Codes of the countries that the user's packs are of."""
        return frozenset(
            iso2
            for layer in self._layers
            if layer.info.name.startswith("pack:")
            for iso2, places in layer.info.countries.items()
            if iso2 and places >= _PACK_SHARE * layer.info.places
        )

    def _country_table(self) -> dict[str, Place]:
        if self._countries is None:
            found: dict[str, Place] = {}
            for layer in self._layers:
                for row in reversed(layer.rows(_BY_KIND, "country")):
                    place = self._filled(layer.place(row))
                    if place.iso2:
                        found[place.iso2] = place
            self._countries = found
        return self._countries

    def _find(self, key: str) -> tuple[Candidate, ...]:
        if not key or key in self._names.blocked:
            return ()
        found = [*self._aliased(key), *self._exact(key, "exact")]
        for variant in _written_out(key):
            found += self._exact(variant, "alternate")
        found = self._allowed(key, found)
        for variant in _with_and_without_article(key):
            found = found or self._allowed(key, self._exact(variant, "alternate"))
        return tuple(found)

    def _other_spellings(self, name: str, key: str, countries: frozenset[str] | None) -> tuple[Candidate, ...]:
        if not key or key in self._names.blocked:
            return ()
        where = frozenset(self._country_table()) if countries is None else countries
        if (key, where) not in self._spelled:
            if len(self._spelled) >= _REMEMBERED:
                self._spelled.clear()
            layers = [(layer, where & layer.info.countries.keys()) for layer in reversed(self._layers)]
            like = most_alike(name, layers, slips=countries is not None)
            self._spelled[key, where] = tuple(self._allowed(key, self._spelled_places(like)))
        return self._spelled[key, where]

    def _spelled_places(self, like: Iterable[tuple[Likeness, _Layer]]) -> list[Candidate]:
        return [
            Candidate(
                place=self._filled(layer.place(row)),
                method=likeness.method,
                matched=likeness.spelling,
                cost=likeness.cost,
            )
            for likeness, layer in like
            for row in layer.rows(_BY_ROW, likeness.place)
        ]

    def _aliased(self, key: str) -> Iterator[Candidate]:
        for alias in self._names.aliases.get(key, ()):
            yield from self._alias(alias, key)

    def _alias(self, alias: Alias, key: str) -> Iterator[Candidate]:
        direct = self.place(alias.place if ":" in alias.place else f"geonames:{alias.place}")
        if direct is not None:
            yield Candidate(place=direct, method="alternate", matched=alias.spelling)
            return
        target = fold(alias.place)
        if target != key:
            for found in self._exact(target, "exact"):
                if alias.iso2 in (None, found.place.iso2):
                    yield Candidate(place=found.place, method="alternate", matched=alias.spelling)

    def _exact(self, key: str, method: Method) -> list[Candidate]:
        found: dict[str, Candidate] = {}
        for layer in reversed(self._layers):
            # the set of names knows faster than the index that there is nothing
            for row in layer.rows(_BY_NAME, key, 100) if key in layer.names else ():
                if row[1] not in found:
                    place = self._filled(layer.place(row))
                    spelled = _own_or_alternate(place, row[-1], key) if method == "exact" else method
                    found[row[1]] = Candidate(place=place, method=spelled, matched=row[-2])
        return list(found.values())

    def _allowed(self, key: str, found: Sequence[Candidate]) -> list[Candidate]:
        ids = self._names.blocked_places.get(key, frozenset())
        countries = self._names.blocked_countries.get(key, frozenset())
        unique: dict[str, Candidate] = {}
        for candidate in found:
            if candidate.place.id not in ids and candidate.place.iso2 not in countries:
                unique.setdefault(candidate.place.id, candidate)
        return list(unique.values())

    def close(self) -> None:
        """Close the index files."""
        for layer in self._layers:
            with contextlib.suppress(sqlite3.Error):
                layer.db.close()


def open_gazetteer(config: Config, progress: Progress | None = None) -> Gazetteer:
    """Open all layers, building the indexes that are missing, damaged or of other data.

    Args:
        config: where the data, the packs and the cache are.
        progress: called while an index is built, see `build.Progress`.

    Raises:
        GazetteerMissing: the built-in world is not there.
        GazetteerError: a layer cannot be read or the cache cannot be written.
    """
    return Gazetteer(config, progress)


def _own_or_alternate(place: Place, rank: int, key: str) -> Method:
    """Whether the key is the place's own name; for a name in another script its Latin spellings are its own."""
    if place.layer == "supplement":
        return "supplement"
    own = fold(place.name)
    return "exact" if rank == 0 or own == key or (key.isascii() and not own.isascii()) else "alternate"


def _reads_better(world: Place, place: Place) -> bool:
    """Whether the built-in name is the better one: Latin letters, and for units English ("Muḩāfaz̧at Ḩalab")."""
    return place.feature_class == "A" or (fold(world.name).isascii() and not fold(place.name).isascii())


def _is_well_known(place: Place) -> bool:
    return place.kind in ("country", "adm1") or (place.population or 0) >= _WELL_KNOWN


def _written_out(key: str) -> Iterator[str]:
    words = key.split()
    for table in (_SPELLED_OUT, _SHORTENED):
        changed = [table.get(word, word) for word in words]
        if changed != words:
            yield " ".join(changed)


def _with_and_without_article(key: str) -> Iterator[str]:
    first, _, rest = key.partition(" ")
    if first in _ARTICLES:
        if rest:
            yield rest
    else:
        yield from (f"{article} {key}" for article in ("al", "el", "the"))
