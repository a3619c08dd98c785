"""`geonews export`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from geonews.cli.gathered import gathered
from geonews.cli.options import DEFAULT_WORKSPACE, Debug, Outlets, Sides, Workspace, filters

if TYPE_CHECKING:
    from geonews.store import Filters


@gathered("wanted", filters)
def export(
    target: Annotated[
        str,
        typer.Argument(
            metavar="OUT",
            help="File by suffix (.gpkg, .qgz, .geojson, .geojsons, .parquet, .csv, .xlsx, .kml, .fgb), "
            "a folder with a trailing /, or - for a GeoJSON text sequence on standard output.",
        ),
    ],
    *,
    workspace: Workspace = DEFAULT_WORKSPACE,
    layer: Annotated[
        str | None,
        typer.Option(
            help="positions, mentions or situations; without: positions, and all into a folder, .gpkg, .qgz or .xlsx."
        ),
    ] = None,
    wanted: Filters,
    outlets: Outlets = None,
    sides: Sides = None,
    debug: Debug = False,
) -> None:
    """Write reports, mentions or situations for other programs, by suffix."""
    del debug
    from geonews.cli.say import say, tell
    from geonews.config import Config
    from geonews.export import export as write
    from geonews.export import stream
    from geonews.pipeline import provenance_row, rows_of
    from geonews.pipeline.review.telling import rejected_words
    from geonews.store import open_existing

    config = Config.load(outlets_file=outlets, sides_file=sides)
    with open_existing(workspace) as store:
        rows = rows_of(store, config, wanted)
        made = provenance_row(store, config) | ({"only": wanted.words} if wanted.words else {})
    if rows.rejected:
        tell(rejected_words(len(rows.rejected)))
    layers = {
        "positions": rows.positions,
        "mentions": rows.mentions,
        "situations": rows.situations,
        "articles": rows.articles,
    }
    if target == "-":
        sys.stdout.buffer.writelines(stream(layers, layer=layer))  # UTF-8 and line feeds, wherever this runs
        return
    for path in write(target, layers, layer=layer, provenance=made):
        say(str(path))
