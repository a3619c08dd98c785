"""Writing a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
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


@contextlib.contextmanager
def beside(path: Path, *failures: type[Exception]) -> Iterator[Path]:
    """As `replacing`, for a goal that is checked first, so that what stands in the way is named.

    Raises:
        ExportError: it cannot be written, or another program holds the goal; one line.
    """
    check_target(path)
    with replacing(path, *failures) as temporary:
        yield temporary


@contextlib.contextmanager
def replacing(path: Path, *failures: type[Exception]) -> Iterator[Path]:
    """A temporary file beside its goal, renamed when the block ends well, so that a failure leaves what was there.

    Args:
        path: the goal.
        failures: what a library raises, other than OSError, when it cannot write.

    Yields:
        A path that is not there yet, with the suffix of the goal, since some libraries go by it.

    Raises:
        ExportError: it cannot be written, or another program holds the goal; one line.
    """
    caught: tuple[type[Exception], ...] = (OSError, *failures)
    temporary = path.with_name(f".{path.stem[:100]}.{secrets.token_hex(4)}.tmp{path.suffix}")
    try:
        yield temporary
        temporary.replace(path)
    except caught as error:
        reason = " ".join(str(getattr(error, "strerror", None) or error).split())
        raise ExportError(f"{path}: cannot be written ({reason}); close it elsewhere or choose another name") from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write a text file beside its goal and rename it.

    Raises:
        ExportError: it cannot be written; one line.
    """
    with beside(path) as temporary, temporary.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
