"""`geonews export`."""

from __future__ import annotations

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


def export(
    target: Annotated[
        str, typer.Argument(metavar="OUT", help="File by suffix (.geojson), or a folder with a trailing /.")
    ],
    workspace: Workspace = DEFAULT_WORKSPACE,
    layer: Annotated[str, typer.Option(help="positions or mentions.")] = "positions",
    since: Since = None,
    until: Until = None,
    country: Country = None,
    actor: Actor = None,
    status: Status = None,
    debug: Debug = False,
) -> None:
    """Write reports or mentions for other programs, by suffix."""
    del debug
    from geonews.cli.say import say
    from geonews.export import export as write
    from geonews.pipeline import map_rows
    from geonews.store import open_existing

    wanted = filters(since, until, country, actor, status)
    with open_existing(workspace) as store:
        for path in write(target, map_rows(store, wanted), layer=layer):
            say(str(path))
