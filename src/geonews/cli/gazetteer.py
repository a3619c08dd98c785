"""`geonews gazetteer`: what it holds, and country packs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from geonews.cli.group import FAILED, NOTHING_DONE
from geonews.cli.options import Country, Debug, Json

app = typer.Typer(help="What the gazetteer holds; add country packs.", no_args_is_help=True)


@app.command()
def info(country: Country = None, as_json: Json = False, debug: Debug = False) -> None:
    """Show the layers and how many places each country has."""
    del debug
    from geonews.cli.say import progress, say, say_json
    from geonews.config import Config
    from geonews.gazetteer.layers import layers

    with progress() as report:
        found = layers(Config.load(), report)
    for layer in found:
        counts = dict(sorted(layer.countries.items(), key=lambda item: (-item[1], item[0])))
        if country is not None:
            counts = {country.upper(): counts.get(country.upper(), 0)}
        if as_json:
            say_json(
                {"layer": layer.name, "places": layer.places, "date": layer.date, "sha256": layer.sha256,
                 "countries": counts}
            )  # fmt: skip
            continue
        say(f"{layer.name}: {layer.places:,} places, {layer.date or 'no date'}, sha256 {layer.sha256[:12]}")
        say("  " + "  ".join(f"{iso2 or 'none'} {number:,}" for iso2, number in counts.items()))


@app.command()
def search(
    name: Annotated[str, typer.Argument(help="A place name, in any script.")],
    country: Country = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """List the places of a name."""
    del debug
    from geonews.cli.say import progress, say, say_json
    from geonews.config import Config
    from geonews.gazetteer.lookup import open_gazetteer
    from geonews.plain import to_dict

    with progress() as report:
        gazetteer = open_gazetteer(Config.load(), report)
    places = [candidate.place for candidate in gazetteer.candidates(name)]
    for place in sorted(places, key=lambda place: (-(place.population or 0), place.id)):
        if country is not None and place.iso2 != country.upper():
            continue
        if as_json:
            say_json(to_dict(place))
        else:
            size = f"{place.population:,}" if place.population else "population unknown"
            where = f"{place.lat:.4f}, {place.lon:.4f}"
            say("  ".join((place.id, place.name, place.kind, place.iso2 or "no country", where, size, place.layer)))


@app.command()
def add(
    files: Annotated[list[Path], typer.Argument(help="GeoNames dumps: .zip or .txt.")],
    debug: Debug = False,
) -> None:
    """Add country packs in the GeoNames dump format; their places win over the built-in world."""
    from geonews.cli.say import complain, progress, say
    from geonews.config import Config
    from geonews.errors import GazetteerError
    from geonews.gazetteer.packs import add_pack

    config, failed = Config.load(), 0
    for file in files:
        try:
            with progress() as report:
                pack = add_pack(file, config, report)
        except GazetteerError as error:
            if debug:
                raise
            complain(str(error))
            failed += 1
        else:
            main = sorted(pack.countries.items(), key=lambda item: (-item[1], item[0]))[:3]
            say(f"{pack.name}: {pack.places:,} places ({', '.join(f'{iso2} {n:,}' for iso2, n in main)})")
    if failed:
        raise typer.Exit(FAILED if failed < len(files) else NOTHING_DONE)
