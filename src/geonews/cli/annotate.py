"""`geonews annotate`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from geonews.cli.group import FAILED
from geonews.cli.options import (
    Debug,
    Geocode,
    GeocodeAgent,
    GeocodeBudget,
    GeocodeUrl,
    Language,
    Outlet,
    Outlets,
    Published,
    Recogniser,
    Sides,
    Title,
    Url,
    Worldview,
    overrides,
)


def annotate(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, or - for standard input.")],
    title: Title = None,
    outlet: Outlet = None,
    url: Url = None,
    published: Published = None,
    language: Language = None,
    raw: Annotated[bool, typer.Option("--raw", help="Take the whole text as main text.")] = False,
    recogniser: Recogniser = None,
    worldview: Worldview = None,
    geocode: Geocode = None,
    geocode_agent: GeocodeAgent = None,
    geocode_url: GeocodeUrl = None,
    geocode_budget: GeocodeBudget = None,
    situations: Annotated[
        bool,
        typer.Option(
            "--situations", help="A last line with the situations of all reports: who else says so, who denies."
        ),
    ] = False,
    outlets: Outlets = None,
    sides: Sides = None,
    debug: Debug = False,
) -> None:
    """Articles in, one JSON line per article out; nothing is stored."""
    from geonews.cli.say import complain, progress, say_json, tell
    from geonews.config import Config
    from geonews.pipeline import Stages, Views, annotate_all
    from geonews.plain import to_dict
    from geonews.reading.sources import Failure, read_records
    from geonews.tables import annotate_row

    given = overrides(title, outlet, url, published, language)
    config = Config.load(
        recogniser=recogniser, worldview=worldview, geocoder=geocode, geocoder_agent=geocode_agent,
        geocoder_url=geocode_url, geocoder_budget=geocode_budget, outlets_file=outlets, sides_file=sides,
    )  # fmt: skip
    failed = False
    with progress() as report:
        stages = Stages.open(config, report, warn=complain)
    views, done = Views.open(config, stages.actors), []
    for result in annotate_all(read_records(paths, overrides=given, raw=raw), stages, debug=debug):
        if isinstance(result, Failure):
            failed = True
            complain(result.error)
            say_json({"id": result.id, "error": result.error})
        else:
            say_json(annotate_row(views.sides.seen(result), stages.actors))
            if situations:
                done.append(result)
        sys.stdout.flush()
    if situations:
        say_json({"situations": [to_dict(situation) for situation in views.situations_in(done)]})
    if stages.geocoder is not None and stages.geocoder.summary:
        tell(stages.geocoder.summary)
    if failed:
        raise typer.Exit(FAILED)
