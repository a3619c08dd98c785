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
    from geonews.changes import Span
    from geonews.store import Filters
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
    from geonews.changes import Span, change_rows, changes, without_date
    from geonews.cli.say import say, say_json, tell
    from geonews.config import Config
    from geonews.pipeline import provenance_row, rows_of
    from geonews.store import open_existing
    from geonews.tables import exported

    if start >= end:
        raise ConfigError(f"--from {start:%Y-%m-%d} is not before --to {end:%Y-%m-%d}")
    span = Span(start=start.date(), end=end.date(), days=days)
    config = Config.load(outlets_file=outlets, sides_file=sides)
    with open_existing(workspace) as store:
        rows = rows_of(store, config, wanted)
        made = provenance_row(store, config)
    found = change_rows(changes(rows.positions, span))
    if as_json:
        for row in found:
            say_json(exported(row, _columns()) | {"geometry": row.get("geometry")})
    else:
        _say_table(found)
    if undated := without_date(rows.positions):
        tell(f"{undated} reports are in articles without a date and are left out; geonews articles set ID --published")
    if output is not None:
        _write(output, found, span, made, workspace, config_files=(outlets, sides))
        if not as_json:
            say(str(output))


def _columns() -> dict[str, str]:
    from geonews.changes import CHANGE_COLUMNS

    return dict(CHANGE_COLUMNS)


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


def _write(
    output: Path, rows: list[Row], span: Span, made: Row, workspace: Path, config_files: tuple[Path | None, Path | None]
) -> None:
    from geonews.changes import CHANGE_COLUMNS
    from geonews.config import Config
    from geonews.export import write_rows
    from geonews.pipeline import MAP_SUFFIXES, changes_map, write_map
    from geonews.store import open_existing

    words = f"{span.start} to {span.end}"
    if output.suffix.lower() not in MAP_SUFFIXES:
        write_rows(output, rows, CHANGE_COLUMNS, made | {"only": f"changes from {words}"})
        return
    outlets, sides = config_files
    config = Config.load(outlets_file=outlets, sides_file=sides)
    with open_existing(workspace) as store:
        write_map(changes_map(store, config, rows, words), output, config)
