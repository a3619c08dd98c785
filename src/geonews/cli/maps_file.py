"""Several maps from one file: each [[map]] table is read as one `geonews map` command line.

```toml
[defaults]
theme = "dark"

[[map]]
output = "war.html"

[[map]]
output = "denied.png"
status = ["denied"]
since = 2024-11-27
```
"""

from __future__ import annotations

import inspect
import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args, get_origin

import typer

from geonews.cli.map_job import MapJob, map_job
from geonews.cli.tables import printable
from geonews.errors import ConfigError, GeonewsError

Table = Mapping[str, Any]
_ALSO = {"layers": "layer"}
_CLOSE = 0.7
_UsageError: type[Any] = typer.BadParameter.__mro__[1]  # Typer itself does not name it
_WANTED: Mapping[Any, tuple[tuple[type, ...], str]] = {
    bool: ((bool,), "true or false"),
    int: ((int,), "a whole number"),
    datetime: ((date, str), "a date such as 2024-12-31"),
    list: ((str, list), "a text or a list of texts"),
}
_TEXT = ((str,), "a text")


@dataclass(slots=True)
class Maps:
    """What a file of maps asks for."""

    jobs: list[MapJob] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    """One line for each map that cannot be understood; it names the map and the key."""


def read_maps(path: Path) -> Maps:
    """The maps of a file. Paths in it are relative to it, not to wherever the program runs.

    Raises:
        ConfigError: the file cannot be read, is no TOML, has no maps, or its defaults are wrong; one line.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: {getattr(error, 'strerror', None) or error}") from error
    defaults, tables = _checked(content, path)
    found = Maps()
    taken: dict[str, str] = {}
    for number, table in enumerate(tables, 1):
        output = table.get("output")
        name = f'map "{printable(output)}"' if isinstance(output, str) else f"map {number}"
        try:
            job = _job({**defaults, **table}, path.parent)
            goal = os.path.normcase(job.output.resolve())
            if goal in taken:
                raise ConfigError(f"output: {taken[goal]} is written there too")
        except GeonewsError as error:
            found.errors.append(f"{path}: {name}: {error}")
        else:
            taken[goal] = name
            found.jobs.append(job)
    return found


def _checked(content: Table, path: Path) -> tuple[Table, list[Table]]:
    defaults, tables = content.get("defaults", {}), content.get("map")
    if unknown := sorted(content.keys() - {"defaults", "map"}):
        raise ConfigError(f"{path}: unknown {', '.join(unknown)}; known are [defaults] and [[map]]")
    if not isinstance(defaults, dict):
        raise ConfigError(f"{path}: [defaults] must be a table")
    if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
        raise ConfigError(f"{path}: expected [[map]] tables")
    if "output" in defaults:
        raise ConfigError(f"{path}: defaults: output: each map has its own")
    try:
        _job({**defaults, "output": "any.html"}, path.parent)
    except GeonewsError as error:
        raise ConfigError(f"{path}: defaults: {error}") from error
    return defaults, tables


def _job(table: Table, folder: Path) -> MapJob:
    """The map of a table. Raises GeonewsError; one line that names the key."""
    if "output" not in table:
        raise ConfigError("output: missing")
    arguments = [argument for key, value in table.items() for argument in _arguments(key, value, folder)]
    program = typer.Typer(add_completion=False, rich_markup_mode=None)
    program.command()(map_job)
    try:
        job: MapJob = typer.main.get_command(program).main(arguments, prog_name="map", standalone_mode=False)
    except _UsageError as error:
        option = error.param.opts[-1] if getattr(error, "param", None) is not None else ""
        key = option.lstrip("-").replace("-", "_")
        raise ConfigError(f"{key}: {error.message}" if key else error.message) from error
    return job


def _arguments(key: str, value: Any, folder: Path) -> Iterator[str]:
    """A key and its value as arguments of the command line. Raises ConfigError when they are no option's."""
    kinds = _kinds()
    name = _ALSO.get(key, key)
    if name not in kinds:
        close = get_close_matches(key, kinds, n=1, cutoff=_CLOSE)
        raise ConfigError(f"{key}: unknown; {f'did you mean {close[0]}' if close else 'known are ' + ', '.join(kinds)}")
    kind = kinds[name]
    legal, words = _WANTED.get(kind, _TEXT)
    if not isinstance(value, legal) or (isinstance(value, bool) and kind is not bool):
        raise ConfigError(f"{key}: must be {words}, not {value!r}")
    flag = f"--{name.replace('_', '-')}"
    if kind is bool:
        yield from [flag] if value else []
    elif kind is Path:
        yield f"{flag}={_path(key, str(value), folder)}"
    else:
        for one in value if isinstance(value, list) else [value]:
            if isinstance(value, list) and not isinstance(one, str):
                raise ConfigError(f"{key}: must be {words}, not {value!r}")
            yield f"{flag}={one}"


def _path(key: str, value: str, folder: Path) -> Path:
    if not value.strip() or "\0" in value:
        raise ConfigError(f"{key}: {value!r} is no path")
    return folder / Path(value).expanduser()


def _kinds() -> dict[str, Any]:
    """Options of a map by name → type: bool, int, str, Path, datetime or list."""
    kinds = {}
    for one in inspect.signature(map_job).parameters.values():
        hint = get_args(one.annotation)[0]  # of Annotated
        known = next((part for part in get_args(hint) if part is not type(None)), hint)
        known = hint if get_origin(hint) is list else known
        kinds[one.name] = get_origin(known) or known
    return {name: kind for name, kind in kinds.items() if name != "out"}
