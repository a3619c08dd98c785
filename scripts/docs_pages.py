"""The pages of the site that are rendered from the program, as a hook of MkDocs: the help of every command."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from geonews.cli import app

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

PICTURES = {"images/first.png": Path(__file__).parent.parent / "maps" / "first.png"}
"""Pages' address → file of the repository that is shown there."""
COMMANDS_PAGE = "reference/commands.md"
WIDTH = 80
"""Columns of the help: what fits beside the lists of pages and headings."""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the rendered pages, and the pictures of the README, to those of docs/."""
    from mkdocs.structure.files import File  # noqa: PLC0415  # tests render without MkDocs

    files.append(File.generated(config, COMMANDS_PAGE, content=commands_page()))
    for address, path in PICTURES.items():
        files.append(File.generated(config, address, abs_src_path=str(path)))
    return files


def commands_page() -> str:
    """Every command with what `--help` says of it, as Markdown."""
    root = typer.main.get_command(app)
    parts = ["# Commands", "What `geonews COMMAND --help` says, rendered when this site is built."]
    for context, command in _walk(root, typer.Context(root, info_name="geonews", max_content_width=WIDTH)):
        parts += [f"## {context.command_path}", f"```text\n{command.get_help(context).strip()}\n```"]
    return "\n\n".join(parts) + "\n"


def _walk(command: Any, context: Any) -> Iterator[tuple[Any, Any]]:
    """A command and those below it, in their order, each with its context."""
    context.terminal_width = WIDTH
    yield context, command
    for name, below in getattr(command, "commands", {}).items():
        if not below.hidden:
            yield from _walk(below, typer.Context(below, info_name=name, parent=context, max_content_width=WIDTH))
