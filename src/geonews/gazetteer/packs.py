"""Country packs: GeoNames dumps that the user adds. Nothing is downloaded; a file on disk is copied and indexed."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
import zipfile
from pathlib import Path

from geonews.config import Config
from geonews.errors import GazetteerError
from geonews.gazetteer.build import Progress
from geonews.gazetteer.entries import is_dump_name
from geonews.gazetteer.layers import LayerInfo, LayerSource, ensure_layer, layer_sources, packs_folder

PackInfo = LayerInfo
"""A pack is a layer: name "pack:<name>", places by country, date, sha256."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
# allCountries.txt unpacks to 1.7 GB at a ratio of 4.3; a bomb's ratio is in the hundreds.
_MAX_UNPACKED = 4 * 2**30
_MAX_RATIO = 60


def add_pack(path: Path, config: Config, progress: Progress | None = None) -> PackInfo:
    """Copy a GeoNames dump (zip or txt) to the user's packs and index it; a pack of the same name is replaced.

    Code tables and read-me files inside a zip are skipped: the dump's own rows name the units.

    Raises:
        GazetteerError: the file is not a GeoNames dump, is a zip bomb, or cannot be copied.
    """
    _check(path)
    folder = packs_folder(config)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".adding-", dir=folder) as work:
            copy = Path(work) / path.name
            shutil.copyfile(path, copy)
            # Indexed before it is moved, so that a wrong file never becomes a layer.
            info = ensure_layer(LayerSource(name=f"pack:{path.stem}", path=copy), config, progress)
            target = folder / path.name
            os.replace(copy, target)  # noqa: PTH105  # the name says that it is atomic
    except OSError as error:
        raise GazetteerError(f"cannot copy {path} to {folder}: {error}") from error
    for other in (".zip", ".txt"):
        if other != target.suffix:
            target.with_suffix(other).unlink(missing_ok=True)
    return ensure_layer(LayerSource(name=info.name, path=target), config, progress)


def remove_pack(name: str, config: Config) -> None:
    """Remove the pack `name` ("SY"). Raises GazetteerError when there is none."""
    found = [source for source in layer_sources(config) if source.name == f"pack:{name}"]
    if not found:
        raise GazetteerError(f'no pack "{name}": there are {", ".join(pack_names(config)) or "none"}')
    for source in found:
        with contextlib.suppress(FileNotFoundError):
            source.path.unlink()


def pack_names(config: Config) -> list[str]:
    """Names of the packs that were added, sorted."""
    return [s.name.removeprefix("pack:") for s in layer_sources(config) if s.name.startswith("pack:")]


def _check(path: Path) -> None:
    if not path.is_file():
        raise GazetteerError(f"no such file: {path}")
    if path.suffix not in (".zip", ".txt"):
        raise GazetteerError(f"{path.name}: a pack is a GeoNames dump, .zip or .txt")
    if not _NAME.fullmatch(path.stem):
        raise GazetteerError(f'{path.name}: a pack is named with letters, digits, "-" and "_" only (such as SY.zip)')
    if path.suffix == ".zip":
        _check_zip(path)


def _check_zip(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if is_dump_name(member.filename)]
    except (OSError, zipfile.BadZipFile) as error:
        raise GazetteerError(f"{path.name} is not a zip file: {error}") from error
    if not members:
        raise GazetteerError(f"{path.name} holds no .txt dump of places")
    if any(member.flag_bits & 0x1 for member in members):
        raise GazetteerError(f"{path.name} is encrypted: unpack it and add the .txt file")
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if unpacked > _MAX_UNPACKED or unpacked > _MAX_RATIO * max(packed, 2**16):
        raise GazetteerError(f"{path.name} would unpack to {unpacked / 2**20:,.0f} MB: this is no gazetteer")
