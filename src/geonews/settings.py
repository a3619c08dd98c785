"""The settings explained: what each means, what it is now, and where that comes from."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import os
import textwrap
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from geonews.config import Config, settings_file

_AT_RUN_TIME = {
    "data_dir": "the built-in gazetteer",
    "cache_dir": "your system's folder of caches",
    "user_dir": "your system's folder of programs' data",
    "made_at": "SOURCE_DATE_EPOCH, or now",
}
HEAD = """\
# geonews.toml: looked for in the current folder, then in your configuration folder.
# What is given on the command line or as GEONEWS_NAME in the environment wins. Paths are relative to this file.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting."""

    name: str
    value: str
    """What it is now; empty for none."""
    origin: str
    """Where that comes from."""
    meaning: str
    default: str


def settings() -> list[Setting]:
    """All settings in the order of `Config`.

    Raises:
        ConfigError: the settings file or the environment holds something illegal.
    """
    now, file = Config.load(), settings_file()
    in_file = () if file is None else file[1]
    notes = meanings()
    return [
        Setting(
            name=field.name,
            value=_shown(getattr(now, field.name)),
            origin=_origin(field.name, file[0] if file is not None and field.name in in_file else None),
            meaning=notes[field.name],
            default=_default(field),
        )
        for field in dataclasses.fields(Config)
    ]


def example_file() -> str:
    """A geonews.toml in which every setting stands with its meaning, commented out: it changes nothing."""
    notes = meanings()
    parts = [HEAD]
    for field in dataclasses.fields(Config):
        if field.name == "made_at":
            continue  # SOURCE_DATE_EPOCH says it
        told = textwrap.fill(notes[field.name], 110, initial_indent="# ", subsequent_indent="# ")
        value = field.default
        shown = value if isinstance(value, int) else f'"{value}"' if isinstance(value, str) else '""'
        parts.append(f"{told}\n# {field.name} = {shown}\n")
    return "\n".join(parts)


def meanings() -> dict[str, str]:
    """What each setting means: the lines under its field."""
    tree = ast.walk(ast.parse(inspect.getsource(Config)))
    lines = next(node for node in tree if isinstance(node, ast.ClassDef)).body
    found = {}
    for field, note in pairwise(lines):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            text = note.value.value if isinstance(note, ast.Expr) and isinstance(note.value, ast.Constant) else ""
            found[field.target.id] = " ".join(str(text).split())
    return found


def _origin(name: str, file: Path | None) -> str:
    variable = f"GEONEWS_{name.upper()}"
    if os.environ.get(variable):
        return variable
    if name == "made_at" and os.environ.get("SOURCE_DATE_EPOCH"):
        return "SOURCE_DATE_EPOCH"
    return "default" if file is None else str(file)


def _default(field: dataclasses.Field[object]) -> str:
    if field.name in _AT_RUN_TIME:
        return _AT_RUN_TIME[field.name]
    return _shown(field.default) or "none"


def _shown(value: object) -> str:
    return "" if value is None else str(value)
