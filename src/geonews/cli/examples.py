"""Examples at the end of each command's help, from examples.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

EXIT_CODES = "Exit code 0: all done; 1: some inputs failed, the others are done; 2: wrong usage, or nothing done."


def examples() -> Mapping[str, Sequence[str]]:
    """Commands as a user types them, by the name of the command."""
    text = (resources.files("geonews.cli") / "examples.toml").read_text(encoding="utf-8")
    return {name: tuple(lines) for name, lines in tomllib.loads(text).items()}


def add_examples(group: Any, known: Mapping[str, Sequence[str]], above: str = "") -> None:
    """Put each command's examples under its help, and what exit codes mean under that of all.

    Args:
        group: a group of commands as Typer makes it.
        known: see `examples`.
        above: names of the groups over it.
    """
    for name, command in group.commands.items():
        path = f"{above} {name}".strip()
        # \b keeps the lines apart
        command.epilog = "\b\nExamples:\n" + "\n".join(f"  {line}" for line in known.get(path, ()))
        if hasattr(command, "commands"):
            add_examples(command, known, path)
