"""JSON lines in: one object with `id` and `text` per line, a broken line costs that line only."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from geonews.errors import InputError
from geonews.reading.articles import MAX_BYTES, NOTHING, Options, Overrides, Record, article_from_text
from geonews.reading.dates import parse_date
from geonews.reading.encoding import decode
from geonews.reading.failures import Failure, failed
from geonews.reading.streams import Peeked, Stream

_LANGUAGE = re.compile(r"([A-Za-z]{2,3})([-_][A-Za-z0-9]+)*")
_ISO_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})([T ].*)?")
_MAX_ID = 1000
_SURROGATE = re.compile("[\ud800-\udfff]")
_UTF16 = codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE


def read_rows(stream: Stream, *, label: str, options: Options, document: bool) -> Iterator[Record | Failure]:
    """The articles of a JSON file, row by row.

    Args:
        stream: the file.
        label: what people know it by; a row's failure is labelled with its number too.
        options: how to read the texts.
        document: it may be one object or a list of them, over many lines; else JSON lines.

    Raises:
        InputError: the stream breaks off. The message is the reason alone.
    """
    if document:
        data = stream.read(MAX_BYTES + 1)
        rows = whole_document(data) if len(data) <= MAX_BYTES else None
        if rows is not None:
            for number, row in enumerate(rows, 1):
                yield _record(row, where=f"{label}:{number}", options=options)
            return
        stream = Peeked(data, stream)
    empty = True
    for number, line in enumerate(_utf8_lines(stream), 1):
        if not line.strip():
            continue
        empty = False
        where = f"{label}:{number}"
        if len(line) > MAX_BYTES:
            yield failed(where, f"has more than {MAX_BYTES:,} bytes: split it")
        else:
            yield _record(line, where=where, options=options)
    if empty:
        yield failed(label, "is empty")


def _record(row: bytes | object, *, where: str, options: Options) -> Record | Failure:
    id_ = where
    try:
        parsed = parse_object(decode(row)) if isinstance(row, bytes) else checked_object(row)
        id_ = row_id(parsed)
        return record_from_row(parsed, overrides=options.overrides, raw=options.raw)
    except InputError as error:
        return failed(where, error, id_=id_)


def _utf8_lines(stream: Stream) -> Iterator[bytes]:
    """The lines of a stream; one that is too long is cut to MAX_BYTES + 1 bytes. UTF-16 is read whole."""
    line = stream.readline(MAX_BYTES + 1)
    if line.startswith(_UTF16):
        data = line + stream.read(MAX_BYTES)
        yield from decode(data).encode("utf-8", errors="replace").splitlines(keepends=True)
        return
    while line:
        yield line
        while len(line) > MAX_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES + 1)
        line = stream.readline(MAX_BYTES + 1)


def parse_object(line: str) -> dict[str, Any]:
    """The JSON object on a line.

    Raises:
        InputError: it is no JSON object. The message is the reason alone.
    """
    try:
        row = json.loads(line)
    except RecursionError:
        raise InputError("is JSON nested too deeply") from None
    except json.JSONDecodeError as error:
        raise InputError(f"is not valid JSON ({error.msg} at character {error.pos + 1})") from None
    except ValueError:
        raise InputError("is not valid JSON (a number is too long)") from None
    return checked_object(row)


def checked_object(row: object) -> dict[str, Any]:
    """`row` when it is a JSON object.

    Raises:
        InputError: it is not.
    """
    if not isinstance(row, dict):
        raise InputError('is not a JSON object with "id" and "text"')
    return row


def whole_document(data: bytes) -> list[object] | None:
    """The objects of a JSON document that is one object or a list; None when it is neither, such as JSON lines."""
    try:
        document = json.loads(decode(data))
    except (InputError, ValueError, RecursionError):
        return None
    if isinstance(document, list):
        return document
    return [document] if isinstance(document, dict) else None


def row_id(row: dict[str, Any]) -> str:
    """The `id` of a row.

    Raises:
        InputError: it is missing, empty, too long or neither text nor a whole number.
    """
    value = row.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not value.strip():
        raise InputError('has no "id": give every line its own')
    if len(value) > _MAX_ID:
        raise InputError(f'has an "id" of {len(value):,} characters, more than {_MAX_ID:,}')
    return _SURROGATE.sub("\ufffd", value)


def record_from_row(row: dict[str, Any], *, overrides: Overrides = NOTHING, raw: bool = False) -> Record:
    """The article that a row holds, with its spans.

    Raises:
        InputError: a field is missing or has the wrong type. The message is the reason alone.
    """
    text = row.get("text")
    if not isinstance(text, str):
        raise InputError('has no "text"')
    spans = _spans(row.get("spans"), len(text))
    article = article_from_text(
        text,
        id=row_id(row),
        overrides=overrides,
        raw=raw,
        title=_string(row, "title"),
        outlet=_string(row, "outlet"),
        url=_string(row, "url"),
        published=_date(row),
        language=_language(row),
    )
    return Record(article=article, spans=spans)


def _string(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f'has a "{key}" that is not text')
    return _SURROGATE.sub("\ufffd", value).strip() or None


def _date(row: dict[str, Any]) -> date | None:
    """The stated date; None for one that cannot be read: an undated article beats a lost one."""
    value = _string(row, "published")
    if value is None:
        return None
    found = _ISO_DATE.fullmatch(value)
    try:
        return date.fromisoformat(found.group(1) if found else value)
    except ValueError:
        return parse_date(value)


def _language(row: dict[str, Any]) -> str | None:
    value = _string(row, "language")
    if value is None:
        return None
    found = _LANGUAGE.fullmatch(value)
    if not found:
        raise InputError(f'has "language" {value[:40]!r}, not a code like en')
    return found.group(1).lower()


def _spans(value: Any, length: int) -> tuple[tuple[int, int], ...] | None:
    if value is None:
        return None
    if not isinstance(value, list):
        raise InputError('has "spans" that are not a list of [start, end]')
    spans = []
    for span in value:
        match span:
            case [bool(), _] | [_, bool()]:
                raise InputError(f"has a span {span} that is no [start, end]")
            case [int(start), int(end)] if 0 <= start < end <= length:
                spans.append((start, end))
            case _:
                raise InputError(
                    f"has a span {str(span)[:40]} that is no [start, end] within the {length:,} characters"
                )
    return tuple(spans)
