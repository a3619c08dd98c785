"""One map to make: its options, declared once for the command line and for a file of maps."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from geonews.cli.gathered import gathered
from geonews.cli.options import Outlets, Sides, Worldview, among, filters, one_of
from geonews.errors import ConfigError
from geonews.maps.options import MapOptions, Symbols, Theme

if TYPE_CHECKING:
    from geonews.cli.say import Report
    from geonews.store import Filters

LAYERS = ("positions", "mentions")
DEFAULT_OUTPUT = Path("geonews.html")
_PLAIN = MapOptions()


@dataclass(frozen=True, slots=True, kw_only=True)
class MapJob:
    """A map to make of a workspace."""

    output: Path
    title: str | None
    layers: tuple[str, ...]
    filters: Filters
    options: MapOptions
    worldview: str | None
    outlets: Path | None
    sides: Path | None


@gathered("wanted", filters)
def map_job(
    out: Annotated[
        Path | None,
        typer.Argument(metavar="OUT", help=f"What to write: .html, .png, .svg or .pdf. Default: {DEFAULT_OUTPUT}."),
    ] = None,
    *,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="The same as OUT.")] = None,
    title: Annotated[str | None, typer.Option(help="Title of the map.")] = None,
    theme: Annotated[
        str, typer.Option(callback=one_of(get_args(Theme)), help="auto (the reader's system), light or dark.")
    ] = _PLAIN.theme,
    symbols: Annotated[
        str,
        typer.Option(callback=one_of(get_args(Symbols)), help="plain, or app6: MIL-STD-2525 where a place is exact."),
    ] = _PLAIN.symbols,
    fade_days: Annotated[
        int, typer.Option(min=0, help="Days for which a report fades on the time line.")
    ] = _PLAIN.fade_days,
    tiles: Annotated[
        str | None,
        typer.Option(metavar="PROVIDER", help="Online tiles, such as OpenStreetMap.Mapnik: the page asks for them."),
    ] = None,
    share: Annotated[
        bool,
        typer.Option(
            "--share",
            help="To be passed on: no local paths, notes, private names; civilians and shelters by province only.",
        ),
    ] = False,
    layer: Annotated[
        list[str] | None,
        typer.Option("--layer", "--layers", callback=among(LAYERS), help="positions or mentions; both without."),
    ] = None,
    wanted: Filters,
    worldview: Worldview = None,
    outlets: Outlets = None,
    sides: Sides = None,
) -> MapJob:
    """A map by its options. Raises ConfigError when they contradict each other or name unknown tiles."""
    if out is not None and output is not None:
        raise ConfigError(f"two outputs, {out} and {output}: name one")
    if tiles is not None:
        from geonews.maps.tiles import tiles_named

        tiles = tiles_named(tiles).name
    return MapJob(
        output=out or output or DEFAULT_OUTPUT,
        title=title,
        layers=tuple(layer or LAYERS),
        filters=wanted,
        options=MapOptions(theme=theme, symbols=symbols, fade_days=fade_days, tiles=tiles, share=share),  # type: ignore[arg-type]  # checked above
        worldview=worldview,
        outlets=outlets,
        sides=sides,
    )


def make(job: MapJob, workspace: Path, report: Report) -> None:
    """Write the map of a workspace. Raises GeonewsError; one line."""
    from geonews.cli.say import complain, tell
    from geonews.config import Config
    from geonews.maps.payload import too_large
    from geonews.pipeline import check_map_target, map_input, write_map
    from geonews.pipeline.review.telling import rejected_words
    from geonews.store import open_existing

    check_map_target(job.output)
    with open_existing(workspace) as store:
        config = Config.load(worldview=job.worldview, outlets_file=job.outlets, sides_file=job.sides)
        data = map_input(
            store,
            config,
            filters=job.filters,
            layers=job.layers,
            title=job.title,
            options=job.options,
            progress=report,
        )
    if rejected := data.provenance.get("rejected"):
        tell(rejected_words(rejected))
    warning = too_large(data)
    if warning is not None:
        complain(f"{job.output}: {warning}")
    write_map(data, job.output, config)
