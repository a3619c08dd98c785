"""The Typer application with its commands. Nothing heavy is imported here: `--help` must be quick."""

from __future__ import annotations

from typing import Annotated

import typer

from geonews import __version__
from geonews.cli import (
    annotate,
    articles,
    compare,
    config_,
    demo,
    diff,
    evaluate,
    explain,
    export,
    gazetteer,
    log,
    map_,
    place,
    review,
    run,
    status,
)
from geonews.cli.examples import EXIT_CODES
from geonews.cli.group import Commands, note_quiet, note_verbose

app = typer.Typer(
    cls=Commands,
    name="geonews",
    help="Turn news articles into offline maps of what was reported where. Reported is not true.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    epilog=EXIT_CODES,
)


def _version(value: bool) -> None:
    if value:
        typer.echo(f"geonews {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("-q", "--quiet", callback=note_quiet, help="Results and errors only, no messages.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", callback=note_verbose, help="A line about each article that is read.")
    ] = False,
) -> None:
    """Turn news articles into offline maps of what was reported where. Reported is not true."""
    del version, quiet, verbose


app.command("demo")(demo.demo)
app.command("run")(run.run)
app.command("annotate")(annotate.annotate)
app.command("status")(status.status)
app.command("log")(log.log)
app.add_typer(articles.app, name="articles")
app.command("map")(map_.map_)
app.command("export")(export.export)
app.command("compare")(compare.compare)
app.command("diff")(diff.diff)
app.command("explain")(explain.explain)
app.add_typer(gazetteer.app, name="gazetteer")
app.add_typer(place.app, name="place")
app.command("config")(config_.config)
app.add_typer(review.app, name="review")
app.command("evaluate")(evaluate.evaluate)
