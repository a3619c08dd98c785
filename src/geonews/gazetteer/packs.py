"""Country packs: GeoNames dumps that the user adds, from disk or, when named by country, from GeoNames' server."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import tempfile
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

from geonews.config import Config
from geonews.errors import GazetteerError
from geonews.gazetteer.build import Progress
from geonews.gazetteer.countries import ALL, country_code, country_codes
from geonews.gazetteer.download import checked, download, forget
from geonews.gazetteer.entries import is_dump_name
from geonews.gazetteer.layers import (
    LayerInfo,
    LayerSource,
    ensure_layer,
    forget_indexes,
    layer_sources,
    packs_folder,
)
from geonews.gazetteer.origin import Origin, forget_origin, write_origin

PackInfo = LayerInfo
"""A pack is a layer: name "pack:<name>", places by country, date, sha256, origin."""
LICENCE, LICENCE_URL = "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"
"""Of everything in GeoNames' dumps."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
# allCountries.txt unpacks to 1.7 GB at a ratio of 4.3; a bomb's ratio is in the hundreds.
_MAX_UNPACKED = 4 * 2**30
_MAX_RATIO = 60
_SUFFIXES = (".zip", ".txt")


@dataclass(frozen=True, slots=True)
class OnDisk:
    """A file that the user named."""

    path: Path
    is_country: bool
    """Whether a country is called so too."""


@dataclass(frozen=True, slots=True)
class OnServer:
    """A country that the user named."""

    code: str
    """ISO 3166-1 alpha-2 code, or "allCountries"."""


def understand(asked: str, config: Config) -> OnDisk | OnServer:
    """What `geonews gazetteer add` was asked for: a file on disk or a country, by its code or name; a file wins.

    Raises:
        GazetteerError: it is neither; the message says what comes close.
    """
    path = Path(asked)
    if path.is_file():
        return OnDisk(path, is_country=_is_country(asked, config))
    if path.suffix.lower() in _SUFFIXES or len(path.parts) > 1:
        raise GazetteerError(f"no such file: {path}")
    return OnServer(country_code(asked, country_codes(config.data_dir)))


def download_pack(code: str, config: Config, progress: Progress | None = None) -> PackInfo:
    """Download a country's dump from `config.geonames_url` and add it; what was cut goes on at the next call.

    Args:
        code: as in `OnServer.code`.
        config: the settings.
        progress: told of bytes, then of places.

    Raises:
        GazetteerError: it is not there, was cut short, or is no GeoNames dump.
    """
    address = checked(config.geonames_url.rstrip("/") + f"/{code}.zip")
    found = download(address, _downloading(code, config), progress)
    origin = Origin(
        source="GeoNames",
        licence=LICENCE,
        licence_url=LICENCE_URL,
        address=found.address,
        added_on=config.made_at[:10],
        modified=found.modified,
    )
    try:
        info = _install(found.path, config, progress, origin, of=None if code == ALL else code)
    except GazetteerError as error:
        # With room on the disk the same file will do; another cause lies in the file.
        if not isinstance(error.__cause__, OSError | sqlite3.Error):
            forget(found.path)
        raise GazetteerError(f"{error} (from {address}); nothing was added") from error
    forget(found.path)
    return info


def add_pack(path: Path, config: Config, progress: Progress | None = None) -> PackInfo:
    """Copy a GeoNames dump (zip or txt) to the user's packs and index it; a pack of the same name is replaced.

    Code tables and read-me files inside a zip are skipped: the dump's own rows name the units.

    Raises:
        GazetteerError: the file is not a GeoNames dump, is a zip bomb, or cannot be copied.
    """
    if not path.is_file():
        raise GazetteerError(f"no such file: {path}")
    if path.suffix not in _SUFFIXES:
        raise GazetteerError(f"{path.name}: a pack is a GeoNames dump, .zip or .txt")
    if not _NAME.fullmatch(path.stem):
        raise GazetteerError(f'{path.name}: a pack is named with letters, digits, "-" and "_" only (such as SY.zip)')
    origin = Origin(source=f"file {path.name}", licence=None, added_on=config.made_at[:10])
    folder = packs_folder(config)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".adding-", dir=folder) as work:
            copy = Path(work) / (_usual(path.stem) + path.suffix)
            shutil.copyfile(path, copy)
            return _install(copy, config, progress, origin)
    except OSError as error:
        raise GazetteerError(f"cannot copy {path} to {folder}: {error}") from error


def remove_pack(name: str, config: Config) -> None:
    """Remove the pack `name` ("SY", in any case), its index too. Raises GazetteerError when there is none."""
    found = [source for source in layer_sources(config) if source.name.lower() == f"pack:{name}".lower()]
    part = _downloading(_usual(name), config) if _NAME.fullmatch(name) else None
    if not found and (part is None or not part.is_file()):
        raise GazetteerError(f'no pack "{name}": there are {", ".join(pack_names(config)) or "none"}')
    try:
        if part is not None:
            forget(part)
        for source in found:
            source.path.unlink(missing_ok=True)
            forget_origin(source.path)
            forget_indexes(source.name, config)
    except OSError as error:
        raise GazetteerError(f'cannot remove the pack "{name}": {error}') from error


def pack_names(config: Config) -> list[str]:
    """Names of the packs that were added, sorted."""
    return [s.name.removeprefix("pack:") for s in layer_sources(config) if s.name.startswith("pack:")]


def _downloading(code: str, config: Config) -> Path:
    """Where a download lies until it is whole, checked and indexed; a folder apart, so that it is no layer."""
    return packs_folder(config) / "downloading" / f"{code}.zip"


def _is_country(word: str, config: Config) -> bool:
    try:
        return bool(country_code(word, country_codes(config.data_dir)))
    except GazetteerError:
        return False


def _usual(name: str) -> str:
    """The name as GeoNames writes it, so that "sy" and "SY" are one pack."""
    if len(name) == 2:
        return name.upper()
    return ALL if name.lower() == ALL.lower() else name


def _install(path: Path, config: Config, progress: Progress | None, origin: Origin, of: str | None = None) -> PackInfo:
    """Check and index a dump, and only then move it among the packs, so that a wrong file never becomes a layer.

    `of` is the country that it must have places of; None for any.
    """
    if path.suffix == ".zip":
        _check_zip(path)
    layer, target = f"pack:{path.stem}", packs_folder(config) / path.name
    info = ensure_layer(LayerSource(name=layer, path=path), config, progress)
    if of is not None and of not in info.countries:
        raise GazetteerError(f"{path.name} holds no place of {of}")
    try:
        os.replace(path, target)  # noqa: PTH105  # the name says that it is atomic
        state = target.stat()
        for other in _SUFFIXES:
            if other != target.suffix:
                target.with_suffix(other).unlink(missing_ok=True)
    except OSError as error:
        raise GazetteerError(f"cannot move {path} to {target}: {error}") from error
    write_origin(target, replace(origin, sha256=info.sha256, size=state.st_size, mtime_ns=state.st_mtime_ns))
    return ensure_layer(LayerSource(name=layer, path=target), config, progress)


def _check_zip(path: Path) -> None:
    name = path.name
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if is_dump_name(member.filename)]
    except (OSError, zipfile.BadZipFile) as error:
        raise GazetteerError(f"{name} is not a zip file: {error}") from error
    if not members:
        raise GazetteerError(f"{name} holds no .txt dump of places")
    if any(member.flag_bits & 0x1 for member in members):
        raise GazetteerError(f"{name} is encrypted: unpack it and add the .txt file")
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if unpacked > _MAX_UNPACKED or unpacked > _MAX_RATIO * max(packed, 2**16):
        raise GazetteerError(f"{name} would unpack to {unpacked / 2**20:,.0f} MB: this is no gazetteer")
