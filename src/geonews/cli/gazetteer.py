"""`geonews gazetteer`: what it holds, and country packs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geonews.cli.group import FAILED, NOTHING_DONE
from geonews.cli.options import Country, Debug, Json

if TYPE_CHECKING:
    from geonews.cli.say import Report
    from geonews.config import Config
    from geonews.gazetteer.layers import LayerInfo
    from geonews.model import Candidate

app = typer.Typer(help="What the gazetteer holds; country packs.", no_args_is_help=True)
MAIN = 3
"""Countries named when a pack was added."""


@app.command()
def info(country: Country = None, as_json: Json = False, debug: Debug = False) -> None:
    """Show the layers: places by country, date, size, licence."""
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
            say_json(_row(layer) | {"countries": counts})
            continue
        say(
            f"{layer.name}: {layer.places:,} places, {layer.date or 'no date'}, {_megabytes(layer.path)} "
            f"(index {_megabytes(*layer.index.iterdir())}), sha256 {layer.sha256[:12]}"
        )
        for line in _credit(layer):
            say(f"  {line}")
        say("  " + "  ".join(f"{iso2 or 'none'} {number:,}" for iso2, number in counts.items()))


def _row(layer: LayerInfo) -> dict[str, object]:
    origin = layer.origin
    return {
        "layer": layer.name,
        "places": layer.places,
        "date": layer.date,
        "sha256": layer.sha256,
        "bytes": layer.path.stat().st_size,
        "source": None if origin is None else origin.source,
        "licence": None if origin is None else origin.licence,
        "address": None if origin is None else origin.address,
        "added_on": None if origin is None else origin.added_on,
    }


def _credit(layer: LayerInfo) -> Iterator[str]:
    if layer.origin is not None:
        yield layer.origin.credit
        if layer.origin.address is not None:
            yield f"from {layer.origin.address}, {layer.origin.licence_url}"


def _megabytes(*paths: Path) -> str:
    return f"{sum(path.stat().st_size for path in paths) / 2**20:,.1f} MB"


@app.command()
def search(
    name: Annotated[str, typer.Argument(help="A place name, in any script.")],
    country: Country = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """List the places of a name, or of names spelled like it."""
    del debug
    from geonews.cli.say import complain, progress, say, say_json
    from geonews.config import Config
    from geonews.gazetteer.lookup import open_gazetteer
    from geonews.gazetteer.search import find, spelled_like
    from geonews.plain import to_dict

    with progress() as report:
        gazetteer = open_gazetteer(Config.load(), report)

    def inside(found: Sequence[Candidate]) -> list[Candidate]:
        return [c for c in found if country is None or c.place.iso2 == country.upper()]

    exact = inside(find(name, gazetteer))
    shown = exact or inside(spelled_like(name, gazetteer))
    if as_json:
        for candidate in shown:
            say_json(to_dict(candidate.place) | {"matched": candidate.matched, "spelled_like": not exact})
    elif shown:
        for candidate in shown:
            say(_line(candidate) if exact else f"spelled like {candidate.matched}:  {_line(candidate)}")
    else:
        complain(f'no place is called "{name}" or spelled like it' + (f" in {country.upper()}" if country else ""))


def _line(candidate: Candidate) -> str:
    place = candidate.place
    size = f"{place.population:,}" if place.population else "population unknown"
    where = f"{place.lat:.4f}, {place.lon:.4f}"
    return "  ".join((place.id, place.name, place.kind, place.iso2 or "no country", where, size, place.layer))


@app.command()
def add(
    asked: Annotated[
        list[str],
        typer.Argument(
            metavar="COUNTRY|FILE...",
            help="Countries to download from GeoNames (SY, Syria, allCountries), or dumps on disk (.zip, .txt).",
        ),
    ],
    address: Annotated[
        str | None, typer.Option("--from", help="Address of GeoNames' dumps or of a copy (setting geonames_url).")
    ] = None,
    debug: Debug = False,
) -> None:
    """Add country packs; their places win over the built-in world. A country is downloaded, a file is copied."""
    from geonews.cli.say import complain, progress, say
    from geonews.config import Config
    from geonews.errors import GazetteerError

    config, failed = Config.load(geonames_url=address), 0
    for word in asked:
        try:
            with progress() as report:
                pack = _added(word, config, report)
        except GazetteerError as error:
            if debug:
                raise
            complain(str(error))
            failed += 1
        else:
            main = sorted(pack.countries.items(), key=lambda item: (-item[1], item[0]))[:MAIN]
            credit = f"; {pack.origin.credit}" if pack.origin is not None else ""
            say(f"{pack.name}: {pack.places:,} places ({', '.join(f'{iso2} {n:,}' for iso2, n in main)}){credit}")
    if failed:
        raise typer.Exit(FAILED if failed < len(asked) else NOTHING_DONE)


def _added(word: str, config: Config, report: Report) -> LayerInfo:
    from geonews.cli.say import tell
    from geonews.gazetteer.packs import OnServer, add_pack, download_pack, understand

    request = understand(word, config)
    if isinstance(request, OnServer):
        return download_pack(request.code, config, report)
    if request.is_country:
        tell(f"{word}: taking the file of that name here; to download the country, write it otherwise or go elsewhere")
    return add_pack(request.path, config, report)


@app.command()
def remove(
    names: Annotated[list[str], typer.Argument(metavar="NAME...", help="Packs, as info names them: SY.")],
    debug: Debug = False,
) -> None:
    """Remove country packs and their indexes."""
    from geonews.cli.say import complain, say
    from geonews.config import Config
    from geonews.errors import GazetteerError
    from geonews.gazetteer.packs import remove_pack

    config, failed = Config.load(), 0
    for name in names:
        try:
            remove_pack(name.removeprefix("pack:"), config)
        except GazetteerError as error:
            if debug:
                raise
            complain(str(error))
            failed += 1
        else:
            say(f"{name} removed")
    if failed:
        raise typer.Exit(FAILED if failed < len(names) else NOTHING_DONE)
