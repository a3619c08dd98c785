"""`geonews run`."""

from __future__ import annotations

from typing import Annotated

import typer

from geonews.cli.group import FAILED, NOTHING_DONE
from geonews.cli.options import (
    DEFAULT_WORKSPACE,
    Debug,
    Geocode,
    GeocodeAgent,
    GeocodeBudget,
    GeocodeUrl,
    Json,
    Language,
    Outlet,
    Outlets,
    Published,
    Recogniser,
    Title,
    Url,
    Workspace,
    Worldview,
    overrides,
)


def run(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")
    ] = None,
    workspace: Workspace = DEFAULT_WORKSPACE,
    title: Title = None,
    outlet: Outlet = None,
    url: Url = None,
    published: Published = None,
    language: Language = None,
    again: Annotated[bool, typer.Option("--again", help="Read also what is there already.")] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="Take out the articles that the given paths do not hold any more.")
    ] = False,
    refresh: Annotated[
        bool, typer.Option("--refresh", help="Read again what was read with other data, models or settings.")
    ] = False,
    jobs: Annotated[int, typer.Option("--jobs", min=1, max=64, help="Processes that read side by side.")] = 1,
    recogniser: Recogniser = None,
    worldview: Worldview = None,
    geocode: Geocode = None,
    geocode_agent: GeocodeAgent = None,
    geocode_url: GeocodeUrl = None,
    geocode_budget: GeocodeBudget = None,
    outlets: Outlets = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Read articles into the workspace, skipping what is already there."""
    from geonews.cli.say import complain, progress, say, say_json, tell
    from geonews.config import Config
    from geonews.pipeline import Stages, merged, pack_hint
    from geonews.pipeline import refresh as refresh_pipeline
    from geonews.pipeline import run as run_pipeline
    from geonews.store import Store

    if not paths and (prune or not refresh):
        raise typer.BadParameter("name files or folders to read; --refresh alone needs none")

    given = overrides(title, outlet, url, published, language)
    config = Config.load(
        recogniser=recogniser, worldview=worldview, geocoder=geocode, geocoder_agent=geocode_agent,
        geocoder_url=geocode_url, geocoder_budget=geocode_budget, outlets_file=outlets,
    )  # fmt: skip
    with Store(workspace) as store, progress() as report:
        stages = Stages.open(config, report, warn=complain)
        parts = []
        if paths:
            parts.append(
                run_pipeline(
                    paths, store, stages, overrides=given, again=again, prune=prune, processes=jobs, debug=debug,
                    progress=report, warn=complain,
                )
            )  # fmt: skip
        if refresh:
            parts.append(refresh_pipeline(store, stages, processes=jobs, debug=debug, progress=report, warn=complain))
        summary = merged(parts)
    if stages.geocoder is not None and stages.geocoder.summary:
        tell(stages.geocoder.summary)
    if as_json:
        failed = [{"id": failure.id, "error": failure.error} for failure in summary.failures]
        say_json(
            {"read": list(summary.done), "replaced": list(summary.replaced), "skipped": summary.skipped,
             "failed": failed, "pruned": list(summary.pruned), "workspace": str(workspace)}
        )  # fmt: skip
    else:
        gone = f"{len(summary.pruned)} taken out, " if prune else ""
        say(
            f"{len(summary.done)} read, {summary.skipped} already there, {gone}{len(summary.failures)} failed; "
            f"workspace {workspace}; next: geonews map -w {workspace}"
        )
    if (hint := pack_hint(summary.unresolved, stages.gazetteer)) is not None:
        tell(hint)
    if summary.failures:
        raise typer.Exit(FAILED if summary.done or summary.skipped else NOTHING_DONE)
