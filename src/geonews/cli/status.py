"""`geonews status`: how a workspace is doing."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from geonews.cli.options import DEFAULT_WORKSPACE, Debug, Json, Recogniser, Workspace, Worldview


def status(
    workspace: Workspace = DEFAULT_WORKSPACE,
    names: Annotated[int, typer.Option("--names", min=0, help="Names without a sure place to list.")] = 10,
    recogniser: Recogniser = None,
    worldview: Worldview = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Count what a workspace holds, and say what is open: undated, unresolved, stale, failed."""
    del debug
    from geonews.cli.say import progress, say, say_json
    from geonews.config import Config
    from geonews.pipeline import Stages
    from geonews.store import health, open_existing

    config = Config.load(recogniser=recogniser, worldview=worldview)
    with open_existing(workspace) as store, progress() as report:
        found = health(store, Stages.open(config, report).provenance())
    if as_json:
        say_json(asdict(found))
        return
    say(f"{found.articles} articles, {found.mentions} mentions, {found.positions} reports")
    if found.undated:
        say(f"{found.undated} articles without a date: geonews articles set ID --published 2024-12-06")
    if found.stale:
        say(f"{len(found.stale)} articles read with other data or settings: geonews run --refresh -w {workspace}")
    if found.failures:
        say(f"{found.failures} inputs of the latest run failed: geonews articles --failed -w {workspace}")
    if found.open_names:
        say(f"{len(found.open_names)} names without a sure place, most frequent first:")
    for one in found.open_names[:names]:
        say(f"  {one.name}  {one.mentions} mentions in {one.articles} articles")
