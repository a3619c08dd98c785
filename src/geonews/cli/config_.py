"""`geonews config`: every setting, what it is now, and where that comes from."""

from __future__ import annotations

from typing import Annotated

import typer

from geonews.cli.options import Debug, Json


def config(
    explain: Annotated[bool, typer.Option("--explain", help="What each setting means, and its default.")] = False,
    example: Annotated[bool, typer.Option("--example", help="A geonews.toml with every setting, commented.")] = False,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Show every setting, its value and where it comes from: command line, environment, geonews.toml or default."""
    del debug
    from geonews.cli.say import say, say_json
    from geonews.cli.tables import say_table
    from geonews.settings import Setting, example_file, settings

    if example:
        say(example_file().rstrip("\n"))
        return
    found: list[Setting] = settings()
    if as_json:
        for one in found:
            say_json({"name": one.name, "value": one.value, "from": one.origin, "meaning": one.meaning})
    elif explain:
        for one in found:
            say(f"{one.name}: {one.meaning} Default: {one.default}.")
    else:
        say_table(["setting", "value", "from"], [[one.name, one.value, one.origin] for one in found])
