"""`geonews place`: the user's own places, which win over all others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from geonews.cli.group import FAILED, NOTHING_DONE
from geonews.cli.options import Country, Debug, Json

if TYPE_CHECKING:
    from geonews.gazetteer.own import OwnPlace
    from geonews.pipeline.places import Added
    from geonews.vocabulary import PlaceKind

app = typer.Typer(help="Your own places, which win over all others.", no_args_is_help=True)


@app.command(context_settings={"ignore_unknown_options": True})  # a latitude may begin with a minus
def add(
    name: Annotated[str, typer.Argument(help="What articles call it.")],
    lat: Annotated[float, typer.Argument(help="Latitude in degrees, north positive.")],
    lon: Annotated[float, typer.Argument(help="Longitude in degrees, east positive.")],
    within: Annotated[
        str | None,
        typer.Option(help="Town, province or country that holds it: then it is meant only where that is named."),
    ] = None,
    kind: Annotated[
        str | None, typer.Option(help="city, neighbourhood, camp, facility, region, river or road.")
    ] = None,
    radius: Annotated[int | None, typer.Option(metavar="METRES", help="How far it may lie from the point.")] = None,
    alias: Annotated[list[str] | None, typer.Option(help="Another name; may be given several times.")] = None,
    note: Annotated[str | None, typer.Option(help="Where you know it from.")] = None,
    country: Country = None,
    debug: Debug = False,
) -> None:
    """Add a place of your own: NAME, then latitude and longitude in degrees."""
    del debug
    from geonews.cli.say import progress, say
    from geonews.config import Config
    from geonews.gazetteer.own import OwnPlace
    from geonews.pipeline.places import OwnPlaces

    place = OwnPlace(
        name=name,
        lat=lat,
        lon=lon,
        kind=cast("PlaceKind | None", kind),  # checked by the record
        iso2=country.upper() if country else None,
        within=within,
        aliases=tuple(alias or ()),
        radius_m=radius,
        note=note,
    )
    with progress() as report:
        own = OwnPlaces(Config.load(), report)
    added = own.add(place)
    own.save()
    say(_told(added))


@app.command("list")
def list_places(as_json: Json = False, debug: Debug = False) -> None:
    """List your own places."""
    del debug
    import dataclasses

    from geonews.cli.say import say, say_json, tell
    from geonews.config import Config
    from geonews.gazetteer.own import own_path, read_own

    path = own_path(Config.load())
    places = read_own(path)
    for place in places:
        if as_json:
            say_json({"id": place.id} | dataclasses.asdict(place))
        else:
            say(_line(place))
    if not as_json:
        tell(f"{len(places)} own places in {path}")


@app.command()
def remove(
    names: Annotated[list[str], typer.Argument(metavar="NAME|ID...", help="As listed.")],
    debug: Debug = False,
) -> None:
    """Remove places of your own."""
    del debug
    from geonews.cli.say import say
    from geonews.config import Config
    from geonews.pipeline.places import remove_places

    for place in remove_places(names, Config.load()):
        say(f"{place.id} removed")


@app.command("import")
def import_places(
    file: Annotated[Path, typer.Argument(help="CSV with name, lat, lon (within, kind, radius, aliases) or GeoJSON.")],
    debug: Debug = False,
) -> None:
    """Add places of your own from a CSV table or GeoJSON points; a wrong row costs only itself."""
    from geonews.cli.say import complain, progress, say
    from geonews.config import Config
    from geonews.errors import InputError
    from geonews.gazetteer.own_import import WrongRow, read_places
    from geonews.pipeline.places import OwnPlaces

    rows = list(read_places(file))
    with progress() as report:
        own = OwnPlaces(Config.load(), report)
    done = failed = 0
    for row in rows:
        try:
            if isinstance(row, WrongRow):
                raise InputError(row.error)  # noqa: TRY301  # told like the others
            where, place = row
            try:
                say(_told(own.add(place)))
            except InputError as error:
                raise InputError(f"{where}: {error}") from error
        except InputError as error:
            if debug:
                raise
            complain(str(error))
            failed += 1
        else:
            done += 1
    own.save()
    say(f"{done} added, {failed} failed")
    if failed or not done:
        raise typer.Exit(FAILED if done else NOTHING_DONE)


def _told(added: Added) -> str:
    again = "; replaced the one of that name" if added.replaced else ""
    holder = added.holder
    held = "" if holder is None else f" ({holder.id}, {holder.kind}, {holder.iso2 or 'no country'})"
    return _line(added.place, held) + again


def _line(place: OwnPlace, held: str = "") -> str:
    parts = [place.id, place.name, f"{place.lat:.5f}, {place.lon:.5f}", place.kind or "city"]
    parts.append(place.iso2 or "no country")
    if place.within:
        parts.append(f"within {place.within}{held}")
    if place.radius_m is not None:
        parts.append(f"± {place.radius_m:,} m")
    if place.aliases:
        parts.append(f"also {', '.join(place.aliases)}")
    if place.note:
        parts.append(place.note)
    return "  ".join(parts)
