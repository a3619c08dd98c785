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
    layer: Annotated[
        str | None, typer.Option(help="positions or mentions; without: positions, and both into a folder.")
    ] = None,
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
    from geonews.config import Config
    from geonews.export import export as write
    from geonews.pipeline import provenance_row, rows_of
    from geonews.store import open_existing

    wanted, config = filters(since, until, country, actor, status), Config.load()
    with open_existing(workspace) as store:
        rows = rows_of(store, config, wanted)
        made = provenance_row(store, config) | ({"only": wanted.words} if wanted.words else {})
    for path in write(target, {"positions": rows.positions, "mentions": rows.mentions}, layer=layer, provenance=made):
        say(str(path))
