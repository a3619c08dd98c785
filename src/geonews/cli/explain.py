"""`geonews explain`."""

from __future__ import annotations

from typing import Annotated

import typer

from geonews.cli.options import Debug


def explain(
    name: Annotated[str, typer.Argument(help="A place name.")],
    text: Annotated[str | None, typer.Option("--in", help="A text in which the name stands.")] = None,
    debug: Debug = False,
) -> None:
    """Why a name is taken for which place: candidates, scores, reasons."""
    del debug
    from geonews.cli.say import progress, say
    from geonews.config import Config
    from geonews.pipeline import explain_name

    with progress() as report:
        lines = explain_name(name, text, Config.load(), report)
    for line in lines:
        say(line)
