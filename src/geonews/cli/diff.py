"""`geonews diff`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geonews.cli.gathered import gathered
from geonews.cli.options import DEFAULT_WORKSPACE, Debug, Json, Outlets, Sides, Workspace, filters
from geonews.errors import ConfigError

if TYPE_CHECKING:
    from geonews.config import Config
    from geonews.store import Filters, Store
    from geonews.tables import Row


@gathered("wanted", filters)
def diff(
    start: Annotated[
        datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="The first day: what was known by its end.")
    ],
    end: Annotated[datetime, typer.Option("--to", formats=["%Y-%m-%d"], help="The second day, likewise.")],
    *,
    workspace: Workspace = DEFAULT_WORKSPACE,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Also a file: .geojson and other formats, or a map (.html).")
    ] = None,
    days: Annotated[int, typer.Option("--days", min=1, help="Days in which a report counts as current.")] = 14,
    wanted: Filters,
    outlets: Outlets = None,
    sides: Sides = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Compare what was reported as of two days: new, gone quiet, moved, status changed, contradictions."""
    del debug
    from geonews.changes import CHANGE_COLUMNS, Span, change_rows, changes, without_date
    from geonews.cli.say import say, say_json, tell
    from geonews.config import Config
    from geonews.pipeline import rows_of
    from geonews.store import open_existing
    from geonews.tables import exported

    if start >= end:
        raise ConfigError(f"--from {start:%Y-%m-%d} is not before --to {end:%Y-%m-%d}")
    span = Span(start=start.date(), end=end.date(), days=days)
    config = Config.load(outlets_file=outlets, sides_file=sides)
    with open_existing(workspace) as store:
        rows = rows_of(store, config, wanted)
        found = change_rows(changes(rows.positions, span))
        if as_json:
            for row in found:
                say_json(exported(row, CHANGE_COLUMNS) | {"geometry": row.get("geometry")})
        else:
            _say_table(found)
        if undated := without_date(rows.positions):
            left_out = f"{undated} reports are in articles without a date and are left out"
            tell(f"{left_out}; geonews articles set ID --published")
        if output is not None:
            _write(output, found, f"{span.start} to {span.end}", store, config)
            if not as_json:
                say(str(output))


def _say_table(rows: list[Row]) -> None:
    from geonews.cli.say import say
    from geonews.cli.tables import say_table

    if not rows:
        say("nothing changed")
        return
    cells = [
        [
            row["change"], row["event_type"].replace("_", " "), row.get("actor_name") or row.get("actor_text") or "",
            row.get("place_name") or "", f"{row['before'] or '–'} → {row['after'] or '–'}", str(row["published"]),
        ]
        for row in rows
    ]  # fmt: skip
    say_table(["change", "event", "actor", "place", "from → to", "last reported"], cells)


def _write(output: Path, rows: list[Row], words: str, store: Store, config: Config) -> None:
    from geonews.changes import CHANGE_COLUMNS
    from geonews.export import write_rows
    from geonews.pipeline import MAP_SUFFIXES, changes_map, provenance_row, write_map

    if output.suffix.lower() in MAP_SUFFIXES:
        write_map(changes_map(store, config, rows, words), output, config)
    else:
        write_rows(output, rows, CHANGE_COLUMNS, provenance_row(store, config) | {"only": f"changes from {words}"})
