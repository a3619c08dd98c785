"""The layers of the gazetteer, lowest first: world, post, supplement, country packs, own places. Later layers win."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from geonews.config import Config
from geonews.errors import GazetteerMissing
from geonews.gazetteer.build import FORMAT, Progress, build_index, no_progress, read_meta
from geonews.gazetteer.entries import Entry, moved, read_dump, read_geojson, read_points, without_codes
from geonews.gazetteer.origin import Origin, known_sha256, read_origin
from geonews.gazetteer.own import own_entries, own_path
from geonews.gazetteer.units import with_units

WORLD = "places.tsv.xz"
POST = "post.tsv.xz"
SUPPLEMENT = "supplement.geojson"
POINTS = "points.csv"
_KEEP = 3  # Indexes kept for each layer: another checkout or version may share the cache.
_HUGE = 2**30  # Bytes of an index beyond which only the newest is kept.


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerSource:
    """A data file and the layer that it makes."""

    name: str
    """world, supplement, pack:<name>, own."""
    path: Path
    points: Path | None = None
    """GeoNames' own points of countries and units, which replace the file's; None for none."""
    scanned: bool = True
    """Whether texts are scanned for its names; villages that bear any word's name are only known when asked for."""

    def entries(self) -> Iterator[Entry]:
        """The file's places. Raises GazetteerError when it is not what its name says."""
        if self.name == "own":
            return own_entries(self.path)
        if self.path.suffix == ".geojson":
            return read_geojson(self.path)
        entries = read_dump(self.path, self.name)
        if self.name.startswith("pack:"):
            entries = without_codes(entries)
        return entries if self.points is None else moved(entries, read_points(self.points))


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerInfo:
    """What `geonews gazetteer info` says of a layer."""

    name: str
    path: Path
    sha256: str
    """Of the data file, and of the points where there are any."""
    date: str | None
    """ISO date of the newest entry; None when the data state none."""
    places: int
    countries: Mapping[str, int]
    """Places by ISO 3166-1 alpha-2 code; "" for those of no country."""
    index: Path
    """Folder of the index in the cache."""
    origin: Origin | None = None
    """Where a pack came from; None for other layers and packs that an older release added."""


def layer_sources(config: Config) -> tuple[LayerSource, ...]:
    """The layers that exist, lowest first.

    Raises:
        GazetteerMissing: the built-in world is not there.
    """
    world = config.data_dir / WORLD
    if not world.is_file():
        raise GazetteerMissing(f"no gazetteer at {world}: reinstall geonews or set GEONEWS_DATA_DIR")
    points = config.data_dir / POINTS
    sources = [LayerSource(name="world", path=world, points=points if points.is_file() else None)]
    post = config.data_dir / POST
    if post.is_file():
        sources.append(LayerSource(name="post", path=post, scanned=False))
    supplement = config.data_dir / SUPPLEMENT
    if supplement.is_file():
        sources.append(LayerSource(name="supplement", path=supplement))
    folder = packs_folder(config)
    if folder.is_dir():
        packs = sorted(path for path in folder.iterdir() if path.suffix in (".zip", ".txt"))
        sources += [LayerSource(name=f"pack:{path.stem}", path=path) for path in packs]
    own = own_path(config)
    if own.is_file():
        sources.append(LayerSource(name="own", path=own))
    return tuple(sources)


def packs_folder(config: Config) -> Path:
    """Where the user's country packs lie."""
    return config.user_dir / "packs"


def layers(config: Config, progress: Progress | None = None) -> list[LayerInfo]:
    """All layers, lowest first, indexed where they were not.

    Raises:
        GazetteerMissing: the built-in world is not there.
        GazetteerError: a layer cannot be read or the cache cannot be written.
    """
    return [ensure_layer(source, config, progress) for source in layer_sources(config)]


def ensure_layer(source: LayerSource, config: Config, progress: Progress | None = None) -> LayerInfo:
    """The layer with its index, which is built when it is missing, damaged or of other data.

    The index of a pack or of post also depends on the built-in world, which tells the units of its places
    and the points of countries.

    Raises:
        GazetteerError: the layer cannot be read or the cache cannot be written.
    """
    if not source.name.startswith(("pack:", "post")):
        sha256 = _sha256(*filter(None, (source.path, source.points)))
        return _ensure(source, source.entries(), sha256, sha256, config, progress)
    sha256 = known_sha256(source.path) or _sha256(source.path)
    world_source = layer_sources(config)[0]
    world = ensure_layer(world_source, config, progress)
    both = hashlib.sha256((sha256 + world.sha256).encode()).hexdigest()
    entries = replace(source, points=world_source.points).entries()
    return _ensure(source, with_units(entries, world.index), sha256, both, config, progress)


def forget_indexes(name: str, config: Config) -> None:
    """Remove what the cache has of a layer."""
    for path in _indexes(config.cache_dir / "gazetteer", name.replace(":", "-")):
        shutil.rmtree(path, ignore_errors=True)


def _ensure(
    source: LayerSource, entries: Iterator[Entry], sha256: str, key: str, config: Config, progress: Progress | None
) -> LayerInfo:
    parent = config.cache_dir / "gazetteer"
    prefix = source.name.replace(":", "-")
    folder = parent / f"{prefix}-{key[:16]}-v{FORMAT}"
    meta = read_meta(folder)
    if meta is None:
        build_index(entries, folder, label=source.name, progress=progress or no_progress)
        meta = read_meta(folder)
        if meta is None:
            raise AssertionError(f"the index just built at {folder} is not whole")
        is_huge = sum(part.stat().st_size for part in folder.iterdir()) > _HUGE
        _forget_old(parent, prefix, keep=1 if is_huge else _KEEP)
    return _info(source, sha256, folder, meta)


def _info(source: LayerSource, sha256: str, folder: Path, meta: Mapping[str, Any]) -> LayerInfo:
    return LayerInfo(
        name=source.name,
        path=source.path,
        sha256=sha256,
        date=meta["date"],
        places=meta["places"],
        countries=meta["countries"],
        index=folder,
        origin=read_origin(source.path) if source.name.startswith("pack:") else None,
    )


def _sha256(*paths: Path) -> str:
    digests = []
    for path in paths:
        with path.open("rb") as stream:
            digests.append(hashlib.file_digest(stream, "sha256").hexdigest())
    return digests[0] if len(digests) == 1 else hashlib.sha256("".join(digests).encode()).hexdigest()


def _forget_old(parent: Path, prefix: str, *, keep: int) -> None:
    with contextlib.suppress(OSError):
        newest = sorted(_indexes(parent, prefix), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in newest[keep:]:
            shutil.rmtree(path, ignore_errors=True)


def _indexes(parent: Path, prefix: str) -> list[Path]:
    length = len(f"{prefix}-{'0' * 16}-v{FORMAT}")
    return [path for path in parent.glob(f"{prefix}-*-v*") if len(path.name) == length]
