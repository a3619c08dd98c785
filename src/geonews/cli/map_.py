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
    Outlets,
    Sides,
    Since,
    Status,
    Until,
    Workspace,
    Worldview,
    filters,
)

LAYERS = ("positions", "mentions")


def _layers(value: list[str] | None) -> list[str] | None:
    for name in value or ():
        if name not in LAYERS:
            raise typer.BadParameter(f'"{name}" is unknown; known are {", ".join(LAYERS)}')
    return value


def map_(
    workspace: Workspace = DEFAULT_WORKSPACE,
    output: Annotated[Path, typer.Option("-o", "--output", help="The HTML file to write.")] = Path("geonews.html"),
    title: Annotated[str | None, typer.Option(help="Title of the map.")] = None,
    since: Since = None,
    until: Until = None,
    country: Country = None,
    actor: Actor = None,
    status: Status = None,
    layer: Annotated[
        list[str] | None, typer.Option(callback=_layers, help="positions or mentions; both without.")
    ] = None,
    worldview: Worldview = None,
    outlets: Outlets = None,
    sides: Sides = None,
    debug: Debug = False,
) -> None:
    """Make the offline map of a workspace: one HTML file."""
    del debug
    from geonews.cli.say import progress, say
    from geonews.config import Config
    from geonews.export import check_target, write_text
    from geonews.pipeline import map_page
    from geonews.store import open_existing

    wanted = filters(since, until, country, actor, status)
    check_target(output)
    with open_existing(workspace) as store, progress() as report:
        config = Config.load(worldview=worldview, outlets_file=outlets, sides_file=sides)
        layers = tuple(layer or LAYERS)
        page = map_page(store, config, filters=wanted, layers=layers, title=title, progress=report)
    write_text(output, page)
    say(str(output))
