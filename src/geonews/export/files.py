"""Writing a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from geonews.errors import ExportError


def check_target(path: Path) -> None:
    """Refuse a file that could not be written, before work is put into it.

    Raises:
        ExportError: no such folder, a folder stands in its place, or the folder may not be written; one line.
    """
    if path.is_dir():
        raise ExportError(f"{path} is a folder; name a file in it")
    if not path.parent.is_dir():
        raise ExportError(f"{path}: the folder {path.parent} does not exist; create it first")
    if not os.access(path.parent, os.W_OK):
        raise ExportError(f"{path}: the folder {path.parent} may not be written; choose another")


def write_text(path: Path, text: str) -> None:
    """Write a text file beside its goal and rename it, so that a failure leaves what was there.

    Raises:
        ExportError: it cannot be written; one line.
    """
    check_target(path)
    beside = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        with beside.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        beside.replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(f"{path}: cannot be written ({reason}); close it elsewhere or choose another name") from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
