"""`geonews map`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geonews.cli.gathered import gathered
from geonews.cli.group import FAILED, NOTHING_DONE
from geonews.cli.map_job import map_job
from geonews.cli.options import DEFAULT_WORKSPACE, Debug, Workspace
from geonews.errors import ConfigError

if TYPE_CHECKING:
    from geonews.cli.map_job import MapJob

_OWN = ("workspace", "maps", "browse", "watch", "debug")
"""Options that --maps leaves on the command line."""


@gathered("job", map_job)
def map_(
    context: typer.Context,
    *,
    job: MapJob,
    workspace: Workspace = DEFAULT_WORKSPACE,
    maps: Annotated[
        Path | None,
        typer.Option("--maps", metavar="FILE", help="Several maps at once: the TOML file that lists them."),
    ] = None,
    browse: Annotated[bool, typer.Option("--open", help="Show what was written in the browser.")] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Make it again whenever the workspace changes; Ctrl-C ends it.")
    ] = False,
    debug: Debug = False,
) -> None:
    """Make the offline map of a workspace: a page (.html) or a picture (.png, .svg, .pdf)."""
    from geonews.cli.map_round import Round, complain_all, remake
    from geonews.cli.say import say
    from geonews.cli.watching import state_of, workspace_files

    if maps is not None:
        _refuse_others(context, maps)
    files = [*workspace_files(workspace), *filter(None, (maps, job.outlets, job.sides))]
    before = state_of(files)
    one = Round(job, maps, workspace, debug=debug)
    written, errors = one.run()
    for path in written:
        say(str(path))
    complain_all(errors)
    if browse:
        _show(written)
    if watch and written:
        remake(one.run, lambda: state_of(files), before)
    elif errors:
        raise typer.Exit(FAILED if written else NOTHING_DONE)


def _refuse_others(context: typer.Context, maps: Path) -> None:
    """What a file of maps says is not said twice. Raises ConfigError."""
    given = [
        f"--{name.replace('_', '-')}" if name != "out" else "OUT"
        for name in context.params
        if name not in _OWN and getattr(context.get_parameter_source(name), "name", "DEFAULT") != "DEFAULT"
    ]
    if given:
        raise ConfigError(f"{', '.join(given)} beside --maps: say it in {maps}, for each map or in [defaults]")


def _show(paths: list[Path]) -> None:
    import webbrowser

    from geonews.cli.say import tell

    for path in paths:
        if not webbrowser.open(path.resolve().as_uri()):
            tell(f"no browser was found for {path}")
