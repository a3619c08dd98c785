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
    paths: Annotated[list[str], typer.Argument(help="Files, folders, or - for standard input.")],
    workspace: Workspace = DEFAULT_WORKSPACE,
    title: Title = None,
    outlet: Outlet = None,
    url: Url = None,
    published: Published = None,
    language: Language = None,
    again: Annotated[bool, typer.Option("--again", help="Read also what is there already.")] = False,
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
    from geonews.pipeline import Stages, pack_hint
    from geonews.pipeline import run as run_pipeline
    from geonews.store import Store

    given = overrides(title, outlet, url, published, language)
    config = Config.load(
        recogniser=recogniser, worldview=worldview, geocoder=geocode, geocoder_agent=geocode_agent,
        geocoder_url=geocode_url, geocoder_budget=geocode_budget, outlets_file=outlets,
    )  # fmt: skip
    with Store(workspace) as store, progress() as report:
        stages = Stages.open(config, report, warn=complain)
        summary = run_pipeline(
            paths, store, stages, overrides=given, again=again, debug=debug, progress=report, warn=complain
        )
    if stages.geocoder is not None and stages.geocoder.summary:
        tell(stages.geocoder.summary)
    if as_json:
        failed = [{"id": failure.id, "error": failure.error} for failure in summary.failures]
        say_json(
            {"read": list(summary.done), "replaced": list(summary.replaced), "skipped": summary.skipped,
             "failed": failed, "workspace": str(workspace)}
        )  # fmt: skip
    else:
        say(
            f"{len(summary.done)} read, {summary.skipped} already there, {len(summary.failures)} failed; "
            f"workspace {workspace}; next: geonews map -w {workspace}"
        )
    if (hint := pack_hint(summary.unresolved, stages.gazetteer)) is not None:
        tell(hint)
    if summary.failures:
        raise typer.Exit(FAILED if summary.done or summary.skipped else NOTHING_DONE)
