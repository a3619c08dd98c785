"""`geonews map`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from geonews.cli.options import (
    DEFAULT_WORKSPACE,
    Actor,
    Country,
    Debug,
    Since,
    Status,
    Until,
    Workspace,
    filters,
)
from geonews.errors import ConfigError

LAYERS = ("positions", "mentions")


def map_(
    workspace: Workspace = DEFAULT_WORKSPACE,
    output: Annotated[Path, typer.Option("-o", "--output", help="The HTML file to write.")] = Path("geonews.html"),
    title: Annotated[str | None, typer.Option(help="Title of the map.")] = None,
    since: Since = None,
    until: Until = None,
    country: Country = None,
    actor: Actor = None,
    status: Status = None,
    layer: Annotated[list[str] | None, typer.Option(help="positions or mentions; both without.")] = None,
    debug: Debug = False,
) -> None:
    """Make the offline map of a workspace: one HTML file."""
    del debug
    from geonews.cli.say import say
    from geonews.config import Config
    from geonews.export import write_text
    from geonews.pipeline import map_page
    from geonews.store import open_existing

    for name in layer or ():
        if name not in LAYERS:
            raise ConfigError(f'unknown layer "{name}"; known are {", ".join(LAYERS)}')
    wanted = filters(since, until, country, actor, status)
    with open_existing(workspace) as store:
        page = map_page(store, Config.load(), filters=wanted, layers=tuple(layer or LAYERS), title=title)
    write_text(output, page)
    say(str(output))
