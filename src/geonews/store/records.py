"""Records as JSON and back, by their type hints. Fields at their default are left out, unknown ones are ignored."""

from __future__ import annotations

import dataclasses
import functools
import json
import types
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Decode = Callable[[Any], Any]


def encode(record: Any) -> str:
    """A record as one line of JSON; dates as ISO text, tuples as lists."""
    return json.dumps(_plain(record), ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def decode(kind: type[T], text: str) -> T:
    """The record of `kind` that `encode` wrote.

    Raises:
        TypeError, ValueError: a field is missing or illegal.
    """
    made: T = _decoder(kind)(json.loads(text))  # type: ignore[arg-type]  # types are hashable
    return made


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: _plain(content)
            for field in dataclasses.fields(value)
            if (content := getattr(value, field.name)) != field.default
        }
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value


@functools.cache
def _decoder(hint: Any) -> Decode:
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _record_decoder(hint)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        [inner] = [argument for argument in arguments if argument is not types.NoneType]
        some = _decoder(inner)
        return lambda value: None if value is None else some(value)
    if origin is tuple:
        return _tuple_decoder(arguments)
    if hint is date:
        return date.fromisoformat
    return _same


def _record_decoder(kind: type) -> Decode:
    hints = get_type_hints(kind)
    fields = {field.name: _decoder(hints[field.name]) for field in dataclasses.fields(kind)}

    def read(row: Mapping[str, Any]) -> Any:
        return kind(**{name: fields[name](value) for name, value in row.items() if name in fields})

    return read


def _tuple_decoder(arguments: tuple[Any, ...]) -> Decode:
    if arguments[-1] is Ellipsis:
        each = _decoder(arguments[0])
        return lambda value: tuple(each(part) for part in value)
    parts = [_decoder(argument) for argument in arguments]
    return lambda value: tuple(read(part) for read, part in zip(parts, value, strict=True))


def _same(value: Any) -> Any:
    return value
