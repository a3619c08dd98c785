"""`geonews run`."""

from __future__ import annotations

from typing import Annotated

import typer

from geonews.cli.options import (
    DEFAULT_WORKSPACE,
    Debug,
    Language,
    Outlet,
    Published,
    Recogniser,
    Title,
    Url,
    Workspace,
    overrides,
)


def run(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, or - for standard input.")],
    workspace: Workspace = DEFAULT_WORKSPACE,
    title: Title = None,
    outlet: Outlet = None,
    url: Url = None,
    published: Published = None,
    language: Language = None,
    recogniser: Recogniser = None,
    debug: Debug = False,
) -> None:
    """Read articles into the workspace, skipping what is already there."""
    from geonews.cli.say import complain, progress, say
    from geonews.config import Config
    from geonews.pipeline import Stages
    from geonews.pipeline import run as run_pipeline
    from geonews.store import Store

    given = overrides(title, outlet, url, published, language)
    with Store(workspace) as store, progress() as report:
        stages = Stages.open(Config.load(recogniser=recogniser), report)
        summary = run_pipeline(paths, store, stages, overrides=given, debug=debug, progress=report)
    for failure in summary.failures:
        complain(failure.error)
    say(
        f"{summary.done} read, {summary.skipped} already there, {len(summary.failures)} failed; workspace {workspace}; "
        f"next: geonews map -w {workspace}"
    )
    if summary.failures:
        raise typer.Exit(1 if summary.done or summary.skipped else 2)
