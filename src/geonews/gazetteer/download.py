"""One file over HTTP, resumable: what came is kept, and the next call asks only for the rest, if there is any.

The file is asked for again from its beginning when the server's copy has changed since (ETag or Last-Modified, by
If-Range), or when the server cannot say.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from geonews.errors import GazetteerError
from geonews.gazetteer.build import Progress, no_progress

TIMEOUT_S = 30.0
"""Longest wait for an answer, and for each further piece of it."""
MAX_BYTES = 2 * 2**30
"""allCountries.zip has 0.4 GB; nothing larger is a gazetteer."""
_CHUNK = 2**18
_OK, _PARTIAL, _NOT_FOUND, _RANGE = 200, 206, 404, 416


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file that came whole."""

    path: Path
    address: str
    """Where it came from, after redirects."""
    size: int
    """Bytes."""
    modified: str | None
    """ISO date of the server's copy, None when it did not say."""


def download(
    address: str, part: Path, progress: Progress | None = None, *, timeout: float = TIMEOUT_S, limit: int = MAX_BYTES
) -> Download:
    """Fetch `address` into the file `part`, going on where an earlier call was cut.

    A small .json beside it says what it is. Both stay until the caller moves the file and calls `forget`: a whole file
    that is still there and has not changed is not fetched again.

    Args:
        address: http or https.
        part: the file to write.
        progress: told of bytes, see `build.Progress`.
        timeout: seconds, see `TIMEOUT_S`.
        limit: bytes, see `MAX_BYTES`.

    Raises:
        GazetteerError: not there, no network, cut short, too large; the message says what to do.
    """
    checked(address)
    begun = _begun(part, address)
    try:
        answer = _open(address, begun, timeout)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == _RANGE and begun:
            if error.headers.get("Content-Range") == f"bytes */{begun.size}":
                return _whole(part, address, begun.size, error.headers)
            forget(part)
            return download(address, part, progress, timeout=timeout, limit=limit)
        raise GazetteerError(_refused(address, error)) from error
    except (OSError, http.client.HTTPException) as error:
        raise GazetteerError(f"cannot reach {address}: {_reason(error)}; check the network or the address") from error
    with answer:
        return _receive(answer, address, part, begun, progress or no_progress, limit)


def checked(address: str) -> str:
    """The address. Raises GazetteerError when it is not http or https."""
    try:
        parts = urlsplit(address)
        good = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        good = False
    if not good:
        raise GazetteerError(f'"{address}" is no address to download from: it begins with http:// or https://')
    return address


def forget(part: Path) -> None:
    """Remove what was downloaded."""
    part.unlink(missing_ok=True)
    _note(part).unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class _Begun:
    size: int
    validator: str
    """ETag or Last-Modified of what lies there."""

    def __bool__(self) -> bool:
        return self.size > 0


def _begun(part: Path, address: str) -> _Begun:
    """What an earlier call left, if it is of the same address and the server can tell whether it changed."""
    try:
        note = json.loads(_note(part).read_text("utf-8"))
        if note["address"] == address and isinstance(note["validator"], str):
            return _Begun(part.stat().st_size, note["validator"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return _Begun(0, "")


def _note(part: Path) -> Path:
    return part.with_name(part.name + ".json")


def _open(address: str, begun: _Begun, timeout: float) -> Any:
    headers = {"User-Agent": f"geonews/{version('geonews')}", "Accept-Encoding": "identity"}
    if begun:
        headers |= {"Range": f"bytes={begun.size}-", "If-Range": begun.validator}
    # No other scheme has a handler here, so that neither a setting nor a redirect can name a file.
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _WebOnly(),
    ):
        opener.add_handler(handler)
    return opener.open(urllib.request.Request(address, headers=headers), timeout=timeout)  # noqa: S310  # checked


class _WebOnly(urllib.request.HTTPRedirectHandler):
    """Follows redirects to http and https only."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        if urlsplit(newurl).scheme.lower() not in ("http", "https"):
            raise urllib.error.URLError(f"it redirects to {newurl}, which is neither http nor https")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _receive(answer: Any, address: str, part: Path, begun: _Begun, progress: Progress, limit: int) -> Download:
    headers: Message[str, str] = answer.headers
    offset = begun.size if answer.status == _PARTIAL and _starts_at(headers, begun.size) else 0
    if answer.status not in (_OK, _PARTIAL) or (answer.status == _PARTIAL and offset == 0):
        forget(part)
        raise GazetteerError(f"{address} gave an answer that fits no file (HTTP {answer.status}); run it again")
    length = headers.get("Content-Length")
    total = offset + int(length) if length is not None and length.isdigit() else None
    if total is not None and total > limit:
        raise GazetteerError(f"{address} has {total / 2**20:,.0f} MB: this is no gazetteer")
    _remember(part, address, headers)
    name = part.name
    size = offset
    try:
        with part.open("ab" if offset else "wb") as file:
            for piece in _pieces(answer):
                file.write(piece)
                size += len(piece)
                if size > limit:
                    raise GazetteerError(f"{address} has over {limit / 2**20:,.0f} MB: this is no gazetteer")
                progress(f"downloading {name}", size, total)
    except _Cut as cut:
        raise GazetteerError(_cut_short(name, size, total, str(cut))) from cut
    except OSError as error:
        raise GazetteerError(f"cannot write {part}: {error}") from error
    if total is not None and size != total:
        raise GazetteerError(_cut_short(name, size, total, "the connection ended"))
    return _whole(part, str(answer.url), size, headers)


def _whole(part: Path, address: str, size: int, headers: Message[str, str]) -> Download:
    return Download(path=part, address=address, size=size, modified=_date(headers.get("Last-Modified")))


class _Cut(Exception):  # noqa: N818  # named for what happened; never leaves this module
    """The connection broke, in contrast to the disk."""


def _pieces(answer: Any) -> Iterator[bytes]:
    while True:
        try:
            piece: bytes = answer.read(_CHUNK)
        except (OSError, http.client.HTTPException) as error:
            raise _Cut(_reason(error)) from error
        if not piece:
            return
        yield piece


def _starts_at(headers: Message[str, str], offset: int) -> bool:
    return headers.get("Content-Range", "").startswith(f"bytes {offset}-")


def _remember(part: Path, address: str, headers: Message[str, str]) -> None:
    etag = headers.get("ETag", "")
    # If-Range wants a strong validator; "W/" marks a weak one.
    validator = headers.get("Last-Modified", "") if not etag or etag.startswith("W/") else etag
    try:
        part.parent.mkdir(parents=True, exist_ok=True)
        if validator:
            _note(part).write_text(json.dumps({"address": address, "validator": validator}), "utf-8")
        else:
            _note(part).unlink(missing_ok=True)
    except OSError as error:
        raise GazetteerError(f"cannot write {part}: {error}") from error


def _date(text: str | None) -> str | None:
    with contextlib.suppress(ValueError):
        return parsedate_to_datetime(text).date().isoformat() if text else None
    return None


def _refused(address: str, error: urllib.error.HTTPError) -> str:
    if error.code == _NOT_FOUND:
        return f"there is no {address} (HTTP 404); is the address right?"
    return f"{address} was refused: HTTP {error.code} {_reason(error)}"


def _cut_short(name: str, size: int, total: int | None, reason: str) -> str:
    of = f" of {total / 2**20:,.1f}" if total is not None else ""
    return f"{name} was cut after {size / 2**20:,.1f}{of} MB ({reason}); run it again to resume"


def _reason(error: BaseException) -> str:
    reason = getattr(error, "reason", None) or error
    return " ".join(str(reason).split()) or type(error).__name__
