"""`geonews compare`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geonews.cli.gathered import gathered
from geonews.cli.group import FAILED
from geonews.cli.options import DEFAULT_WORKSPACE, Debug, Json, Outlets, Sides, Workspace, filters

if TYPE_CHECKING:
    from geonews.store import Filters


@gathered("wanted", filters)
def compare(
    table: Annotated[Path, typer.Argument(metavar="FILE", help="CSV of ACLED or UCDP GED, as they export it.")],
    *,
    workspace: Workspace = DEFAULT_WORKSPACE,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Also a file: .geojson and other formats, or a map (.html).")
    ] = None,
    km: Annotated[float, typer.Option("--km", min=0.0, max=500.0, help="Kilometres within which both may lie.")] = 25.0,
    days: Annotated[int, typer.Option("--days", min=0, max=60, help="Days by which both may lie apart.")] = 2,
    share: Annotated[bool, typer.Option("--share", help="A map to be passed on: without their rows.")] = False,
    wanted: Filters,
    outlets: Outlets = None,
    sides: Sides = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Lay our reports beside ACLED's or UCDP's events: matched, only ours, only theirs. Their terms stay theirs."""
    del debug
    from geonews.beside import MATCH_COLUMNS, Limits, mention_rows, read_events, result_rows
    from geonews.beside import compare as matches_of
    from geonews.beside.matching import comparable
    from geonews.cli.say import complain, say, say_json, tell
    from geonews.config import Config
    from geonews.export import write_rows
    from geonews.maps.options import MapOptions
    from geonews.pipeline import MAP_SUFFIXES, beside_map, provenance_row, rows_of, write_map
    from geonews.store import open_existing
    from geonews.tables import exported

    events, errors = read_events(table)
    for error in errors:
        complain(error)
    config = Config.load(outlets_file=outlets, sides_file=sides)
    with open_existing(workspace) as store:
        everything = rows_of(store, config, wanted)
        limits = Limits(km=km, days=days)
        ours = comparable(everything.positions, events, limits)
        matches = matches_of(ours, events, limits)
        rows = result_rows(ours, events, matches)
        if output is not None and output.suffix.lower() in MAP_SUFFIXES:
            marked = {match.ours for match in matches}
            told = [row | {"match": "matched" if i in marked else "only ours"} for i, row in enumerate(ours)]
            name = events[0].source if events else "no events"
            circles = mention_rows(events, name)
            write_map(beside_map(store, config, told, circles, name, MapOptions(share=share)), output, config)
            if share and events:
                tell(f"{output}: without {name}'s rows, which are not ours to pass on")
        elif output is not None:
            write_rows(output, rows, MATCH_COLUMNS, provenance_row(store, config))
    if as_json:
        for row in rows:
            say_json(exported(row, MATCH_COLUMNS))
    else:
        n_ours, n_theirs = len({match.ours for match in matches}), len({match.theirs for match in matches})
        say(f"{len(matches)} pairs within {km:g} km and {days} days")
        say(f"our reports: {n_ours} matched, {len(ours) - n_ours} only ours")
        say(f"their events: {n_theirs} matched, {len(events) - n_theirs} only theirs")
        if output is not None:
            say(str(output))
    if left := len(everything.positions) - len(ours):
        tell(f"{left} reports were not compared: no place closer than a country, no day, or outside the table's time")
    if errors:
        raise typer.Exit(FAILED)
